package ehchub

import (
	"context"
	"crypto/sha256"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/console"
	"ehchub/adapters/system"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

var mailedLink = regexp.MustCompile(`Sign in to your account: http://localhost:8080(/\S+)`)

// checkLinks follows the link of every e-mail of the demo as whoever got it: each opens, after signing in, the very page
// that the e-mail tells of (F33, F329).
func checkLinks(d told) {
	hub, err := assemble(d.Context(), d.config, d.Database, system.NewSetClock(demoDay), system.IDs{}, console.NewInbox(system.Clock{}))
	if err != nil {
		d.Fatal(err)
	}
	people := map[string]string{}
	for _, row := range d.rows("SELECT id::text, email FROM person WHERE email IS NOT NULL") {
		people[row[1]] = row[0]
	}
	seen := map[string]bool{}
	for _, m := range d.messages {
		who := ehc.PersonID(people[m.To])
		for _, link := range mailedLink.FindAllStringSubmatch(m.Body, -1) {
			if seen[m.To+link[1]] {
				continue
			}
			if !seen[m.To] {
				signInAs(d.T, hub, who)
			}
			seen[m.To], seen[m.To+link[1]] = true, true
			status, at := openAs(hub, who, link[1])
			closed := status == http.StatusConflict && strings.Contains(link[1], "/assessment/advice/") // which its page says
			if !strings.HasPrefix(at, link[1]) || status != http.StatusOK && !closed {
				d.Errorf("%s (%s): %s answers %d at %s", m.To, m.Subject, link[1], status, at)
			}
		}
	}
	d.openUnsent(hub, seen)
	if len(seen) < 100 {
		d.Errorf("only %d links were followed", len(seen))
	}
}

// relationTo says which party of a case a kind of recipient is.
var relationTo = map[notice.Recipient]access.Relation{notice.ToFamily: access.Family, notice.ToCoordinator: access.Coordinator, notice.ToResponsible: access.Coordinator, notice.ToPerson: access.Family}

// provedElsewhere are pages of states in which no child of the demo is; the tests of those pages open them as their readers.
var provedElsewhere = []string{"/confirm", "/moved-in"}

// openUnsent looks, for each message that the demo has not sent, for a child of the demo with whom its reader finds its page.
func (d told) openUnsent(hub *Hub, signedIn map[string]bool) {
	sent := map[string]bool{}
	for _, row := range d.rows("SELECT DISTINCT kind FROM message") {
		sent[row[0]] = true
	}
	for _, e := range notice.Catalogue() {
		for _, m := range e.Messages {
			if relation, known := relationTo[m.To]; known && !sent[string(e.Kind)] && !strings.Contains(m.Link, "{") && !slices.Contains(provedElsewhere, m.Link) && !d.opens(hub, relation, m.Link, signedIn) {
				d.Errorf("%s to %s: nobody of the demo finds %q", e.Kind, m.To, m.Link)
			}
		}
	}
}

func (d told) opens(hub *Hub, relation access.Relation, page string, signedIn map[string]bool) bool {
	for _, row := range d.rows("SELECT p.case_id::text, p.holder_id::text, h.email FROM case_party p JOIN person h ON h.id = p.holder_id AND h.registered WHERE p.until IS NULL AND p.holder_kind = 'person' AND p.relation = '" + string(relation) + "' ORDER BY 1") {
		who := ehc.PersonID(row[1])
		if !signedIn[row[2]] {
			signInAs(d.T, hub, who)
			signedIn[row[2]] = true
		}
		path := "/cases/" + row[0] + page
		if status, at := openAs(hub, who, path); status == http.StatusOK && at == path {
			return true
		}
	}
	return false
}

func secretOf(who ehc.PersonID) string { return "session of " + string(who) }

func signInAs(t *testing.T, hub *Hub, who ehc.PersonID) {
	t.Helper()
	hash := sha256.Sum256([]byte(secretOf(who)))
	err := hub.units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.Sessions.Begin(ctx, hash[:], who, ports.SessionBounds{Now: demoDay, BegunSince: demoDay.Add(-time.Hour)})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// openAs opens an address as a person, following redirects, and gives what answered where.
func openAs(hub *Hub, who ehc.PersonID, path string) (status int, at string) {
	for range 5 {
		r, answer := httptest.NewRequest(http.MethodGet, path, nil), httptest.NewRecorder()
		r.AddCookie(&http.Cookie{Name: "hub", Value: secretOf(who)})
		hub.Handler.ServeHTTP(answer, r)
		if !slices.Contains([]int{http.StatusSeeOther, http.StatusFound, http.StatusMovedPermanently}, answer.Code) {
			return answer.Code, path
		}
		path = answer.Header().Get("Location")
	}
	return 0, path
}
