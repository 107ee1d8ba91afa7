package email

import (
	"html"
	"regexp"
	"strings"
)

// address finds what in a text leads to a page.
var address = regexp.MustCompile(`https?://[^\s<>"]+[^\s<>".,;:!?)]`)

// htmlOf says the same words as the text, for mail programs that show pages: paragraphs, and links that can be pressed.
// There is nothing in it that is fetched from anywhere, so that nobody learns from it whether it was read.
func htmlOf(subject, text string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + html.EscapeString(oneLine(subject)) + "</title></head>\n" +
		"<body style=\"margin:0;padding:24px;background:#ffffff;color:#0b0c0c;font-family:arial,sans-serif;font-size:18px;line-height:1.5\">\n<div style=\"max-width:36em\">\n")
	for _, paragraph := range strings.Split(strings.ReplaceAll(strings.TrimSpace(text), "\r\n", "\n"), "\n\n") {
		if paragraph = strings.Trim(paragraph, "\n"); paragraph == "" {
			continue
		}
		var lines []string
		for _, line := range strings.Split(paragraph, "\n") {
			lines = append(lines, linked(line))
		}
		b.WriteString("<p style=\"margin:0 0 18px\">" + strings.Join(lines, "<br>\n") + "</p>\n")
	}
	b.WriteString("</div>\n</body>\n</html>\n")
	return b.String()
}

// linked escapes a line and makes links of the addresses in it. The link says where it leads.
func linked(line string) string {
	var b strings.Builder
	at := 0
	for _, found := range address.FindAllStringIndex(line, -1) {
		to := html.EscapeString(line[found[0]:found[1]])
		b.WriteString(html.EscapeString(line[at:found[0]]) + `<a href="` + to + `" style="color:#1d70b8">` + to + "</a>")
		at = found[1]
	}
	return b.String() + html.EscapeString(line[at:])
}
