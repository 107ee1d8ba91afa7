package view

import (
	"html/template"
	"time"
)

// ConflictChooser stands in a form's place when someone else saved the same field first: both texts side by
// side, and a choice for each. It belongs inside a form that also carries every other posted value as Hidden.
type ConflictChooser struct {
	Fields []Conflict
}

// Component names the template.
func (ConflictChooser) Component() string { return "conflict-chooser" }

// Conflict is one field that two people changed.
type Conflict struct {
	// Field is the input's name, Label what people call it.
	Field, Label string
	// Mine is what the reader typed, Theirs what was saved meanwhile; the HTML forms win where they are set.
	Mine, Theirs         string
	MineHTML, TheirsHTML template.HTML
	// Who saved it, and when; Own means that it was the reader, somewhere else.
	Who  string
	Own  bool
	When time.Time
	// Choice is "mine", "theirs" or "" before anything is chosen.
	Choice string
	Error  string
}

// Name is the name of the choice's input.
func (c Conflict) Name() string { return "choose." + c.Field }

// ID is the id of the first choice.
func (c Conflict) ID() string { return FieldID(c.Name()) }
