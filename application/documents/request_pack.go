package documents

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// RequestPack prints a form on which somebody can ask for an assessment by hand (C35). There is no case yet: a scan of it
// becomes a draft request at the council's desk.
type RequestPack struct {
	Units     ports.UnitOfWork
	Clock     ports.Clock
	IDs       ports.IDs
	Renderers Renderers
}

// Make keeps a form for a person, with the address to which it is posted. fault.Invalid at "name" and "address".
func (u RequestPack) Make(ctx context.Context, actor ehc.Actor, name string, address []string) (ehc.PackID, error) {
	if err := access.DecideOffice(actor, access.PrintRequestForms); err != nil {
		return "", err
	}
	p, err := paper.RequestPack(ehc.PackID(u.IDs.New()), newCode(), name, address, actor.Person, u.Clock.Now().UTC())
	if err != nil {
		return "", err
	}
	return p.ID, u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.Packs.Save(ctx, p); err != nil {
			return err
		}
		return u.record(ctx, s, actor, p, ports.Changed)
	})
}

// Read gives a form that was made. fault.NotFound for none of this kind.
func (u RequestPack) Read(ctx context.Context, actor ehc.Actor, id ehc.PackID) (p paper.Pack, err error) {
	err = u.open(ctx, actor, id, ports.Looked, func(_ context.Context, _ ports.Stores, found paper.Pack) error {
		p = found
		return nil
	})
	return p, err
}

// Draw draws it.
func (u RequestPack) Draw(ctx context.Context, actor ehc.Actor, id ehc.PackID, f ports.Format) (File, error) {
	var d document.Document
	now := u.Clock.Now().UTC()
	err := u.open(ctx, actor, id, ports.Took, func(ctx context.Context, s ports.Stores, p paper.Pack) error {
		profile, err := s.Council.Profile(ctx)
		d = requestForm(p.Name).lay(profile, append([]string{p.Name}, p.Address...), now, p)
		return err
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, f, StampAt(now), "form-"+string(paper.Request))
}

func (u RequestPack) open(ctx context.Context, actor ehc.Actor, id ehc.PackID, kind ports.AuditKind, work func(context.Context, ports.Stores, paper.Pack) error) error {
	if err := access.DecideOffice(actor, access.PrintRequestForms); err != nil {
		return err
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Packs.Get(ctx, id)
		if err == nil && p.Kind != paper.Request {
			err = noForm
		}
		if err != nil {
			return err
		}
		if err := work(ctx, s, p); err != nil {
			return err
		}
		return u.record(ctx, s, actor, p, kind)
	})
}

func (u RequestPack) record(ctx context.Context, s ports.Stores, actor ehc.Actor, p paper.Pack, kind ports.AuditKind) error {
	return s.Audit.Record(ctx, ports.AuditEntry{At: u.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.PrintRequestForms), Case: p.Case, Item: "form " + string(p.ID), Kind: kind})
}

// requestForm asks what the hub asks of whoever asks for an assessment in it.
func requestForm(name string) packForm {
	form := packForm{kind: paper.Request, name: name, title: "Asking for an assessment", dear: []string{
		"With this letter comes a form on which you can ask the council for an education, health and care needs assessment of a child or young person.",
		"You don’t have to answer every question: a few words are enough. If you have reports that help, please put copies behind the form.",
		"Within 6 weeks of the day on which the form reaches us we tell you whether there will be an assessment.",
	}}
	space := func(heading string, lines int) {
		form.question = append(form.question, document.Heading{Level: 2, Text: heading}, document.WriteSpace{Lines: lines})
	}
	space("The child’s or young person’s full name", 1)
	space("Date of birth (day, month, year)", 1)
	space("Where they live", 3)
	space("School, nursery or college, and year group", 1)
	var kinds []string
	for _, k := range casework.RequesterKinds() {
		kinds = append(kinds, k.Label)
	}
	form.question = append(form.question, document.Heading{Level: 2, Text: "Who asks"}, ticks(kinds...))
	space("Your full name, and what you are to the child", 2)
	space("Your address, telephone number and e-mail address", 4)
	space("Everyone who has parental responsibility, if you know", 2)
	form.question = append(form.question, ticks("I would like letters by post", "I need an interpreter, or help with reading. Please say which below"), document.WriteSpace{Lines: 1})
	for _, part := range (casework.Story{}).Parts() {
		space(part.Question, 6)
	}
	form.question = append(form.question, document.Heading{Level: 2, Text: "Your agreement"}, ticks("I agree that the council asks other professionals about the child"))
	return form
}
