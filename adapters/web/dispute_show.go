package web

import (
	"net/http"
	"strconv"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/disputing"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
)

// disputePage is one disagreement with all of its steps.
type disputePage struct {
	view.Page
	Dispute disputeShown
	Help    view.Contacts
}

func (p DisputePages) opened(r *http.Request) (disputing.DisputeOut, error) {
	id, err := caseID(r)
	if err != nil {
		return disputing.DisputeOut{}, err
	}
	of, err := pathID[ehc.DisputeID](r, "dispute")
	if err != nil {
		return disputing.DisputeOut{}, err
	}
	return p.read.Do(r.Context(), ActorOf(r), id, of)
}

func (p DisputePages) showOne(w http.ResponseWriter, r *http.Request) error {
	out, err := p.opened(r)
	if err != nil {
		return err
	}
	shown := showDispute(out.Head, out.Dispute)
	if out.MayRecord {
		shown.Record = stepLinks(out)
	}
	page := &disputePage{
		Page:    view.Page{Title: out.Dispute.Matter().Kind.Label(), Caption: "Mediation and appeals", Case: caseBar(out.Head, 0), Back: backToDisputes(out.Head)},
		Dispute: shown, Help: disputeHelp(out.Profile),
	}
	p.pages.Show(w, r, http.StatusOK, "dispute", page)
	return nil
}

func backToDisputes(h application.Head) *view.Link {
	return &view.Link{Text: "Back to mediation and appeals", Href: caseURL(h.Case, disputesPath)}
}

// stepLinks lists the steps that can be recorded now.
func stepLinks(out disputing.DisputeOut) []view.Link {
	d, base := out.Dispute, disputeURL(out.Head, out.Dispute)+"/"
	var links []view.Link
	for _, step := range dispute.Mediation.Allowed(d.Mediation()) {
		if d.Mediation() == dispute.NoMediation && d.Tribunal() != dispute.NoAppeal && !d.Tribunal().InProgress() {
			break // the appeal has ended: nobody begins to mediate
		}
		if step != dispute.TellHealthBoard || d.HealthOnly() {
			links = append(links, view.Link{Text: upperFirst(dispute.Mediation.TriggerLabel(step)), Href: base + slug(string(step))})
		}
	}
	for _, step := range dispute.Tribunal.Allowed(d.Tribunal()) {
		if step != dispute.Comply {
			links = append(links, view.Link{Text: upperFirst(dispute.Tribunal.TriggerLabel(step)), Href: base + slug(string(step))})
		}
	}
	if len(openDuties(d)) > 0 {
		links = append(links, view.Link{Text: "Record what was done", Href: base + "done"})
	}
	if len(d.Datable()) > 0 {
		links = append(links, view.Link{Text: "Record other days that both sides agreed on", Href: base + "dates"})
	}
	for _, overlay := range []struct {
		mediation  bool
		name, path string
	}{{true, "mediation", "undo/mediation"}, {false, "appeal", "undo/appeal"}} {
		if step, ok := d.Undoable(overlay.mediation); ok {
			links = append(links, view.Link{Text: "Undo the latest step of the " + overlay.name + ", if it was a mistake", Href: base + overlay.path, Hidden: ": " + dispute.StepWords(step.Step)})
		}
	}
	return links
}

// slug writes a step as an address does.
func slug(step string) string { return strings.ReplaceAll(step, "_", "-") }

func openDuties(d *dispute.Dispute) []dispute.Duty {
	var open []dispute.Duty
	for _, u := range d.Duties() {
		if u.Open() {
			open = append(open, u)
		}
	}
	return open
}

func showDispute(h application.Head, d *dispute.Dispute) disputeShown {
	matter := d.Matter()
	shown := disputeShown{Title: matter.Kind.Label(), Tags: disputeTags(d), Notes: d.NeedsPermission(), About: view.SummaryList{Rows: aboutRows(d)},
		Next: view.KeyDates{Empty: "Nothing is waiting here."}}
	if len(shown.Notes) > 0 {
		shown.Notes = append([]string{"The Tribunal’s permission is needed."}, shown.Notes...)
	}
	shown.Taken = []view.SummaryList{takenList("Mediation", h, d, true), takenList("Appeal to the Tribunal", h, d, false)}
	if duties := d.Duties(); len(duties) > 0 {
		shown.Taken = append(shown.Taken, carriedOutList(d, duties))
	}
	shown.Next.Dates = nextDates(d, h.Today)
	return shown
}

// nextDates lists what is planned, and what is still to be done, each with its day.
func nextDates(d *dispute.Dispute, today ehc.Date) []view.KeyDate {
	var dates []view.KeyDate
	planned := func(what string, on ehc.Date) {
		if on.IsZero() {
			return
		}
		tag := view.Tag{Text: "In " + view.Count(today.DaysUntil(on), "day", "days"), Tone: view.Active}
		switch {
		case on == today:
			tag.Text = "Today"
		case on.Before(today):
			tag = view.Tag{Text: "To be recorded", Tone: view.Soon}
		}
		dates = append(dates, view.KeyDate{What: what, Date: on, Act: true, State: tag})
	}
	if d.Mediation() == dispute.Arranged {
		planned("The mediation takes place", d.MeetingOn())
	}
	if state := d.Tribunal(); state == dispute.ResponseDue || state == dispute.Hearing {
		planned("The Tribunal hears the appeal", d.Appeal().HearingOn)
	}
	for _, u := range d.Next() {
		if !u.Last.IsZero() {
			dates = append(dates, dutyDate(u, today))
		}
	}
	return dates
}

