package reading

import (
	"context"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// FamilyHome reads a family's children, for the page that they begin from.
type FamilyHome struct {
	Units ports.UnitOfWork
	Clock ports.Clock
}

// FamilyHomeOut is the family's children, those without a plan first, and the drafts that they can answer.
type FamilyHomeOut struct {
	Children []ports.TrayRow
	Drafts   map[ehc.CaseID]DraftWaiting
	// Clocks are of the children for whom others' contributions are waited for, and of those about whom there is something to
	// disagree with: a refusal, or a plan.
	Clocks map[ehc.CaseID]*clock.Clock
	// Likely says, of children for whom a date has been missed, when what is open is likely to be done.
	Likely map[ehc.CaseID]map[clock.Key]clock.Likely
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
	out := FamilyHomeOut{Drafts: map[ehc.CaseID]DraftWaiting{}, Clocks: map[ehc.CaseID]*clock.Clock{}, Likely: map[ehc.CaseID]map[clock.Key]clock.Likely{}}
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		for _, tray := range []access.Tray{access.TrayInProgress, access.TrayLive} {
			_, holders, err := access.DecideTray(actor.Alone(), tray)
			if err != nil {
				return err
			}
			page, err := s.Pages.Tray(ctx, ports.TrayQuery{Tray: tray, Reader: actor.Person, Holders: holders, Sort: ports.ByUpdated, Descending: true, IncludeClosed: true, Page: 1})
			if err != nil {
				return err
			}
			out.Children = append(out.Children, page.Rows...)
		}
		if err := out.readClocks(ctx, s); err != nil {
			return err
		}
		if err := out.readLikely(ctx, s, u.Clock.Now().UTC()); err != nil {
			return err
		}
		return out.readDrafts(ctx, s, actor.Person)
	})
	return out, err
}

func (out *FamilyHomeOut) readClocks(ctx context.Context, s ports.Stores) error {
	for _, row := range out.Children {
		if state := casework.State(row.State); state == casework.RefusedAssess || state == casework.RefusedIssue || state == casework.Assessing || state == casework.DraftShared || !row.FinalOn.IsZero() {
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

func (out *FamilyHomeOut) readLikely(ctx context.Context, s ports.Stores, now time.Time) error {
	for _, row := range out.Children {
		if !row.FinalOn.IsZero() || row.DueOn.IsZero() || !row.DueOn.Before(ehc.DateIn(now, application.London)) {
			continue
		}
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		c, err := s.Clocks.Of(ctx, row.Case)
		if err != nil {
			return err
		}
		out.Likely[row.Case], err = application.Forecast(ctx, s, application.Outlook{Case: row.Case, State: casework.State(row.State), ReceivedOn: row.ReceivedOn, Profile: profile, Now: now, TellSettings: true, Clock: c})
		if err != nil {
			return err
		}
	}
	return nil
}
