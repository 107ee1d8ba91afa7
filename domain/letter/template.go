package letter

import (
	"embed"
	"strings"
	"sync"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
)

// Words is the text of a letter in one voice.
type Words struct {
	Headline string
	Body     richtext.Doc
}

// Template is one version of the text of a kind of letter.
type Template struct {
	Kind notice.Letter
	// Version counts what the council saved from 1; 0 is the hub's own text.
	Version int
	Words   map[Voice]Words
	// Restored tells that the council went back to the hub's own text with this version.
	Restored  bool
	SavedAt   time.Time // UTC; zero for the hub's own text
	SavedBy   ehc.PersonID
	SavedName string
}

// Label names the version as pages and stored letters do.
func (t Template) Label() string {
	if t.Version == 0 {
		return "the hub’s own text"
	}
	return "version " + itoa(t.Version) + " of the council’s text"
}

//go:embed defaults
var texts embed.FS

// defaults are the hub's own texts, read once: a file a voice, headline first.
var defaults = sync.OnceValue(func() map[notice.Letter]Template {
	all := map[notice.Letter]Template{}
	for _, about := range Kinds() {
		t := Template{Kind: about.Kind, Words: map[Voice]Words{}}
		for _, v := range about.Voices {
			file, err := texts.ReadFile("defaults/" + string(about.Kind) + "." + string(v) + ".md")
			if err != nil {
				panic(err)
			}
			headline, body, _ := strings.Cut(string(file), "\n")
			t.Words[v] = Words{strings.TrimPrefix(headline, "# "), richtext.ParseMarkdown(body)}
		}
		all[about.Kind] = t
	}
	return all
})

// Default gives the hub's own text of a kind, version 0.
func Default(kind notice.Letter) Template { return defaults()[kind] }

// Next gives the version that follows t with other words.
func (t Template) Next(words map[Voice]Words, restored bool, by ehc.Actor, now time.Time) Template {
	return Template{Kind: t.Kind, Version: t.Version + 1, Words: words, Restored: restored, SavedAt: now, SavedBy: by.Person, SavedName: by.Name}
}
