package form

import (
	"slices"
	"strings"
)

// Item is one entry of a repeated list in a form.
type Item struct {
	// List is the list's name ("outcome", or "outcome[7].step" for a list inside an item); ID the entry's own.
	List, ID string
	values   *Values
}

// Items reads a list in the order that its hidden LIST.order fields give. An ID that comes twice counts once.
func (v *Values) Items(list string) []Item {
	var items []Item
	var seen []string
	for _, id := range v.All(list + ".order") {
		if strings.ContainsAny(id, "[]") || slices.Contains(seen, id) {
			continue
		}
		seen = append(seen, id)
		items = append(items, Item{List: list, ID: id, values: v})
	}
	return items
}

// ItemName is the name of an item's field: ItemName("outcome", "7", "text") is "outcome[7].text".
func ItemName(list, id, field string) string { return list + "[" + id + "]." + field }

// OrderName is the name of the hidden field that carries a list's order.
func OrderName(list string) string { return list + ".order" }

// Name is the full name of one of the item's fields.
func (i Item) Name(field string) string { return ItemName(i.List, i.ID, field) }

// Text is one line of the item; see Values.Text.
func (i Item) Text(field string) string { return i.values.Text(i.Name(field)) }

// Lines is text of several lines of the item; see Values.Lines.
func (i Item) Lines(field string) string { return i.values.Lines(i.Name(field)) }

// Rich is formatted text of the item; see Values.Rich.
func (i Item) Rich(field string) Rich { return i.values.Rich(i.Name(field)) }

// All is every value of one of the item's repeated fields.
func (i Item) All(field string) []string { return i.values.All(i.Name(field)) }

// Yes reports whether one of the item's fields was answered with yes.
func (i Item) Yes(field string) bool { return i.values.Yes(i.Name(field)) }

// Items reads a list inside the item.
func (i Item) Items(list string) []Item { return i.values.Items(i.Name(list)) }

// Blank reports whether nothing at all was written into the item.
func (i Item) Blank() bool {
	prefix := i.Name("")
	for name, values := range i.values.fields {
		if !strings.HasPrefix(name, prefix) || strings.HasSuffix(name, ".format") || strings.HasSuffix(name, ".order") {
			continue
		}
		for _, value := range values {
			if strings.TrimSpace(value) != "" {
				return false
			}
		}
	}
	return true
}
