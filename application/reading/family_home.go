package reading

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// FamilyHome reads a family's children, for the page that they begin from.
type FamilyHome struct{ Units ports.UnitOfWork }

// FamilyHomeOut is the family's children, those without a plan first, and the drafts that they can answer.
type FamilyHomeOut struct {
	Children []ports.TrayRow
	Drafts   map[ehc.CaseID]DraftWaiting
}

// DraftWaiting is how a member of the family stands to the draft that was shared last.
type DraftWaiting struct {
	AnswerBy ehc.Date // the day that the family is shown
	Answered bool     // their comments are sent
}

// Do reads them. fault.Unauthenticated for nobody.
func (u FamilyHome) Do(ctx context.Context, actor ehc.Actor) (FamilyHomeOut, error) {
	out := FamilyHomeOut{Drafts: map[ehc.CaseID]DraftWaiting{}}
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		for _, tray := range []access.Tray{access.TrayInProgress, access.TrayLive} {
			_, holders, err := access.DecideTray(actor, tray)
			if err != nil {
				return err
			}
			page, err := s.Pages.Tray(ctx, ports.TrayQuery{Tray: tray, Holders: holders, Sort: ports.ByUpdated, Descending: true, IncludeClosed: true, Page: 1})
			if err != nil {
				return err
			}
			out.Children = append(out.Children, page.Rows...)
		}
		return out.readDrafts(ctx, s, actor.Person)
	})
	return out, err
}

func (out *FamilyHomeOut) readDrafts(ctx context.Context, s ports.Stores, reader ehc.PersonID) error {
	var cases []ehc.CaseID
	for _, row := range out.Children {
		cases = append(cases, row.Case)
	}
	drafts, err := s.Pages.DraftsToAnswer(ctx, reader, cases...)
	for _, d := range drafts {
		out.Drafts[d.Case] = DraftWaiting{AnswerBy: plan.Shared{ClosesOn: d.ClosesOn}.AnswerBy(), Answered: d.Answered}
	}
	return err
}
