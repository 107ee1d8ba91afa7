package view

// ErrorSummary lists what is wrong with a form, each line linking to its field.
type ErrorSummary struct{ Items []ErrorItem }

// ErrorItem is one line; Href is empty where no single field is at fault.
type ErrorItem struct{ Text, Href string }

// Any reports whether there is anything to say.
func (e ErrorSummary) Any() bool { return len(e.Items) > 0 }

// Component names the template.
func (ErrorSummary) Component() string { return "error-summary" }

// Notice says that what was just done is done, or something that everyone on the page should know.
type Notice struct {
	// Success colours it green and titles it "Done"; otherwise the title is "Important".
	Success bool
	Heading string
	Text    string
	Link    *Link
}

// Component names the template.
func (Notice) Component() string { return "notice" }

// Inset sets a sentence apart. Paragraphs and Link are optional.
type Inset struct {
	Text       string
	Paragraphs []string
	Contacts   Contacts
	Link       *Link
}

// Component names the template.
func (Inset) Component() string { return "inset" }

// Warning says what must not be overlooked.
type Warning struct{ Text string }

// Component names the template.
func (Warning) Component() string { return "warning" }

// Panel tells that a long road is done: "Request sent", with the reference to note down.
type Panel struct{ Title, Text string }

// Component names the template.
func (Panel) Component() string { return "panel" }

// Empty says that a list holds nothing, why, and what one can do.
type Empty struct {
	Title, Text string
	Link        *Link
}

// Component names the template.
func (Empty) Component() string { return "empty" }

// Tone colours a tag; the words carry the meaning.
type Tone string

const (
	Plain  Tone = "grey"
	Active Tone = "blue"
	Good   Tone = "green"
	Soon   Tone = "yellow"
	Late   Tone = "red"
	Aside  Tone = "purple"
)

// Tag is a state in words.
type Tag struct {
	Text string
	Tone Tone
}

// Component names the template.
func (Tag) Component() string { return "tag" }

// Copyable is a text with a button that copies it (with JavaScript).
type Copyable struct{ ID, Label, Text string }

// Component names the template.
func (Copyable) Component() string { return "copyable" }
