package web

import (
	"net/http"
	"testing"

	"ehchub/application/accounts"
)

// TestAPasskeyIsOfferedOnlyWhereTheHubsAddressAllowsOne: browsers make none for an address that is a bare number.
func TestAPasskeyIsOfferedOnlyWhereTheHubsAddressAllowsOne(t *testing.T) {
	s := newSite(t, func(s *site) []Area {
		return []Area{NewAccountPages(s.pages, Sessions{}, accounts.Means{Units: s.Unit, Clock: s.Clock}, nil, AccountOptions{})}
	})
	s.as(s.Parent).get(accountHome).is(http.StatusOK).says("How you sign in", "Codes by text message or with an app").saysNot("passkey")
	if words := (AccountPages{passkeys: true}).waysWords(); words != "A passkey, codes by text message or with an app, and recovery codes for the day when your phone is lost." {
		t.Errorf("with passkeys: %q", words)
	}
}
