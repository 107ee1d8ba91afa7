package letter

import (
	"embed"
	"strings"
	"sync"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
	"ehchub/domain/wording"
)

// Words is the text of a letter in one voice.
type Words struct {
	Headline string
	Body     richtext.Doc
}

// Template is one version of the text of a kind of letter.
type Template struct {
	Kind notice.Letter
	wording.Edition
	Words map[Voice]Words
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
	return Template{Kind: t.Kind, Edition: t.Edition.Next(restored, by, now), Words: words}
}
