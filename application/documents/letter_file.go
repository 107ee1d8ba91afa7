package documents

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// MostLetterBytes is more than any letter takes as PDF, so that pages can say how large one is without drawing it.
const MostLetterBytes = 100_000

// LetterFile gives the letter of a decision, of a version of the plan or of a consultation as a file (F90, F165, F174,
// F189, F194).
type LetterFile struct {
	Gate      application.Gate
	Renderers Renderers
}

// Do draws the letter as it was issued. A letter from before letters were kept is composed again and says so.
// fault.NotFound when there was none.
func (u LetterFile) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, which Which, f ports.Format) (File, error) {
	var found issued
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, which.item, func(ctx context.Context, v *application.Visit) (err error) {
		v.TakesAway()
		if found, err = which.find(ctx, v); err != nil {
			return err
		}
		return found.fetch(ctx, v)
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, found.document, f, stampOn(found.on), fileName(found.again.Facts.Kind()))
}

// Which names the letter of one step.
type Which struct {
	item string
	find func(ctx context.Context, v *application.Visit) (issued, error)
}

// issued is a letter that a step issued.
type issued struct {
	on ehc.Date
	// again composes a letter that was not kept.
	again    application.Letter
	document document.Document
}

// fetch finds the letter that was kept, or composes it again.
func (l *issued) fetch(ctx context.Context, v *application.Visit) error {
	kept, err := v.Stores.Letters.OfCase(ctx, v.Case.ID(), l.again.Facts.Kind())
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(kept, func(k ports.Letter) bool { return k.About == l.again.About }); i >= 0 {
		if err := v.NotRecalled(casework.SharedLetter(kept[i].ID)); err != nil {
			return err
		}
		k, err := v.Stores.Letters.Get(ctx, v.Case.ID(), kept[i].ID)
		l.document = forReader(v, k.Document)
		return err
	}
	l.document, err = composeAgain(ctx, v, l.again, l.on)
	return err
}

// OfDecision is the letter of a decision, by its number on the question from 1; 0 is the latest.
func OfDecision(q casework.Question, number int) Which {
	return Which{"decision letter/" + string(q), func(_ context.Context, v *application.Visit) (issued, error) {
		decisions := v.Case.Decisions(q)
		if err := v.Knowing(access.Facts{access.OncePublished: len(decisions) > 0}).Decide(access.SeeDecision); err != nil {
			return issued{}, err
		}
		if number == 0 {
			number = len(decisions)
		}
		if number < 1 || number > len(decisions) {
			return issued{}, fault.New(fault.NotFound, "decision.unknown", "There is no such decision.")
		}
		d := decisions[len(decisions)-number]
		return issued{on: d.PublishedOn, again: application.DecisionLetter(v.Case, d, number, "")}, nil
	}}
}

// OfVersion is the letter that went to the family with a version of the plan.
func OfVersion(number int) Which {
	return Which{"plan letter", func(ctx context.Context, v *application.Visit) (issued, error) {
		version, err := sharedVersion(ctx, v, number, access.ReadPlanLetter)
		if err != nil {
			return issued{}, err
		}
		return issued{on: version.SharedOn, again: application.PlanLetter(version)}, nil
	}}
}

// OfConsultation is the letter by which a setting was consulted.
func OfConsultation(id ehc.ConsultationID) Which {
	return Which{"consultation letter/" + string(id), func(ctx context.Context, v *application.Visit) (issued, error) {
		c, err := v.Stores.Consultations.Get(ctx, id)
		if err == nil && c.Case != v.Case.ID() {
			err = fault.New(fault.NotFound, "consultation.unknown", "There is no such consultation.")
		}
		if err != nil && !fault.Is(err, fault.NotFound) {
			return issued{}, err
		}
		if refusal := maySee(ctx, v, ports.Letter{Kind: notice.Consultation, About: string(c.ID)}); refusal != nil {
			return issued{}, refusal
		}
		if err != nil {
			return issued{}, err
		}
		p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
		if err != nil {
			return issued{}, err
		}
		again, err := v.ConsultationLetter(ctx, c, numberOf(p.Shared(), c.Version))
		return issued{on: c.SentOn, again: again}, err
	}}
}

// numberOf gives the number of a version.
func numberOf(all []plan.Shared, id ehc.VersionID) int {
	for _, s := range all {
		if s.ID == id {
			return s.Number
		}
	}
	return 0
}
