package documents

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// ListLetters lists the letters of a case that a reader may read.
type ListLetters struct{ Gate application.Gate }

// LettersOut is the letters below the head of their case.
type LettersOut struct {
	application.Head
	Letters []ports.Letter // the latest first, without their documents
	// Unkept are those from before letters were kept, the latest first.
	Unkept []UnkeptLetter
}

// UnkeptLetter is a letter of which only its step is known.
type UnkeptLetter struct {
	Kind notice.Letter
	On   ehc.Date
	// Question and Number name a decision; Number alone a version of the plan; Consultation a consultation.
	Question     casework.Question
	Number       int
	Consultation ehc.ConsultationID
}

// Do lists them.
func (u ListLetters) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (LettersOut, error) {
	var out LettersOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "letters", func(ctx context.Context, v *application.Visit) error {
		out.Head = v.Head()
		kept, err := v.Stores.Letters.OfCase(ctx, id)
		if err != nil {
			return err
		}
		slices.Reverse(kept)
		if out.Letters, err = readable(ctx, v, kept, func(l ports.Letter) ports.Letter { return l }); err != nil {
			return err
		}
		steps, err := stepsWithLetters(ctx, v)
		if err != nil {
			return err
		}
		steps = slices.DeleteFunc(steps, func(s UnkeptLetter) bool {
			return slices.ContainsFunc(kept, func(l ports.Letter) bool { return l.Kind == s.Kind && l.About == s.about() })
		})
		slices.SortStableFunc(steps, func(a, b UnkeptLetter) int { return a.On.DaysUntil(b.On) })
		out.Unkept, err = readable(ctx, v, steps, UnkeptLetter.asLetter)
		return err
	})
	return out, err
}

// readable leaves out what the reader may not read.
func readable[T any](ctx context.Context, v *application.Visit, all []T, letter func(T) ports.Letter) ([]T, error) {
	var seen []T
	for _, one := range all {
		l := letter(one)
		if err := knowing(ctx, v, l); err != nil {
			return nil, err
		}
		if v.May(readWith[l.Kind]) && !v.Case.Recalled(v.Actor, casework.SharedLetter(l.ID)) {
			seen = append(seen, one)
		}
	}
	return seen, nil
}

func (l UnkeptLetter) asLetter() ports.Letter { return ports.Letter{Kind: l.Kind, About: l.about()} }

func (l UnkeptLetter) about() string {
	switch {
	case l.Question != "":
		return application.DecisionAbout(l.Question, l.Number)
	case l.Consultation != "":
		return string(l.Consultation)
	}
	return application.PlanAbout(l.Number)
}

// stepsWithLetters lists every step of the case that issued a letter.
func stepsWithLetters(ctx context.Context, v *application.Visit) ([]UnkeptLetter, error) {
	var all []UnkeptLetter
	for _, q := range []casework.Question{casework.WhetherToAssess, casework.WhetherToIssue, casework.WhetherToReassess, casework.WhetherToReplace} {
		decisions := v.Case.Decisions(q)
		for i, d := range decisions {
			all = append(all, UnkeptLetter{Kind: d.Letter(), On: d.PublishedOn, Question: q, Number: len(decisions) - i})
		}
	}
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	if fault.Is(err, fault.NotFound) {
		return all, nil
	}
	if err != nil {
		return nil, err
	}
	for _, s := range p.Shared() {
		kind := notice.DraftPlan
		if s.Kind == plan.Final {
			kind = notice.FinalPlan
		}
		all = append(all, UnkeptLetter{Kind: kind, On: s.SharedOn, Number: s.Number})
	}
	consulted, err := v.Stores.Consultations.OfCase(ctx, v.Case.ID())
	for _, c := range consulted {
		all = append(all, UnkeptLetter{Kind: notice.Consultation, On: c.SentOn, Consultation: c.ID})
	}
	return all, err
}
