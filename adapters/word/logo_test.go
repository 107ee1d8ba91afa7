package word_test

import (
	"strings"
	"testing"

	"ehchub/domain/document"
	"ehchub/ports/portstest"
)

func TestTheLogoStandsOnceAtTheHeadWithWordsForIt(t *testing.T) {
	for name, d := range map[string]document.Document{"png": portstest.Plan(2), "jpeg": portstest.Letter()} {
		d.Picture, d.Meta.Logo, d.Meta.Colour = portstest.Logo(name), "9f86d0", "#1f6b52"
		all := parts(t, d)
		if all["word/media/logo."+name] != string(d.Picture) {
			t.Errorf("%s: the picture is not in the file", name)
		}
		body := all["word/document.xml"]
		if at := strings.Index(body, `descr="Logo of Northmoor Council"`); strings.Count(body, "<w:drawing>") != 1 || at < 0 || at > strings.Index(body, "<w:t") {
			t.Errorf("%s: the logo does not stand once, before every word, with words for it", name)
		}
		if !strings.Contains(all["word/_rels/document.xml.rels"], `Id="rIdLogo"`) || !strings.Contains(all["word/_rels/document.xml.rels"], `Target="media/logo.`+name+`"`) {
			t.Errorf("%s: nothing leads to the picture", name)
		}
		if floats := strings.Contains(body, "<wp:anchor"); floats != (name == "jpeg") {
			t.Errorf("%s: it floats: %v", name, floats)
		}
		if line := strings.Contains(body, `w:color="1F6B52"`); line != (name == "png") {
			t.Errorf("%s: a line in the council's colour: %v", name, line)
		}
	}
}

func TestWithoutAPictureNothingStandsAtTheHead(t *testing.T) {
	d := portstest.Plan(2)
	plain := string(render(t, d))
	d.Meta.Logo, d.Meta.Colour, d.Picture = "9f86d0", "#1f6b52", []byte("no picture")
	if string(render(t, d)) != plain {
		t.Error("what is no picture changes the document")
	}
}
