package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/application/documents"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// guestPage is what a guest is asked, with all that they need for it.
type guestPage struct {
	view.Page
	Facts    view.SummaryList
	Reopened string
	Note     *view.Inset
	What     []string
	Read     []view.Component
	Evidence view.Files
	Tasks    *view.TaskList
	Upload   *view.FileUpload
	Buttons  *view.Buttons
	Sent     []view.Component // what they sent, once it is sent
	Files    view.Links       // the answer as PDF and Word
	Until    string
}

func (p GuestPages) show(w http.ResponseWriter, r *http.Request) error {
	return p.draw(w, r, http.StatusOK, form.Errors{})
}

// childAndBirth names the child on each page of a guest, so that nobody writes about another.
func childAndBirth(h application.Head) string {
	child := h.Case.Child()
	if child.Born.IsZero() {
		return child.FullName()
	}
	return child.FullName() + ", born " + child.Born.Long()
}

func (p GuestPages) draw(w http.ResponseWriter, r *http.Request, status int, errs form.Errors) error {
	guest := guestOf(r)
	asked, err := p.uses.Asked.Do(r.Context(), guest.Actor, guest.Case, guest.Advice)
	if err != nil {
		return err
	}
	out := adviceView{asked.AdviceOut, true}
	page := &guestPage{
		Page:  view.Page{Title: "Your advice is asked for", Caption: childAndBirth(out.Head), Errors: errs.Summary()},
		Facts: out.asked(), Read: p.readings(asked, guest.Actor), Evidence: guestFiles(asked.Documents, "No documents came with the request."),
		Until: "Your link works until " + ehc.DateIn(guest.ExpiresAt, application.London).Long() + ". If you do nothing for 30 minutes we ask you for a new code; nothing that you typed is lost.",
	}
	page.Facts.Rows[1].Text = joined(out.Request.Adviser().Name, out.Request.Adviser().JobTitle)
	page.Facts.Rows = append(page.Facts.Rows, view.SummaryRow{Key: "Asked by", Text: joined(guest.Inviter, out.Profile.Name)})
	if note := out.Request.Note(); note != "" {
		page.Note = &view.Inset{Paragraphs: strings.Split(note, "\n")}
	}
	page.Files = out.files()
	switch {
	case out.MayWrite:
		p.fillWriting(page, out, errs)
	case out.Request.Status() == advice.Completed:
		page.Title = "You have sent your advice"
		page.What = []string{"Thank you. Nothing more is asked of you. If something must be put right, " + out.askCoordinator()}
		page.Sent = p.sentAdvice(out)
	default:
		page.Title = "Nothing more is asked of you"
		page.What = []string{"This request for advice was closed, or the assessment is finished. What you had saved is kept with the case."}
	}
	p.pages.Show(w, r, status, "guest", page)
	return nil
}

func (p GuestPages) fillWriting(page *guestPage, out adviceView, errs form.Errors) {
	called := out.Case.Child().Called()
	page.Reopened = out.Request.ReopenedBecause()
	page.What = []string{"Say what " + called + " needs, what should come of it, and what would help. If a plan follows, your words become part of its first draft; changes to the plan never change your advice.",
		"Everyone on the case can read it once you have sent it. You find below what the family and others have written: the law gives it to everyone who is asked (SI 2014/1530 regulation 6(3))."}
	a := out.Request.Answer()
	findings := view.Task{Text: "What you found", Href: guestURL("/findings"), State: findingsState(a)}
	page.Tasks = &view.TaskList{Tasks: []view.Task{{Text: "Your part, and the background", Href: guestURL("/background"), State: backgroundOf(a)}, findings}}
	files := fileLines(out.Files, true)
	for i, f := range out.Files {
		files[i].Href = guestFile(f)
	}
	upload := uploadField("Add documents, if you have any", files, errs)
	page.Upload = &upload
	page.Buttons = &view.Buttons{Buttons: []view.Button{{Text: "Check and send", Href: guestURL("/submit")}}}
	if backgroundOf(a) == notStarted {
		page.Buttons.Buttons[0] = view.Button{Text: "Start", Href: guestURL("/background")}
	}
}

// backgroundOf says how far the first page of a guest's answer is.
func backgroundOf(a advice.Answer) view.Tag {
	about, background := aboutState(a), backgroundState(a)
	switch {
	case a.Will == "" && background == notStarted:
		return notStarted
	case about == done && (background == done || background == notNeeded):
		return done
	}
	return inProgress
}

