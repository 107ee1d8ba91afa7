package web

import (
	"net/http"
	"slices"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/timing"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/timescale"
)

type timetablePage struct {
	view.Page
	Notes     []view.Component
	Groups    []timetableGroup
	Undated   []undatedDuty
	Links     []view.Link
	Downloads view.Links
}

type timetableGroup struct {
	Title, Text string
	Table       view.Table
}

type undatedDuty struct{ Text, Law string }

func (p TimetablePages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.timetable.Do)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "timetable", timetableOf(out))
	return nil
}

func timetableOf(out timing.TimetableOut) *timetablePage {
	page := &timetablePage{
		Page: view.Page{Title: "Every date and its rule", Case: caseBar(out.Head, 0), Width: view.Wide, Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
			Lead: "The law’s last day never moves because of holidays, staff or appeals. Where a date has changed, you can see what it was before and why."},
		Groups: timetableGroups(out),
	}
	for _, d := range undatedOf(out.Head) {
		page.Undated = append(page.Undated, undatedDuty{d.What + ": " + lowerFirst(d.When) + ". " + d.LawText, d.Law})
	}
	for _, u := range out.Undated {
		page.Undated = append(page.Undated, undatedDuty{u.Duty + ": " + u.NoDate, u.Source})
	}
	page.Links = []view.Link{{Text: "All the rules, with worked examples", Href: "/rules"}}
	if out.May(access.ReadDelay) {
		page.Links = append(page.Links, view.Link{Text: "Delay log: what was missed, and what the family was told", Href: delaysURL(out.Case)})
	}
	if out.May(access.CorrectReceipt) && !out.Case.State().Closed() {
		page.Links = append(page.Links, view.Link{Text: "Correct the day on which the request was received", Href: timetableURL(out.Case) + "/received"})
	}
	page.Downloads = fileLinks("these dates", timetableURL(out.Case))
	return page
}

// timetableGroups sorts the dates into what is open, what is done, and what no longer applies.
func timetableGroups(out timing.TimetableOut) []timetableGroup {
	var open, done, off []clock.Deadline
	for _, d := range out.Clock.Deadlines() {
		d = asShown(out.Head, d)
		switch {
		case d.Off != "":
			off = append(off, d)
		case !d.DoneOn.IsZero() || !d.IsDuty() && out.Today.After(d.Last):
			done = append(done, d)
		default:
			open = append(open, d)
		}
	}
	groups := []timetableGroup{{Title: "Still to come", Table: timetableTable(out, "Dates still to come", open)}}
	if len(done) > 0 {
		groups = append(groups, timetableGroup{Title: "Done", Table: timetableTable(out, "Dates that are done", done)})
	}
	if len(off) > 0 {
		groups = append(groups, timetableGroup{Title: "No longer needed", Text: "These dates fell away. They are kept so that you can see why.", Table: timetableTable(out, "Dates that are no longer needed", off)})
	}
	return groups
}

// asShown gives a deadline with the day that its reader is told everywhere else: of the time given to a family or a
// setting, the day after the one on which it closes by law. Officers see both days side by side.
func asShown(h application.Head, d clock.Deadline) clock.Deadline {
	if !d.Window || h.May(access.SeeAuthorityNotes) {
		return d
	}
	d.Last, d.Earlier = d.Target, slices.Clone(d.Earlier)
	for i := range d.Earlier {
		d.Earlier[i].Last = d.Earlier[i].Target
	}
	return d
}

func timetableTable(out timing.TimetableOut, caption string, all []clock.Deadline) view.Table {
	staff := out.May(access.SeeAuthorityNotes)
	t := view.Table{Caption: caption, HideCaption: true, Compact: true, Empty: view.Empty{Title: "No dates yet", Text: "The dates start when the request is received."}}
	t.Columns = []view.Column{{Text: "What"}, {Text: "Last day"}}
	if staff {
		t.Columns = append(t.Columns, view.Column{Text: "Work towards"})
	}
	t.Columns = append(t.Columns, view.Column{Text: "How it stands"}, view.Column{Text: "Exceptions"})
	for _, d := range all {
		cells := []view.Cell{
			{Text: dutyFor(out.Head, d), Main: true, Sub: whoseByName(out.Head, d), Value: ruleOf(d)},
			{Text: d.Last.LongWithDay(), Sub: strings.TrimSpace(earlierWords(d) + " " + letterDay(d))},
		}
		if staff {
			cells[0].Sub += " · " + d.Code
			cells = append(cells, view.Cell{Text: d.Target.LongWithDay()})
		}
		t.Rows = append(t.Rows, view.Row{Cells: append(cells, howItStands(out, d), exceptionsCell(out.Head, out.Clock, d))})
	}
	return t
}

