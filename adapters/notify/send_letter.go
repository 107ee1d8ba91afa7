package notify

import (
	"context"
	"encoding/base64"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// letterFields are the lines of the envelope and the text of a letter. Notify takes up to seven lines, the last of them
// the postcode.
type letterFields struct {
	Line1 string `json:"address_line_1"`
	Line2 string `json:"address_line_2"`
	Line3 string `json:"address_line_3,omitempty"`
	Line4 string `json:"address_line_4,omitempty"`
	Line5 string `json:"address_line_5,omitempty"`
	Line6 string `json:"address_line_6,omitempty"`
	Line7 string `json:"address_line_7,omitempty"`
	personalisation
}

type letterBody struct {
	Template        string        `json:"template_id"`
	Personalisation letterFields  `json:"personalisation"`
	Reference       ehc.MessageID `json:"reference"`
}

type documentBody struct {
	Reference ehc.MessageID `json:"reference"`
	Content   string        `json:"content"` // the PDF in base64
	Postage   string        `json:"postage"`
}

const (
	mostLines = 7
	postage   = "second" // it is there in two to three working days, and is served on the second (CPR 6.26)
	mostPDF   = 5 << 20  // bytes; Notify takes no more
)

// SendPost hands a letter to Notify, which prints and posts it: a text in the council's template, anything else as the
// document that it is, whose first page holds the address where the window of the envelope is.
func (c *Client) SendPost(ctx context.Context, p ports.Post) error {
	lines := append([]string{strings.TrimSpace(p.Name)}, p.Address...)
	switch {
	case len(p.Address) < 2 || lines[0] == "":
		return fault.New(fault.Unavailable, ports.NotEver, "The postal address is not whole: a letter needs a name, a street and a postcode.")
	case p.Text != "" && c.config.LetterTemplate != "":
		return c.post(ctx, "letter", p.Key, p.Again, letterBody{c.config.LetterTemplate, onEnvelope(lines, p), p.Key})
	case len(p.PDF) > mostPDF:
		return fault.New(fault.Unavailable, ports.NotSetUp, "The letter is too large for GOV.UK Notify: print and post it yourself.")
	}
	return c.post(ctx, "letter", p.Key, p.Again, documentBody{p.Key, base64.StdEncoding.EncodeToString(p.PDF), postage})
}

// onEnvelope puts the lines into Notify's seven; what is too much for them stands together on the last but one.
func onEnvelope(lines []string, p ports.Post) letterFields {
	if extra := len(lines) - mostLines; extra > 0 {
		last := len(lines) - 1
		joined := strings.Join(lines[last-1-extra:last], ", ")
		lines = append(append([]string{}, lines[:last-1-extra]...), joined, lines[last])
	}
	f := letterFields{personalisation: personalisation{p.Title, p.Text}}
	for i, to := range []*string{&f.Line1, &f.Line2, &f.Line3, &f.Line4, &f.Line5, &f.Line6, &f.Line7}[:len(lines)] {
		*to = lines[i]
	}
	return f
}
