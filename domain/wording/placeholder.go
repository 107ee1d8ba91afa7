package wording

import (
	"regexp"
	"strings"

	"ehchub/domain/fault"
)

// Placeholder is one thing that the hub puts into a text: the text names it as {{name}}.
type Placeholder struct {
	Name    string
	Meaning string // what stands in its place
}

// Break separates pieces of a text across which no placeholder reaches.
const Break = "\x00"

var placeholder = regexp.MustCompile(`\{\{([^{}\x00]*)\}\}`)

// Mark writes a placeholder as it stands in a text.
func Mark(name string) string { return "{{" + name + "}}" }

// Names lists the placeholders of a text in their order, each as often as it stands there.
func Names(text string) []string {
	var names []string
	for _, found := range placeholder.FindAllStringSubmatch(text, -1) {
		names = append(names, strings.TrimSpace(found[1]))
	}
	return names
}

// Only gives the name of the placeholder that is all of a text; ok is false where there is more, or none.
func Only(text string) (name string, ok bool) {
	whole := strings.TrimSpace(text)
	if found := placeholder.FindString(whole); found == "" || found != whole {
		return "", false
	}
	return strings.TrimSpace(whole[2 : len(whole)-2]), true
}

// Fill puts values in the places of placeholders.
func Fill(text string, value func(name string) string) string {
	return placeholder.ReplaceAllStringFunc(text, func(found string) string { return value(strings.TrimSpace(found[2 : len(found)-2])) })
}

// fewNames is up to how many placeholders an error names; of more it names the first, and says where the others are.
const fewNames = 6

// Unknown refuses a placeholder that a text can't hold, and lists those that it can. Kind says what the text is: "letter".
func Unknown(kind, name string, allowed []string) *fault.Fault {
	list, more := "", ""
	if len(allowed) > fewNames {
		allowed, more = allowed[:3], ", and the others under “What can stand in this text”"
	}
	for i, one := range allowed {
		if i > 0 {
			list += ", "
		}
		list += Mark(one)
	}
	return fault.New(fault.Invalid, kind+".unknown-placeholder", Mark(name)+" is not a placeholder of this "+kind+". You can use: "+list+more+".")
}

// Braces refuses a text in which braces of a placeholder are missing, and shows where; nil when none are.
func Braces(kind, text, example string) *fault.Fault {
	rest := placeholder.ReplaceAllString(text, "")
	if !strings.Contains(rest, "{{") && !strings.Contains(rest, "}}") {
		return nil
	}
	return fault.New(fault.Invalid, kind+".braces", "A placeholder is two braces, its name, and two braces: "+Mark(example)+". Some of them are missing near “"+around(rest)+"”.")
}

// around gives the words at a stray pair of braces.
func around(text string) string {
	i := max(strings.Index(text, "{{"), strings.Index(text, "}}"))
	words := strings.Fields(strings.ReplaceAll(text[i:], Break, ""))
	return strings.Join(words[:min(4, len(words))], " ")
}
