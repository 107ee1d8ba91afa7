package ehchub

import (
	"context"
	"crypto/sha256"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/web"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

const guestSecret = "secret of a guest"

// invited puts a guest on the child's case, and lets them in.
func (w askedHub) invited() casework.Guest {
	now := w.cast.Clock.At
	g := casework.Guest{ID: ehc.GuestID(w.cast.Gate.IDs.New()), Advice: ehc.AdviceID(w.cast.Gate.IDs.New()), Person: ehc.PersonID(w.cast.Gate.IDs.New()), Name: "Olga Marsh", Email: "olga@therapy.example", Specialism: "Music therapist"}
	w.do(func(ctx context.Context, s ports.Stores) error {
		if err := s.People.Save(ctx, people.Person{ID: g.Person, Name: g.Name, Email: g.Email, JobTitle: g.Specialism, ByEmail: true}); err != nil {
			return err
		}
		c, err := s.Cases.Get(ctx, w.cast.Case)
		if err != nil {
			return err
		}
		if g, err = c.InviteGuest(w.cast.Coordinator, g, "", nil, now); err != nil {
			return err
		}
		r, err := advice.Ask(g.Advice, w.cast.Case, advice.Other, advice.Adviser{Person: g.Person, Name: g.Name}, "", w.cast.Today(), w.cast.Today().AddDays(20), now)
		if err != nil {
			return err
		}
		for _, err := range []error{s.Cases.Save(ctx, c), s.Advice.Save(ctx, r), s.Guests.Invitations.Save(ctx, g)} {
			if err != nil {
				return err
			}
		}
		hash := sha256.Sum256([]byte(guestSecret))
		return s.Guests.Sessions.Begin(ctx, hash[:], g.ID, now, now.Add(-time.Hour))
	})
	return g
}

func (w askedHub) asGuest(route web.Route) (status int, body string) {
	r, answer := httptest.NewRequest(route.Method, w.path(route), nil), httptest.NewRecorder()
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.AddCookie(&http.Cookie{Name: "hub-guest", Value: guestSecret})
	w.hub.Handler.ServeHTTP(answer, r)
	return answer.Code, answer.Body.String()
}

// Every address of the hub, asked by a guest: their own pages answer, and every other as if nobody had asked.
func TestEveryAddressAnswersAGuestAsNobodyButTheirOwn(t *testing.T) {
	t.Parallel()
	w := newAskedHub(t)
	w.invited()
	own := []string{"guest", "guest.background", "guest.findings", "guest.check", "guest.documents", "guest.background.save", "guest.findings.save", "guest.submit"}
	for _, route := range w.hub.Routes {
		switch {
		case slices.Contains(own, route.Name):
			if status, _ := w.asGuest(route); status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusNotFound || status >= 500 {
				t.Errorf("%s %s answers a guest with %d", route.Method, route.Path, status)
			}
			if got := w.status(route, ""); got != http.StatusUnauthorized {
				t.Errorf("%s %s answers somebody who is no guest with %d", route.Method, route.Path, got)
			}
			if got := w.status(route, w.cast.Psychologist.Person); got != http.StatusUnauthorized {
				t.Errorf("%s %s answers an adviser with an account with %d", route.Method, route.Path, got)
			}
		case strings.HasPrefix(route.Name, "guest."), route.Open && route.Method == http.MethodPost, route.Name == "session":
		default:
			status, body := w.asGuest(route)
			if nobody := w.status(route, ""); status != nobody {
				t.Errorf("%s %s answers a guest with %d, and nobody with %d", route.Method, route.Path, status, nobody)
			}
			if strings.Contains(body, "Haddad") {
				t.Errorf("%s %s tells a guest of the child", route.Method, route.Path)
			}
		}
	}
	if status, body := w.asGuest(web.Route{Method: http.MethodGet, Path: "/guest"}); status != http.StatusOK || !strings.Contains(body, "Noor Haddad") || !strings.Contains(body, "She finds the classroom too loud.") {
		t.Errorf("a guest reads %d %s", status, body)
	}
}

// What the table grants a guest, in whatever circumstances: nothing is added to it unseen.
func TestWhatAGuestMay(t *testing.T) {
	t.Parallel()
	var granted []access.Action
	for _, g := range access.Table() {
		if g.Relation == access.Guest {
			granted = append(granted, g.Action)
		}
	}
	if want := []access.Action{access.EnterCase, access.SeeRequest, access.SeePlaces, access.AnswerAdvice, access.ReadViews}; !slices.Equal(granted, want) {
		t.Errorf("a guest may %v, not %v", granted, want)
	}
}

// A guest who did nothing for too long, and then sends what they typed: it comes back with the question for a new code, and
// is taken up with a code and not without.
func TestWhatAGuestTypedTooLateWaitsForANewCode(t *testing.T) {
	t.Parallel()
	w := newAskedHub(t)
	w.invited()
	w.cast.Clock.At = w.cast.Clock.At.Add(32 * time.Minute)
	post := func(path, body string) (int, string) {
		r, answer := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body)), httptest.NewRecorder()
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.AddCookie(&http.Cookie{Name: "hub-guest", Value: guestSecret})
		w.hub.Handler.ServeHTTP(answer, r)
		return answer.Code, answer.Body.String()
	}
	status, body := post("/guest/background", "details=She+plays+the+drum.&action=save")
	if status != http.StatusOK && status != http.StatusServiceUnavailable || !strings.Contains(body, "Six-digit code") || !strings.Contains(body, `name="details" value="She plays the drum."`) {
		t.Errorf("answered %d %s", status, body)
	}
	status, body = post("/guest/background", "details=She+plays+the+drum.&action=save&guest-step=code&guest-code=000000")
	if status != http.StatusUnprocessableEntity || !strings.Contains(body, `name="details" value="She plays the drum."`) {
		t.Errorf("a wrong code answers %d %s", status, body)
	}
	if status, _ := w.asGuest(web.Route{Method: http.MethodGet, Path: "/guest"}); status != http.StatusSeeOther {
		t.Errorf("they read on without a code: %d", status)
	}
}
