package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/casefile"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// proposalURL is the page on which the authority answers a wish about the people of a case.
func proposalURL(id ehc.CaseID, of ehc.ProposalID) string {
	return "/cases/" + string(id) + "/people/proposals/" + string(of)
}

// askedTable lists the wishes about the people of the case that the reader may know of; nil without any.
func askedTable(out reading.PeopleOut) *view.Table {
	if len(out.Proposals) == 0 {
		return nil
	}
	t := &view.Table{Caption: "What the council was asked", Columns: []view.Column{{Text: "Name"}, {Text: "Asked for"}, {Text: "Asked by"}, {Text: "Answer"}}}
	for _, p := range out.Proposals {
		answer := view.Cell{Tags: []view.Tag{{Text: "Waits for the council", Tone: view.Soon}}, Sub: p.Because}
		switch {
		case p.Answer == casework.WishAgreed:
			answer.Tags = []view.Tag{{Text: "Agreed " + day(p.AnsweredAt), Tone: view.Good}}
		case p.Answer == casework.WishRefused:
			answer.Tags = []view.Tag{{Text: "Refused " + day(p.AnsweredAt), Tone: view.Plain}}
		case out.May(access.AddPerson):
			answer.Links = []view.Link{{Text: "Check and answer", Hidden: "about " + p.Party.Name, Href: proposalURL(p.Case, p.ID)}}
		case p.Wish == casework.ToAdd:
			answer.Sub = "They can see nothing of the case yet."
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: p.Party.Name, Main: true, Sub: p.Party.Detail}, {Text: wishTitle(p.Wish)}, {Text: p.Asker, Sub: day(p.AskedAt)}, answer}})
	}
	return t
}

func wishTitle(w casework.Wish) string {
	if w == casework.ToRemove {
		return "To end their access"
	}
	return "To be added"
}

// proposalAnswerForm is the shape of the authority's answer.
type proposalAnswerForm struct {
	Answer  string `form:"answer" label:"your answer" ask:"Choose your answer" validate:"required,oneof=agree refuse"`
	Because string `form:"because,lines" label:"the reason" validate:"max=2000"`
}

func (p CasePages) proposalAt(r *http.Request) (casefile.ProposalOut, error) {
	id, err := caseID(r)
	if err != nil {
		return casefile.ProposalOut{}, err
	}
	of, err := pathID[ehc.ProposalID](r, "proposal")
	if err != nil {
		return casefile.ProposalOut{}, err
	}
	return p.proposed.Do(r.Context(), ActorOf(r), id, of)
}

func (p CasePages) askProposal(w http.ResponseWriter, r *http.Request) error {
	out, err := p.proposalAt(r)
	if err != nil {
		return err
	}
	p.showProposal(w, r, http.StatusOK, out, proposalAnswerForm{}, form.Errors{})
	return nil
}

func (p CasePages) answerProposal(w http.ResponseWriter, r *http.Request) error {
	out, err := p.proposalAt(r)
	if err != nil {
		return err
	}
	return shortForm[proposalAnswerForm]{
		take: func(in proposalAnswerForm) error {
			return p.settle.Do(r.Context(), ActorOf(r), out.Head.Case.ID(), out.ID, casefile.ProposalAnswer{Agree: in.Answer == "agree", Because: in.Because})
		},
		again: func(status int, in proposalAnswerForm, _ *form.Values, errs form.Errors) {
			p.showProposal(w, r, status, out, in, errs)
		},
		said: "Your answer is recorded, and " + out.Asker + " is told.", next: caseURL(out.Head.Case, "/people"),
	}.answer(w, r)
}

func (p CasePages) showProposal(w http.ResponseWriter, r *http.Request, status int, out casefile.ProposalOut, in proposalAnswerForm, errs form.Errors) {
	back := view.Link{Text: "Back to the people on the case", Href: caseURL(out.Head.Case, "/people")}
	title, agree, refuse, hint := "Add "+out.Party.Name+" to this case?", "Yes, add this person", "No, do not add them", "What did you check, and with whom? For example that they have parental responsibility, and that the address is theirs. If you refuse, say why."
	if out.Wish == casework.ToRemove {
		title, agree, refuse, hint = "End "+out.Party.Name+"’s access to this case?", "Yes, end their access", "No, they keep their access", "Whoever asked reads this."
	}
	page := &confirmPage{Page: view.Page{Title: title, Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &back}, Intro: []view.Component{proposalFacts(out)}}
	if errs.Any() && !out.Open() || !out.Open() {
		page.Intro = append(page.Intro, view.Inset{Paragraphs: []string{out.Answerer + " answered this on " + day(out.AnsweredAt) + ".", out.Because}})
	} else {
		page.Confirm = view.Confirm{
			Fields: []view.Component{
				view.Radios{Name: "answer", Legend: "Your answer", Value: in.Answer, Error: errs.For("answer"), Clearable: true, Options: []view.Option{{Value: "agree", Text: agree}, {Value: "refuse", Text: refuse}}},
				view.TextArea{Name: "because", Label: "Reason", Hint: hint, Value: in.Because, Rows: 4, Error: errs.For("because")},
			},
			Yes: view.Button{Text: "Send your answer", Value: "answer"}, No: back,
		}
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func proposalFacts(out casefile.ProposalOut) view.SummaryList {
	child := out.Head.Case.Child()
	rows := []view.SummaryRow{{Key: "Name", Text: out.Party.Name, Note: out.Party.Detail}}
	if out.Wish == casework.ToAdd {
		rows = append(rows, view.SummaryRow{Key: "E-mail address", Text: out.Party.Email}, view.SummaryRow{Key: "To be", Text: relationWords[out.Party.Relation]})
	}
	rows = append(rows, view.SummaryRow{Key: "Child", Text: child.FullName(), Note: "Born " + child.Born.Long()},
		view.SummaryRow{Key: "Asked by", Text: out.Asker, Note: out.AskedAt.In(application.London).Format("2 January 2006, 15:04")})
	if out.Why != "" {
		rows = append(rows, view.SummaryRow{Key: "They wrote", Text: out.Why})
	}
	return view.SummaryList{Rows: rows}
}
