package oversight

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Processors declares who works with every child's data for the council, and ends it.
type Processors struct {
	Units ports.UnitOfWork
	Clock ports.Clock
	IDs   ports.IDs
}

// ProcessorsOut is what the council has declared for every child.
type ProcessorsOut struct {
	All   []council.Processor
	Today ehc.Date
}

// Read lists them for those who may declare them.
func (u Processors) Read(ctx context.Context, actor ehc.Actor) (ProcessorsOut, error) {
	out := ProcessorsOut{Today: ehc.DateIn(u.Clock.Now(), application.London)}
	err := u.do(ctx, actor, "", func(ctx context.Context, s ports.Stores) (err error) {
		out.All, err = s.Processors.Of(ctx, "")
		return err
	})
	return out, err
}

// Declare keeps one. fault.Invalid at the fields that lack something.
func (u Processors) Declare(ctx context.Context, actor ehc.Actor, p council.Processor) error {
	p.ID, p.Case, p.DeclaredBy = ehc.ProcessorID(u.IDs.New()), "", actor.Person
	return u.do(ctx, actor, "declared", func(ctx context.Context, s ports.Stores) error {
		return declare(ctx, s, p)
	})
}

// End ends one on a day. fault.NotFound for one that is of a single child.
func (u Processors) End(ctx context.Context, actor ehc.Actor, id ehc.ProcessorID, on ehc.Date) error {
	return u.do(ctx, actor, "ended", func(ctx context.Context, s ports.Stores) error {
		return end(ctx, s, id, "", on, ehc.DateIn(u.Clock.Now(), application.London))
	})
}

func (u Processors) do(ctx context.Context, actor ehc.Actor, what string, work func(context.Context, ports.Stores) error) error {
	if err := access.DecideOffice(actor, access.DeclareProcessors); err != nil {
		return err
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := work(ctx, s); err != nil || what == "" {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: u.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.DeclareProcessors), Item: what})
	})
}

// ofCase finds one that was declared for a case, or for every child where no case is given.
func ofCase(ctx context.Context, s ports.Stores, id ehc.ProcessorID, of ehc.CaseID) (council.Processor, error) {
	p, err := s.Processors.Get(ctx, id)
	if err == nil && p.Case != of {
		err = fault.New(fault.NotFound, "processor.unknown", "There is no such entry.")
	}
	return p, err
}

func declare(ctx context.Context, s ports.Stores, p council.Processor) error {
	p, err := p.Declare()
	if err != nil {
		return err
	}
	return s.Processors.Save(ctx, p)
}

// end ends one that was declared for a case, or for every child where no case is given.
func end(ctx context.Context, s ports.Stores, id ehc.ProcessorID, of ehc.CaseID, on, today ehc.Date) error {
	p, err := ofCase(ctx, s, id, of)
	if err != nil {
		return err
	}
	if p, err = p.End(on, today); err != nil {
		return err
	}
	return s.Processors.Save(ctx, p)
}

// DeclareProcessor declares who else works with one child's data, such as somebody outside who drafts the plan.
type DeclareProcessor struct{ Gate application.Gate }

// Do keeps it, and tells the family on the timeline. fault.Invalid at the fields that lack something.
func (u DeclareProcessor) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, p council.Processor) error {
	return u.Gate.Open(ctx, actor, id, access.DeclareProcessor, "declared", func(ctx context.Context, v *application.Visit) error {
		p.ID, p.Case, p.DeclaredBy = ehc.ProcessorID(u.Gate.IDs.New()), id, actor.Person
		told := ehc.ProcessorDeclared
		if v.Profile.FamiliesAgree {
			p, told = p.Ask(), ehc.ProcessorAsked
		}
		if err := declare(ctx, v.Stores, p); err != nil {
			return err
		}
		return v.Record(ctx, told, nil)
	})
}

// EndProcessor ends what was declared for one child.
type EndProcessor struct{ Gate application.Gate }

// Do ends it on a day; it stays on the page.
func (u EndProcessor) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.ProcessorID, on ehc.Date) error {
	return u.Gate.Open(ctx, actor, id, access.DeclareProcessor, "ended", func(ctx context.Context, v *application.Visit) error {
		return end(ctx, v.Stores, of, id, on, v.Today)
	})
}
