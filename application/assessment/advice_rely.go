package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// EarlierAdviceChoices reads for which kinds of advice earlier advice could be relied on.
type EarlierAdviceChoices struct{ Gate application.Gate }

// EarlierAdviceOut is the case with the limbs under which advice is still missing, and the assessment of another
// authority, where one is known.
type EarlierAdviceOut struct {
	application.Head
	Missing   []advice.Standing
	Authority string
	On        ehc.Date
}

// Do reads them. The family's own views are no advice that could be earlier.
func (u EarlierAdviceChoices) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (EarlierAdviceOut, error) {
	var out EarlierAdviceOut
	err := u.Gate.Open(ctx, actor, id, access.RelyOnAdvice, "", func(ctx context.Context, v *application.Visit) error {
		cover, err := coverOf(ctx, v)
		if err != nil {
			return err
		}
		out.Head = v.Head()
		out.Authority, out.On, _ = v.Case.OtherAssessment()
		for _, s := range advice.Uncovered(cover) {
			if !s.ByViews {
				out.Missing = append(out.Missing, s)
			}
		}
		return nil
	})
	return out, err
}

// RelyOnEarlierAdvice records that advice which exists already need not be sought again (SI 2014/1530 reg 6(4)).
type RelyOnEarlierAdvice struct{ Gate application.Gate }

// Do records it. fault.Invalid unless its author, the family and the authority are all satisfied.
func (u RelyOnEarlierAdvice) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, e casework.EarlierAdvice, by casework.Satisfied) error {
	return u.Gate.Open(ctx, actor, id, access.RelyOnAdvice, "", func(ctx context.Context, v *application.Visit) error {
		for _, limb := range e.Limbs {
			if _, known := advice.Info(advice.Limb(limb)); !known {
				e.Limbs = nil
			}
		}
		if err := v.Case.RelyOnEarlierAdvice(actor, e, by, v.Today, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
