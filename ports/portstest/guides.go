package portstest

import (
	"context"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/guidance"
	"ehchub/domain/wording"
	"ehchub/ports"
)

// GuidesContract proves that a reader gets the council's latest text of a stage, and finds it as they left it.
func GuidesContract(t *testing.T, open Open) {
	u := open(t)
	reader, other := register(t, u, "Leila").ID, register(t, u, "Nadia").ID
	expect := func(what string, person ehc.PersonID, text string, folded bool) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			gotText, gotFolded, err := s.Guides.Of(ctx, person, guidance.Plan, guidance.ToFamily)
			if gotText != text || gotFolded != folded {
				t.Errorf("%s: %q, folded %v", what, gotText, gotFolded)
			}
			return err
		})
	}
	fold := func(folded bool) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return s.Guides.Fold(ctx, reader, guidance.Plan, folded)
		})
	}
	expect("at first", reader, "", false)
	fold(true)
	fold(true)
	edition := wording.Edition{}
	for _, text := range []string{"Older.", "Newer."} {
		edition = edition.Next(false, ehc.SystemActor(), At)
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return s.Texts.Save(ctx, wording.Text{Area: guidance.Texts.Area, Key: guidance.Key(guidance.Plan, guidance.ToFamily), Edition: edition, Fields: map[string]string{guidance.TextField: text}})
		})
	}
	expect("folded", reader, "Newer.", true)
	expect("another reader", other, "Newer.", false)
	fold(false)
	expect("open again", reader, "Newer.", false)
}
