package documents

import (
	"context"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// PrepareDelayLetter makes ready the letter about the date that was missed last (C28).
type PrepareDelayLetter struct{ Gate application.Gate }

// DelayLetterOut is what the letter is about, what it is to tell, and the letter.
type DelayLetterOut struct {
	application.Head
	Missed clock.Deadline
	Told   clock.Told
	Letter document.Document
}

// Do composes the letter with what the authority says; nothing said yet takes the words and the day of the forecast.
// fault.Illegal when the family has nothing left to be told; fault.Invalid at "why" or "likely".
func (u PrepareDelayLetter) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, said *clock.Told) (DelayLetterOut, error) {
	var out DelayLetterOut
	err := u.Gate.Open(ctx, actor, id, access.TellDelay, "delay letter", func(ctx context.Context, v *application.Visit) error {
		out.Head = v.Head()
		c, err := v.Clock(ctx)
		if err != nil {
			return err
		}
		if said == nil {
			if said, err = foretold(ctx, v, c); err != nil {
				return err
			}
		}
		out.Told = *said
		if out.Missed, err = missedOn(c, v.Today); err != nil {
			return err
		}
		if err := c.CheckDelay(out.Told, v.Today); err != nil {
			return err
		}
		out.Letter, err = composeDelay(ctx, v, out.Missed, out.Told)
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

// foretold takes what the forecast says of the missed date.
func foretold(ctx context.Context, v *application.Visit, c *clock.Clock) (*clock.Told, error) {
	missed, _ := c.DelayToTell(v.Today)
	likely, err := v.Forecast(ctx, c, nil)
	l := likely[missed.Key()]
	why := strings.TrimSpace(strings.ReplaceAll(l.Reason, clock.NoHistory, "")) // that explains no delay
	if why == "" {
		why = "We have not been able to do it in time."
	}
	return &clock.Told{Why: why, Likely: l.On}, err
}

func composeDelay(ctx context.Context, v *application.Visit, missed clock.Deadline, t clock.Told) (document.Document, error) {
	about, err := aboutCase(ctx, v, v.Today)
	if err != nil {
		return document.Document{}, err
	}
	return DelayLetter(about, missed, t, v.Today, v.Actor.Name)
}

// SendDelayLetter sends the letter: it is kept as it is, noted beside the missed date, and the family is told by
// e-mail where to read it.
type SendDelayLetter struct{ Gate application.Gate }

// Do sends it, and gives it. The faults are those of PrepareDelayLetter.
func (u SendDelayLetter) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, said clock.Told) (ports.Letter, error) {
	var sent ports.Letter
	err := u.Gate.Open(ctx, actor, id, access.TellDelay, "delay letter", func(ctx context.Context, v *application.Visit) error {
		c, err := v.Clock(ctx)
		if err != nil {
			return err
		}
		missed, err := missedOn(c, v.Today)
		if err != nil {
			return err
		}
		said.Letter = ehc.LetterID(u.Gate.IDs.New())
		if err := c.TellDelay(said, v.Today); err != nil {
			return err
		}
		if sent, err = keepDelay(ctx, v, missed, said); err != nil {
			return err
		}
		if err := v.Stores.Clocks.Save(ctx, c); err != nil {
			return err
		}
		return v.Record(ctx, ehc.DelayTold, map[string]string{ehc.DataLetter: string(said.Letter), ehc.DataLimit: missed.Deadline.Key()})
	})
	return sent, err
}

func keepDelay(ctx context.Context, v *application.Visit, missed clock.Deadline, said clock.Told) (ports.Letter, error) {
	d, err := composeDelay(ctx, v, missed, said)
	if err != nil {
		return ports.Letter{}, err
	}
	to, err := addressee(ctx, v, v.Today)
	if err != nil {
		return ports.Letter{}, err
	}
	return v.Stores.Letters.Send(ctx, ports.Letter{ID: said.Letter, Case: v.Case.ID(), Kind: notice.Delay, About: missed.Deadline.Key(), Addressed: to.Name,
		SentOn: v.Today, SentAt: v.Now, SentBy: v.Actor.Person, SentName: v.Actor.Name, Document: d})
}

// SentLetter gives a letter as it was sent.
type SentLetter struct {
	Gate      application.Gate
	Renderers Renderers
}

// SentLetterOut is the letter below the head of its case.
type SentLetterOut struct {
	application.Head
	Letter ports.Letter
}

// Do reads the letter. fault.NotFound when the case has none such.
func (u SentLetter) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, which ehc.LetterID) (SentLetterOut, error) {
	var out SentLetterOut
	err := u.Gate.Open(ctx, actor, id, access.ReadDelay, "letter "+string(which), func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		if out.Letter, err = v.Stores.Letters.Get(ctx, id, which); err != nil {
			return err
		}
		out.Letter.Document = forReader(v, out.Letter.Document)
		return nil
	})
	return out, err
}

// File draws the letter.
func (u SentLetter) File(ctx context.Context, actor ehc.Actor, id ehc.CaseID, which ehc.LetterID, f ports.Format) (File, error) {
	out, err := u.Do(ctx, actor, id, which)
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, out.Letter.Document, f, stampOn(out.Letter.SentOn), "delay-letter")
}

// forReader leaves out where the letter was posted to for everyone but the authority: parents may live apart, and for a
// reason.
func forReader(v *application.Visit, d document.Document) document.Document {
	if v.May(access.SeeAuthorityNotes) {
		return d
	}
	blocks := append([]document.Block(nil), d.Blocks...)
	for i, b := range blocks {
		if a, ok := b.(document.Address); ok && !a.Sender && len(a.Lines) > 1 {
			blocks[i] = document.Address{Lines: a.Lines[:1]}
		}
	}
	d.Blocks = blocks
	return d
}
