package assessment_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

var visitor = ehc.Actor{Kind: ehc.Visitor, DraftKey: "hash of a key"}

// start opens a draft.
func (h hub) start(t *testing.T, by ehc.Actor, in assessment.StartRequestInput) ehc.CaseID {
	t.Helper()
	id, err := assessment.StartRequest{Gate: h.gate}.Do(t.Context(), by, in)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// fill writes all that is mandatory.
func (h hub) fill(t *testing.T, by ehc.Actor, id ehc.CaseID, change func(*casework.Requester, *casework.Child)) {
	t.Helper()
	draft := h.draft(t, by, id)
	q, child := draft.Case.Request().Requester, draft.Case.Child()
	q.Kind, q.Name, q.Relationship, q.Email, q.Consent = casework.ByParent, "Isolde Farrow", "Mother", "Isolde@Farrow.example", true
	child.Forenames, child.Surname, child.Born = "Perrin", "Farrow", ehc.D(2016, 5, 4)
	if change != nil {
		change(&q, &child)
	}
	h.must(t, h.writeRequest(t, by, assessment.WriteRequestInput{Case: id, Requester: &q, Child: &child, Story: &casework.Story{NotWorking: "Sleep, and so everything else."}}))
}

func (h hub) writeRequest(t *testing.T, by ehc.Actor, in assessment.WriteRequestInput) error {
	t.Helper()
	return assessment.WriteRequest{Gate: h.gate}.Do(t.Context(), by, in)
}

func (h hub) draft(t *testing.T, by ehc.Actor, id ehc.CaseID) assessment.RequestDraftOut {
	t.Helper()
	out, err := assessment.OpenRequestDraft{Gate: h.gate}.Do(t.Context(), by, id, true)
	h.must(t, err)
	return out
}

func (h hub) sendRequest(t *testing.T, by ehc.Actor, id ehc.CaseID) assessment.ReceiptOut {
	t.Helper()
	out, err := assessment.SubmitRequest{Gate: h.gate}.Do(t.Context(), by, id)
	h.must(t, err)
	return out
}

func (h hub) must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refusals counts the refused looks at a case that are on record.
func (h hub) refusals(t *testing.T, id ehc.CaseID) (n int) {
	t.Helper()
	h.must(t, h.db.QueryRowContext(t.Context(), "SELECT count(*) FROM audit WHERE case_id = ? AND refused", string(id)).Scan(&n))
	return n
}

// of turns the world to another case.
func (h hub) of(id ehc.CaseID) hub {
	w := *h.World
	w.Case = id
	return hub{&w, h.gate, h.db}
}

func TestAVisitorAsksForAnAssessment(t *testing.T) {
	h := newHub(t)
	id := h.start(t, visitor, assessment.StartRequestInput{From: "192.0.2.1"})
	if missing := h.draft(t, visitor, id).Missing; !fault.Has(missing, "child.surname") || !fault.Has(missing, "request.story") {
		t.Errorf("an empty draft lacks %v", missing)
	}
	h.fill(t, visitor, id, nil)
	if missing := h.draft(t, visitor, id).Missing; missing != nil {
		t.Errorf("a full draft lacks %v", missing)
	}
	receipt := h.sendRequest(t, visitor, id)
	want := assessment.ReceiptOut{Case: id, Sent: true, Reference: "EHC/23/0001", ReceivedOn: ehc.D(2023, 8, 30), DecisionBy: ehc.D(2023, 10, 11), PlanBy: ehc.D(2024, 1, 17), Email: "Isolde@Farrow.example", Invited: true, Own: true}
	if receipt != want {
		t.Errorf("receipt %+v, want %+v", receipt, want)
	}

	c := h.of(id).Load(t)
	if len(c.Family()) != 1 || c.Family()[0].Name != "Isolde Farrow" {
		t.Fatalf("family %+v", c.Family())
	}
	var mother ehc.Actor
	h.must(t, h.Unit.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		p, err := s.People.ByEmail(ctx, "isolde@farrow.example")
		mother = p.Actor()
		if p.Registered || !slices.Equal(p.Roles, []ehc.Role{ehc.RoleFamily}) {
			t.Errorf("the mother is %+v", p)
		}
		return err
	}))
	if events := h.of(id).Events(t, ehc.RegistrationInvited); len(events) != 1 || events[0].Data[ehc.DataPerson] != string(mother.Person) {
		t.Errorf("invited by %+v", events)
	}
	if len(h.of(id).Events(t, ehc.PersonAdded)) != 0 {
		t.Error("she is told twice")
	}
	if _, err := (assessment.ReadRequest{Gate: h.gate}).Do(t.Context(), mother, id); err != nil {
		t.Errorf("once registered she can't read her request: %v", err)
	}
	// The key in the browser opens the receipt again, and nothing else.
	if _, err := (assessment.ReadReceipt{Gate: h.gate}).Do(t.Context(), visitor, id); err != nil {
		t.Errorf("the receipt: %v", err)
	}
	if _, err := (assessment.ReadRequest{Gate: h.gate}).Do(t.Context(), visitor, id); !fault.Is(err, fault.NotFound) {
		t.Errorf("the request behind the key: %v", err)
	}
}

