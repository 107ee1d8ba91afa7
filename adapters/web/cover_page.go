package web

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"

	"golang.org/x/net/html"
)

// coverWriter covers in a page what the gate noted as kept from its reader, wherever it stands. An answer of which
// nothing is kept goes straight through; files are covered where they are drawn, and streams where they are told.
type coverWriter struct {
	http.ResponseWriter
	ctx     context.Context
	status  int
	holding bool
	begun   bool
	held    bytes.Buffer
}

func (w *coverWriter) begin() {
	if w.begun {
		return
	}
	w.begun = true
	kind := w.Header().Get("Content-Type")
	w.holding = !application.VeilOf(w.ctx).IsBare() && !strings.HasPrefix(kind, "text/event-stream") && (kind == "" || strings.HasPrefix(kind, "text/") || strings.HasPrefix(kind, "application/json"))
}

// WriteHeader keeps the status of an answer that is covered until all of it is there.
func (w *coverWriter) WriteHeader(status int) {
	if w.begin(); w.holding {
		w.status = status
		return
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write holds what is to be covered back.
func (w *coverWriter) Write(page []byte) (int, error) {
	if w.begin(); w.holding {
		return w.held.Write(page)
	}
	return w.ResponseWriter.Write(page)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *coverWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// finish sends what was held back, covered.
func (w *coverWriter) finish() {
	if !w.holding {
		return
	}
	veil, body := application.VeilOf(w.ctx), w.held.Bytes()
	if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		body = coverPage(body, veil)
	} else {
		body = []byte(veil.Over(string(body)))
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	if w.status != 0 {
		w.ResponseWriter.WriteHeader(w.status)
	}
	_, _ = w.ResponseWriter.Write(body) // the reader went away: nothing to tell it
}

// saidIn are the attributes whose values people read or hear. Those that lead somewhere or style the page stay.
var saidIn = map[string]bool{"title": true, "alt": true, "value": true, "placeholder": true, "aria-label": true, "aria-description": true, "content": true, "label": true, "download": true}

// coverPage covers the texts of a page and leaves its marks as they are.
func coverPage(page []byte, veil access.Veil) []byte {
	var out bytes.Buffer
	in := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch kind := in.Next(); kind {
		case html.ErrorToken: // the end: what is drawn in memory has no other
			return out.Bytes()
		case html.TextToken:
			raw := string(in.Raw())
			text := html.UnescapeString(raw)
			if covered := veil.Over(text); covered != text {
				raw = html.EscapeString(covered)
			}
			out.WriteString(raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := bytes.Clone(in.Raw())
			token, changed := in.Token(), false
			for i, a := range token.Attr {
				if saidIn[a.Key] || strings.HasPrefix(a.Key, "data-") {
					token.Attr[i].Val = veil.Over(a.Val)
					changed = changed || token.Attr[i].Val != a.Val
				}
			}
			if changed {
				raw = []byte(token.String())
			}
			out.Write(raw)
		default:
			out.Write(in.Raw())
		}
	}
}
