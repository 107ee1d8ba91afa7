package application

import (
	"context"
	"slices"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// StandIn is somebody who has a case today because they stand in for somebody who is away.
type StandIn struct {
	ports.AbsenceEntry
	JobTitle string // of whoever stands in
}

// StandIns finds who stands in today for any of the people who have the case, and has it through them.
func (v *Visit) StandIns(ctx context.Context, of ...ehc.PersonID) ([]StandIn, error) {
	entries, err := v.Stores.Organisations.Absences.Covering(ctx, v.Today, of...)
	if err != nil {
		return nil, err
	}
	var found []StandIn
	for _, e := range entries {
		by, err := v.Stores.People.Get(ctx, e.By)
		if err != nil {
			return nil, err
		}
		away, err := v.Stores.People.Get(ctx, e.Person)
		if err != nil {
			return nil, err
		}
		actor := by.Actor()
		actor.Covers = []ehc.Cover{{Person: away.ID, Name: away.Name, Settings: away.Settings, Teams: away.Teams}}
		if access.May(access.SeeCase, v.Case.Subject(actor, v.Profile.SecondPersonDecides)) {
			found = append(found, StandIn{e, by.JobTitle})
		}
	}
	return found, nil
}

// PersonsThrough lists who has the case through parties that hold it: each person, and everybody of a setting or a team.
func PersonsThrough(ctx context.Context, s ports.Stores, parties ...casework.Party) ([]ehc.PersonID, error) {
	var found []ehc.PersonID
	add := func(id ehc.PersonID) {
		if !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	for _, party := range parties {
		switch {
		case !party.Holds():
		case party.Holder.Kind == ehc.HeldByPerson:
			add(ehc.PersonID(party.Holder.ID))
		case party.Holder.Kind == ehc.HeldBySetting, party.Holder.Kind == ehc.HeldByTeam:
			members, err := s.People.Belonging(ctx, party.Holder)
			if err != nil {
				return nil, err
			}
			for _, p := range members {
				add(p.ID)
			}
		}
	}
	return found, nil
}

// ClosedAccount reports whether the party is a person whose account is closed, who therefore opens nothing any more.
func ClosedAccount(ctx context.Context, s ports.Stores, party *casework.Party) (bool, error) {
	if party.Holder.Kind != ehc.HeldByPerson || !party.Holds() {
		return false, nil
	}
	p, err := s.People.Get(ctx, ehc.PersonID(party.Holder.ID))
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	if p.Closed() {
		party.Until = p.ClosedAt
	}
	return p.Closed(), err
}
