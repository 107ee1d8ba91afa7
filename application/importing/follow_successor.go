package importing

import (
	"context"
	"fmt"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// FollowSuccessor moves every child of a setting that is shut to the one that took its place, such as the academy that a
// school became, and lets the people of the old one act for the new one too.
type FollowSuccessor struct{ Gate application.Gate }

// FollowInput says from where to where, and the first day at the new setting.
type FollowInput struct {
	From, To ehc.SettingID
	On       ehc.Date
}

// Do moves them, each case in its own unit of work: when one fails, those before it are moved, and running it again goes
// on. It reports how many children it moved.
func (u FollowSuccessor) Do(ctx context.Context, actor ehc.Actor, in FollowInput) (moved int, err error) {
	left, to, err := u.Read(ctx, actor, in.From, in.To)
	if err != nil {
		return 0, err
	}
	if today := ehc.DateIn(u.Gate.Clock.Now(), application.London); in.On.IsZero() || in.On.After(today) {
		return 0, fault.Field("on", "register.follow-day", "Enter the first day at the new setting, today or in the past.")
	}
	var cases []ehc.CaseID
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := u.joinStaff(ctx, s, in); err != nil {
			return err
		}
		cases, err = s.Attendance.At(ctx, in.From)
		return err
	})
	if err != nil {
		return 0, err
	}
	for _, id := range cases {
		err := u.Gate.Change(ctx, actor, id, access.EditChildRecord, "setting followed", func(v *application.Visit) error {
			return v.Case.ChangeDetails(actor, following(v.Case.Child(), left.Setting, to, in.On), v.Today, v.Now)
		})
		if err != nil {
			return moved, fmt.Errorf("case %s: %w", id, err)
		}
		moved++
	}
	return moved, nil
}

// Read gives a setting that is shut, and the one that children are to move to. fault.NotFound when the first has no
// children left, or the second is none that takes its place.
func (u FollowSuccessor) Read(ctx context.Context, actor ehc.Actor, from, to ehc.SettingID) (left ports.LeftSetting, successor people.Setting, err error) {
	if err := access.DecideOffice(actor, access.KeepRegister); err != nil {
		return left, successor, err
	}
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Attendance.Left(ctx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(l ports.LeftSetting) bool { return l.Setting.ID == from })
		if at < 0 {
			return fault.New(fault.NotFound, "register.followed", "No child is at that setting any more.")
		}
		left = all[at]
		at = slices.IndexFunc(left.Successors, func(s people.Setting) bool { return s.ID == to && !s.Closed })
		if at < 0 {
			return fault.New(fault.NotFound, "register.successor", "The register does not say that this setting follows the other.")
		}
		successor = left.Successors[at]
		return nil
	})
	return left, successor, err
}

// joinStaff lets whoever acts for the old setting act for the new one too. What the old one had stays open to them.
func (u FollowSuccessor) joinStaff(ctx context.Context, s ports.Stores, in FollowInput) error {
	staff, err := s.People.Belonging(ctx, ehc.Holder{Kind: ehc.HeldBySetting, ID: string(in.From)})
	if err != nil {
		return err
	}
	for _, p := range staff {
		if slices.Contains(p.Settings, in.To) {
			continue
		}
		p.Settings = append(p.Settings, in.To)
		if err := s.People.Save(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// following gives the child's record with the new setting in the place of the old one.
func following(child casework.Child, from, to people.Setting, on ehc.Date) casework.Child {
	ref := casework.SettingRef{ID: to.ID, Name: to.Name}
	if child.Setting.ID == from.ID {
		child.Setting, child.SettingSince = ref, on
	}
	if child.SecondSetting.ID == from.ID {
		child.SecondSetting = ref
	}
	if child.SecondSetting.Same(child.Setting) { // the two became one
		child.SecondSetting = casework.SettingRef{}
	}
	return child
}
