package form

import (
	"ehchub/adapters/web/view"
	"ehchub/domain/fault"
)

// Errors is what is wrong with a form, one sentence a field, in the order in which the fields stand. The zero
// Errors is a form without mistakes.
type Errors struct {
	items []fieldError
}

type fieldError struct{ field, text string }

// Add says what is wrong with a field ("" where no single field is). The first sentence about a field stays.
func (e *Errors) Add(field, text string) {
	if field != "" && e.For(field) != "" {
		return
	}
	e.items = append(e.items, fieldError{field, text})
}

// AddAlso says one thing more about a field, in the summary: the field itself keeps its first sentence.
func (e *Errors) AddAlso(field, text string) { e.items = append(e.items, fieldError{field, text}) }

// Join adds what is wrong with another part of the same form.
func (e *Errors) Join(other Errors) {
	for _, item := range other.items {
		e.Add(item.field, item.text)
	}
}

// AddFault takes up a fault that the person can mend on the form: one with a Field, or a rule of the law or of
// the case that stands in the way (fault.Invalid, fault.Illegal). It reports false for everything else (nil,
// not found, a conflict, a broken database), which is the caller's to answer.
func (e *Errors) AddFault(err error) bool {
	f := fault.As(err)
	if f == nil || (f.Kind != fault.Invalid && f.Kind != fault.Illegal && f.Kind != fault.TooLarge) {
		return false
	}
	for _, one := range f.All() {
		e.Add(one.Field, sentence(one))
	}
	return true
}

// AddConflict takes up that someone else changed something meanwhile (fault.Conflict), for a form that is shown again
// with what is stored by now. It reports false for everything else.
func (e *Errors) AddConflict(err error) bool {
	f := fault.As(err)
	if f == nil || f.Kind != fault.Conflict {
		return false
	}
	e.Add(f.Field, sentence(f))
	return true
}

// sentence is a fault's message with the rule that it rests on.
func sentence(f *fault.Fault) string {
	if f.Law == "" {
		return f.Message
	}
	return f.Message + " (" + f.Law + ")"
}

// Any reports whether anything is wrong.
func (e Errors) Any() bool { return len(e.items) > 0 }

// For is what is wrong with a field; "" when nothing is.
func (e Errors) For(field string) string {
	for _, item := range e.items {
		if item.field == field {
			return item.text
		}
	}
	return ""
}

// Fields names the fields with which something is wrong; none where something is wrong with no single field.
func (e Errors) Fields() []string {
	var names []string
	for _, item := range e.items {
		if item.field == "" {
			return nil
		}
		names = append(names, item.field)
	}
	return names
}

// Summary lists everything for the top of the page, each line linking to its field.
func (e Errors) Summary() view.ErrorSummary {
	var summary view.ErrorSummary
	for _, item := range e.items {
		line := view.ErrorItem{Text: item.text}
		if item.field != "" {
			line.Href = "#" + view.FieldID(item.field)
		}
		summary.Items = append(summary.Items, line)
	}
	return summary
}
