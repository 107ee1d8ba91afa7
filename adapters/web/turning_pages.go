package web

import (
	"net/http"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/standing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

// TurningPages are the two ages at which rights change: the end of compulsory school age, and the 25th birthday.
type TurningPages struct {
	pages   *Pages
	read    application.ReadHead
	ask     application.ReadHead
	prepare standing.PrepareTurning
}

// NewTurningPages makes the pages, whose use cases all enter through the gate.
func NewTurningPages(pages *Pages, gate application.Gate) TurningPages {
	return TurningPages{pages, application.ReadHead{Gate: gate, For: access.SeeRequest}, application.ReadHead{Gate: gate, For: access.PrepareTurning}, standing.PrepareTurning{Gate: gate}}
}

// Routes lists their addresses.
func (p TurningPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/turnings", Name: "turnings", Do: p.show},
		{Method: http.MethodGet, Path: "/cases/{case}/turnings/{turning}", Name: "turning.ask", Do: p.askPrepare},
		{Method: http.MethodPost, Path: "/cases/{case}/turnings/{turning}", Name: "turning.prepare", Do: p.record},
	}
}

const turningsPath = "/turnings"

func turningURL(c *casework.Case, t casework.Turning) string {
	return caseURL(c, turningsPath+"/"+string(t))
}

func (p TurningPages) show(w http.ResponseWriter, r *http.Request) error {
	head, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	page := &tablePage{Page: view.Page{Title: "Rights and the plan, by age", Case: caseBar(head, 0), Back: &view.Link{Text: "Back to the case", Href: caseURL(head.Case, "")},
		Lead: "When compulsory school age ends, the rights of the parent become the young person’s own. A plan can go on until the age of 25."}}
	if words := rightsWords(head); words != "" {
		page.Parts = append(page.Parts, view.Inset{Text: words})
	}
	for _, info := range casework.Turnings() {
		if day, ok := head.Case.TurningDay(info.Turning); ok {
			page.Parts = append(page.Parts, turningCard(head, info, day))
		}
	}
	if len(page.Parts) == 0 {
		page.Parts = []view.Component{view.Empty{Title: "Nothing to show", Text: "The date of birth is not known."}}
	}
	p.pages.Show(w, r, http.StatusOK, "case_table", page)
	return nil
}

func turningCard(h application.Head, info casework.TurningInfo, day ehc.Date) view.SummaryList {
	card := view.SummaryList{Title: info.Label, Rows: []view.SummaryRow{{Key: "Day", Text: day.LongWithDay(), Note: info.Law}}}
	done, prepared := h.Case.Prepared(info.Turning)
	if prepared {
		card.Rows = append(card.Rows, preparedRows(h, done)...)
	} else {
		card.Rows = append(card.Rows, view.SummaryRow{Key: "Prepared", Text: "Not yet", Note: "From " + day.AddDays(-casework.TurningLead).Long() + ", 12 weeks before the day"})
	}
	if h.May(access.PrepareTurning) {
		card.Rows = append(card.Rows, view.SummaryRow{Key: "To be done", Lines: numberedLines(info.Todo)})
		if !h.Case.State().Closed() && !h.Today.Before(day.AddDays(-casework.TurningLead)) {
			text := "Tick off what was done"
			if prepared {
				text = "Record a change"
			}
			card.Actions = []view.Link{{Text: text, Href: turningURL(h.Case, info.Turning)}}
		}
	}
	return card
}

func numberedLines(texts []string) []string {
	lines := make([]string, len(texts))
	for i, text := range texts {
		lines[i] = strconv.Itoa(i+1) + ". " + text
	}
	return lines
}

func preparedRows(h application.Head, p casework.Prepared) []view.SummaryRow {
	rows := []view.SummaryRow{{Key: "Prepared", Text: p.On.Long()}}
	if p.Turning == casework.RightsPass {
		rows = append(rows, view.SummaryRow{Key: "Who acts from then on", Text: holderWords(p)})
	} else {
		rows = append(rows, view.SummaryRow{Key: "The plan", Text: keptWords(p)})
	}
	if h.May(access.SeeAuthorityNotes) {
		rows[0].Text += ", by " + p.ByName
		rows = append(rows, view.SummaryRow{Key: "Note", Text: p.Note})
	}
	return rows
}

