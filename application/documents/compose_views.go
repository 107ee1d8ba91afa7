package documents

import (
	"time"

	"ehchub/application"
	"ehchub/domain/advice"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/domain/richtext"
)

const viewsTitle = "Views for an EHC needs assessment"

// FileNames are the names of documents, as their owners gave them.
type FileNames map[ehc.FileID]string

// of lists the names of some of them.
func (n FileNames) of(ids []ehc.FileID) []string {
	var names []string
	for _, id := range ids {
		if name, ok := n[id]; ok {
			names = append(names, name)
		}
	}
	return names
}

// ViewsDocument composes the views of the child or young person and of the parents or carers, each tile with who
// wrote it, for whom and when. A tile that holds nothing says so.
func ViewsDocument(about About, views *advice.Views, files FileNames) document.Document {
	d := startViews(about, views)
	for _, voice := range []advice.Voice{advice.Child, advice.Parents} {
		own := document.Document{Blocks: tileBlocks(about, views, voice, files)}
		d.Blocks = append(d.Blocks, own.Under(document.Heading{Level: 1, Text: voiceWords(about, voice)})...)
	}
	return d
}

// voiceDocument composes the views of one voice alone, as section K of a plan takes them.
func voiceDocument(about About, views *advice.Views, voice advice.Voice, files FileNames) document.Document {
	d := startViews(about, views)
	d.Blocks = append(d.Blocks, tileBlocks(about, views, voice, files)...)
	return d
}

func startViews(about About, views *advice.Views) document.Document {
	var written time.Time
	for _, voice := range []advice.Voice{advice.Child, advice.Parents} {
		for _, view := range views.Of(voice) {
			if view.At.After(written) {
				written = view.At
			}
		}
	}
	version := "Views, nothing written yet"
	if !written.IsZero() {
		version = "Views as of " + ehc.DateIn(written, application.London).Long()
	}
	return document.Document{
		Meta: document.Meta{Title: viewsTitle, Creator: about.Profile.Name, Logo: about.Profile.Logo, Colour: about.Profile.Colour, Reference: string(about.Reference), Version: version, Created: written, Props: map[string]string{"ehc.case": string(about.Case)}},
		Blocks: []document.Block{document.Title{Text: viewsTitle}, document.KeyValues{Rows: []document.KeyValue{
			row("Child or young person", about.Child.FullName()), row("Date of birth", about.Child.Born.Long()), row("Case ID", string(about.Reference))}}},
	}
}

func voiceWords(about About, voice advice.Voice) string {
	if voice == advice.Parents {
		return "The parents’ or carers’ views"
	}
	return about.Child.Possessive() + " views"
}

// tileBlocks writes the tiles of one voice below headings of the first level.
func tileBlocks(about About, views *advice.Views, voice advice.Voice, files FileNames) []document.Block {
	var blocks []document.Block
	for _, tile := range advice.Tiles() {
		if tile.Voice != voice {
			continue
		}
		blocks = append(blocks, document.Heading{Level: 1, Text: tile.Label})
		view := views.Tile(tile.Key)
		if view.IsEmpty() {
			blocks = append(blocks, document.Text("Nothing has been written here."))
			continue
		}
		if words := view.Words(); !richtext.IsEmpty(words) {
			blocks = append(blocks, document.RichText{Doc: words})
		}
		if names := files.of(view.Files); len(names) > 0 {
			blocks = append(blocks, document.Text("Documents added:"), document.Bullets(names...))
		}
		if how := view.SaidHow(about.Child.Called()); how != "" {
			blocks = append(blocks, document.Text(how))
		}
		blocks = append(blocks, document.Text(writtenBy(view, about.source(paper.Views, tile.Key, view.At))))
	}
	return blocks
}

// writtenBy says who wrote a tile, for whom and when, and what it was written down from.
func writtenBy(view advice.View, source string) string {
	by := "Written by " + view.WriterName
	if view.OnBehalf != "" {
		by += " on behalf of " + view.OnBehalf
	}
	by += ", " + ehc.DateIn(view.At, application.London).Long() + "."
	if source != "" {
		by += " " + source + "."
	}
	return by
}
