package organising

import (
	"cmp"
	"context"
	"slices"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ReadAbsences reads when somebody is away, and who could stand in.
type ReadAbsences struct{ Means }

// AbsencesOut is what the page of somebody's absences shows.
type AbsencesOut struct {
	Person people.Person
	Own    bool                 // of whoever asks
	Away   []ports.AbsenceEntry // theirs, not yet over
	Covers []ports.AbsenceEntry // in which they stand in
	Offer  []people.Person      // who can stand in, by name
	Today  ehc.Date
}

// Do reads them; no person is whoever asks. fault.NotFound for somebody whom the actor does not look after.
func (u ReadAbsences) Do(ctx context.Context, actor ehc.Actor, of ehc.PersonID) (AbsencesOut, error) {
	var out AbsencesOut
	err := u.on(ctx, actor, of, func(ctx context.Context, s ports.Stores, a absent) (err error) {
		out = AbsencesOut{Person: a.person, Own: a.person.ID == actor.Person, Away: a.away, Covers: a.covers, Today: a.today}
		out.Offer, err = colleagues(ctx, s, actor, a.person)
		return err
	})
	return out, err
}

// absent is the person whose absences are looked after.
type absent struct {
	person       people.Person
	away, covers []ports.AbsenceEntry
	now          time.Time
	today        ehc.Date
}

func (m Means) on(ctx context.Context, actor ehc.Actor, of ehc.PersonID, work func(ctx context.Context, s ports.Stores, a absent) error) error {
	if of == "" {
		of = actor.Person
	}
	a := absent{now: m.Gate.Clock.Now().UTC()}
	a.today = ehc.DateIn(a.now, application.London)
	return m.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if actor.Kind != ehc.Human {
			return access.DecideAbsence(actor, ehc.Actor{})
		}
		if a.person, err = s.People.Get(ctx, of); err != nil {
			return err
		}
		if err := access.DecideAbsence(actor, a.person.Actor()); err != nil {
			return err
		}
		all, err := s.Organisations.Absences.Of(ctx, of, a.today)
		if err != nil {
			return err
		}
		for _, e := range all {
			if e.Person == of {
				a.away = append(a.away, e)
			} else {
				a.covers = append(a.covers, e)
			}
		}
		return work(ctx, s, a)
	})
}

// mostOffered bounds the list of those who can stand in.
const mostOffered = 300

