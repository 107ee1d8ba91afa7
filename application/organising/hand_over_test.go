package organising_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"ehchub/application/assessment"
	"ehchub/application/organising"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

func TestTheWorkOfALeaverMovesInOneStep(t *testing.T) {
	h := newHub(t)
	ids, err := assessment.AskAdvice{Gate: h.Gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: []assessment.AdviceAsk{{Limb: advice.Psychological, Person: h.Psychologist.ID}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := writes(t, h, h.Psychologist, ids[0].ID, 1, "Rowan counts the stairs."); err != nil {
		t.Fatal(err)
	}
	give := func(from people.Person, in organising.HandOverInput) (int, int, error) {
		in.Person = from.ID
		return organising.HandOver{Means: h.Means}.Do(t.Context(), h.Manager.Actor(), in)
	}
	for name, in := range map[string]organising.HandOverInput{
		"nobody":                         {},
		"cases to a professional":        {Cases: []ehc.PersonID{h.Stranger.ID}},
		"cases to the leaver":            {Cases: []ehc.PersonID{h.Coordinator.ID}},
		"advice to a parent":             {Advice: []ehc.PersonID{h.Parent.ID}},
		"somebody who is not in the hub": {Cases: []ehc.PersonID{"nobody"}},
	} {
		if _, _, err := give(h.Coordinator, in); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, other := range []people.Person{h.Officer, h.SENCO, h.Parent} {
		if _, _, err := (organising.HandOver{Means: h.Means}).Do(t.Context(), other.Actor(), organising.HandOverInput{Person: h.Coordinator.ID, Cases: []ehc.PersonID{h.Officer.ID}}); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s hands over: %v", other.JobTitle, err)
		}
	}
	if moved, stayed, err := give(h.Coordinator, organising.HandOverInput{Cases: []ehc.PersonID{h.Officer.ID}}); err != nil || moved != 1 || stayed != 0 {
		t.Fatalf("%d, %d, %v", moved, stayed, err)
	}
	if h.opens(t, h.Coordinator.Actor()) || !h.opens(t, h.Officer.Actor()) {
		t.Error("the case did not move")
	}
	if moved, _, err := give(h.Psychologist, organising.HandOverInput{Advice: []ehc.PersonID{h.Stranger.ID}}); err != nil || moved != 1 {
		t.Fatalf("%d, %v", moved, err)
	}
	got, err := assessment.OpenAdvice{Gate: h.Gate}.Do(t.Context(), h.Stranger.Actor(), h.Case, ids[0].ID)
	if err != nil || !strings.Contains(fmt.Sprint(got.Request.Answer()), "counts the stairs") {
		t.Errorf("the text did not go along: %v", err)
	}
	if h.opens(t, h.Psychologist.Actor()) {
		t.Error("the leaver still has the case")
	}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		waits, err := s.Waiting.Of(ctx, 5, h.Stranger.Actor().Holders()...)
		if err != nil || len(waits) != 1 {
			t.Errorf("waits: %+v, %v", waits, err)
		}
		history, err := s.Organisations.Changes.OfPerson(ctx, h.Psychologist.ID, 5)
		if len(history) != 1 || history[0].Words != "Work handed over to Quentin Ravensworth (cases: 0, requests for advice: 1)." || history[0].By != h.Manager.ID {
			t.Errorf("the record says %+v", history)
		}
		return err
	})
	left, err := organising.ReadWork{Means: h.Means}.Do(t.Context(), h.Manager.Actor(), h.Psychologist.ID)
	if err != nil || len(left.Asked)+len(left.Cases) != 0 {
		t.Errorf("left behind: %+v, %v", left, err)
	}
}
