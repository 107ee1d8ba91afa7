package web

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/richtext"
	"ehchub/ports"
)

// keptForm is what someone posted after their session had ended. Documents are not kept: their names are, so that
// their writer can be told which to choose again.
type keptForm struct {
	Address string // with its query
	Fields  url.Values
	Files   []string
}

func (f keptForm) bytes() ([]byte, error) { return json.Marshal(f) }

func readKeptForm(text []byte) (f keptForm, err error) { return f, json.Unmarshal(text, &f) }

var identity = regexp.MustCompile(`^[0-9a-fA-F-]{36}$`)

// texts are what a person wrote in the form, to read or to copy: everything that looks like words of theirs.
func (f keptForm) texts(rich RichTexts) []string {
	names := make([]string, 0, len(f.Fields))
	for name := range f.Fields {
		if !strings.HasPrefix(name, form.MarkPrefix) && !strings.HasSuffix(name, ".format") && !strings.HasSuffix(name, ".order") && name != versionField && name != "action" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var texts []string
	for _, name := range names {
		for _, text := range f.Fields[name] {
			if f.Fields.Get(name+".format") == "html" {
				doc, _ := rich.Parse(text) // gives a text even where it finds fault
				text = richtext.Plain(doc)
			}
			if text = strings.TrimSpace(text); len(text) > 3 && !identity.MatchString(text) && !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// sayRehearsed puts first that what the form shows was typed before, unless it is said already.
func sayRehearsed(items []view.ErrorItem) []view.ErrorItem {
	said := view.ErrorItem{Text: ports.Rehearsed.Message}
	items = slices.DeleteFunc(slices.Clone(items), func(item view.ErrorItem) bool { return item.Text == said.Text })
	return append([]view.ErrorItem{said}, items...)
}