// findingsState says how far the second page is.
func findingsState(a advice.Answer) view.Tag {
	answered := 0
	for _, info := range needs.Areas() {
		switch f := a.Area(info.Area); {
		case areaState(info.Area, f) == inProgress:
			return inProgress
		case !f.IsEmpty() || f.Opinion != needs.Unanswered:
			answered++
		}
	}
	switch {
	case a.Will != "" && !a.Will.Advises():
		return notNeeded
	case answered == 0:
		return notStarted
	}
	return done
}

// readings are the request for the assessment and the views, each folded.
func (p GuestPages) readings(asked assessment.AskedOut, actor ehc.Actor) []view.Component {
	child := asked.Case.Child()
	all := []view.Component{view.SideSection{Title: "The request for an assessment", Parts: requestSections(asked.Case, false, asked.SeesAddress(actor), nil)}}
	for _, voice := range []struct {
		voice advice.Voice
		title string
	}{{advice.Child, child.Possessive() + " views"}, {advice.Parents, "The parents’ or carers’ views"}} {
		section := view.SideSection{Title: voice.title, Empty: "Nothing has been written yet."}
		list := view.SummaryList{}
		for _, tile := range advice.Tiles() {
			if said := asked.Views.Tile(tile.Key); tile.Voice == voice.voice && !said.IsEmpty() {
				row := view.SummaryRow{Key: tile.Label, HTML: p.advice.texts.Page(said.Text, 3)}
				if said.OnBehalf != "" {
					row.Note = "Written on behalf of " + said.OnBehalf
				}
				list.Rows = append(list.Rows, row)
			}
		}
		if len(list.Rows) > 0 {
			section.Parts = []view.Component{list}
		}
		all = append(all, section)
	}
	return all
}

// sentAdvice is the advice as it was sent, to its author.
func (p GuestPages) sentAdvice(out adviceView) []view.Component {
	a := out.Request.Answer()
	list := out.readFacts()
	if a.Will.Advises() {
		for i, q := range advice.Questions() {
			list.Rows = append(list.Rows, view.SummaryRow{Key: q.Label, HTML: p.advice.texts.Page(a.Background.Answers()[i], 3)})
		}
	}
	if a.Will.Advises() || out.Request.Replied() > 0 {
		for _, q := range out.Request.Questions() {
			list.Rows = append(list.Rows, view.SummaryRow{Key: q.Text, HTML: p.advice.texts.Page(a.Reply(q.ID), 3)})
		}
	}
	sent := []view.Component{list}
	if a.Will.Advises() {
		for _, info := range needs.Areas() {
			sent = append(sent, readingOf(info, a.Area(info.Area), p.advice.texts, a.Area(info.Area).Meaning()))
		}
	}
	return append(sent, guestFiles(out.Files, "You added no documents."))
}

func guestFile(f ports.File) string { return guestHome + "/files/" + string(f.ID) }

func guestFiles(files []ports.File, empty string) view.Files {
	lines := fileLines(files, false)
	for i, f := range files {
		lines[i].Href = guestFile(f)
	}
	return view.Files{Files: lines, Empty: empty}
}

func (p GuestPages) changeDocuments(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	guest := guestOf(r)
	var errs form.Errors
	added, err := p.uploads.run(r.Context(), values, filePlace{guest.Actor, guest.Case, assessment.ForAdvice, string(guest.Advice)}, &errs)
	if err != nil {
		return err
	}
	if added == 0 && values.Text("remove") == "" && !errs.Any() {
		errs.Add("files", "Choose a file first, then press Upload.")
	}
	if errs.Any() {
		return p.draw(w, r, http.StatusUnprocessableEntity, errs)
	}
	LeaveNotice(w, documentsNotice(added))
	http.Redirect(w, r, guestHome+"#documents", http.StatusSeeOther)
	return nil
}

// takeAway gives a guest their own advice as a file, before and after it is sent.
func (p GuestPages) takeAway(w http.ResponseWriter, r *http.Request) error {
	guest := guestOf(r)
	file, err := p.uses.File.Do(r.Context(), guest.Actor, documents.AdviceFileInput{Case: guest.Case, Advice: guest.Advice, Format: ports.Format(mux.Vars(r)["format"])})
	if err != nil {
		return err
	}
	sendFile(w, r, file)
	return nil
}

func (p GuestPages) fetch(w http.ResponseWriter, r *http.Request) error {
	file, err := pathID[ehc.FileID](r, "file")
	if err != nil {
		return err
	}
	guest := guestOf(r)
	out, err := p.uses.Download.Do(r.Context(), guest.Actor, guest.Case, file)
	if err != nil {
		return err
	}
	defer out.Content.Close()
	giveUploaded(w, r, out, "attachment")
	return nil
}
