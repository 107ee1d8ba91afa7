package form

import (
	"bytes"
	"context"
	"html/template"
	"net/http"

	"ehchub/domain/fault"
)

// OpenedName is the hidden field that every form of someone signed in carries: a mark of who opened it.
const OpenedName = "opened-by"

type openedKey struct{}

// OpenedBy gives a request the mark of who makes it.
func OpenedBy(r *http.Request, mark string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), openedKey{}, mark))
}

// Opened is the mark of who makes a request; "" where there is none.
func Opened(r *http.Request) string {
	mark, _ := r.Context().Value(openedKey{}).(string)
	return mark
}

var (
	postForm = []byte(`<form method="post"`)
	tagEnd   = []byte(">")
)

// MarkForms writes the mark of who makes the request into every form of a page that posts, so that no form can forget it.
func MarkForms(r *http.Request, page []byte) []byte {
	mark := Opened(r)
	if mark == "" || !bytes.Contains(page, postForm) {
		return page
	}
	field := []byte(`<input type="hidden" name="` + OpenedName + `" value="` + template.HTMLEscapeString(mark) + `">`)
	var marked bytes.Buffer
	marked.Grow(len(page) + 4*len(field))
	for {
		before, after, found := bytes.Cut(page, postForm)
		marked.Write(before)
		if !found {
			return marked.Bytes()
		}
		rest, inside, _ := bytes.Cut(after, tagEnd) // no attribute holds a bare ">": templates escape it
		marked.Write(postForm)
		marked.Write(rest)
		marked.Write(tagEnd)
		marked.Write(field)
		page = inside
	}
}

// ParseOpened reads a posted form and the mark of who opened it.
func ParseOpened(r *http.Request) (v *Values, opened string, err error) {
	v, err = parse(r)
	if v == nil || v.fields == nil {
		return v, "", err
	}
	opened = v.fields.Get(OpenedName)
	v.fields.Del(OpenedName)
	return v, opened, err
}

// errSomeoneElse keeps what one person typed from being saved in another's name.
var errSomeoneElse = fault.New(fault.Forbidden, "form.opened-by-another", "This form was opened by someone else, who was signed in in this browser before you. Nothing of it was saved. Open the page again to use it yourself.")
