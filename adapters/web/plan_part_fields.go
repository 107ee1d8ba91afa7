package web

import (
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/planning"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

// planField is one field of a part that is no list: its name, what people call it, and how it is written.
type planField struct {
	Name, Label, Hint string
	Rich              bool
}

// notApplicableField marks that a section does not apply (F157).
const notApplicableField = "not-applicable"

// planFields lists the fields of each part; an area's findings come on top of its own.
func planFields(info plan.PartInfo) []planField {
	switch {
	case info.Area != "":
		return []planField{{Name: notApplicableField, Label: "No need was identified in this area: this section does not apply"}}
	case info.Key == plan.PartA:
		return []planField{
			{"child", "About the child or young person", "Their views, interests and aspirations, in their own words where you can.", true},
			{"parents", "Parents’ or carers’ views", "", true},
			{"background", "Background information from the council", "", true},
		}
	case info.Key == plan.PartOverview:
		return []planField{
			{"summary", "Summary of special educational needs", "", true},
			{"category", "Category of need", "", false}, {"primary", "Primary need", "", false}, {"secondary", "Secondary need", "", false},
			{"why", "Why these categories were chosen", "", false},
		}
	case info.Key == plan.PartI:
		return []planField{{"setting", "Setting", "", false}, {"type", "Type of setting", "For example “Mainstream primary school”. Left empty, it is taken from the setting.", false}}
	case info.Key == plan.PartJ:
		return []planField{
			{Name: notApplicableField, Label: "There is no personal budget: this section does not apply"},
			{"personal", "Personal Budget", "What it is for, and how direct payments will be used.", true},
			{"annual-cost", "Annual Cost of Support", "", true},
		}
	}
	return []planField{{"review", "Monitoring and review", "", true}, {"who", "Who monitors progress towards the outcomes", "", true}}
}

// partFields gives a part as its form posts it.
func partFields(part plan.Part) url.Values {
	v := url.Values{}
	rich := func(name string, doc richtext.Doc) { v.Set(name, richtext.Markdown(doc)) }
	mark := func(yes bool) {
		v[notApplicableField] = []string{}
		if yes {
			v.Set(notApplicableField, "yes")
		}
	}
	switch {
	case part.A != nil:
		rich("child", part.A.Child)
		rich("parents", part.A.Parents)
		rich("background", part.A.Background)
	case part.Overview != nil:
		o := part.Overview
		rich("summary", o.Summary)
		v["category"], v["primary"], v["secondary"], v["why"] = []string{string(o.Category)}, []string{o.Primary}, []string{o.Secondary}, []string{o.Why}
	case part.Area != nil:
		v = findingsFields(needs.Area(part.Key), part.Area.Findings)
		mark(part.Area.NotApplicable)
	case part.I != nil:
		v["setting"], v["type"] = []string{string(part.I.Setting)}, []string{part.I.Type}
	case part.J != nil:
		mark(part.J.NotApplicable)
		rich("personal", part.J.Personal)
		rich("annual-cost", part.J.AnnualCost)
	case part.K != nil:
		rich("review", part.K.Review)
		rich("who", part.K.Who)
	}
	return v
}

// readPart reads a part from its settled form.
func readPart(info plan.PartInfo, v *form.Values, errs *form.Errors) plan.Part {
	part := plan.Part{Key: info.Key, Revision: readVersion(v)}
	switch info.Key {
	case plan.PartA:
		part.A = &plan.SectionA{Child: richDoc(v, "child"), Parents: richDoc(v, "parents"), Background: richDoc(v, "background")}
	case plan.PartOverview:
		part.Overview = &plan.Overview{Summary: richDoc(v, "summary"), Category: needs.Area(v.Text("category")), Primary: v.Text("primary"), Secondary: v.Text("secondary"), Why: v.Lines("why")}
	case plan.PartI:
		part.I = &plan.Placement{Setting: ehc.SettingID(v.Text("setting")), Type: v.Text("type")}
	case plan.PartJ:
		part.J = &plan.Budget{NotApplicable: v.Yes(notApplicableField), Personal: richDoc(v, "personal"), AnnualCost: richDoc(v, "annual-cost")}
	case plan.PartK:
		part.K = &plan.Monitoring{Review: richDoc(v, "review"), Who: richDoc(v, "who")}
	default:
		part.Area = &plan.AreaPart{NotApplicable: v.Yes(notApplicableField), Findings: readFindings(v, errs)}
	}
	return part
}

// fields draws the fields of a part.
func (p PlanPartPages) fields(out planning.PartOut, v *form.Values, errs form.Errors) []view.Component {
	var drawn []view.Component
	for _, f := range planFields(out.Info) {
		drawn = append(drawn, p.field(out, f, v, errs))
	}
	return drawn
}

func (p PlanPartPages) field(out planning.PartOut, f planField, v *form.Values, errs form.Errors) view.Component {
	choice := func(choose string, options []view.Option) view.Select {
		return view.Select{Name: f.Name, Label: f.Label, Hint: f.Hint, Error: errs.For(f.Name), Value: v.Text(f.Name), Choose: choose, Options: options}
	}
	switch {
	case f.Rich:
		return p.texts.Input(v, errs, view.RichTextInput{Name: f.Name, Label: f.Label, Hint: f.Hint, Rows: 10})
	case f.Name == notApplicableField:
		return view.Checkboxes{Name: f.Name, Values: v.All(f.Name), Error: errs.For(f.Name), Options: []view.Option{{Value: "yes", Text: f.Label}}}
	case f.Name == "category":
		return choice("Nothing selected", senAreas())
	case f.Name == "primary", f.Name == "secondary":
		return choice("Nothing selected", needTypes())
	case f.Name == "setting":
		return settingAhead(view.TypeAhead{Name: f.Name, Label: f.Label, Hint: f.Hint, Error: errs.For(f.Name), Choose: "No setting"}, out.Settings, v)
	case f.Name == "type":
		return view.TextInput{Name: f.Name, Label: f.Label, Hint: f.Hint, Error: errs.For(f.Name), Value: v.Text(f.Name)}
	}
	return view.TextArea{Name: f.Name, Label: f.Label, Hint: f.Hint, Error: errs.For(f.Name), Value: v.Lines(f.Name)}
}

func senAreas() []view.Option {
	var options []view.Option
	for _, a := range needs.Areas() {
		if a.Needs == "B" {
			options = append(options, view.Option{Value: string(a.Area), Text: a.Label})
		}
	}
	return options
}

func needTypes() []view.Option {
	var options []view.Option
	for _, t := range plan.NeedTypes() {
		options = append(options, view.Option{Value: t.Code, Text: t.Label})
	}
	return options
}

func areaInfo(area needs.Area) needs.AreaInfo { info, _ := needs.Info(area); return info }

// partLabel says what people call a field of the part.
func partLabel(out planning.PartOut, v *form.Values) func(string) string {
	words := wordsOf(v, partFields(out.Part))
	return func(field string) string {
		for _, f := range planFields(out.Info) {
			if f.Name == field {
				return f.Label
			}
		}
		return words.Label(field)
	}
}

// partStored is what is stored of a part, for bringing two writers' texts together.
func partStored(out planning.PartOut, v *form.Values) stored {
	fields := partFields(out.Part)
	words := wordsOf(v, fields)
	rich := map[string]bool{}
	for _, f := range planFields(out.Info) {
		rich[f.Name] = f.Rich
	}
	return stored{
		Hints: partHints(out.Part, out.Today), Fields: fields, Version: out.Part.Revision, Who: out.Part.Writer, When: out.Part.UpdatedAt, Label: partLabel(out, v),
		Rich:  func(field string) bool { return rich[field] || out.Info.Area != "" && words.Rich(field) },
		Words: func(field, text string) string { return partWords(out, words, field, text) },
	}
}

// partHints are what its items could say more clearly.
func partHints(part plan.Part, today ehc.Date) map[ehc.ItemID][]needs.Hint {
	if part.Area == nil {
		return nil
	}
	return needs.Hints(part.Area.Findings, today)
}

// partWords says a choice by its name, not by its code.
func partWords(out planning.PartOut, words findingsWords, field, text string) string {
	switch field {
	case notApplicableField:
		if text == "yes" {
			return "Does not apply"
		}
		return "Applies"
	case "category":
		return needs.Area(text).Label()
	case "primary", "secondary":
		return plan.NeedTypeLabel(text)
	case "setting":
		for _, s := range out.Settings {
			if s.Value == text {
				return s.Label
			}
		}
	}
	return words.Words(field, text)
}