func disputeTags(d *dispute.Dispute) []view.Tag {
	tone := func(inProgress bool) view.Tone {
		if inProgress {
			return view.Active
		}
		return view.Plain
	}
	tags := []view.Tag{{Text: d.Mediation().Label(), Tone: tone(d.Mediation().InProgress())}}
	return append(tags, view.Tag{Text: d.Tribunal().Label(), Tone: tone(d.Tribunal().InProgress())})
}

func aboutRows(d *dispute.Dispute) []view.SummaryRow {
	matter, appeal, agreed := d.Matter(), d.Appeal(), d.Agreement()
	rows := []view.SummaryRow{{Key: "Decision", Text: matter.Kind.Label()}, {Key: "Notice sent on", Text: matter.NoticeOn.Long()}}
	if matter.Version > 0 {
		rows = append(rows, view.SummaryRow{Key: "Version of the plan", Text: strconv.Itoa(matter.Version)})
	}
	if d.HealthOnly() {
		rows = append(rows, view.SummaryRow{Key: "Mediation is about", Text: "Health only: the integrated care board arranges it"})
	}
	if on := d.MeetingOn(); d.Mediation() == dispute.Arranged {
		rows = append(rows, view.SummaryRow{Key: "Day of the mediation", Text: on.LongWithDay()})
	}
	if agreed.Text != "" {
		rows = append(rows, view.SummaryRow{Key: "What was agreed", Lines: lines(agreed.Text)})
	}
	if len(appeal.Grounds) > 0 {
		row := view.SummaryRow{Key: "The appeal is about"}
		for _, g := range appeal.Grounds {
			row.Lines = append(row.Lines, g.Label())
		}
		rows = append(rows, row)
	}
	if appeal.Reference != "" {
		rows = append(rows, view.SummaryRow{Key: "Appeal number", Text: appeal.Reference})
	}
	if on := appeal.HearingOn; !on.IsZero() {
		rows = append(rows, view.SummaryRow{Key: "Day of the hearing", Text: on.LongWithDay()})
	}
	if len(d.Orders()) > 0 {
		row := view.SummaryRow{Key: "The Tribunal ordered"}
		for _, o := range d.Orders() {
			row.Lines = append(row.Lines, o.Label())
		}
		rows = append(rows, row)
	}
	return rows
}

// takenList shows the steps of one overlay with their days.
func takenList(title string, h application.Head, d *dispute.Dispute, mediation bool) view.SummaryList {
	list := view.SummaryList{Title: title}
	for _, t := range d.Taken() {
		if dispute.IsMediation(t.Step) != mediation {
			continue
		}
		row := view.SummaryRow{Key: dispute.StepWords(t.Step), Text: t.On.Long()}
		if t.ByFamily {
			row.Note = "The family told us here."
		}
		if u := t.Undone; u != nil {
			row.Note = "Recorded by mistake, and taken back on " + u.On.Long() + "."
			if h.May(access.RecordDisputes) {
				row.Note = "Recorded by mistake, and taken back on " + u.On.Long() + " by " + u.Name + ": " + u.Reason
			}
		}
		list.Rows = append(list.Rows, row)
	}
	state := d.Mediation().Label()
	if !mediation {
		state = d.Tribunal().Label()
	}
	if len(list.Rows) == 0 {
		list.Rows = []view.SummaryRow{{Key: "Now", Text: state}}
	}
	return list
}

// carriedOutList shows what was agreed, conceded or ordered, and what became of each part.
func carriedOutList(d *dispute.Dispute, duties []dispute.Duty) view.SummaryList {
	list := view.SummaryList{Title: "What must be done"}
	for _, u := range duties {
		if u.Last.IsZero() || u.Off != "" && u.DoneOn.IsZero() {
			continue
		}
		row := view.SummaryRow{Key: u.Duty, Text: "By " + u.Last.Long()}
		if agreed, ok := d.Agreed(u); ok {
			row.Text, row.Note = "By "+u.Last.Long()+", as both sides agreed in writing", agreed.Why
		}
		if !u.DoneOn.IsZero() {
			row.Text = "Done on " + u.DoneOn.Long()
			if late := u.LateBy(u.DoneOn); late > 0 {
				row.Note = view.Count(late, "day", "days") + " after the last day, " + u.Last.Long()
			}
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}

// dutyDate is one thing that somebody must do, or may do, by a day.
func dutyDate(u dispute.Duty, today ehc.Date) view.KeyDate {
	shown := keyDate(clock.Deadline{Deadline: u.Deadline, DoneOn: u.DoneOn, Off: u.Off}, false, today)
	shown.Note = u.Note
	return shown
}
