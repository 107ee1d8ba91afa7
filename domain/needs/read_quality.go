package needs

import (
	"fmt"
	"regexp"
	"strings"

	"ehchub/domain/ehc"
)

// reading is one item as the rules of quality read it.
type reading struct {
	text      string
	provision Provision
	outcome   Outcome
	today     ehc.Date
}

// row is everything that stands in a row of provision.
func (r reading) row() string {
	p := r.provision
	return strings.Join([]string{r.text, p.Provider, p.Skill, p.Ratio, p.Quantity, p.Frequency, p.Duration}, " . ")
}

func (r reading) saysWho() bool {
	if who := strings.TrimSpace(r.provision.Provider); who != "" {
		return !nobody.MatchString(who)
	}
	return role.MatchString(r.text)
}

func (r reading) saysSkill() bool {
	if strings.TrimSpace(r.provision.Skill) != "" {
		return !nothing.MatchString(strings.TrimSpace(r.provision.Skill))
	}
	return skilled.MatchString(r.provision.Provider + " . " + r.text)
}

func (r reading) saysAmount() bool {
	return said(r.provision.Quantity) || amount.MatchString(r.text+" . "+r.provision.Frequency)
}

func (r reading) saysOften() bool {
	return said(r.provision.Frequency) || often.MatchString(r.text+" . "+r.provision.Quantity)
}

func (r reading) saysDuration() bool {
	p := r.provision
	return said(p.Duration) || duration.MatchString(strings.Join([]string{r.text, p.Quantity, p.Frequency}, " . "))
}

// said reports whether a box says something other than that it will be said later.
func said(box string) bool {
	box = strings.TrimSpace(box)
	return box != "" && !nothing.MatchString(box)
}

// notInBoxes names what the text says and its own box does not.
func (r reading) notInBoxes() string {
	var missing []string
	for _, rule := range Rules() {
		if rule.Essential() && strings.TrimSpace(rule.field(r.provision)) == "" && !rule.lacks(r) {
			missing = append(missing, rule.Wants)
		}
	}
	if len(missing) == 0 {
		return ""
	}
	return "In the text, but not in a box of its own: " + listed(missing, "and") + "."
}

// vague names the words that leave room for doubt. With an amount and a frequency beside them most leave none.
func (r reading) vague() string {
	row := r.row()
	specific := amount.MatchString(row) && often.MatchString(row)
	var found []string
	for _, term := range vagueTerms {
		if specific && !term.always {
			continue
		}
		if word := term.find(row); word != "" {
			found = append(found, "“"+word+"”")
		}
	}
	switch len(found) {
	case 0:
		return ""
	case 1:
		return found[0] + " leaves room for doubt. Say exactly what is given, how much and how often."
	}
	return listed(found, "and") + " leave room for doubt. Say exactly what is given, how much and how often."
}

func (r reading) undecided() string {
	if word := undecided.FindString(r.row()); word != "" {
		return "“" + strings.ToLower(word) + "” leaves the decision open. Say what you advise."
	}
	return ""
}

// measurable reports whether somebody could tell that an outcome is reached. Its date is no measure.
func (r reading) measurable() bool {
	text := date.ReplaceAllString(r.text, " ")
	if measure.MatchString(text) {
		return true
	}
	return deed.MatchString(text) && !soft.MatchString(text)
}

func (r reading) dated() bool {
	for _, step := range r.outcome.Steps {
		if !step.By.IsZero() {
			return true
		}
	}
	return date.MatchString(r.text)
}

func (r reading) past() string {
	var passed []string
	for i, step := range r.outcome.Steps {
		if !step.By.IsZero() && !r.today.IsZero() && step.By.Before(r.today) {
			passed = append(passed, fmt.Sprintf("step %d (%s)", i+1, step.By.Long()))
		}
	}
	if len(passed) == 0 {
		return ""
	}
	return "Its date has passed: " + listed(passed, "and") + "."
}

func (r reading) isProvision() string {
	if given.MatchString(r.text) {
		return "This says what is given. Say what it will change, and write what is given as provision below."
	}
	return ""
}

// vagueTerm is a word that leaves room for doubt, and the words around it with which it does not.
type vagueTerm struct {
	pattern *regexp.Regexp
	unless  *regexp.Regexp // nil for nothing
	// always: it takes back even an amount.
	always bool
}

func (t vagueTerm) find(text string) string {
	for _, at := range t.pattern.FindAllStringIndex(text, -1) {
		around := text[max(0, at[0]-12):min(len(text), at[1]+24)]
		if t.unless == nil || !t.unless.MatchString(around) {
			return strings.ToLower(text[at[0]:at[1]])
		}
	}
	return ""
}
