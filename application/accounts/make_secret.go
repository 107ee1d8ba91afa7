package accounts

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/big"
	"strings"

	"ehchub/ports"
)

// newToken makes a secret for a browser or a link: 130 random bits in letters and digits.
func newToken() string { return rand.Text() }

// hashOf is what is stored of a token. A token is random, so one plain round is enough.
func hashOf(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// idOf tells one secret from others by what is stored of it; nobody gets in with it.
func idOf(token string) string { return hex.EncodeToString(hashOf(token)) }

// newDigits makes a code of six random digits.
func newDigits() (string, error) {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return "", fmt.Errorf("make a code: %w", err)
	}
	return fmt.Sprintf("%06d", n), nil
}

// seal binds what a person must give to what it is for and to the secret of the browser or link that it came with.
func (m Means) seal(purpose ports.CodePurpose, token, given string) []byte {
	return m.keyed("code", string(purpose), token, given)
}

// counted names what tries are counted of, without saying it.
func (m Means) counted(what, of string) string {
	return what + ":" + hex.EncodeToString(m.keyed("attempt", what, of)[:16])
}

func (m Means) keyed(parts ...string) []byte {
	mac := hmac.New(sha256.New, m.Pepper)
	for _, part := range parts {
		fmt.Fprintf(mac, "%d:%s", len(part), part)
	}
	return mac.Sum(nil)
}

// plainDigits takes a code as people type or paste it: with spaces or a dash. ok is false when it isn't six digits.
func plainDigits(typed string) (digits string, ok bool) {
	digits = strings.NewReplacer(" ", "", "-", "", "\u00a0", "").Replace(strings.TrimSpace(typed))
	return digits, len(digits) == 6 && strings.Trim(digits, "0123456789") == ""
}
