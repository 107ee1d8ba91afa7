package documents

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/ports"
)

// PrepareDelayLetter makes ready the letter about the date that was missed last (C28).
type PrepareDelayLetter struct{ Gate application.Gate }

// DelayLetterOut is what the letter is about, and what it could tell.
type DelayLetterOut struct {
	application.Head
	Missed clock.Deadline
	// Told has what is outstanding in words, and the day of the forecast.
	Told clock.Told
	// Signers are the officers who may sign the letter.
	Signers []ports.Choice
}

// Do prepares. fault.Illegal when the family has nothing left to be told.
func (u PrepareDelayLetter) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (DelayLetterOut, error) {
	var out DelayLetterOut
	err := u.Gate.Open(ctx, actor, id, access.TellDelay, "delay letter", func(ctx context.Context, v *application.Visit) error {
		out.Head = v.Head()
		c, err := v.Clock(ctx)
		if err != nil {
			return err
		}
		if out.Missed, err = missedOn(c, v.Today); err != nil {
			return err
		}
		if out.Told, err = foretold(ctx, v, c); err != nil {
			return err
		}
		out.Signers, err = v.SignerChoices(ctx)
		return err
	})
	return out, err
}

func missedOn(c *clock.Clock, today ehc.Date) (clock.Deadline, error) {
	missed, ok := c.DelayToTell(today)
	if !ok {
		return missed, fault.New(fault.Illegal, "clock.nothing-late", "There is no missed date of which the family has yet to be told.")
	}
	return missed, nil
}

// foretold says what is outstanding, and by when the forecast expects the missed date to be met.
func foretold(ctx context.Context, v *application.Visit, c *clock.Clock) (clock.Told, error) {
	missed, _ := c.DelayToTell(v.Today)
	likely, err := v.Forecast(ctx, c, nil)
	if err != nil {
		return clock.Told{}, err
	}
	why, err := v.WhyLate(ctx, c)
	return clock.Told{Why: why, Likely: likely[missed.Key()].On}, err
}

// SendDelayLetter sends the letter: it is kept as it is, noted beside the missed date, and the family is told by
// e-mail where to read it.
type SendDelayLetter struct{ Gate application.Gate }

// Do sends it, and gives it. fault.Illegal when the family has nothing left to be told; fault.Invalid at "why" or
// "likely"; fault.Conflict when the letter is not the one that the officer was shown.
func (u SendDelayLetter) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, said clock.Told, choice application.LetterChoice) (sent ports.Letter, err error) {
	err = u.Gate.Open(ctx, actor, id, access.TellDelay, "delay letter", func(ctx context.Context, v *application.Visit) (err error) {
		sent, err = u.send(ctx, v, said, choice)
		return err
	})
	return sent, err
}

// Letters gives the letter that sending would issue, and keeps nothing.
func (u SendDelayLetter) Letters(ctx context.Context, actor ehc.Actor, id ehc.CaseID, said clock.Told, choice application.LetterChoice) (letters []ports.Letter, err error) {
	err = u.Gate.Rehearse(ctx, actor, id, access.TellDelay, "delay letter", func(ctx context.Context, v *application.Visit) error {
		_, err := u.send(ctx, v, said, choice)
		letters = v.Letters()
		return err
	})
	return letters, err
}

func (u SendDelayLetter) send(ctx context.Context, v *application.Visit, said clock.Told, choice application.LetterChoice) (ports.Letter, error) {
	c, err := v.Clock(ctx)
	if err != nil {
		return ports.Letter{}, err
	}
	missed, err := missedOn(c, v.Today)
	if err != nil {
		return ports.Letter{}, err
	}
	if err := c.CheckDelay(said, v.Today); err != nil {
		return ports.Letter{}, err
	}
	told := letter.Delay{Late: missed.Deadline.Key(), Last: missed.Last, Source: missed.Source, Why: said.Why, Likely: said.Likely}
	sent, err := v.IssueLetter(ctx, u.Gate.IDs, application.Letter{Facts: told, About: missed.Deadline.Key()}, choice)
	if err != nil {
		return sent, err
	}
	if err := v.AsShown(choice.Seen); err != nil {
		return sent, err
	}
	said.Letter = sent.ID
	if err := c.TellDelay(said, v.Today); err != nil {
		return sent, err
	}
	if err := v.Stores.Clocks.Save(ctx, c); err != nil {
		return sent, err
	}
	return sent, v.Record(ctx, ehc.DelayTold, map[string]string{ehc.DataLetter: string(said.Letter), ehc.DataLimit: missed.Deadline.Key()})
}