// colleagues lists who can stand in for somebody: people who work with them or, for a manager of the service, whoever has
// their roles.
func colleagues(ctx context.Context, s ports.Stores, actor ehc.Actor, of people.Person) ([]people.Person, error) {
	manages := access.DecideOffice(actor, access.ChangePeople) == nil
	var found []people.Person
	for _, to := range of.Actor().Holders() {
		if to.Kind == ehc.HeldBySetting || to.Kind == ehc.HeldByTeam {
			more, err := s.People.Belonging(ctx, to)
			if err != nil {
				return nil, err
			}
			found = append(found, more...)
		}
	}
	if manages || len(access.Offices(of.Actor())) > 0 {
		more, err := s.People.Find(ctx, "", mostOffered, of.Roles...)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	var offer []people.Person
	for _, p := range found {
		if of.CanStandIn(p) == nil && (manages || of.Colleague(p)) && !slices.ContainsFunc(offer, func(o people.Person) bool { return o.ID == p.ID }) {
			offer = append(offer, p)
		}
	}
	slices.SortFunc(offer, func(a, b people.Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return offer, nil
}

// RecordAbsence records that somebody is away, and who stands in for them: from the first day to the last that person sees
// and may do at work what the absent one may. It ends by itself.
type RecordAbsence struct{ Means }

// Do records it. fault.Invalid at "from", "to" or "by".
func (u RecordAbsence) Do(ctx context.Context, actor ehc.Actor, in people.Absence) error {
	return u.on(ctx, actor, in.Person, func(ctx context.Context, s ports.Stores, a absent) error {
		if !a.person.AtWork() {
			return fault.New(fault.Forbidden, "access.not-at-work", "Only people who use the hub for their work record when they are away.")
		}
		in.ID, in.Person = ehc.AbsenceID(u.Gate.IDs.New()), a.person.ID
		var ofCover []people.Absence
		cover := people.Person{}
		if in.By != "" {
			var err error
			if cover, ofCover, err = u.cover(ctx, s, actor, a, in.By); err != nil {
				return err
			}
			in.Beyond = !a.person.Colleague(cover)
		}
		if err := in.Check(a.today, absences(a.away, a.person.ID), ofCover); err != nil {
			return err
		}
		if err := s.Organisations.Absences.Save(ctx, in); err != nil {
			return err
		}
		return u.told(ctx, s, actor, a, in, cover)
	})
}

func (u RecordAbsence) cover(ctx context.Context, s ports.Stores, actor ehc.Actor, a absent, by ehc.PersonID) (people.Person, []people.Absence, error) {
	cover, err := s.People.Get(ctx, by)
	if fault.Is(err, fault.NotFound) || err == nil && access.DecideOffice(actor, access.ChangePeople) != nil && !a.person.Colleague(cover) {
		return cover, nil, fault.Field("by", "absence.cover", "Choose somebody from the list.")
	}
	if err != nil {
		return cover, nil, err
	}
	if err := a.person.CanStandIn(cover); err != nil {
		return cover, nil, err
	}
	theirs, err := s.Organisations.Absences.Of(ctx, cover.ID, a.today)
	return cover, absences(theirs, cover.ID), err
}

func absences(entries []ports.AbsenceEntry, of ehc.PersonID) []people.Absence {
	var all []people.Absence
	for _, e := range entries {
		if e.Person == of {
			all = append(all, e.Absence)
		}
	}
	return all
}

// told writes the absence into the history of both.
func (m Means) told(ctx context.Context, s ports.Stores, actor ehc.Actor, a absent, in people.Absence, cover people.Person) error {
	words := "Away " + Days(in) + "."
	changes := []ports.OrganisationChange{{At: a.now, By: actor.Person, Person: a.person.ID, Words: words}}
	if cover.ID != "" {
		changes[0].Words = "Away " + Days(in) + "; " + cover.Name + " stands in."
		changes = append(changes, ports.OrganisationChange{At: a.now, By: actor.Person, Person: cover.ID, Words: "Stands in for " + a.person.Name + " " + Days(in) + "."})
	}
	return m.recorded(ctx, s, actor, a.now, access.RecordAbsence, string(a.person.ID), changes...)
}

// recorded keeps changes of people and organisations, and the step in the audit.
func (m Means) recorded(ctx context.Context, s ports.Stores, actor ehc.Actor, now time.Time, action access.Action, item string, changes ...ports.OrganisationChange) error {
	if err := s.Organisations.Changes.Record(ctx, changes...); err != nil {
		return err
	}
	return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(action), Item: item, Kind: ports.Changed})
}

// Days gives the time of an absence in words: "from 2 to 6 December 2026".
func Days(a people.Absence) string {
	switch {
	case a.To.IsZero():
		return "from " + a.From.Long() + ", until it is ended"
	case a.From == a.To:
		return "on " + a.From.Long()
	}
	return "from " + a.From.Long() + " to " + a.To.Long()
}

// EndAbsence ends an absence, and the standing in, before its last day: from now on, or before it has begun.
type EndAbsence struct{ Means }

// Do ends it. fault.NotFound for one that is none of the person's, or over.
func (u EndAbsence) Do(ctx context.Context, actor ehc.Actor, of ehc.PersonID, id ehc.AbsenceID) error {
	return u.on(ctx, actor, of, func(ctx context.Context, s ports.Stores, a absent) error {
		i := slices.IndexFunc(a.away, func(e ports.AbsenceEntry) bool { return e.ID == id })
		if i < 0 {
			return fault.New(fault.NotFound, "absence.unknown", "There is no such absence, or it is over.")
		}
		ended := a.away[i]
		var err error
		if yesterday := a.today.AddDays(-1); yesterday.Before(ended.From) {
			err = s.Organisations.Absences.Drop(ctx, id)
		} else {
			ended.To = yesterday
			err = s.Organisations.Absences.Save(ctx, ended.Absence)
		}
		if err != nil {
			return err
		}
		changes := []ports.OrganisationChange{{At: a.now, By: actor.Person, Person: a.person.ID, Words: "Is back: the absence " + Days(a.away[i].Absence) + " was ended."}}
		if ended.By != "" {
			changes = append(changes, ports.OrganisationChange{At: a.now, By: actor.Person, Person: ended.By, Words: "No longer stands in for " + a.person.Name + "."})
		}
		return u.recorded(ctx, s, actor, a.now, access.RecordAbsence, string(a.person.ID), changes...)
	})
}
