package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/letter"
	"ehchub/domain/wording"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// LetterPages show the letters of a case as they were issued.
type LetterPages struct {
	pages *Pages
	texts RichTexts
	list  documents.ListLetters
	read  documents.SentLetter
}

// NewLetterPages makes the pages, whose use cases all enter through the gate.
func NewLetterPages(pages *Pages, texts RichTexts, gate application.Gate, renderers documents.Renderers) LetterPages {
	return LetterPages{pages, texts, documents.ListLetters{Gate: gate}, documents.SentLetter{Gate: gate, Renderers: renderers}}
}

// Routes lists the addresses of letters.
func (p LetterPages) Routes() []Route {
	const one = "/cases/{case}/letters/{letter}"
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/letters", Name: "letters", Do: p.showAll},
		download("letter.file", one+"/letter.{format:pdf|docx}", p.give),
		{Method: http.MethodGet, Path: one, Name: "letter", Do: p.show},
	}
}

// partsPage is a page that only shows something.
type partsPage struct {
	view.Page
	Parts []view.Component
}

func letterURL(c *casework.Case, id ehc.LetterID) string { return caseURL(c, "/letters/"+string(id)) }

func (p LetterPages) showAll(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.list.Do)
	if err != nil {
		return err
	}
	page := &partsPage{
		Page: view.Page{Title: "Letters", Case: caseBar(out.Head, 0), Width: view.Wide, Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
			Lead: "Every letter stays as it was when it was issued."},
		Parts: []view.Component{letterTable(out)},
	}
	if len(out.Unkept) > 0 {
		page.Parts = append(page.Parts, view.Inset{Text: "Letters marked “composed again” are from before the hub kept letters. They are made from what was recorded then, with the council’s text and contacts of today, so their words may differ from those that were sent."}, unkeptTable(out))
	}
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

func letterTable(out documents.LettersOut) view.Table {
	t := view.Table{Caption: "Letters of this case", HideCaption: true, Columns: []view.Column{{Text: "Letter"}, {Text: "Issued"}, {Text: "To"}, {Text: "Sent by"}, {Text: "Files"}},
		Empty: view.Empty{Title: "No letters yet", Text: "Each letter that is issued on this case stands here from then on, for those who may read it."}}
	for _, l := range out.Letters {
		on := "of " + l.SentOn.Long()
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{
			{Text: letterName(l), Main: true, Href: letterURL(out.Case, l.ID)}, {Text: l.SentOn.Long()}, {Text: l.Addressed}, {Text: sentBy(l)},
			{Links: letterFiles(letterURL(out.Case, l.ID)+"/letter", on, true)},
		}})
	}
	return t
}

// sentBy names who issued a letter; the hub itself where nobody did.
func sentBy(l ports.Letter) string {
	if l.SentName == "" {
		return "The hub, by itself"
	}
	return l.SentName
}

func letterName(l ports.Letter) string {
	about, _ := letter.Find(l.Kind)
	return about.Name
}

func letterFiles(address, of string, word bool) []view.Link {
	links := []view.Link{{Text: "PDF", Hidden: of, Href: address + ".pdf"}}
	if word {
		links = append(links, view.Link{Text: "Word", Hidden: of, Href: address + ".docx"})
	}
	return links
}

func unkeptTable(out documents.LettersOut) view.Table {
	t := view.Table{Caption: "From before letters were kept", Columns: []view.Column{{Text: "Letter"}, {Text: "Issued"}, {Text: "Files"}}}
	for _, l := range out.Unkept {
		about, _ := letter.Find(l.Kind)
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: about.Name, Sub: "Composed again", Main: true}, {Text: l.On.Long()}, {Links: unkeptFiles(out.Case, l)}}})
	}
	return t
}

func unkeptFiles(c *casework.Case, l documents.UnkeptLetter) []view.Link {
	on := "of " + l.On.Long()
	switch {
	case l.Consultation != "":
		return letterFiles(consultationURL(c, l.Consultation)+"/letter", on, true)
	case l.Question == "":
		return letterFiles(versionURL(c, l.Number)+"/letter", on, true)
	}
	return []view.Link{{Text: "PDF", Hidden: on, Href: decisionLetterURL(c, l.Question, l.Number, ports.PDF)}, {Text: "Word", Hidden: on, Href: decisionLetterURL(c, l.Question, l.Number, ports.Word)}}
}

func (p LetterPages) show(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	which, err := pathID[ehc.LetterID](r, "letter")
	if err != nil {
		return err
	}
	out, err := p.read.Do(r.Context(), ActorOf(r), id, which)
	if err != nil {
		return err
	}
	page := &partsPage{
		Page: view.Page{Title: out.Letter.Document.Meta.Title, Case: caseBar(out.Head, 0), Back: &view.Link{Text: "Back to the letters", Href: caseURL(out.Case, "/letters")},
			Lead: "Issued on " + out.Letter.SentOn.Long() + " to " + out.Letter.Addressed + ". This is the letter as it was issued, from " + wording.Edition{Version: out.Letter.Template}.Label() + "."},
		Parts: []view.Component{fileLinks("the letter", letterURL(out.Case, which)+"/letter"), p.texts.letterShown(out.Letter.Document, out.Letter.Addressed)},
	}
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

func (p LetterPages) give(r *http.Request, id ehc.CaseID, _ ports.Format) (documents.File, error) {
	which, err := pathID[ehc.LetterID](r, "letter")
	if err != nil {
		return documents.File{}, err
	}
	return p.read.File(r.Context(), ActorOf(r), id, which, ports.Format(mux.Vars(r)["format"]))
}
