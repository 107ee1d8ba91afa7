// Package application is the way into the hub's use cases. Each capability is a package below it; a use case is
// one struct with one method Do, in one file. All of them enter a case through the Gate.
package application

import (
	"context"
	"errors"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Gate is the one way to a child's file. It loads the case, asks the access table, and records the visit, refused
// ones too.
type Gate struct {
	Units    ports.UnitOfWork
	Refusals ports.RefusalLog
	Clock    ports.Clock
	IDs      ports.IDs

	taking string
}

// Taking gives a gate that records each visit as one that took the named thing away as a file.
func (g Gate) Taking(what string) Gate {
	g.taking = what + " file"
	return g
}

// Visit is one authorised visit to a case, inside one unit of work.
type Visit struct {
	Stores  ports.Stores
	Case    *casework.Case
	Actor   ehc.Actor
	Subject access.Subject
	Profile council.Profile
	Now     time.Time // UTC
	Today   ehc.Date  // in London

	// Veil covers what is kept from this reader by name; bare for nearly everyone.
	Veil access.Veil

	// Because says why dates change through this visit, where the event itself does not say it.
	Because string

	entry    *ports.AuditEntry
	standing *ports.Standing
	recorded []ehc.EventKind
	again    bool
	letters  []ports.Letter
}

// Open runs work on a case if the access table lets the actor do the action. Item names what is looked at within
// the case, or is empty. A refusal is recorded and comes back as the fault that access.Decide gave.
func (g Gate) Open(ctx context.Context, actor ehc.Actor, id ehc.CaseID, action access.Action, item string, work func(ctx context.Context, v *Visit) error) error {
	now := g.Clock.Now().UTC()
	if g.taking != "" {
		item = g.taking
	}
	entry := ports.AuditEntry{At: now, Actor: actor.Person, Action: string(action), Case: id, Item: item}
	if g.taking != "" {
		entry.Kind = ports.Took
	}
	standing := &ports.Standing{Person: actor.Person}
	ctx = ports.WithStanding(ctx, standing)
	err := g.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		v, err := g.enter(ctx, s, actor, id, now)
		if err != nil {
			return err
		}
		v.entry, v.standing = &entry, standing
		if err := v.Decide(action); err != nil {
			return err
		}
		if err := v.cover(ctx); err != nil {
			return err
		}
		if err := work(ctx, v); err != nil {
			return err
		}
		if err := v.reckon(ctx); err != nil {
			return err
		}
		if entry.Kind == "" && len(v.Case.Raised())+len(v.recorded) > 0 {
			entry.Kind = ports.Changed
		}
		return s.Audit.Record(ctx, entry)
	})
	if refused(err) {
		entry.Refused = true
		if logErr := g.Refusals.Refused(ctx, entry); logErr != nil {
			return logErr
		}
	}
	return err
}

// errRehearsed ends a unit of work of which nothing is to be kept.
var errRehearsed = errors.New("application: a rehearsal keeps nothing")

// Rehearse does all of a step as Open does, and keeps nothing but the record of the visit: a page that asks before a step
// shows just what the step would do. The case that work was given has changed; it is no longer the one that is stored.
func (g Gate) Rehearse(ctx context.Context, actor ehc.Actor, id ehc.CaseID, action access.Action, item string, work func(ctx context.Context, v *Visit) error) error {
	err := g.Open(ctx, actor, id, action, item, func(ctx context.Context, v *Visit) error {
		if err := work(ctx, v); err != nil {
			return err
		}
		return errRehearsed
	})
	if !errors.Is(err, errRehearsed) {
		return err
	}
	return g.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Audit.Record(ctx, ports.AuditEntry{At: g.Clock.Now().UTC(), Actor: actor.Person, Action: string(action), Case: id, Item: "looked at before the step"})
	})
}

