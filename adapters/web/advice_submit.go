package web

import (
	"fmt"
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
)

// adviceCheckPage is the last look before advice is sent: what is missing, each with the way to it, or the question.
type adviceCheckPage struct {
	view.Page
	Missing []view.Link
	Facts   view.SummaryList
	Confirm *view.Confirm
}

// check lists what is missing, or asks once more.
func (p AdvicePages) check(w http.ResponseWriter, r *http.Request) error {
	out, err := p.writable(r)
	if err != nil {
		return err
	}
	values := form.Of(nil)
	carryScan(out.Scan, values)
	p.showCheck(w, r, http.StatusOK, out, values, form.Errors{})
	return nil
}

func (p AdvicePages) showCheck(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors) {
	page := &adviceCheckPage{Page: out.page("Check and send your advice", out.back()), Facts: out.summary()}
	page.Errors = errs.Summary()
	if f := fault.As(out.Request.Answer().Missing()); f != nil {
		page.Errors = view.ErrorSummary{}
		for _, one := range f.All() {
			if out.guest && one.Field == "on-behalf" && len(f.All()) > 1 {
				continue // a guest writes for themselves: their first page says so once it is saved
			}
			page.Missing = append(page.Missing, view.Link{Text: one.Message, Href: out.fieldURL(one.Field)})
		}
	} else {
		page.Confirm = out.confirm()
		if out.ForOthers {
			page.Title = "Check and record this advice"
			page.Confirm.What = []string{"You record it for " + joined(out.author(), "") + ", who is told by e-mail and can say that something is wrong.", "It counts from the day on which it came. It is then locked; you can re-open it while the assessment is in progress."}
			page.Confirm.Fields, page.Confirm.Yes = paperFields(v, errs), view.Button{Text: "Record this advice", Value: "send"}
		}
	}
	p.pages.Show(w, r, status, "advice_check", page)
}

// fieldURL leads to the field at fault on its own page.
func (out adviceView) fieldURL(field string) string {
	if area, inner, ok := strings.Cut(strings.TrimPrefix(field, "area."), "/"); ok {
		if out.guest {
			inner = areaPrefix(needs.Area(area)) + inner
		}
		return out.url("/areas/" + area + "#" + view.FieldID(inner))
	}
	if strings.HasPrefix(field, "reply[") {
		return out.url("/questions#" + view.FieldID(field))
	}
	for _, q := range advice.Questions() {
		if q.Field == field {
			return out.url("/background#" + view.FieldID(field))
		}
	}
	return out.url("/about#" + view.FieldID(field))
}

// summary says how the advice will stand with the others.
func (out adviceView) summary() view.SummaryList {
	a := out.Request.Answer()
	name, role := out.Request.Attribution()
	if a.OnBehalf.Choice != "yes" && out.Request.Adviser().Person == "" {
		name, role = "Whoever sends it", ""
	}
	given := view.SummaryRow{Key: "Given by", Text: joined(name, role)}
	if !out.guest {
		given.Actions = []view.Link{{Text: "Change", Hidden: "who gives it", Href: out.url("/about")}}
	}
	rows := []view.SummaryRow{
		given,
		{Key: "Will you give advice?", Text: a.Will.Label(), Note: a.Details, Actions: []view.Link{{Text: "Change", Hidden: "whether you will give advice", Href: out.url("/about")}}},
	}
	if a.Will.Advises() {
		rows = append(rows, view.SummaryRow{Key: "Background", Text: backgroundState(a).Text, Actions: []view.Link{{Text: "Change", Hidden: "the background", Href: out.url("/background")}}})
		if asked := len(out.Request.Questions()); asked > 0 {
			rows = append(rows, view.SummaryRow{Key: questionsTitle, Text: fmt.Sprintf("%d of %d answered", out.Request.Replied(), asked), Actions: []view.Link{{Text: "Change", Hidden: "your answers to the council’s questions", Href: out.url("/questions")}}})
		}
		for _, info := range needs.Areas() {
			says := countsOf(a.Area(info.Area))
			if says == "" {
				says = emptyArea(a.Area(info.Area).Opinion)
			}
			rows = append(rows, view.SummaryRow{Key: info.Label, Text: says, Note: unclearIn(a.Area(info.Area), out.Today), Actions: []view.Link{{Text: "Change", Hidden: info.Label, Href: out.url("/areas/" + string(info.Area))}}})
		}
		rows = append(rows, view.SummaryRow{Key: "Documents", Text: upperFirst(view.Count(len(out.Files), "document", "documents"))})
	}
	return view.SummaryList{Rows: rows}
}

// unclearIn counts what an area could say more clearly. It stops nothing.
func unclearIn(f needs.Findings, today ehc.Date) string {
	n := 0
	for _, hints := range needs.Hints(f, today) {
		if len(hints) > 0 {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return view.Count(n, "outcome or piece of provision", "outcomes or pieces of provision") + " could be clearer. You can send it as it is."
}

// emptyArea says how an area without a word of findings will be read.
func emptyArea(o needs.Opinion) string {
	switch o {
	case needs.NeedFound:
		return "You found a need, and have not described it yet"
	case needs.NoNeed:
		return o.Label()
	case needs.CantAdvise:
		return "You can’t advise on this area"
	}
	return "Left empty: no need identified, and none ruled out"
}

func (out adviceView) confirm() *view.Confirm {
	confirm := view.Confirm{
		What: []string{
			"Your advice is locked. If something is wrong, the case co-ordinator can re-open it while the assessment is in progress.",
			"The family, the council and the others who give advice can read it.",
			"You can then read what the others have sent.",
		},
		Hidden: []view.Hidden{versionHidden(out.Request.Version())},
		Yes:    view.Button{Text: "Send your advice", Value: "send"}, No: out.back(),
	}
	if out.guest {
		confirm.What[2] = "You need do nothing more. You can read what you sent until your link expires."
	}
	return &confirm
}

// send submits the version that was checked.
func (p AdvicePages) send(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.opened(r)
	if err == nil && !out.MayWrite && out.Request.Status() == advice.Completed && !out.guest {
		LeaveNotice(w, "This advice was sent already, on "+out.Request.DoneOn().Long()+". Nothing was sent twice.")
		http.Redirect(w, r, out.url("/read"), http.StatusSeeOther)
		return nil
	}
	if out, err = p.writable(r); err != nil {
		return err
	}
	in := assessment.SubmitAdviceInput{Case: out.Case.ID(), Advice: out.Request.ID(), Version: readVersion(values)}
	var errs form.Errors
	if out.ForOthers {
		in.Behalf = readBehalf(values, &errs)
	}
	if !errs.Any() {
		if err = p.submit.Do(r.Context(), ActorOf(r), in); fault.Is(err, fault.Conflict) {
			errs.Add("", fault.As(err).Message)
		} else if fault.Is(err, fault.Invalid) {
			errs.AddFault(err)
		}
	}
	if errs.Any() {
		p.showCheck(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	said, next := "Your advice has been sent. You can now read what others have sent.", caseURL(out.Case, "/assessment")
	switch {
	case out.guest:
		said, next = "Your advice has been sent. Thank you.", guestHome
	case out.ForOthers:
		said = "The advice of " + out.author() + " is recorded. They are told."
	}
	LeaveNotice(w, said)
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}
