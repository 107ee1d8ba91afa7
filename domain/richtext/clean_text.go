package richtext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanText makes typed or imported text safe to store, draw and put in XML: line ends become "\n", every other kind
// of space becomes an ordinary one, and what can't be seen (control characters, NUL, soft hyphens, byte-order marks,
// direction overrides) goes. Bytes that aren't UTF-8 become U+FFFD, so that a reader sees where something was lost.
func CleanText(s string) string {
	if isCleanASCII(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(cleanRune, s)
}

func isCleanASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < ' ' && c != '\n') || c >= 0x7f {
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch {
	case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
		return '\n'
	case r == '\t' || unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.IsControl(r), invisible(r):
		return -1
	case r == utf8.RuneError || r&0xfffe == 0xfffe:
		return utf8.RuneError
	}
	return r
}

// invisible names characters that change how text is searched or shown and that nobody types on purpose. The
// joiners U+200C and U+200D stay: several languages and most emoji need them.
func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069':
		return true
	}
	return false
}

// CleanHref returns an address that may be followed from a page, or "" when it may not be: only https, http, mailto
// and tel, and nothing that a browser, PDF reader or word processor could read as something else.
func CleanHref(href string) string {
	href = strings.TrimSpace(href)
	scheme, rest, found := strings.Cut(href, ":")
	if !found || rest == "" || len(href) > MaxHref || !utf8.ValidString(href) {
		return ""
	}
	switch scheme = strings.ToLower(scheme); scheme {
	case "https", "http":
		if !strings.HasPrefix(rest, "//") || len(rest) < 3 {
			return ""
		}
	case "mailto", "tel":
	default:
		return ""
	}
	for _, r := range rest {
		if r <= ' ' || r == '\\' || cleanRune(r) != r {
			return ""
		}
	}
	return scheme + ":" + hrefEscapes.Replace(rest)
}

// hrefEscapes percent-encodes what would end a link in HTML or in the textarea form.
var hrefEscapes = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `"`, "%22", "'", "%27", "`", "%60")
