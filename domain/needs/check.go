package needs

import (
	"fmt"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/richtext"
)

// Limits of one area, generous for any real child; they bound what one request can make the hub store.
const (
	MaxItems = 500
	MaxText  = 20_000 // characters of one text
	MaxShort = 500    // characters of one short field of a provision
)

// Field names of the items, as forms and faults spell them.
func needField(n Need) string       { return fmt.Sprintf("need[%s].text", n.ID) }
func outcomeField(o Outcome) string { return fmt.Sprintf("outcome[%s].text", o.ID) }
func stepField(o Outcome, s Step) string {
	return fmt.Sprintf("outcome[%s].step[%s].text", o.ID, s.ID)
}
func provisionField(o Outcome, p Provision, field string) string {
	return fmt.Sprintf("outcome[%s].provision[%s].%s", o.ID, p.ID, field)
}

// Bounded refuses findings that are larger than the hub takes; a draft may still hold empty items. Faults point
// at fields as forms name them ("outcome[ID].step[ID].text").
func Bounded(f Findings) error {
	c := checker{}
	c.count(f)
	c.rich("strengths", f.Strengths)
	for _, n := range f.Needs {
		c.length(needField(n), n.Text, MaxText)
	}
	for _, o := range f.Outcomes {
		c.bound(o)
	}
	return fault.Join(c.faults...)
}

// Check refuses findings that are not ready to be sent: with an item that says nothing, a duplicate or missing
// identity, a link to a need that is not there, or more than the hub takes. Empty findings are fine: their author
// identified nothing (F120).
func Check(area Area, f Findings) error {
	if _, ok := Info(area); !ok {
		return fault.Field("area", "needs.area-unknown", "Choose one of the six areas of need.")
	}
	c := checker{seen: map[ehc.ItemID]bool{}}
	for _, n := range f.Needs {
		c.item(needField(n), n.ID, n.Text, "Describe the need, or remove it.")
	}
	for _, o := range f.Outcomes {
		c.outcome(f, o)
	}
	if err := Bounded(f); err != nil {
		c.add(fault.As(err))
	}
	return fault.Join(c.faults...)
}

type checker struct {
	seen   map[ehc.ItemID]bool
	faults []*fault.Fault
}

func (c *checker) add(f *fault.Fault) { c.faults = append(c.faults, f) }

func (c *checker) count(f Findings) {
	tooMany := len(f.Needs) > MaxItems || len(f.Outcomes) > MaxItems
	for _, o := range f.Outcomes {
		tooMany = tooMany || len(o.Steps) > MaxItems || len(o.Provisions) > MaxItems
	}
	if tooMany {
		c.add(fault.New(fault.TooLarge, "needs.too-many", fmt.Sprintf("One area can hold up to %d needs and %d outcomes, and one outcome up to %d steps and %d pieces of provision.", MaxItems, MaxItems, MaxItems, MaxItems)))
	}
}

func (c *checker) bound(o Outcome) {
	c.length(outcomeField(o), o.Text, MaxText)
	for _, s := range o.Steps {
		c.length(stepField(o, s), s.Text, MaxText)
	}
	for _, p := range o.Provisions {
		c.rich(provisionField(o, p, "support"), p.Support)
		c.length(provisionField(o, p, "provider"), p.Provider, MaxShort)
		c.length(provisionField(o, p, "ratio"), p.Ratio, MaxShort)
		c.length(provisionField(o, p, "quantity"), p.Quantity, MaxShort)
		c.length(provisionField(o, p, "frequency"), p.Frequency, MaxShort)
		c.length(provisionField(o, p, "skill"), p.Skill, MaxShort)
		c.length(provisionField(o, p, "duration"), p.Duration, MaxShort)
	}
}

func (c *checker) length(field, text string, most int) {
	if len([]rune(text)) > most {
		c.add(fault.Field(field, "needs.too-long", fmt.Sprintf("Use %d characters or fewer.", most)))
	}
}

func (c *checker) rich(field string, doc richtext.Doc) {
	if err := richtext.Check(doc); err != nil {
		c.add(fault.As(err).At(field))
	}
}

func (c *checker) item(field string, id ehc.ItemID, text, ask string) {
	switch {
	case id == "" || c.seen[id]:
		c.add(fault.Field(field, "needs.identity", "Two items have the same identity. Reload the page and add the item again."))
	case strings.TrimSpace(text) == "":
		c.add(fault.Field(field, "needs.empty", ask))
	}
	c.seen[id] = true
}

func (c *checker) outcome(f Findings, o Outcome) {
	c.item(outcomeField(o), o.ID, o.Text, "Write the outcome, or remove it.")
	for _, id := range o.Needs {
		if !f.HasNeed(id) {
			c.add(fault.Field(fmt.Sprintf("outcome[%s].needs", o.ID), "needs.link", "This outcome points at a need that is not in this area any more."))
		}
	}
	for _, p := range o.Preparing {
		if p.Label() == "" {
			c.add(fault.Field(fmt.Sprintf("outcome[%s].preparing", o.ID), "needs.preparing", "Choose from the four preparing for adulthood headings."))
		}
	}
	for _, s := range o.Steps {
		c.item(stepField(o, s), s.ID, s.Text, "Write the step, or remove it.")
	}
	for _, p := range o.Provisions {
		c.item(provisionField(o, p, "support"), p.ID, richtext.Plain(p.Support), "Say what support is needed, or remove this provision.")
	}
}
