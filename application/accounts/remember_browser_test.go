package accounts_test

import (
	"testing"
	"time"

	"ehchub/application/accounts"
	"ehchub/domain/ehc"
)

func (h hub) signInHere(t *testing.T, email, password string, devices []string) (accounts.SignInOut, error) {
	t.Helper()
	return accounts.SignIn{Means: h.Means}.Do(t.Context(), accounts.SignInInput{Email: email, Password: password, From: "192.0.2.1", Devices: devices})
}

func TestARememberedBrowserNeedsNoCodeForThirtyDays(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "", ehc.RoleFamily)
	_, here := h.arrive(t, p.Email, accounts.RememberBrowserInput{SkipCode: true})
	h.clock.Advance(30*24*time.Hour - time.Minute)
	out, err := h.signInHere(t, p.Email, password, here.Devices)
	if err != nil || out.Session == "" || out.Token != "" {
		t.Fatalf("in the remembered browser: %+v, %v", out, err)
	}
	if actor, err := h.actor(t, out.Session); err != nil || actor.Person != p.ID {
		t.Errorf("signed in %+v, %v", actor, err)
	}
	_, err = h.signInHere(t, p.Email, "wrong password", here.Devices)
	mustHave(t, "without the password", err, "account.wrong")
	for _, elsewhere := range [][]string{nil, {"GUESSED"}} {
		if out, err := h.signInHere(t, p.Email, password, elsewhere); err != nil || out.Session != "" {
			t.Errorf("in another browser: %+v, %v", out, err)
		}
	}
	h.clock.Advance(2 * time.Minute)
	if out, err := h.signInHere(t, p.Email, password, here.Devices); err != nil || out.Session != "" {
		t.Errorf("after thirty days: %+v, %v", out, err)
	}
}

func TestANewPasswordOrForgettingEndsRemembering(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "", ehc.RoleAdvocate)
	for what, end := range map[string]func() error{
		"a new password": func() error {
			return accounts.SetPassword{Means: h.Means}.Do(t.Context(), ehc.SystemActor(), accounts.SetPasswordInput{Person: p.ID, Password: password})
		},
		"forgetting it": func() error {
			out, err := accounts.ListSessions{Means: h.Means}.Do(t.Context(), accounts.ListSessionsInput{Person: p.ID})
			for _, d := range out.Devices {
				if err := (accounts.ForgetDevice{Means: h.Means}).Do(t.Context(), p.ID, d.ID); err != nil {
					return err
				}
			}
			return err
		},
	} {
		_, here := h.arrive(t, p.Email, accounts.RememberBrowserInput{SkipCode: true})
		if err := end(); err != nil {
			t.Fatal(err)
		}
		if out, err := h.signInHere(t, p.Email, password, here.Devices); err != nil || out.Session != "" {
			t.Errorf("%s: %+v, %v", what, out, err)
		}
	}
}

func TestPeopleAtWorkGiveACodeEachTime(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	for i, roles := range [][]ehc.Role{{ehc.RoleSENCO}, {ehc.RoleFamily, ehc.RoleCoordinator}, nil} {
		p := h.register(t, string(rune('a'+i))+"@example.org", "", roles...)
		_, here := h.arrive(t, p.Email, accounts.RememberBrowserInput{SkipCode: true})
		if out, err := h.signInHere(t, p.Email, password, here.Devices); err != nil || out.Session != "" {
			t.Errorf("%v: %+v, %v", roles, out, err)
		}
	}
}

func TestStrangersDoNotLockAnybodyOutOfTheirOwnBrowser(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "", ehc.RoleSENCO)
	_, here := h.arrive(t, p.Email, accounts.RememberBrowserInput{})
	for range 11 {
		_, _ = h.signIn(t, p.Email, "wrong password")
	}
	_, err := h.signIn(t, p.Email, password)
	mustHave(t, "a stranger's browser", err, "account.too-many")
	if _, err := h.signInHere(t, p.Email, password, here.Devices); err != nil {
		t.Errorf("in the browser that she uses: %v", err)
	}
	for range 10 {
		_, err := h.signInHere(t, p.Email, "wrong password", here.Devices)
		mustHave(t, "her own mistakes", err, "account.wrong")
	}
	_, err = h.signInHere(t, p.Email, password, here.Devices)
	mustHave(t, "too many of her own", err, "account.too-many")
}

func TestAnEasilyGuessedPasswordIsRefused(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	if _, err := (accounts.InvitePerson{Means: h.Means}).Do(t.Context(), coordinator, accounts.InvitePersonInput{Email: "bea@example.org", Name: "Bea Thistledown", Roles: []ehc.Role{ehc.RoleFamily}}); err != nil {
		t.Fatal(err)
	}
	link := h.link(t)
	for _, easy := range []string{"password12345", "beathistledown", "Wrenshire Council"} {
		_, err := accounts.ChoosePassword{Means: h.Means}.Do(t.Context(), accounts.ChoosePasswordInput{Token: link, Password: easy, Way: accounts.ByMail})
		mustHave(t, easy, err, "account.password-common")
	}
	if _, err := (accounts.ChoosePassword{Means: h.Means}).Do(t.Context(), accounts.ChoosePasswordInput{Token: link, Password: password, Way: accounts.ByMail}); err != nil {
		t.Error(err)
	}
}
