package timing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// SetCalendar keeps how the council works towards its dates: how early, on which days its offices are shut, and from
// when a date counts as near. The law's last days stay as they are; every target is counted again.
type SetCalendar struct {
	Units ports.UnitOfWork
	Clock ports.Clock
}

// CalendarInput is what a manager sets.
type CalendarInput struct {
	TargetDaysBefore int
	ImpendingDays    int
	ClosedDays       []ehc.Date
}

// MostClosedDays bounds the list of days on which the offices are shut.
const MostClosedDays = 200

// Read gives the profile as it stands, to those who may change it.
func (u SetCalendar) Read(ctx context.Context, actor ehc.Actor) (profile council.Profile, err error) {
	if err := access.DecideOffice(actor, access.SetCalendar); err != nil {
		return profile, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err = s.Council.Profile(ctx)
		return err
	})
	return profile, err
}

// Do keeps it and asks for every open date to be counted again.
func (u SetCalendar) Do(ctx context.Context, actor ehc.Actor, in CalendarInput) error {
	if err := access.DecideOffice(actor, access.SetCalendar); err != nil {
		return err
	}
	if err := in.check(); err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		current, err := s.Council.Current(ctx)
		if err != nil {
			return err
		}
		profile := current.Profile
		profile.TargetDaysBefore, profile.ImpendingDays, profile.ClosedDays = in.TargetDaysBefore, in.ImpendingDays, in.ClosedDays
		if err := s.Council.Keep(ctx, current.Next(profile, actor, now)); err != nil {
			return err
		}
		if err := s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.SetCalendar)}); err != nil {
			return err
		}
		return s.Recounts.Ask(ctx, "The council changed its working calendar on "+ehc.DateIn(now, application.London).Long()+".", now)
	})
}

func (in CalendarInput) check() error {
	var faults []*fault.Fault
	if in.TargetDaysBefore < 0 || in.TargetDaysBefore > 30 {
		faults = append(faults, fault.Field("target-days", "calendar.target", "Enter a number of days from 0 to 30."))
	}
	if in.ImpendingDays < 1 || in.ImpendingDays > 90 {
		faults = append(faults, fault.Field("near-days", "calendar.near", "Enter a number of days from 1 to 90."))
	}
	if len(in.ClosedDays) > MostClosedDays {
		faults = append(faults, fault.Field("closed-days", "calendar.closed", "List 200 days at the most."))
	}
	return fault.Join(faults...)
}
