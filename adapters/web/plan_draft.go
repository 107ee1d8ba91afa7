package web

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

// planDraft is the working draft with what its writer can do next.
type planDraft struct {
	Heading string
	Text    string
	Tasks   view.TaskList
	Gaps    planGaps
	Actions view.Buttons
	Preview view.Links
	Advice  view.Table
}

// planGaps is what stands before a step of the plan: what stops it, and what it lacks without being stopped.
type planGaps struct {
	Stops    string // heading over what stops the step
	Hurdles  []planHurdle
	Lacks    string // heading over what does not
	Note     string
	Warnings []planHurdle
	Unclear  []planHurdle // what is written and could be said more exactly
	Inner    bool         // it stands below a heading of its own page
}

func gapsBefore(c *casework.Case, stops, lacks string, hurdles, warnings []*fault.Fault) planGaps {
	lacking, unclear := partUnclear(warnings)
	return planGaps{Stops: stops, Hurdles: hurdlesOf(c, hurdles), Lacks: lacks, Note: "You can go on without these, but the plan is better with them.", Warnings: hurdlesOf(c, lacking), Unclear: hurdlesOf(c, unclear)}
}

// partUnclear parts what is not written from what could be said more exactly.
func partUnclear(warnings []*fault.Fault) (lacking, unclear []*fault.Fault) {
	for _, one := range warnings {
		if strings.HasSuffix(one.Code, "-unclear") {
			unclear = append(unclear, one)
		} else {
			lacking = append(lacking, one)
		}
	}
	return lacking, unclear
}

// gapsBeforeSharing says that some of what a draft may lack is needed before the plan is final.
func gapsBeforeSharing(c *casework.Case, hurdles, warnings []*fault.Fault) planGaps {
	gaps := gapsBefore(c, "Before you can share it", "Still to complete", hurdles, warnings)
	gaps.Note = "You can share the draft without these. Most of them are needed before the plan can be issued."
	return gaps
}

// planHurdle is one thing that stands in the way of a step, with the rule that it rests on.
type planHurdle struct {
	Text, Law, Href string
}

func draftBlock(out planning.PlanOut) *planDraft {
	block := &planDraft{Heading: "The parts of the plan", Text: "Open a part to write it. What was advised stands beside it."}
	if out.Version != nil {
		block.Heading = "The working draft"
		block.Text = "You can go on writing. The family sees your changes when you share a revised draft, or issue the plan."
	}
	block.Gaps = gapsBeforeSharing(out.Case, out.Hurdles, out.Warnings)
	if out.Version != nil {
		block.Gaps = gapsBefore(out.Case, "Before you can issue it", "Still to complete", out.Hurdles, out.Warnings)
	}
	block.Gaps.Inner = true
	for _, info := range plan.Parts() {
		part, err := out.Draft.Part(info.Key)
		if err == nil {
			block.Tasks.Tasks = append(block.Tasks.Tasks, partTask(out, info, part))
		}
	}
	block.Actions, block.Advice = draftActions(out), adviceTable(out.Head, out.Advice)
	block.Preview = fileLinks("the working draft", planURL(out.Case, "/draft"))
	if len(out.Advice) > 0 {
		block.Preview.Links = append(block.Preview.Links, fileLinks("the working draft with its advice", planURL(out.Case, "/draft-with-advice")).Links...)
	}
	return block
}

// hurdlesOf says in words what stands in the way; a hurdle of a part of the plan links to the part.
func hurdlesOf(c *casework.Case, faults []*fault.Fault) []planHurdle {
	var found []planHurdle
	for _, one := range faults {
		found = append(found, hurdleOf(c, one))
	}
	return found
}

func hurdleOf(c *casework.Case, f *fault.Fault) planHurdle {
	h := planHurdle{Text: f.Message, Law: f.Law}
	if info, ok := plan.FindPart(plan.PartKey(f.Field)); ok {
		h.Href = partURL(c, info.Key)
	}
	return h
}

func partURL(c *casework.Case, key plan.PartKey) string { return planURL(c, "/parts/"+string(key)) }

func partTask(out planning.PlanOut, info plan.PartInfo, part plan.Part) view.Task {
	return view.Task{Text: partTitle(info), Href: partURL(out.Case, info.Key), Hint: partHint(part), State: partState(part, out.Hurdles, out.Warnings)}
}

// partTitle names a part with its sections: "Health (sections C, E and G)".
func partTitle(info plan.PartInfo) string {
	called := planTile{Letters: aboutSections(info)}.Called()
	return info.Label + " (" + strings.ToLower(called[:1]) + called[1:] + ")"
}

// aboutSections lists the sections that a part is about. Provision of health or social care that educates or trains may
// stand in F, but their parts are not about it.
func aboutSections(info plan.PartInfo) []string {
	if len(info.Sections) > 2 && info.Sections[0] != "B" {
		return slices.DeleteFunc(slices.Clone(info.Sections), func(l string) bool { return l == "F" })
	}
	return info.Sections
}

func partHint(part plan.Part) string {
	var says []string
	if part.Area != nil && !part.Area.NotApplicable {
		says = append(says, findingsCount(part.Area.Findings))
	}
	if part.Writer != "" {
		says = append(says, "Saved by "+part.Writer+", "+view.When(part.UpdatedAt))
	}
	return strings.Join(says, ". ")
}

