package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// AdviceControlPages give a team's request to a member, re-open advice and close requests.
type AdviceControlPages struct {
	pages    *Pages
	members  assessment.TeamMembers
	allocate assessment.AllocateAdvice
	control  assessment.OpenAdviceControl
	reopen   assessment.ReopenAdvice
	close    assessment.CloseAdvice
}

// NewAdviceControlPages makes the pages that allocate, re-open and close.
func NewAdviceControlPages(pages *Pages, members assessment.TeamMembers, allocate assessment.AllocateAdvice, control assessment.OpenAdviceControl, reopen assessment.ReopenAdvice, end assessment.CloseAdvice) AdviceControlPages {
	return AdviceControlPages{pages, members, allocate, control, reopen, end}
}

// Routes lists the addresses that allocate, re-open and close.
func (p AdviceControlPages) Routes() []Route {
	const at = "/cases/{case}/assessment/advice/{advice}"
	return []Route{
		{Method: http.MethodGet, Path: at + "/allocate", Name: "advice.allocate", Do: p.askAllocate},
		{Method: http.MethodPost, Path: at + "/allocate", Name: "advice.allocated", Do: p.doAllocate},
		{Method: http.MethodGet, Path: at + "/reopen", Name: "advice.reopen", Do: p.askReopen},
		{Method: http.MethodPost, Path: at + "/reopen", Name: "advice.reopened", Do: p.doReopen},
		{Method: http.MethodGet, Path: at + "/close", Name: "advice.close", Do: p.askClose},
		{Method: http.MethodPost, Path: at + "/close", Name: "advice.closed", Do: p.doClose},
		{Method: http.MethodGet, Path: at + "/chase", Name: "advice.chase", Do: p.askChase},
		{Method: http.MethodPost, Path: at + "/chase", Name: "advice.chased", Do: p.doChase},
		{Method: http.MethodGet, Path: at + "/escalate", Name: "advice.escalate", Do: p.askEscalate},
		{Method: http.MethodPost, Path: at + "/escalate", Name: "advice.escalated", Do: p.doEscalate},
	}
}

func (p AdviceControlPages) askAllocate(w http.ResponseWriter, r *http.Request) error {
	out, err := p.teamOf(r)
	if err != nil {
		return err
	}
	p.showAllocate(w, r, http.StatusOK, out, form.Of(map[string][]string{"member": {string(out.Request.Adviser().Person)}}), form.Errors{})
	return nil
}

func (p AdviceControlPages) teamOf(r *http.Request) (assessment.TeamMembersOut, error) {
	id, of, err := advicePath(r)
	if err != nil {
		return assessment.TeamMembersOut{}, err
	}
	return p.members.Do(r.Context(), ActorOf(r), id, of)
}

