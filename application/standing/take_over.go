package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// TakeOverPlan starts a case from the plan of another authority, for a child who has moved here with it.
type TakeOverPlan struct{ Gate application.Gate }

// TakeOverInput is the child's record and the plan.
type TakeOverInput struct {
	Child casework.Child
	Plan  casework.TakenOver
}

// Do starts the case: it is live, has its case ID, and its dates count from the transfer. An officer who has cases of
// their own is its co-ordinator. fault.Invalid lists what is missing, field by field; nothing is then kept.
func (u TakeOverPlan) Do(ctx context.Context, actor ehc.Actor, in TakeOverInput) (ehc.CaseID, error) {
	if err := access.DecideOffice(actor, access.TakeOverPlans); err != nil {
		return "", err
	}
	now := u.Gate.Clock.Now().UTC()
	if err := casework.CheckTakeOver(in.Child, in.Plan, ehc.DateIn(now, application.London)); err != nil {
		return "", err
	}
	id := ehc.CaseID(u.Gate.IDs.New())
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		named, err := named(ctx, s, in.Child)
		if err != nil {
			return err
		}
		return s.Cases.Save(ctx, casework.StartRequest(id, actor, casework.Request{}, named, now))
	})
	if err != nil {
		return "", err
	}
	return id, u.Gate.Open(ctx, actor, id, access.SubmitRequest, "moved-in", func(ctx context.Context, v *application.Visit) error {
		number, err := v.Stores.Cases.NextNumber(ctx, v.Today.Year)
		if err != nil {
			return err
		}
		if err := v.Case.TakeOver(actor, ehc.Reference(v.Profile.Reference(v.Today.Year, number)), in.Plan, v.Today, v.Now); err != nil {
			return err
		}
		if actor.Is(ehc.RoleCoordinator) {
			p, err := v.Stores.People.Get(ctx, actor.Person)
			if err != nil {
				return err
			}
			own := casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(p.ID)}, Name: p.Name, Detail: p.JobTitle, Email: p.Email, Phone: p.Phone, ByEmail: true}
			if err := v.Case.Assign(actor, own, v.Now); err != nil {
				return err
			}
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

// named gives the child's setting the name that the register has for it.
func named(ctx context.Context, s ports.Stores, child casework.Child) (casework.Child, error) {
	if child.Setting.ID == "" {
		return child, nil
	}
	setting, err := s.Settings.Use(ctx, child.Setting.ID)
	child.Setting.Name = setting.Name
	return child, err
}

// SettingsToChoose lists the settings of the register, for whoever may start a case from a plan.
type SettingsToChoose struct{ Units ports.UnitOfWork }

// Do lists them by name.
func (u SettingsToChoose) Do(ctx context.Context, actor ehc.Actor) (choices []ports.Choice, err error) {
	if err := access.DecideOffice(actor, access.TakeOverPlans); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		choices, err = application.SettingChoices(ctx, s)
		return err
	})
	return choices, err
}

// ReadMove opens what is recorded of a move of a child with a plan to another area, or from one.
type ReadMove struct {
	Gate application.Gate
	// For is the right to the page: see moves of the case, or of the plan that was taken over.
	For access.Action
}

// MoveOut is the move below the head of its case.
type MoveOut struct {
	application.Head
	// Clock is the case's, as the reader may see it.
	Clock *clock.Clock
	// Files are the documents of a plan that was taken over.
	Files []ports.File
	// MayRecord reports whether the reader keeps the record.
	MayRecord bool
}

// Do reads it.
func (u ReadMove) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (MoveOut, error) {
	var out MoveOut
	err := u.Gate.Open(ctx, actor, id, u.For, "moving", func(ctx context.Context, v *application.Visit) (err error) {
		out = MoveOut{Head: v.Head(), MayRecord: v.May(access.RecordMoves)}
		if out.Clock, err = v.ClockAsSeen(ctx); err != nil {
			return err
		}
		if t, ok := v.Case.TakenOver(); ok && v.Knowing(access.Facts{access.OnceShared: true}).May(access.ReadPlan) {
			out.Files, err = v.Stores.Files.Many(ctx, t.Files...)
		}
		return err
	})
	return out, err
}
