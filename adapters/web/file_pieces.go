package web

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// pieces takes documents that a page sends piece by piece, and answers it with what is here by then, and with no page.
type pieces struct {
	pages  *Pages
	keys   draftKeys
	begin  assessment.BeginUpload
	add    assessment.AddPiece
	read   assessment.ReadUpload
	finish assessment.FinishUpload
	drop   assessment.DropUpload
}

func newPieces(pages *Pages, keys draftKeys, upload assessment.UploadFile) pieces {
	return pieces{pages, keys, assessment.BeginUpload{Gate: upload.Gate}, assessment.AddPiece{Gate: upload.Gate, Store: upload.Store, Inspector: upload.Inspector},
		assessment.ReadUpload{Gate: upload.Gate}, assessment.FinishUpload{Upload: upload}, assessment.DropUpload{Gate: upload.Gate, Store: upload.Store}}
}

// pieceTime is how long one piece may take on a slow line: 8 MB at 70 KB a second.
const pieceTime = 2 * time.Minute

// finishTime is how long putting a document together may take, with looking for viruses in it.
const finishTime = 4 * time.Minute

// routes lists the addresses. A visitor sends what belongs to their own draft.
func (p pieces) routes() []Route {
	const one = "/cases/{case}/uploads/{upload}"
	return []Route{
		{Method: http.MethodPost, Path: "/cases/{case}/uploads", Name: "files.begin", Do: p.answering(p.start), Open: true},
		{Method: http.MethodGet, Path: one, Name: "files.begun", Do: p.answering(p.show), Open: true},
		{Method: http.MethodPost, Path: one, Name: "files.piece", Do: p.answering(p.take), Open: true, MaxBody: assessment.MaxPiece + 1, Timeout: pieceTime},
		{Method: http.MethodPost, Path: one + "/finish", Name: "files.finish", Do: p.answering(p.put), Open: true, Timeout: finishTime},
		{Method: http.MethodPost, Path: one + "/drop", Name: "files.drop", Do: p.answering(p.leave), Open: true},
	}
}

// pieceAnswer is what the page is told.
type pieceAnswer struct {
	ID   string `json:"id,omitempty"`
	Got  int64  `json:"got"`            // bytes that are here
	Line string `json:"line,omitempty"` // the finished document as it stands in the list, as HTML
	// Wrong says in plain words what is wrong; Why asks for a reason, Again reports that trying again may help.
	Wrong string `json:"wrong,omitempty"`
	Why   bool   `json:"why,omitempty"`
	Again bool   `json:"again,omitempty"`
}

// answering turns what a handler gives, or its fault, into an answer for the page.
func (p pieces) answering(do func(r *http.Request, id ehc.CaseID, upload ehc.FileID) (pieceAnswer, error)) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		id, err := caseID(r)
		if err != nil {
			return err
		}
		upload, err := pathID[ehc.FileID](r, "upload")
		if err != nil && routeOf(r) != "files.begin" {
			return err
		}
		if p.keys.actor(r).Kind == ehc.Nobody {
			return fault.New(fault.Unauthenticated, "access.sign-in", "Sign in to go on. What was sent is kept.")
		}
		status := http.StatusOK
		answer, err := do(r, id, upload)
		if err != nil {
			f := fault.As(err)
			var tooLarge *http.MaxBytesError
			switch {
			case errors.As(err, &tooLarge):
				f = fault.New(fault.TooLarge, "web.body", "This part of the document is too large.")
			case f == nil || f.Kind == fault.NotFound || f.Kind == fault.Unauthenticated || f.Kind == fault.Forbidden:
				return err
			}
			status = StatusOf(f)
			answer.Wrong, answer.Why, answer.Again = f.Message, f.Code == assessment.AnotherChild, f.Kind == fault.Conflict || f.Kind == fault.Unavailable
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		return json.NewEncoder(w).Encode(answer)
	}
}

func about(u ports.Upload) pieceAnswer { return pieceAnswer{ID: string(u.ID), Got: u.Got} }

func (p pieces) start(r *http.Request, id ehc.CaseID, _ ehc.FileID) (pieceAnswer, error) {
	v, err := form.Parse(r)
	if err != nil {
		return pieceAnswer{}, err
	}
	bytes, err := strconv.ParseInt(v.Text("bytes"), 10, 64)
	if err != nil {
		bytes = 0 // which the use case refuses, to those who may know of the place
	}
	u, err := p.begin.Do(r.Context(), p.keys.actor(r), assessment.BeginUploadInput{Case: id, Purpose: assessment.Purpose(v.Text("purpose")), Item: v.Text("item"), Name: v.Text("name"), Bytes: bytes, Mark: v.Text("mark")})
	return about(u), err
}

func (p pieces) show(r *http.Request, id ehc.CaseID, upload ehc.FileID) (pieceAnswer, error) {
	u, err := p.read.Do(r.Context(), p.keys.actor(r), id, upload)
	return about(u), err
}

func (p pieces) take(r *http.Request, id ehc.CaseID, upload ehc.FileID) (pieceAnswer, error) {
	from, err := strconv.ParseInt(r.URL.Query().Get("from"), 10, 64)
	if err != nil {
		from = -1 // which goes on nowhere
	}
	u, err := p.add.Do(r.Context(), p.keys.actor(r), assessment.AddPieceInput{Case: id, Upload: upload, From: from, Content: whole{r.Body}})
	return about(u), err
}

// whole tells a line that broke from a piece that ended.
type whole struct{ body io.Reader }

func (b whole) Read(p []byte) (int, error) {
	n, err := b.body.Read(p)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = fault.New(fault.Unavailable, "upload.broken", "The line broke. This part is sent again.")
	}
	return n, err
}

func (p pieces) put(r *http.Request, id ehc.CaseID, upload ehc.FileID) (pieceAnswer, error) {
	v, err := form.Parse(r)
	if err != nil {
		return pieceAnswer{}, err
	}
	file, err := p.finish.Do(r.Context(), p.keys.actor(r), id, upload, v.Text("because"))
	if err != nil {
		return pieceAnswer{}, err
	}
	line, err := p.pages.Part(view.FileLine{File: fileLines([]ports.File{file}, true)[0], Waiting: v.Yes("waiting")})
	return pieceAnswer{ID: string(file.ID), Got: file.Bytes, Line: line}, err
}

func (p pieces) leave(r *http.Request, id ehc.CaseID, upload ehc.FileID) (pieceAnswer, error) {
	return pieceAnswer{}, p.drop.Do(r.Context(), p.keys.actor(r), id, upload)
}

// sendingOf lets a page send documents of a place piece by piece.
func sendingOf(id ehc.CaseID, purpose assessment.Purpose, item string, begun []ports.Upload) *view.Sending {
	s := &view.Sending{URL: "/cases/" + string(id) + "/uploads", Purpose: string(purpose), Item: item, Most: assessment.MaxUpload, LeastPiece: assessment.MinPiece, MostPiece: assessment.MaxPiece}
	for _, u := range begun {
		s.Begun = append(s.Begun, view.HalfSent{ID: string(u.ID), Name: u.Name, Got: u.Got, Bytes: u.Bytes, Mark: u.Mark})
	}
	return s
}
