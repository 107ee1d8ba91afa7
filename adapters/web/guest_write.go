package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
)

// guestBackgroundFields are the fields of a guest's first page of writing. For whom they write is known: for themselves.
func guestBackgroundFields(out adviceView) func(advice.Answer) url.Values {
	return func(a advice.Answer) url.Values { return guestFieldsOf(out, a) }
}

func guestFieldsOf(out adviceView, a advice.Answer) url.Values {
	fields := backgroundFields(a)
	maps.Copy(fields, replyFields(out.Request.Questions(), a))
	fields.Set("will", string(a.Will))
	fields.Set("details", a.Details)
	return fields
}

func (p GuestPages) showBackground(w http.ResponseWriter, r *http.Request) error {
	out, err := p.advice.writable(r)
	if err != nil {
		return err
	}
	p.drawBackground(w, r, http.StatusOK, out, form.Of(guestFieldsOf(out, out.Request.Answer())), form.Errors{})
	return nil
}

func (p GuestPages) saveBackground(w http.ResponseWriter, r *http.Request) error {
	out, err := p.advice.opened(r)
	if err != nil {
		return err
	}
	about := func(field string) bool { return field == "will" || field == "details" }
	return p.advice.savePart(w, r, advicePart{
		title: "Your part, and the background", path: "/background", fields: guestBackgroundFields(out),
		label: func(field string) string {
			if about(field) {
				return aboutLabel(field)
			}
			return replyLabel(out, field)
		},
		rich: func(field string) bool { return !about(field) }, words: aboutWords,
		apply: func(in *assessment.WriteAdviceInput, v *form.Values) {
			in.About = &assessment.AboutAdvice{OnBehalf: advice.OnBehalf{Choice: "no"}, Will: advice.Will(v.Text("will")), Details: v.Lines("details")}
			in.Background, in.Replies = readBackground(v), readReplies(out, v)
		},
		draw: p.drawBackground, next: "/findings",
	})
}

// guestBar saves and goes on, or saves and stays.
func guestBar(out adviceView, goOn string) view.SaveBar {
	bar := saveBar(out.back(), out.savedAt(), out.Today)
	bar.Buttons = []view.Button{{Text: goOn, Value: "next"}, {Text: "Save", Value: "save", Kind: view.Secondary}}
	return bar
}

func (p GuestPages) drawBackground(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: out.page("Your part, and the background", out.back()), Save: guestBar(out, "Save and continue"),
		Hidden: append(marksFor(v, guestFieldsOf(out, out.Request.Answer())), carriedVersion(v, out.Request.Version()))}
	page.Errors = errs.Summary()
	page.Parts = willFields(out, ActorOf(r), v, errs)
	for _, q := range advice.Questions() {
		hint := "Only if there is something to say."
		if q.Mandatory {
			hint = "Needed, if you give advice."
		}
		page.Parts = append(page.Parts, p.advice.texts.Input(v, errs, view.RichTextInput{Name: q.Field, Label: q.Label, Hint: hint}))
	}
	page.Intro = out.instructions()
	page.Parts = append(page.Parts, p.advice.replyInputs(out, v, errs)...)
	p.pages.Show(w, r, status, "writing", page)
}

// guestAreas is what a guest found: every area on one page, folded.
type guestAreas struct{ Areas []guestArea }

// Component names the template.
func (guestAreas) Component() string { return "guest-areas" }

type guestArea struct {
	Anchor, Title string
	State         view.Tag
	Open          bool
	Opinion       view.Radios
	Editor        findingsEditor
}

// guestAreaFields are the fields of every area as the one form posts them.
func guestAreaFields(a advice.Answer) url.Values {
	all := url.Values{}
	for _, info := range needs.Areas() {
		for name, values := range areaFields(info.Area, a.Area(info.Area)) {
			all[areaPrefix(info.Area)+name] = values
		}
	}
	return all
}

func (p GuestPages) showFindings(w http.ResponseWriter, r *http.Request) error {
	out, err := p.advice.writable(r)
	if err != nil {
		return err
	}
	if id := ehc.ItemID(r.URL.Query().Get("remove")); id != "" {
		for _, info := range needs.Areas() {
			if title, confirm, ok := removalOf(out.Request.Answer().Area(info.Area), id, guestURL("/findings")); ok {
				confirm.Yes.Value = areaPrefix(info.Area) + confirm.Yes.Value
				p.pages.Show(w, r, http.StatusOK, "confirm_page", &confirmPage{Page: out.page(title, view.Link{Text: "Back", Href: guestURL("/findings")}), Confirm: confirm})
				return nil
			}
		}
	}
	p.drawFindings(w, r, http.StatusOK, out, form.Of(guestAreaFields(out.Request.Answer())), form.Errors{})
	return nil
}

// pressedIn takes the area off the value of a button.
func pressedIn(action string) (area needs.AreaInfo, press string) {
	name, press, ok := strings.Cut(action, ".")
	if info, known := needs.Info(needs.Area(name)); ok && known {
		return info, press
	}
	return area, action
}

