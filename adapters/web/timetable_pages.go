package web

import (
	"net/http"
	"net/url"

	"ehchub/application"
	"ehchub/application/timing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/timescale"
)

// TimetablePages show every date of a case, and record why one may not be kept.
type TimetablePages struct {
	pages     *Pages
	timetable timing.ReadTimetable
	prepare   timing.PrepareException
	except    timing.RecordException
	end       timing.EndException
	ending    application.ReadHead
	receipt   application.ReadHead
	correct   timing.CorrectReceipt
}

// NewTimetablePages makes the pages of the clock, whose use cases all enter through the gate.
func NewTimetablePages(pages *Pages, gate application.Gate) TimetablePages {
	return TimetablePages{pages: pages, timetable: timing.ReadTimetable{Gate: gate}, prepare: timing.PrepareException{Gate: gate}, except: timing.RecordException{Gate: gate},
		end: timing.EndException{Gate: gate}, ending: application.ReadHead{Gate: gate, For: access.RecordException}, receipt: application.ReadHead{Gate: gate, For: access.CorrectReceipt}, correct: timing.CorrectReceipt{Gate: gate}}
}

// Routes lists the addresses of the clock.
func (p TimetablePages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/timetable", Name: "timetable", Do: p.show},
		{Method: http.MethodGet, Path: "/cases/{case}/timetable/exception", Name: "timetable.exception", Do: p.askException},
		{Method: http.MethodPost, Path: "/cases/{case}/timetable/exception", Name: "timetable.exception.record", Do: p.recordException},
		{Method: http.MethodGet, Path: "/cases/{case}/timetable/exceptions/{exception}/end", Name: "timetable.exception.end", Do: p.askEnd},
		{Method: http.MethodPost, Path: "/cases/{case}/timetable/exceptions/{exception}/end", Name: "timetable.exception.ended", Do: p.endException},
		{Method: http.MethodGet, Path: "/cases/{case}/timetable/received", Name: "timetable.received", Do: p.askReceipt},
		{Method: http.MethodPost, Path: "/cases/{case}/timetable/received", Name: "timetable.received.correct", Do: p.correctReceipt},
	}
}

// keyQuery names a deadline in an address.
func keyQuery(k clock.Key) string {
	return url.Values{"from": {string(k.Trigger)}, "item": {k.Item}, "limit": {k.Limit}}.Encode()
}

func keyFrom(v url.Values) clock.Key {
	return clock.Key{Trigger: timescale.Trigger(v.Get("from")), Item: v.Get("item"), Limit: v.Get("limit")}
}

func timetableURL(c *casework.Case) string { return caseURL(c, "/timetable") }
