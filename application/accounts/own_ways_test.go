package accounts_test

import (
	"slices"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// addApp puts an app on the person's account and gives its secret.
func (h hub) addApp(t *testing.T, p people.Person) string {
	t.Helper()
	offer, err := accounts.OfferApp{Means: h.Means}.Do(t.Context(), p.Email, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := (accounts.AddApp{Means: h.Means}).Do(t.Context(), accounts.AddAppInput{Person: p.ID, Secret: offer.Secret, Code: h.appCode(t, offer.Secret), Password: password}); err != nil {
		t.Fatal(err)
	}
	return offer.Secret
}

func (h hub) appCode(t *testing.T, secret string) string {
	t.Helper()
	code, err := totp.GenerateCode(secret, h.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestAnAuthenticatorAppSignsIn(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "+447700900123", ehc.RoleFamily)
	_, here := h.arrive(t, p.Email, accounts.RememberBrowserInput{SkipCode: true})
	offer, err := accounts.OfferApp{Means: h.Means}.Do(t.Context(), p.Email, "")
	if err != nil {
		t.Fatal(err)
	}
	err = accounts.AddApp{Means: h.Means}.Do(t.Context(), accounts.AddAppInput{Person: p.ID, Secret: offer.Secret, Code: h.appCode(t, offer.Secret), Password: "wrong password"})
	mustHave(t, "without the password", err, "account.proof-wrong")
	secret := h.addApp(t, p)
	if told := h.told("An authenticator app was added"); !slices.Contains(told, p.Email) {
		t.Errorf("told %v", told)
	}
	if out, err := h.signInHere(t, p.Email, password, here.Devices); err != nil || out.Session != "" {
		t.Errorf("the remembered browser is not asked again: %+v, %v", out, err)
	}
	before := len(h.inbox.Outgoing())
	token := h.mustSignIn(t, p.Email)
	if len(h.inbox.Outgoing()) != before {
		t.Error("a code was sent all the same")
	}
	_, err = h.enter(t, token, h.appCode(t, secret))
	mustHave(t, "the code that added the app", err, "account.code-wrong")
	h.clock.Advance(time.Minute)
	if _, err := h.enter(t, token, h.appCode(t, secret)); err != nil {
		t.Fatal(err)
	}
	_, err = h.enter(t, h.mustSignIn(t, p.Email), h.appCode(t, secret))
	mustHave(t, "a code that was used", err, "account.code-wrong")

	token = h.mustSignIn(t, p.Email)
	waiting, err := accounts.WaitingSignIn{Means: h.Means}.Do(t.Context(), token)
	if err != nil || waiting.Way != accounts.ByApp || !slices.Equal(waiting.Others, []accounts.Way{accounts.ByText, accounts.ByMail}) {
		t.Errorf("offers %+v, %v", waiting, err)
	}
	if err := (accounts.TryAnotherWay{Means: h.Means}).Do(t.Context(), token, accounts.ByMail); err != nil {
		t.Fatal(err)
	}
	if sent := h.inbox.Outgoing()[0]; sent.ByText || sent.To != p.Email {
		t.Errorf("sent %+v", sent)
	}
	if _, err := h.enter(t, token, h.code(t)); err != nil {
		t.Errorf("another way: %v", err)
	}
	if err := (accounts.DropApp{Means: h.Means}).Do(t.Context(), p.ID, password); err != nil {
		t.Fatal(err)
	}
	if _, err := h.enter(t, h.mustSignIn(t, p.Email), h.code(t)); err != nil {
		t.Errorf("once the app is removed: %v", err)
	}
}

func TestARecoveryCodeSignsInOnce(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "", ehc.RoleFamily)
	make := func() []string {
		t.Helper()
		codes, err := accounts.MakeRecoveryCodes{Means: h.Means}.Do(t.Context(), p.ID, password)
		if err != nil || len(codes) != 10 {
			t.Fatal(codes, err)
		}
		return codes
	}
	earlier, codes := make(), make()
	try := func(code string) error {
		t.Helper()
		token := h.mustSignIn(t, p.Email)
		if err := (accounts.TryAnotherWay{Means: h.Means}).Do(t.Context(), token, accounts.ByRecovery); err != nil {
			t.Fatal(err)
		}
		_, err := h.enter(t, token, code)
		return err
	}
	mustHave(t, "an earlier one", try(earlier[0]), "account.code-wrong")
	mustHave(t, "no such form", try("123456"), "account.recovery-form")
	if err := try(" " + codes[0]); err != nil {
		t.Fatal(err)
	}
	mustHave(t, "used", try(codes[0]), "account.code-wrong")
	own, err := accounts.ReadWays{Means: h.Means}.Do(t.Context(), p.ID)
	if err != nil || own.Codes != 9 || !slices.Equal(own.Ways, []accounts.Way{accounts.ByMail, accounts.ByRecovery}) {
		t.Errorf("left %+v, %v", own, err)
	}
}