func (p AdviceControlPages) doAllocate(w http.ResponseWriter, r *http.Request) error {
	out, err := p.teamOf(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	err = p.allocate.Do(r.Context(), ActorOf(r), assessment.AllocateAdviceInput{Case: out.Case.ID(), Advice: out.Request.ID(), Member: ehc.PersonID(values.Text("member")), Will: advice.Will(values.Text("will")), Details: values.Lines("details")})
	var errs form.Errors
	if errs.AddFault(err) {
		p.showAllocate(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The request has been given to a member of the team, who gets an e-mail.")
	next := caseURL(out.Case, "/assessment")
	if values.Text(fromTeam) != "" {
		next = teamRequestsURL
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}

// fromTeam marks that somebody came from their team's list, and goes back there.
const fromTeam = "team"

func (p AdviceControlPages) showAllocate(w http.ResponseWriter, r *http.Request, status int, out assessment.TeamMembersOut, values *form.Values, errs form.Errors) {
	v := adviceView{AdviceOut: assessment.AdviceOut{Head: out.Head, Request: out.Request}}
	page := &confirmPage{Page: v.page("Who in the team will answer?", view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")})}
	page.Errors = errs.Summary()
	page.Intro = []view.Component{view.SummaryList{Rows: []view.SummaryRow{{Key: "Asked of", Text: adviserName(out.Request.Adviser())}, {Key: "Send it by", Text: out.Request.DueOn().LongWithDay()}}}}
	radios := view.Radios{Name: "member", Legend: "Member of the team", Value: values.Text("member"), Error: errs.For("member")}
	for _, m := range out.Members {
		radios.Options = append(radios.Options, view.Option{Value: string(m.ID), Text: m.Name, Hint: memberHint(out, m)})
	}
	fields := []view.Component{radios}
	if answered := out.Request.Answer(); answered.Will != "" {
		page.Intro = append(page.Intro, view.SummaryList{Rows: []view.SummaryRow{{Key: "Will your team advise?", Text: answered.Will.Label(), Note: answered.Details, Actions: []view.Link{{Text: "Change", Hidden: "whether your team will advise", Href: v.url("/about")}}}}})
	} else {
		page.Intro = append(page.Intro, view.Inset{Text: "If your team will not give advice, send that answer yourself. Nobody else has to write then.", Link: &view.Link{Text: "Answer for your team", Href: v.url("/about")}})
		fields = append(fields, willForMember(out, values, errs)...)
	}
	if r.URL.Query().Has(fromTeam) || values.Text(fromTeam) != "" {
		page.Confirm.Hidden, page.Back = []view.Hidden{{Name: fromTeam, Value: "yes"}}, &view.Link{Text: "Back to your team’s requests", Href: teamRequestsURL}
	}
	page.Confirm = view.Confirm{
		What:   []string{"They get an e-mail and can write the advice. What is written already stays.", "Everyone on the case sees who has it."},
		Hidden: page.Confirm.Hidden, Fields: fields, Yes: view.Button{Text: "Give the request to them", Value: "allocate"}, No: view.Link{Href: caseURL(out.Case, "/assessment")},
	}
	if len(out.Members) == 0 {
		page.Intro = append(page.Intro, view.Empty{Title: "This team has no members yet", Text: "Ask the council to add them."})
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

// memberHint says what a member is, what they have already, and whether they are away.
func memberHint(out assessment.TeamMembersOut, m people.Person) string {
	hint := m.JobTitle
	if n := out.Asked[m.ID]; n > 0 {
		hint = joined(hint, view.Count(n, "open request", "open requests"))
	}
	if by := out.Away[m.ID]; by != "" {
		away := "away today"
		for _, other := range out.Members {
			if other.ID == by {
				away += ", " + other.Name + " stands in"
			}
		}
		hint = joined(hint, away)
	}
	return hint
}

// willForMember lets the manager answer for whoever they choose, who is then not asked (F113).
func willForMember(out assessment.TeamMembersOut, v *form.Values, errs form.Errors) []view.Component {
	radios := view.Radios{Name: "will", Legend: "Answer for them that your team gives advice (optional)", Hint: "Whoever you choose is then not asked again.", Value: v.Text("will"), Clearable: true, Error: errs.For("will")}
	for _, l := range advice.WillLabels() {
		if l.Advises {
			radios.Options = append(radios.Options, view.Option{Value: string(l.Will), Text: l.Label})
		}
	}
	return []view.Component{radios, view.TextArea{Name: "details", Label: "Details (optional)", Value: v.Lines("details"), Rows: 2, Error: errs.For("details")}}
}

// reasonForm is what re-opening and closing ask for.
type reasonForm struct {
	Reason   string   `form:"reason,lines" label:"the reason" validate:"max=2000"`
	Override []string `form:"override"`
	By       ehc.Date `form:"due-on" label:"the day until which to send it again"`
}

func (p AdviceControlPages) controlled(r *http.Request) (adviceView, error) {
	id, of, err := advicePath(r)
	if err != nil {
		return adviceView{}, err
	}
	out, err := p.control.Do(r.Context(), ActorOf(r), id, of)
	return adviceView{AdviceOut: out}, err
}

func (p AdviceControlPages) askReopen(w http.ResponseWriter, r *http.Request) error {
	out, err := p.controlled(r)
	if err != nil {
		return err
	}
	values := form.Of(map[string][]string{"due-on": {form.DateText(out.resendBy())}})
	p.showReopen(w, r, http.StatusOK, out, values, form.Errors{})
	return nil
}

// resendDays is how long an author is offered for a correction where the due date has passed.
const resendDays = 7

// resendBy is the due date while it is ahead, else a week from today.
func (out adviceView) resendBy() ehc.Date {
	if due := out.Request.DueOn(); due.After(out.Today) {
		return due
	}
	return out.Today.AddDays(resendDays)
}

func (p AdviceControlPages) doReopen(w http.ResponseWriter, r *http.Request) error {
	return p.act(w, r, "The advice is open again. Its author gets an e-mail.", p.showReopen, func(out adviceView, in reasonForm) error {
		return p.reopen.Do(r.Context(), ActorOf(r), assessment.ReopenAdviceInput{Case: out.Case.ID(), Advice: out.Request.ID(), Reason: in.Reason, By: in.By})
	})
}

func (p AdviceControlPages) showReopen(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors) {
	page := &confirmPage{Page: out.page("Re-open this advice?", view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")})}
	page.Errors = errs.Summary()
	page.Intro = []view.Component{out.asked()}
	page.Confirm = view.Confirm{
		What: []string{
			"Its author can change it and has to send it again. Until then nobody else can read it.",
			"The date on which it was first sent is kept beside the new one.",
		},
		Fields: []view.Component{
			view.TextArea{Name: "reason", Label: "Why is it re-opened?", Hint: "The author reads this.", Value: v.Lines("reason"), Error: errs.For("reason")},
			view.DateInput{Name: "due-on", Label: "Send it again by", Value: v.Text("due-on"), Error: errs.For("due-on")},
		},
		Yes: view.Button{Text: "Re-open it", Value: "reopen"}, No: view.Link{Href: caseURL(out.Case, "/assessment")},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func (p AdviceControlPages) askClose(w http.ResponseWriter, r *http.Request) error {
	out, err := p.controlled(r)
	if err != nil {
		return err
	}
	p.showClose(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

func (p AdviceControlPages) doClose(w http.ResponseWriter, r *http.Request) error {
	return p.act(w, r, "The request is closed.", p.showClose, func(out adviceView, in reasonForm) error {
		return p.close.Do(r.Context(), ActorOf(r), assessment.CloseAdviceInput{Case: out.Case.ID(), Advice: out.Request.ID(), Reason: in.Reason, Override: contains(in.Override, "yes")})
	})
}

func (p AdviceControlPages) showClose(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors) {
	page := &confirmPage{Page: out.page("Close this request without advice?", view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")})}
	page.Errors = errs.Summary()
	page.Intro = []view.Component{out.asked()}
	page.Confirm = view.Confirm{
		What:   []string{"The request ends without an answer. What was written so far is kept, and nobody else can read it.", "You can re-open it while the assessment is in progress."},
		Fields: []view.Component{view.TextArea{Name: "reason", Label: "Why is it closed without advice?", Hint: "The person who was asked and the council read this.", Value: v.Lines("reason"), Error: errs.For("reason")}},
		Yes:    view.Button{Text: "Close the request", Value: "close", Kind: view.Warned}, No: view.Link{Href: caseURL(out.Case, "/assessment")},
	}
	if out.LeavesEmpty {
		page.Confirm.Warning = "The law wants this kind of advice in every such assessment (SI 2014/1530 reg 6(1)), and nobody else is asked for it. “Not known to us” is an answer to follow up, not advice."
		page.Intro = append(page.Intro, view.Inset{Text: "You can ask somebody else first. Then nothing is missing.", Link: &view.Link{Text: "Ask somebody else", Href: caseURL(out.Case, "/assessment/ask?limb="+string(out.Request.Limb()))}})
		page.Confirm.Fields = append(page.Confirm.Fields, view.Checkboxes{Name: "override", Legend: "Going on without it", Values: v.All("override"), Error: errs.For("override"), Small: true,
			Options: []view.Option{{Value: "yes", Text: "The council goes on without this advice, for the reason above", Hint: "It is kept with the case. You are asked again before the decision whether to issue a plan."}}})
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

// act runs one of the two steps that want a reason, and comes back with everything typed when it is refused.
func (p AdviceControlPages) act(w http.ResponseWriter, r *http.Request, said string, again func(http.ResponseWriter, *http.Request, int, adviceView, *form.Values, form.Errors), step func(adviceView, reasonForm) error) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.controlled(r)
	if err != nil {
		return err
	}
	var in reasonForm
	errs := form.Read(values, &in)
	if !errs.Any() {
		err = step(out, in)
	}
	if errs.AddFault(err) || errs.Any() {
		again(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, said)
	http.Redirect(w, r, caseURL(out.Case, "/assessment"), http.StatusSeeOther)
	return nil
}
