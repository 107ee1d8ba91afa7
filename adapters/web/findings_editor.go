package web

import (
	"fmt"
	"maps"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
)

// findingsEditor draws one area of need for writing: strengths, needs, outcomes with their steps and provision,
// all without limit, add and remove as buttons that save. Advice and plan use the same one.
type findingsEditor struct {
	// At begins the names of everything, where a page holds several areas.
	At         string
	Area       needs.AreaInfo
	Strengths  view.RichTextInput
	Needs      []needCard
	Outcomes   []outcomeCard
	AddNeed    view.Button
	AddOutcome view.Button
	// Guide says before the first outcome what makes one clear; nil where the page says it.
	Guide  view.Component
	Hidden []view.Hidden // the lists' order, and the marks of what is stored
}

// Component names the template.
func (findingsEditor) Component() string { return "findings-editor" }

// needCard is one need. From says where the item was taken from; empty for one that was written here.
type needCard struct {
	Anchor string
	Text   view.TextArea
	From   string
	Remove view.Button
}

type outcomeCard struct {
	Anchor, Title  string
	Text           view.TextArea
	Check          itemCheck
	From           string
	Needs          view.Checkboxes
	Preparing      view.Checkboxes
	Steps          []stepCard
	Provisions     []provisionCard
	AddStep        view.Button
	AddProvision   view.Button
	Remove         view.Button
	NoSteps, NoPro string
}

type stepCard struct {
	Anchor, Title string
	Text          view.TextArea
	By            view.DateInput
	Remove        view.Button
}

type provisionCard struct {
	Anchor, Title string
	Support       view.RichTextInput
	Fields        []view.Component
	Check         itemCheck
	Section       view.Component // nil where the area's provision stands in one section, or in advice
	From          string
	Remove        view.Button
}

// editorOptions are what advice and plan want differently.
type editorOptions struct {
	// Sections lets the writer say in which section of the plan a provision stands.
	Sections bool
	// Stored gives origins and, with the version, the marks; the form itself shows values.
	Stored needs.Findings
	// Today tells which dates have passed.
	Today ehc.Date
	// Marks are what is stored of fields that the page draws itself beside the editor's.
	Marks url.Values
	// Prefix begins the names of all fields and the values of all buttons, where a page holds several areas. The page
	// draws their marks itself.
	Prefix string
}

// drawFindings makes the editor of what a settled form holds. On first sight values are form.Of(findingsFields(…)).
func drawFindings(area needs.AreaInfo, t RichTexts, v *form.Values, errs form.Errors, o editorOptions) findingsEditor {
	fields := findingsFields(area.Area, o.Stored)
	maps.Copy(fields, o.Marks)
	d := findingsDrawing{area: area, texts: t, v: v, errs: errs, options: o, from: o.Stored.Sources(), hints: needs.Hints(readFindingsAt(o.Prefix, v, &form.Errors{}), o.Today)}
	e := findingsEditor{
		At:         o.Prefix,
		Area:       area,
		Strengths:  t.Input(v, errs, view.RichTextInput{Name: o.Prefix + strengthsField, Label: "What they do well and enjoy, and what helps already"}),
		AddNeed:    view.Button{Text: "Add a need", Value: o.Prefix + addNeed, Kind: view.Secondary, Many: true},
		AddOutcome: view.Button{Text: "Add an outcome", Value: o.Prefix + addOutcome, Kind: view.Secondary, Many: true},
	}
	if o.Prefix == "" {
		e.Hidden, e.Guide = marksFor(v, fields), clearGuide()
	}
	for i, item := range v.Items(o.Prefix + needList) {
		e.Needs = append(e.Needs, d.need(i+1, item))
		e.Hidden = append(e.Hidden, view.Hidden{Name: form.OrderName(o.Prefix + needList), Value: item.ID})
	}
	for i, item := range v.Items(o.Prefix + outcomeList) {
		e.Outcomes = append(e.Outcomes, d.outcome(i+1, item))
		e.Hidden = append(e.Hidden, d.orders(item)...)
	}
	return e
}

type findingsDrawing struct {
	area    needs.AreaInfo
	texts   RichTexts
	v       *form.Values
	errs    form.Errors
	options editorOptions
	from    map[ehc.ItemID]needs.Source
	hints   map[ehc.ItemID][]needs.Hint
}

func (d findingsDrawing) orders(outcome form.Item) []view.Hidden {
	hidden := []view.Hidden{{Name: form.OrderName(d.options.Prefix + outcomeList), Value: outcome.ID}}
	for _, list := range []string{stepList, provisionList} {
		for _, item := range outcome.Items(list) {
			hidden = append(hidden, view.Hidden{Name: form.OrderName(outcome.Name(list)), Value: item.ID})
		}
	}
	return hidden
}

func (d findingsDrawing) removeButton(id, what string) view.Button {
	return view.Button{Text: "Remove", Hidden: what, Kind: view.Secondary, Value: d.options.Prefix + removeItem + id, Many: true}
}

func (d findingsDrawing) words(item form.Item, field, label, hint string, rows int) view.TextArea {
	name := item.Name(field)
	return view.TextArea{Name: name, Label: label, Hint: hint, Value: item.Lines(field), Error: d.errs.For(name), Rows: rows}
}

func (d findingsDrawing) origin(id string) string {
	from := d.from[ehc.ItemID(id)]
	if from.Author == "" {
		return ""
	}
	if from.Role == "" {
		return "From the advice of " + from.Author
	}
	return "From the advice of " + from.Author + ", " + from.Role
}

