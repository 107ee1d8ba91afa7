package guidance

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/wording"
)

// Stage is a stage of the road whose page opens with guidance.
type Stage string

const (
	Request          Stage = "request"
	DecisionToAssess Stage = "decision-to-assess"
	Assessment       Stage = "assessment"
	DecisionToIssue  Stage = "decision-to-issue"
	Plan             Stage = "plan"
)

// Stages lists them in the order of the road.
func Stages() []Stage { return []Stage{Request, DecisionToAssess, Assessment, DecisionToIssue, Plan} }

// Label names a stage.
func (s Stage) Label() string {
	return map[Stage]string{Request: "Request", DecisionToAssess: "Decision whether to assess", Assessment: "Assessment", DecisionToIssue: "Decision whether to issue a plan", Plan: "Plan"}[s]
}

// Known reports whether there is such a stage.
func (s Stage) Known() bool { return s.Label() != "" }

// Audience is whom a text speaks to.
type Audience string

const (
	ToFamily    Audience = "family"
	ToSetting   Audience = "setting"
	ToAdviser   Audience = "adviser"
	ToConsulted Audience = "consulted" // a setting that is asked whether it can be named
	ToCouncil   Audience = "council"
	// Over is everybody, once the stage is over: nothing is asked of anybody there any more.
	Over Audience = "over"
)

// Label names an audience.
func (a Audience) Label() string {
	return map[Audience]string{ToFamily: "The family and advocates", ToSetting: "The child’s setting", ToAdviser: "Professionals asked for advice", ToConsulted: "A consulted setting", ToCouncil: "The council’s officers", Over: "Everybody, once the stage is over"}[a]
}

// AudienceOf gives the audience that a reader with these relations to a case belongs to: the part that asks most of them.
func AudienceOf(relations []access.Relation) Audience {
	for _, one := range []struct {
		audience Audience
		of       []access.Relation
	}{
		{ToCouncil, []access.Relation{access.Coordinator, access.Manager, access.Decider}},
		{ToFamily, []access.Relation{access.Family, access.Advocate, access.Author}},
		{ToSetting, []access.Relation{access.Setting}},
		{ToAdviser, []access.Relation{access.Adviser, access.TeamMember, access.TeamManager}},
		{ToConsulted, []access.Relation{access.Consulted, access.Answered}},
	} {
		if slices.ContainsFunc(relations, func(r access.Relation) bool { return slices.Contains(one.of, r) }) {
			return one.audience
		}
	}
	return ToCouncil
}

// Key names the text of a stage for an audience.
func Key(s Stage, a Audience) string { return string(s) + "." + string(a) }

// Split takes a key apart.
func Split(key string) (Stage, Audience) {
	stage, audience, _ := strings.Cut(key, ".")
	return Stage(stage), Audience(audience)
}

// TextField is the one field of a text.
const TextField = "text"

// MaxText is how long a text can be, in characters.
const MaxText = 3000

// Texts are the texts of guidance.
var Texts = wording.Collection{Area: "guidance", Keys: keys, Own: own, Check: check}

func keys() []string {
	var all []string
	for _, s := range Stages() {
		for _, a := range []Audience{ToFamily, ToSetting, ToAdviser, ToConsulted, ToCouncil, Over} {
			if _, there := texts[Key(s, a)]; there {
				all = append(all, Key(s, a))
			}
		}
	}
	return all
}

func own(key string) (map[string]string, bool) {
	text, ok := texts[key]
	return map[string]string{TextField: text}, ok
}

// Facts are what a text can tell of a case: nothing of the child.
type Facts struct {
	Reference ehc.Reference
	Council   string
	Contact   string
	Now       string   // a sentence on where the case stands now
	Due       ehc.Date // the last lawful day of what the stage is to bring; zero where none is open
}

// Placeholders lists what a text can hold.
func Placeholders() []wording.Placeholder {
	return []wording.Placeholder{
		{Name: "due date", Meaning: "The last lawful day of what the stage is to bring. A paragraph with it is left out where no day is open."},
		{Name: "now", Meaning: "A sentence on where the case stands now, such as “The plan is in force.”"},
		{Name: "case ID", Meaning: "The number of the case"},
		{Name: "council", Meaning: "The council’s name"},
		{Name: "contact", Meaning: "The council’s telephone number and e-mail address"},
	}
}

func (f Facts) value(name string) string {
	return map[string]string{"due date": f.Due.LongWithDay(), "now": f.Now, "case ID": string(f.Reference), "council": f.Council, "contact": f.Contact}[name]
}

func check(key string, fields map[string]string) error {
	text := strings.TrimSpace(fields[TextField])
	var faults []*fault.Fault
	switch {
	case text == "":
		faults = append(faults, fault.Field(TextField, "guidance.empty", "Write what this stage is, and what its reader must do."))
	case utf8.RuneCountInString(text) > MaxText:
		faults = append(faults, fault.Field(TextField, "guidance.long", "The text must be 3,000 characters or fewer."))
	}
	var allowed []string
	for _, p := range Placeholders() {
		allowed = append(allowed, p.Name)
	}
	for _, name := range wording.Names(text) {
		if !slices.Contains(allowed, name) {
			faults = append(faults, wording.Unknown("guidance", name, allowed).At(TextField))
		}
	}
	if wrong := wording.Braces("guidance", text, "due date"); wrong != nil {
		faults = append(faults, wrong.At(TextField))
	}
	return fault.Join(faults...)
}

// Block is a paragraph or, with Items, a list of points.
type Block struct {
	Text  string
	Items []string
}

// Compose sets a text: paragraphs stand apart by an empty line, and a line that begins with "- " is a point of a list. A
// paragraph or point with a placeholder that has nothing to say is left out.
func Compose(text string, f Facts) (blocks []Block) {
	for _, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		words, items := f.part(part)
		if words != "" {
			blocks = append(blocks, Block{Text: words})
		}
		if len(items) > 0 {
			blocks = append(blocks, Block{Items: items})
		}
	}
	return blocks
}

// part sets what stands between two empty lines: words, then points.
func (f Facts) part(text string) (words string, items []string) {
	said := true
	for _, line := range strings.Split(text, "\n") {
		line, isItem := strings.CutPrefix(strings.TrimSpace(line), "- ")
		filled, whole := f.fill(line)
		switch {
		case isItem && whole:
			items = append(items, filled)
		case !isItem:
			said = said && whole
			words = strings.TrimSpace(words + " " + filled)
		}
	}
	if !said {
		words = ""
	}
	return words, items
}

// fill puts the facts into a line; whole is false when one that it names is not there.
func (f Facts) fill(line string) (filled string, whole bool) {
	whole = true
	filled = wording.Fill(line, func(name string) string {
		value := f.value(name)
		whole = whole && value != ""
		return value
	})
	return strings.TrimSpace(filled), whole
}
