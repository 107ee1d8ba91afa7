package view

// Guidance opens the page of a stage: what the stage is, what its reader must do, and by when.
type Guidance struct {
	Label  string
	Action string // where folding it away, and unfolding it, is posted; empty where it can't be
	Next   Hidden // the page to come back to
	Folded bool
	Blocks []GuidanceBlock
	Guide  *Link // to the whole guide for who reads; nil for none
}

// GuidanceBlock is a paragraph or, with Items, a list of points.
type GuidanceBlock struct {
	Text  string
	Items []string
}

// Component names the template.
func (Guidance) Component() string { return "guidance" }
