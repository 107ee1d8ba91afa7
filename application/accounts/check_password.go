package accounts

import (
	"strings"
	"unicode/utf8"

	"ehchub/domain/fault"
	"ehchub/domain/people"
)

// ShortestPassword is how many characters a password has at least.
const ShortestPassword = 12

const longestPassword = 500

// checkPassword refuses a password that is too short, common, or made of the person's own name or address or of the
// council's name, at the field "password". It asks for length and for nothing that makes a password hard to remember.
func (m Means) checkPassword(password string, p people.Person, council string) error {
	if err := CheckPassword(password, p.Email); err != nil {
		return err
	}
	if m.Passwords.EasilyGuessed(password, p.Name, p.Email, council) {
		return fault.Field("password", "account.password-common", "This password is too easy to guess: it is common, or made of your name, your e-mail address or the council’s name. Three random words are easy to remember and hard to guess.")
	}
	return nil
}

// CheckPassword refuses a password of the wrong length or form, at the field "password".
func CheckPassword(password, email string) error {
	refuse := func(code, why string) error { return fault.Field("password", code, why) }
	length := utf8.RuneCountInString(password)
	local, _, _ := strings.Cut(email, "@")
	switch {
	case password == "":
		return refuse("account.password-missing", "Enter a password.")
	case length < ShortestPassword:
		return refuse("account.password-short", "The password must have at least 12 characters. Three random words are easy to remember.")
	case length > longestPassword:
		return refuse("account.password-long", "The password must have at most 500 characters.")
	case strings.EqualFold(password, email) || strings.EqualFold(password, local):
		return refuse("account.password-email", "The password must not be your e-mail address.")
	case strings.Count(password, password[:1]) == len(password):
		return refuse("account.password-repeated", "The password must not be one character repeated.")
	}
	return nil
}
