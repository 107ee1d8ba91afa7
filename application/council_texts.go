package application

import (
	"context"
	"slices"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/wording"
	"ehchub/ports"
)

// CouncilTexts are the texts of one collection in the council's words, for those who may change them.
type CouncilTexts struct {
	Units ports.UnitOfWork
	Clock ports.Clock
	Of    wording.Collection
	For   access.Action // what opens them
}

// List gives the text that each key has now, in the order of the collection.
func (u CouncilTexts) List(ctx context.Context, actor ehc.Actor) (texts []wording.Text, err error) {
	if err := access.DecideOffice(actor, u.For); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		changed, err := s.Texts.Current(ctx, u.Of.Area)
		if err != nil {
			return err
		}
		for _, key := range u.Of.Keys() {
			text, err := u.Of.Default(key)
			if err != nil {
				return err
			}
			if at := slices.IndexFunc(changed, func(t wording.Text) bool { return t.Key == key }); at >= 0 {
				text = changed[at]
			}
			texts = append(texts, text)
		}
		return nil
	})
	return texts, err
}

// CouncilTextOut is one text with its past.
type CouncilTextOut struct {
	Own     wording.Text // the hub's
	Current wording.Text
	// History is what the council saved, the latest first.
	History []wording.Text
}

// Version finds a version; 0 is the hub's own text.
func (o CouncilTextOut) Version(number int) (wording.Text, error) {
	if number == 0 {
		return o.Own, nil
	}
	if i := slices.IndexFunc(o.History, func(t wording.Text) bool { return t.Version == number }); i >= 0 {
		return o.History[i], nil
	}
	return wording.Text{}, fault.New(fault.NotFound, "text.version", "There is no such version of this text.")
}

// Read gives one text. fault.NotFound for one that there is not.
func (u CouncilTexts) Read(ctx context.Context, actor ehc.Actor, key string) (out CouncilTextOut, err error) {
	if err := access.DecideOffice(actor, u.For); err != nil {
		return out, err
	}
	if out.Own, err = u.Of.Default(key); err != nil {
		return out, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		out.History, err = s.Texts.History(ctx, u.Of.Area, key)
		return err
	})
	if out.Current = out.Own; len(out.History) > 0 {
		out.Current = out.History[0]
	}
	return out, err
}

// CouncilTextInput is a text as it is to be from now on.
type CouncilTextInput struct {
	Key     string
	Version int // that the writer had read
	Fields  map[string]string
	// Restore goes back to the hub's own text; Fields count for nothing then.
	Restore bool
}

// Do keeps a text as the next version. Faults are those of the collection; fault.Conflict when somebody else has changed
// the text meanwhile.
func (u CouncilTexts) Do(ctx context.Context, actor ehc.Actor, in CouncilTextInput) error {
	next, err := u.Next(actor, in, u.Clock.Now().UTC())
	if err != nil {
		return err
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.Texts.Save(ctx, next); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: next.SavedAt, Actor: actor.Person, Action: string(u.For), Item: string(u.Of.Area) + " " + in.Key})
	})
}

// Next gives the text that Do would keep, with its faults, and keeps nothing.
func (u CouncilTexts) Next(actor ehc.Actor, in CouncilTextInput, now time.Time) (wording.Text, error) {
	if err := access.DecideOffice(actor, u.For); err != nil {
		return wording.Text{}, err
	}
	text, err := u.Of.Default(in.Key)
	if err != nil {
		return text, err
	}
	if !in.Restore {
		text.Fields = in.Fields
		if err := u.Of.Check(in.Key, in.Fields); err != nil {
			return text, err
		}
	}
	text.Edition = wording.Edition{Version: in.Version}.Next(in.Restore, actor, now)
	return text, nil
}
