package casefile_test

import (
	"testing"

	"ehchub/application/casefile"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

// askForStranger is the SENCO asking for a father who has an account already, which alone must open nothing.
func (h hub) askForStranger(t *testing.T) casework.Proposal {
	t.Helper()
	in := casefile.NewPerson{As: access.Family, Name: "Quentin Ravensworth", Detail: "Father", Email: " " + h.Stranger.Email, ByEmail: true}
	if err := (casefile.ProposePerson{Gate: h.gate}).Do(t.Context(), h.SENCO.Actor(), h.Case, in, "He has moved back."); err != nil {
		t.Fatal(err)
	}
	return h.proposals(t, h.Coordinator)[0]
}

func (h hub) proposals(t *testing.T, by people.Person) []casework.Proposal {
	t.Helper()
	out, err := reading.People{Gate: h.gate}.Do(t.Context(), by.Actor(), h.Case)
	if err != nil {
		t.Fatal(err)
	}
	return out.Proposals
}

func (h hub) answer(t *testing.T, p casework.Proposal, agree bool, because string) error {
	t.Helper()
	return casefile.AnswerProposal{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, p.ID, casefile.ProposalAnswer{Agree: agree, Because: because})
}

func (h hub) opens(t *testing.T, by people.Person) bool {
	t.Helper()
	_, err := reading.CaseFile{Gate: h.gate}.Do(t.Context(), by.Actor(), h.Case)
	return err == nil
}

func TestWhoASettingAsksForHasNoAccessUntilTheCoordinatorHasChecked(t *testing.T) {
	h := newHub(t)
	p := h.askForStranger(t)
	if h.opens(t, h.Stranger) || h.Holds(t, h.Stranger) {
		t.Fatal("whoever types an address opens a child's file with it")
	}
	waiting, err := reading.Desk{Units: h.Unit}.Do(t.Context(), h.Coordinator.Actor())
	if err != nil || len(waiting) != 1 || waiting[0].Item != string(p.ID) {
		t.Errorf("the co-ordinator finds %d to check: %v", len(waiting), err)
	}
	if err := h.answer(t, p, true, " "); !fault.Has(err, "proposal.checked") || h.opens(t, h.Stranger) {
		t.Errorf("agreed without a word of what was checked: %v", err)
	}
	if err := h.answer(t, p, true, "Spoke to the mother; saw the birth certificate."); err != nil || !h.opens(t, h.Stranger) {
		t.Errorf("checked, and still outside: %v", err)
	}
	if err := h.answer(t, p, false, "Again"); !fault.Has(err, "proposal.answered") {
		t.Errorf("answered twice: %v", err)
	}
	for _, kind := range []ehc.EventKind{ehc.PersonProposed, ehc.ProposalAgreed, ehc.PersonAdded} {
		if len(h.Events(t, kind)) != 1 {
			t.Errorf("the timeline lacks %s", kind)
		}
	}
}

func TestWhoIsRefusedStaysOutside(t *testing.T) {
	h := newHub(t)
	p := h.askForStranger(t)
	if err := h.answer(t, p, false, "There is a court order."); err != nil || h.opens(t, h.Stranger) {
		t.Errorf("refused: %v", err)
	}
	if got := h.proposals(t, h.SENCO); len(got) != 1 || got[0].Because != "There is a court order." {
		t.Errorf("whoever asked reads %v", got)
	}
	if got := h.proposals(t, h.Parent); len(got) != 0 {
		t.Errorf("others read the answer: %v", got)
	}
}

func TestNobodyIsAskedForTwice(t *testing.T) {
	h := newHub(t)
	h.askForStranger(t)
	propose := func(email string) error {
		return casefile.ProposePerson{Gate: h.gate}.Do(t.Context(), h.Parent.Actor(), h.Case, casefile.NewPerson{As: access.Family, Name: "Somebody", Email: email, ByEmail: true}, "")
	}
	if err := propose(h.Stranger.Email); !fault.Has(err, "proposal.again") {
		t.Errorf("asked for twice: %v", err)
	}
	if err := propose(h.Parent.Email); !fault.Has(err, "person.on-case") {
		t.Errorf("asked for who is on the case: %v", err)
	}
	if err := (casefile.ProposePerson{Gate: h.gate}).Do(t.Context(), h.Stranger.Actor(), h.Case, casefile.NewPerson{As: access.Family, Name: "I", Email: h.Stranger.Email}, ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger asks for themselves: %v", err)
	}
}

func TestAccessIsEndedWithAReason(t *testing.T) {
	h := newHub(t)
	p := h.askForStranger(t)
	if err := h.answer(t, p, true, "Checked."); err != nil {
		t.Fatal(err)
	}
	holder := string(h.Stranger.ID)
	ask := func(why string) error {
		return casefile.AskToRemove{Gate: h.gate}.Do(t.Context(), h.Parent.Actor(), h.Case, holder, why)
	}
	if err := ask(" "); !fault.Has(err, "proposal.why") {
		t.Errorf("asked without a reason: %v", err)
	}
	if err := ask("He is not to know."); err != nil || !h.opens(t, h.Stranger) {
		t.Fatalf("to ask ends nothing: %v", err)
	}
	if got := h.proposals(t, h.Stranger); len(got) != 0 {
		t.Error("who is to be removed learns that somebody asked")
	}
	remove := func(by people.Person, holder, why string) error {
		return casefile.RemovePerson{Gate: h.gate}.Do(t.Context(), by.Actor(), h.Case, holder, why)
	}
	if err := remove(h.Parent, holder, "Now"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a parent removes somebody: %v", err)
	}
	if err := remove(h.Coordinator, string(h.Coordinator.ID), "Me"); !fault.Has(err, "person.coordinator") {
		t.Errorf("the case is left without its co-ordinator: %v", err)
	}
	if err := h.answer(t, h.proposals(t, h.Coordinator)[0], true, "A court order."); err != nil || h.opens(t, h.Stranger) || h.Holds(t, h.Stranger) {
		t.Errorf("removed, and still there: %v", err)
	}
	if err := remove(h.Coordinator, holder, "Twice"); !fault.Is(err, fault.NotFound) {
		t.Errorf("removed twice: %v", err)
	}
}
