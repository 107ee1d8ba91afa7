package view

// Kind is how strongly a button speaks. One page has one primary button.
type Kind string

const (
	Primary   Kind = ""
	Secondary Kind = "secondary"
	// Warned is for a step that can't be taken back.
	Warned Kind = "warning"
)

// Button posts the form it stands in, or goes to Href when that is set.
type Button struct {
	Text string
	// Hidden adds words for screen readers ("outcome 2").
	Hidden string
	Kind   Kind
	// Name is "action" unless set; Value is what it posts.
	Name, Value string
	Href        string
	// Many lets the button be pressed again within a second ("Add another"); others ignore a double click.
	Many bool
	// To is the part of the page ("#line-2") that is shown when the form comes back after this button.
	To string
}

// Component names the template.
func (Button) Component() string { return "button" }

// ParamName is the name that the button posts under.
func (b Button) ParamName() string {
	if b.Name == "" {
		return "action"
	}
	return b.Name
}

// Buttons stands in a row: the main one first, then others, then a plain link out.
type Buttons struct {
	Buttons []Button
	Link    *Link
}

// Component names the template.
func (Buttons) Component() string { return "buttons" }

// SaveBar is a row of buttons that stays at the foot of the window while a long form scrolls (F349).
type SaveBar struct {
	Buttons []Button
	Link    *Link
	// State says how far saving is: "Saved at 2:02pm", "Not saved yet".
	State string
	// ByItself lets the page save while somebody types, where JavaScript runs.
	ByItself bool
}

// Component names the template.
func (SaveBar) Component() string { return "save-bar" }

// Confirm is a page's whole content for a step that needs a second thought (V19): what will change, who will
// see it, a button that says what happens, and a link back. It is its own form.
type Confirm struct {
	// What lists what will change and who will see it, a sentence each.
	What []string
	// Warning is what can't be undone; empty draws none.
	Warning string
	// Fields are asked before confirming (a tick, a reason); Hidden values are carried along.
	Fields []Component
	Hidden []Hidden
	Yes    Button
	// Change goes back to the form with everything typed still in it; drawn when it has a value.
	Change Button
	// No is the way back: "No, go back".
	No Link
	// Action is where the form posts; the page's own address when empty.
	Action string
}

// Component names the template.
func (Confirm) Component() string { return "confirm" }
