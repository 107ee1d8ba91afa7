package web

import (
	"net/http"
	"net/url"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
)

// showArea shows one area for writing, or asks before an item with words is removed.
func (p AdvicePages) showArea(w http.ResponseWriter, r *http.Request) error {
	area, err := pathArea(r)
	if err != nil {
		return err
	}
	out, err := p.writable(r)
	if err != nil {
		return err
	}
	f := out.Request.Answer().Area(area.Area)
	if id := r.URL.Query().Get("remove"); id != "" {
		if title, confirm, ok := removalOf(f, ehc.ItemID(id), out.areaURL(area)); ok {
			p.pages.Show(w, r, http.StatusOK, "confirm_page", &confirmPage{Page: out.page(title, view.Link{Text: "Back to " + area.Label, Href: out.areaURL(area)}), Confirm: confirm})
			return nil
		}
	}
	p.drawArea(w, r, http.StatusOK, out, area, form.Of(areaFields(area.Area, f)), form.Errors{})
	return nil
}

func (out adviceView) areaURL(area needs.AreaInfo) string {
	return out.url("/areas/" + string(area.Area))
}

// saveArea saves everything typed, with what the pressed button adds or removes.
func (p AdvicePages) saveArea(w http.ResponseWriter, r *http.Request) error {
	area, err := pathArea(r)
	if err != nil {
		return err
	}
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
	save := p.areaSaving(r, out, area, values, &errs)
	if errs.Any() && !savesByItself(r) || values.ClearPressed() {
		p.drawArea(w, r, statusAgain(errs, nil), out, area, values, errs)
		return nil
	}
	clash, err := save.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, out.page(area.Label, out.back()), p.texts, values, clash)
	case errs.Any():
		p.drawArea(w, r, save.status, out, area, values, errs)
	case savesByItself(r):
		return save.tell(w)
	default:
		p.areaSaved(w, r, out, area, values, save.press)
	}
	return nil
}

// areaSaving is a save of one area; press says where its button leads.
type areaSaving struct {
	saving
	press findingsPress
}

func (p AdvicePages) areaSaving(r *http.Request, out adviceView, area needs.AreaInfo, values *form.Values, errs *form.Errors) *areaSaving {
	s := &areaSaving{saving: saving{values: values, errs: errs, load: func() (stored, error) { return p.storedArea(r, area, values) }}}
	s.save = func(version int) error {
		f := readArea(values, errs)
		if errs.Any() {
			return nil
		}
		answerForWriter(s.posted, "", area.Area, f)
		in := assessment.WriteAdviceInput{Case: out.Case.ID(), Advice: out.Request.ID(), Version: version, Area: area.Area, Findings: &f}
		if !isRemoval(values.Action()) {
			if press, ok := pressFindings(values.Action(), f, p.ids.New); ok {
				s.press, f = press, press.Findings
			}
			return p.write.Do(r.Context(), ActorOf(r), in)
		}
		return p.removeItem(r, &in, area, values.Action(), &s.press)
	}
	return s
}

// removeItem takes a confirmed item out of what is stored: the page that asked carries no texts.
func (p AdvicePages) removeItem(r *http.Request, in *assessment.WriteAdviceInput, area needs.AreaInfo, action string, press *findingsPress) error {
	for range 3 {
		now, err := p.opened(r)
		if err != nil {
			return err
		}
		*press, _ = pressFindings(action, now.Request.Answer().Area(area.Area), p.ids.New)
		in.Version, in.Findings = now.Request.Version(), &press.Findings
		if err = p.write.Do(r.Context(), ActorOf(r), *in); !fault.Is(err, fault.Conflict) {
			return err
		}
	}
	return fault.New(fault.Unavailable, "advice.busy", "Others are saving this advice at the same moment. Please try again.")
}