func TestTheAddressOfAnAccountAdmitsNobodyUntilItsOwnerConfirms(t *testing.T) {
	h := newHub(t)
	receipts := map[string]assessment.ReceiptOut{}
	for name, owner := range map[string]people.Person{"parent": h.Parent, "professional": h.Psychologist, "nobody": {Email: "new@family.example"}} {
		by := ehc.Actor{Kind: ehc.Visitor, DraftKey: visitor.DraftKey + name}
		id := h.start(t, by, assessment.StartRequestInput{})
		h.fill(t, by, id, func(q *casework.Requester, _ *casework.Child) { q.Email = " " + strings.ToUpper(owner.Email) })
		receipt := h.sendRequest(t, by, id)
		receipts[name] = assessment.ReceiptOut{Sent: receipt.Sent, Invited: receipt.Invited, ReceivedOn: receipt.ReceivedOn, DecisionBy: receipt.DecisionBy, PlanBy: receipt.PlanBy}
		if name == "nobody" {
			continue
		}
		file := h.of(id)
		if c := file.Load(t); len(c.Family()) != 0 {
			t.Errorf("%s: on the word of a stranger the family is %+v", name, c.Family())
		}
		if asked := file.Events(t, ehc.ConfirmationAsked); len(asked) != 1 || asked[0].Data[ehc.DataPerson] != string(owner.ID) || len(file.Events(t, ehc.PersonAdded)) != 0 {
			t.Errorf("%s: asked %+v", name, asked)
		}
		actor := h.person(t, owner.ID).Actor()
		if name == "professional" && actor.Is(ehc.RoleFamily) {
			t.Error("a stranger gave a professional a part")
		}
		if _, err := (assessment.ReadRequest{Gate: h.gate}).Do(t.Context(), actor, id); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s reads it without having confirmed: %v", name, err)
		}
		for _, other := range []ehc.Actor{h.Stranger.Actor(), by} {
			if err := (assessment.ConfirmRequest{Gate: h.gate}).Do(t.Context(), other, id); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: someone else confirms: %v", name, err)
			}
		}
		if out, err := (assessment.PrepareConfirm{Gate: h.gate}).Do(t.Context(), actor, id); err != nil || out.Reference != receipt.Reference {
			t.Errorf("%s: asked with %+v, %v", name, out, err)
		}
		h.must(t, assessment.ConfirmRequest{Gate: h.gate}.Do(t.Context(), actor, id))
		if c := file.Load(t); len(c.Family()) != 1 || c.Family()[0].Holder.ID != string(owner.ID) || !h.person(t, owner.ID).Actor().Is(ehc.RoleFamily) {
			t.Errorf("%s: confirmed, the family is %+v", name, c.Family())
		}
		if _, err := (assessment.PrepareConfirm{Gate: h.gate}).Do(t.Context(), actor, id); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s: asked again: %v", name, err)
		}
		if again, err := (assessment.ReadReceipt{Gate: h.gate}).Do(t.Context(), by, id); err != nil || again != receipt {
			t.Errorf("%s: the receipt tells that it was confirmed: %+v, %v", name, again, err)
		}
	}
	if receipts["parent"] != receipts["nobody"] || receipts["professional"] != receipts["nobody"] {
		t.Errorf("receipts tell whether an address is known: %+v", receipts)
	}
}

func TestWhoTheAuthorityAddsNeedsNotConfirm(t *testing.T) {
	h := newHub(t)
	id := h.start(t, visitor, assessment.StartRequestInput{})
	h.fill(t, visitor, id, func(q *casework.Requester, _ *casework.Child) { q.Email = h.Parent.Email })
	h.sendRequest(t, visitor, id)
	c := h.of(id).Load(t)
	if _, waits := c.AwaitsConfirmation(); !waits {
		t.Fatal("nobody is waited for")
	}
	h.must(t, c.Admit(h.Manager.Actor(), casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(h.Parent.ID)}, Relation: access.Family, Name: h.Parent.Name}, h.Clock.Now()))
	if _, waits := c.AwaitsConfirmation(); waits {
		t.Error("someone on the case is waited for")
	}
}

