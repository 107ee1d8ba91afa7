package documents

import (
	"bytes"
	"context"
	"slices"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// File is a document drawn, ready to be handed to a person.
type File struct {
	// Name begins with when the document was made, and never holds a child's name (F172).
	Name    string
	Type    string // media type
	Content []byte
}

// Renderers draw documents, one for each format that a person can ask for.
type Renderers struct {
	renderers map[ports.Format]ports.Renderer
	turns     chan struct{}
	units     ports.UnitOfWork // where logos are kept; nil draws none
}

// NewRenderers draws so many documents at once at most: each holds its fonts and pages in memory.
func NewRenderers(atOnce int, renderers map[ports.Format]ports.Renderer) Renderers {
	return Renderers{renderers: renderers, turns: make(chan struct{}, atOnce)}
}

// WithLogos gives renderers that draw the council's logo where a document names it.
func (r Renderers) WithLogos(units ports.UnitOfWork) Renderers {
	r.units = units
	return r
}

// Draw draws a document as a file whose name begins with the stamp. It is called after the unit of work has ended: no
// connection waits while pages are set. fault.NotFound for a format that the hub does not have.
func (r Renderers) Draw(ctx context.Context, d document.Document, f ports.Format, stamp, name string) (File, error) {
	renderer, err := r.of(f)
	if err != nil {
		return File{}, err
	}
	if r.units != nil {
		if d, err = application.WithLogo(ctx, r.units, d); err != nil {
			return File{}, err
		}
	}
	d = forReaderOf(ctx, d)
	select {
	case r.turns <- struct{}{}:
		defer func() { <-r.turns }()
	case <-ctx.Done():
		return File{}, ctx.Err()
	}
	var out bytes.Buffer
	if err := renderer.Render(&out, d); err != nil {
		return File{}, err
	}
	return File{Name: stamp + "-" + name + "." + string(f), Type: f.MediaType(), Content: out.Bytes()}, nil
}

// forReaderOf covers in one reader's copy what is kept from them, and says so.
func forReaderOf(ctx context.Context, d document.Document) document.Document {
	d = forReaderNamed(ctx, d)
	veil := application.VeilOf(ctx)
	if veil.IsBare() {
		return d
	}
	d = document.Cover(d, veil.Over)
	said := document.Text("In this copy some details are kept private: where they would stand, it says “" + access.KeptPrivate + "”.")
	at := 0
	if len(d.Blocks) > 0 {
		if _, titled := d.Blocks[0].(document.Title); titled {
			at = 1
		}
	}
	d.Blocks = slices.Insert(slices.Clone(d.Blocks), at, document.Block(said))
	return d
}

// forReaderNamed writes at the foot of each page whose copy it is, and when it was made (C25). What is kept as issued
// has no such line: it stands in copies alone.
func forReaderNamed(ctx context.Context, d document.Document) document.Document {
	if name, at := application.ReaderOf(ctx); name != "" {
		at = at.In(application.London)
		d.Meta.Footer = "Downloaded by " + name + " on " + at.Format("2 January 2006 at 15:04") + ". " + d.Meta.FooterLine()
	}
	return d
}

func (r Renderers) of(f ports.Format) (ports.Renderer, error) {
	renderer, ok := r.renderers[f]
	if !ok {
		return nil, fault.New(fault.NotFound, "document.format", "The document can’t be had in that format.")
	}
	return renderer, nil
}

// StampAt begins the name of a file with an instant, as London's clocks show it: "20260912101407".
func StampAt(at time.Time) string { return at.In(application.London).Format("20060102150405") }

// stampOn begins the name of a file of which only the day is known: "20260912".
func stampOn(d ehc.Date) string {
	return application.MorningOf(d).In(application.London).Format("20060102")
}
