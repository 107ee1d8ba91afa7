package assessment

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ReadAsked opens a request for advice with all that whoever is asked must have: the request for the assessment with its
// evidence, and the views of the child and the family (SI 2014/1530 reg 6(3)).
type ReadAsked struct{ Gate application.Gate }

// AskedOut is the request for advice, and what goes with it.
type AskedOut struct {
	AdviceOut
	Views     *advice.Views
	Documents []ports.File // of the request for the assessment and of the views
}

// Do reads it. It is one look, recorded as one.
func (u ReadAsked) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.AdviceID) (out AskedOut, err error) {
	err = u.Gate.Open(ctx, actor, id, access.EnterCase, string(of), func(ctx context.Context, v *application.Visit) (err error) {
		for _, action := range []access.Action{access.SeeRequest, access.ReadViews} {
			if err := v.Decide(action); err != nil {
				return err
			}
		}
		r, err := adviceOf(ctx, v, of, access.AnswerAdvice)
		if err != nil {
			return err
		}
		if err := out.read(ctx, v, r); err != nil {
			return err
		}
		if out.Views, err = v.Stores.Views.Of(ctx, id); err != nil {
			return err
		}
		files := slices.Clone(v.Case.Request().Files)
		for _, tile := range advice.Tiles() {
			files = append(files, out.Views.Tile(tile.Key).Files...)
		}
		out.Documents, err = v.Stores.Files.Many(ctx, files...)
		return err
	})
	return out, err
}