// Change runs one verb of the case as Open does, and saves the case.
func (g Gate) Change(ctx context.Context, actor ehc.Actor, id ehc.CaseID, action access.Action, item string, verb func(v *Visit) error) error {
	return g.Open(ctx, actor, id, action, item, func(ctx context.Context, v *Visit) error {
		if err := verb(v); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

func (g Gate) enter(ctx context.Context, s ports.Stores, actor ehc.Actor, id ehc.CaseID, now time.Time) (*Visit, error) {
	c, err := s.Cases.Get(ctx, id)
	if fault.Is(err, fault.NotFound) {
		// Someone else's case and no case at all must look the same from outside.
		return nil, access.Decide(actor, access.SeeCase, access.Subject{Case: id})
	}
	if err != nil {
		return nil, err
	}
	profile, err := s.Council.Profile(ctx)
	if err != nil {
		return nil, err
	}
	v := &Visit{Stores: s, Case: c, Actor: actor, Subject: c.Subject(actor, profile.SecondPersonDecides), Profile: profile, Now: now, Today: ehc.DateIn(now, London)}
	return v.Knowing(access.Facts{access.ContributorsToo: !profile.CommentsKept}), nil
}

// refused tells a refusal of the access table by its code.
func refused(err error) bool {
	f := fault.As(err)
	return f != nil && strings.HasPrefix(f.Code, "access.")
}

// Knowing adds facts that the case itself doesn't know: whether the actor's own advice is in, whether a draft was
// shared, whether the item at hand is the actor's to answer.
func (v *Visit) Knowing(facts access.Facts) *Visit {
	for condition, holds := range facts {
		v.Subject.Facts[condition] = holds
	}
	return v
}

// Decide asks the access table about a further action on the same case. The record of the visit names the action
// that was asked about last: the narrowest one.
func (v *Visit) Decide(action access.Action) error {
	if v.entry != nil {
		v.entry.Action = string(action)
	}
	if cover, ok := v.Case.StandingIn(v.Actor, action, v.Subject); ok {
		v.StandIn(cover.Person)
	} else {
		v.StandIn("")
	}
	return access.Decide(v.Actor, action, v.Subject)
}

// StandIn notes for whom the actor does what they do now: the record of the visit and the timeline name both. Empty is
// themselves.
func (v *Visit) StandIn(absent ehc.PersonID) {
	if v.standing != nil {
		v.standing.For, v.entry.For = absent, absent
	}
}

// NamedBoth gives the actor under the name that goes under what they write now: where they stand in for somebody, it names both.
func (v *Visit) NamedBoth() ehc.Actor {
	actor := v.Actor
	if v.standing == nil || v.standing.For == "" {
		return actor
	}
	for _, c := range actor.Covers {
		if c.Person == v.standing.For {
			actor.Name += ", for " + c.Name
		}
	}
	return actor
}

// NotRecalled refuses something that was shared with the reader by mistake, and taken back.
func (v *Visit) NotRecalled(what string) error {
	if !v.Case.Recalled(v.Actor, what) {
		return nil
	}
	return fault.New(fault.Forbidden, "access.recalled", "The council shared this with you by mistake and has taken it back. If you have a copy, please delete it. Ask the case co-ordinator if you have questions.")
}

// TakesAway lets the record of the visit say that what was read was taken away as a file.
func (v *Visit) TakesAway() {
	if v.entry != nil {
		v.entry.Kind = ports.Took
	}
}

// May reports whether Decide would allow it.
func (v *Visit) May(action access.Action) bool { return access.May(action, v.Subject) }

// Head is what every page about a case shows above its own content, and what its reader may do next.
type Head struct {
	Case    *casework.Case
	Subject access.Subject
	Now     time.Time // UTC
	Today   ehc.Date
	Profile council.Profile
	Reader  ehc.PersonID
	// People are those on the case as they are now; nil where a page does not show them.
	People map[ehc.PersonID]ports.PersonNow
}

// AsNow gives a person who holds the case as they are now; ok is false for an organisation, and where nobody looked.
func (h Head) AsNow(p casework.Party) (now ports.PersonNow, ok bool) {
	if p.Holder.Kind == ehc.HeldByPerson {
		now, ok = h.People[ehc.PersonID(p.Holder.ID)]
	}
	return now, ok
}

// PeopleNow reads those on the case as they are now (F27).
func (v *Visit) PeopleNow(ctx context.Context) (map[ehc.PersonID]ports.PersonNow, error) {
	var ids []ehc.PersonID
	for _, p := range v.Case.Parties() {
		if p.Holder.Kind == ehc.HeldByPerson {
			ids = append(ids, ehc.PersonID(p.Holder.ID))
		}
	}
	return v.Stores.PersonNames.Of(ctx, ids...)
}

// Head gives the head of the case as the visit stands.
func (v *Visit) Head() Head {
	return Head{Case: v.Case, Subject: v.Subject, Now: v.Now, Today: v.Today, Profile: v.Profile, Reader: v.Actor.Person}
}

// Dates gives the deadlines that the case itself tells of, without those of advice, plan and disputes.
func (h Head) Dates() []clock.Deadline {
	return clock.Count(h.Case.Happenings(nil), h.Profile.Calendar())
}

// DateOf gives the deadline of a code that the case itself tells of; ok is false when it has none.
func (h Head) DateOf(code string) (found clock.Deadline, ok bool) {
	for _, d := range h.Dates() {
		if d.Code == code {
			return d, true
		}
	}
	return clock.Deadline{}, false
}

// May reports whether the reader may do the action.
func (h Head) May(action access.Action) bool { return access.May(action, h.Subject) }
