package portstest

import (
	"context"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/wording"
	"ehchub/ports"
)

// CouncilTextsContract proves that each version of a text comes back as it was saved, apart from those of other areas.
func CouncilTextsContract(t *testing.T, open Open) {
	u := open(t)
	writer := ehc.Actor{Person: NewID[ehc.PersonID](), Name: "Marguerite Holloway"}
	version := func(area wording.Area, key string, after wording.Edition) wording.Text {
		return wording.Text{Area: area, Key: key, Edition: after.Next(after.Version > 0, writer, At), Fields: map[string]string{"subject": "Version after " + after.Label(), "sentence": key}}
	}
	first := version("message", "a", wording.Edition{})
	second := version("message", "a", first.Edition)
	other, elsewhere := version("message", "b", wording.Edition{}), version("guidance", "a", wording.Edition{})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, one := range []wording.Text{first, second, other, elsewhere} {
			if err := s.Texts.Save(ctx, one); err != nil {
				return err
			}
		}
		for _, want := range []struct {
			keys  []string
			texts []wording.Text
		}{{nil, []wording.Text{second, other}}, {[]string{"b", "never"}, []wording.Text{other}}} {
			got, err := s.Texts.Current(ctx, "message", want.keys...)
			if err != nil {
				return err
			}
			same(t, "the current texts", got, want.texts)
		}
		history, err := s.Texts.History(ctx, "message", "a")
		same(t, "the history", history, []wording.Text{second, first})
		return err
	})
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		return s.Texts.Save(ctx, version("message", "a", first.Edition))
	})
	if !fault.Is(err, fault.Conflict) {
		t.Errorf("the second of two writers: %v", err)
	}
}
