package council

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"ehchub/domain/ehc"
)

// DefaultReferencePattern gives "EHC/26/0219".
const DefaultReferencePattern = "EHC/{yy}/{n:4}"

var numberMark = regexp.MustCompile(`\{n(?::(\d))?\}`)

func fill(pattern string, year, number int) string {
	if pattern == "" {
		pattern = DefaultReferencePattern
	}
	text := strings.ReplaceAll(pattern, "{yy}", fmt.Sprintf("%02d", year%100))
	text = strings.ReplaceAll(text, "{yyyy}", strconv.Itoa(year))
	return numberMark.ReplaceAllStringFunc(text, func(mark string) string {
		width, _ := strconv.Atoi(numberMark.FindStringSubmatch(mark)[1])
		return fmt.Sprintf("%0*d", width, number)
	})
}

var (
	yearOrNumber = regexp.MustCompile(`\{(?:yy|yyyy|n(?::\d)?)\}`)
	caseIDTyped  = regexp.MustCompile(`^[\pL\d /.-]+$`)
	digits       = regexp.MustCompile(`\d+`)
	noLetters    = regexp.MustCompile(`\PL+`)
)

// ReferenceTyped gives the case ID that a text is another way to write, as the council writes it: for "26/37",
// "ehc 26 37" and "EHC-26-37" it is "EHC/26/0037". It is empty for a text that is none.
func (p Profile) ReferenceTyped(text string) ehc.Reference {
	pattern := p.ReferencePattern
	if pattern == "" {
		pattern = DefaultReferencePattern
	}
	marks, fixed := yearOrNumber.FindAllString(pattern, -1), yearOrNumber.ReplaceAllString(pattern, "")
	typed, letters := digits.FindAllString(text, -1), noLetters.ReplaceAllString(text, "")
	if !caseIDTyped.MatchString(text) || len(typed) != len(marks) || digits.MatchString(fixed) || letters != "" && !strings.EqualFold(letters, noLetters.ReplaceAllString(fixed, "")) {
		return ""
	}
	year, number := 0, 0
	for i, mark := range marks {
		n, err := strconv.Atoi(typed[i])
		switch {
		case err != nil:
			return ""
		case strings.HasPrefix(mark, "{n"):
			number = n
		case n < 100:
			year = 2000 + n
		default:
			year = n
		}
	}
	return ehc.Reference(fill(pattern, year, number))
}
