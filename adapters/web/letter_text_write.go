package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/documents"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
	"ehchub/domain/wording"
	"ehchub/ports"
)

func headlineField(v letter.Voice) string { return "headline." + string(v) }
func bodyField(v letter.Voice) string     { return "body." + string(v) }

// textFields is a text as its form holds it.
func textFields(t letter.Template, voices []letter.Voice) url.Values {
	fields := url.Values{}
	for _, v := range voices {
		fields.Set(headlineField(v), t.Words[v].Headline)
		fields.Set(bodyField(v), richtext.Markdown(t.Words[v].Body))
	}
	return fields
}

func readWords(values *form.Values, voices []letter.Voice) map[letter.Voice]letter.Words {
	words := map[letter.Voice]letter.Words{}
	for _, v := range voices {
		words[v] = letter.Words{Headline: values.Text(headlineField(v)), Body: withHeadings(richDoc(values, bodyField(v)))}
	}
	return words
}

// headingMark begins a heading where it is typed, in the editor too, which has no button for one.
const headingMark = "### "

// withHeadings makes headings of lines that were typed as such.
func withHeadings(doc richtext.Doc) richtext.Doc {
	for i, b := range doc {
		if b.Kind == richtext.Paragraph && len(b.Inlines) > 0 && strings.HasPrefix(b.Inlines[0].Text, headingMark) {
			inlines := slices.Clone(b.Inlines)
			inlines[0].Text = strings.TrimPrefix(inlines[0].Text, headingMark)
			doc[i] = richtext.Block{Kind: richtext.Heading, Level: 3, Inlines: inlines}
		}
	}
	return richtext.Clean(doc)
}

func (p LetterTextPages) ask(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, form.Of(textFields(out.Current, out.About.Voices)), form.Errors{}, nil)
	return nil
}

// change shows the text as a letter, gives it as a file, or saves it.
func (p LetterTextPages) change(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.open(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	p.rich.Settle(values, &errs)
	if errs.Any() {
		p.draw(w, r, http.StatusUnprocessableEntity, out, values, errs, nil)
		return nil
	}
	if voice, is := strings.CutPrefix(values.Action(), "pdf."); is {
		return p.givePreview(w, r, out, values, letter.Voice(voice))
	}
	if values.Action() == "preview" {
		return p.preview(w, r, out, values)
	}
	return p.save(w, r, out, values)
}

func (p LetterTextPages) typed(out documents.LetterTextOut, values *form.Values) letter.Template {
	return letter.Template{Kind: out.About.Kind, Edition: wording.Edition{Version: out.Current.Version + 1}, Words: readWords(values, out.About.Voices)}
}

// preview shows the text as a letter of an invented case, above the form that goes on.
func (p LetterTextPages) preview(w http.ResponseWriter, r *http.Request, out documents.LetterTextOut, values *form.Values) error {
	var errs form.Errors
	var shown []view.Component
	for _, v := range out.About.Voices {
		d, err := p.texts.Preview(r.Context(), ActorOf(r), p.typed(out, values), v)
		if errs.AddFault(err) {
			p.draw(w, r, statusAgain(errs, err), out, values, errs, nil)
			return nil
		}
		if err != nil {
			return err
		}
		shown = append(shown, p.rich.letterShown(d, strings.TrimPrefix(v.Label(), "To ")))
	}
	p.draw(w, r, http.StatusOK, out, values, errs, shown)
	return nil
}

func (p LetterTextPages) givePreview(w http.ResponseWriter, r *http.Request, out documents.LetterTextOut, values *form.Values, v letter.Voice) error {
	file, err := p.texts.PreviewFile(r.Context(), ActorOf(r), p.typed(out, values), v, ports.PDF)
	var errs form.Errors
	if errs.AddFault(err) {
		p.draw(w, r, statusAgain(errs, err), out, values, errs, nil)
		return nil
	}
	if err == nil {
		sendFile(w, r, file)
	}
	return err
}

func (p LetterTextPages) save(w http.ResponseWriter, r *http.Request, out documents.LetterTextOut, values *form.Values) error {
	var errs form.Errors
	run := &saving{values: values, errs: &errs, load: func() (stored, error) { return p.storedText(r) }}
	run.save = func(version int) error {
		return p.texts.Do(r.Context(), ActorOf(r), documents.LetterTextInput{Kind: out.About.Kind, Version: version, Words: readWords(values, out.About.Voices)})
	}
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, textPage(out), p.rich, values, clash)
	case errs.Any():
		p.draw(w, r, run.status, out, values, errs, nil)
	default:
		LeaveNotice(w, "The text is saved. Letters from now on use it; letters that were issued stay as they are.")
		http.Redirect(w, r, letterTextURL(out.About.Kind), http.StatusSeeOther)
	}
	return nil
}

