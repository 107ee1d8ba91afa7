package web_test

import (
	"regexp"
	"testing"
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
