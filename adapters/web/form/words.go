package form

import (
	"unicode"
	"unicode/utf8"

	"ehchub/adapters/web/view"
)

func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

func withCommas(n int) string { return view.Number(n) }
