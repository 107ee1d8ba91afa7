package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/ehc"
)

// Documents that go with a consultation are added while it is prepared. They wait on the form, by identity and name,
// until it is sent.
const (
	waitingField     = "file"
	waitingNameField = "file-name."
)

// takeWaiting adds the documents that were chosen on the form, or takes one away again. It reports true when the
// form is to be shown again: a document was added or removed by its own button, or something is wrong with one.
func (p PlanSharePages) takeWaiting(r *http.Request, id ehc.CaseID, v *form.Values, errs *form.Errors) (again bool, err error) {
	if gone := v.Text("remove"); gone != "" {
		return true, p.removeWaiting(r, id, v, gone)
	}
	for _, header := range v.Files("files") {
		content, err := header.Open()
		if err != nil {
			return false, err
		}
		kept, err := p.upload.Do(r.Context(), ActorOf(r), assessment.UploadFileInput{Case: id, Purpose: assessment.ForConsultation, Name: header.Filename, Content: content, Because: v.Text(becauseField)})
		_ = content.Close()
		switch {
		case err == nil:
			v.Set(waitingField, append(v.All(waitingField), string(kept.ID))...)
			v.Set(waitingNameField+string(kept.ID), kept.Name)
		case !addEach(errs, err):
			return false, err
		}
	}
	return v.Action() == "upload" || errs.Any(), nil
}

func (p PlanSharePages) removeWaiting(r *http.Request, id ehc.CaseID, v *form.Values, gone string) error {
	var left []string
	for _, file := range v.All(waitingField) {
		if file != gone {
			left = append(left, file)
		}
	}
	if len(left) == len(v.All(waitingField)) || !ehc.ValidID(gone) {
		return nil
	}
	v.Set(waitingField, left...)
	v.Delete(waitingNameField + gone)
	return p.remove.Do(r.Context(), ActorOf(r), id, ehc.FileID(gone))
}

// waitingFields draws the documents that wait, and the field that takes more.
func waitingFields(id ehc.CaseID, v *form.Values, errs form.Errors) []view.Component {
	var lines []view.File
	var hidden []view.Component
	for _, file := range v.All(waitingField) {
		if !ehc.ValidID(file) {
			continue
		}
		name := v.Text(waitingNameField + file)
		lines = append(lines, view.File{Name: name, Href: "/cases/" + string(id) + "/files/" + file, Remove: file})
		hidden = append(hidden, view.Hidden{Name: waitingField, Value: file}, view.Hidden{Name: waitingNameField + file, Value: name})
	}
	field := sent(uploadField("Documents for the setting (optional)", lines, errs), sendingOf(id, assessment.ForConsultation, "", nil))
	field.Sending.Waiting = true
	return append(hidden, field)
}

func waitingFiles(v *form.Values) []ehc.FileID {
	var files []ehc.FileID
	for _, file := range v.All(waitingField) {
		if ehc.ValidID(file) {
			files = append(files, ehc.FileID(file))
		}
	}
	return files
}