func holderWords(p casework.Prepared) string {
	switch p.Holder {
	case casework.TheirDeputy:
		return p.Name + ", as deputy or attorney"
	case casework.TheirParent:
		return p.Name + ", as the parent, because the young person can’t make these decisions and has no deputy or attorney"
	}
	return "The young person"
}

func keptWords(p casework.Prepared) string {
	if p.KeptUntil.IsZero() {
		return "Ends on the 25th birthday"
	}
	return "Is kept until " + p.KeptUntil.Long()
}

// rightsWords says who holds the rights once compulsory school age is over; "" before.
func rightsWords(h application.Head) string {
	held, passed := h.Case.RightsHeld(h.Today)
	if !passed {
		return ""
	}
	words := "Compulsory school age is over. The rights in this case are "
	if held.Holder == casework.TheYoungPerson {
		return words + "the young person’s own."
	}
	return words + "the young person’s own, and " + holderWords(held) + ", acts for them."
}

// turnsSoon reports that the end of compulsory school age is less than a year away, or past.
func turnsSoon(h application.Head) bool {
	born := h.Case.Child().Born
	return !born.IsZero() && h.Case.Child().IsYoungPersonOn(h.Today.AddDays(aYear))
}

// rightsHere says it on the case itself, to those who may read the request.
func rightsHere(h application.Head) string {
	if !h.May(access.SeeRequest) || h.Case.State().Closed() {
		return ""
	}
	return rightsWords(h)
}

// turningTags says in the alert column that something must be prepared before a birthday, to officers.
func turningTags(codes []string) []view.Tag {
	var tags []view.Tag
	for _, info := range casework.Turnings() {
		if contains(codes, info.Code) {
			tags = append(tags, view.Tag{Text: turningAlert[info.Turning], Tone: view.Soon})
		}
	}
	return tags
}

var turningAlert = map[casework.Turning]string{casework.RightsPass: "Prepare: rights pass to the young person", casework.PlanEnds: "Prepare: the plan ends at 25"}

// turningsHere lists what must be prepared now on a case, for its officers.
func turningsHere(h application.Head) []view.Link {
	if !h.May(access.PrepareTurning) {
		return nil
	}
	var links []view.Link
	for _, info := range h.Case.TurningsDue(h.Today) {
		day, _ := h.Case.TurningDay(info.Turning)
		links = append(links, view.Link{Text: turningAlert[info.Turning] + ", " + day.Long(), Href: turningURL(h.Case, info.Turning)})
	}
	return links
}

type turningForm struct {
	Holder    string   `form:"holder" label:"who acts once the rights have passed"`
	Name      string   `form:"name" label:"who represents the young person" validate:"max=200"`
	Ends      string   `form:"ends" label:"what becomes of the plan"`
	KeptUntil ehc.Date `form:"kept-until" label:"the last day of the plan"`
	Note      string   `form:"note,lines" label:"the note" validate:"max=5000"`
}

func (p TurningPages) turningOf(r *http.Request) (application.Head, casework.TurningInfo, error) {
	head, err := ofCase(r, p.ask.Do)
	info, ok := casework.Turning(mux.Vars(r)["turning"]).Info()
	if err == nil && !ok {
		err = fault.New(fault.NotFound, "web.path", "There is no such page.")
	}
	return head, info, err
}

func (p TurningPages) askPrepare(w http.ResponseWriter, r *http.Request) error {
	head, info, err := p.turningOf(r)
	if err != nil {
		return err
	}
	in := turningForm{}
	if was, ok := head.Case.Prepared(info.Turning); ok {
		in = turningForm{Holder: string(was.Holder), Name: was.Name, Note: was.Note, Ends: "ends", KeptUntil: was.KeptUntil}
		if !was.KeptUntil.IsZero() {
			in.Ends = "kept"
		}
	}
	p.draw(w, r, http.StatusOK, head, info, in, form.DateText(in.KeptUntil), form.Errors{})
	return nil
}

