package identity_test

import (
	"testing"

	"ehchub/adapters/identity"
)

func TestCommonPasswordsAndOnesOwnNameAreEasilyGuessed(t *testing.T) {
	t.Parallel()
	own := []string{"Ada Quillfeather", "ada.quillfeather@larkfield.example", "Wrenshire County Council"}
	p := identity.NewPasswords(1)
	for _, password := range []string{"password1234", "Password12345", "qwertyuiop12", "123456789012", "iloveyou1234", "letmeinletmein", "aaaaaaaaaaaaaa", "quillfeather", "Quillfeather1", "wrenshire2026", "adaquillfeather", "abcabcabcabcabc"} {
		if !p.EasilyGuessed(password, own...) {
			t.Errorf("%q is taken", password)
		}
	}
	for _, password := range []string{"velvet lantern oats", "wren-on-the-wall", "another good one", "kettle orbit plum", "three random words", "tea and toast at ten", "x9$kQ2!vLm0p", "пять коротких слов"} {
		if p.EasilyGuessed(password, own...) {
			t.Errorf("%q is refused", password)
		}
	}
}
