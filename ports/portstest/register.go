package portstest

import (
	"context"
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// RegisterContract proves what use cases rely on when they keep the settings of the national register.
func RegisterContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field of a registered setting comes back":    everyFieldOfTheRegister,
		"a number of the register is one setting's":         urnTaken,
		"settings without a number":                         settingsByHand,
		"far settings are found only by searching":          farSettings,
		"children at a setting that is shut":                childrenLeft,
		"which follows which is kept once, as told last":    successionsOnce,
		"a file of the register comes back, the last first": registerLoads,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func registered(t testing.TB, urn, name string) people.Setting {
	s := Fill[people.Setting](t)
	s.ID, s.URN, s.Name, s.Closed = NewID[ehc.SettingID](), urn, name, false
	s.Register.URN = urn
	return s
}

func saveRegistered(t testing.TB, u ports.UnitOfWork, settings ...people.Setting) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Register.Save(ctx, settings...) })
}

func everyFieldOfTheRegister(t *testing.T, u ports.UnitOfWork) {
	want := registered(t, "199001", "Alder’s School")
	for range 2 {
		saveRegistered(t, u, want)
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			got, err := s.Register.ByURN(ctx, "199001", "199999")
			same(t, "the setting", got, []people.Setting{want})
			return err
		})
		want.Name, want.Closed = "Alder Academy", true
	}
}

func urnTaken(t *testing.T, u ports.UnitOfWork) {
	saveRegistered(t, u, registered(t, "199001", "One"))
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		return s.Register.Save(ctx, registered(t, "199002", "Two"), registered(t, "199001", "Again"))
	})
	kind(t, "a number that another has", err, fault.Conflict)
}

func settingsByHand(t *testing.T, u ports.UnitOfWork) {
	byHand := people.Setting{ID: NewID[ehc.SettingID](), Name: "A farm"}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Settings.Save(ctx, byHand) })
	saveRegistered(t, u, registered(t, "199001", "One"))
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Register.ByHand(ctx)
		same(t, "the settings without a number", got, []people.Setting{byHand})
		return err
	})
}

func farSettings(t *testing.T, u ports.UnitOfWork) {
	near, far, used := registered(t, "199001", "Near School"), registered(t, "199002", "Far School"), registered(t, "199003", "Used School")
	near.Register.AuthorityCode, far.Register.AuthorityCode, used.Register.AuthorityCode = "999", "998", "998"
	saveRegistered(t, u, near, far, used)
	startCase(t, u, aPerson("Someone"), casework.Child{Forenames: "A", Surname: "Child", Setting: casework.SettingRef{ID: used.ID, Name: used.Name}})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		return s.Attendance.Offer(ctx, []string{"999", "997"})
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for text, want := range map[string][]string{"": {"Near School", "Used School"}, "far": {"Far School"}} {
			found, err := s.Settings.Find(ctx, text, 10)
			if err != nil {
				return err
			}
			var names []string
			for _, setting := range found {
				names = append(names, setting.Name)
			}
			same(t, "found by "+text, names, want)
		}
		return nil
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Settings.Use(ctx, far.ID)
		same(t, "the setting that was chosen", got, far)
		return err
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		found, err := s.Settings.Find(ctx, "", 10)
		if len(found) != 3 {
			t.Errorf("%d settings offered after a far one was chosen, want 3", len(found))
		}
		return err
	})
}

func childrenLeft(t *testing.T, u ports.UnitOfWork) {
	old, heir, shutHeir := registered(t, "199001", "Old School"), registered(t, "199002", "New Academy"), registered(t, "199003", "Shut Academy")
	old.Closed, shutHeir.Closed = true, true
	saveRegistered(t, u, old, heir, shutHeir, registered(t, "199004", "Open School"))
	at := casework.SettingRef{ID: old.ID, Name: old.Name}
	for i, c := range []struct {
		child casework.Child
		state casework.State
	}{
		{casework.Child{Setting: at}, casework.Assessing},
		{casework.Child{SecondSetting: at}, casework.Assessing},
		{casework.Child{Setting: at}, casework.Closed},
		{casework.Child{}, casework.Assessing},
	} {
		saveCase(t, u, caseOf(c.state, c.child, "EHC/26/000"+string(rune('1'+i))))
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		return s.Register.Follow(ctx, people.Succession{From: "199001", To: "199002", Kind: "Successor", On: ehc.D(2026, 9, 1)}, people.Succession{From: "199001", To: "199003", Kind: "Successor", On: ehc.D(2027, 1, 1)},
			people.Succession{From: "199001", To: "199777", Kind: "Successor"})
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		left, err := s.Attendance.Left(ctx)
		same(t, "the settings left", left, []ports.LeftSetting{{Setting: old, Children: 2, Successors: []people.Setting{heir, shutHeir}, On: ehc.D(2026, 9, 1)}})
		if err != nil {
			return err
		}
		cases, err := s.Attendance.At(ctx, old.ID)
		if len(cases) != 2 {
			t.Errorf("%d open cases of children there, want 2", len(cases))
		}
		return err
	})
}

func successionsOnce(t *testing.T, u ports.UnitOfWork) {
	old, heir := registered(t, "199001", "Old School"), registered(t, "199002", "New Academy")
	old.Closed = true
	saveRegistered(t, u, old, heir)
	saveCase(t, u, caseOf(casework.Assessing, casework.Child{Setting: casework.SettingRef{ID: old.ID, Name: old.Name}}, "EHC/26/0001"))
	for _, on := range []ehc.Date{ehc.D(2026, 9, 1), ehc.D(2026, 10, 1)} {
		link := people.Succession{From: "199001", To: "199002", Kind: "Successor", On: on}
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Register.Follow(ctx, link, link) })
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		left, err := s.Attendance.Left(ctx)
		if len(left) != 1 || len(left[0].Successors) != 1 || left[0].On != ehc.D(2026, 10, 1) {
			t.Errorf("left: %+v", left)
		}
		return err
	})
}

func registerLoads(t *testing.T, u ports.UnitOfWork) {
	first, second := Fill[ports.RegisterLoad](t), Fill[ports.RegisterLoad](t)
	first.ID, second.ID = NewID[ehc.FileID](), NewID[ehc.FileID]()
	first.At, second.At = At, At.AddDate(0, 1, 0)
	for range 2 {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			if err := s.RegisterLoads.Save(ctx, second); err != nil {
				return err
			}
			return s.RegisterLoads.Save(ctx, first)
		})
		first.Report.Same++
	}
	first.Report.Same--
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.RegisterLoads.Get(ctx, first.ID)
		same(t, "the file", got, first)
		if err != nil {
			return err
		}
		latest, err := s.RegisterLoads.Latest(ctx, 5)
		same(t, "the files", latest, []ports.RegisterLoad{second, first})
		if _, err := s.RegisterLoads.Get(ctx, NewID[ehc.FileID]()); !fault.Is(err, fault.NotFound) {
			t.Errorf("an unknown file: %v", err)
		}
		return err
	})
}
