package oversight

import (
	"context"
	"slices"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ReadAccess tells a family, and the authority, who can see the child's file, why, since when, and when each looked last
// (C20), and who works with the child's data besides the council (C26).
type ReadAccess struct{ Gate application.Gate }

// AccessOut is who has and had the file.
type AccessOut struct {
	application.Head
	Now   []Holding
	Ended []Holding
	// Council are the officers who may open every case, and those who may open this one while nobody has it.
	Council []Looked
	// Earlier are persons who looked, and can't any more.
	Earlier []Looked
	// Processors are those of every child and of this one, the latest first, ended ones too.
	Processors []council.Processor
	// Recorded is what officers wrote down for others, as far as the reader may read it, the latest first.
	Recorded []paper.Record
}

// Holding is one party to the case, with the persons who hold it through it.
type Holding struct {
	casework.Party
	People []Looked
	// Closed says that the party is a person whose account is closed: they can’t look any more.
	Closed bool
}

// Looked is a person and when they looked last; zero when they have not.
type Looked struct {
	Person   ehc.PersonID
	Name     string
	JobTitle string
	At       time.Time
	// StandsIn is for whom, and until when, the person stands in; nil for who has the file in their own right.
	StandsIn *ports.AbsenceEntry
}

// mostOfficers bounds how many officers of the council one page lists.
const mostOfficers = 200

// Do reads it.
func (u ReadAccess) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (AccessOut, error) {
	var out AccessOut
	err := u.Gate.Open(ctx, actor, id, access.SeeAccess, "who can see the file", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		if out.Processors, err = v.Stores.Processors.Of(ctx, id); err != nil {
			return err
		}
		if out.Recorded, err = v.RecordedAsSeen(ctx); err != nil {
			return err
		}
		looks, err := v.Stores.Trail.Looks(ctx, id)
		if err != nil {
			return err
		}
		return out.gather(ctx, v, looks)
	})
	return out, err
}

func (out *AccessOut) gather(ctx context.Context, v *application.Visit, looks []ports.Look) error {
	seen := seenBy{at: map[ehc.PersonID]ports.Look{}, listed: map[ehc.PersonID]bool{}, told: map[ehc.AbsenceID]bool{}}
	for _, look := range looks {
		seen.at[look.Person] = look
	}
	for _, party := range v.Case.Parties() {
		if application.TellsPlace(party) && !v.May(access.SeePlaces) {
			continue
		}
		holding := Holding{Party: party}
		switch {
		case party.Holder == ehc.Authority():
			continue // its officers are listed by name
		case !party.Holds() && slices.Contains(v.Case.Holders(), party.Holder):
			continue // it has the file still, for another reason
		case !party.Holds():
			if party.Holder.Kind == ehc.HeldByPerson {
				holding.People = seen.persons(people.Person{ID: ehc.PersonID(party.Holder.ID), Name: party.Name})
			}
			out.Ended = append(out.Ended, holding)
			continue
		}
		closed, err := application.ClosedAccount(ctx, v.Stores, &holding.Party)
		if err != nil {
			return err
		}
		if closed {
			holding.Closed, holding.People = true, seen.persons(people.Person{ID: ehc.PersonID(party.Holder.ID), Name: party.Name})
			out.Ended = append(out.Ended, holding)
			continue
		}
		through, err := persons(ctx, v.Stores, party)
		if err != nil {
			return err
		}
		holding.People = seen.persons(through...)
		if holding.People, err = seen.withStandIns(ctx, v, holding.People); err != nil {
			return err
		}
		out.Now = append(out.Now, holding)
	}
	offices := []ehc.Role{ehc.RoleManager, ehc.RoleDecider}
	if len(v.Case.With(access.Coordinator)) == 0 {
		offices = append(offices, ehc.RoleCoordinator)
	}
	officers, err := v.Stores.People.Find(ctx, "", mostOfficers, offices...)
	if err != nil {
		return err
	}
	out.Council = seen.persons(officers...)
	for _, look := range looks {
		if !seen.listed[look.Person] && v.May(access.SeePlaces) {
			out.Earlier = append(out.Earlier, Looked{Person: look.Person, Name: look.Name, JobTitle: look.JobTitle, At: look.At})
		}
	}
	return nil
}

// persons finds who holds a case through a party.
func persons(ctx context.Context, s ports.Stores, party casework.Party) ([]people.Person, error) {
	switch party.Holder.Kind {
	case ehc.HeldByPerson:
		return []people.Person{{ID: ehc.PersonID(party.Holder.ID), Name: party.Name}}, nil
	case ehc.HeldBySetting, ehc.HeldByTeam:
		return s.People.Belonging(ctx, party.Holder)
	}
	return nil, nil
}

// withStandIns adds behind each person whoever stands in for them, once on the whole page.
func (s seenBy) withStandIns(ctx context.Context, v *application.Visit, all []Looked) ([]Looked, error) {
	var ids []ehc.PersonID
	for _, p := range all {
		ids = append(ids, p.Person)
	}
	found, err := v.StandIns(ctx, ids...)
	if err != nil {
		return nil, err
	}
	var with []Looked
	for _, p := range all {
		with = append(with, p)
		for _, f := range found {
			if f.Person == p.Person && !s.told[f.ID] {
				s.told[f.ID], s.listed[f.By] = true, true
				with = append(with, Looked{Person: f.By, Name: f.ByName, JobTitle: f.JobTitle, At: s.at[f.By].At, StandsIn: &f.AbsenceEntry})
			}
		}
	}
	return with, nil
}

// seenBy is when each person looked last, and who is listed already.
type seenBy struct {
	at     map[ehc.PersonID]ports.Look
	listed map[ehc.PersonID]bool
	told   map[ehc.AbsenceID]bool // the standing in that is listed already
}

// persons gives each with their last look, those who looked last first.
func (s seenBy) persons(all ...people.Person) []Looked {
	var found []Looked
	for _, p := range all {
		s.listed[p.ID] = true
		found = append(found, Looked{Person: p.ID, Name: p.Name, JobTitle: p.JobTitle, At: s.at[p.ID].At})
	}
	slices.SortStableFunc(found, func(a, b Looked) int { return b.At.Compare(a.At) })
	return found
}
