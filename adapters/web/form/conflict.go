package form

import (
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"slices"
	"sort"
	"strings"

	"ehchub/adapters/web/view"
)

// MarkPrefix begins the names of the hidden fields that Marks gives.
const MarkPrefix = "was."

const (
	choosePrefix = "choose."
	conflictName = "conflict"
	orderSuffix  = ".order"
)

// Difference is a field that two people changed, each in their own way.
type Difference struct {
	Field        string
	Mine, Theirs string
	// Choice is what the person said: "mine", "theirs", or "" when they have not said.
	Choice string
}

// Marks are hidden fields that remember what is stored while a form is open: a short fingerprint of each field,
// and each list's order. stored holds the fields as the form would post them; formatted text as light Markdown.
func Marks(stored url.Values) []view.Hidden {
	var marks []view.Hidden
	for _, name := range sortedNames(stored) {
		if !strings.HasSuffix(name, ".format") {
			marks = append(marks, view.Hidden{Name: MarkPrefix + name, Value: mark(name, stored[name])})
		}
	}
	return marks
}

// SetRich puts formatted text in the place of a field's own, as light Markdown, so that it can be compared with
// what is stored.
func (v *Values) SetRich(name, markdown string) {
	v.Set(name, markdown)
	v.Set(name+".format", "text")
}

// Merge brings what a person posted together with what is stored by now. A field that only one side changed
// since the form was shown (by its mark) is taken from that side; so are items of a list that one side added or
// removed, save that an item which the other side changed meanwhile is kept. What both changed differently is
// returned.
// Before calling it, formatted fields are set with SetRich.
func Merge(mine *Values, stored url.Values) []Difference {
	var differences []Difference
	merged := Of(mine.Fields())
	for _, name := range fieldsOf(mine, stored) {
		ours, theirs := canonical(mine.fields[name]), canonical(stored[name])
		was, marked := mine.fields[MarkPrefix+name]
		switch owner := itemOwner(mine, stored, name); {
		case slices.Equal(ours, theirs), owner == "mine":
		case owner == "theirs":
			merged.take(name, stored)
		case strings.HasSuffix(name, orderSuffix):
			merged.fields[name] = mergeOrder(mine, stored, name)
		case marked && mark(name, theirs) == was[0]:
		case marked && mark(name, ours) == was[0]:
			merged.take(name, stored)
		default:
			differences = append(differences, Difference{Field: name, Mine: strings.Join(ours, "\n"), Theirs: strings.Join(theirs, "\n")})
		}
	}
	mine.fields = merged.fields
	return differences
}

// Prints are the prints that Marks gives, of what a form holds itself, by the names of its fields.
func (v *Values) Prints() map[string]string {
	prints := map[string]string{}
	for name, values := range v.fields {
		if !strings.HasPrefix(name, MarkPrefix) && !strings.HasSuffix(name, ".format") {
			prints[name] = mark(name, values)
		}
	}
	return prints
}

// Recognise takes what is stored for read where the page itself wrote it: earlier are the Prints of what it saved last.
// A page that never heard that it had saved would else take its own text for somebody else's.
func Recognise(mine *Values, stored url.Values, earlier map[string]string) {
	for _, name := range fieldsOf(mine, stored) {
		if print, saved := earlier[name]; saved && print == mark(name, stored[name]) {
			mine.fields.Set(MarkPrefix+name, print)
		}
	}
}

// TakeStored sets a field to what is stored, or takes it away where nothing is.
func (v *Values) TakeStored(name string, stored url.Values) { v.take(name, stored) }

// Unchanged reports whether a field is stored as it was when the form was shown.
func (v *Values) Unchanged(name string, stored url.Values) bool {
	was, marked := v.fields[MarkPrefix+name]
	return marked && was[0] == mark(name, stored[name])
}

// Choose applies what a person chose on the page of view.ConflictChooser: a field whose "theirs" was chosen is
// set to what is stored. Differences come back for showing the page again when a choice is missing; label says
// what people call a field.
func Choose(mine *Values, stored url.Values, label func(field string) string) ([]Difference, Errors) {
	var differences []Difference
	var errs Errors
	for _, name := range mine.All(conflictName) {
		d := Difference{Field: name, Mine: mine.Lines(name), Theirs: strings.Join(canonical(stored[name]), "\n"), Choice: mine.Text(choosePrefix + name)}
		if d.Choice != "mine" && d.Choice != "theirs" {
			d.Choice = ""
			errs.Add(choosePrefix+name, "Choose which text to keep for "+label(name))
		}
		differences = append(differences, d)
	}
	if errs.Any() {
		return differences, errs
	}
	for _, d := range differences {
		if d.Choice == "theirs" {
			mine.take(d.Field, stored)
		}
	}
	return nil, errs
}

