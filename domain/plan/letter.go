package plan

import (
	"unicode/utf8"

	"ehchub/domain/fault"
)

// MaxLetter is how long the authority's own words in a letter can be, in characters.
const MaxLetter = 20_000

// checkLetter refuses a letter that is longer than the hub takes.
func checkLetter(field, letter string) error {
	if utf8.RuneCountInString(letter) > MaxLetter {
		return fault.Field(field, "plan.letter-long", "The letter must be 20,000 characters or fewer. You can send a longer text as a document.")
	}
	return nil
}