// person loads a person as they are stored now.
func (h hub) person(t *testing.T, id ehc.PersonID) (p people.Person) {
	t.Helper()
	h.must(t, h.Unit.Do(t.Context(), func(ctx context.Context, s ports.Stores) (err error) {
		p, err = s.People.Get(ctx, id)
		return err
	}))
	return p
}

func TestSendingTwiceMakesOneCase(t *testing.T) {
	h := newHub(t)
	for name, by := range map[string]ehc.Actor{"visitor": visitor, "parent": h.Parent.Actor()} {
		id := h.start(t, by, assessment.StartRequestInput{})
		h.fill(t, by, id, nil)
		receipts := make([]assessment.ReceiptOut, 4)
		var all sync.WaitGroup
		for i := range receipts {
			all.Go(func() { receipts[i], _ = assessment.SubmitRequest{Gate: h.gate}.Do(t.Context(), by, id) })
		}
		all.Wait()
		for _, r := range receipts {
			if r != receipts[0] || !r.Sent {
				t.Errorf("%s: receipts %+v", name, receipts)
			}
		}
		if n := len(h.of(id).Events(t, ehc.RequestReceived)); n != 1 {
			t.Errorf("%s: received %d times", name, n)
		}
	}
}

func TestADraftIsNobodyElses(t *testing.T) {
	h := newHub(t)
	id := h.start(t, h.Parent.Actor(), assessment.StartRequestInput{})
	for name, by := range map[string]ehc.Actor{"co-ordinator": h.Coordinator.Actor(), "manager": h.Manager.Actor(), "SENCO": h.SENCO.Actor(), "stranger": h.Stranger.Actor(), "visitor": visitor} {
		_, err := assessment.OpenRequestDraft{Gate: h.gate}.Do(t.Context(), by, id, false)
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("%s opens it: %v", name, err)
		}
		if _, err = (assessment.SubmitRequest{Gate: h.gate}).Do(t.Context(), by, id); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s sends it: %v", name, err)
		}
		if err := h.writeRequest(t, by, assessment.WriteRequestInput{Case: id, Story: &casework.Story{}}); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s writes it: %v", name, err)
		}
	}
	if n := h.refusals(t, id); n != 10 { // to open it is to write it, and the same refusal within a minute is one
		t.Errorf("%d refusals are recorded of 10", n)
	}
	_, err := assessment.OpenRequestDraft{Gate: h.gate}.Do(t.Context(), ehc.Actor{}, id, false)
	if !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("nobody opens it: %v", err)
	}
}

func TestNothingIsAskedThatIsKnown(t *testing.T) {
	h := newHub(t)
	parent := h.draft(t, h.Parent.Actor(), h.start(t, h.Parent.Actor(), assessment.StartRequestInput{})).Case.Request().Requester
	if parent.Name != h.Parent.Name || parent.Email != h.Parent.Email || parent.Kind != casework.ByParent || parent.Person != h.Parent.ID {
		t.Errorf("the parent's draft says %+v", parent)
	}
	senco := h.draft(t, h.SENCO.Actor(), h.start(t, h.SENCO.Actor(), assessment.StartRequestInput{})).Case
	if q := senco.Request().Requester; q.Kind != casework.BySetting || q.Relationship != "SENCO" || senco.Child().Setting.ID != h.Setting.ID || senco.Child().Setting.Name != h.Setting.Name {
		t.Errorf("the SENCO's draft says %+v, %+v", q, senco.Child().Setting)
	}
}

func TestASENCOAsksAndKeepsTheCase(t *testing.T) {
	h := newHub(t)
	id := h.start(t, h.SENCO.Actor(), assessment.StartRequestInput{})
	h.fill(t, h.SENCO.Actor(), id, func(q *casework.Requester, _ *casework.Child) {
		q.Kind, q.Relationship, q.Email = casework.BySetting, "SENCO", h.SENCO.Email
	})
	receipt := h.sendRequest(t, h.SENCO.Actor(), id)
	if receipt.Invited {
		t.Error("the SENCO is invited")
	}
	c := h.of(id).Load(t)
	if len(c.Family()) != 0 || !slices.Contains(c.RelationsOf(h.SENCO.Actor()), access.Setting) {
		t.Errorf("the SENCO is %v, family %v", c.RelationsOf(h.SENCO.Actor()), c.Family())
	}
}

