package letter

import (
	"maps"
	"slices"

	"ehchub/domain/document"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
	"ehchub/domain/wording"
)

// Compose makes a letter from a text and the facts of a case. fault.Illegal when the council's profile, or the facts,
// lack something that the law asks the letter to tell: such a letter is never made. fault.Invalid at "letter" when an
// officer's own words tell of a right of appeal that there is not.
func Compose(t Template, frame Frame, facts Facts) (document.Document, error) {
	about, known := Find(facts.Kind())
	if !known || t.Kind != facts.Kind() {
		return document.Document{}, fault.New(fault.NotFound, "letter.kind", "There is no such kind of letter.")
	}
	if err := notice.MissingItems(frame.Profile, t.Kind); err != nil {
		return document.Document{}, err
	}
	if wrong := claimsAppeal(t.Kind, facts.said()); len(wrong) > 0 {
		return document.Document{}, wrong[0].At("letter")
	}
	w := &writer{Frame: frame, kind: t.Kind, voice: about.voiceFor(frame)}
	values := w.common(facts)
	maps.Copy(values, facts.values(w))
	if err := complete(t.Kind, values); err != nil {
		return document.Document{}, err
	}
	words, f := t.Words[w.voice], filler(values)
	blocks := append(w.opening(f.fill(words.Headline)), f.body(words.Body)...)
	return document.Document{
		Meta: document.Meta{Title: about.Title, Creator: frame.Profile.Name, Logo: frame.Profile.Logo, Colour: frame.Profile.Colour, Reference: string(frame.Reference), Version: frame.On.Long(), Created: frame.Created,
			Props: map[string]string{"ehc.case": string(frame.Case), "ehc.letter": string(t.Kind), "ehc.template": itoa(t.Version)}},
		Blocks: append(blocks, w.closing()...),
	}, nil
}

// voiceFor says in which voice a letter of the frame speaks.
func (a About) voiceFor(f Frame) Voice {
	switch {
	case a.Kind == notice.Consultation:
		return ToSetting
	case f.Own:
		return ToYoungPerson
	}
	return ToParent
}

// complete refuses facts that leave out what the law asks for.
func complete(kind notice.Letter, values map[string]value) error {
	var faults []*fault.Fault
	for _, p := range Of(kind) {
		if law := p.Law(kind); law != "" && values[p.Name].empty() {
			faults = append(faults, fault.New(fault.Illegal, "notice.incomplete", "The letter can’t be made without this: "+lowerFirst(p.Meaning)+".").Citing(law))
		}
	}
	return fault.Join(faults...)
}

// filler puts values in the places of placeholders.
type filler map[string]value

func (f filler) fill(text string) string {
	return wording.Fill(text, func(name string) string { return f[name].words })
}

// body sets a text. A heading under which nothing stands is left out.
func (f filler) body(doc richtext.Doc) []document.Block {
	var blocks []document.Block
	for _, b := range doc {
		if b.Kind == richtext.Heading {
			blocks = append(blocks, document.Heading{Level: b.Level - 1, Text: f.fill(richtext.PlainInlines(b.Inlines))})
		} else {
			blocks = append(blocks, f.block(b)...)
		}
	}
	var kept []document.Block
	for i, b := range slices.Backward(blocks) {
		h, is := b.(document.Heading)
		if is && (len(kept) == 0 || endsAt(h, kept[len(kept)-1])) {
			continue
		}
		kept = append(kept, blocks[i])
	}
	slices.Reverse(kept)
	return kept
}

// endsAt reports whether the part under a heading ends at the block after it.
func endsAt(h document.Heading, next document.Block) bool {
	other, is := next.(document.Heading)
	return is && other.Level <= h.Level
}

// block sets a block of the text; nothing where the placeholder that is all of it has nothing to say.
func (f filler) block(b richtext.Block) []document.Block {
	if len(b.Items) > 0 {
		return []document.Block{document.List{Numbered: b.Kind == richtext.Numbered, Items: f.items(b.Items)}}
	}
	if name, is := standsAlone(b); is {
		return f[name].blocks
	}
	return []document.Block{document.Paragraph{Inlines: f.inlines(b.Inlines)}}
}

func standsAlone(b richtext.Block) (string, bool) {
	name, whole := wording.Only(richtext.PlainInlines(b.Inlines))
	if !whole {
		return "", false
	}
	for _, p := range placeholders() {
		if p.Name == name {
			return name, p.Type.Alone()
		}
	}
	return name, false
}

func (f filler) inlines(all []richtext.Inline) []richtext.Inline {
	filled := make([]richtext.Inline, len(all))
	for i, in := range all {
		in.Text = f.fill(in.Text)
		filled[i] = in
	}
	return filled
}

func (f filler) items(all []richtext.Item) []richtext.Item {
	filled := make([]richtext.Item, len(all))
	for i, item := range all {
		filled[i].Inlines = f.inlines(item.Inlines)
		for _, list := range item.Lists {
			list.Items = f.items(list.Items)
			filled[i].Lists = append(filled[i].Lists, list)
		}
	}
	return filled
}
