package needs

import (
	"fmt"
	"strings"

	"ehchub/domain/fault"
	"ehchub/domain/richtext"
)

// Limits of one area, generous for any real child; they bound what one request can make the hub store.
const (
	MaxItems = 60
	MaxText  = 20_000 // characters of one text
)

// Bounded refuses findings that are larger than the hub takes; a draft may still hold empty items.
func Bounded(f Findings) error {
	tooMany := len(f.Needs) > MaxItems || len(f.Outcomes) > MaxItems
	for _, o := range f.Outcomes {
		tooMany = tooMany || len(o.Steps) > MaxItems || len(o.Provisions) > MaxItems
	}
	if tooMany {
		return fault.New(fault.TooLarge, "needs.too-many", fmt.Sprintf("One area can hold up to %d needs and %d outcomes, and one outcome up to %d steps and %d pieces of provision.", MaxItems, MaxItems, MaxItems, MaxItems))
	}
	return nil
}

// Check refuses findings that are not ready to be sent: with an item that says nothing, a duplicate or missing identity, a link to a need that
// is not there, or more than the hub takes. Faults point at fields as forms name them ("outcome[ID].text").
func Check(area Area, f Findings) error {
	if _, ok := Info(area); !ok {
		return fault.Field("area", "needs.area-unknown", "Choose one of the six areas of need.")
	}
	c := checker{seen: map[string]bool{}}
	for _, n := range f.Needs {
		c.item("need", string(n.ID), n.Text, "Describe the need, or remove it.")
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
	seen   map[string]bool
	faults []*fault.Fault
}

func (c *checker) add(f *fault.Fault) { c.faults = append(c.faults, f) }

func (c *checker) item(kind, id, text, ask string) {
	field := fmt.Sprintf("%s[%s].text", kind, id)
	switch {
	case id == "" || c.seen[id]:
		c.add(fault.Field(field, "needs.identity", "Two items have the same identity. Reload the page and add the item again."))
	case strings.TrimSpace(text) == "":
		c.add(fault.Field(field, "needs.empty", ask))
	case len([]rune(text)) > MaxText:
		c.add(fault.Field(field, "needs.too-long", fmt.Sprintf("Use %d characters or fewer.", MaxText)))
	}
	c.seen[id] = true
}

func (c *checker) outcome(f Findings, o Outcome) {
	c.item("outcome", string(o.ID), o.Text, "Write the outcome, or remove it.")
	for _, id := range o.Needs {
		if !hasNeed(f, id) {
			c.add(fault.Field(fmt.Sprintf("outcome[%s].needs", o.ID), "needs.link", "This outcome points at a need that is not in this area any more."))
		}
	}
	for _, p := range o.Preparing {
		if p.Label() == "" {
			c.add(fault.Field(fmt.Sprintf("outcome[%s].preparing", o.ID), "needs.preparing", "Choose from the four preparing for adulthood headings."))
		}
	}
	for _, s := range o.Steps {
		c.item("step", string(s.ID), s.Text, "Write the step, or remove it.")
	}
	for _, p := range o.Provisions {
		c.item("provision", string(p.ID), richtext.Plain(p.Support), "Say what support is needed, or remove this provision.")
	}
}

func hasNeed[ID ~string](f Findings, id ID) bool {
	for _, n := range f.Needs {
		if string(n.ID) == string(id) {
			return true
		}
	}
	return false
}
