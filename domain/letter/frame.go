package letter

import (
	"time"

	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
)

// Addressee is to whom a letter goes.
type Addressee struct {
	Name    string
	Address []string // lines; none where the letter is not to name one
}

// Signer is who signs a letter. Without a name the council's team does.
type Signer struct {
	Name string
	Post string
}

// Frame is what every letter stands in: from whom, to whom, about whom, when and by whom.
type Frame struct {
	Case      ehc.CaseID
	Reference ehc.Reference
	Called    string // what the child or young person is called
	FullName  string
	Born      ehc.Date
	// Own reports that the rights are the young person's own on the day of the letter (CFA 2014 s.83).
	Own     bool
	Profile council.Profile
	To      Addressee
	On      ehc.Date
	Created time.Time // the instant at which the day of the letter begins, in UTC; files hold it
	Signer  Signer
}

// senderLines are the council's own at the head of a letter.
func senderLines(p council.Profile) []string {
	var lines []string
	for _, line := range append(append([]string{p.Team, p.Name}, p.Address...), p.Phone, p.Email) {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// opening is what stands above the first sentence.
func (w *writer) opening(headline string) []document.Block {
	return []document.Block{
		document.Address{Sender: true, Lines: senderLines(w.Profile)},
		document.Address{Lines: append([]string{w.To.Name}, w.To.Address...)},
		document.Date{Text: w.On.Long()},
		document.Text("Our reference: " + string(w.Reference) + "\nAbout: " + w.FullName + ", born " + w.Born.Long()),
		document.Text("Dear " + greeted(w.To.Name) + ","),
		document.Heading{Level: 1, Text: headline},
	}
}

// greeted is how the salutation names someone: "The parents of …" becomes "parents of …".
func greeted(name string) string {
	if len(name) > 4 && name[:4] == "The " {
		return name[4:]
	}
	return name
}

// closing is who signs, and the law behind the letter from the table of duties.
func (w *writer) closing() []document.Block {
	name, post := w.Signer.Name, w.Signer.Post
	if name == "" {
		name, post = w.Profile.Team, ""
	}
	blocks := []document.Block{document.Signature{Closing: "Yours sincerely", Name: name, Role: post, Organisation: w.Profile.Name, Date: w.On.Long()}}
	duties := w.kind.Duties()
	if len(duties) == 0 {
		return blocks
	}
	var rules []string
	for _, d := range duties {
		rules = append(rules, upperFirst(string(d.Item))+": "+d.Law)
	}
	short := "CFA 2014 is the Children and Families Act 2014, and SI 2014/1530 the Special Educational Needs and Disability Regulations 2014."
	if w.kind.Appealable() {
		short += " SI 2008/2699 is the Tribunal’s rules."
	}
	return append(blocks, document.Heading{Level: 2, Text: "The law behind this letter"}, document.Bullets(rules...), document.Text(short))
}
