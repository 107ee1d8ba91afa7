package casework

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Attended is a time at one setting. A date that nobody knows is zero.
type Attended struct {
	Setting SettingRef
	From    ehc.Date
	To      ehc.Date // the last day
}

// Same reports whether both point at one setting.
func (s SettingRef) Same(other SettingRef) bool {
	if s.ID != "" || other.ID != "" {
		return s.ID == other.ID
	}
	return s.Name == other.Name
}

// Attends lists the settings that the record names by their identity or their name, the current one first.
func (c Child) Attends() []SettingRef {
	return []SettingRef{c.Setting, c.SecondSetting, c.PreviousSetting}
}

// History lists the settings that the child attended before, the latest first.
func (c Child) History() []Attended {
	var all []Attended
	if !c.PreviousSetting.IsZero() {
		all = append(all, Attended{c.PreviousSetting, c.PreviousFrom, c.PreviousTo})
	}
	return append(all, c.EarlierSettings...)
}

// leaving carries the setting that the child has left over into the settings before, with the last day there: the
// day on which the new one began, or today. What was written about the setting before stays below it.
func (c Child) leaving(old Child, today ehc.Date) Child {
	c.EarlierSettings = slices.Clone(old.EarlierSettings)
	if c.Setting.Same(old.Setting) || old.Setting.IsZero() {
		return c
	}
	if c.SettingSince == old.SettingSince {
		c.SettingSince = ehc.Date{}
	}
	if slices.Equal(c.SettingDays, old.SettingDays) {
		c.SettingDays = nil
	}
	left := Attended{Setting: old.Setting, From: old.SettingSince, To: today}
	if !c.SettingSince.IsZero() {
		left.To = c.SettingSince
	}
	before := old.History()[:min(1, len(old.History()))]
	switch untouched := c.PreviousSetting.Same(old.PreviousSetting); {
	case untouched:
		before = c.History()[:len(before)] // with dates that were put right in the same step
		c.PreviousSetting, c.PreviousFrom, c.PreviousTo = left.Setting, left.From, left.To
	case c.PreviousSetting.Same(old.Setting): // typed as well: their dates count
		if c.PreviousFrom.IsZero() || c.PreviousFrom == old.PreviousFrom {
			c.PreviousFrom = left.From
		}
		if c.PreviousTo.IsZero() || c.PreviousTo == old.PreviousTo {
			c.PreviousTo = left.To
		}
	default:
		before = append([]Attended{left}, before...)
	}
	c.EarlierSettings = append(slices.Clone(before), c.EarlierSettings...)
	if c.SettingSince.IsZero() && !c.Setting.IsZero() {
		c.SettingSince = today
	}
	return c
}

// checkAttended holds the dates of the settings to the order of time.
func (c Child) checkAttended(today ehc.Date) []*fault.Fault {
	var faults []*fault.Fault
	switch {
	case c.SecondSetting.IsZero():
	case c.Setting.IsZero():
		faults = append(faults, fault.Field("child.setting", "child.setting-main", "Say which setting is the main one. If there is one only, it is the main one."))
	case c.SecondSetting.Same(c.Setting):
		faults = append(faults, fault.Field("child.second-setting", "child.setting-twice", "This is the main setting too. Leave it empty if there is one setting only."))
	}
	for _, d := range []struct {
		field string
		date  ehc.Date
	}{{"child.setting-since", c.SettingSince}, {"child.previous-from", c.PreviousFrom}, {"child.previous-to", c.PreviousTo}} {
		if d.date.After(today) {
			faults = append(faults, fault.Field(d.field, "child.setting-future", "The date must be today or in the past."))
		} else if !d.date.IsZero() && d.date.Before(c.Born) {
			faults = append(faults, fault.Field(d.field, "child.setting-unborn", "The date must be after the date of birth."))
		}
	}
	if !c.PreviousTo.IsZero() && c.PreviousTo.Before(c.PreviousFrom) {
		faults = append(faults, fault.Field("child.previous-to", "child.setting-order", "The last day at the setting before must be after the first."))
	}
	if c.PreviousSetting.IsZero() && (!c.PreviousFrom.IsZero() || !c.PreviousTo.IsZero()) {
		faults = append(faults, fault.Field("child.previous-setting", "child.setting-missing", "Say which setting these dates are of."))
	}
	return faults
}
