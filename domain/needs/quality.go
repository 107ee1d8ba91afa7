package needs

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/richtext"
)

// Kind is what a rule of quality looks at.
type Kind string

const (
	OfProvision Kind = "Provision"
	OfOutcome   Kind = "Outcome"
)

// Rule is one row of the table of what makes advice, and the plan that is written from it, clear enough to be carried
// out. A rule never stops anything by itself: its words stand beside the item.
type Rule struct {
	Code string
	Kind Kind
	// Wants is what an item should say, to stand after “Not said yet:”. Empty where the rule says a sentence of its own.
	Wants string
	// Asks says what the rule looks for, to people who read the table.
	Asks string
	Why  string // the reason, to the writer
	Law  string
	// field gives the box that is for just this; a plan is not issued while it is empty. nil where there is none, or it may
	// stay empty.
	field func(Provision) string

	lacks func(reading) bool
	says  func(reading) string
}

// Essential reports that no plan is issued whose section F lacks this.
func (r Rule) Essential() bool { return r.field != nil }

const (
	clearLaw   = "CFA 2014 ss.37(2)(c), 42; Code of Practice 9.69; L v Clarke and Somerset County Council"
	clearWhy   = "The council must see to it that this is given. That can be done only if nobody can doubt who does what, how much, how often and for how long."
	doubtWhy   = "Words like these promise nothing that can be counted. Advice that is specific becomes provision that can be relied on."
	decideLaw  = "C v Special Educational Needs Tribunal; E v Rotherham Metropolitan Borough Council"
	decideWhy  = "The plan has to say what is given. It can’t leave that to be settled later, or to whoever gives it."
	smartLaw   = "Code of Practice 9.66"
	smartWhy   = "An outcome is specific, measurable and has a date, so that the family and the setting can see at the review whether it was reached."
	differsWhy = "An outcome is the difference that something makes to the child or young person. What is given for it stands under it, as provision."
)

// Rules lists them, in the order in which they are said. Advice and plan are held to the same.
func Rules() []Rule {
	return []Rule{
		{Code: "provision.who", Kind: OfProvision, Wants: "who provides it", Asks: "A role: not only “school” or “staff”.", Why: clearWhy, Law: clearLaw,
			field: func(p Provision) string { return p.Provider }, lacks: func(r reading) bool { return !r.saysWho() }},
		{Code: "provision.skill", Kind: OfProvision, Wants: "with what training or skill", Asks: "The level of expertise, unless the role itself says it, as “speech and language therapist” does.", Why: clearWhy, Law: clearLaw, lacks: func(r reading) bool { return !r.saysSkill() }},
		{Code: "provision.amount", Kind: OfProvision, Wants: "how much", Asks: "An amount, such as 30 minutes.", Why: clearWhy, Law: clearLaw,
			field: func(p Provision) string { return p.Quantity }, lacks: func(r reading) bool { return !r.saysAmount() }},
		{Code: "provision.often", Kind: OfProvision, Wants: "how often", Asks: "A frequency, such as twice a week.", Why: clearWhy, Law: clearLaw,
			field: func(p Provision) string { return p.Frequency }, lacks: func(r reading) bool { return !r.saysOften() }},
		{Code: "provision.duration", Kind: OfProvision, Wants: "for how long", Asks: "A duration or an end, such as two terms, or until the annual review.", Why: clearWhy, Law: clearLaw, lacks: func(r reading) bool { return !r.saysDuration() }},
		{Code: "provision.boxes", Kind: OfProvision, Asks: "Who, how much and how often stand in their own boxes as well as in the text.", Why: "The plan shows them side by side, and is not issued while a box is empty.", Law: clearLaw, says: reading.notInBoxes},
		{Code: "provision.vague", Kind: OfProvision, Asks: "Words that leave room for doubt, where no amount and frequency stand beside them.", Why: doubtWhy, Law: clearLaw, says: reading.vague},
		{Code: "provision.open", Kind: OfProvision, Asks: "Words that leave the decision to somebody else, or to later.", Why: decideWhy, Law: decideLaw, says: reading.undecided},
		{Code: "outcome.measure", Kind: OfOutcome, Wants: "how anyone will know that it is reached", Asks: "A number, a level, or with how much help: “improve” and “develop” say none of these. A plain deed, such as tying shoelaces, needs no other measure.", Why: smartWhy, Law: smartLaw, lacks: func(r reading) bool { return !r.measurable() }},
		{Code: "outcome.date", Kind: OfOutcome, Wants: "by when", Asks: "A date, a school year, a key stage or an age, in the outcome or at one of its steps.", Why: smartWhy, Law: smartLaw, lacks: func(r reading) bool { return !r.dated() }},
		{Code: "outcome.past", Kind: OfOutcome, Asks: "Dates of steps that have passed.", Why: smartWhy, Law: smartLaw, says: reading.past},
		{Code: "outcome.provision", Kind: OfOutcome, Asks: "Outcomes that say what is given, and not what changes.", Why: differsWhy, Law: smartLaw, says: reading.isProvision},
	}
}

