package view

import "fmt"

// FileUpload takes one or several files, and lists what is there already.
type FileUpload struct {
	Name, Label, Hint, Error string
	Big                      bool
	// Accept lists media types and endings as the accept attribute does.
	Accept string
	// Many allows several files at once.
	Many bool
	// Files are those already kept with this form.
	Files []File
	// Button is the words of the button that uploads what was chosen without leaving the page; it posts
	// action=upload. Empty draws none: the form's own save takes the files.
	Button string
	// Sending lets the page send documents piece by piece, as soon as they are chosen; nil leaves it to the form.
	Sending *Sending
	// AskBecause asks why a document that was refused with a warning belongs here; it posts NAME-because.
	AskBecause bool
}

// Component names the template.
func (FileUpload) Component() string { return "file-upload" }

// ID is the input's id.
func (c FileUpload) ID() string { return FieldID(c.Name) }

// Sending is how a page sends documents piece by piece.
type Sending struct {
	URL, Purpose, Item string
	// Most is the most bytes of a document, LeastPiece and MostPiece of one piece.
	Most, LeastPiece, MostPiece int64
	// Hint says what can be added in this way.
	Hint string
	// Waiting has each document wait on the form, by its identity, until the form is sent.
	Waiting bool
	// Begun are the reader's own that are half sent.
	Begun []HalfSent
}

// HalfSent is a document that is half sent.
type HalfSent struct {
	ID, Name, Mark string
	Got, Bytes     int64
}

// GotSize and Size are its two sizes in words.
func (h HalfSent) GotSize() string { return File{Bytes: h.Got}.Size() }

// Size is the whole of it.
func (h HalfSent) Size() string { return File{Bytes: h.Bytes}.Size() }

// FileLine is one kept file as a line of a list. With Waiting it carries its identity on the form.
type FileLine struct {
	File
	Waiting bool
}

// Component names the template.
func (FileLine) Component() string { return "file-line" }

// File is one kept file.
type File struct {
	// Name is the file's own name, Href where it is fetched.
	Name, Href string
	// Kind is in words ("PDF", "Word document"), Bytes its size.
	Kind  string
	Bytes int64
	// Note is who added it and when.
	Note string
	// Remove is the value of the button named "remove" that takes the file away; empty draws none.
	Remove string
	// Error says why this one was refused.
	Error string
}

// Size is the file's size in words: "120 KB", "3.4 MB".
func (f File) Size() string {
	switch {
	case f.Bytes < 1000:
		return fmt.Sprintf("%d bytes", f.Bytes)
	case f.Bytes < 1000*1000:
		return fmt.Sprintf("%d KB", (f.Bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(f.Bytes)/1e6)
}

// Files lists kept files to read, with no way to change them.
type Files struct {
	Files []File
	// Empty is said where there are none.
	Empty string
}

// Component names the template.
func (Files) Component() string { return "files" }
