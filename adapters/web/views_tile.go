package web

import (
	"net/http"
	"net/url"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/domain/richtext"

	"github.com/gorilla/mux"
)

// ViewsPages are the tiles of the child's and the parents' views, to read and to write.
type ViewsPages struct {
	pages *Pages
	texts RichTexts
	read  assessment.ReadViews
	write assessment.WriteViews
	child assessment.OpenChildPage
}

// NewViewsPages makes the pages of the views.
func NewViewsPages(pages *Pages, texts RichTexts, read assessment.ReadViews, write assessment.WriteViews) ViewsPages {
	return ViewsPages{pages, texts, read, write, assessment.OpenChildPage(read)}
}

// Routes lists the addresses of the views.
func (p ViewsPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/assessment/views/{tile}", Name: "views", Do: p.show},
		{Method: http.MethodPost, Path: "/cases/{case}/assessment/views/{tile}", Name: "views.save", Do: p.save},
		{Method: http.MethodGet, Path: "/cases/{case}/assessment/about-me", Name: "views.child", Do: p.showChild},
		{Method: http.MethodGet, Path: "/cases/{case}/assessment/about-me/{tile}", Name: "views.child.tile", Do: p.askChild},
		{Method: http.MethodPost, Path: "/cases/{case}/assessment/about-me/{tile}", Name: "views.child.save", Do: p.save},
	}
}

// viewReadPage is one tile to read.
type viewReadPage struct {
	view.Page
	By    string
	How   string // how the child took part
	Text  view.Prose
	Files view.Files
}

// ownViews is the answer that the words are the writer's own.
const ownViews = "own"

func (p ViewsPages) opened(r *http.Request) (assessment.TileOut, error) {
	id, err := caseID(r)
	if err != nil {
		return assessment.TileOut{}, err
	}
	return p.read.Do(r.Context(), ActorOf(r), id, mux.Vars(r)["tile"])
}

func (p ViewsPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.opened(r)
	if err != nil {
		return err
	}
	if out.MayWrite {
		values := form.Of(viewFields(out))
		carryArrival(r, values)
		p.draw(w, r, http.StatusOK, out, values, form.Errors{})
		return nil
	}
	page := &viewReadPage{Page: tilePage(out), Text: p.texts.Prose(out.View.Words(), 2, "Nothing has been written here yet."), Files: keptFiles(out.Case, out.Files, "")}
	if !out.View.IsEmpty() {
		page.How = out.View.SaidHow(out.Case.Child().Called())
		page.By = writtenBy(out.View)
		if out.Recorded != nil {
			page.By += " " + out.Recorded.Source() + "."
		}
	}
	p.pages.Show(w, r, http.StatusOK, "views_read", page)
	return nil
}

func tilePage(out assessment.TileOut) view.Page {
	caption := out.Case.Child().Possessive() + " views"
	if out.Tile.Voice == advice.Parents {
		caption = "The parents’ or carers’ views"
	}
	return view.Page{Title: out.Tile.Label, Caption: caption, Lead: out.Tile.Hint, Case: caseBar(out.Head, casework.StageAssessment), Back: tileBack(out)}
}

func tileBack(out assessment.TileOut) *view.Link {
	return &view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment#views")}
}

// viewFields gives a tile as its form would post it.
func viewFields(out assessment.TileOut) url.Values {
	fields := url.Values{"text": {richtext.Markdown(out.View.Text)}, "on-behalf": {out.View.OnBehalf}}
	if out.Tile.Voice == advice.Child {
		fields["cards"], fields["way"], fields["helper"] = out.View.Part.Cards, []string{string(out.View.Part.Way)}, []string{out.View.Part.Helper}
	}
	if out.OwnWords {
		whose := ""
		switch {
		case out.View.OnBehalf != "":
			whose = "for"
		case out.View.Revision > 0, out.Tile.Voice == advice.Parents:
			whose = ownViews
		}
		fields.Set("whose", whose)
	}
	return fields
}

func viewLabel(field string) string {
	return map[string]string{"text": "The text", "on-behalf": "Whose views these are", "whose": "Whether these are your own views", "cards": "The pictures", "way": "How the child took part", "helper": "Who helped"}[field]
}

func viewWords(field, text string) string {
	switch field {
	case "whose":
		return map[string]string{ownViews: "The writer’s own", "for": "Written for someone else"}[text]
	case "way":
		return advice.View{Part: advice.Part{Way: advice.Way(text)}}.SaidHow("The child")
	}
	return text
}

func (p ViewsPages) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.opened(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	p.texts.Settle(values, &errs)
	if errs.Any() && !savesByItself(r) || values.ClearPressed() || takeAnswer(values, tileAnswers(out)) {
		p.draw(w, r, statusAgain(errs, nil), out, values, errs)
		return nil
	}
	run := &saving{values: values, errs: &errs, load: func() (stored, error) { return p.storedTile(r) }}
	run.save = func(revision int) error {
		if out.OwnWords && values.Text("whose") == "" {
			errs.Add("whose", "Say whose views these are.")
			return nil
		}
		var behalf *paper.Behalf
		if assessment.WritesDownViews(out.Head) {
			if behalf = readBehalf(values, &errs); errs.Any() {
				return nil
			}
		}
		return p.write.Do(r.Context(), ActorOf(r), assessment.WriteViewsInput{Behalf: behalf, Part: partTaken(out, values), Case: out.Case.ID(), Tile: out.Tile.Key, Text: richDoc(values, "text"),
			Own: values.Text("whose") == ownViews, OnBehalf: values.Text("on-behalf"), Revision: revision})
	}
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, tilePage(out), p.texts, values, clash)
	case errs.Any():
		p.draw(w, r, run.status, out, values, errs)
	case savesByItself(r):
		return run.tell(w)
	default:
		p.saved(w, r, out, values)
	}
	return nil
}

