package web

import (
	"context"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// uploads adds the documents of a posted form, and takes away the one whose button was pressed.
type uploads struct {
	add    assessment.UploadFile
	remove assessment.RemoveFile
}

// halfSent marks, on the button that removes it, a document that is half sent.
const halfSent = "half."

// filePlace is where documents of a form belong.
type filePlace struct {
	actor   ehc.Actor
	caseID  ehc.CaseID
	purpose assessment.Purpose
	item    string
}

// run does what the form asks for. Documents that are not taken are said in errs, one by one; the others are kept.
func (u uploads) run(ctx context.Context, v *form.Values, at filePlace, errs *form.Errors) (added int, err error) {
	if half, ok := strings.CutPrefix(v.Text("remove"), halfSent); ok {
		return 0, assessment.DropUpload{Gate: u.add.Gate, Store: u.add.Store}.Do(ctx, at.actor, at.caseID, ehc.FileID(half))
	}
	if id := v.Text("remove"); id != "" {
		if !ehc.ValidID(id) {
			return 0, fault.New(fault.NotFound, "web.file", "There is no such document.")
		}
		err := u.remove.Do(ctx, at.actor, at.caseID, ehc.FileID(id))
		if errs.AddFault(err) {
			return 0, nil
		}
		return 0, err
	}
	for _, header := range v.Files("files") {
		content, err := header.Open()
		if err != nil {
			return added, err
		}
		_, err = u.add.Do(ctx, at.actor, assessment.UploadFileInput{Case: at.caseID, Purpose: at.purpose, Item: at.item, Name: header.Filename, Content: content, Because: v.Text(becauseField)})
		_ = content.Close()
		switch {
		case err == nil:
			added++
		case !addEach(errs, err):
			return added, err
		}
	}
	return added, nil
}

// addEach takes up what is wrong with one document. Several can be refused at once, and each is said; the first
// stands at the field.
func addEach(errs *form.Errors, err error) bool {
	f := fault.As(err)
	if f == nil || (f.Kind != fault.Invalid && f.Kind != fault.TooLarge && f.Kind != fault.Illegal && f.Code != "file.no-room") {
		return false
	}
	errs.AddAlso("files", f.Message)
	return true
}

// becauseField says why a document that seems to be about another child belongs to this one.
const becauseField = "files-because"

// sent lets a field send documents piece by piece.
func sent(field view.FileUpload, by *view.Sending) view.FileUpload {
	by.Hint = strings.Replace(field.Hint, "25 MB", "250 MB", 1)
	field.Sending = by
	return field
}

// uploadField is the field for documents with those already there.
func uploadField(label string, files []view.File, errs form.Errors) view.FileUpload {
	ask := slices.ContainsFunc(errs.Summary().Items, func(e view.ErrorItem) bool { return strings.HasSuffix(e.Text, assessment.CheckAndSay) })
	return view.FileUpload{AskBecause: ask, Name: "files", Label: label, Hint: fileHint, Error: errs.For("files"), Accept: fileAccept, Many: true, Files: files, Button: "Upload"}
}
