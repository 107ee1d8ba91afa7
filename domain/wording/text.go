package wording

import "ehchub/domain/fault"

// Area is a collection of texts that belong together.
type Area string

// Text is one version of a text of an area.
type Text struct {
	Area Area
	Key  string // which text of the area
	Edition
	Fields map[string]string // what is written, by the name of the field
}

// Collection is all texts of one area, as the hub brings them.
type Collection struct {
	Area Area
	// Keys lists the texts in the order in which people read them.
	Keys func() []string
	// Own gives the hub's own text of a key, field by field; ok is false for a key that there is not.
	Own func(key string) (fields map[string]string, ok bool)
	// Check refuses fields that can't be kept. Faults name the field.
	Check func(key string, fields map[string]string) error
}

// Default gives the hub's own text, version 0. fault.NotFound for a key that there is not.
func (c Collection) Default(key string) (Text, error) {
	fields, ok := c.Own(key)
	if !ok {
		return Text{}, fault.New(fault.NotFound, "text.unknown", "There is no such text.")
	}
	return Text{Area: c.Area, Key: key, Fields: fields}, nil
}
