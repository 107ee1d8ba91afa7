package ical

import (
	"time"

	"ehchub/ports"

	ics "github.com/arran4/golang-ical"
)

// Format implements ports.CalendarFormat.
type Format struct{}

var _ ports.CalendarFormat = Format{}

// Calendar writes the days as a calendar that is read again about every six hours. Each day is free time: a date by which something is due
// keeps nobody from meeting.
func (Format) Calendar(name string, days []ports.CalendarDay) []byte {
	c := ics.NewCalendarFor("EHC Hub")
	c.SetMethod(ics.MethodPublish)
	c.SetXWRCalName(name)
	c.SetXPublishedTTL("PT6H")
	c.SetRefreshInterval("PT6H")
	for _, d := range days {
		e := c.AddEvent(d.ID)
		e.SetDtStampTime(d.Changed.UTC())
		day := time.Date(d.On.Year, d.On.Month, d.On.Day, 0, 0, 0, 0, time.UTC)
		e.SetAllDayStartAt(day)
		e.SetAllDayEndAt(day.AddDate(0, 0, 1))
		e.SetSummary(d.Title)
		e.SetURL(d.Link)
		e.SetDescription(d.Link)
		e.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return []byte(c.Serialize(ics.WithNewLineWindows))
}