func TestAPaperRequestCountsFromTheDayItCame(t *testing.T) {
	h := newHub(t)
	came := ehc.D(2023, 8, 25)
	by := h.Coordinator.Actor()
	id := h.start(t, by, assessment.StartRequestInput{Channel: casework.Paper, ReceivedOn: came})
	h.fill(t, by, id, nil)
	h.must(t, h.writeRequest(t, by, assessment.WriteRequestInput{Case: id, Receipt: &assessment.Receipt{Channel: casework.Phone, ReceivedOn: came.AddDays(-1)}}))
	h.Clock.Pass(3)
	receipt := h.sendRequest(t, by, id)
	if receipt.ReceivedOn != came.AddDays(-1) || receipt.DecisionBy != came.AddDays(41) || !receipt.Invited {
		t.Errorf("receipt %+v", receipt)
	}
	c := h.of(id).Load(t)
	if c.Request().Channel != casework.Phone || len(c.Family()) != 1 || c.Family()[0].Holder.ID == string(h.Coordinator.ID) {
		t.Errorf("by %s, family %+v", c.Request().Channel, c.Family())
	}
	wrong := map[string]struct {
		by   ehc.Actor
		in   assessment.StartRequestInput
		code string
	}{
		"no day":           {by, assessment.StartRequestInput{Channel: casework.Phone}, "request.received"},
		"tomorrow":         {by, assessment.StartRequestInput{Channel: casework.Paper, ReceivedOn: ehc.D(2023, 9, 3)}, "request.received-future"},
		"by pigeon":        {by, assessment.StartRequestInput{Channel: "pigeon"}, "request.channel"},
		"by a SENCO":       {h.SENCO.Actor(), assessment.StartRequestInput{Channel: casework.Paper, ReceivedOn: came}, "access.denied"},
		"by a visitor":     {visitor, assessment.StartRequestInput{Channel: casework.Paper, ReceivedOn: came}, "access.denied"},
		"by nobody at all": {ehc.Actor{}, assessment.StartRequestInput{}, "access.sign-in"},
		"without a key":    {ehc.Actor{Kind: ehc.Visitor}, assessment.StartRequestInput{}, "access.sign-in"},
	}
	for name, tc := range wrong {
		if _, err := (assessment.StartRequest{Gate: h.gate}).Do(t.Context(), tc.by, tc.in); !fault.Has(err, tc.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	err := h.writeRequest(t, by, assessment.WriteRequestInput{Case: h.start(t, by, assessment.StartRequestInput{Channel: casework.Paper, ReceivedOn: came}), Receipt: &assessment.Receipt{Channel: casework.Paper, ReceivedOn: ehc.D(2030, 1, 1)}})
	if !fault.Has(err, "request.received-future") {
		t.Errorf("a day in the future was kept: %v", err)
	}
}

func TestAnOnlineRequestCountsFromTheDayInLondon(t *testing.T) {
	h := newHub(t)
	id := h.start(t, visitor, assessment.StartRequestInput{})
	h.fill(t, visitor, id, nil)
	h.must(t, h.writeRequest(t, visitor, assessment.WriteRequestInput{Case: id, Receipt: &assessment.Receipt{Channel: casework.Paper, ReceivedOn: ehc.D(2023, 1, 1)}}))
	h.Clock.Set(portstest.WorldStart.Add(14*time.Hour + 30*time.Minute)) // 23:30 in UTC is the next day in London's summer
	if receipt := h.sendRequest(t, visitor, id); receipt.ReceivedOn != ehc.D(2023, 8, 31) {
		t.Errorf("received on %s", receipt.ReceivedOn)
	}
}

func TestWhatIsMissingKeepsTheDraft(t *testing.T) {
	h := newHub(t)
	id := h.start(t, visitor, assessment.StartRequestInput{})
	_, err := assessment.SubmitRequest{Gate: h.gate}.Do(t.Context(), visitor, id)
	if !fault.Is(err, fault.Invalid) || !fault.Has(err, "request.kind") || !fault.Has(err, "child.born-missing") {
		t.Errorf("sent with nothing in it: %v", err)
	}
	if receipt, err := (assessment.ReadReceipt{Gate: h.gate}).Do(t.Context(), visitor, id); err != nil || receipt.Sent || receipt.Reference != "" {
		t.Errorf("receipt of a draft: %+v, %v", receipt, err)
	}
	h.fill(t, visitor, id, nil)
	if receipt := h.sendRequest(t, visitor, id); receipt.Reference != "EHC/23/0001" {
		t.Errorf("a failed try used up a number: %s", receipt.Reference)
	}
}

func TestASettingComesFromTheRegisterOrIsTyped(t *testing.T) {
	h := newHub(t)
	id := h.start(t, visitor, assessment.StartRequestInput{})
	h.must(t, h.writeRequest(t, visitor, assessment.WriteRequestInput{Case: id, Child: &casework.Child{
		Setting: casework.SettingRef{ID: h.Setting.ID, Name: "wrongly typed"}, SecondSetting: casework.SettingRef{Name: "A nursery in Wales"}}}))
	child := h.draft(t, visitor, id).Case.Child()
	if child.Setting.Name != "Larkfield Primary School" || child.SecondSetting.Name != "A nursery in Wales" {
		t.Errorf("kept %+v and %+v", child.Setting, child.SecondSetting)
	}
	err := h.writeRequest(t, visitor, assessment.WriteRequestInput{Case: id, Child: &casework.Child{Setting: casework.SettingRef{ID: portstest.NewID[ehc.SettingID]()}}})
	if f := fault.As(err); f == nil || f.Field != "child.setting" {
		t.Errorf("a setting that is none: %v", err)
	}
}

func TestOneVisitorCantStartDraftsWithoutEnd(t *testing.T) {
	h := newHub(t)
	for range 20 {
		h.start(t, visitor, assessment.StartRequestInput{From: "192.0.2.1"})
	}
	if _, err := (assessment.StartRequest{Gate: h.gate}).Do(t.Context(), visitor, assessment.StartRequestInput{From: "192.0.2.1"}); !fault.Is(err, fault.TooMany) {
		t.Errorf("the 21st: %v", err)
	}
	h.start(t, visitor, assessment.StartRequestInput{From: "192.0.2.2"})
	h.start(t, h.Parent.Actor(), assessment.StartRequestInput{From: "192.0.2.1"})
}

func TestAssigning(t *testing.T) {
	h := newHub(t)
	id := h.start(t, h.Parent.Actor(), assessment.StartRequestInput{})
	h.fill(t, h.Parent.Actor(), id, nil)
	h.sendRequest(t, h.Parent.Actor(), id)
	choices, err := assessment.Coordinators{Gate: h.gate}.Do(t.Context(), h.Officer.Actor(), id)
	h.must(t, err)
	if len(choices.People) != 2 || choices.People[0].Name > choices.People[1].Name {
		t.Errorf("to choose from are %+v", choices.People)
	}
	assign := assessment.AssignCoordinator{Gate: h.gate}
	for _, nobody := range []ehc.PersonID{"", h.Psychologist.ID, portstest.NewID[ehc.PersonID](), "x"} {
		if err := assign.Do(t.Context(), h.Officer.Actor(), id, nobody); !fault.Has(err, "assign.person") {
			t.Errorf("%q: %v", nobody, err)
		}
	}
	h.must(t, assign.Do(t.Context(), h.Officer.Actor(), id, h.Coordinator.ID))
	if !h.of(id).Holds(t, h.Coordinator) {
		t.Error("the co-ordinator does not hold the case")
	}
	if err := assign.Do(t.Context(), h.Officer.Actor(), id, h.Officer.ID); !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Forbidden) {
		t.Errorf("an officer took a case that a colleague has: %v", err)
	}
	if err := assign.Do(t.Context(), h.Parent.Actor(), id, h.Officer.ID); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a parent chose the co-ordinator: %v", err)
	}
	h.must(t, assign.Do(t.Context(), h.Manager.Actor(), id, h.Officer.ID))
	if !h.of(id).Holds(t, h.Officer) || h.of(id).Holds(t, h.Coordinator) {
		t.Error("the case was not handed on")
	}
}

func TestTheRequestIsReadWithItsDocumentsByThoseOnTheCase(t *testing.T) {
	h := newHub(t)
	for name, by := range map[string]ehc.Actor{"parent": h.Parent.Actor(), "SENCO": h.SENCO.Actor(), "co-ordinator": h.Coordinator.Actor(), "manager": h.Manager.Actor()} {
		out, err := assessment.ReadRequest{Gate: h.gate}.Do(t.Context(), by, h.Case)
		if err != nil || !strings.Contains(out.Case.Request().Story.NotWorking, "Rowan") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, by := range map[string]ehc.Actor{"stranger": h.Stranger.Actor(), "visitor": visitor, "other officer": h.Officer.Actor()} {
		if _, err := (assessment.ReadRequest{Gate: h.gate}).Do(t.Context(), by, h.Case); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
