package reading

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
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
	// Clocks are of the children about whom there is something to disagree with: a refusal, or a plan.
	Clocks map[ehc.CaseID]*clock.Clock
}

// DraftWaiting is how a member of the family stands to the draft that was shared last.
type DraftWaiting struct {
	AnswerBy ehc.Date // the day that the family is shown
	Answered bool     // their comments are sent
	SentOn   ehc.Date // the day on which they were sent; zero while they are not
}

func waiting(d ports.DraftToAnswer) DraftWaiting {
	w := DraftWaiting{AnswerBy: plan.Shared{ClosesOn: d.ClosesOn}.AnswerBy(), Answered: d.Answered}
	if !d.SentAt.IsZero() {
		w.SentOn = ehc.DateIn(d.SentAt, application.London)
	}
	return w
}

// Do reads them. fault.Unauthenticated for nobody.
func (u FamilyHome) Do(ctx context.Context, actor ehc.Actor) (FamilyHomeOut, error) {
	out := FamilyHomeOut{Drafts: map[ehc.CaseID]DraftWaiting{}, Clocks: map[ehc.CaseID]*clock.Clock{}}
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
		if err := out.readClocks(ctx, s); err != nil {
			return err
		}
		return out.readDrafts(ctx, s, actor.Person)
	})
	return out, err
}

func (out *FamilyHomeOut) readClocks(ctx context.Context, s ports.Stores) error {
	for _, row := range out.Children {
		switch casework.State(row.State) {
		case casework.RefusedAssess, casework.RefusedIssue, casework.ReviewPending:
			c, err := s.Clocks.Of(ctx, row.Case)
			if err != nil {
				return err
			}
			out.Clocks[row.Case] = c
		}
	}
	return nil
}

func (out *FamilyHomeOut) readDrafts(ctx context.Context, s ports.Stores, reader ehc.PersonID) error {
	var cases []ehc.CaseID
	for _, row := range out.Children {
		cases = append(cases, row.Case)
	}
	drafts, err := s.Pages.DraftsToAnswer(ctx, reader, cases...)
	for _, d := range drafts {
		out.Drafts[d.Case] = waiting(d)
	}
	return err
}
