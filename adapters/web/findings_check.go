package web

import (
	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
)

// itemCheck is the quiet check beside an outcome or a piece of provision: what it could say more clearly, and why. It
// stands there empty while there is nothing to check, so that a page that saves by itself can fill it.
type itemCheck struct {
	Item  string
	Label string
	Hints []selfHint
	Fine  string // what to say of an item that lacks nothing
	Shown bool
}

// selfHint is one sentence of a check.
type selfHint struct {
	Text string `json:"text"`
	Why  string `json:"why"`
}

func checkOf(item, label string, kind needs.Kind, hints map[ehc.ItemID][]needs.Hint) itemCheck {
	found, shown := hints[ehc.ItemID(item)]
	return itemCheck{Item: item, Label: "Check of " + label, Hints: hintWords(found), Fine: needs.Says(kind), Shown: shown}
}

func hintWords(hints []needs.Hint) []selfHint {
	words := []selfHint{}
	for _, h := range hints {
		words = append(words, selfHint{h.Text, h.Why + " (" + h.Law + ")"})
	}
	return words
}

// selfChecks are the checks of a form that saved by itself, by item.
func selfChecks(hints map[ehc.ItemID][]needs.Hint) map[string][]selfHint {
	if hints == nil {
		return nil
	}
	checks := map[string][]selfHint{}
	for item, found := range hints {
		checks[string(item)] = hintWords(found)
	}
	return checks
}

// clearGuide says, before somebody begins, what makes an outcome and provision clear.
func clearGuide() view.Component {
	guide := clearGuidance{}
	for _, rule := range needs.Rules() {
		if rule.Wants == "" {
			continue
		}
		line := upperFirst(rule.Wants) + ". " + rule.Asks
		if rule.Kind == needs.OfOutcome {
			guide.Outcome = append(guide.Outcome, line)
		} else {
			guide.Provision = append(guide.Provision, line)
		}
	}
	return guide
}

// clearGuidance draws clearGuide, folded.
type clearGuidance struct{ Outcome, Provision []string }

// Component names the template.
func (clearGuidance) Component() string { return "clear-guide" }
