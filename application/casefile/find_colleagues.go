package casefile

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// FindColleagues lists who acts for a setting of the case and is not named on it yet, so that nobody types again what the
// hub knows (F238).
type FindColleagues struct{ Gate application.Gate }

// mostColleagues bounds the list; a college has not as many who act for it here.
const mostColleagues = 200

// Do lists them by name. It is for whoever may add one; else as AddPerson.
func (u FindColleagues) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, setting ehc.SettingID) (found []ports.Choosable, err error) {
	err = u.Gate.Open(ctx, actor, id, access.SeeCase, "", func(ctx context.Context, v *application.Visit) (err error) {
		if err := (NewPerson{As: access.Setting, Setting: setting}).decide(v); err != nil {
			return err
		}
		named := v.Case.With(access.Setting)
		found, err = v.Stores.Choosing.At(ctx, ehc.Holder{Kind: ehc.HeldBySetting, ID: string(setting)}, mostColleagues)
		found = slices.DeleteFunc(found, func(p ports.Choosable) bool {
			return p.Email == "" || slices.ContainsFunc(named, func(q casework.Party) bool { return q.Holder.ID == string(p.ID) })
		})
		return err
	})
	return found, err
}
