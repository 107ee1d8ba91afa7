package accounts_test

import (
	"strings"
	"testing"
	"time"

	"ehchub/application/accounts"
	"ehchub/domain/ehc"
)

// arrive signs in and lets the browser be remembered.
func (h hub) arrive(t *testing.T, email string, in accounts.RememberBrowserInput) (session string, out accounts.RememberBrowserOut) {
	t.Helper()
	session, err := h.enter(t, h.mustSignIn(t, email), h.code(t))
	if err != nil {
		t.Fatal(err)
	}
	in.Session = session
	if out, err = (accounts.RememberBrowser{Means: h.Means}).Do(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	return session, out
}

func (h hub) told(subject string) (to []string) {
	for _, o := range h.inbox.Outgoing() {
		if o.Subject == subject {
			to = append(to, o.To)
		}
	}
	return to
}

func TestAPersonSeesWhereTheyAreSignedInAndEndsIt(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p, other := h.register(t, "ada@example.org", "", ehc.RoleFamily), h.register(t, "tom@example.org", "", ehc.RoleFamily)
	first, here := h.arrive(t, p.Email, accounts.RememberBrowserInput{Named: "Firefox on a Mac"})
	h.clock.Advance(time.Minute)
	second, _ := h.arrive(t, p.Email, accounts.RememberBrowserInput{Named: "Chrome on an Android phone or tablet"})
	h.clock.Advance(time.Minute)
	his, both := h.arrive(t, other.Email, accounts.RememberBrowserInput{Named: "Firefox on a Mac", Devices: here.Devices})
	if len(both.Devices) != 2 || both.Devices[1] != here.Devices[0] || both.Devices[0] == here.Devices[0] {
		t.Errorf("two people in one browser share a secret: %v and %v", here.Devices, both.Devices)
	}
	list := func(session string, devices []string) accounts.ListSessionsOut {
		t.Helper()
		out, err := accounts.ListSessions{Means: h.Means}.Do(t.Context(), accounts.ListSessionsInput{Person: p.ID, Session: session, Devices: devices})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	out := list(first, both.Devices)
	if len(out.Sessions) != 2 || out.Sessions[0].This || !out.Sessions[1].This || out.Sessions[0].Device != "Chrome on an Android phone or tablet" {
		t.Errorf("sessions %+v", out.Sessions)
	}
	if len(out.Devices) != 2 || out.Devices[0].This || !out.Devices[1].This {
		t.Errorf("browsers %+v", out.Devices)
	}
	if err := (accounts.EndSession{Means: h.Means}).Do(t.Context(), other.ID, out.Sessions[0].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := h.actor(t, second); err != nil {
		t.Error("somebody else ended the session")
	}
	if err := (accounts.EndOtherSessions{Means: h.Means}).Do(t.Context(), p.ID, first); err != nil {
		t.Fatal(err)
	}
	_, err := h.actor(t, second)
	mustHave(t, "the other session", err, "account.session-ended")
	for _, session := range []string{first, his} {
		if _, err := h.actor(t, session); err != nil {
			t.Errorf("ended too: %v", err)
		}
	}
	if err := (accounts.EndSession{Means: h.Means}).Do(t.Context(), p.ID, list(first, nil).Sessions[0].ID); err != nil {
		t.Fatal(err)
	}
	_, err = h.actor(t, first)
	mustHave(t, "this session", err, "account.session-ended")
}

func TestANewBrowserIsToldOnce(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "")
	const subject = "A new sign-in to your account"
	_, here := h.arrive(t, p.Email, accounts.RememberBrowserInput{Named: "Firefox on a Mac"})
	_, again := h.arrive(t, p.Email, accounts.RememberBrowserInput{Named: "Firefox on a Mac", Devices: here.Devices})
	if told := h.told(subject); len(told) != 0 || len(again.Devices) != 1 || again.Devices[0] != here.Devices[0] {
		t.Errorf("the first browser was told of: %v, %v", told, again)
	}
	_, planted := h.arrive(t, p.Email, accounts.RememberBrowserInput{Named: "Edge on a Windows computer", Devices: []string{"PLANTED"}})
	if told := h.told(subject); len(told) != 1 || told[0] != p.Email || planted.Devices[0] == "PLANTED" {
		t.Errorf("told %v, kept %v", told, planted.Devices)
	}
	if body := h.inbox.Outgoing()[0].Body; !strings.Contains(body, "Edge on a Windows computer") || !strings.Contains(body, "10:00am on 1 September 2026") || !strings.Contains(body, "01632 960000") {
		t.Errorf("says %s", body)
	}
}
