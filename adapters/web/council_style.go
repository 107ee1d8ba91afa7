package web

import (
	"fmt"
	"html"

	"ehchub/domain/council"
)

// ownColour is the accent of a council that named none, or named something that is no colour.
const ownColour = "#1f5f5b"

// councilStyle is the style sheet with the council's colour: one rule that sets the custom properties which
// every component reads. A colour too light for white text (below 4.5 to 1 even on the palest grounds, WCAG
// 1.4.3) is darkened until it is readable.
func councilStyle(colour string) []byte {
	accent := readableColour(colour)
	dark := accent.Mixed(council.Shade{}, 0.35)
	white := council.Shade{255, 255, 255}
	return fmt.Appendf(nil, ":root{--hub-accent:%[1]s;--hub-accent-dark:%[2]s;--hub-accent-pale:%[3]s;--hub-accent-line:%[4]s;"+
		"--govuk-brand-colour:%[1]s;--govuk-link-colour:%[1]s;--govuk-link-hover-colour:%[2]s;--govuk-link-visited-colour:%[1]s;"+
		"--govuk-surface-background-colour:%[3]s;--govuk-surface-border-colour:%[4]s;--govuk-template-background-colour:%[3]s}\n",
		accent, dark, accent.Mixed(white, 0.93), accent.Mixed(white, 0.65))
}

// councilMark is the council's letters in its colour, for the browser's tab.
func councilMark(mark, colour string) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44"><path fill="%s" d="M22 0a22 22 0 1 1 0 44H4a4 4 0 0 1-4-4V22A22 22 0 0 1 22 0z"/>`+
		`<text x="22" y="28" fill="#fff" font-family="arial,sans-serif" font-size="18" font-weight="700" text-anchor="middle">%s</text></svg>`,
		readableColour(colour), html.EscapeString(mark))
}

// readableColour is the council's colour, or the hub's own, dark enough to stand as text on every ground in use.
func readableColour(colour string) council.Shade {
	accent, ok := council.ParseColour(colour)
	if !ok {
		accent, _ = council.ParseColour(ownColour)
	}
	for accent.ContrastWithWhite() < 5.2 {
		accent = accent.Mixed(council.Shade{}, 0.06)
	}
	return accent
}