// saveFindings saves every area, with what the pressed button adds or removes in one of them.
func (p GuestPages) saveFindings(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.advice.opened(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	p.advice.texts.Settle(values, &errs)
	if errs.Any() && !savesByItself(r) || values.ClearPressed() {
		p.drawFindings(w, r, statusAgain(errs, nil), out, values, errs)
		return nil
	}
	area, action := pressedIn(values.Action())
	var press findingsPress
	run := &saving{values: values, errs: &errs, load: func() (stored, error) { return p.storedFindings(r, values) }}
	run.save = func(version int) error {
		in := assessment.WriteAdviceInput{Case: out.Case.ID(), Advice: out.Request.ID(), Version: version}
		if isRemoval(action) {
			in.Area = area.Area
			return p.advice.removeItem(r, &in, area, action, &press)
		}
		in.Areas = readGuestAreas(values, &errs)
		if errs.Any() {
			return nil
		}
		for place, f := range in.Areas {
			answerForWriter(run.posted, areaPrefix(place), place, f)
		}
		if pressed, ok := pressFindings(action, in.Areas[area.Area], p.advice.ids.New); ok {
			press, in.Areas[area.Area] = pressed, pressed.Findings
		}
		return p.advice.write.Do(r.Context(), ActorOf(r), in)
	}
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, out.page("What you found", out.back()), p.advice.texts, values, clash)
	case errs.Any():
		p.drawFindings(w, r, run.status, out, values, errs)
	case savesByItself(r):
		return run.tell(w)
	case press.Ask != "":
		http.Redirect(w, r, guestURL("/findings")+"?remove="+string(press.Ask), http.StatusSeeOther)
	case press.Back == "needs" || press.Back == "outcomes":
		http.Redirect(w, r, guestURL("/findings")+"#"+areaPrefix(area.Area)+press.Back, http.StatusSeeOther)
	case press.Back != "":
		http.Redirect(w, r, guestURL("/findings")+"#"+press.Back, http.StatusSeeOther)
	case values.Action() == "next":
		http.Redirect(w, r, guestURL("/submit"), http.StatusSeeOther)
	default:
		LeaveNotice(w, "What you wrote is saved.")
		http.Redirect(w, r, guestURL("/findings"), http.StatusSeeOther)
	}
	return nil
}

// readGuestAreas reads what was said of each area.
func readGuestAreas(v *form.Values, errs *form.Errors) map[needs.Area]needs.Findings {
	all := map[needs.Area]needs.Findings{}
	for _, info := range needs.Areas() {
		f := readFindingsAt(areaPrefix(info.Area), v, errs)
		f.Opinion = needs.Opinion(v.Text(areaPrefix(info.Area) + opinionField))
		if f.Opinion == needs.Unanswered && f.NamesNeed() {
			f.Opinion = needs.NeedFound
		}
		all[info.Area] = f
	}
	return all
}

func (p GuestPages) storedFindings(r *http.Request, values *form.Values) (stored, error) {
	now, err := p.advice.opened(r)
	if err != nil {
		return stored{}, err
	}
	a := now.Request.Answer()
	words, hints := map[needs.Area]areaWords{}, map[ehc.ItemID][]needs.Hint{}
	for _, info := range needs.Areas() {
		maps.Copy(hints, needs.Hints(a.Area(info.Area), now.Today))
		words[info.Area] = areaWords{wordsOf(form.Of(under(areaPrefix(info.Area), values.Fields())), areaFields(info.Area, a.Area(info.Area)))}
	}
	within := func(field string) (needs.Area, string) {
		area, rest, _ := strings.Cut(field, ".")
		return needs.Area(area), rest
	}
	return stored{Fields: guestAreaFields(a), Version: now.Request.Version(), Who: now.Request.Writer(), When: now.Request.UpdatedAt(), Hints: hints,
		Label: func(field string) string {
			area, inner := within(field)
			return area.Label() + ": " + words[area].Label(inner)
		},
		Rich: func(field string) bool {
			area, inner := within(field)
			return words[area].Rich(inner)
		},
		Words: func(field, text string) string {
			area, inner := within(field)
			return words[area].Words(inner, text)
		}}, nil
}

// under gives the fields of one area by their own names.
func under(prefix string, fields url.Values) url.Values {
	own := url.Values{}
	for name, values := range fields {
		if inner, ok := strings.CutPrefix(name, prefix); ok {
			own[inner] = slices.Clone(values)
		}
	}
	return own
}

func (p GuestPages) drawFindings(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: out.page("What you found", out.back()), Save: guestBar(out, "Save and check"),
		Hidden: append(marksFor(v, guestAreaFields(out.Request.Answer())), carriedVersion(v, out.Request.Version()))}
	page.Errors = errs.Summary()
	page.Lead = "Open the areas that you know about. Leave the others: an area that you leave empty says that you did not identify a need there, and rules none out."
	page.Intro = out.instructions()
	wrong := page.Errors.Items
	var areas guestAreas
	for _, info := range needs.Areas() {
		prefix, f := areaPrefix(info.Area), out.Request.Answer().Area(info.Area)
		opinion := opinionChoice(out, v, errs)
		opinion.Name, opinion.Value, opinion.Error = prefix+opinionField, v.Text(prefix+opinionField), errs.For(prefix+opinionField)
		a := guestArea{Anchor: "area-" + string(info.Area), Title: info.Label, State: areaState(info.Area, f), Opinion: opinion,
			Editor: drawFindings(info, p.advice.texts, v, errs, editorOptions{Stored: f, Prefix: prefix, Today: out.Today})}
		a.Open = !f.IsEmpty() || f.Opinion == needs.NeedFound || slices.ContainsFunc(wrong, func(e view.ErrorItem) bool { return strings.HasPrefix(e.Href, "#"+view.FieldID(prefix)) })
		areas.Areas = append(areas.Areas, a)
	}
	page.Parts = []view.Component{clearGuide(), areas}
	p.pages.Show(w, r, status, "writing", page)
}
