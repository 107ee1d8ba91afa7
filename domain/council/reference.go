package council

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
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
