package web_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"
)

var sessionField = regexp.MustCompile(`name="session" value="([0-9a-f]+)"`)

func TestSessionsAreListedAndEndedInTheBrowser(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	here, there := h.browser(t), h.browser(t)
	here.signIn(h, "ada@example.org")
	there.signIn(h, "ada@example.org")
	list := here.get("/account/sessions")
	list.expect(t, "sessions", 200, "/account/sessions", "where you are now", "Sign out everywhere else", "Last seen", "Forget this browser", "the one you use now")
	other := sessionField.FindStringSubmatch(list.body)
	if other == nil {
		t.Fatal("no other session can be ended")
	}
	here.post("/account/sessions/end", "session", other[1]).expect(t, "ended", 200, "/account/sessions", "You are signed out there.")
	there.get("/").expect(t, "the other browser", 200, "/sign-in?ended=1", "Sign in")
	there.signIn(h, "ada@example.org")
	here.post("/account/sessions/end-others").expect(t, "all others", 200, "/account/sessions", "You are signed out everywhere but here.")
	there.get("/account").expect(t, "the other browser", 200, "/sign-in?ended=1&next=%2Faccount", "Sign in")
}

var appSecret = regexp.MustCompile(`name="secret" value="([A-Z2-7]+)"`)

func TestAnAppIsAddedAndUsedInTheBrowser(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	b.get("/account/second-step").expect(t, "ways", 200, "/account/second-step", "How you sign in", "A code to ada@example.org", "We ask for this first", "Make recovery codes")
	page := b.get("/account/second-step/app")
	page.expect(t, "the app", 200, "/account/second-step/app", "<svg role=\"img\"", "Or type this key", `autocomplete="one-time-code"`)
	secret := appSecret.FindStringSubmatch(page.body)[1]
	b.post("/account/second-step/app", "secret", secret, "code", "12", "password", aPassword).expect(t, "a wrong code", 422, "/account/second-step/app", `href="#code"`, secret)
	code := func() string {
		t.Helper()
		made, err := totp.GenerateCode(secret, h.clock.Now())
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	b.post("/account/second-step/app", "secret", secret, "code", code(), "password", aPassword).expect(t, "added", 200, "/account/second-step", "The app is added", "Remove the app")
	b.post("/account/second-step/recovery", "recovery-password", "wrong").expect(t, "a wrong password", 422, "/account/second-step/recovery", `href="#recovery-password"`, "This is not your password")
	b.post("/account/second-step/recovery", "recovery-password", aPassword).expect(t, "recovery codes", 200, "/account/second-step/recovery", "Each works once")

	h.clock.Advance(time.Minute)
	other := h.browser(t)
	other.post("/sign-in", "email", "ada@example.org", "password", aPassword).expect(t, "password", 200, "/sign-in/code", "Open your authenticator app", "Try another way", "Send an e-mail", "Use a recovery code")
	other.post("/sign-in/another-way", "way", "recovery").expect(t, "another way", 200, "/sign-in/code", "Recovery code", "Use my authenticator app")
	other.post("/sign-in/another-way", "way", "app").expect(t, "back to the app", 200, "/sign-in/code", "Open your authenticator app")
	other.post("/sign-in/code", "code", code()).expect(t, "signed in", 200, "/", "Ada Quill reads /")
}

func TestAMobileNumberIsProvenChangedAndRemovedInTheBrowser(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	b.get("/account/second-step").expect(t, "ways", 200, "/account/second-step", "Add a mobile number")
	b.get("/account/second-step/phone/code").expect(t, "no code waits", 200, "/account/second-step/phone", "Mobile number")
	b.post("/account/second-step/phone", "phone", "0123", "password", aPassword).expect(t, "no number", 422, "/account/second-step/phone", `href="#phone"`, `value="0123"`)
	b.post("/account/second-step/phone", "phone", "07700 900123", "password", "guessed").expect(t, "a wrong password", 422, "/account/second-step/phone", `href="#password"`, `value="07700 900123"`)
	b.post("/account/second-step/phone", "phone", "07700 900123", "password", aPassword).expect(t, "sent", 200, "/account/second-step/phone/code", "07700 900123", "Six-digit code")
	b.post("/account/second-step/phone/code", "code", "12").expect(t, "no form", 422, "/account/second-step/phone/code", `href="#code"`)
	b.post("/account/second-step/phone/code", "code", h.code(t)).expect(t, "proven", 200, "/account/second-step", "Your number is saved", "ends in 123", "Change the number")
	b.post("/account/second-step/phone/remove", "phone-password", "guessed").expect(t, "a wrong password", 422, "/account/second-step/phone/remove", `href="#phone-password"`)
	b.post("/account/second-step/phone/remove", "phone-password", aPassword).expect(t, "removed", 200, "/account/second-step", "The number is removed", "Add a mobile number")
}