// whoseByName names the person, team or setting that owes it, as they stand on the case.
func whoseByName(h application.Head, d clock.Deadline) string {
	for _, p := range h.Case.Parties() {
		if p.Holder == d.Owes && d.Owes.ID != "" {
			return whoseFor(h, d) + ": " + p.Name
		}
	}
	return whoseFor(h, d)
}

// ruleOf opens how the date was counted, its source, and where the rule is shown at work.
func ruleOf(d clock.Deadline) view.Rule {
	said := []string{"Counted from " + d.On.Long() + ", when " + d.Trigger.Event() + ".", d.Plain}
	if d.Note != "" {
		said = append(said, d.Note)
	}
	if d.Advisory {
		said = append(said, "This is advice of the Code of Practice, not a duty by law.")
	}
	return view.Rule{Summary: d.Source, Of: "the rule for " + d.Duty, Paragraphs: said, Links: []view.Link{{Text: "See a worked example", Hidden: "of the rule for " + d.Duty, Href: "/rules/" + d.Code}}}
}

func earlierWords(d clock.Deadline) string {
	words := ""
	for i := len(d.Earlier) - 1; i >= 0; i-- {
		if d.Earlier[i].Last == d.Last {
			continue // only the target moved
		}
		if words != "" {
			words += " "
		}
		words += wasWords(d.Earlier[i])
	}
	return words
}

func howItStands(out timing.TimetableOut, d clock.Deadline) view.Cell {
	if d.Off != "" {
		return view.Cell{Text: d.Off}
	}
	cell := view.Cell{Tags: []view.Tag{keyDateTag(d, out.Today)}}
	if d.DaysLate(out.Today) > 0 && out.Clock.Excused(d) {
		cell.Sub = "The law excuses this: an exception is recorded."
	}
	if !d.Wanted.IsZero() && d.Wanted != d.Last {
		cell.Sub = "Asked for by " + d.Wanted.Long() + "."
	}
	if l, ok := out.Likely[d.Key()]; ok {
		cell.Sub = strings.TrimSpace(cell.Sub + " " + likelyWords(l, true))
	}
	return cell
}

// exceptionsCell lists what was recorded, and lets the authority record more where the law knows an exception.
func exceptionsCell(h application.Head, c *clock.Clock, d clock.Deadline) view.Cell {
	var cell view.Cell
	staff := h.May(access.RecordException) && !h.Case.State().Closed()
	for _, e := range c.Exceptions(d.Key()) {
		cell.Value = exceptionRule(h, d, c.Exceptions(d.Key()), staff)
		if e.Counts() {
			cell.Text = "Recorded"
		}
	}
	switch {
	case len(d.Exceptions) == 0 && cell.Value == nil:
		cell.Text = "The law allows none"
	case keptInTime(d) && cell.Value == nil:
		cell.Text = "None needed"
	case staff && d.Off == "" && recordable(d):
		cell.Links = []view.Link{{Text: "Record an exception", Hidden: "for " + d.Duty, Href: timetableURL(h.Case) + "/exception?" + keyQuery(d.Key())}}
	case cell.Value == nil:
		cell.Text = "None recorded"
	}
	return cell
}

func keptInTime(d clock.Deadline) bool { return !d.DoneOn.IsZero() && !d.DoneOn.After(d.Last) }

// recordable reports whether one of the six exceptions can be recorded: custody has a list of its own.
func recordable(d clock.Deadline) bool {
	for _, code := range d.Exceptions {
		if _, ok := timescale.FindException(code); ok {
			return true
		}
	}
	return false
}

func exceptionRule(h application.Head, d clock.Deadline, all []clock.Exception, staff bool) view.Rule {
	rule := view.Rule{Summary: view.Count(len(all), "exception", "exceptions"), Of: d.Duty}
	for _, e := range all {
		rule.Paragraphs = append(rule.Paragraphs, exceptionWords(e, staff)...)
		if staff && e.Counts() {
			rule.Links = append(rule.Links, view.Link{Text: "Take " + e.Code + " back", Hidden: "for " + d.Duty, Href: timetableURL(h.Case) + "/exceptions/" + string(e.ID) + "/end"})
		}
	}
	return rule
}

func exceptionWords(e clock.Exception, staff bool) []string {
	kind, _ := timescale.FindException(e.Code)
	said := []string{e.Code + ", " + e.From.Long() + " to " + e.To.Long() + ": " + kind.Reason + " (" + kind.Law + ").", "Why the date could not be kept: " + e.Why}
	if staff {
		said = append(said, "Shown by: "+e.Evidence, "Authorised by "+e.AuthorisedBy+".")
	}
	if !e.FamilyToldOn.IsZero() {
		said = append(said, "The family was told on "+e.FamilyToldOn.Long()+".")
	}
	if !e.Counts() {
		said = append(said, "Taken back: "+e.EndedBecause)
	}
	return said
}
