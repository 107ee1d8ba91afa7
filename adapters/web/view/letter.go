package view

// Letter is a letter as its receiver reads it: on paper, apart from the page around it.
type Letter struct {
	// Label names it for those who can't see its frame ("The letter to Leila Haddad").
	Label string
	Prose
}

// Component names the template.
func (Letter) Component() string { return "letter" }
