package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application/complaints"
	"ehchub/domain/complaint"
	"ehchub/domain/ehc"
)

// ombudsmanWords are what a council tells whoever complained once its own stages are over.
const ombudsmanWords = "You can ask the Local Government and Social Care Ombudsman to look into it. The Ombudsman is independent and free. Ask within 12 months of when you learned of what went wrong."

// ombudsmanLink leads to the Ombudsman.
var ombudsmanLink = view.Link{Text: "How to complain to the Ombudsman", Href: "https://www.lgo.org.uk/how-to-complain"}

func (p ComplaintPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	page := &partsPage{Page: view.Page{Title: "Complaint " + out.Called(), Caption: string(out.Reference), Back: &view.Link{Text: "Back to complaints", Href: complaintsHome}}}
	if steps := complaintSteps(ActorOf(r), out); len(steps) > 0 {
		page.Parts = append(page.Parts, view.Links{Links: steps})
	}
	page.Parts = append(page.Parts, standsAt(ActorOf(r), out), complaintReplies(out.Snapshot), complaintWords(out.Snapshot))
	if next := whatNext(ActorOf(r), out); next != nil {
		page.Parts = append(page.Parts, *next)
	}
	history := view.Timeline{}
	for i := len(out.Taken) - 1; i >= 0; i-- {
		one := out.Taken[i]
		history.Entries = append(history.Entries, view.TimelineEntry{Title: one.Words, At: one.At, By: one.Name})
	}
	page.Parts = append(page.Parts, view.SideSection{Title: "What happened", Open: true, Parts: []view.Component{history}})
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

// standsAt says where the complaint stands, and what is due next.
func standsAt(actor ehc.Actor, out complaints.Out) view.Component {
	row := func(key, text string) view.SummaryRow { return view.SummaryRow{Key: key, Text: text} }
	list := view.SummaryList{Rows: []view.SummaryRow{row("Stands at", out.State.Label())}}
	if !out.Due.IsZero() {
		what := "Answer due"
		if out.State == complaint.Made || out.State == complaint.TakenFurther {
			what = "Acknowledgement due"
		}
		list.Rows = append(list.Rows, view.SummaryRow{Key: what, Value: dueTag(out.Due, out.Today)})
	}
	by := out.HandlerName
	if by == "" {
		by = "Nobody yet"
	}
	if !out.State.Over() {
		list.Rows = append(list.Rows, row("Answered by", by))
	}
	list.Rows = append(list.Rows, row("From", out.Name), row("Received", out.ReceivedOn.Long()+", "+lowerFirst(out.Channel.Label())))
	if !out.IsFrom(actor.Person) && out.Reach != "" {
		list.Rows = append(list.Rows, row("To be reached at", out.Reach))
	}
	if len(out.AboutNames) > 0 {
		list.Rows = append(list.Rows, row("About", strings.Join(out.AboutNames, ", ")))
	}
	return list
}

func complaintWords(c complaint.Snapshot) view.Component {
	list := view.SummaryList{Title: "The complaint", Rows: []view.SummaryRow{{Key: "What went wrong", Text: c.What}}}
	if c.Wanted != "" {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "What would put it right", Text: c.Wanted})
	}
	return list
}

func complaintReplies(c complaint.Snapshot) view.Component {
	if len(c.Replies) == 0 {
		return nil
	}
	list := view.SummaryList{Title: "What the council answered"}
	for i, one := range c.Replies {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Stage " + view.Number(i+1), Lines: append([]string{one.Finding.Label() + "."}, strings.Split(one.Text, "\n")...), Note: one.Name + ", " + one.On.Long()})
	}
	return list
}

// whatNext tells whoever complained what they can do.
func whatNext(actor ehc.Actor, out complaints.Out) *view.Inset {
	switch out.State {
	case complaint.Answered:
		return &view.Inset{Text: "If you are not content with the answer, you can take the complaint to stage 2 until " + out.Further.Long() + ". Somebody else then looks at it anew."}
	case complaint.AnsweredSecond:
		link := ombudsmanLink
		return &view.Inset{Text: "This is the council’s last answer. " + ombudsmanWords, Link: &link}
	case complaint.Made, complaint.Acknowledged:
		if out.IsFrom(actor.Person) {
			return &view.Inset{Text: "Whoever the complaint is about does not read it. It changes nothing on the case, and nobody there learns of it through the hub."}
		}
	}
	return nil
}

var stepWordsOfComplaint = []struct {
	step complaints.Step
	text string
	can  func(c complaint.Snapshot) bool
}{
	{complaints.StepGive, "Say who answers it", func(c complaint.Snapshot) bool { return !c.Due.IsZero() }},
	{complaints.StepAcknowledge, "Acknowledge it", func(c complaint.Snapshot) bool { return complaint.Machine.Can(c.State, complaint.Acknowledge) }},
	{complaints.StepAnswer, "Answer it", func(c complaint.Snapshot) bool { return complaint.Machine.Can(c.State, complaint.Answer) }},
	{complaints.StepExtend, "Put the day of the answer off", func(c complaint.Snapshot) bool {
		return complaint.Machine.Can(c.State, complaint.Answer) && !c.Extended
	}},
	{complaints.StepFurther, "Take it to stage 2", func(c complaint.Snapshot) bool { return complaint.Machine.Can(c.State, complaint.TakeFurther) }},
	{complaints.StepWithdraw, "Withdraw it", func(c complaint.Snapshot) bool { return complaint.Machine.Can(c.State, complaint.Withdraw) }},
	{complaints.StepAbout, "Say whom it is about", func(c complaint.Snapshot) bool { return !c.State.Over() }},
	{complaints.StepOmbudsman, "Record that the Ombudsman looks into it", func(c complaint.Snapshot) bool { return complaint.Machine.Can(c.State, complaint.Ombudsman) }},
	{complaints.StepClose, "Close it", func(c complaint.Snapshot) bool { return complaint.Machine.Can(c.State, complaint.Close) }},
}

// complaintSteps are what the reader can do now.
func complaintSteps(actor ehc.Actor, out complaints.Out) (links []view.Link) {
	for _, one := range stepWordsOfComplaint {
		if one.can(out.Snapshot) && complaints.May(actor, one.step.Action(), out.Snapshot) {
			links = append(links, view.Link{Text: one.text, Href: complaintURL(out.ID) + "/" + string(one.step)})
		}
	}
	return links
}
