package web

import (
	"net/http"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/timing"
	"ehchub/domain/council"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

// CalendarPages give a person their own dates for their calendar, and managers the council's working calendar.
type CalendarPages struct {
	pages  *Pages
	link   timing.CalendarLink
	feed   timing.CalendarFeed
	set    timing.SetCalendar
	public PublicURL
}

// NewCalendarPages makes the pages of calendars.
func NewCalendarPages(pages *Pages, link timing.CalendarLink, feed timing.CalendarFeed, set timing.SetCalendar, public PublicURL) CalendarPages {
	return CalendarPages{pages, link, feed, set, public}
}

// Routes lists the addresses of calendars. The calendar itself is open: its address is the secret.
func (p CalendarPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: calendarHome, Name: "calendar", Do: p.show},
		{Method: http.MethodPost, Path: calendarHome, Name: "calendar.change", Do: p.change},
		{Method: http.MethodGet, Path: "/calendar/{secret}.ics", Name: "calendar.feed", Do: p.serve, Open: true},
		{Method: http.MethodGet, Path: councilCalendar, Name: "council.calendar", Do: p.askCouncil},
		{Method: http.MethodPost, Path: councilCalendar, Name: "council.calendar.set", Do: p.setCouncil},
	}
}

// Where a person’s own dates and the council’s calendar are.
const (
	calendarHome    = "/calendar"
	councilCalendar = councilHome + "/calendar"
)

type calendarPage struct {
	view.Page
	Parts   []view.Component
	Buttons view.Buttons
}

func (p CalendarPages) show(w http.ResponseWriter, r *http.Request) error {
	return p.draw(w, r, "")
}

// draw shows whether there is a link; the link itself only when it was just made.
func (p CalendarPages) draw(w http.ResponseWriter, r *http.Request, secret string) error {
	page := &calendarPage{Page: view.Page{Title: "Your dates in your calendar", Back: &view.Link{Text: "Back to your account", Href: accountHome},
		Lead: "A private link shows your own dates in the calendar on your phone or computer. It holds case IDs, what is due and a link to the hub: no names, and nothing about a child."}}
	link, err := p.link.Read(r.Context(), ActorOf(r))
	switch {
	case fault.Is(err, fault.NotFound):
		page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Make a private link", Value: "make"}}}
	case err != nil:
		return err
	case secret != "":
		page.Parts = []view.Component{
			view.Copyable{ID: "calendar-link", Label: "Your private link", Text: string(p.public) + "/calendar/" + secret + ".ics"},
			view.Inset{Paragraphs: []string{"Copy it now: it is shown only once. In your calendar, choose “Subscribe” or “Add from the internet” and paste it.", "Anyone who has the link can see these dates. Stop it here if you no longer want it, or if somebody else has it."}},
		}
		page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Stop this link", Value: "stop", Kind: view.Secondary}}}
	default:
		used := "Not used yet"
		if !link.UsedAt.IsZero() {
			used = link.UsedAt.In(application.London).Format("2 January 2006 at 15:04")
		}
		page.Parts = []view.Component{view.SummaryList{Rows: []view.SummaryRow{{Key: "Made on", Text: link.MadeAt.In(application.London).Format("2 January 2006 at 15:04")}, {Key: "Last read by a calendar", Text: used}}}}
		page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Stop this link", Value: "stop", Kind: view.Warned}, {Text: "Make a new link instead", Value: "make", Kind: view.Secondary}}}
	}
	p.pages.Show(w, r, http.StatusOK, "calendar", page)
	return nil
}

func (p CalendarPages) change(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if values.Action() == "make" {
		secret, err := p.link.Make(r.Context(), ActorOf(r))
		if err != nil {
			return err
		}
		return p.draw(w, r, secret)
	}
	if err := p.link.Stop(r.Context(), ActorOf(r)); err != nil {
		return err
	}
	LeaveNotice(w, "The link is stopped. Your calendar gets no more dates from it.")
	http.Redirect(w, r, calendarHome, http.StatusSeeOther)
	return nil
}

func (p CalendarPages) serve(w http.ResponseWriter, r *http.Request) error {
	text, err := p.feed.Do(r.Context(), ActorOf(r), mux.Vars(r)["secret"])
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="ehc-hub.ics"`)
	w.Header().Set("Cache-Control", "private, no-store")
	_, err = w.Write(text)
	return err
}

func (p CalendarPages) askCouncil(w http.ResponseWriter, r *http.Request) error {
	profile, err := p.set.Read(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	p.drawCouncil(w, r, http.StatusOK, calendarForm(profile), form.Errors{})
	return nil
}

func calendarForm(profile council.Profile) *form.Values {
	var days []string
	for _, d := range profile.ClosedDays {
		days = append(days, form.DateText(d))
	}
	return form.Of(map[string][]string{"target-days": {strconv.Itoa(profile.TargetDaysBefore)}, "near-days": {strconv.Itoa(profile.ImpendingDays)}, "closed-days": {strings.Join(days, "\n")}})
}

func (p CalendarPages) drawCouncil(w http.ResponseWriter, r *http.Request, status int, v *form.Values, errs form.Errors) {
	page := &formPage{
		Page: view.Page{Title: "The council’s working calendar", Errors: errs.Summary(), Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
			Lead: "These set the days to work towards. The law’s last days do not move."},
		Parts: []view.Component{
			view.TextInput{Name: "target-days", Label: "How many days before the last day do you aim for?", Hint: "The day to work towards is moved back to a working day.", Value: v.Text("target-days"), Error: errs.For("target-days"), Chars: 3, InputMode: "numeric", Suffix: "days"},
			view.TextInput{Name: "near-days", Label: "How many days ahead is a date “near”?", Hint: "The filter “Impending deadline” and the alert column use it.", Value: v.Text("near-days"), Error: errs.For("near-days"), Chars: 3, InputMode: "numeric", Suffix: "days"},
			view.TextArea{Name: "closed-days", Label: "Working days on which the offices are shut", Hint: "One date a line, such as 24/12/2026. Weekends and bank holidays are known already.", Rows: 8, Value: v.Lines("closed-days"), Error: errs.For("closed-days")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save", Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: councilHome}},
	}
	p.pages.Show(w, r, status, "form", page)
}

func (p CalendarPages) setCouncil(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if _, err := p.set.Read(r.Context(), ActorOf(r)); err != nil {
		return err
	}
	in, errs := calendarInput(values)
	if !errs.Any() {
		err = p.set.Do(r.Context(), ActorOf(r), in)
		errs.AddFault(err)
	}
	if errs.Any() {
		p.drawCouncil(w, r, http.StatusUnprocessableEntity, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "Saved. Every open date is being counted again; what it was before stays beside it.")
	http.Redirect(w, r, councilCalendar, http.StatusSeeOther)
	return nil
}

func calendarInput(v *form.Values) (timing.CalendarInput, form.Errors) {
	var errs form.Errors
	number := func(name, wrong string) int {
		n, err := strconv.Atoi(v.Text(name))
		if err != nil {
			errs.Add(name, wrong)
		}
		return n
	}
	in := timing.CalendarInput{TargetDaysBefore: number("target-days", "Enter a number of days from 0 to 30."), ImpendingDays: number("near-days", "Enter a number of days from 1 to 90.")}
	for _, line := range strings.Split(v.Lines("closed-days"), "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		d, err := form.ParseDate(line, "each day")
		if err != nil {
			errs.Add("closed-days", "“"+line+"” is no date. Write each as day, month and year, such as 24/12/2026.")
			continue
		}
		in.ClosedDays = append(in.ClosedDays, d)
	}
	return in, errs
}
