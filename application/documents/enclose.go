package documents

import (
	"context"
	"strconv"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Enclosures are what goes into the envelope of a letter beside it: the version of the plan that it tells of and, with a
// draft, a form on which to comment by hand.
type Enclosures struct{ Gate application.Gate }

// Enclose composes them for one of the family; none for a letter that tells of no plan.
func (u Enclosures) Enclose(ctx context.Context, v *application.Visit, e ehc.Event, person ehc.PersonID) (found []ports.Enclosed, err error) {
	number, err := strconv.Atoi(e.Data[ehc.DataVersion])
	if err != nil || person == "" {
		return nil, nil
	}
	version, err := sharedVersion(ctx, v, number, access.ReadPlan)
	if err != nil {
		return nil, err
	}
	d, err := planFor(ctx, v, version, false)
	if err != nil {
		return nil, err
	}
	veil, err := v.VeilFor(ctx, person, "")
	if err != nil {
		return nil, err
	}
	found = append(found, ports.Enclosed{Title: "version " + strconv.Itoa(number) + " of the plan", Document: document.Cover(d, veil.Over)})
	if e.Kind != ehc.DraftShared && e.Kind != ehc.RevisedDraftShared {
		return found, nil
	}
	form, err := commentsForm(ctx, v, person)
	if f := fault.As(err); f != nil && (f.Kind == fault.Illegal || f.Kind == fault.NotFound) {
		return found, nil // the draft was followed by another, or is the plan by now
	}
	if err != nil {
		return nil, err
	}
	pack, err := PaperPack{Gate: u.Gate}.packFor(ctx, v, form)
	if err != nil {
		return nil, err
	}
	form.enclosed = true
	if d, err = form.compose(ctx, v, pack); err != nil {
		return nil, err
	}
	return append(found, ports.Enclosed{Title: "a form for comments", Document: d}), nil
}
