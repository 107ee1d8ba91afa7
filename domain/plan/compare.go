package plan

import (
	"fmt"
	"slices"
	"strings"

	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// Changed lists the sections that read differently here than in the other content, in the order of
// the plan. How a text is spaced and which advice an item was taken from make no difference.
func (c Content) Changed(other Content) []SectionInfo {
	mine, theirs := c.readings(), other.readings()
	return slices.DeleteFunc(Sections(), func(s SectionInfo) bool { return mine[s.Letter] == theirs[s.Letter] })
}

// readings gives what each section says, by its letter, in a form that is equal for equal words.
func (c Content) readings() map[string]string {
	r := reading{}
	r.say("A", rich(c.A.Child), rich(c.A.Parents), rich(c.A.Background))
	r.say("B", rich(c.Overview.Summary), string(c.Overview.Category), c.Overview.Primary, c.Overview.Secondary, c.Overview.Why)
	for _, info := range needs.Areas() {
		r.area(info, c.Area(info.Area))
	}
	r.say("I", string(c.I.Setting), c.I.Name, c.I.Type)
	r.say("J", fmt.Sprint(c.J.NotApplicable), rich(c.J.Personal), rich(c.J.AnnualCost))
	r.say("K", rich(c.K.Review), rich(c.K.Who))
	for _, a := range c.Advice {
		r.say("K", a.Views, a.Limb, a.Author, a.Role, a.Team, a.ReceivedOn.String())
	}
	return r
}

type reading map[string]string

// say adds one line of texts to a section; how they are spaced makes no difference.
func (r reading) say(letter string, texts ...string) {
	for i, text := range texts {
		texts[i] = strings.TrimSpace(text)
	}
	r[letter] += fmt.Sprintf("%q\n", texts)
}

func rich(doc richtext.Doc) string { return richtext.Markdown(doc) }

// area adds what the plan says of an area of need to the sections that hold it.
func (r reading) area(info needs.AreaInfo, a AreaPart) {
	area := string(info.Area)
	r.say(info.Needs, area, fmt.Sprint(a.NotApplicable), rich(a.Findings.Strengths))
	for _, n := range a.Findings.Needs {
		r.say(info.Needs, area, n.Text)
	}
	for _, o := range a.Findings.Outcomes {
		r.say("E", area, o.Text, fmt.Sprint(o.Preparing), fmt.Sprint(o.Needs))
		for _, s := range o.Steps {
			r.say("E", s.Text, s.By.String())
		}
		for _, p := range o.Provisions {
			r.say(needs.SectionOf(info.Area, p), area, string(o.ID), rich(p.Support), p.Provider, p.Skill, p.Ratio, p.Quantity, p.Frequency, p.Duration)
		}
	}
}