// storedText is the text as somebody else left it.
func (p LetterTextPages) storedText(r *http.Request) (stored, error) {
	out, err := p.open(r)
	if err != nil {
		return stored{}, err
	}
	return stored{Fields: textFields(out.Current, out.About.Voices), Version: out.Current.Version, Who: out.Current.SavedName, When: out.Current.SavedAt,
		Label: textLabel, Rich: func(field string) bool { return strings.HasPrefix(field, "body.") }}, nil
}

func textLabel(field string) string {
	what, voice, _ := strings.Cut(field, ".")
	return map[string]string{"headline": "Headline", "body": "Text"}[what] + ", " + lowerFirst(letter.Voice(voice).Label())
}

func textPage(out documents.LetterTextOut) view.Page {
	return view.Page{Title: out.About.Name, Caption: "Text of a letter", Width: view.Wide, Back: &view.Link{Text: "Back to the texts of letters", Href: councilLetters}}
}

func (p LetterTextPages) draw(w http.ResponseWriter, r *http.Request, status int, out documents.LetterTextOut, v *form.Values, errs form.Errors, shown []view.Component) {
	page := &textWritePage{Page: textPage(out), Says: "What the letter says", ShownAs: "As a letter of an invented case", Preview: shown, Placeholders: placeholderTable(out.About.Kind), Forbidden: forbiddenWords(out.About.Kind), History: textHistory(out),
		Hidden:  append(marksFor(v, textFields(out.Current, out.About.Voices)), carriedVersion(v, out.Current.Version)),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save this text", Value: "save"}, {Text: "See it as a letter", Value: "preview", Kind: view.Secondary}}, Link: &view.Link{Text: "Cancel", Href: councilLetters}}}
	page.Lead, page.Errors = out.About.When+". Letters that were issued stay as they are.", errs.Summary()
	for _, voice := range out.About.Voices {
		page.Parts = append(page.Parts, view.Fieldset{Legend: voice.Label(), Fields: []view.Component{
			view.TextInput{Name: headlineField(voice), Label: "Headline, " + lowerFirst(voice.Label()), Value: v.Text(headlineField(voice)), Error: errs.For(headlineField(voice))},
			p.rich.Input(v, errs, view.RichTextInput{Name: bodyField(voice), Label: "Text, " + lowerFirst(voice.Label()), Hint: "To make a heading, begin a line with ### and a space: the bar above the text has no button for it. Two braces on each side make a placeholder, such as {{child}}.", Rows: 24}),
		}})
		if shown != nil {
			page.Buttons.Buttons = append(page.Buttons.Buttons, view.Button{Text: "Download as PDF, " + lowerFirst(voice.Label()), Value: "pdf." + string(voice), Kind: view.Secondary})
		}
	}
	if out.Current.Version > 0 && !out.Current.Restored {
		page.Restore = &view.Link{Text: "Go back to the hub’s own text", Href: letterTextURL(out.About.Kind) + "/restore"}
	}
	p.pages.Show(w, r, status, "text_write", page)
}

func placeholderTable(kind notice.Letter) view.Table {
	t := view.Table{Caption: "What can stand in this text", Compact: true, Columns: []view.Column{{Text: "Placeholder"}, {Text: "What stands in its place"}}}
	for _, one := range letter.Of(kind) {
		how := "Within a sentence"
		if one.Type.Alone() {
			how = "A paragraph by itself"
		}
		needed := ""
		if law := one.Law(kind); law != "" {
			needed = "Needed by law: " + law
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: "{{" + one.Name + "}}", Main: true, Sub: how + " (" + string(one.Type) + ")"}, {Text: one.Meaning, Sub: needed}}})
	}
	return t
}

// forbiddenWords says what a text of the kind can't tell.
func forbiddenWords(kind notice.Letter) string {
	forbidden := letter.Forbidden(kind)
	if len(forbidden) == 0 {
		return ""
	}
	var names []string
	for _, d := range forbidden {
		names = append(names, "{{"+string(d.Item)+"}}")
	}
	return "What cannot be used here: " + joinWords(names) + ", and words that tell of a right of appeal. What this letter tells of gives none (" + forbidden[0].Law + ")."
}

func textHistory(out documents.LetterTextOut) view.Table {
	var editions []wording.Edition
	for _, one := range out.History {
		editions = append(editions, one.Edition)
	}
	return editionTable(editions, func(number int) string { return versionTextURL(out.About.Kind, number) })
}
