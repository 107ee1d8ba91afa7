package documents

import (
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Addressee is to whom a letter goes.
type Addressee struct {
	Name    string
	Address []string // lines; none when the reader may not know them
}

// About is what every letter needs to know of its case.
type About struct {
	Case      ehc.CaseID
	Reference ehc.Reference
	Child     casework.Child
	Profile   council.Profile
	To        Addressee
}

// letter is a letter being composed.
type letter struct {
	About
	kind   notice.Letter
	on     ehc.Date
	title  string
	blocks []document.Block
}

// own reports whether the rights are the young person's own on the day of the letter.
func (l *letter) own() bool { return l.Child.IsYoungPersonOn(l.on) }

func (l *letter) add(blocks ...document.Block) { l.blocks = append(l.blocks, blocks...) }

// say writes a paragraph: to a parent about {child} and {child’s}, or to the young person.
func (l *letter) say(parent, youngPerson string) { l.add(document.Text(l.words(parent, youngPerson))) }

func (l *letter) words(parent, youngPerson string) string {
	if l.own() {
		return youngPerson
	}
	return strings.NewReplacer("{child’s}", l.Child.Possessive(), "{child}", l.Child.Called()).Replace(parent)
}

// tell writes a paragraph that is the same for everyone.
func (l *letter) tell(words string) { l.add(document.Text(words)) }

func (l *letter) part(heading string) { l.add(document.Heading{Level: 2, Text: heading}) }

// typed writes a text that a person typed: an empty line parts paragraphs.
func (l *letter) typed(text string) {
	for _, paragraph := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if strings.TrimSpace(paragraph) != "" {
			l.tell(strings.TrimSpace(paragraph))
		}
	}
}

// begin writes what stands above the first sentence.
func (l *letter) begin(headline string) {
	l.add(
		document.Address{Sender: true, Lines: senderOf(l.Profile)},
		document.Address{Lines: append([]string{l.To.Name}, l.To.Address...)},
		document.Date{Text: l.on.Long()},
		document.Text("Our reference: "+string(l.Reference)+"\nAbout: "+l.Child.FullName()+", born "+l.Child.Born.Long()),
		document.Text("Dear "+strings.TrimPrefix(l.To.Name, "The ")+","),
		document.Heading{Level: 1, Text: headline},
	)
}

func senderOf(p council.Profile) []string {
	var lines []string
	for _, line := range append(append([]string{p.Team, p.Name}, p.Address...), p.Phone, p.Email) {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// end writes the law behind the letter, from the table of duties, and who signs it.
func (l *letter) end(name, role string) document.Document {
	if name == "" {
		name, role = l.Profile.Team, ""
	}
	l.add(document.Signature{Closing: "Yours sincerely", Name: name, Role: role, Organisation: l.Profile.Name, Date: l.on.Long()})
	if duties := l.kind.Duties(); len(duties) > 0 {
		var rows []document.KeyValue
		for _, d := range duties {
			rows = append(rows, row(upperFirst(string(d.Item)), d.Law))
		}
		short := "CFA 2014 is the Children and Families Act 2014, and SI 2014/1530 the Special Educational Needs and Disability Regulations 2014."
		if l.kind.Appealable() {
			short += " SI 2008/2699 is the Tribunal’s rules."
		}
		l.add(document.Heading{Level: 2, Text: "The law behind this letter"}, document.KeyValues{Rows: rows}, document.Text(short))
	}
	meta := document.Meta{
		Title: l.title, Creator: l.Profile.Name, Reference: string(l.Reference), Version: l.on.Long(), Created: morningOf(l.on),
		Props: map[string]string{"ehc.case": string(l.Case), "ehc.letter": string(l.kind)},
	}
	return document.Document{Meta: meta, Blocks: l.blocks}
}

// morningOf gives the instant at which a civil date begins in London.
func morningOf(d ehc.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, application.London).UTC()
}

func upperFirst(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}
