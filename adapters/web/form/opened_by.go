package form

import (
	"bytes"
	"context"
	"html/template"
	"net/http"
	"regexp"

	"ehchub/adapters/web/view"
	"ehchub/domain/fault"
)

// OpenedName is the hidden field that every form of someone signed in carries: a mark of who opened it.
const OpenedName = "opened-by"

// CopyName is the hidden field by which a form says which copy in the browser holds what it posts (own_copies.go).
const CopyName = "own-copy"

type openedKey struct{}

type copyKey struct{}

// MindingCopy gives a request that notes, once its form is read, which copy in the browser holds what it posts.
func MindingCopy(r *http.Request) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), copyKey{}, new(string)))
}

// CopyOf is the copy that holds what the request posts; "" where there is none.
func CopyOf(r *http.Request) string {
	if noted, ok := r.Context().Value(copyKey{}).(*string); ok {
		return *noted
	}
	return ""
}

// aCopy is the name of a copy and its number.
var aCopy = regexp.MustCompile(`^[0-9a-f-]{36}\.[0-9]{1,9}$`)

func noteCopy(r *http.Request, name string) {
	if noted, ok := r.Context().Value(copyKey{}).(*string); ok && aCopy.MatchString(name) {
		*noted = name
	}
}

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

// MarkForms writes the mark of who makes the request into every form of a page that posts, so that no form can forget it;
// and, into a form that is shown again, the name of its copy in the browser.
func MarkForms(r *http.Request, page []byte) []byte {
	var field []byte
	for _, mark := range []view.Hidden{{Name: OpenedName, Value: Opened(r)}, {Name: CopyName, Value: CopyOf(r)}} {
		if mark.Value != "" {
			field = append(field, `<input type="hidden" name="`+mark.Name+`" value="`+template.HTMLEscapeString(mark.Value)+`">`...)
		}
	}
	if len(field) == 0 || !bytes.Contains(page, postForm) {
		return page
	}
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
	noteCopy(r, v.fields.Get(CopyName))
	v.fields.Del(CopyName)
	return v, opened, err
}

// errSomeoneElse keeps what one person typed from being saved in another's name.
var errSomeoneElse = fault.New(fault.Forbidden, "form.opened-by-another", "This form was opened by someone else, who was signed in in this browser before you. Nothing of it was saved. Open the page again to use it yourself.")
