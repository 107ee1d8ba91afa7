package accounts

import (
	"strings"
	"unicode/utf8"

	"ehchub/domain/fault"
)

// ShortestPassword is how many characters a password has at least.
const ShortestPassword = 12

const longestPassword = 500

// CheckPassword refuses a password that is too easily guessed, at the field "password".
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
