package documents

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/domain/wording"
	"ehchub/ports"
)

// LetterTexts are the council's own texts of its letters, for those who may change them.
type LetterTexts struct {
	Units     ports.UnitOfWork
	Clock     ports.Clock
	Renderers Renderers
}

// List gives the text that each kind of letter has now, in the order of the road.
func (u LetterTexts) List(ctx context.Context, actor ehc.Actor) (texts []letter.Template, err error) {
	if err := access.DecideOffice(actor, access.WriteLetterTexts); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		own, err := s.Templates.All(ctx)
		for _, about := range letter.Kinds() {
			if i := slices.IndexFunc(own, func(t letter.Template) bool { return t.Kind == about.Kind }); i >= 0 {
				texts = append(texts, own[i])
			} else {
				texts = append(texts, letter.Default(about.Kind))
			}
		}
		return err
	})
	return texts, err
}

// LetterTextOut is the text of one kind with its past.
type LetterTextOut struct {
	About   letter.About
	Current letter.Template
	// History is what the council saved, the latest first.
	History []letter.Template
}

// Version finds a version; 0 is the hub's own text.
func (o LetterTextOut) Version(number int) (letter.Template, error) {
	if number == 0 {
		return letter.Default(o.About.Kind), nil
	}
	if i := slices.IndexFunc(o.History, func(t letter.Template) bool { return t.Version == number }); i >= 0 {
		return o.History[i], nil
	}
	return letter.Template{}, fault.New(fault.NotFound, "letter.version", "There is no such version of this text.")
}

// Read gives the text of one kind. fault.NotFound for a kind that there is not.
func (u LetterTexts) Read(ctx context.Context, actor ehc.Actor, kind notice.Letter) (out LetterTextOut, err error) {
	if err := access.DecideOffice(actor, access.WriteLetterTexts); err != nil {
		return out, err
	}
	about, known := letter.Find(kind)
	if !known {
		return out, fault.New(fault.NotFound, "letter.kind", "There is no such kind of letter.")
	}
	out = LetterTextOut{About: about, Current: letter.Default(kind)}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		out.History, err = s.Templates.History(ctx, kind)
		return err
	})
	if len(out.History) > 0 {
		out.Current = out.History[0]
	}
	return out, err
}

// LetterTextInput is a text as it is to be from now on.
type LetterTextInput struct {
	Kind notice.Letter
	// Version is the one that the writer had read.
	Version int
	Words   map[letter.Voice]letter.Words
	// Restore goes back to the hub's own text; Words count for nothing then.
	Restore bool
}

// Do keeps a text as the next version. Letters that were issued stay as they are. fault.Invalid at "headline.VOICE" or
// "body.VOICE" when the text lacks what the law asks for, or holds what it can't; fault.Conflict when somebody else has
// changed it meanwhile.
func (u LetterTexts) Do(ctx context.Context, actor ehc.Actor, in LetterTextInput) error {
	if err := access.DecideOffice(actor, access.WriteLetterTexts); err != nil {
		return err
	}
	if in.Restore {
		in.Words = letter.Default(in.Kind).Words
	}
	now := u.Clock.Now().UTC()
	next := letter.Template{Kind: in.Kind, Edition: wording.Edition{Version: in.Version}}.Next(in.Words, in.Restore, actor, now)
	if err := next.Check(); err != nil {
		return err
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.Templates.Save(ctx, next); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.WriteLetterTexts), Item: string(in.Kind)})
	})
}

// Preview composes a text as a letter of an invented case, in one voice, and keeps nothing. Faults are those of Do, or
// fault.Illegal when the council's profile lacks something that the letter must name.
func (u LetterTexts) Preview(ctx context.Context, actor ehc.Actor, t letter.Template, v letter.Voice) (document.Document, error) {
	if err := access.DecideOffice(actor, access.WriteLetterTexts); err != nil {
		return document.Document{}, err
	}
	if err := t.Check(); err != nil {
		return document.Document{}, err
	}
	var profile council.Profile
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		profile, err = s.Council.Profile(ctx)
		return err
	})
	if err != nil {
		return document.Document{}, err
	}
	frame, facts := letter.Sample(profile, t.Kind, v, ehc.DateIn(u.Clock.Now(), application.London))
	return letter.Compose(t, frame, facts)
}

// PreviewFile draws what Preview composes.
func (u LetterTexts) PreviewFile(ctx context.Context, actor ehc.Actor, t letter.Template, v letter.Voice, f ports.Format) (File, error) {
	d, err := u.Preview(ctx, actor, t, v)
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, f, StampAt(d.Meta.Created), "sample-"+fileName(t.Kind))
}
