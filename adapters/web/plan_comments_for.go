package web

import (
	"net/http"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/domain/plan"
)

// openFor opens the form on which an officer writes down the comments of somebody of the family.
func (p PlanCommentPages) openFor(r *http.Request) (planning.CommentsOut, error) {
	id, err := caseID(r)
	if err != nil {
		return planning.CommentsOut{}, err
	}
	person, err := pathID[ehc.PersonID](r, "person")
	if err != nil {
		return planning.CommentsOut{}, err
	}
	return p.read.For(r.Context(), ActorOf(r), id, person)
}

func (p PlanCommentPages) showFor(w http.ResponseWriter, r *http.Request) error {
	out, err := p.openFor(r)
	if err != nil {
		return err
	}
	values := form.Of(commentFields(out.Mine))
	carryArrival(r, values)
	p.draw(w, r, http.StatusOK, out, values, form.Errors{})
	return nil
}

// carryArrival takes over from the address which scan a form is filled in from.
func carryArrival(r *http.Request, v *form.Values) {
	for _, field := range []string{"arrival", "channel", "received-on"} {
		if given := r.URL.Query().Get(field); given != "" && v.Text(field) == "" {
			v.Set(field, given)
		}
	}
}

// carryScan does the same for a form of several pages, whose scan is known.
func carryScan(a *paper.Arrival, v *form.Values) {
	if a == nil {
		return
	}
	for field, value := range scanFields(*a) {
		v.Set(field, value[0])
	}
}

// scanFields say which scan a form is filled in from, with the day on which it was scanned for the one on which it came.
func scanFields(a paper.Arrival) url.Values {
	return url.Values{"arrival": {string(a.ID)}, "channel": {string(paper.Letter)}, "received-on": {form.DateText(ehc.DateIn(a.At, application.London))}}
}

// forSomebody lets the page say whose comments are written down, and ask how they came.
func (page *planCommentsPage) forSomebody(out planning.CommentsOut, v *form.Values, errs form.Errors) {
	page.Title = "Comments of " + out.For.Name + " on the draft plan"
	page.Back = &view.Link{Text: "Back to what came on paper or by telephone", Href: caseURL(out.Case, recordPath)}
	page.Lead = "You write down what " + out.For.Name + " said. It counts as if they had sent it in the hub. They are told what was written down, and can put it right."
	page.Due = "Comments on this draft are wanted by " + out.Mine.DueBy.LongWithDay() + "."
	if out.Begun {
		page.Intro = append(page.Intro, view.Inset{Text: out.For.Name + " has begun to write comments in the hub and has not sent them. What they wrote stays theirs, and they find it again; what you record is what is sent."})
	}
	page.Paper = paperFields(v, errs)
}

func (p PlanCommentPages) recordFor(w http.ResponseWriter, r *http.Request) error {
	out, err := p.openFor(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	again := func(status int) error {
		p.draw(w, r, status, out, values, errs)
		return nil
	}
	keepUnlisted(values, &errs, "preferred", "preferred-other")
	if values.ClearPressed() {
		return again(http.StatusOK)
	}
	behalf := readBehalf(values, &errs)
	behalf.For = ehc.PersonID(out.For.Holder.ID)
	if values.Text("preferred") != "" && values.Text("preferred-other") != "" {
		errs.Add("preferred-other", "Choose a school or college from the list, or write its name, but not both.")
	}
	comments := readCommentForm(values)
	errs.AddFault(comments.Complete())
	if errs.Any() {
		return again(http.StatusUnprocessableEntity)
	}
	_, err = p.write.Do(r.Context(), ActorOf(r), planning.WriteCommentsInput{Case: out.Case.ID(), Comments: comments, Send: true, Behalf: behalf})
	if errs.AddConflict(err) || errs.AddFault(err) {
		return again(statusAgain(errs, err))
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The comments of "+out.For.Name+" are recorded. They are told what was written down.")
	http.Redirect(w, r, caseURL(out.Case, recordPath), http.StatusSeeOther)
	return nil
}

// recordedIntro leads whoever's comments were written down to what was, and to putting it right.
func recordedIntro(out planning.CommentsOut) []view.Component {
	if out.Recorded == nil || out.Mine.Status != plan.CommentsCompleted {
		return nil
	}
	links := view.Links{Links: []view.Link{{Text: "See how it was written down, or say that something is wrong", Href: recordedURL(out.Head, *out.Recorded)}}}
	if out.Case.State().Admits(access.CommentOnDraft) {
		links.Links = append(links.Links, view.Link{Text: "Put your comments right yourself, and send them again", Href: planURL(out.Case, "/comments/correct")})
	}
	return []view.Component{links}
}

func (p PlanCommentPages) askCorrect(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	if out.Recorded == nil {
		http.Redirect(w, r, planURL(out.Case, "/comments"), http.StatusSeeOther)
		return nil
	}
	page := &confirmPage{Page: belowPlan(out.Head, "Put your comments right?")}
	page.Confirm = view.Confirm{
		What: []string{"Your comments are opened with what was written down from " + out.Recorded.Channel.Source(out.Recorded.On) + ".", "The council no longer counts them as sent until you send them again. Please do so by " + out.Mine.DueBy.LongWithDay() + "."},
		Yes:  view.Button{Text: "Open my comments", Value: "open"}, No: view.Link{Text: "No, go back", Href: planURL(out.Case, "/comments")},
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", page)
	return nil
}

func (p PlanCommentPages) correct(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	if err := p.again.Do(r.Context(), ActorOf(r), id); err != nil {
		return err
	}
	LeaveNotice(w, "Your comments are open. Put right what is wrong, then check and send them again.")
	http.Redirect(w, r, "/cases/"+string(id)+"/plan/comments", http.StatusSeeOther)
	return nil
}