func (d findingsDrawing) need(number int, item form.Item) needCard {
	what := fmt.Sprintf("need %d", number)
	return needCard{
		Anchor: itemAnchor(ehc.ItemID(item.ID)), Text: d.words(item, "text", fmt.Sprintf("Need %d", number), "", 3),
		From: d.origin(item.ID), Remove: d.removeButton(item.ID, what),
	}
}

func (d findingsDrawing) outcome(number int, item form.Item) outcomeCard {
	what := fmt.Sprintf("outcome %d", number)
	card := outcomeCard{
		Anchor: itemAnchor(ehc.ItemID(item.ID)), Title: fmt.Sprintf("Outcome %d", number), From: d.origin(item.ID),
		Text:      d.words(item, "text", fmt.Sprintf("Outcome %d: what they will be able to do", number), "Say what will change for them, and by when.", 3),
		Check:     checkOf(item.ID, what, needs.OfOutcome, d.hints),
		Needs:     d.meets(what, item),
		Preparing: d.preparing(what, item),
		AddStep:   view.Button{Text: "Add a step", Hidden: "to " + what, Value: d.options.Prefix + addStep + item.ID, Kind: view.Secondary, Many: true},
		AddProvision: view.Button{Text: "Add provision", Hidden: "to " + what, Value: d.options.Prefix + addProvision + item.ID,
			Kind: view.Secondary, Many: true},
		Remove:  d.removeButton(item.ID, what),
		NoSteps: "No steps yet.", NoPro: "No provision yet.",
	}
	for i, step := range item.Items(stepList) {
		card.Steps = append(card.Steps, d.step(i+1, what, step))
	}
	for i, provision := range item.Items(provisionList) {
		card.Provisions = append(card.Provisions, d.provision(i+1, what, provision))
	}
	return card
}

func (d findingsDrawing) meets(what string, item form.Item) view.Checkboxes {
	boxes := view.Checkboxes{Name: item.Name("needs"), Legend: "Needs that " + what + " meets", Small: true, Values: item.All("needs"), Error: d.errs.For(item.Name("needs"))}
	for i, n := range d.v.Items(d.options.Prefix + needList) {
		text := fmt.Sprintf("Need %d", i+1)
		if says := shortened(n.Lines("text"), 80); says != "" {
			text += ": " + says
		}
		boxes.Options = append(boxes.Options, view.Option{Value: n.ID, Text: text})
	}
	return boxes
}

func (d findingsDrawing) preparing(what string, item form.Item) view.Checkboxes {
	boxes := view.Checkboxes{Name: item.Name("preparing"), Legend: "Preparing for adulthood: what " + what + " helps with", Hint: "Choose any that fit.", Small: true,
		Values: item.All("preparing"), Error: d.errs.For(item.Name("preparing"))}
	for _, h := range needs.PreparingHeadings() {
		boxes.Options = append(boxes.Options, view.Option{Value: string(h.Code), Text: h.Label})
	}
	return boxes
}

func (d findingsDrawing) step(number int, of string, item form.Item) stepCard {
	title := fmt.Sprintf("Step %d", number)
	by := item.Name("by")
	return stepCard{
		Anchor: itemAnchor(ehc.ItemID(item.ID)), Title: title,
		Text:   d.words(item, "text", title+" towards "+of, "", 2),
		By:     view.DateInput{Name: by, Label: title + ": date to be achieved by", Value: item.Text("by"), Error: d.errs.For(by)},
		Remove: d.removeButton(item.ID, fmt.Sprintf("step %d of %s", number, of)),
	}
}

func (d findingsDrawing) provision(number int, of string, item form.Item) provisionCard {
	line := func(field, label, hint string) view.Component {
		return view.TextInput{Name: item.Name(field), Label: label, Hint: hint, Value: item.Text(field), Error: d.errs.For(item.Name(field))}
	}
	card := provisionCard{
		Anchor: itemAnchor(ehc.ItemID(item.ID)), Title: fmt.Sprintf("Provision %d", number), From: d.origin(item.ID),
		Support: d.texts.Input(d.v, d.errs, view.RichTextInput{Name: item.Name("support"), Label: "Support needed", Hint: "Be specific: someone who has never met them should know what to do.", Rows: 4}),
		Fields: []view.Component{
			line("provider", "To be provided by", "A role, such as “teaching assistant”"),
			line("skill", "Training or experience", "For example “trained in Makaton”"),
			line("ratio", "Staff to student ratio", "For example 1:1, or 1:4"),
			line("quantity", "How much", "For example 30 minutes"),
			line("frequency", "How often", "For example every school day"),
			line("duration", "For how long", "For example two terms, or until the annual review"),
		},
		Check:  checkOf(item.ID, fmt.Sprintf("provision %d of %s", number, of), needs.OfProvision, d.hints),
		Remove: d.removeButton(item.ID, fmt.Sprintf("provision %d of %s", number, of)),
	}
	if d.options.Sections && len(d.area.Provision) > 1 {
		card.Section = d.section(item)
	}
	return card
}

// provisionSections says what each section of the plan that an area's provision may stand in is for.
var provisionSections = map[string]string{
	"F": "Section F: it educates or trains them", "G": "Section G: health care", "H1": "Section H1: social care that must be provided under the Chronically Sick and Disabled Persons Act 1970 (under 18 only)",
	"H2": "Section H2: other social care",
}

func (d findingsDrawing) section(item form.Item) view.Component {
	radios := view.Radios{Name: item.Name("section"), Legend: "Where it stands in the plan", Small: true, Value: item.Text("section"), Error: d.errs.For(item.Name("section"))}
	if radios.Value == "" {
		radios.Value = d.area.Provision[0]
	}
	for _, letter := range d.area.Provision {
		radios.Options = append(radios.Options, view.Option{Value: letter, Text: provisionSections[letter]})
	}
	return radios
}
