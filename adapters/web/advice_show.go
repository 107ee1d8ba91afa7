package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// advicePage is the adviser's own page: what is asked, by when, and how far each part is.
type advicePage struct {
	view.Page
	What     []string
	Facts    view.SummaryList
	Reopened string
	Note     *view.Inset
	Tasks    view.TaskList
	Files    view.Files
	AddFiles view.Link
	Buttons  view.Buttons
	Evidence *adviceEvidence
	Download view.Links
}

func (p AdvicePages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.opened(r)
	if err != nil {
		return err
	}
	if !out.MayWrite {
		http.Redirect(w, r, out.url("/read"), http.StatusSeeOther)
		return nil
	}
	page := &advicePage{
		Page: out.page("Your advice", view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")}),
		What: []string{
			forThisLimb(out.Request, out.Case.Child().Called()),
			"Below are six areas. For each say whether you found a need, found none, or can’t advise on it. An area that you leave empty tells the council that you did not identify a need there; it does not rule one out.",
			"The others on the case can’t read what you write until you send it. Then it is locked; you can read what the others have sent; and, if a plan follows, your words become part of its first draft. Changes to the plan never change your advice.",
		},
		Facts:    out.asked(),
		Reopened: out.Request.ReopenedBecause(),
		Tasks:    out.tasks(),
		Files:    keptFiles(out.Case, out.Files, "No documents added yet."),
		AddFiles: view.Link{Text: "Add or remove documents", Href: filesURL(out.Case.ID(), assessment.ForAdvice, string(out.Request.ID()), out.url(""))},
		Buttons:  view.Buttons{Buttons: []view.Button{{Text: "Check and send", Href: out.url("/submit")}}, Link: &view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")}},
		Download: out.files(),
	}
	switch asked, err := (assessment.ReadAsked{Gate: p.open.Gate}).Do(r.Context(), ActorOf(r), out.Case.ID(), out.Request.ID()); {
	case err == nil:
		page.Evidence = evidence(asked)
	case !fault.Is(err, fault.Forbidden):
		return err
	}
	if out.ForOthers {
		page.Title = "Advice of " + out.author()
		page.What = []string{"You write down what " + out.author() + " sent or told the council. Fill in the parts as they said it. When you check and record it you say how it came, and on which day: it counts from then.", "They are told what was written down, and can say that something is wrong."}
		page.Buttons.Buttons[0].Text = "Check and record"
	}
	if note := out.Request.Note(); note != "" {
		page.Note = &view.Inset{Paragraphs: strings.Split(note, "\n")}
	}
	p.pages.Show(w, r, http.StatusOK, "advice", page)
	return nil
}

// url is the address of a page of this request.
func (out adviceView) url(page string) string {
	if out.guest {
		return guestURL(page)
	}
	return adviceURL(out.Case, out.Request.ID(), page)
}

// back leads to the adviser's own page.
func (out adviceView) back() view.Link {
	if out.guest {
		return view.Link{Text: "Back to what you are asked", Href: guestHome}
	}
	return view.Link{Text: "Back to your advice", Href: out.url("")}
}

func (out adviceView) page(title string, back view.Link) view.Page {
	limb, _ := advice.Info(out.Request.Limb())
	if out.guest {
		return view.Page{Title: title, Caption: childAndBirth(out.Head), Back: &back}
	}
	return view.Page{Title: title, Caption: limb.Label, Case: caseBar(out.Head, casework.StageAssessment), Back: &back}
}

// savedAt is when somebody last saved what is written; zero before.
func (out adviceView) savedAt() time.Time {
	if out.Request.Writer() == "" {
		return time.Time{}
	}
	return out.Request.UpdatedAt()
}

// asked says what is asked, of whom, since when and until when.
func (out adviceView) asked() view.SummaryList {
	r := out.Request
	limb, _ := advice.Info(r.Limb())
	due := view.SummaryRow{Key: "Send it by", Text: r.DueOn().LongWithDay()}
	if out.Today.After(r.DueOn()) {
		due.Note = view.Count(r.DueOn().DaysUntil(out.Today), "day", "days") + " late. Please send it as soon as you can."
	}
	rows := []view.SummaryRow{{Key: "You are asked for", Text: limb.Label, Note: limb.Source}, {Key: "Asked of", Text: adviserName(r.Adviser())}, {Key: "Asked on", Text: r.RequestedOn().Long()}, due}
	if out.MayAllocate {
		rows[1].Actions = []view.Link{{Text: "Allocate", Hidden: "this request to a member of the team", Href: out.url("/allocate")}}
	}
	return view.SummaryList{Rows: rows}
}

// tasks are the parts of the form, each with its state in words.
func (out adviceView) tasks() view.TaskList {
	a := out.Request.Answer()
	list := view.TaskList{Tasks: []view.Task{
		{Text: "About your advice", Href: out.url("/about"), State: aboutState(a)},
		{Text: "Background", Href: out.url("/background"), State: backgroundState(a)},
	}}
	if len(out.Request.Questions()) > 0 {
		list.Tasks = append(list.Tasks, view.Task{Text: questionsTitle, Href: out.url("/questions"), Hint: fmt.Sprintf("%d of %d answered", out.Request.Replied(), len(out.Request.Questions())), State: questionsState(out.Request)})
	}
	for _, info := range needs.Areas() {
		f := a.Area(info.Area)
		list.Tasks = append(list.Tasks, view.Task{Text: info.Label, Href: out.url("/areas/" + string(info.Area)), Hint: countsOf(f), State: areaState(info.Area, f)})
	}
	return list
}

var (
	notStarted = view.Tag{Text: "Not started", Tone: view.Active}
	inProgress = view.Tag{Text: "In progress", Tone: view.Soon}
	done       = view.Tag{Text: "Done"}
	notNeeded  = view.Tag{Text: "Not needed"}
)

// missing reports whether the answer lacks something in a field whose name begins so.
func missing(a advice.Answer, fields ...string) bool {
	f := fault.As(a.Missing())
	if f == nil {
		return false
	}
	for _, one := range f.All() {
		for _, field := range fields {
			if strings.HasPrefix(one.Field, field) {
				return true
			}
		}
	}
	return false
}

func aboutState(a advice.Answer) view.Tag {
	switch {
	case a.OnBehalf == (advice.OnBehalf{}) && a.Will == "" && a.Details == "":
		return notStarted
	case missing(a, "on-behalf", "will", "details"):
		return inProgress
	}
	return done
}

func backgroundState(a advice.Answer) view.Tag {
	written, lacking := false, false
	for i, q := range advice.Questions() {
		empty := richtext.IsEmpty(a.Background.Answers()[i])
		written, lacking = written || !empty, lacking || (q.Mandatory && empty)
	}
	switch {
	case a.Will != "" && !a.Will.Advises():
		return notNeeded
	case !written:
		return notStarted
	case lacking:
		return inProgress
	}
	return done
}

// areaState says how an area stands: what was answered, or how far it is written.
func areaState(area needs.Area, f needs.Findings) view.Tag {
	switch {
	case advice.CheckArea(area, f) != nil:
		return inProgress
	case !f.IsEmpty():
		return done
	case f.Opinion == needs.CantAdvise:
		return view.Tag{Text: "You can’t advise"}
	case f.Opinion == needs.NoNeed:
		return view.Tag{Text: "No need found", Tone: view.Good}
	}
	return view.Tag{Text: "Not answered", Tone: view.Active}
}

// countsOf says in words what an area holds: "2 needs, 1 outcome".
func countsOf(f needs.Findings) string {
	if f.IsEmpty() {
		return ""
	}
	return view.Count(len(f.Needs), "need", "needs") + ", " + view.Count(len(f.Outcomes), "outcome", "outcomes")
}
