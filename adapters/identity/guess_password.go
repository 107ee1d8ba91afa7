package identity

import (
	"strings"

	"github.com/ccojocar/zxcvbn-go"
)

// guessed bounds how much of a password is looked at: whatever follows only makes it harder to guess.
const guessed = 64

// easily is the score below which a password falls within about a hundred million guesses, at which nobody needs to steal
// a table: it stands in lists of common passwords, or is made of them, of names, dates, rows of keys and repetitions.
const easily = 2

// EasilyGuessed reports whether a password is common, or little more than one of the given words about its owner.
func (p Passwords) EasilyGuessed(password string, own ...string) bool {
	if runes := []rune(password); len(runes) > guessed {
		password = string(runes[:guessed])
	}
	var words []string
	for _, text := range own {
		for _, word := range append([]string{text}, strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" .@-_'’", c) })...) {
			if word = strings.ToLower(word); len(word) > 2 {
				words = append(words, word)
			}
		}
	}
	return zxcvbn.PasswordStrength(password, words).Score < easily
}
