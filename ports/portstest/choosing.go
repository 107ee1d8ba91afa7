package portstest

import (
	"context"
	"slices"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ChoosingContract proves that people are found by whatever one knows of them.
func ChoosingContract(t *testing.T, open Open) {
	u := open(t)
	w := NewWorld(t, u)
	closed := w.Paediatrician
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		if closed, err = s.People.Get(ctx, closed.ID); err != nil {
			return err
		}
		closed.ClosedAt = At
		return s.People.Save(ctx, closed)
	})
	found := func(text string, limit int) (names []string) {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			all, err := s.Choosing.Find(ctx, text, limit, ehc.RoleContributor, ehc.RoleSENCO)
			for _, one := range all {
				names = append(names, one.Name)
				if one.ID == w.SENCO.ID && !slices.Equal(one.Through, []string{w.Setting.Name}) || one.ID == w.Therapist.ID && !slices.Equal(one.Through, []string{w.Team.Name}) {
					t.Errorf("%s belongs to %v", one.Name, one.Through)
				}
			}
			return err
		})
		return names
	}
	for text, want := range map[string][]people.Person{
		"Desmond": {w.SENCO}, "desmond@larkfield": {w.SENCO}, "LARKFIELD primary": {w.SENCO}, "occupational": {w.Stranger}, "social worker henrietta": {w.SocialWorker},
		"speech theo": {w.Therapist}, "caspian": nil, "aurelia": nil, "100%": nil, "no such person": nil,
	} {
		var names []string
		for _, p := range want {
			names = append(names, p.Name)
		}
		if got := found(text, 10); !slices.Equal(got, names) {
			t.Errorf("%q finds %v, not %v", text, got, names)
		}
	}
	if got := found(w.Team.Name, 10); len(got) != 3 {
		t.Errorf("the team's name finds %v", got)
	}
	if got := found("", 2); len(got) != 2 {
		t.Errorf("two of all are %v", got)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		at, err := s.Choosing.At(ctx, ehc.Holder{Kind: ehc.HeldBySetting, ID: string(w.Setting.ID)}, 10)
		if len(at) != 1 || at[0].ID != w.SENCO.ID {
			t.Errorf("at the setting: %v", at)
		}
		if nobody, err := s.Choosing.At(ctx, ehc.Holder{Kind: ehc.HeldBySetting, ID: "x"}, 10); err != nil || len(nobody) != 0 {
			t.Errorf("at no setting: %v, %v", nobody, err)
		}
		return err
	})
}
