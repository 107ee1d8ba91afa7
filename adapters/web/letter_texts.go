package web

import (
	"net/http"
	"strconv"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application/documents"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// councilLetters is where the council changes the texts of its letters.
const councilLetters = councilHome + "/letters"

// LetterTextPages let a council change the texts of its letters.
type LetterTextPages struct {
	pages *Pages
	rich  RichTexts
	texts documents.LetterTexts
}

// NewLetterTextPages makes the pages.
func NewLetterTextPages(pages *Pages, rich RichTexts, texts documents.LetterTexts) LetterTextPages {
	return LetterTextPages{pages, rich, texts}
}

// Routes lists the addresses of the texts.
func (p LetterTextPages) Routes() []Route {
	const one, version = councilLetters + "/{kind}", councilLetters + "/{kind}/versions/{number:[0-9]{1,4}}"
	return []Route{
		{Method: http.MethodGet, Path: councilLetters, Name: "council.letters", Do: p.list},
		{Method: http.MethodGet, Path: one, Name: "council.letter", Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: "council.letter.save", Do: p.change, Timeout: documentTimeout},
		{Method: http.MethodGet, Path: one + "/restore", Name: "council.letter.restore.ask", Do: p.askRestore},
		{Method: http.MethodPost, Path: one + "/restore", Name: "council.letter.restore", Do: p.restore},
		{Method: http.MethodGet, Path: version, Name: "council.letter.version", Do: p.showVersion},
		{Method: http.MethodGet, Path: version + "/{voice}.{format:pdf|docx}", Name: "council.letter.version.file", Do: p.giveVersion, Timeout: documentTimeout},
	}
}

func letterTextURL(kind notice.Letter) string { return councilLetters + "/" + string(kind) }

func versionTextURL(kind notice.Letter, number int) string {
	return letterTextURL(kind) + "/versions/" + strconv.Itoa(number)
}

func (p LetterTextPages) list(w http.ResponseWriter, r *http.Request) error {
	texts, err := p.texts.List(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	t := view.Table{Caption: "Kinds of letters", HideCaption: true, Columns: []view.Column{{Text: "Letter"}, {Text: "When it is issued"}, {Text: "Right of appeal"}, {Text: "Text"}, {Text: "Changed"}}}
	for _, text := range texts {
		about, _ := letter.Find(text.Kind)
		right := "No"
		if text.Kind.Appealable() {
			right = "Yes"
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: about.Name, Main: true, Href: letterTextURL(text.Kind)}, {Text: about.When}, {Text: right}, {Text: upperFirst(text.Label())}, {Text: changedBy(text.Edition)}}})
	}
	p.pages.Show(w, r, http.StatusOK, "parts", &partsPage{
		Page: view.Page{Title: "Texts of letters", Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
			Lead: "Change what your letters say. What the law asks each letter to tell is filled in by the hub and can’t be left out. Letters that were issued stay as they are."},
		Parts: []view.Component{t},
	})
	return nil
}

// kindOf reads the kind of letter that an address names; the use case says whether there is such a kind.
func kindOf(r *http.Request) notice.Letter { return notice.Letter(mux.Vars(r)["kind"]) }

func (p LetterTextPages) open(r *http.Request) (documents.LetterTextOut, error) {
	return p.texts.Read(r.Context(), ActorOf(r), kindOf(r))
}

func (p LetterTextPages) openVersion(r *http.Request) (documents.LetterTextOut, letter.Template, error) {
	out, err := p.open(r)
	if err != nil {
		return out, letter.Template{}, err
	}
	t, err := out.Version(pathNumber(r))
	return out, t, err
}

func (p LetterTextPages) showVersion(w http.ResponseWriter, r *http.Request) error {
	out, t, err := p.openVersion(r)
	if err != nil {
		return err
	}
	page := &partsPage{Page: view.Page{Title: out.About.Name + ": " + t.Label(), Lead: "This is how the text reads as a letter of an invented case. " + savedWords(t.Edition), Back: &view.Link{Text: "Back to the text", Href: letterTextURL(t.Kind)}}}
	for _, v := range out.About.Voices {
		d, err := p.texts.Preview(r.Context(), ActorOf(r), t, v)
		if err != nil {
			return err
		}
		page.Parts = append(page.Parts, fileLinks("this letter", versionTextURL(t.Kind, t.Version)+"/"+string(v)), p.rich.letterShown(d, strings.TrimPrefix(v.Label(), "To ")))
	}
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

func (p LetterTextPages) giveVersion(w http.ResponseWriter, r *http.Request) error {
	_, t, err := p.openVersion(r)
	if err != nil {
		return err
	}
	file, err := p.texts.PreviewFile(r.Context(), ActorOf(r), t, letter.Voice(mux.Vars(r)["voice"]), ports.Format(mux.Vars(r)["format"]))
	if err != nil {
		return err
	}
	sendFile(w, r, file)
	return nil
}
