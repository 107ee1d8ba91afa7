package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/fault"
)

// documentsPage takes documents and lists those that are there.
type documentsPage struct {
	view.Page
	Intro  []string
	Upload view.FileUpload
	Save   view.Buttons
}

func (p RequestPages) showDocuments(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	if !out.Writes(casework.TheDocuments) {
		return fault.New(fault.Forbidden, "access.part", "You were not asked to add documents to this request. Whoever sends it can ask you.")
	}
	p.drawDocuments(w, r, http.StatusOK, out, form.Errors{})
	return nil
}

func (p RequestPages) drawDocuments(w http.ResponseWriter, r *http.Request, status int, out assessment.RequestDraftOut, errs form.Errors) {
	page := &documentsPage{Page: draftPage(out, "Documents"), Upload: sent(uploadField("Add documents", draftFiles(out), errs), sendingOf(out.Case.ID(), assessment.ForRequest, "", out.Begun)),
		Intro: []string{"If you have reports, letters, school records or anything else that shows what is difficult or what helps, add them here. You need not have any."},
		Save:  view.Buttons{Buttons: []view.Button{{Text: "Continue", Value: "continue"}}, Link: &view.Link{Text: "Back to the list", Href: draftURL(out.Case.ID(), "")}}}
	page.Errors = errs.Summary()
	p.pages.Show(w, r, status, "documents", page)
}

func (p RequestPages) saveDocuments(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	at := filePlace{p.keys.actor(r), out.Case.ID(), assessment.ForRequest, ""}
	added, err := uploads{p.uses.Upload, p.uses.Remove}.run(r.Context(), values, at, &errs)
	if err != nil {
		return err
	}
	if values.Action() == "upload" && added == 0 && !errs.Any() {
		errs.Add("files", "Choose a file first, then press Upload.")
	}
	if errs.Any() {
		now, err := p.uses.Open.Do(r.Context(), at.actor, at.caseID, false)
		if err != nil {
			return err
		}
		p.drawDocuments(w, r, http.StatusUnprocessableEntity, now, errs)
		return nil
	}
	target := "/documents"
	if values.Action() == "continue" && values.Text("remove") == "" {
		if target = "/check"; !out.Writes(casework.AboutRequester) {
			target = ""
		}
	} else {
		LeaveNotice(w, documentsNotice(added))
	}
	http.Redirect(w, r, draftURL(at.caseID, target), http.StatusSeeOther)
	return nil
}

// draftFiles lists the documents of a draft. Its authors can remove each, anybody else what they added themselves.
func draftFiles(out assessment.RequestDraftOut) []view.File {
	lines := fileLines(out.Files, true)
	for i, f := range out.Files {
		if !out.Writes(casework.AboutRequester) && f.UploadedBy != out.Reader {
			lines[i].Remove = ""
		}
	}
	return lines
}

func documentsNotice(added int) string {
	switch added {
	case 0:
		return "The document has been removed."
	case 1:
		return "The document has been added."
	}
	return view.Number(added) + " documents have been added."
}
