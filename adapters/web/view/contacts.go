package view

// Contacts are who helps, and how to reach them: a number to call, an address to write to.
type Contacts struct{ Contacts []Contact }

// Contact is one of them. For says what they help with ("Free, independent advice").
type Contact struct{ For, Name, Phone, Email, Web string }

// Component names the template.
func (Contacts) Component() string { return "contacts" }
