package web

import (
	"context"
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// answerPage is the receipt of a setting's answer. It names no child, so that it can be printed and filed.
type answerPage struct {
	view.Page
	Panel  view.Panel
	Answer view.SummaryList
	Next   []string
	Links  view.Links
}

// answerAt is the address of what a setting answered.
func answerAt(id ehc.CaseID, which ehc.ConsultationID) string {
	return "/cases/" + string(id) + "/plan/consultations/" + string(which) + "/answer"
}

func (p PlanConsultationPages) showAnswer(w http.ResponseWriter, r *http.Request) error {
	which, err := pathID[ehc.ConsultationID](r, "consultation")
	if err != nil {
		return err
	}
	out, err := ofCase(r, func(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (planning.OwnAnswerOut, error) {
		return p.own.Do(ctx, actor, id, which)
	})
	if err != nil {
		return err
	}
	page := &answerPage{Page: view.Page{Title: "Your answer has been submitted", OwnHeading: true}, Answer: ownAnswer(out),
		Panel: view.Panel{Title: "Your answer has been submitted", Text: "Case ID " + string(out.Reference)},
		Next:  []string{"The council reads your answer and your reasons. The family sees only which answer you gave.", "If the plan names your setting, you get a message and see the file.", "You can’t change the answer here any more. If something in it is wrong, write to the council and give the case ID."},
		Links: view.Links{Links: []view.Link{{Text: "Download your answer (PDF)", Href: answerAt(out.Case, which) + ".pdf"}}},
	}
	back := view.Link{Text: "Go to the cases of your setting", Href: "/cases?tray=" + string(access.TraySetting)}
	if out.MaySeeCase {
		back = view.Link{Text: "Go back to the plan", Href: "/cases/" + string(out.Case) + "/plan"}
	}
	page.Links.Links = append(page.Links.Links, back)
	p.pages.Show(w, r, http.StatusOK, "plan_answer", page)
	return nil
}

// ownAnswer is what was sent, when and by whom, in the words of the page and of the file.
func ownAnswer(out planning.OwnAnswerOut) view.SummaryList {
	c := out.Answer
	list := answerGiven(planning.ConsultationOut{Consultation: c})
	list.Title = "What you sent"
	list.Rows = append([]view.SummaryRow{{Key: "Setting", Text: c.SettingName}, {Key: "Asked on", Text: c.SentOn.Long()}}, list.Rows...)
	if len(out.Documents) > 0 {
		documents := view.SummaryRow{Key: "Documents sent with it"}
		for _, file := range out.Documents {
			documents.Lines = append(documents.Lines, file.Name)
		}
		list.Rows = append(list.Rows, documents)
	}
	return *list
}

// giveAnswer draws the receipt as a file.
func (p DocumentPages) giveAnswer(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
	which, err := pathID[ehc.ConsultationID](r, "consultation")
	if err != nil {
		return documents.File{}, err
	}
	out, err := planning.ReadOwnAnswer{Gate: p.Gate.Taking("answer")}.Do(r.Context(), ActorOf(r), id, which)
	if err != nil {
		return documents.File{}, err
	}
	const title = "Answer to a consultation on an EHC plan"
	blocks := []document.Block{document.Title{Text: title}, document.KeyValues{Rows: []document.KeyValue{labelled("Case ID", string(out.Reference)), labelled("Sent to", out.Council)}}}
	rows, err := summaryBlocks(ownAnswer(out))
	if err != nil {
		return documents.File{}, err
	}
	day := ehc.DateIn(out.Now, application.London)
	d := document.Document{Blocks: append(blocks, rows...), Meta: document.Meta{Title: title, Creator: out.Answer.SettingName, Reference: string(out.Reference), Version: "Answer, taken on " + day.Long(), Created: out.Now}}
	return p.Renderers.Draw(r.Context(), d, f, documents.StampAt(out.Now), "answer")
}
