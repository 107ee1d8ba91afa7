package application

import (
	"context"
	"slices"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// LeaveSettings follows somebody who no longer acts for settings, in the unit of work in which they left (C16): what they
// held in their own name for one of them ends, drafts that the setting has go on without them, and what they were asked
// for it passes to a colleague there. person is as they are now.
func LeaveSettings(ctx context.Context, s ports.Stores, actor ehc.Actor, person people.Person, left []ehc.SettingID, now time.Time) error {
	if len(left) == 0 {
		return nil
	}
	stays := person.Actor().WorksAt // a closed account acts for none
	held, err := s.Organisations.Work.HeldBy(ctx, person.ID)
	if err != nil {
		return err
	}
	var done []ehc.CaseID
	for _, h := range held {
		if slices.Contains(done, h.Case) || h.Relation != access.Setting && h.Relation != access.Author {
			continue
		}
		done = append(done, h.Case)
		c, err := s.Cases.Get(ctx, h.Case)
		if err != nil {
			return err
		}
		if c.LeaveSetting(actor, person.ID, stays, now) {
			if err := s.Cases.Save(ctx, c); err != nil {
				return err
			}
		}
	}
	for _, setting := range left {
		if err := FollowInSetting(ctx, s, actor, setting, now); err != nil {
			return err
		}
	}
	return nil
}

// FollowInSetting gives what a setting was asked of somebody who no longer acts for it to a colleague who does, with what is
// written of it. While nobody acts for the setting it waits for whoever comes.
func FollowInSetting(ctx context.Context, s ports.Stores, actor ehc.Actor, setting ehc.SettingID, now time.Time) error {
	staff, err := s.People.Belonging(ctx, ehc.Holder{Kind: ehc.HeldBySetting, ID: string(setting)})
	if err != nil {
		return err
	}
	asked, err := s.Organisations.Work.AskedOfSetting(ctx, setting)
	if err != nil || len(asked) == 0 {
		return err
	}
	for _, a := range asked {
		if slices.ContainsFunc(staff, func(p people.Person) bool { return p.ID == a.Person }) {
			continue
		}
		if err := passOn(ctx, s, actor, a, staff, now); err != nil {
			return err
		}
	}
	return nil
}

func passOn(ctx context.Context, s ports.Stores, actor ehc.Actor, a ports.AskedWork, staff []people.Person, now time.Time) error {
	c, err := s.Cases.Get(ctx, a.Case)
	if err != nil {
		return err
	}
	c.Release(ehc.Holder{Kind: ehc.HeldByPerson, ID: string(a.Person)}, access.Adviser, now)
	if len(staff) > 0 {
		if err := HandOverAdvice(ctx, s, actor, c, a.Advice, staff[0], now); err != nil {
			return err
		}
	}
	profile, err := s.Council.Profile(ctx)
	if err != nil {
		return err
	}
	v := &Visit{Stores: s, Case: c, Actor: actor, Profile: profile, Now: now, Today: ehc.DateIn(now, London)}
	v.CountAgain(GivenOn)
	if err := s.Cases.Save(ctx, c); err != nil {
		return err
	}
	return v.reckon(ctx)
}

// GivenOn says why somebody else owes what was asked.
const GivenOn = "The request for advice was given to somebody else."

// HandOverAdvice gives one open request for advice to somebody else, who holds the case from then on and is told. The case
// is not saved.
func HandOverAdvice(ctx context.Context, s ports.Stores, actor ehc.Actor, c *casework.Case, id ehc.AdviceID, to people.Person, now time.Time) error {
	r, err := s.Advice.Get(ctx, id)
	if err != nil {
		return err
	}
	if err := r.HandOver(to.ID, to.Name, to.JobTitle, string(to.Specialism), now); err != nil {
		return err
	}
	if !c.State().Closed() {
		party := casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(to.ID)}, Relation: access.Adviser, Name: to.Name, Detail: to.JobTitle, Email: to.Email, Phone: to.Phone, ByEmail: true, ByPost: to.ByPost}
		data := map[string]string{ehc.DataAdvice: string(id), ehc.DataPerson: string(to.ID), ehc.DataDue: r.DueOn().String()}
		if err := c.Involve(actor, party, ehc.AdviceAllocated, data, now); err != nil {
			return err
		}
	}
	return s.Advice.Save(ctx, r)
}
