package accounts_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"ehchub/adapters/passkey"
	"ehchub/adapters/passkey/passkeytest"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

func (h hub) withPasskeys(t *testing.T) hub {
	t.Helper()
	checks, named, err := passkey.New(h.PublicURL, "EHC Hub")
	if err != nil || !named {
		t.Fatal(named, err)
	}
	h.Passkeys = checks
	return h
}

func newDevice(t *testing.T) *passkeytest.Device {
	return passkeytest.New(t, "https://hub.example.org", "hub.example.org")
}

func (h hub) offerPasskey(t *testing.T, p people.Person) []byte {
	t.Helper()
	ask, err := accounts.OfferPasskey{Means: h.Means}.Do(t.Context(), accounts.PasskeyInput{Person: p.ID, Name: "My phone", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	return ask
}

func (h hub) addPasskey(t *testing.T, p people.Person, answer []byte) error {
	t.Helper()
	return accounts.AddPasskey{Means: h.Means}.Do(t.Context(), accounts.AddPasskeyInput{Person: p.ID, Name: "My phone", Answer: answer})
}

// withKey is a person with a passkey on a device.
func (h hub) withKey(t *testing.T) (people.Person, *passkeytest.Device) {
	t.Helper()
	p, device := h.register(t, "ada@example.org", "", ehc.RoleFamily), newDevice(t)
	if err := h.addPasskey(t, p, device.Make(t, h.offerPasskey(t, p))); err != nil {
		t.Fatal(err)
	}
	return p, device
}

func (h hub) askPasskey(t *testing.T, token string) []byte {
	t.Helper()
	ask, err := accounts.AskPasskey{Means: h.Means}.Do(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return ask
}

func (h hub) enterPasskey(t *testing.T, token string, answer []byte) error {
	t.Helper()
	_, err := accounts.EnterPasskey{Means: h.Means}.Do(t.Context(), token, answer)
	return err
}

func TestAPasskeySignsIn(t *testing.T) {
	t.Parallel()
	h := newHub(t).withPasskeys(t)
	p, device := h.withKey(t)
	if !slices.Contains(h.told("A passkey was added"), p.Email) {
		t.Error("nobody was told")
	}
	before := len(h.inbox.Outgoing())
	token := h.mustSignIn(t, p.Email)
	if waiting, err := (accounts.WaitingSignIn{Means: h.Means}).Do(t.Context(), token); err != nil || waiting.Way != accounts.ByPasskey || !slices.Equal(waiting.Others, []accounts.Way{accounts.ByMail}) || len(h.inbox.Outgoing()) != before {
		t.Errorf("offers %+v, %v", waiting, err)
	}
	_, err := h.enter(t, token, "123456")
	mustHave(t, "a code in its place", err, "account.code-wrong")
	session, err := accounts.EnterPasskey{Means: h.Means}.Do(t.Context(), token, device.Answer(t, h.askPasskey(t, token)))
	if err != nil {
		t.Fatal(err)
	}
	if actor, err := h.actor(t, session); err != nil || actor.Person != p.ID {
		t.Errorf("signed in %+v, %v", actor, err)
	}
	if own := h.ways(t, p); len(own.Passkeys) != 1 || own.Passkeys[0].Name != "My phone" || !own.Passkeys[0].UsedAt.Equal(h.clock.Now()) {
		t.Errorf("lists %+v", own.Passkeys)
	}
	if err := (accounts.TryAnotherWay{Means: h.Means}).Do(t.Context(), h.mustSignIn(t, p.Email), accounts.ByMail); err != nil {
		t.Errorf("another way: %v", err)
	}
}

func TestAnAnswerOfAPasskeyCountsOnceAndInTime(t *testing.T) {
	t.Parallel()
	h := newHub(t).withPasskeys(t)
	p, device := h.withKey(t)
	token := h.mustSignIn(t, p.Email)
	earlier := device.Answer(t, h.askPasskey(t, token))
	late := device.Answer(t, h.askPasskey(t, token))
	mustHave(t, "to an earlier ask", h.enterPasskey(t, token, earlier), "account.passkey-unfit")
	mustHave(t, "nothing is asked any more", h.enterPasskey(t, token, late), "account.passkey-late")
	late = device.Answer(t, h.askPasskey(t, token))
	h.clock.Advance(accounts.CodeLife)
	mustHave(t, "ten minutes on", h.enterPasskey(t, token, late), "account.passkey-late")

	answer := device.Answer(t, h.askPasskey(t, token))
	var all sync.WaitGroup
	took := make(chan error, 4)
	for range 4 {
		all.Go(func() { took <- h.enterPasskey(t, token, answer) })
	}
	all.Wait()
	close(took)
	done := 0
	for err := range took {
		if err == nil {
			done++
		}
	}
	if done != 1 {
		t.Errorf("%d of 4 at once signed in with one answer", done)
	}
	again := h.mustSignIn(t, p.Email)
	h.askPasskey(t, again)
	mustHave(t, "in another sign-in", h.enterPasskey(t, again, answer), "account.passkey-unfit")
	mustHave(t, "nobody signs in", h.enterPasskey(t, "unknown", answer), "account.no-sign-in")
}

func TestAnAnswerFromElsewhereOrOfACopiedKeyIsRefused(t *testing.T) {
	t.Parallel()
	h := newHub(t).withPasskeys(t)
	p, device := h.withKey(t)
	try := func(answer func(ask []byte) []byte) error {
		token := h.mustSignIn(t, p.Email)
		return h.enterPasskey(t, token, answer(h.askPasskey(t, token)))
	}
	signed := func(ask []byte) []byte { return device.Answer(t, ask) }
	device.Origin = "https://hub.example.org.elsewhere.example"
	mustHave(t, "a page elsewhere", try(signed), "account.passkey-unfit")
	device.Origin = "http://hub.example.org"
	mustHave(t, "without encryption", try(signed), "account.passkey-unfit")
	device.Origin = "https://hub.example.org"
	device.Name = "elsewhere.example"
	mustHave(t, "a key for another hub", try(signed), "account.passkey-unfit")
	device.Name = "hub.example.org"
	for what, answer := range map[string]string{"nothing": "", "no JSON": "{", "no answer": "{}", "huge": `{"id":"` + strings.Repeat("A", 1<<16) + `"}`} {
		mustHave(t, what, try(func([]byte) []byte { return []byte(answer) }), "account.passkey-unfit")
	}
	mustHave(t, "another device", try(func(ask []byte) []byte { return newDevice(t).Answer(t, ask) }), "account.passkey-unfit")
	if err := try(signed); err != nil {
		t.Fatal(err)
	}
	device.Count -= 2
	mustHave(t, "counting back", try(signed), "account.passkey-unfit")
	device.Count += 5
	if err := try(signed); err != nil {
		t.Errorf("the true key after that: %v", err)
	}
}

func TestARemovedPasskeySignsNobodyIn(t *testing.T) {
	t.Parallel()
	h := newHub(t).withPasskeys(t)
	p, device := h.withKey(t)
	id := h.ways(t, p).Passkeys[0].ID
	drop := func(who people.Person, password string) error {
		return accounts.DropPasskey{Means: h.Means}.Do(t.Context(), who.ID, id, password)
	}
	token := h.mustSignIn(t, p.Email)
	answer := device.Answer(t, h.askPasskey(t, token))
	mustHave(t, "without the password", drop(p, "guessed"), "account.proof-wrong")
	stranger := h.register(t, "tom@example.org", "")
	if err := drop(stranger, password); err != nil || len(h.ways(t, p).Passkeys) != 1 {
		t.Errorf("somebody else removed it: %v", err)
	}
	if err := drop(p, password); err != nil {
		t.Fatal(err)
	}
	mustHave(t, "removed meanwhile", h.enterPasskey(t, token, answer), "account.passkey-unfit")
	_, err := accounts.AskPasskey{Means: h.Means}.Do(t.Context(), token)
	mustHave(t, "asked for none", err, "account.passkey-late")
	if own := h.ways(t, p); !slices.Equal(own.Ways, []accounts.Way{accounts.ByMail}) || !slices.Contains(h.told("A passkey was removed"), p.Email) {
		t.Errorf("ways %v", own.Ways)
	}
}

func TestWhatADeviceMakesIsCheckedBeforeItIsKept(t *testing.T) {
	t.Parallel()
	h := newHub(t).withPasskeys(t)
	p, device := h.register(t, "ada@example.org", ""), newDevice(t)
	offer := func(in accounts.PasskeyInput) error {
		in.Person = p.ID
		_, err := accounts.OfferPasskey{Means: h.Means}.Do(t.Context(), in)
		return err
	}
	mustHave(t, "no name", offer(accounts.PasskeyInput{Password: password}), "account.passkey-name")
	mustHave(t, "a long name", offer(accounts.PasskeyInput{Name: strings.Repeat("x", 61), Password: password}), "account.passkey-name")
	mustHave(t, "without the password", offer(accounts.PasskeyInput{Name: "My phone"}), "account.proof-wrong")
	mustHave(t, "nothing was asked", h.addPasskey(t, p, []byte("{}")), "account.passkey-late")
	device.Origin = "https://elsewhere.example"
	mustHave(t, "elsewhere", h.addPasskey(t, p, device.Make(t, h.offerPasskey(t, p))), "account.passkey-unfit")
	device.Origin = "https://hub.example.org"
	made := device.Make(t, h.offerPasskey(t, p))
	stranger := h.register(t, "tom@example.org", "")
	mustHave(t, "for somebody else", h.addPasskey(t, stranger, made), "account.passkey-late")
	if err := h.addPasskey(t, p, made); err != nil {
		t.Fatal(err)
	}
	mustHave(t, "twice", h.addPasskey(t, p, made), "account.passkey-late")
	mustHave(t, "the same key again", h.addPasskey(t, stranger, device.Make(t, h.offerPasskey(t, stranger))), "record.stale")
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		kept, err := s.Accounts.Passkeys.Of(ctx, p.ID)
		if len(kept) != 1 {
			t.Errorf("kept %+v", kept)
		}
		return err
	})
	h.Passkeys = nil
	mustHave(t, "a hub without a name", offer(accounts.PasskeyInput{Name: "x", Password: password}), "account.no-passkeys")
}

// A lost phone: a manager takes every second step off the account.
func TestAManagerResetsHowSomebodySignsIn(t *testing.T) {
	t.Parallel()
	h := newHub(t).withPasskeys(t)
	p, device := h.withKey(t)
	h.addAddress(t, p, "quill@example.org")
	if err := h.sendPhoneCode(t, p, "07700 900 456", password); err != nil {
		t.Fatal(err)
	}
	if err := (accounts.ConfirmPhone{Means: h.Means}).Do(t.Context(), p.ID, h.code(t)); err != nil {
		t.Fatal(err)
	}
	secret := h.addApp(t, p)
	if _, err := (accounts.MakeRecoveryCodes{Means: h.Means}).Do(t.Context(), p.ID, password); err != nil {
		t.Fatal(err)
	}
	token := h.mustSignIn(t, p.Email)
	session, err := accounts.EnterPasskey{Means: h.Means}.Do(t.Context(), token, device.Answer(t, h.askPasskey(t, token)))
	if err != nil {
		t.Fatal(err)
	}
	onItsWay := h.mustSignIn(t, p.Email)
	answer := device.Answer(t, h.askPasskey(t, onItsWay))

	chief := manager
	chief.Person = h.register(t, "chief@example.org", "", ehc.RoleManager).ID
	reset := func(by ehc.Actor, whom ehc.PersonID, reason string) error {
		return accounts.ResetWays{Means: h.Means}.Do(t.Context(), by, whom, reason)
	}
	mustHave(t, "by an officer", reset(coordinator, p.ID, "Lost phone."), "access.denied")
	mustHave(t, "without a reason", reset(chief, p.ID, " "), "person.reset-reason")
	mustHave(t, "a huge reason", reset(chief, p.ID, strings.Repeat("x", 501)), "person.reset-reason")
	mustHave(t, "one’s own", reset(chief, chief.Person, "Lost phone."), "person.own-ways")
	if err := reset(chief, p.ID, "Lost phone; called back."); err != nil {
		t.Fatal(err)
	}
	if own := h.ways(t, p); !slices.Equal(own.Ways, []accounts.Way{accounts.ByMail}) || own.Phone != "" || own.Codes != 0 || len(own.Passkeys) != 0 || !own.AppSince.IsZero() {
		t.Errorf("left %+v", own)
	}
	_, err = h.actor(t, session)
	mustHave(t, "the session from before", err, "account.session-ended")
	mustHave(t, "a sign-in that was on its way", h.enterPasskey(t, onItsWay, answer), "account.no-sign-in")
	if told := h.told("How you sign in was reset"); !slices.Contains(told, p.Email) || !slices.Contains(told, "quill@example.org") {
		t.Errorf("told %v", told)
	}
	_, err = h.enter(t, h.mustSignIn(t, p.Email), h.appCode(t, secret))
	mustHave(t, "a code of the app", err, "account.code-wrong")
	if _, err = h.enter(t, h.mustSignIn(t, p.Email), h.code(t)); err != nil {
		t.Errorf("a code by e-mail: %v", err)
	}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		history, err := s.Organisations.Changes.OfPerson(ctx, p.ID, 1)
		if len(history) != 1 || history[0].By != chief.Person || history[0].Words != "Ways to sign in reset: Lost phone; called back." {
			t.Errorf("kept %+v", history)
		}
		return err
	})
}
