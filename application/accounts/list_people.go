package accounts

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ListPeople lists everyone who has, had or was invited to an account (C14).
type ListPeople struct{ Means }

// ListPeopleOut is one page of them, with the teams and settings that the list can be kept to.
type ListPeopleOut struct {
	ports.DirectoryPage
	Organisations []ports.Choice
}

// Do reads the page.
func (u ListPeople) Do(ctx context.Context, actor ehc.Actor, q ports.DirectoryQuery) (ListPeopleOut, error) {
	var out ListPeopleOut
	if err := access.DecideOffice(actor, access.SeePeople); err != nil {
		return out, err
	}
	now := u.Clock.Now().UTC()
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if out.DirectoryPage, err = s.Organisations.Directory.List(ctx, q); err != nil {
			return err
		}
		if out.Organisations, err = manned(ctx, s); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.SeePeople)})
	})
	return out, err
}

// manned lists the teams and settings that anybody belongs to.
func manned(ctx context.Context, s ports.Stores) ([]ports.Choice, error) {
	ids, err := s.Organisations.Directory.Manned(ctx)
	if err != nil {
		return nil, err
	}
	teams, err := s.Teams.List(ctx)
	if err != nil {
		return nil, err
	}
	var choices []ports.Choice
	for _, t := range teams {
		choices = append(choices, ports.Choice{Value: string(t.ID), Label: t.Name})
	}
	var asked []ehc.SettingID
	for _, id := range ids {
		asked = append(asked, ehc.SettingID(id))
	}
	settings, err := s.Settings.Many(ctx, asked...)
	for _, setting := range settings {
		choices = append(choices, ports.Choice{Value: string(setting.ID), Label: setting.Name})
	}
	return choices, err
}
