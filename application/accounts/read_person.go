package accounts

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ReadPerson opens somebody's account for those who look after accounts.
type ReadPerson struct{ Means }

// PersonOut is the account with the names of what it belongs to, and what was changed in it.
type PersonOut struct {
	ports.DirectoryEntry
	Teams    []people.Team    // every team, by name
	Own      []people.Setting // that the person acts for
	Settings []ports.Choice   // to choose from
	History  []ports.OrganisationChange
}

// changesShown is how much of an account's history its page shows.
const changesShown = 50

// Do reads it.
func (u ReadPerson) Do(ctx context.Context, actor ehc.Actor, id ehc.PersonID) (PersonOut, error) {
	var out PersonOut
	if err := access.DecideOffice(actor, access.SeePeople); err != nil {
		return out, err
	}
	now := u.Clock.Now().UTC()
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if out.DirectoryEntry, err = s.Organisations.Directory.Entry(ctx, id); err != nil {
			return err
		}
		if out.Teams, err = s.Teams.List(ctx); err != nil {
			return err
		}
		if out.Own, err = s.Settings.Many(ctx, out.Person.Settings...); err != nil {
			return err
		}
		if out.Settings, err = application.SettingChoices(ctx, s); err != nil {
			return err
		}
		if out.History, err = s.Organisations.Changes.OfPerson(ctx, id, changesShown); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.SeePeople), Item: string(id)})
	})
	return out, err
}
