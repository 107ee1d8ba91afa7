package assessment_test

import (
	"testing"

	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/people"
	"ehchub/domain/richtext"
)

// writeTile writes as the family's own or, for anyone else, on behalf of the child.
func (h hub) writeTile(t *testing.T, by people.Person, tile, text string, revision int) error {
	t.Helper()
	in := assessment.WriteViewsInput{Case: h.Case, Tile: tile, Text: richtext.FromPlain(text), Revision: revision, Own: by.ID == h.Parent.ID}
	if by.ID == h.Coordinator.ID {
		in.Behalf = &paper.Behalf{Receipt: paper.Receipt{Channel: paper.InPerson, On: ehc.DateIn(h.Clock.Now(), application.London)}}
	}
	if !in.Own {
		in.OnBehalf = "Rowan"
	}
	return assessment.WriteViews{Gate: h.gate}.Do(t.Context(), by.Actor(), in)
}

func (h hub) tile(t *testing.T, by people.Person, key string) assessment.TileOut {
	t.Helper()
	out, err := assessment.ReadViews{Gate: h.gate}.Do(t.Context(), by.Actor(), h.Case, key)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestViewsSayWhoWroteThemAndForWhom(t *testing.T) {
	h := newHub(t)
	h.askAll(t)
	if err := h.writeTile(t, h.Parent, "parents-hopes", "That Rowan has a friend.", 0); err != nil {
		t.Fatal(err)
	}
	if err := h.writeTile(t, h.SENCO, "things-i-enjoy", "Swimming.", 0); err != nil {
		t.Fatal(err)
	}
	own, scribed := h.tile(t, h.Psychologist, "parents-hopes"), h.tile(t, h.Psychologist, "things-i-enjoy")
	if own.View.WriterName != "Aurelia Ashdown" || own.View.OnBehalf != "" || own.MayWrite {
		t.Errorf("the parent's own: %+v", own.View)
	}
	if scribed.View.WriterName != "Desmond Larkin" || scribed.View.OnBehalf != "Rowan" || richtext.Plain(scribed.View.Text) != "Swimming." {
		t.Errorf("written down by the school: %+v", scribed.View)
	}
	if e := h.Events(t, ehc.ViewsSaved); len(e) != 2 || e[1].Data[ehc.DataTile] != "parents-hopes" {
		t.Errorf("told %v", e)
	}
}

func TestWhoWritesViews(t *testing.T) {
	h := newHub(t)
	h.askAll(t)
	for name, test := range map[string]struct {
		by   people.Person
		code string
	}{
		"the parent": {h.Parent, ""}, "the SENCO": {h.SENCO, ""}, "the co-ordinator": {h.Coordinator, ""},
		"an adviser reads only": {h.Psychologist, "access.denied"}, "a stranger": {h.Stranger, "access.unknown"},
	} {
		err := h.writeTile(t, test.by, "hopes", "To be a vet.", h.tileRevision(t, "hopes"))
		if (test.code == "") != (err == nil) || (test.code != "" && !fault.Has(err, test.code)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	err := assessment.WriteViews{Gate: h.gate}.Do(t.Context(), h.SENCO.Actor(), assessment.WriteViewsInput{Case: h.Case, Tile: "change", Own: true})
	if f := fault.As(err); f == nil || f.Field != "on-behalf" {
		t.Errorf("a school that says the words are its own: %v", err)
	}
	if err := h.writeTile(t, h.Parent, "luck", "x", 0); !fault.Is(err, fault.NotFound) {
		t.Errorf("a tile that is none: %v", err)
	}
}

func (h hub) tileRevision(t *testing.T, key string) int {
	return h.tile(t, h.Coordinator, key).View.Revision
}

func TestTwoPeopleSaveTheSameTile(t *testing.T) {
	h := newHub(t)
	if err := h.writeTile(t, h.Parent, "hopes", "To be a vet.", 0); err != nil {
		t.Fatal(err)
	}
	if err := h.writeTile(t, h.SENCO, "hopes", "To swim in the sea.", 0); !fault.Has(err, "views.stale") {
		t.Errorf("the second writer: %v", err)
	}
	if out := h.tile(t, h.SENCO, "hopes"); richtext.Plain(out.View.Text) != "To be a vet." || out.View.WriterName != "Aurelia Ashdown" {
		t.Errorf("stored %+v", out.View)
	}
	if err := h.writeTile(t, h.SENCO, "my-past", "Born early.", 0); err != nil {
		t.Errorf("another tile is not disturbed: %v", err)
	}
}

func TestViewsCloseWithTheDecision(t *testing.T) {
	h := newHub(t)
	if err := (assessment.ReadyForIssueDecision{Gate: h.gate}).Do(t.Context(), h.Coordinator.Actor(), assessment.ReadyForIssueDecisionInput{Case: h.Case, Override: "Agreed with the family that the reports of June are enough (reg 6(4))."}); err != nil {
		t.Fatal(err)
	}
	if err := h.writeTile(t, h.Parent, "hopes", "Late, but in time.", 0); err != nil {
		t.Errorf("before the decision: %v", err)
	}
	h.decideToIssue(t)
	if err := h.writeTile(t, h.Parent, "hopes", "Too late.", 1); !fault.Has(err, "views.closed") {
		t.Errorf("after the decision: %v", err)
	}
	if h.tile(t, h.Parent, "hopes").MayWrite {
		t.Error("the page still offers to write")
	}
}

func (h hub) decideToIssue(t *testing.T) {
	t.Helper()
	err := assessment.Decide{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.DecideInput{Case: h.Case, Decision: casework.Decision{
		Question: casework.WhetherToIssue, Agreed: true, Reason: "A plan is necessary.", DecidedOn: ehc.D(2023, 8, 30)}})
	if err != nil {
		t.Fatal(err)
	}
}
