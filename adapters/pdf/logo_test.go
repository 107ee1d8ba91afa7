package pdf_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"ehchub/domain/document"
	"ehchub/ports/portstest"
)

func withLogo(d document.Document, kind string) document.Document {
	d.Picture, d.Meta.Logo, d.Meta.Colour = portstest.Logo(kind), "9f86d0", "#1f6b52"
	return d
}

func TestTheLogoStandsOnceAtTheHeadWithWordsForIt(t *testing.T) {
	for _, kind := range []string{"png", "jpeg"} {
		for name, d := range map[string]document.Document{"plan": withLogo(portstest.Plan(10), kind), "letter": withLogo(portstest.Letter(), kind)} {
			list := run(t, d, "poppler-utils", "pdfimages", "-list", "FILE")
			if shown := regexp.MustCompile(`(?m)^ +1 +\d+ image +80 +40 `).FindAllString(list, -1); len(shown) != 1 {
				t.Errorf("%s with a %s: the pictures are\n%s", name, kind, list)
			}
			if tree := run(t, d, "poppler-utils", "pdfinfo", "-struct-text", "FILE"); !regexp.MustCompile(`Document\n\s+Figure`).MatchString(tree) {
				t.Errorf("%s with a %s: the logo is not the first thing in the structure:\n%.300s", name, kind, tree)
			}
			file := render(t, d)
			if !bytes.Contains(file, []byte("/Alt <FEFF004C006F0067006F0020006F00660020004E006F007200740068006D006F006F00720020")) {
				t.Errorf("%s with a %s: no words for the logo", name, kind)
			}
			if out := run(t, d, "qpdf", "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
				t.Error(out)
			}
		}
	}
}

func TestTheReceiverStaysInTheWindowBesideALogo(t *testing.T) {
	where := regexp.MustCompile(`yMin="([\d.]+)"[^>]*>Hartley<`)
	place := func(d document.Document) string {
		return where.FindStringSubmatch(run(t, d, "poppler-utils", "pdftotext", "-bbox", "FILE", "-"))[1]
	}
	if without, with := place(portstest.Letter()), place(withLogo(portstest.Letter(), "png")); without != with {
		t.Errorf("the receiver's name moves from %s to %s", without, with)
	}
}

func TestWithoutAPictureNothingStandsAtTheHead(t *testing.T) {
	d := portstest.Plan(2)
	plain := render(t, d)
	d.Meta.Logo, d.Meta.Colour = "9f86d0", "#1f6b52"
	if !bytes.Equal(render(t, d), plain) {
		t.Error("a document without a picture is drawn otherwise for the council's colour")
	}
	d.Picture = []byte("no picture")
	if !bytes.Equal(render(t, d), plain) {
		t.Error("what is no picture changes the document")
	}
}