// Hint is what a quiet check says beside one item: what could be said more clearly, and why that is asked.
type Hint struct {
	Rules []string
	Text  string
	Why   string
	Law   string
}

// Hints reads an area and gives, by item, what could be said more clearly; an item that lacks nothing has an empty list,
// and one that says nothing yet is left out. today tells which dates have passed.
func Hints(f Findings, today ehc.Date) map[ehc.ItemID][]Hint {
	all := map[ehc.ItemID][]Hint{}
	for _, o := range f.Outcomes {
		if strings.TrimSpace(o.Text) != "" {
			all[o.ID] = hintsOf(OfOutcome, reading{text: o.Text, outcome: o, today: today})
		}
		for _, p := range o.Provisions {
			if !p.isBlank() {
				all[p.ID] = HintsOn(p)
			}
		}
	}
	return all
}

// HintsOn gives what one piece of provision could say more clearly.
func HintsOn(p Provision) []Hint {
	return hintsOf(OfProvision, reading{text: richtext.Plain(p.Support), provision: p})
}

// HintsOnOutcome gives what an outcome could say more clearly.
func HintsOnOutcome(o Outcome, today ehc.Date) []Hint {
	return hintsOf(OfOutcome, reading{text: o.Text, outcome: o, today: today})
}

// EmptyBoxes lists what a piece of provision must say before a plan is issued, and has no words for in the box for it.
func EmptyBoxes(p Provision) []string {
	var empty []string
	for _, rule := range Rules() {
		if rule.Essential() && strings.TrimSpace(rule.field(p)) == "" {
			empty = append(empty, rule.Wants)
		}
	}
	return empty
}

// hintsOf puts what is not said into one sentence, and each other thing into its own.
func hintsOf(kind Kind, r reading) []Hint {
	hints := []Hint{}
	missing := Hint{}
	var wants []string
	for _, rule := range Rules() {
		switch {
		case rule.Kind != kind:
		case rule.lacks != nil && rule.lacks(r):
			wants = append(wants, rule.Wants)
			missing.Rules, missing.Why, missing.Law = append(missing.Rules, rule.Code), rule.Why, rule.Law
		case rule.says != nil:
			if text := rule.says(r); text != "" {
				hints = append(hints, Hint{Rules: []string{rule.Code}, Text: text, Why: rule.Why, Law: rule.Law})
			}
		}
	}
	if len(wants) > 0 {
		missing.Text = "Not said yet: " + listed(wants, "and") + "."
		hints = append([]Hint{missing}, hints...)
	}
	return hints
}

// Says tells in words what an item of a kind says once nothing is missing.
func Says(kind Kind) string {
	if kind == OfOutcome {
		return "It says what will change, how anyone will know, and by when."
	}
	return "It says who, with what skill, how much, how often and for how long."
}

func listed(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + " " + last + " " + words[end]
}
