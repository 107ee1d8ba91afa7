package notifying

import (
	"bytes"
	"context"
	"strings"

	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/delivery"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// paper is one letter on paper to a recipient of an event.
type paper struct {
	slot     string // tells it from others of the event to the same recipient
	title    string
	text     string // empty for a letter that the law asks for
	enclose  string
	document document.Document
	// with is what goes into the envelope beside the letter, printed as one with it.
	with []ports.Enclosed
}

// papers composes what somebody who wants letters by post gets of an event: the letters that the law asks for, as they
// were issued with it, or else what the e-mail says.
func (u SendDue) papers(ctx context.Context, v *application.Visit, e ehc.Event, m notice.Message, to recipient, mail ports.Mail) ([]paper, error) {
	if !to.byPost || u.Post == nil || notice.PurposeOf(e.Kind, m.To) == notice.ToRemind {
		return nil, nil
	}
	var papers []paper
	if toFamily(v, m) {
		issued, err := issuedWith(ctx, v, e)
		if err != nil {
			return nil, err
		}
		veil, err := v.VeilFor(ctx, to.person.ID, to.person.Name)
		if err != nil {
			return nil, err
		}
		for _, l := range issued {
			d := document.Cover(l.Document, veil.Over)
			p := paper{slot: string(l.ID), title: d.Meta.Title, enclose: enclosed(e), document: inWindow(d, to)}
			if u.Enclosures != nil && p.enclose != "" {
				if p.with, err = u.Enclosures.Enclose(ctx, v, e, to.person.ID); err != nil {
					return nil, err
				}
			}
			papers = append(papers, p.titled())
		}
	}
	if len(papers) == 0 {
		papers = []paper{{title: m.Subject, text: mail.Text, document: onPaper(v, m, to, mail)}}
	}
	return papers, nil
}

// titled says in the paper's title what is printed with it, and no more that somebody has to put it in.
func (p paper) titled() paper {
	for i, e := range p.with {
		if p.enclose = ""; i == 0 {
			p.title += ", with " + e.Title
		} else {
			p.title += " and " + e.Title
		}
	}
	return p
}

// toFamily reports whether somebody gets the letters to the family.
func toFamily(v *application.Visit, m notice.Message) bool {
	if m.To == notice.ToRequester {
		return v.Case.Request().Requester.Kind == casework.ByParent || v.Case.Request().Requester.Kind == casework.ByYoungPerson
	}
	return m.To == notice.ToFamily
}

// issuedWith finds the letters to the family that were issued by the step which the event tells of.
func issuedWith(ctx context.Context, v *application.Visit, e ehc.Event) (issued []ports.Letter, err error) {
	all, err := v.Stores.Letters.OfCase(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	for _, l := range all {
		named := e.Data[ehc.DataLetter] == string(l.ID)
		if l.Kind == notice.Consultation || !named && (e.Data[ehc.DataLetter] != "" || !l.SentAt.Equal(e.At)) {
			continue
		}
		if l, err = v.Stores.Letters.Get(ctx, v.Case.ID(), l.ID); err != nil {
			return nil, err
		}
		issued = append(issued, l)
	}
	return issued, nil
}

// enclosed names what the letter of an event goes with.
func enclosed(e ehc.Event) string {
	if n := e.Data[ehc.DataVersion]; n != "" {
		return "Version " + n + " of the plan"
	}
	return ""
}

// inWindow gives a letter with the recipient's own name and address where the window of the envelope is; everything else
// stays as it was issued.
func inWindow(d document.Document, to recipient) document.Document {
	blocks := append([]document.Block{}, d.Blocks...)
	for i, b := range blocks {
		if a, is := b.(document.Address); is && !a.Sender {
			blocks[i] = document.Address{Lines: to.envelope()}
			break
		}
	}
	d.Blocks = blocks
	return d
}

// onPaper sets what an e-mail says as a letter.
func onPaper(v *application.Visit, m notice.Message, to recipient, mail ports.Mail) document.Document {
	c := v.Profile
	var sender []string
	for _, line := range append(append([]string{c.Team, c.Name}, c.Address...), c.Phone, c.Email) {
		if line != "" {
			sender = append(sender, line)
		}
	}
	blocks := []document.Block{document.Address{Sender: true, Lines: sender}, document.Address{Lines: to.envelope()}, document.Date{Text: v.Today.Long()}}
	for _, paragraph := range strings.Split(strings.TrimSpace(mail.Text), "\n\n") {
		blocks = append(blocks, document.Text(paragraph))
	}
	return document.Document{Meta: document.Meta{Title: m.Subject, Creator: c.Name, Logo: c.Logo, Colour: c.Colour, Reference: string(v.Case.Reference()), Created: application.MorningOf(v.Today)}, Blocks: blocks}
}

// post has a letter printed and posted.
func (u SendDue) post(ctx context.Context, d ports.Delivery, l letter, p paper) error {
	n := l.note(d, delivery.ByPost)
	n.Slot += p.slot
	return handOver(ctx, u.Gate, n, func(ctx context.Context, id ehc.MessageID, again bool) error {
		file, err := u.drawn(ctx, p)
		if err != nil {
			return err
		}
		return u.Post.SendPost(ctx, ports.Post{Key: id, Again: again, Name: l.to.whole, Address: l.to.address, Title: p.title, Text: p.text, Enclose: p.enclose, Long: len(p.with) > 0, PDF: file})
	})
}

// drawn prints a letter, and what goes with it, each on sheets of its own.
func (u SendDue) drawn(ctx context.Context, p paper) ([]byte, error) {
	documents := []document.Document{p.document}
	for _, e := range p.with {
		documents = append(documents, e.Document)
	}
	var files [][]byte
	for _, d := range documents {
		d, err := application.WithLogo(ctx, u.Gate.Units, d)
		if err != nil {
			return nil, err
		}
		var drawn bytes.Buffer
		if err := u.Drawing.Render(&drawn, d); err != nil {
			return nil, err
		}
		files = append(files, drawn.Bytes())
	}
	if len(files) == 1 {
		return files[0], nil
	}
	return u.Binder.Bind(files...)
}
