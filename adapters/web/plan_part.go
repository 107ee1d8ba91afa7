package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/planning"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// PlanPartPages are where the working draft is written, a part a page.
type PlanPartPages struct {
	pages *Pages
	texts RichTexts
	ids   ports.IDs
	read  planning.ReadPart
	write planning.WritePart
}

// NewPlanPartPages makes the pages on which a draft is written.
func NewPlanPartPages(pages *Pages, texts RichTexts, ids ports.IDs, read planning.ReadPart, write planning.WritePart) PlanPartPages {
	return PlanPartPages{pages, texts, ids, read, write}
}

// partBody bounds a part as it is posted: formatted text in both of its forms, and the marks of what is stored.
const partBody = 6 << 20

// Routes lists the addresses of writing.
func (p PlanPartPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/plan/parts/{part:[a-z-]{1,20}}", Name: "plan.part", Do: p.show},
		{Method: http.MethodPost, Path: "/cases/{case}/plan/parts/{part:[a-z-]{1,20}}", Name: "plan.part.save", Do: p.save, MaxBody: partBody},
	}
}

type planPartPage struct {
	view.Page
	Warning *view.Warning
	Hidden  []view.Hidden
	Fields  []view.Component
	Editor  view.Component
	Advice  []planAdvice
	Views   []view.Source
	// Comments are the family's on the draft that they had.
	Comments []planCommentText
	Save     view.SaveBar
	// Unsaved means that the form shows something that is not kept yet, although nobody typed it.
	Unsaved bool
}

func (p PlanPartPages) open(r *http.Request) (planning.PartOut, error) {
	place, err := partPlaceOf(r)
	if err != nil {
		return planning.PartOut{}, err
	}
	return p.read.Do(r.Context(), ActorOf(r), place.id, place.info.Key)
}

// show opens a part for writing, or asks before an item with words is removed.
func (p PlanPartPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	if id := r.URL.Query().Get("remove"); id != "" && out.Part.Area != nil {
		if title, confirm, ok := removalOf(out.Part.Area.Findings, ehc.ItemID(id), partURL(out.Case, out.Info.Key)); ok {
			p.pages.Show(w, r, http.StatusOK, "confirm_page", &confirmPage{Page: belowPlan(out.Head, title), Confirm: confirm})
			return nil
		}
	}
	p.draw(w, r, http.StatusOK, out, form.Of(partFields(out.Part)), form.Errors{})
	return nil
}

// draw shows a part with what the form holds.
func (p PlanPartPages) draw(w http.ResponseWriter, r *http.Request, status int, out planning.PartOut, v *form.Values, errs form.Errors) {
	page := &planPartPage{
		Page: belowPlan(out.Head, partTitle(out.Info)), Warning: partWarning(out),
		Hidden: []view.Hidden{carriedVersion(v, out.Part.Revision)},
		Fields: p.fields(out, v, errs), Advice: advicePanel(p.texts, out), Comments: commentsPanel(p.texts, out), Save: partSaveBar(out),
	}
	page.Width, page.Errors = view.Wide, errs.Summary()
	if out.Part.Area != nil {
		info := areaInfo(out.Info.Area)
		page.Editor = drawFindings(info, p.texts, v, errs, editorOptions{Sections: true, Stored: out.Part.Area.Findings, Today: out.Today})
	} else {
		page.Hidden = append(page.Hidden, marksFor(v, partFields(out.Part))...)
	}
	if out.Info.Key == plan.PartA {
		page.Views = append(viewsPanel(p.texts, out.Views), requestPanel(p.texts, out.Case.Request(), v)...)
	}
	if strings.HasPrefix(v.Action(), takeAnswerAction) {
		page.Save.State, page.Unsaved = takenState, true
	}
	p.pages.Show(w, r, status, "plan_part", page)
}

func partWarning(out planning.PartOut) *view.Warning {
	switch {
	case out.Latest.Kind == plan.Final:
		return &view.Warning{Text: "The plan has been issued and can’t be changed any more. A review or an amendment makes the next version."}
	case out.Info.Key == plan.PartI:
		return &view.Warning{Text: "Leave this empty while the plan is a draft: the law forbids a draft that names a setting or its type (CFA 2014 s.38(5)). You fill it in when you finalise the plan."}
	}
	return nil
}

func partSaveBar(out planning.PartOut) view.SaveBar {
	bar := saveBar(view.Link{Text: "Back to the plan", Href: planURL(out.Case, "")}, out.Part.UpdatedAt, out.Today)
	if out.Part.Writer == "" {
		bar.State = "As filled in from the assessment"
	} else {
		bar.State += " by " + out.Part.Writer
	}
	return bar
}

// partPlace is which part of whose plan an address names.
type partPlace struct {
	id   ehc.CaseID
	info plan.PartInfo
}

func partPlaceOf(r *http.Request) (partPlace, error) {
	id, err := caseID(r)
	if err != nil {
		return partPlace{}, err
	}
	info, ok := plan.FindPart(plan.PartKey(mux.Vars(r)["part"]))
	if !ok {
		return partPlace{}, fault.New(fault.NotFound, "plan.part", "There is no such part of the plan.")
	}
	return partPlace{id, info}, nil
}

func (p partPlace) planURL() string { return "/cases/" + string(p.id) + "/plan" }
func (p partPlace) url() string     { return p.planURL() + "/parts/" + string(p.info.Key) }