// Chosen reports whether the form comes back from the page of view.ConflictChooser.
func (v *Values) Chosen() bool { return v.Has(conflictName) }

// CarryMarked gives every field as hidden inputs for the page of view.ConflictChooser, with marks of what is
// stored by now in the place of the old ones. Fields named in except stay out, such as the version that the
// caller sets anew.
func (v *Values) CarryMarked(stored url.Values, except ...string) []view.Hidden {
	var hidden []view.Hidden
	for _, h := range v.Carry(append(except, conflictName)...) {
		if !strings.HasPrefix(h.Name, MarkPrefix) && !strings.HasPrefix(h.Name, choosePrefix) {
			hidden = append(hidden, h)
		}
	}
	return append(hidden, Marks(stored)...)
}

// Differing names the fields in which something else is stored than was posted.
func Differing(mine *Values, stored url.Values) []string {
	var names []string
	for _, name := range fieldsOf(mine, stored) {
		if !slices.Equal(canonical(mine.fields[name]), canonical(stored[name])) {
			names = append(names, name)
		}
	}
	return names
}

// take sets a field to what is stored, or takes it away where nothing is.
func (v *Values) take(name string, stored url.Values) {
	v.fields.Del(name)
	v.fields.Del(name + ".format")
	if theirs, ok := stored[name]; ok {
		v.fields[name] = slices.Clone(theirs)
		v.fields.Set(name+".format", "text")
	}
}

// fieldsOf names every field that is stored or was marked.
func fieldsOf(mine *Values, stored url.Values) []string {
	names := sortedNames(stored)
	for name := range mine.fields {
		if field, ok := strings.CutPrefix(name, MarkPrefix); ok && !stored.Has(field) {
			names = append(names, field)
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, ".format") })
	sort.Strings(names)
	return names
}

// mergeOrder gives the order of a list after both sides' additions and removals.
func mergeOrder(mine *Values, stored url.Values, name string) []string {
	list := strings.TrimSuffix(name, orderSuffix)
	ours, theirs := canonical(mine.fields[name]), canonical(stored[name])
	was := strings.Split(mine.fields.Get(MarkPrefix+name), ",")
	var order []string
	for _, id := range ours {
		removedByThem := slices.Contains(was, id) && !slices.Contains(theirs, id)
		if !removedByThem || itemChanged(mine, mine.fields, list, id) {
			order = append(order, id)
		}
	}
	for _, id := range theirs {
		removedByUs := slices.Contains(was, id) && !slices.Contains(ours, id)
		if !slices.Contains(ours, id) && (!removedByUs || itemChanged(mine, stored, list, id)) {
			order = append(order, id)
		}
	}
	return order
}

// itemChanged reports whether a side's fields of an item differ from their marks.
func itemChanged(mine *Values, side url.Values, list, id string) bool {
	prefix := ItemName(list, id, "")
	for name, values := range side {
		if !strings.HasPrefix(name, prefix) || strings.HasSuffix(name, ".format") {
			continue
		}
		if was, marked := mine.fields[MarkPrefix+name]; !marked || mark(name, canonical(values)) != was[0] {
			return true
		}
	}
	return false
}

// itemOwner says which side alone has the item that a field belongs to: "mine", "theirs", or "" when both have
// it or the field belongs to none. Of items inside items the outermost decides.
func itemOwner(mine *Values, stored url.Values, name string) string {
	for end := strings.Index(name, "]."); end >= 0; {
		opening := strings.LastIndex(name[:end], "[")
		if opening < 0 {
			return ""
		}
		order, id := OrderName(name[:opening]), name[opening+1:end]
		ours, theirs := slices.Contains(mine.fields[order], id), slices.Contains(stored[order], id)
		switch {
		case ours && !theirs:
			return "mine"
		case theirs && !ours:
			return "theirs"
		}
		next := strings.Index(name[end+2:], "].")
		if next < 0 {
			return ""
		}
		end += 2 + next
	}
	return ""
}

// mark is what stands for a stored field in an open form: a list's order as it is, anything else as 12 bytes of
// its hash.
func mark(name string, values []string) string {
	values = canonical(values)
	if strings.HasSuffix(name, orderSuffix) {
		return strings.Join(values, ",")
	}
	sum := sha256.Sum256([]byte(strings.Join(values, "\x00")))
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// canonical is a field without what a browser alone changes: line ends, space around, empty values.
func canonical(values []string) []string {
	var clean []string
	for _, value := range values {
		if value = strings.TrimSpace(strings.ReplaceAll(value, "\r\n", "\n")); value != "" {
			clean = append(clean, value)
		}
	}
	return clean
}

func sortedNames(fields url.Values) []string {
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
