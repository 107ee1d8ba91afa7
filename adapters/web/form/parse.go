package form

import (
	"errors"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"ehchub/domain/access"
	"ehchub/domain/fault"
)

// Limits of one form, far above what any page of the hub posts.
const (
	maxFields = 5_000
	maxValue  = 1 << 20 // bytes of one field
	inMemory  = 8 << 20 // bytes of a multipart form kept in memory; files beyond it wait on disk
)

// Values is a posted form.
type Values struct {
	fields url.Values
	files  map[string][]*multipart.FileHeader
}

// Of makes Values of fields that did not come from a request, such as what is stored.
func Of(fields url.Values) *Values {
	if fields == nil {
		fields = url.Values{}
	}
	return &Values{fields: fields}
}

// Parse reads a posted form, plain or multipart; query parameters are no part of it. It refuses with
// fault.Invalid what holds NUL or isn't UTF-8, with fault.TooLarge what goes beyond the limits, and with
// fault.Forbidden what somebody else opened in the same browser.
func Parse(r *http.Request) (*Values, error) {
	v, opened, err := ParseOpened(r)
	if err != nil {
		return nil, err
	}
	if mine := Opened(r); mine != "" && opened != "" && opened != mine {
		return nil, errSomeoneElse
	}
	return v, nil
}

func parse(r *http.Request) (*Values, error) {
	v := &Values{}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	var err error
	if kind == "multipart/form-data" {
		err = r.ParseMultipartForm(inMemory)
	} else {
		err = r.ParseForm()
	}
	if err != nil {
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			return nil, fault.New(fault.TooLarge, "form.too-large", "What you sent is too large. Send fewer or smaller files, or shorten the text.")
		}
		return nil, fault.New(fault.Invalid, "form.unreadable", "The form did not arrive whole. Go back and send it again.")
	}
	v.fields = r.PostForm
	if r.MultipartForm != nil {
		v.fields, v.files = url.Values(r.MultipartForm.Value), r.MultipartForm.File
	}
	return v, check(v.fields)
}

// Query reads a page's query parameters with the same care.
func Query(r *http.Request) (*Values, error) {
	v := Of(r.URL.Query())
	return v, check(v.fields)
}

// FileNames are the names of every file that was chosen.
func (v *Values) FileNames() []string {
	var names []string
	for _, files := range v.files {
		for _, file := range files {
			if file.Filename != "" {
				names = append(names, file.Filename)
			}
		}
	}
	slices.Sort(names)
	return names
}

func check(fields url.Values) error {
	count := 0
	for name, values := range fields {
		if !sound(name) {
			return fault.New(fault.Invalid, "form.field-name", "The form holds a field that the hub can’t read. Go back and send it again.")
		}
		for _, value := range values {
			count++
			if len(value) > maxValue || count > maxFields {
				return fault.New(fault.TooLarge, "form.too-large", "What you sent is too long. Shorten it, or add it as a file instead.").At(name)
			}
			if strings.Contains(value, access.KeptPrivate) {
				return fault.Field(name, "form.kept-private", "Part of this text is kept private from you, so it can’t be saved from here: what is covered would be lost. Write to the case co-ordinator instead.")
			}
			if !sound(value) {
				return fault.Field(name, "form.unreadable-sign", "Your text holds a sign that the hub can’t keep. Type it again, or paste it as plain text.")
			}
		}
	}
	return nil
}

// sound reports whether a text can be stored: UTF-8 without NUL.
func sound(text string) bool { return utf8.ValidString(text) && !strings.ContainsRune(text, 0) }
