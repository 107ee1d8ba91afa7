package casefile

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// CheckCases looks each night whether those who have an open case are those whom its record names (C16).
type CheckCases struct{ Gate application.Gate }

// caseCheck names the round, and nightHour is the hour in London from which it is gone.
const (
	caseCheck = "case-check"
	nightHour = 2
)

// Do looks, once a day, and gives how much it found; 0 where it was done today already.
func (u CheckCases) Do(ctx context.Context, actor ehc.Actor) (found int, err error) {
	if err := access.DecideOffice(actor, access.CheckCases); err != nil {
		return 0, err
	}
	now := u.Gate.Clock.Now().UTC()
	if now.In(application.London).Hour() < nightHour {
		return 0, nil
	}
	today := ehc.DateIn(now, application.London)
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if done, err := s.Rounds.Done(ctx, caseCheck, today); err != nil || done {
			return err
		}
		if found, err = s.CaseGaps.Check(ctx, today); err != nil {
			return err
		}
		return s.Rounds.Finish(ctx, caseCheck, today, now)
	})
	return found, err
}

// Run looks now and every so often, until ctx ends. Any number of hubs may do so at once.
func (u CheckCases) Run(ctx context.Context) {
	application.Every(ctx, application.LookEvery, "things found by the nightly check of cases", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}

// gapsShown is how many gaps of one kind are shown at once.
const gapsShown = 100

// GapsOfKind are the gaps of one kind: the longest known, and how many there are.
type GapsOfKind struct {
	Kind  ports.CaseGapKind
	Gaps  []ports.CaseGap
	Total int
}

// ReadGaps lists what the nightly check found, kind by kind; kinds without any are left out.
func (u CheckCases) ReadGaps(ctx context.Context, actor ehc.Actor) (all []GapsOfKind, err error) {
	if err := access.DecideOffice(actor, access.CheckCases); err != nil {
		return nil, err
	}
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		for _, kind := range ports.CaseGapKinds() {
			gaps, total, err := s.CaseGaps.List(ctx, kind, gapsShown)
			if err != nil {
				return err
			}
			if total > 0 {
				all = append(all, GapsOfKind{kind, gaps, total})
			}
		}
		return nil
	})
	return all, err
}

// LookAgain looks at once, for whoever has put something right.
func (u CheckCases) LookAgain(ctx context.Context, actor ehc.Actor) error {
	if err := access.DecideOffice(actor, access.CheckCases); err != nil {
		return err
	}
	return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		_, err := s.CaseGaps.Check(ctx, ehc.DateIn(u.Gate.Clock.Now(), application.London))
		return err
	})
}
