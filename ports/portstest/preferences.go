package portstest

import (
	"context"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// PreferencesContract proves that what a person chose comes back, and the usual before they chose.
func PreferencesContract(t *testing.T, open Open) {
	u := open(t)
	person := register(t, u, "Nadia").ID
	first := notice.Preferences{Asked: notice.OnceADay, Told: notice.AtOnce, Reminded: notice.AtOnce, QuietFrom: 22, QuietUntil: 6}
	second := notice.Preferences{Asked: notice.AtOnce, Told: notice.OnceADay, Reminded: notice.OnceADay}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, one := range []notice.Preferences{notice.UsualPreferences(), first, second} {
			if one != notice.UsualPreferences() {
				if err := s.Preferences.Save(ctx, person, one); err != nil {
					return err
				}
			}
			got, err := s.Preferences.Of(ctx, person)
			if err != nil {
				return err
			}
			same(t, "the preferences", got, one)
		}
		for _, nobody := range []ehc.PersonID{"", NewID[ehc.PersonID]()} {
			got, err := s.Preferences.Of(ctx, nobody)
			if err != nil {
				return err
			}
			same(t, "those of nobody", got, notice.UsualPreferences())
		}
		return nil
	})
}
