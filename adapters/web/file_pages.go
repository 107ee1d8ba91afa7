package web

import (
	"cmp"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/ehc"
)

// FilePages are the documents of a case: one page on which those of one place are added and removed, and fetching
// each.
type FilePages struct {
	pages    *Pages
	keys     draftKeys
	list     assessment.ListFiles
	uploads  uploads
	download assessment.DownloadFile
	warnings assessment.ReadWarnings
	pieces   pieces
}

// NewFilePages makes the pages of documents.
func NewFilePages(pages *Pages, public PublicURL, list assessment.ListFiles, upload assessment.UploadFile, remove assessment.RemoveFile, download assessment.DownloadFile) FilePages {
	return FilePages{pages, draftKeys{public.secure()}, list, uploads{upload, remove}, download, assessment.ReadWarnings(list), newPieces(pages, draftKeys{public.secure()}, upload)}
}

// Routes lists the addresses. A visitor fetches what they added to their own draft.
func (p FilePages) Routes() []Route {
	return append(p.pieces.routes(), []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/files", Name: "files", Do: p.show},
		{Method: http.MethodPost, Path: "/cases/{case}/files", Name: "files.change", Do: p.change, MaxBody: uploadBody, Timeout: uploadTime},
		{Method: http.MethodGet, Path: "/cases/{case}/files/{file}", Name: "files.fetch", Do: p.fetch, Open: true, Timeout: uploadTime},
		{Method: http.MethodGet, Path: "/cases/{case}/warnings", Name: "files.warnings", Do: p.showWarnings},
	}...)
}

// filesURL is the page on which documents of one place are added and removed; back is the page to return to.
func filesURL(id ehc.CaseID, purpose assessment.Purpose, item, back string) string {
	return "/cases/" + string(id) + "/files?" + url.Values{"purpose": {string(purpose)}, "item": {item}, "back": {back}}.Encode()
}

// askedPlace is the place that an address asks for, and the page to go back to.
type askedPlace struct {
	filePlace
	back string
}

func placeOf(r *http.Request) (askedPlace, error) {
	id, err := caseID(r)
	if err != nil {
		return askedPlace{}, err
	}
	query, err := form.Query(r)
	if err != nil {
		return askedPlace{}, err
	}
	back := localPage(query.Text("back"))
	if back == "" {
		back = "/cases/" + string(id)
	}
	return askedPlace{filePlace{ActorOf(r), id, assessment.Purpose(query.Text("purpose")), query.Text("item")}, back}, nil
}

func (p FilePages) show(w http.ResponseWriter, r *http.Request) error {
	at, err := placeOf(r)
	if err != nil {
		return err
	}
	return p.draw(w, r, http.StatusOK, at, form.Errors{})
}

func (p FilePages) draw(w http.ResponseWriter, r *http.Request, status int, at askedPlace, errs form.Errors) error {
	out, err := p.list.Do(r.Context(), at.actor, at.caseID, at.purpose, at.item)
	if err != nil {
		return err
	}
	page := &documentsPage{
		Page:   view.Page{Title: "Documents", Case: caseBar(out.Head, 0), Back: &view.Link{Text: "Back", Href: at.back}, Errors: errs.Summary()},
		Upload: uploadField("Add documents", fileLines(out.Files, true), errs),
		Save:   view.Buttons{Buttons: []view.Button{{Text: "Done", Href: at.back, Kind: view.Secondary}}},
	}
	if at.purpose == assessment.ForPhoto {
		page.Title = "Photo of " + out.Case.Child().Called()
		page.Intro = []string{"Everyone on the case sees the photo. A new one takes the place of the old."}
		page.Upload.Label, page.Upload.Many, page.Upload.Accept = "Choose a photo", false, "image/jpeg,image/png,image/gif,image/webp"
		page.Upload.Hint = "A JPEG, PNG, GIF or WebP picture up to 25 MB. Where and when it was taken is removed from it."
	}
	page.Upload = sent(page.Upload, sendingOf(at.caseID, at.purpose, at.item, out.Begun))
	p.pages.Show(w, r, status, "documents", page)
	return nil
}

func (p FilePages) change(w http.ResponseWriter, r *http.Request) error {
	at, err := placeOf(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	added, err := p.uploads.run(r.Context(), values, at.filePlace, &errs)
	if err != nil {
		return err
	}
	if added == 0 && values.Text("remove") == "" && !errs.Any() {
		errs.Add("files", "Choose a file first, then press Upload.")
	}
	if errs.Any() {
		return p.draw(w, r, http.StatusUnprocessableEntity, at, errs)
	}
	LeaveNotice(w, documentsNotice(added))
	http.Redirect(w, r, filesURL(at.caseID, at.purpose, at.item, at.back), http.StatusSeeOther)
	return nil
}

// shownInline are the pictures that may stand on a page: the child's photo.
var shownInline = []string{"image/jpeg", "image/png", "image/gif", "image/webp"}

// fetch sends a document. It is saved, never opened in the hub's own name: what an uploaded file holds must not
// run as the hub.
func (p FilePages) fetch(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	file, err := pathID[ehc.FileID](r, "file")
	if err != nil {
		return err
	}
	out, err := p.download.Do(r.Context(), p.keys.actor(r), id, file)
	if err != nil {
		return err
	}
	defer out.Content.Close()
	how := "attachment"
	if out.File.Purpose == string(assessment.ForPhoto) && slices.Contains(shownInline, out.File.Type) {
		how = "inline"
	}
	giveUploaded(w, r, out, how)
	return nil
}

// giveUploaded sends the bytes of a document, to be saved or, where it may be, shown.
func giveUploaded(w http.ResponseWriter, r *http.Request, out assessment.DownloadOut, how string) {
	w.Header().Set("ETag", `"`+out.File.SHA256+`"`)
	sendContent(w, r, how, out.File.Name, out.File.Type, out.File.At, out.Content)
}

// sendContent sends what somebody uploaded.
func sendContent(w http.ResponseWriter, r *http.Request, how, name, mediaType string, at time.Time, content io.ReadSeeker) {
	h := w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", cmp.Or(mime.FormatMediaType(how, map[string]string{"filename": name}), how))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
	http.ServeContent(w, r, "", at, content)
}
