package web

import (
	"net/url"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// Names of the fields of one area of need. Advice and plan share them: the same editor writes both.
const (
	strengthsField = "strengths"
	needList       = "need"
	outcomeList    = "outcome"
	stepList       = "step"
	provisionList  = "provision"
)

// findingsFields gives findings as the editor's form would post them: for showing it, and for form.Marks and
// form.Merge.
func findingsFields(area needs.Area, f needs.Findings) url.Values {
	v := url.Values{strengthsField: {richtext.Markdown(f.Strengths)}, form.OrderName(needList): {}, form.OrderName(outcomeList): {}}
	for _, n := range f.Needs {
		v.Add(form.OrderName(needList), string(n.ID))
		v.Set(form.ItemName(needList, string(n.ID), "text"), n.Text)
	}
	for _, o := range f.Outcomes {
		v.Add(form.OrderName(outcomeList), string(o.ID))
		outcomeFields(v, area, o)
	}
	return v
}

func outcomeFields(v url.Values, area needs.Area, o needs.Outcome) {
	name := func(field string) string { return form.ItemName(outcomeList, string(o.ID), field) }
	v.Set(name("text"), o.Text)
	v[name("needs")], v[name("preparing")] = texts(o.Needs), texts(o.Preparing)
	steps, provisions := name(stepList), name(provisionList)
	v[form.OrderName(steps)], v[form.OrderName(provisions)] = []string{}, []string{}
	for _, s := range o.Steps {
		v.Add(form.OrderName(steps), string(s.ID))
		v.Set(form.ItemName(steps, string(s.ID), "text"), s.Text)
		v.Set(form.ItemName(steps, string(s.ID), "by"), form.DateText(s.By))
	}
	for _, p := range o.Provisions {
		v.Add(form.OrderName(provisions), string(p.ID))
		for field, text := range map[string]string{
			"support": richtext.Markdown(p.Support), "provider": p.Provider, "ratio": p.Ratio, "quantity": p.Quantity, "frequency": p.Frequency, "skill": p.Skill, "duration": p.Duration,
			"section": needs.SectionOf(area, p),
		} {
			v.Set(form.ItemName(provisions, string(p.ID), field), text)
		}
	}
}

func texts[T ~string](values []T) []string {
	all := []string{}
	for _, v := range values {
		all = append(all, string(v))
	}
	return all
}

// readFindings reads the editor's settled form (RichTexts.Settle). What is not a date is said in errs. Where items
// came from is not in the form: see needs.Findings.KeepSources.
func readFindings(v *form.Values, errs *form.Errors) needs.Findings {
	return readFindingsAt("", v, errs)
}

// readFindingsAt reads the fields of one area of a form that holds several: their names begin with its prefix.
func readFindingsAt(prefix string, v *form.Values, errs *form.Errors) needs.Findings {
	f := needs.Findings{Strengths: richDoc(v, prefix+strengthsField)}
	for _, item := range validItems(v.Items(prefix + needList)) {
		f.Needs = append(f.Needs, needs.Need{ID: ehc.ItemID(item.ID), Text: item.Lines("text")})
	}
	for _, item := range validItems(v.Items(prefix + outcomeList)) {
		f.Outcomes = append(f.Outcomes, readOutcome(v, item, f, errs))
	}
	return f
}

func validItems(items []form.Item) []form.Item {
	return slices.DeleteFunc(items, func(i form.Item) bool { return !ehc.ValidID(i.ID) })
}

func readOutcome(v *form.Values, item form.Item, f needs.Findings, errs *form.Errors) needs.Outcome {
	o := needs.Outcome{ID: ehc.ItemID(item.ID), Text: item.Lines("text")}
	for _, id := range item.All("needs") {
		if f.HasNeed(ehc.ItemID(id)) { // a need that was removed takes its links along
			o.Needs = append(o.Needs, ehc.ItemID(id))
		}
	}
	for _, code := range item.All("preparing") {
		o.Preparing = append(o.Preparing, needs.Preparing(code))
	}
	for _, s := range validItems(item.Items(stepList)) {
		by, err := v.Date(s.Name("by"), "the date to be achieved by")
		errs.AddFault(err)
		o.Steps = append(o.Steps, needs.Step{ID: ehc.ItemID(s.ID), Text: s.Lines("text"), By: by})
	}
	for _, p := range validItems(item.Items(provisionList)) {
		o.Provisions = append(o.Provisions, needs.Provision{
			ID: ehc.ItemID(p.ID), Section: p.Text("section"), Support: richDoc(v, p.Name("support")),
			Provider: p.Text("provider"), Ratio: p.Text("ratio"), Quantity: p.Text("quantity"), Frequency: p.Text("frequency"), Skill: p.Text("skill"), Duration: p.Text("duration"),
		})
	}
	return o
}

// Buttons of the editor, as "action" posts them; what follows the colon is an item's identity.
const (
	addNeed       = "add-need"
	addOutcome    = "add-outcome"
	addStep       = "add-step:"
	addProvision  = "add-provision:"
	removeItem    = "remove:"
	confirmRemove = "confirm-remove:"
)

// findingsPress is what a button of the editor asks for, applied to what was typed.
type findingsPress struct {
	Findings needs.Findings
	// Back is where on the page to come back: the fragment of the new item, or of the list that lost one.
	Back string
	// Ask names an item that says something already and whose removal is to be confirmed first; it is still there.
	Ask ehc.ItemID
}

// pressFindings applies an add or remove button. ok is false for any other action.
func pressFindings(action string, f needs.Findings, newID func() string) (press findingsPress, ok bool) {
	id := ehc.ItemID(newID())
	verb, of, _ := strings.Cut(action, ":")
	item := ehc.ItemID(of)
	switch verb + ":" {
	case addNeed + ":":
		return findingsPress{Findings: f.AddNeed(id), Back: itemAnchor(id)}, true
	case addOutcome + ":":
		return findingsPress{Findings: f.AddOutcome(id), Back: itemAnchor(id)}, true
	case addStep:
		return findingsPress{Findings: f.AddStep(item, id), Back: itemAnchor(id)}, true
	case addProvision:
		return findingsPress{Findings: f.AddProvision(item, id), Back: itemAnchor(id)}, true
	case removeItem:
		if !f.IsBlank(item) {
			return findingsPress{Findings: f, Ask: item}, true
		}
		return findingsPress{Findings: f.Remove(item), Back: ownerAnchor(f, item)}, true
	case confirmRemove:
		return findingsPress{Findings: f.Remove(item), Back: ownerAnchor(f, item)}, true
	}
	return findingsPress{}, false
}

// isRemoval reports whether the button is that of the page which asks before an item is removed. That page carries
// no texts: the item goes from what is stored.
func isRemoval(action string) bool { return strings.HasPrefix(action, confirmRemove) }

// itemAnchor is the id of an item's block on the page.
func itemAnchor(id ehc.ItemID) string { return "item-" + string(id) }

// ownerAnchor is the id of the block that an item stands in: its outcome, or the list of needs or outcomes.
func ownerAnchor(f needs.Findings, id ehc.ItemID) string {
	if f.HasNeed(id) {
		return "needs"
	}
	for _, o := range f.Outcomes {
		within := slices.ContainsFunc(o.Steps, func(s needs.Step) bool { return s.ID == id }) || slices.ContainsFunc(o.Provisions, func(p needs.Provision) bool { return p.ID == id })
		if within {
			return itemAnchor(o.ID)
		}
	}
	return "outcomes"
}
