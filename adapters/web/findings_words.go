package web

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// findingsWords says in words what the editor's fields are called and hold, for errors, conflicts and removals.
type findingsWords struct {
	needs    []string // IDs in the order shown
	outcomes []string
	inside   map[string][]string // a list inside an outcome → its IDs
	texts    map[string]string   // a need's ID → its text
}

// wordsOf numbers the items as the form shows them, with those that only the stored text has behind them.
func wordsOf(v *form.Values, theirs map[string][]string) findingsWords {
	w := findingsWords{inside: map[string][]string{}, texts: map[string]string{}}
	fields := v.Fields()
	for name, ids := range theirs {
		if strings.HasSuffix(name, ".order") {
			for _, id := range ids {
				if !slices.Contains(fields[name], id) {
					fields[name] = append(fields[name], id)
				}
			}
		}
	}
	w.needs, w.outcomes = fields[form.OrderName(needList)], fields[form.OrderName(outcomeList)]
	for name, ids := range fields {
		if strings.HasPrefix(name, outcomeList+"[") && strings.HasSuffix(name, ".order") {
			w.inside[strings.TrimSuffix(name, ".order")] = ids
		}
	}
	for _, id := range w.needs {
		name := form.ItemName(needList, id, "text")
		w.texts[id] = v.Lines(name)
		if w.texts[id] == "" && len(theirs[name]) > 0 {
			w.texts[id] = theirs[name][0]
		}
	}
	return w
}

var (
	needName   = regexp.MustCompile(`^need\[([^\]]+)\]`)
	insideName = regexp.MustCompile(`^(outcome\[([^\]]+)\]\.(step|provision))\[([^\]]+)\]\.(\w+)$`)
	ownName    = regexp.MustCompile(`^outcome\[([^\]]+)\]\.(\w+)$`)
)

var provisionLabels = map[string]string{
	"support": "support needed", "provider": "to be provided by", "ratio": "staff to student ratio", "quantity": "how much", "frequency": "how often", "skill": "training or experience", "duration": "for how long", "section": "section of the plan",
}

// Label is what people call a field: "Outcome 2, provision 1: how often".
func (w findingsWords) Label(field string) string {
	if field == strengthsField {
		return "Strengths"
	}
	if m := needName.FindStringSubmatch(field); m != nil {
		return fmt.Sprintf("Need %d", slices.Index(w.needs, m[1])+1)
	}
	if m := insideName.FindStringSubmatch(field); m != nil {
		label := fmt.Sprintf("Outcome %d, %s %d", slices.Index(w.outcomes, m[2])+1, m[3], slices.Index(w.inside[m[1]], m[4])+1)
		switch {
		case m[5] == "by":
			return label + ": date to be achieved by"
		case m[3] == provisionList:
			return label + ": " + provisionLabels[m[5]]
		}
		return label
	}
	if m := ownName.FindStringSubmatch(field); m != nil {
		label := fmt.Sprintf("Outcome %d", slices.Index(w.outcomes, m[1])+1)
		switch m[2] {
		case "needs":
			return label + ": needs that it meets"
		case "preparing":
			return label + ": preparing for adulthood"
		}
		return label
	}
	return field
}

// Rich reports whether a field holds formatted text.
func (findingsWords) Rich(field string) bool {
	return field == strengthsField || strings.HasSuffix(field, ".support")
}

// Words says what a choice of several means: the needs and headings by name, not by code.
func (w findingsWords) Words(field, text string) string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasSuffix(field, "].needs"):
			line = w.need(line)
		case strings.HasSuffix(field, "].preparing"):
			line = needs.Preparing(line).Label()
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (w findingsWords) need(id string) string {
	if id == "" {
		return ""
	}
	return fmt.Sprintf("Need %d: %s", slices.Index(w.needs, id)+1, shortened(w.texts[id], 80))
}

// shortened gives the beginning of a text on one line.
func shortened(text string, runes int) string {
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > runes {
		return strings.TrimRight(string(r[:runes]), " ") + "…"
	}
	return text
}

// removalOf is the page that asks before an item with words is removed; ok is false when there is no such item.
// back is the editor's address.
func removalOf(f needs.Findings, id ehc.ItemID, back string) (title string, confirm view.Confirm, ok bool) {
	what, text, more := describeItem(f, id)
	if what == "" {
		return "", confirm, false
	}
	confirm = view.Confirm{
		What: append([]string{"It says: “" + shortened(text, 200) + "”"}, more...),
		Yes:  view.Button{Text: "Remove it", Value: confirmRemove + string(id), Kind: view.Warned},
		No:   view.Link{Text: "No, go back", Href: back + "#" + itemAnchor(id)}, Action: back,
	}
	return "Remove " + what + "?", confirm, true
}

func describeItem(f needs.Findings, id ehc.ItemID) (what, text string, more []string) {
	for i, n := range f.Needs {
		if n.ID == id {
			return fmt.Sprintf("need %d", i+1), n.Text, nil
		}
	}
	for i, o := range f.Outcomes {
		if o.ID == id {
			return fmt.Sprintf("outcome %d", i+1), o.Text, withOutcome(o)
		}
		for j, s := range o.Steps {
			if s.ID == id {
				return fmt.Sprintf("step %d of outcome %d", j+1, i+1), s.Text, nil
			}
		}
		for j, p := range o.Provisions {
			if p.ID == id {
				return fmt.Sprintf("provision %d of outcome %d", j+1, i+1), richtext.Plain(p.Support), nil
			}
		}
	}
	return "", "", nil
}

func withOutcome(o needs.Outcome) []string {
	if len(o.Steps)+len(o.Provisions) == 0 {
		return nil
	}
	return []string{"Its " + view.Count(len(o.Steps), "step", "steps") + " and " + view.Count(len(o.Provisions), "piece", "pieces") + " of provision go with it."}
}
