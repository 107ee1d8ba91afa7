package view

import "strings"

// FieldID is the id of the input with this name, as error summaries link to it. Letters, digits, "-" and "_"
// stay, every other sign becomes "-": outcome[7].text gives outcome-7--text.
func FieldID(name string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_':
			return c
		}
		return '-'
	}, name)
}

// TextInput is one line of text.
type TextInput struct {
	Name, Label, Hint, Error, Value string
	// Type is the input's type: "text" unless set ("email", "tel", "password", "search").
	Type string
	// Autocomplete is the token of WCAG 1.3.5 ("name", "email", "one-time-code", "off").
	Autocomplete string
	// InputMode is "numeric" for codes and numbers.
	InputMode string
	// Chars is the width in characters that the box suggests: 2, 3, 4, 5, 10, 20 or 30; 0 is the full column.
	Chars int
	// Big makes the label the page's h1 (with Page.OwnHeading).
	Big bool
	// NoSpelling turns off spell checking, for names, addresses and codes.
	NoSpelling bool
	// Suffix stands after the box ("hours a week").
	Suffix string
}

// Component names the template.
func (TextInput) Component() string { return "text-input" }

// ID is the input's id.
func (c TextInput) ID() string { return FieldID(c.Name) }

// PasswordInput is a password, with a button that shows it (with JavaScript). It is never filled in by the server.
type PasswordInput struct {
	Name, Label, Hint, Error string
	// Autocomplete is "current-password" or "new-password".
	Autocomplete string
	Big          bool
}

// Component names the template.
func (PasswordInput) Component() string { return "password-input" }

// ID is the input's id.
func (c PasswordInput) ID() string { return FieldID(c.Name) }

// TextArea is text of several lines without formatting.
type TextArea struct {
	Name, Label, Hint, Error, Value string
	// Rows is the height in lines; 5 unless set.
	Rows int
	// MaxChars shows how many characters are left; 0 shows nothing. The form still checks.
	MaxChars int
	Big      bool
}

// Component names the template.
func (TextArea) Component() string { return "textarea" }

// ID is the input's id.
func (c TextArea) ID() string { return FieldID(c.Name) }

// Option is one choice of Radios, Checkboxes, Select or TypeAhead.
type Option struct {
	Value, Text, Hint string
	// Reveal is drawn below the option and shown only while it is chosen (always, without JavaScript).
	Reveal []Component
	// Or puts the word "or" above the option.
	Or       bool
	Disabled bool
}

// Radios is a choice of one.
type Radios struct {
	Name, Legend, Hint, Error, Value string
	Options                          []Option
	// Inline sets two short choices beside each other.
	Inline bool
	// Clearable adds "Clear selection" (F348). See form.Values.ClearPressed.
	Clearable bool
	// Big makes the legend the page's h1 (with Page.OwnHeading).
	Big bool
	// Small draws smaller circles, for long lists and side panels.
	Small bool
}

// Component names the template.
func (Radios) Component() string { return "radios" }

// ID is the id of the first choice.
func (c Radios) ID() string { return FieldID(c.Name) }

// YesNo gives the two options of a yes-or-no question, with values "yes" and "no". Each says in full what it means, for
// those who hear or remember the answer without its question: "Yes, an interpreter is needed".
func YesNo(yes, no string) []Option {
	return []Option{{Value: "yes", Text: yes}, {Value: "no", Text: no}}
}

// Checkboxes is a choice of any number. With an empty Legend and one option it is a single box.
type Checkboxes struct {
	Name, Legend, Hint, Error string
	Values                    []string
	Options                   []Option
	Big, Small                bool
}

// Component names the template.
func (Checkboxes) Component() string { return "checkboxes" }

// ID is the id of the first box.
func (c Checkboxes) ID() string { return FieldID(c.Name) }

// Has reports whether a value is ticked.
func (c Checkboxes) Has(value string) bool {
	for _, v := range c.Values {
		if v == value {
			return true
		}
	}
	return false
}

// Select is a choice of one from a short list in a drop-down.
type Select struct {
	Name, Label, Hint, Error, Value string
	Options                         []Option
	// Choose is the empty first choice ("Choose a setting"); none when empty.
	Choose string
	// ChooseNone means that the first choice is an answer ("All", "None"), which stands in the box and in the list.
	ChooseNone bool
	// Nothing says that there is nothing to choose from (F351); "There is nothing to choose from yet." unless set.
	Nothing string
	Big     bool
}

// Component names the template.
func (Select) Component() string { return "select" }

// ID is the input's id.
func (c Select) ID() string { return FieldID(c.Name) }

// TypeAhead is a choice of one from a long list: a drop-down that becomes a box to type in, which narrows the
// list while one types (F353). It posts the same value with and without JavaScript, and what was typed and matches nothing
// under TypedName. The fields of Select mean the same here.
type TypeAhead struct {
	Name, Label, Hint, Error, Value string
	Options                         []Option
	Choose                          string
	ChooseNone                      bool
	Nothing                         string
	Big                             bool
	// Other names the box for what the list lacks: words that match nothing go there (F351). Without it they must be
	// put right before the form can be sent.
	Other string
	// Typed is what was typed and matched nothing, or the text of a choice that More found, for a form that comes back.
	Typed string
	// More is the address that finds further choices for what is typed, as JSON: [{"value", "text"}].
	More string
}

// Component names the template.
func (TypeAhead) Component() string { return "type-ahead" }

// ID is the input's id.
func (c TypeAhead) ID() string { return FieldID(c.Name) }

// TypedName is what a type-ahead posts words under that match nothing in its list.
func TypedName(name string) string { return name + ".typed" }

// DateInput is a date typed as day/month/year, with a calendar where JavaScript runs (F352). Value is what was
// typed, or form.DateText of a stored date.
type DateInput struct {
	Name, Label, Hint, Error, Value string
	// Min and Max bound the calendar as dd/mm/yyyy; empty leaves it open. The form still checks.
	Min, Max string
	// Past is for a day long ago, such as a birthday: no calendar that begins today.
	Past bool
	Big  bool
}

// Component names the template.
func (DateInput) Component() string { return "date-input" }

// ID is the input's id.
func (c DateInput) ID() string { return FieldID(c.Name) }

// Hidden carries a value that the form needs back.
type Hidden struct{ Name, Value string }

// Component names the template.
func (Hidden) Component() string { return "hidden" }

// PasskeyAsk lets a script ask the reader's device for a passkey and carries the device's answer in the field "answer".
type PasskeyAsk struct {
	Make bool   // a new key; else one that the person has
	Ask  string // JSON, as the browser takes it
}

// Component names the template.
func (PasskeyAsk) Component() string { return "passkey-ask" }

// Fieldset groups fields under one legend.
type Fieldset struct {
	Legend, Hint string
	Fields       []Component
}

// Component names the template.
func (Fieldset) Component() string { return "fieldset" }
