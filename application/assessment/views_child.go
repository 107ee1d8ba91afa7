package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
)

// OpenChildPage opens the child's own page, where their views are said with pictures and few words (C34).
type OpenChildPage struct{ Gate application.Gate }

// ChildPageOut is what the child has said so far.
type ChildPageOut struct {
	application.Head
	Views *advice.Views
}

// Do opens it for whoever may write the child's views. fault.Illegal once they can't be written any more.
func (u OpenChildPage) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ChildPageOut, error) {
	var out ChildPageOut
	err := u.Gate.Open(ctx, actor, id, access.WriteChildViews, "views/about-me", func(ctx context.Context, v *application.Visit) (err error) {
		if err := viewsOpen(v.Case); err != nil {
			return err
		}
		out.Head = v.Head()
		out.Views, err = v.Stores.Views.Of(ctx, id)
		return err
	})
	return out, err
}
