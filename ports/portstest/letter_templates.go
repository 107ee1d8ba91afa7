package portstest

import (
	"context"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// LetterTemplatesContract proves that each version of a text comes back as it was saved, and that nobody's is lost.
func LetterTemplatesContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"the hub's own text stands until the council saves one": ownTextFirst,
		"every version of a text comes back":                    everyVersion,
		"of two who saved the second is told":                   twoWriters,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func ownTextFirst(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, about := range letter.Kinds() {
			got, err := s.Templates.Current(ctx, about.Kind)
			if err != nil {
				return err
			}
			same(t, string(about.Kind), got, letter.Default(about.Kind))
		}
		all, err := s.Templates.All(ctx)
		if len(all) != 0 {
			t.Errorf("%d texts without one saved", len(all))
		}
		return err
	})
}

// aTemplate is what a council might save after a version.
func aTemplate(t testing.TB, after letter.Template) letter.Template {
	writer := ehc.Actor{Person: NewID[ehc.PersonID](), Name: "Marguerite Holloway"}
	return after.Next(map[letter.Voice]letter.Words{letter.ToParent: Fill[letter.Words](t), letter.ToYoungPerson: Fill[letter.Words](t)}, after.Version > 0, writer, At)
}

func everyVersion(t *testing.T, u ports.UnitOfWork) {
	first := aTemplate(t, letter.Default(notice.WillIssue))
	second := aTemplate(t, first)
	other := aTemplate(t, letter.Default(notice.DraftPlan))
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, one := range []letter.Template{first, second, other} {
			if err := s.Templates.Save(ctx, one); err != nil {
				return err
			}
		}
		return nil
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Templates.Current(ctx, notice.WillIssue)
		if err != nil {
			return err
		}
		same(t, "the current text", got, second)
		history, err := s.Templates.History(ctx, notice.WillIssue)
		if err != nil {
			return err
		}
		same(t, "the history", history, []letter.Template{second, first})
		all, err := s.Templates.All(ctx)
		same(t, "all current texts", all, []letter.Template{other, second})
		return err
	})
}

func twoWriters(t *testing.T, u ports.UnitOfWork) {
	first := aTemplate(t, letter.Default(notice.WillIssue))
	late := aTemplate(t, letter.Default(notice.WillIssue))
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Templates.Save(ctx, first) })
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		kind(t, "the second writer", s.Templates.Save(ctx, late), fault.Conflict)
		skipping := aTemplate(t, aTemplate(t, first))
		kind(t, "a version that skips one", s.Templates.Save(ctx, skipping), fault.Conflict)
		return nil
	})
}