// save keeps what was typed, and does what the button pressed asks for: add, remove, take over. When someone else
// saved in between, both texts are brought together, and only what both changed is asked about. The part itself is
// read only where a page has to be shown.
func (p PlanPartPages) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	place, err := partPlaceOf(r)
	if err != nil {
		return err
	}
	if isRemoval(values.Action()) && place.info.Area != "" {
		return p.remove(w, r, place, values.Action())
	}
	var errs form.Errors
	p.texts.Settle(values, &errs)
	if errs.Any() && !savesByItself(r) || values.ClearPressed() {
		return p.showAgain(w, r, statusAgain(errs, nil), values, errs)
	}
	if place.info.Key == plan.PartA && strings.HasPrefix(values.Action(), takeAnswerAction) {
		return p.takeAnswer(w, r, values)
	}
	run := p.saving(r, place, values, &errs)
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		return p.showClash(w, r, values, clash)
	case errs.Any():
		return p.showAgain(w, r, run.status, values, errs)
	case savesByItself(r):
		return run.tell(w)
	}
	p.saved(w, r, place, values.Action(), run.press)
	return nil
}

// showAgain shows a form that was refused, with everything typed.
func (p PlanPartPages) showAgain(w http.ResponseWriter, r *http.Request, status int, values *form.Values, errs form.Errors) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, status, out, values, errs)
	return nil
}

// takeAnswer puts an answer of the request into section A, and shows the form again: nothing is saved by it.
func (p PlanPartPages) takeAnswer(w http.ResponseWriter, r *http.Request, values *form.Values) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	takeAnswer(values, partAnswers(out.Case.Request()))
	p.draw(w, r, http.StatusOK, out, values, form.Errors{})
	return nil
}

func (p PlanPartPages) showClash(w http.ResponseWriter, r *http.Request, values *form.Values, c *clash) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.pages.showConflict(w, r, belowPlan(out.Head, partTitle(out.Info)), p.texts, values, c)
	return nil
}

// partSaving is a save of one part; press says what its button asked for.
type partSaving struct {
	saving
	press partPress
}

// partPress is what a button asks for: what to save, where to come back to, and an item to ask about.
type partPress struct {
	in   planning.WritePartInput
	back string
	ask  ehc.ItemID
}

func (p PlanPartPages) saving(r *http.Request, place partPlace, values *form.Values, errs *form.Errors) *partSaving {
	s := &partSaving{saving: saving{values: values, errs: errs}}
	s.load = func() (stored, error) {
		now, err := p.open(r)
		return partStored(now, values), err
	}
	s.save = func(version int) error {
		s.press = p.pressed(place, values, errs)
		if errs.Any() {
			return nil
		}
		s.press.in.Part.Revision = version
		part, err := p.write.Do(r.Context(), ActorOf(r), s.press.in)
		if s.written = nil; err == nil {
			s.written = &stored{Fields: partFields(part), Version: part.Revision, When: part.UpdatedAt, Hints: partHints(part, ehc.DateIn(part.UpdatedAt, application.London))}
		}
		return err
	}
	return s
}

func (p PlanPartPages) pressed(place partPlace, values *form.Values, errs *form.Errors) partPress {
	press := partPress{in: planning.WritePartInput{Case: place.id, Part: readPart(place.info, values, errs)}}
	area := press.in.Part.Area
	if area == nil {
		return press
	}
	action := values.Action()
	if taken, ok := takenBy(action); ok {
		press.in.Take, press.back = []plan.Taken{taken}, adviceAnchor(taken)
	}
	if edit, ok := pressFindings(action, area.Findings, p.ids.New); ok {
		area.Findings, press.back, press.ask = edit.Findings, edit.Back, edit.Ask
		if strings.HasPrefix(action, "add-") {
			area.NotApplicable = false
		}
	}
	return press
}

func (p PlanPartPages) saved(w http.ResponseWriter, r *http.Request, place partPlace, action string, press partPress) {
	target := place.url()
	switch {
	case press.ask != "":
		target += "?remove=" + string(press.ask)
	case press.back != "":
		target += "#" + press.back
	case action == "back":
		LeaveNotice(w, "Your changes to “"+place.info.Label+"” are saved.")
		target = place.planURL()
	default:
		LeaveNotice(w, "Saved.")
	}
	http.Redirect(w, r, target, http.StatusSeeOther)
}

// remove takes a confirmed item out of what is stored: the page that asked carries no texts.
func (p PlanPartPages) remove(w http.ResponseWriter, r *http.Request, place partPlace, action string) error {
	for range 3 {
		out, err := p.open(r)
		if err != nil {
			return err
		}
		next := out.Part
		edit, _ := pressFindings(action, next.Area.Findings, p.ids.New)
		next.Area = &plan.AreaPart{NotApplicable: next.Area.NotApplicable, Findings: edit.Findings}
		if _, err = p.write.Do(r.Context(), ActorOf(r), planning.WritePartInput{Case: place.id, Part: next}); err == nil {
			p.saved(w, r, place, action, partPress{back: edit.Back})
			return nil
		}
		if !fault.Is(err, fault.Conflict) {
			return err
		}
	}
	return fault.New(fault.Unavailable, "plan.busy", "Others are saving this part at the same moment. Please try again.")
}
