package authenticator_test

import (
	"strings"
	"testing"
	"time"

	"ehchub/adapters/authenticator"
)

// The published example of RFC 6238, appendix B, of which an app shows the last six digits.
func TestCodesAreThoseOfTheStandard(t *testing.T) {
	t.Parallel()
	const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	at := time.Unix(59, 0)
	for seconds, fits := range map[int]bool{0: true, 20: true, -30: true, 31: false, -60: false} {
		step, ok := authenticator.Codes{}.Step(secret, "287082", at.Add(time.Duration(seconds)*time.Second))
		if ok != fits || ok && step != 1 {
			t.Errorf("%d seconds away: %v of step %d", seconds, ok, step)
		}
	}
}

func TestASecretIsOfferedAsAddressAndPicture(t *testing.T) {
	t.Parallel()
	codes := authenticator.Codes{}
	secret, address, err := codes.NewSecret("EHC Hub", "ada@example.org")
	if err != nil || !strings.HasPrefix(address, "otpauth://totp/EHC%20Hub:ada@example.org?") || !strings.Contains(address, "secret="+secret) {
		t.Fatalf("%s, %v", address, err)
	}
	if again, err := codes.Address(secret, "EHC Hub", "ada@example.org"); err != nil || again != address {
		t.Errorf("again %s, %v", again, err)
	}
	if _, err := codes.Address("not base32!", "EHC Hub", "x"); err == nil {
		t.Error("took what is no secret")
	}
	rows, err := codes.Picture(address)
	if err != nil || len(rows) < 25 || !rows[0][0] || rows[7][7] {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}
