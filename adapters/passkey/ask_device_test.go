package passkey_test

import (
	"encoding/json"
	"testing"

	"ehchub/adapters/passkey"
	"ehchub/adapters/passkey/passkeytest"
	"ehchub/ports"
)

func TestAHubWithoutANameTakesNoPasskeys(t *testing.T) {
	t.Parallel()
	for public, want := range map[string]bool{"https://hub.example.gov.uk": true, "http://localhost:8080": true, "http://127.0.0.1:8080": false, "http://[::1]:8080": false, "": false} {
		if _, named, err := passkey.New(public, "EHC Hub"); named != want || err != nil {
			t.Errorf("%q: %v, %v", public, named, err)
		}
	}
}

func TestAKeyBelongsToThePublicAddressOfTheHub(t *testing.T) {
	t.Parallel()
	checks, _, err := passkey.New("https://hub.example.gov.uk:8443", "EHC Hub")
	if err != nil {
		t.Fatal(err)
	}
	owner, device := ports.PasskeyOwner{Person: "019aa000-0000-7000-8000-000000000001", Email: "ada@example.org", Name: "Ada Quill"}, passkeytest.New(t, "https://hub.example.gov.uk:8443", "hub.example.gov.uk")
	ask, expect, err := checks.Offer(owner, nil)
	if err != nil {
		t.Fatal(err)
	}
	var asked struct {
		Attestation string
		RP          struct{ ID, Name string }
		User        struct{ Name, DisplayName string }
	}
	if err := json.Unmarshal(ask, &asked); err != nil || asked.RP.ID != "hub.example.gov.uk" || asked.RP.Name != "EHC Hub" || asked.User.Name != "ada@example.org" || asked.User.DisplayName != "Ada Quill" || asked.Attestation != "none" {
		t.Errorf("asks %s, %v", ask, err)
	}
	key, err := checks.Accept(owner, expect, device.Make(t, ask))
	if err != nil {
		t.Fatal(err)
	}
	known := []ports.Passkey{key}
	if ask, expect, err = checks.Challenge(owner, known); err != nil {
		t.Fatal(err)
	}
	answer := device.Answer(t, ask)
	stranger := owner
	stranger.Person = "019aa000-0000-7000-8000-000000000002"
	if _, err := checks.Check(stranger, known, expect, answer); err == nil {
		t.Error("it signs in somebody else")
	}
	used, err := checks.Check(owner, known, expect, answer)
	if err != nil || used.ID != key.ID {
		t.Fatalf("%+v, %v", used, err)
	}
	if ask, _, err = checks.Offer(owner, known); err != nil || !json.Valid(ask) {
		t.Fatal(err)
	}
	var again struct{ ExcludeCredentials []struct{ ID string } }
	if err := json.Unmarshal(ask, &again); err != nil || len(again.ExcludeCredentials) != 1 || again.ExcludeCredentials[0].ID != key.ID {
		t.Errorf("a device that has a key is asked for another: %s", ask)
	}
}