func (p AdvicePages) areaSaved(w http.ResponseWriter, r *http.Request, out adviceView, area needs.AreaInfo, values *form.Values, press findingsPress) {
	switch {
	case press.Ask != "":
		http.Redirect(w, r, out.areaURL(area)+"?remove="+string(press.Ask), http.StatusSeeOther)
	case press.Back != "":
		http.Redirect(w, r, out.areaURL(area)+"#"+press.Back, http.StatusSeeOther)
	default:
		p.saved(w, r, out, values, "/areas/"+string(area.Area))
	}
}

func (p AdvicePages) storedArea(r *http.Request, area needs.AreaInfo, values *form.Values) (stored, error) {
	now, err := p.opened(r)
	if err != nil {
		return stored{}, err
	}
	findings := now.Request.Answer().Area(area.Area)
	fields := areaFields(area.Area, findings)
	words := areaWords{wordsOf(values, fields)}
	return stored{Fields: fields, Version: now.Request.Version(), Who: now.Request.Writer(), When: now.Request.UpdatedAt(), Label: words.Label, Rich: words.Rich, Words: words.Words, Hints: needs.Hints(findings, now.Today)}, nil
}

// opinionField asks whether there is a need in the area.
const opinionField = "opinion"

// areaFields gives what an adviser says of an area as the form would post it.
func areaFields(area needs.Area, f needs.Findings) url.Values {
	v := findingsFields(area, f)
	v.Set(opinionField, string(f.Opinion))
	return v
}

// readArea reads the form of an area. Whoever begins to write a need has found one.
func readArea(v *form.Values, errs *form.Errors) needs.Findings {
	f := readFindings(v, errs)
	f.Opinion = needs.Opinion(v.Text(opinionField))
	if f.Opinion == needs.Unanswered && f.NamesNeed() {
		f.Opinion = needs.NeedFound
	}
	return f
}

// answerForWriter notes in what was sent what the hub answered itself: that whoever writes a need has found one, and where
// provision stands. Else a page that saves by itself would take it for another writer's.
func answerForWriter(posted *form.Values, prefix string, area needs.Area, f needs.Findings) {
	posted.Set(prefix+opinionField, string(f.Opinion))
	for name, values := range findingsFields(area, f) {
		if strings.HasSuffix(name, ".section") && !posted.Has(prefix+name) {
			posted.Set(prefix+name, values...)
		}
	}
}

// areaWords says what people call the fields of an area, with the question of the adviser's form.
type areaWords struct{ findingsWords }

func (w areaWords) Label(field string) string {
	if field == opinionField {
		return "Whether there is a need"
	}
	return w.findingsWords.Label(field)
}

func (w areaWords) Words(field, text string) string {
	if field == opinionField {
		return needs.Opinion(text).Label()
	}
	return w.findingsWords.Words(field, text)
}

func opinionChoice(out adviceView, v *form.Values, errs form.Errors) view.Radios {
	radios := view.Radios{Name: opinionField, Legend: "Did you find that " + out.Case.Child().Called() + " has a need in this area?", Value: v.Text(opinionField), Clearable: true, Error: errs.For(opinionField)}
	for _, l := range needs.OpinionLabels() {
		option := view.Option{Value: string(l.Opinion), Text: l.Label}
		if l.Opinion == needs.NoNeed {
			option.Hint = "You looked at this area. You can still write what goes well."
		}
		radios.Options = append(radios.Options, option)
	}
	return radios
}

func (p AdvicePages) drawArea(w http.ResponseWriter, r *http.Request, status int, out adviceView, area needs.AreaInfo, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: out.page(area.Label, out.back()), Intro: out.instructions(), Save: saveBar(out.back(), out.savedAt(), out.Today),
		Hidden: []view.Hidden{carriedVersion(v, out.Request.Version())}}
	stored := out.Request.Answer().Area(area.Area)
	page.Errors = errs.Summary()
	page.Parts = []view.Component{opinionChoice(out, v, errs), drawFindings(area, p.texts, v, errs, editorOptions{Stored: stored, Today: out.Today, Marks: url.Values{opinionField: {string(stored.Opinion)}}})}
	p.pages.Show(w, r, status, "writing", page)
}
