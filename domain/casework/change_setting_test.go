package casework_test

import (
	"reflect"
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

var (
	larkfield = casework.SettingRef{ID: "larkfield", Name: "Larkfield Primary School"}
	hollybank = casework.SettingRef{ID: "hollybank", Name: "Hollybank School"}
	nursery   = casework.SettingRef{Name: "Puddlestone Nursery"}
)

// attending is a case of a child at Larkfield since 2 September 2024, after a nursery.
func attending(t *testing.T) *casework.Case {
	t.Helper()
	c := assigned(t)
	child := c.Child()
	child.Setting, child.SettingSince = larkfield, ehc.D(2024, 9, 2)
	child.PreviousSetting, child.PreviousFrom, child.PreviousTo = nursery, ehc.D(2022, 9, 1), ehc.D(2024, 7, 19)
	child.EarlierSettings = nil
	s := c.Snapshot()
	s.Child = child
	return casework.Restore(s)
}

func TestASettingThatIsLeftBecomesTheOneBefore(t *testing.T) {
	nurseryYears := casework.Attended{Setting: nursery, From: ehc.D(2022, 9, 1), To: ehc.D(2024, 7, 19)}
	for name, tc := range map[string]struct {
		edit  func(*casework.Child)
		since ehc.Date
		want  []casework.Attended
	}{
		"nothing changes": {func(*casework.Child) {}, ehc.D(2024, 9, 2), []casework.Attended{nurseryYears}},
		"today": {func(c *casework.Child) { c.Setting = hollybank }, today,
			[]casework.Attended{{Setting: larkfield, From: ehc.D(2024, 9, 2), To: today}, nurseryYears}},
		"from a day that is told": {func(c *casework.Child) { c.Setting, c.SettingSince = hollybank, ehc.D(2026, 4, 20) }, ehc.D(2026, 4, 20),
			[]casework.Attended{{Setting: larkfield, From: ehc.D(2024, 9, 2), To: ehc.D(2026, 4, 20)}, nurseryYears}},
		"to none": {func(c *casework.Child) { c.Setting = casework.SettingRef{} }, ehc.Date{},
			[]casework.Attended{{Setting: larkfield, From: ehc.D(2024, 9, 2), To: today}, nurseryYears}},
		"typed as the one before too": {func(c *casework.Child) {
			c.Setting, c.PreviousSetting, c.PreviousTo = hollybank, larkfield, ehc.D(2026, 3, 27)
		}, today,
			[]casework.Attended{{Setting: larkfield, From: ehc.D(2024, 9, 2), To: ehc.D(2026, 3, 27)}, nurseryYears}},
		"another was in between": {func(c *casework.Child) {
			c.Setting, c.PreviousSetting, c.PreviousFrom, c.PreviousTo = hollybank, casework.SettingRef{Name: "At home"}, ehc.D(2026, 1, 5), ehc.D(2026, 4, 17)
		}, today,
			[]casework.Attended{{Setting: casework.SettingRef{Name: "At home"}, From: ehc.D(2026, 1, 5), To: ehc.D(2026, 4, 17)}, {Setting: larkfield, From: ehc.D(2024, 9, 2), To: today}, nurseryYears}},
		"the one before is put right": {func(c *casework.Child) { c.PreviousTo = ehc.D(2024, 7, 12) }, ehc.D(2024, 9, 2),
			[]casework.Attended{{Setting: nursery, From: ehc.D(2022, 9, 1), To: ehc.D(2024, 7, 12)}}},
	} {
		c := attending(t)
		child := c.Child()
		tc.edit(&child)
		ok(t, c.ChangeDetails(coordinator, child, today, now))
		if got := c.Child(); !reflect.DeepEqual(got.History(), tc.want) || got.SettingSince != tc.since {
			t.Errorf("%s: since %s, before %+v", name, got.SettingSince, got.History())
		}
	}
}

func TestSettingsKeepTheOrderOfTime(t *testing.T) {
	for field, edit := range map[string]func(*casework.Child){
		"child.setting-since":    func(c *casework.Child) { c.SettingSince = today.AddDays(1) },
		"child.previous-from":    func(c *casework.Child) { c.PreviousFrom = c.Born.AddDays(-1) },
		"child.previous-to":      func(c *casework.Child) { c.PreviousTo = c.PreviousFrom.AddDays(-1) },
		"child.previous-setting": func(c *casework.Child) { c.PreviousSetting = casework.SettingRef{} },
	} {
		c := attending(t)
		child := c.Child()
		edit(&child)
		err := c.ChangeDetails(coordinator, child, today, now)
		if err == nil {
			t.Errorf("%s: taken", field)
			continue
		}
		wrong(t, err, map[string]string{"child.setting-since": "child.setting-future", "child.previous-from": "child.setting-unborn", "child.previous-to": "child.setting-order", "child.previous-setting": "child.setting-missing"}[field], field)
	}
}

func TestTheDaysAtTwoSettingsAreKept(t *testing.T) {
	c := assigned(t)
	two := c.Child()
	two.SecondSetting = casework.SettingRef{ID: "ashgrove", Name: "Ashgrove Nursery"}
	two.SettingDays, two.SecondDays = []casework.SchoolDay{"friday", "monday", "monday", "sunday"}, []casework.SchoolDay{"monday", "tuesday"}
	ok(t, c.ChangeDetails(coordinator, two, today, now))
	if got := c.Child(); casework.DaysInWords(got.SettingDays) != "Monday, Friday" || casework.DaysInWords(got.SecondDays) != "Monday, Tuesday" {
		t.Errorf("kept %v and %v", got.SettingDays, got.SecondDays)
	}
	moved := c.Child()
	moved.Setting = casework.SettingRef{ID: "elmside", Name: "Elmside School"}
	ok(t, c.ChangeDetails(coordinator, moved, today, now))
	if got := c.Child(); got.SettingDays != nil || got.SecondDays == nil {
		t.Errorf("the days at a setting that the child has left are kept: %v, %v", got.SettingDays, got.SecondDays)
	}
	one := c.Child()
	one.SecondSetting = casework.SettingRef{}
	ok(t, c.ChangeDetails(coordinator, one, today, now))
	if got := c.Child(); got.SecondDays != nil {
		t.Errorf("the days at a setting that is none: %v", got.SecondDays)
	}
}
