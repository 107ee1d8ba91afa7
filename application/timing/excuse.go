package timing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/domain/timescale"
)

// PrepareException gives what the form for an exception needs.
type PrepareException struct{ Gate application.Gate }

// ExceptionOut is the deadline at hand, the exceptions that the law allows for it, and the closures on record of the
// settings that the child attends.
type ExceptionOut struct {
	application.Head
	Deadline clock.Deadline
	Allowed  []timescale.Exception
	Settings []people.Setting
}

// Do prepares the form. fault.NotFound when the case has no such deadline.
func (u PrepareException) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of clock.Key) (ExceptionOut, error) {
	var out ExceptionOut
	err := u.Gate.Open(ctx, actor, id, access.RecordException, of.Limit, func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		c, err := v.Clock(ctx)
		if err != nil {
			return err
		}
		if out.Deadline, err = deadlineOf(c, of); err != nil {
			return err
		}
		for _, e := range timescale.Exceptions() {
			for _, code := range out.Deadline.Exceptions {
				if e.Code == code {
					out.Allowed = append(out.Allowed, e)
				}
			}
		}
		out.Settings, err = settingsOf(ctx, v)
		return err
	})
	return out, err
}

func deadlineOf(c *clock.Clock, of clock.Key) (clock.Deadline, error) {
	for _, d := range c.Deadlines() {
		if d.Key() == of {
			return d, nil
		}
	}
	return clock.Deadline{}, fault.New(fault.NotFound, "clock.no-deadline", "There is no such date on this case.")
}

func settingsOf(ctx context.Context, v *application.Visit) ([]people.Setting, error) {
	var found []people.Setting
	child := v.Case.Child()
	for _, id := range []ehc.SettingID{child.Setting.ID, child.SecondSetting.ID} {
		if id == "" {
			continue
		}
		s, err := v.Stores.Settings.Get(ctx, id)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = append(found, s)
	}
	return found, nil
}

// RecordException records why the law excuses that a date is not kept. No date moves; the family is told.
type RecordException struct{ Gate application.Gate }

// ExceptionInput is the exception as its form gives it. For E1 and E2, Setting is whose closure it rests on; a closure
// that the setting does not have on record yet is kept with the setting.
type ExceptionInput struct {
	Case      ehc.CaseID
	Setting   ehc.SettingID
	Exception clock.Exception
}

// Do records it. fault.Invalid names the field that is wrong and the rule.
func (u RecordException) Do(ctx context.Context, actor ehc.Actor, in ExceptionInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.RecordException, in.Exception.Of.Limit, func(ctx context.Context, v *application.Visit) error {
		c, err := v.Clock(ctx)
		if err != nil {
			return err
		}
		e := in.Exception
		e.ID, e.RecordedBy, e.RecordedAt = ehc.ItemID(u.Gate.IDs.New()), actor.Person, v.Now
		if err := c.Excuse(e, v.Today); err != nil {
			return err
		}
		if err := keepClosure(ctx, v, in.Setting, e); err != nil {
			return err
		}
		if err := v.Stores.Clocks.Save(ctx, c); err != nil {
			return err
		}
		return v.Record(ctx, ehc.ExceptionRecorded, map[string]string{"exception": e.Code, "limit": e.Of.Limit})
	})
}

// keepClosure puts a closure on the record of its setting, once.
func keepClosure(ctx context.Context, v *application.Visit, id ehc.SettingID, e clock.Exception) error {
	if id == "" || e.FirstShut.IsZero() {
		return nil
	}
	s, err := v.Stores.Settings.Get(ctx, id)
	if err != nil {
		return err
	}
	shut := people.Closure{FirstShut: e.FirstShut, LastShut: e.LastShut}
	for _, known := range s.Closures {
		if known == shut {
			return nil
		}
	}
	s.Closures = append(s.Closures, shut)
	return v.Stores.Settings.Save(ctx, s)
}

// EndException takes an exception back. It stays on record with the reason.
type EndException struct{ Gate application.Gate }

// Do ends it.
func (u EndException) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, exception ehc.ItemID, because string) error {
	return u.Gate.Open(ctx, actor, id, access.RecordException, "", func(ctx context.Context, v *application.Visit) error {
		c, err := v.Clock(ctx)
		if err != nil {
			return err
		}
		if err := c.EndExcuse(exception, because); err != nil {
			return err
		}
		if err := v.Stores.Clocks.Save(ctx, c); err != nil {
			return err
		}
		return v.Record(ctx, ehc.ExceptionEnded, nil)
	})
}