func findingsCount(f needs.Findings) string {
	provisions := 0
	for _, o := range f.Outcomes {
		provisions += len(o.Provisions)
	}
	return upperFirst(view.Count(len(f.Needs), "need", "needs")) + ", " + view.Count(len(f.Outcomes), "outcome", "outcomes") + ", " + view.Count(provisions, "piece", "pieces") + " of provision"
}

// partState says in words how far a part is (V10).
func partState(part plan.Part, hurdles, warnings []*fault.Fault) view.Tag {
	needsWork := view.Tag{Text: "Needs work", Tone: view.Soon}
	if pointsAt(hurdles, part.Key) {
		return needsWork
	}
	switch written, of := partProgress(part); {
	case part.Area != nil && part.Area.NotApplicable, part.J != nil && part.J.NotApplicable:
		return view.Tag{Text: "Not needed", Tone: view.Plain}
	case part.I != nil && part.I.IsZero():
		return view.Tag{Text: "Empty until the end", Tone: view.Plain}
	case written == of && pointsAt(warnings, part.Key):
		return needsWork
	case written == of:
		return view.Tag{Text: "Done", Tone: view.Good}
	case written > 0:
		return view.Tag{Text: "In progress", Tone: view.Active}
	}
	return view.Tag{Text: "Not started", Tone: view.Aside}
}

func pointsAt(faults []*fault.Fault, key plan.PartKey) bool {
	return slices.ContainsFunc(faults, func(f *fault.Fault) bool { return f.Field == string(key) })
}

// partProgress counts how many of a part's texts hold something.
func partProgress(part plan.Part) (written, of int) {
	count := func(texts ...richtext.Doc) (int, int) {
		for _, text := range texts {
			if !richtext.IsEmpty(text) {
				written++
			}
		}
		return written, len(texts)
	}
	switch {
	case part.A != nil:
		return count(part.A.Child, part.A.Parents, part.A.Background)
	case part.Overview != nil:
		return count(part.Overview.Summary, richtext.FromPlain(string(part.Overview.Category)), richtext.FromPlain(part.Overview.Primary))
	case part.J != nil:
		return count(part.J.Personal)
	case part.K != nil:
		return count(part.K.Review, part.K.Who)
	}
	return 1, 1
}

// draftActions are the steps that the draft can take next. The next one stands out only when nothing stops it.
func draftActions(out planning.PlanOut) view.Buttons {
	var b view.Buttons
	next := view.Primary
	if len(out.Hurdles) > 0 {
		next = view.Secondary
	}
	if out.Version == nil {
		b.Buttons = append(b.Buttons, view.Button{Text: "Share draft", Href: planURL(out.Case, "/share"), Kind: next})
		return b
	}
	if out.May(access.FinalisePlan) {
		b.Buttons = append(b.Buttons, view.Button{Text: "Finalise and issue", Href: planURL(out.Case, "/finalise"), Kind: next})
	}
	b.Buttons = append(b.Buttons,
		view.Button{Text: "Consult a setting", Href: planURL(out.Case, "/consult"), Kind: view.Secondary},
		view.Button{Text: "Share a revised draft", Href: planURL(out.Case, "/share"), Kind: view.Secondary})
	return b
}

// adviceTable is the list of section K: who gave advice, used or not (F161).
func adviceTable(h application.Head, listed []plan.AdviceListed) view.Table {
	t := view.Table{Caption: "Advice contributions", Columns: []view.Column{{Text: "Appendix"}, {Text: "Advice provided by"}, {Text: "Kind of advice"}, {Text: "Team name"}, {Text: "Received on"}, {Text: "View", Hidden: true}},
		Empty: view.Empty{Title: "No advice has come in yet"}}
	for i, a := range listed {
		cell := view.Cell{Text: "View", Href: caseURL(h.Case, "/assessment#views"), Hidden: "the views of " + a.Author}
		if a.Advice != "" {
			cell = view.Cell{Text: "View", Href: caseURL(h.Case, "/assessment/advice/"+string(a.Advice)+"/read"), Hidden: "the advice of " + a.Author}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: plan.AppendixNumber(i)}, {Text: a.Author, Sub: strings.Trim(a.Role+". "+a.Recorded, ". "), Main: true}, {Text: a.Limb}, {Text: a.Team}, {Text: a.ReceivedOn.Long()}, cell}})
	}
	return t
}

// joinWords puts a list into a sentence: "a, b and c".
func joinWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// lowerFirst makes a label part of a sentence; abbreviations stay ("NHS number").
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if second, _ := utf8.DecodeRuneInString(text[size:]); size == 0 || unicode.IsUpper(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// onThisPage takes from faults the parts of the plan that they point at: those fields are on other pages, save the
// parts that this page asks for itself.
func onThisPage(err error, here ...plan.PartKey) error {
	f := fault.As(err)
	if f == nil {
		return err
	}
	var faults []*fault.Fault
	for _, one := range f.All() {
		g := *one
		g.More = nil
		if info, ok := plan.FindPart(plan.PartKey(g.Field)); ok && !slices.Contains(here, info.Key) {
			g.Field = ""
		}
		faults = append(faults, &g)
	}
	return fault.Join(faults...)
}
