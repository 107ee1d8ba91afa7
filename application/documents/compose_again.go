package documents

import (
	"context"

	"ehchub/application"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/richtext"
)

// composeAgain makes a letter that was issued before the hub kept letters, from what was recorded of its step, and says
// so at its head.
func composeAgain(ctx context.Context, v *application.Visit, l application.Letter, on ehc.Date) (document.Document, error) {
	if l.To.Name == "" {
		to, err := v.Family(ctx, on)
		if err != nil {
			return document.Document{}, err
		}
		l.To = to
	}
	d, _, err := v.ComposeLetter(ctx, l, on, l.Signer)
	if err != nil {
		return d, err
	}
	d.Blocks = append([]document.Block{document.Note{Doc: richtext.FromPlain(againWords(on))}}, d.Blocks...)
	return forReader(v, d), nil
}

func againWords(on ehc.Date) string {
	return "This letter was issued on " + on.Long() + ", before the hub kept letters as they were issued. It has been composed again from what was recorded then, with the council’s text and contacts of today. Its words may differ from those that were sent."
}
