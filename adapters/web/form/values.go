package form

import (
	"mime/multipart"
	"net/url"
	"slices"
	"sort"
	"strings"

	"ehchub/adapters/web/view"
)

// Text is one line: trimmed, with line breaks turned into spaces.
func (v *Values) Text(name string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		switch c {
		case '\r':
			return -1
		case '\n', '\t':
			return ' '
		}
		return c
	}, v.fields.Get(name)))
}

// Lines is text of several lines: trimmed, with plain line breaks.
func (v *Values) Lines(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(v.fields.Get(name), "\r\n", "\n"))
}

// Raw is the text exactly as sent, for passwords.
func (v *Values) Raw(name string) string { return v.fields.Get(name) }

// All is every value of a repeated field, trimmed, without empty ones.
func (v *Values) All(name string) []string {
	var all []string
	for _, value := range v.fields[name] {
		if value = strings.TrimSpace(value); value != "" {
			all = append(all, value)
		}
	}
	return all
}

// Has reports whether the field was posted at all, even empty.
func (v *Values) Has(name string) bool { return v.fields.Has(name) }

// Ticked reports whether a box or button with this value was chosen.
func (v *Values) Ticked(name, value string) bool { return slices.Contains(v.fields[name], value) }

// Yes reports whether a single box or a yes-or-no question was answered with yes.
func (v *Values) Yes(name string) bool { return v.fields.Get(name) == "yes" }

// Action is the value of the button that was pressed ("save", "send", "add").
func (v *Values) Action() string { return v.Text("action") }

// ClearPressed reports whether "Clear selection" was pressed, and takes the selection away. The form is then
// shown again without checking or saving anything.
func (v *Values) ClearPressed() bool {
	name := v.fields.Get("clear")
	if name == "" {
		return false
	}
	v.fields.Del(name)
	v.fields.Del("clear")
	return true
}

// Set puts values in the place of a field's own.
func (v *Values) Set(name string, values ...string) { v.fields[name] = values }

// Delete takes a field away.
func (v *Values) Delete(name string) { v.fields.Del(name) }

// Files are the files chosen in a field, without empty ones.
func (v *Values) Files(name string) []*multipart.FileHeader {
	var files []*multipart.FileHeader
	for _, file := range v.files[name] {
		if file.Filename != "" {
			files = append(files, file)
		}
	}
	return files
}

// Fields is a copy of every field.
func (v *Values) Fields() url.Values {
	fields := url.Values{}
	for name, values := range v.fields {
		fields[name] = slices.Clone(values)
	}
	return fields
}

// Carry gives every field as hidden inputs, so that a page in between (a confirmation, a choice between two
// texts) loses nothing. Fields named in except stay out; so do the buttons "action", "clear" and "remove".
func (v *Values) Carry(except ...string) []view.Hidden {
	names := make([]string, 0, len(v.fields))
	for name := range v.fields {
		if !slices.Contains(except, name) && name != "action" && name != "clear" && name != "remove" {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	var hidden []view.Hidden
	for _, name := range names {
		for _, value := range v.fields[name] {
			hidden = append(hidden, view.Hidden{Name: name, Value: value})
		}
	}
	return hidden
}

// Rich is formatted text as posted: light Markdown ("text", without JavaScript) or the editor's HTML ("html").
// Neither is to be trusted before it was read into a richtext.Doc.
type Rich struct{ Text, Format string }

// HTML reports whether the text is the editor's HTML.
func (r Rich) HTML() bool { return r.Format == "html" }

// Rich reads a field that view.RichTextInput drew.
func (v *Values) Rich(name string) Rich {
	format := "text"
	if v.fields.Get(name+".format") == "html" {
		format = "html"
	}
	return Rich{Text: v.Lines(name), Format: format}
}
