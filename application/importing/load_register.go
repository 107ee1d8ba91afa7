package importing

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// LoadRegister brings in a file of the register that was checked. Settings change, close and are added; what the
// council wrote about them stays. It may be run again after it broke off.
type LoadRegister struct{ Means }

var errLoaded = fault.New(fault.Illegal, "register.loaded", "This file has been brought in already.")

// Do brings it in and says what it changed.
func (u LoadRegister) Do(ctx context.Context, actor ehc.Actor, id ehc.FileID) (load ports.RegisterLoad, err error) {
	if load, err = u.Read(ctx, actor, id); err != nil {
		return load, err
	}
	if !load.LoadedAt.IsZero() {
		return load, errLoaded
	}
	if load.Report, err = u.compare(ctx, load, true); err != nil {
		return load, err
	}
	load.LoadedAt = u.Clock.Now().UTC()
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		current, err := s.Council.Current(ctx)
		if err != nil {
			return err
		}
		if err := s.Attendance.Offer(ctx, load.Areas); err != nil {
			return err
		}
		profile := current.Profile
		profile.RegisterAreas = load.Areas
		if err := s.Council.Keep(ctx, current.Next(profile, actor, load.LoadedAt)); err != nil {
			return err
		}
		if err := s.RegisterLoads.Save(ctx, load); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: load.LoadedAt, Actor: actor.Person, Action: string(access.KeepRegister), Item: "loaded " + string(load.ID)})
	})
	if err != nil {
		return load, err
	}
	return load, u.Files.Remove(ctx, load.ID)
}

// Read gives a file that was checked or brought in, with its report.
func (u LoadRegister) Read(ctx context.Context, actor ehc.Actor, id ehc.FileID) (load ports.RegisterLoad, err error) {
	if err := access.DecideOffice(actor, access.KeepRegister); err != nil {
		return load, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		load, err = s.RegisterLoads.Get(ctx, id)
		return err
	})
	return load, err
}
