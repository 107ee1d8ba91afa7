package web

import (
	"net/http"

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
	p.drawArea(w, r, http.StatusOK, out, area, form.Of(findingsFields(area.Area, f)), form.Errors{})
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
	if errs.Any() {
		p.drawArea(w, r, http.StatusUnprocessableEntity, out, area, values, errs)
		return nil
	}
	clash, err := save.run()
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, out.page(area.Label, out.back()), p.texts, values, clash)
	case errs.Any():
		p.drawArea(w, r, save.status, out, area, values, errs)
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
		f := readFindings(values, errs)
		if errs.Any() {
			return nil
		}
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
	fields := findingsFields(area.Area, now.Request.Answer().Area(area.Area))
	words := wordsOf(values, fields)
	return stored{Fields: fields, Version: now.Request.Version(), Who: now.Request.Writer(), When: now.Request.UpdatedAt(), Label: words.Label, Rich: words.Rich, Words: words.Words}, nil
}

func (p AdvicePages) drawArea(w http.ResponseWriter, r *http.Request, status int, out adviceView, area needs.AreaInfo, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: out.page(area.Label, out.back()), Save: saveBar(out.back(), out.savedAt(), out.Today),
		Hidden: []view.Hidden{carriedVersion(v, out.Request.Version())}}
	page.Lead = "Leave this page empty if you found no need here. That is an answer too."
	page.Errors = errs.Summary()
	page.Parts = []view.Component{drawFindings(area, p.texts, v, errs, editorOptions{Stored: out.Request.Answer().Area(area.Area)})}
	p.pages.Show(w, r, status, "writing", page)
}