func (p TurningPages) record(w http.ResponseWriter, r *http.Request) error {
	head, info, err := p.turningOf(r)
	if err != nil {
		return err
	}
	return shortForm[turningForm]{
		check: func(in *turningForm, errs *form.Errors) { in.checkEnd(info.Turning, errs) },
		take: func(in turningForm) error {
			return p.prepare.Do(r.Context(), ActorOf(r), head.Case.ID(), casework.Prepared{Turning: info.Turning, Holder: casework.RightsHolder(in.Holder), Name: in.Name, KeptUntil: in.KeptUntil, Note: in.Note})
		},
		again: func(status int, in turningForm, values *form.Values, errs form.Errors) {
			p.draw(w, r, status, head, info, in, values.Text("kept-until"), errs)
		},
		said: "Ticked off. It no longer stands among what is to be prepared.", next: caseURL(head.Case, turningsPath),
	}.answer(w, r)
}

// checkEnd asks what becomes of a plan at 25; a day that is not asked for is left out.
func (f *turningForm) checkEnd(t casework.Turning, errs *form.Errors) {
	switch {
	case t != casework.PlanEnds:
	case f.Ends == "kept" && f.KeptUntil.IsZero():
		errs.Add("kept-until", "Enter the last day of the plan.")
	case f.Ends == "ends":
		f.KeptUntil = ehc.Date{}
	case f.Ends != "kept":
		errs.Add("ends", "Choose what becomes of the plan.")
	}
}

func (p TurningPages) draw(w http.ResponseWriter, r *http.Request, status int, head application.Head, info casework.TurningInfo, in turningForm, kept string, errs form.Errors) {
	day, _ := head.Case.TurningDay(info.Turning)
	parts := []view.Component{view.Inset{Text: "To be done before " + day.Long() + ":", Paragraphs: numberedLines(info.Todo)}}
	if info.Turning == casework.RightsPass {
		parts = append(parts, view.Radios{Name: "holder", Legend: "Who acts once the rights have passed?", Value: in.Holder, Error: errs.For("holder"), Clearable: true, Options: []view.Option{
			{Value: string(casework.TheYoungPerson), Text: "The young person", Hint: "With their parents’ help, if they agree to that"},
			{Value: string(casework.TheirDeputy), Text: "A deputy or attorney", Hint: "Appointed by the Court of Protection, or by the young person"},
			{Value: string(casework.TheirParent), Text: "A parent", Hint: "Only where the young person can’t make these decisions, and there is no deputy or attorney"},
		}}, view.TextInput{Name: "name", Label: "Who represents the young person?", Hint: "Leave it empty where they act for themselves", Value: in.Name, Error: errs.For("name"), Autocomplete: "off", NoSpelling: true})
	} else {
		parts = append(parts, view.Radios{Name: "ends", Legend: "What becomes of the plan?", Value: in.Ends, Error: errs.For("ends"), Clearable: true, Options: []view.Option{
			{Value: "ends", Text: "It ends on the 25th birthday"},
			{Value: "kept", Text: "It is kept to the end of the academic year", Hint: "31 July in further education; for an apprenticeship the end of the training, or the day before the 26th birthday",
				Reveal: []view.Component{view.DateInput{Name: "kept-until", Label: "Last day of the plan", Value: kept, Error: errs.For("kept-until")}}},
		}})
	}
	parts = append(parts, view.TextArea{Name: "note", Label: "Note", Hint: "Who was told, when and how; what they said. Only officers of the council read this.", Rows: 5, Value: in.Note, Error: errs.For("note")})
	page := &formPage{Page: view.Page{Title: info.Label, Case: caseBar(head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back to rights and the plan, by age", Href: caseURL(head.Case, turningsPath)}}, Parts: parts,
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Everything is done: tick off", Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: caseURL(head.Case, turningsPath)}}}
	p.pages.Show(w, r, status, "form", page)
}
