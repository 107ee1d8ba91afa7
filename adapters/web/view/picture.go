package view

import "slices"

// Picture is one of the hub's own drawings, by its name. It says nothing by itself: words stand beside it.
type Picture struct{ Name string }

// Component names the template.
func (p Picture) Component() string { return "picture-" + p.Name }

// PictureCard is a picture with a word that can be chosen.
type PictureCard struct {
	Value, Text string
	Picture     Picture
}

// PictureCards lets somebody choose by pictures, as many as they like. Without JavaScript and for screen readers they are
// checkboxes.
type PictureCards struct {
	Name, Legend string
	Values       []string
	Error        string
	Cards        []PictureCard
}

// Has reports whether a card is chosen.
func (c PictureCards) Has(value string) bool { return slices.Contains(c.Values, value) }

// Component names the template.
func (PictureCards) Component() string { return "picture-cards" }
