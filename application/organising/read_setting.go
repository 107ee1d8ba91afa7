package organising

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ReadSetting reads a setting with its people, for whoever looks after them.
type ReadSetting struct{ Means }

// SettingOut is a setting with who acts for it, who has which of its cases, and what was changed.
type SettingOut struct {
	people.Setting
	Staff   []people.Person
	Cases   []ports.SettingCase
	History []ports.OrganisationChange
}

// settingCasesShown bounds the list of a setting's cases.
const settingCasesShown = 300

// Do reads it. fault.NotFound for a setting that the actor does not look after.
func (u ReadSetting) Do(ctx context.Context, actor ehc.Actor, id ehc.SettingID) (SettingOut, error) {
	var out SettingOut
	if err := access.DecideSetting(actor, id); err != nil {
		return out, err
	}
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if out.Setting, err = s.Settings.Get(ctx, id); err != nil {
			return err
		}
		if out.Staff, err = s.People.Belonging(ctx, ehc.Holder{Kind: ehc.HeldBySetting, ID: string(id)}); err != nil {
			return err
		}
		if out.Cases, err = s.Organisations.Work.OfSetting(ctx, id, settingCasesShown); err != nil {
			return err
		}
		if out.History, err = s.Organisations.Changes.OfHolder(ctx, string(id), historyShown); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: u.Gate.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.LookAfterSetting), Item: string(id)})
	})
	return out, err
}

// historyShown is how much of the history of a setting or a team its page shows.
const historyShown = 30

// ListSettings lists the settings whose people somebody looks after.
type ListSettings struct{ Means }

// SettingsOut is a list of settings; More tells that there are others.
type SettingsOut struct {
	Settings []people.Setting
	More     bool
}

// settingsListed bounds one list of settings.
const settingsListed = 100

// Do lists an administrator's own settings; for managers of the service those that are found by name or, without a text,
// those that anybody acts for.
func (u ListSettings) Do(ctx context.Context, actor ehc.Actor, search string) (SettingsOut, error) {
	var out SettingsOut
	if err := access.DecideOwnDates(actor); err != nil {
		return out, err
	}
	manages := access.DecideOffice(actor, access.LookAfterSetting) == nil
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		switch {
		case manages && search != "":
			out.Settings, err = s.Settings.Find(ctx, search, settingsListed+1)
		case manages:
			ids, listErr := s.Organisations.Directory.Manned(ctx)
			if listErr != nil {
				return listErr
			}
			var settings []ehc.SettingID
			for _, id := range ids {
				settings = append(settings, ehc.SettingID(id))
			}
			out.Settings, err = s.Settings.Many(ctx, settings...)
		default:
			out.Settings, err = s.Settings.Many(ctx, actor.Administers...)
		}
		if out.More = len(out.Settings) > settingsListed; out.More {
			out.Settings = out.Settings[:settingsListed]
		}
		return err
	})
	return out, err
}

// ReachSetting changes how a setting is reached.
type ReachSetting struct{ Means }

// Do saves its telephone number and e-mail address. fault.Invalid at "email".
func (u ReachSetting) Do(ctx context.Context, actor ehc.Actor, id ehc.SettingID, phone, email string) error {
	if err := access.DecideSetting(actor, id); err != nil {
		return err
	}
	if email != "" {
		normal, err := people.NormalEmail(email)
		if err != nil {
			return err
		}
		email = normal
	}
	now := u.Gate.Clock.Now().UTC()
	return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		setting, err := s.Settings.Get(ctx, id)
		if err != nil || setting.Phone == phone && setting.Email == email {
			return err
		}
		setting.Phone, setting.Email = phone, email
		if err := s.Settings.Save(ctx, setting); err != nil {
			return err
		}
		return u.recorded(ctx, s, actor, now, access.LookAfterSetting, string(id), ports.OrganisationChange{At: now, By: actor.Person, Holder: string(id), Words: "Telephone number or e-mail address changed."})
	})
}
