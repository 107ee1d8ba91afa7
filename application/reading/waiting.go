package reading

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Waiting reads what waits for a person: the advice that they, their teams or their settings were asked for, and the
// consultations that their settings are to answer.
type Waiting struct{ Units ports.UnitOfWork }

// WaitingShown is how much of what waits stands above a list: a team of a large county has hundreds.
const WaitingShown = 10

// Do reads it in one statement, the soonest due first, and one more than WaitingShown where there is more. fault.Unauthenticated for nobody.
func (u Waiting) Do(ctx context.Context, actor ehc.Actor) (found []ports.Waiting, err error) {
	if err := access.DecideOwnDates(actor); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		found, err = s.Waiting.Of(ctx, WaitingShown+1, actor.Holders()...)
		return err
	})
	return found, err
}

// AnswersSent lists what a person's settings have answered to consultations.
type AnswersSent struct{ Units ports.UnitOfWork }

// MostAnswers is how many answers are listed, the latest consultations first.
const MostAnswers = 100

// Do lists them. fault.Unauthenticated for nobody.
func (u AnswersSent) Do(ctx context.Context, actor ehc.Actor) (sent []ports.AnswerSent, err error) {
	if err := access.DecideOwnDates(actor); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		sent, err = s.Consultations.AnsweredBy(ctx, MostAnswers, actor.Settings...)
		return err
	})
	return sent, err
}
