package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/application/timing"
	"ehchub/domain/casework"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/richtext"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// DelayPages tell families of missed dates, and show which dates of a case were missed.
type DelayPages struct {
	pages   *Pages
	texts   RichTexts
	prepare documents.PrepareDelayLetter
	send    documents.SendDelayLetter
	letter  documents.SentLetter
	log     timing.ReadDelays
}

// NewDelayPages makes the pages, whose use cases all enter through the gate.
func NewDelayPages(pages *Pages, texts RichTexts, gate application.Gate, renderers documents.Renderers) DelayPages {
	return DelayPages{pages, texts, documents.PrepareDelayLetter{Gate: gate}, documents.SendDelayLetter{Gate: gate}, documents.SentLetter{Gate: gate, Renderers: renderers}, timing.ReadDelays{Gate: gate}}
}

// Routes lists the addresses of delays.
func (p DelayPages) Routes() []Route {
	const letter = "/cases/{case}/letters/{letter}"
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/delay-letter", Name: "delay.ask", Do: p.ask},
		{Method: http.MethodPost, Path: "/cases/{case}/delay-letter", Name: "delay.send", Do: p.sendLetter},
		{Method: http.MethodGet, Path: "/cases/{case}/delays", Name: "delay.log", Do: p.showLog},
		download("letter.file", letter+"/letter.{format:pdf|docx}", p.giveLetter),
		{Method: http.MethodGet, Path: letter, Name: "letter", Do: p.showLetter},
	}
}

// delayPage is a page that only shows something.
type delayPage struct {
	view.Page
	Parts []view.Component
}

func letterURL(c *casework.Case, id ehc.LetterID) string { return caseURL(c, "/letters/"+string(id)) }

func (p DelayPages) showLetter(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	which, err := pathID[ehc.LetterID](r, "letter")
	if err != nil {
		return err
	}
	out, err := p.letter.Do(r.Context(), ActorOf(r), id, which)
	if err != nil {
		return err
	}
	page := &delayPage{
		Page: view.Page{Title: out.Letter.Document.Meta.Title, Case: caseBar(out.Head, 0), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
			Lead: "Sent on " + out.Letter.SentOn.Long() + " to " + out.Letter.Addressed + ". This is the letter as it was sent."},
		Parts: []view.Component{fileLinks("the letter", letterURL(out.Case, which)+"/letter"), p.letterProse(out.Letter.Document)},
	}
	p.pages.Show(w, r, http.StatusOK, "delay", page)
	return nil
}

func (p DelayPages) giveLetter(r *http.Request, id ehc.CaseID, _ ports.Format) (documents.File, error) {
	which, err := pathID[ehc.LetterID](r, "letter")
	if err != nil {
		return documents.File{}, err
	}
	return p.letter.File(r.Context(), ActorOf(r), id, which, ports.Format(mux.Vars(r)["format"]))
}

// letterProse sets a letter as one text on a page.
func (p DelayPages) letterProse(d document.Document) view.Prose {
	var doc richtext.Doc
	say := func(words string) {
		if words != "" {
			doc = append(doc, richtext.Block{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: words}}})
		}
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Heading:
			doc = append(doc, richtext.Block{Kind: richtext.Heading, Level: 3, Inlines: []richtext.Inline{{Text: b.Text}}})
		case document.Paragraph:
			doc = append(doc, richtext.Block{Kind: richtext.Paragraph, Inlines: b.Inlines})
		case document.List:
			doc = append(doc, b.Rich()...)
		case document.Note:
			doc = append(doc, b.Doc...)
		case document.RichText:
			doc = append(doc, b.Doc...)
		case document.KeyValues:
			for _, row := range b.Rows {
				say(row.Label + ": " + richtext.Plain(row.Value))
			}
		case document.Address:
			if !b.Sender {
				say(joinLines(b.Lines))
			}
		case document.Date:
			say(b.Text)
		case document.Signature:
			say(joinLines(append([]string{b.Closing}, document.SignatureLines(b)...)))
		}
	}
	return view.Prose{Doc: doc, HTML: p.texts.Page(doc, 1)}
}

func joinLines(lines []string) string {
	text := ""
	for _, line := range lines {
		if text != "" {
			text += "\n"
		}
		text += line
	}
	return text
}