func (p ViewsPages) saved(w http.ResponseWriter, r *http.Request, out assessment.TileOut, values *form.Values) {
	target := r.URL.Path
	switch values.Action() {
	case "next":
		target = caseURL(out.Case, nextPicture(out.Tile.Key))
	case "back":
		LeaveNotice(w, "What you wrote is saved.")
		target = caseURL(out.Case, "/assessment#views")
	case "files":
		target = filesURL(out.Case.ID(), assessment.ForViews, out.Tile.Key, target)
	}
	http.Redirect(w, r, target, http.StatusSeeOther)
}

func (p ViewsPages) storedTile(r *http.Request) (stored, error) {
	now, err := p.opened(r)
	if err != nil {
		return stored{}, err
	}
	return stored{Fields: viewFields(now), Version: now.View.Revision, Who: now.View.WriterName, When: now.View.At, Label: viewLabel,
		Rich: func(field string) bool { return field == "text" }, Words: viewWords}, nil
}

func (p ViewsPages) draw(w http.ResponseWriter, r *http.Request, status int, out assessment.TileOut, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: tilePage(out), Save: saveBar(*tileBack(out), out.View.At, out.Today), Hidden: append(marksFor(v, viewFields(out)), carriedVersion(v, out.View.Revision))}
	page.Errors = errs.Summary()
	if by := writeBefore(out.AdviceDue, out.Today); by != "" {
		page.Intro = append(page.Intro, view.Inset{Text: by})
	}
	if !out.View.IsEmpty() {
		page.Intro = append(page.Intro, view.Inset{Text: "Written " + strings.ToLower(writtenBy(out.View)[:1]) + writtenBy(out.View)[1:] + ".", Link: recordedLink(out.Head, out.Recorded)})
	}
	if said := p.said(out, v); len(said.Sources) > 0 {
		page.Parts = append(page.Parts, said)
	}
	if strings.HasPrefix(v.Action(), takeAnswerAction) {
		page.Save.State, page.Unsaved = takenState, true
	}
	page.Parts = append(page.Parts,
		p.texts.Input(v, errs, view.RichTextInput{Name: "text", Label: "Write here", Rows: 10}),
		whoseField(out, v, errs),
	)
	if out.Tile.Voice == advice.Child {
		page.Parts = append(page.Parts, tookPartFields(out, v, errs)...)
	}
	if assessment.WritesDownViews(out.Head) {
		page.Parts = append(page.Parts, paperFields(v, errs)...)
	}
	if !strings.HasSuffix(r.URL.Path, "/views/"+out.Tile.Key) {
		p.drawChild(w, r, status, out, page, v, errs)
		return
	}
	page.Parts = append(page.Parts, keptFiles(out.Case, out.Files, "Pictures, a short video, or a scan of views written on paper can be added too."),
		view.Button{Text: "Save, and add or remove documents", Value: "files", Kind: view.Secondary})
	p.pages.Show(w, r, status, "writing", page)
}

// tileAnswers lists what the request said of a tile.
func tileAnswers(out assessment.TileOut) []requestAnswer {
	var answers []requestAnswer
	for _, part := range out.Said {
		answers = append(answers, requestAnswer{StoryPart: part, Into: "text", Whose: "the text below", Titled: len(out.Said) > 1})
	}
	return answers
}

// said shows what the request said of the tile, to take over.
func (p ViewsPages) said(out assessment.TileOut, v *form.Values) view.Sources {
	shown := view.Sources{Title: "What the request said", Text: "You can begin from it, so that nobody types it twice. Change it as you like: the request itself stays as it was sent."}
	for _, a := range tileAnswers(out) {
		shown.Sources = append(shown.Sources, a.source(p.texts, v))
	}
	return shown
}

// writeBefore says by when views are best written; empty while no advice is awaited, or once it is late.
func writeBefore(due, today ehc.Date) string {
	if due.IsZero() || !due.After(today) {
		return ""
	}
	return "Please write before " + due.LongWithDay() + ", when the advice is due, so that the council can consider all of it together."
}

// whoseField asks whose words these are. Only a family member's can be their own.
func whoseField(out assessment.TileOut, v *form.Values, errs form.Errors) view.Component {
	name := view.TextInput{Name: "on-behalf", Label: "Whose views are these?", Hint: "You write them down for this person. Your name is kept as the writer’s.", Value: v.Text("on-behalf"), Error: errs.For("on-behalf")}
	if name.Value == "" && !v.Has(versionField) {
		name.Value = usualVoice(out)
	}
	if !out.OwnWords {
		return name
	}
	name.Label = "Whose?"
	return view.Radios{Name: "whose", Legend: "Whose views are these?", Value: v.Text("whose"), Clearable: true, Error: errs.For("whose"), Options: []view.Option{
		{Value: ownViews, Text: "My own"}, {Value: "for", Text: "I write them down for someone else", Reveal: []view.Component{name}},
	}}
}

// usualVoice is whose views a tile holds when someone outside of the family writes it.
func usualVoice(out assessment.TileOut) string {
	if out.Tile.Voice == advice.Child {
		return out.Case.Child().Called()
	}
	if family := out.Case.Family(); len(family) > 0 && !out.OwnWords {
		return family[0].Name
	}
	return ""
}
