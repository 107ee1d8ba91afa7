package view

// CouncilPreview shows a council's name and mark in a colour, as the head of a page and its main button would.
type CouncilPreview struct{ Name, Mark, Colour string }

// Component names the template.
func (CouncilPreview) Component() string { return "council-preview" }
