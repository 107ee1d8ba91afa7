package accounts_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

func (h hub) sendPhoneCode(t *testing.T, p people.Person, phone, password string) error {
	t.Helper()
	return accounts.SendPhoneCode{Means: h.Means}.Do(t.Context(), accounts.SendPhoneCodeInput{Person: p.ID, Phone: phone, Password: password})
}

func (h hub) ways(t *testing.T, p people.Person) accounts.OwnWays {
	t.Helper()
	own, err := accounts.ReadWays{Means: h.Means}.Do(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	return own
}

func TestANumberCountsOnceItsCodeIsEntered(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "+447700900123", ehc.RoleFamily)
	confirm := func(who people.Person, code string) error {
		return accounts.ConfirmPhone{Means: h.Means}.Do(t.Context(), who.ID, code)
	}
	mustHave(t, "no number", h.sendPhoneCode(t, p, "01632 960000", password), "person.mobile")
	mustHave(t, "without the password", h.sendPhoneCode(t, p, "07700 900 456", "guessed"), "account.proof-wrong")
	mustHave(t, "no code was asked for", confirm(p, "123456"), "account.code-ended")
	if err := h.sendPhoneCode(t, p, "07700 900 456", password); err != nil {
		t.Fatal(err)
	}
	if sent := h.inbox.Outgoing()[0]; sent.To != "+447700900456" {
		t.Errorf("the code went %+v", sent)
	}
	code := h.code(t)
	if h.ways(t, p).Phone != "+447700900123" {
		t.Error("a number counts before its code was entered")
	}
	stranger := h.register(t, "tom@example.org", "")
	mustHave(t, "from somebody else", confirm(stranger, code), "account.code-ended")
	mustHave(t, "no form", confirm(p, "12"), "account.code-form")
	mustHave(t, "wrong", confirm(p, other(code)), "account.code-wrong")
	if err := confirm(p, code); err != nil {
		t.Fatal(err)
	}
	mustHave(t, "twice", confirm(p, code), "account.code-ended")
	if h.ways(t, p).Phone != "+447700900456" || !slices.Contains(h.told("Your codes come to another phone"), p.Email) {
		t.Errorf("now %+v, told %v", h.ways(t, p), h.told("Your codes come to another phone"))
	}
	mustHave(t, "removed without the password", accounts.DropPhone{Means: h.Means}.Do(t.Context(), p.ID, ""), "account.proof-wrong")
	if err := (accounts.DropPhone{Means: h.Means}).Do(t.Context(), p.ID, password); err != nil {
		t.Fatal(err)
	}
	if own := h.ways(t, p); own.Phone != "" || !slices.Equal(own.Ways, []accounts.Way{accounts.ByMail}) || !slices.Contains(h.told("Your mobile number was removed"), p.Email) {
		t.Errorf("removed: %+v", own)
	}
}

func TestACodeToANumberEndsAndIsBounded(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "")
	if err := h.sendPhoneCode(t, p, "07700 900 456", password); err != nil {
		t.Fatal(err)
	}
	earlier := h.code(t)
	if err := h.sendPhoneCode(t, p, "07700 900 789", password); err != nil {
		t.Fatal(err)
	}
	if code := h.code(t); code != earlier { // one time in a million they are the same
		mustHave(t, "the earlier code", accounts.ConfirmPhone{Means: h.Means}.Do(t.Context(), p.ID, earlier), "account.code-wrong")
	}
	h.clock.Advance(accounts.CodeLife)
	mustHave(t, "ten minutes on", accounts.ConfirmPhone{Means: h.Means}.Do(t.Context(), p.ID, h.code(t)), "account.code-ended")
	for range 3 {
		if err := h.sendPhoneCode(t, p, "07700 900 456", password); err != nil {
			t.Fatal(err)
		}
	}
	mustHave(t, "a sixth", h.sendPhoneCode(t, p, "07700 900 456", password), "account.codes-too-many")
	h.Texts = nil
	h.clock.Advance(time.Hour)
	mustHave(t, "no text service", h.sendPhoneCode(t, p, "07700 900 456", password), "account.no-texts")
}

func TestACodeToANumberWorksOnceAtTheSameMoment(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "")
	if err := h.sendPhoneCode(t, p, "07700 900 456", password); err != nil {
		t.Fatal(err)
	}
	code := h.code(t)
	var both sync.WaitGroup
	took := make(chan error, 4)
	for range 4 {
		both.Go(func() { took <- accounts.ConfirmPhone{Means: h.Means}.Do(t.Context(), p.ID, code) })
	}
	both.Wait()
	close(took)
	done := 0
	for err := range took {
		if err == nil {
			done++
		} else {
			mustHave(t, "another at the same moment", err, "account.code-ended")
		}
	}
	if done != 1 || len(h.told("Your codes come to another phone")) != 1 {
		t.Errorf("%d took it", done)
	}
}

// A number that was typed at registering and never proven is nobody's.
func TestANumberThatIsWrongAtRegisteringIsNotKept(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	id, err := accounts.InvitePerson{Means: h.Means}.Do(t.Context(), manager, accounts.InvitePersonInput{Email: "bea@example.org", Name: "Bea Thorn", Roles: []ehc.Role{ehc.RoleFamily}})
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := accounts.ChoosePassword{Means: h.Means}.Do(t.Context(), accounts.ChoosePasswordInput{Token: h.link(t), Password: password, Way: accounts.ByText, Phone: "07700 900 456"})
	if err != nil {
		t.Fatal(err)
	}
	if err := (accounts.TryAnotherWay{Means: h.Means}).Do(t.Context(), chosen.SignIn, accounts.ByMail); err != nil {
		t.Fatal(err)
	}
	waiting, err := accounts.WaitingSignIn{Means: h.Means}.Do(t.Context(), chosen.SignIn)
	if err != nil || waiting.To != "bea@example.org" || !slices.Equal(waiting.Others, []accounts.Way{accounts.ByText}) {
		t.Errorf("offers %+v, %v", waiting, err)
	}
	if _, err := h.enter(t, chosen.SignIn, h.code(t)); err != nil {
		t.Fatal(err)
	}
	if own := h.ways(t, people.Person{ID: id}); own.Phone != "" {
		t.Errorf("kept %s", own.Phone)
	}
}
