package view

// Mail is an e-mail as its reader gets it.
type Mail struct {
	// Label says to whom it goes ("To: SENCO").
	Label         string
	Subject, Text string
}

// Component names the template.
func (Mail) Component() string { return "mail" }
