package accounts_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"ehchub/adapters/authenticator"
	"ehchub/adapters/console"
	"ehchub/adapters/identity"
	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application/accounts"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// hub is the use cases on a database of the test's own, with the clock and the messages in the test's hand.
type hub struct {
	accounts.Means
	clock    *system.SetClock
	inbox    *console.Inbox
	sessions ports.Sessions
}

const password = "velvet lantern oats"

func newHub(t *testing.T) hub {
	t.Helper()
	db := pgtest.New(t)
	clock := system.NewSetClock(time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC))
	inbox := console.NewInbox(clock)
	h := hub{clock: clock, inbox: inbox, sessions: postgres.NewSessions(db), Means: accounts.Means{
		Units: postgres.NewUnitOfWork(db), Passwords: identity.NewPasswords(2), Mail: inbox, Texts: inbox, Apps: authenticator.Codes{}, Clock: clock, IDs: system.IDs{},
		Pepper: []byte("0123456789abcdef0123456789abcdef"), PublicURL: "https://hub.example.org",
	}}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		return s.Council.SaveProfile(ctx, council.Profile{Name: "Wrenshire County Council", Phone: "01632 960000"})
	})
	return h
}

func (h hub) do(t *testing.T, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	if err := h.Units.Do(t.Context(), work); err != nil {
		t.Fatal(err)
	}
}

// register makes a person with the password.
func (h hub) register(t *testing.T, email, phone string, roles ...ehc.Role) people.Person {
	t.Helper()
	p := people.Person{ID: ehc.PersonID(h.IDs.New()), Email: email, Name: "Ada Quill", Phone: phone, ByEmail: true, Roles: roles}
	h.do(t, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, p) })
	if err := (accounts.SetPassword{Means: h.Means}).Do(t.Context(), ehc.SystemActor(), accounts.SetPasswordInput{Person: p.ID, Password: password}); err != nil {
		t.Fatal(err)
	}
	return p
}

func (h hub) signIn(t *testing.T, email, password string) (string, error) {
	t.Helper()
	out, err := accounts.SignIn{Means: h.Means}.Do(t.Context(), accounts.SignInInput{Email: email, Password: password, From: "192.0.2.1"})
	return out.Token, err
}

func (h hub) mustSignIn(t *testing.T, email string) string {
	t.Helper()
	token, err := h.signIn(t, email, password)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func (h hub) enter(t *testing.T, token, code string) (string, error) {
	t.Helper()
	return accounts.EnterCode{Means: h.Means}.Do(t.Context(), accounts.EnterCodeInput{Token: token, Code: code})
}

func (h hub) actor(t *testing.T, session string) (ehc.Actor, error) {
	t.Helper()
	found, err := accounts.FindSession{Sessions: h.sessions, Clock: h.clock}.Do(t.Context(), session)
	return found.Actor, err
}

var sixDigits = regexp.MustCompile(`\b\d{6}\b`)

// code is the one that was sent last.
func (h hub) code(t *testing.T) string {
	t.Helper()
	for _, o := range h.inbox.Outgoing() {
		if code := sixDigits.FindString(o.Body); code != "" {
			return code
		}
	}
	t.Fatal("no code was sent")
	return ""
}

func other(code string) string {
	if code == "000000" {
		return "000001"
	}
	return "000000"
}

var linkMark = regexp.MustCompile(`https://hub\.example\.org/register/(\S+)`)

// link is the secret of the link that was sent last.
func (h hub) link(t *testing.T) string {
	t.Helper()
	for _, o := range h.inbox.Outgoing() {
		if found := linkMark.FindStringSubmatch(o.Body); found != nil {
			return found[1]
		}
	}
	t.Fatal("no link was sent")
	return ""
}

func mustHave(t *testing.T, what string, err error, code string) {
	t.Helper()
	if !fault.Has(err, code) {
		t.Errorf("%s: %v, want %s", what, err, code)
	}
}

func TestSignInWithPasswordAndCode(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "+447700900123", ehc.RoleSENCO)
	token, err := h.signIn(t, " Ada@Example.org ", password)
	if err != nil {
		t.Fatal(err)
	}
	sent := h.inbox.Outgoing()[0]
	if !sent.ByText || sent.To != "+447700900123" || !strings.Contains(sent.Body, "Wrenshire") {
		t.Errorf("sent %+v", sent)
	}
	to, err := accounts.WaitingSignIn{Means: h.Means}.Do(t.Context(), token)
	if err != nil || !to.ByText || to.To != "123" {
		t.Errorf("says %+v, %v", to, err)
	}
	code := h.code(t)
	session, err := h.enter(t, token, " "+code[:3]+" "+code[3:])
	if err != nil {
		t.Fatal(err)
	}
	actor, err := h.actor(t, session)
	if err != nil || actor.Person != p.ID || actor.Kind != ehc.Human || !actor.Is(ehc.RoleSENCO) {
		t.Errorf("signed in %+v, %v", actor, err)
	}
	if session == token {
		t.Error("the session has the secret that was known before the code")
	}
	if err := (accounts.SignOut{Sessions: h.sessions}).Do(t.Context(), session); err != nil {
		t.Fatal(err)
	}
	_, err = h.actor(t, session)
	mustHave(t, "signed out", err, "account.session-ended")
}

func TestCodeGoesByEmailWithoutAPhoneOrATextService(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	h.register(t, "ben@example.org", "+447700900124")
	token := h.mustSignIn(t, "ada@example.org")
	sent := h.inbox.Outgoing()[0]
	if sent.ByText || sent.To != "ada@example.org" || strings.Contains(sent.Subject, h.code(t)) {
		t.Errorf("sent %+v", sent)
	}
	if to, err := (accounts.WaitingSignIn{Means: h.Means}).Do(t.Context(), token); err != nil || to.ByText || to.To != "ada@example.org" {
		t.Errorf("says %+v, %v", to, err)
	}
	h.Texts = nil
	h.mustSignIn(t, "ben@example.org")
	if sent := h.inbox.Outgoing()[0]; sent.ByText || sent.To != "ben@example.org" {
		t.Errorf("sent %+v", sent)
	}
}

func TestUnknownAddressAndWrongPasswordLookTheSame(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	unregistered := people.Person{ID: ehc.PersonID(h.IDs.New()), Email: "new@example.org", Name: "New"}
	h.do(t, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, unregistered) })
	var said []string
	for _, try := range [][2]string{{"ada@example.org", "wrong password"}, {"nobody@example.org", password}, {"new@example.org", password}, {"ada@example.org", " " + password}} {
		token, err := h.signIn(t, try[0], try[1])
		mustHave(t, try[0], err, "account.wrong")
		if token != "" {
			t.Errorf("%s got a secret", try[0])
		}
		said = append(said, err.Error())
	}
	for _, s := range said {
		if s != said[0] {
			t.Errorf("%q differs from %q", s, said[0])
		}
	}
	if sent := h.inbox.Outgoing(); len(sent) != 0 {
		t.Errorf("sent %+v", sent)
	}
	_, err := h.signIn(t, "not an address", "")
	mustHave(t, "form", err, "person.email")
	mustHave(t, "form", err, "account.password-missing")
}

// slowness of a wrong address is that of a real one: both go through one hash.
type countedPasswords struct {
	ports.Passwords
	mu    sync.Mutex
	tried int
}

func (c *countedPasswords) Fits(ctx context.Context, password, hash string) (bool, error) {
	c.mu.Lock()
	c.tried++
	c.mu.Unlock()
	return c.Passwords.Fits(ctx, password, hash)
}

func TestUnknownAddressIsHashedToo(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	counted := &countedPasswords{Passwords: h.Passwords}
	h.Passwords = counted
	_, err := h.signIn(t, "nobody@example.org", password)
	mustHave(t, "nobody", err, "account.wrong")
	if counted.tried != 1 {
		t.Errorf("hashed %d times", counted.tried)
	}
}

func TestTooManyTriesOfOneAccountWait(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	for _, email := range []string{"ada@example.org", "nobody@example.org"} {
		for range 10 {
			_, err := h.signIn(t, email, "wrong password")
			mustHave(t, email, err, "account.wrong")
		}
		_, err := h.signIn(t, email, password)
		mustHave(t, "eleventh try", err, "account.too-many")
		if f := fault.As(err); f == nil || f.Wait != 15*time.Minute || !strings.Contains(f.Message, "15 minutes") {
			t.Errorf("says %+v", f)
		}
	}
	h.clock.Advance(15 * time.Minute)
	h.mustSignIn(t, "ada@example.org")
}

func TestTooManyTriesFromOneAddressWait(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.Passwords = never{}
	for i := range 100 {
		_, err := h.signIn(t, "nobody"+strings.Repeat("x", i)+"@example.org", "wrong password")
		mustHave(t, "try", err, "account.wrong")
	}
	_, err := h.signIn(t, "another@example.org", "wrong password")
	mustHave(t, "one more", err, "account.too-many")
	_, err = accounts.SignIn{Means: h.Means}.Do(t.Context(), accounts.SignInInput{Email: "another@example.org", Password: "wrong password", From: "192.0.2.2"})
	mustHave(t, "from elsewhere", err, "account.wrong")
}

// never fits; it spares a test a hundred slow hashes.
type never struct{ ports.Passwords }

func (never) Fits(context.Context, string, string) (bool, error) { return false, nil }

func TestRightPasswordsDoNotUseUpTries(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	for range 12 {
		if _, err := h.enter(t, h.mustSignIn(t, "ada@example.org"), h.code(t)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCodeWorksOnce(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	token := h.mustSignIn(t, "ada@example.org")
	code := h.code(t)
	if _, err := h.enter(t, token, code); err != nil {
		t.Fatal(err)
	}
	session, err := h.enter(t, token, code)
	mustHave(t, "again", err, "account.no-sign-in")
	if session != "" {
		t.Error("a session was given all the same")
	}
}

func TestCodeUsedAtOnceGivesOneSession(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	token, code := h.mustSignIn(t, "ada@example.org"), ""
	code = h.code(t)
	results := make(chan error, 4)
	for range 4 {
		go func() {
			_, err := accounts.EnterCode{Means: h.Means}.Do(context.Background(), accounts.EnterCodeInput{Token: token, Code: code})
			results <- err
		}()
	}
	sessions := 0
	for range 4 {
		if err := <-results; err == nil {
			sessions++
		} else if fault.As(err) == nil {
			t.Error(err)
		}
	}
	if sessions != 1 {
		t.Errorf("%d sessions from one code", sessions)
	}
}

func TestCodeWorksForFiveTriesAndTenMinutes(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	token := h.mustSignIn(t, "ada@example.org")
	code := h.code(t)
	for range 3 {
		_, err := h.enter(t, token, "12345")
		mustHave(t, "five digits are no try", err, "account.code-form")
	}
	for left := 4; left >= 0; left-- {
		_, err := h.enter(t, token, other(code))
		mustHave(t, "wrong", err, "account.code-wrong")
	}
	_, err := h.enter(t, token, code)
	mustHave(t, "the sixth try", err, "account.code-ended")

	token = h.mustSignIn(t, "ada@example.org")
	code = h.code(t)
	h.clock.Advance(10 * time.Minute)
	_, err = h.enter(t, token, code)
	mustHave(t, "ten minutes on", err, "account.code-ended")
	if err := (accounts.SendNewCode{Means: h.Means}).Do(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	if _, err := h.enter(t, token, h.code(t)); err != nil {
		t.Errorf("the new code: %v", err)
	}
}

func TestNewCodeEndsTheEarlier(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	token := h.mustSignIn(t, "ada@example.org")
	first := h.code(t)
	h.clock.Advance(time.Second)
	var err error
	for second := first; second == first; second = h.code(t) { // a code may come out the same by chance
		if err = (accounts.SendNewCode{Means: h.Means}).Do(t.Context(), token); err != nil {
			t.Fatal(err)
		}
	}
	_, err = h.enter(t, token, first)
	mustHave(t, "the earlier code", err, "account.code-wrong")

	later := h.mustSignIn(t, "ada@example.org") // signing in again ends it too (F23)
	_, err = h.enter(t, token, h.code(t))
	mustHave(t, "the earlier sign-in", err, "account.no-sign-in")
	mustHave(t, "the earlier sign-in", (accounts.SendNewCode{Means: h.Means}).Do(t.Context(), token), "account.no-sign-in")
	if _, err := h.enter(t, later, h.code(t)); err != nil {
		t.Error(err)
	}
}

func TestCodesCannotBeSentWithoutEnd(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	token := h.mustSignIn(t, "ada@example.org")
	for range 4 {
		if err := (accounts.SendNewCode{Means: h.Means}).Do(t.Context(), token); err != nil {
			t.Fatal(err)
		}
	}
	mustHave(t, "the sixth", (accounts.SendNewCode{Means: h.Means}).Do(t.Context(), token), "account.codes-too-many")
	_, err := h.signIn(t, "ada@example.org", password)
	mustHave(t, "signing in for one more", err, "account.codes-too-many")
	if _, err := h.enter(t, token, h.code(t)); err != nil {
		t.Errorf("the last code: %v", err)
	}
	h.mustSignIn(t, "ada@example.org") // a finished sign-in frees the next
}

func TestSignInHasToBeFinishedInHalfAnHour(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	token := h.mustSignIn(t, "ada@example.org")
	h.clock.Advance(25 * time.Minute)
	if err := (accounts.SendNewCode{Means: h.Means}).Do(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	h.clock.Advance(5 * time.Minute)
	_, err := h.enter(t, token, h.code(t))
	mustHave(t, "a fresh code does not make it longer", err, "account.no-sign-in")
}

func TestCodesAndLinksServeOnePurpose(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "")
	if err := (accounts.SendPasswordLink{Means: h.Means}).Do(t.Context(), accounts.SendPasswordLinkInput{Email: p.Email, From: "192.0.2.1"}); err != nil {
		t.Fatal(err)
	}
	link := h.link(t)
	for _, code := range []string{"000000", "123456"} {
		_, err := h.enter(t, link, code)
		mustHave(t, "a link to sign in", err, "account.no-sign-in")
	}
	token := h.mustSignIn(t, p.Email)
	_, err := accounts.ReadPasswordLink{Means: h.Means}.Do(t.Context(), token)
	mustHave(t, "a sign-in to choose a password", err, "account.link-ended")
	_, err = accounts.ChoosePassword{Means: h.Means}.Do(t.Context(), accounts.ChoosePasswordInput{Token: token, Password: "another good one"})
	mustHave(t, "a sign-in to choose a password", err, "account.link-ended")

	// The stored seal of one purpose is worth nothing under another, even for the same secret and code.
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Accounts.Codes.Find(ctx, ports.ForPassword, hash(link))
		if err != nil {
			return err
		}
		c.Purpose = ports.ForSignIn
		c.Token = hash("moved")
		return s.Accounts.Codes.Keep(ctx, c)
	})
	_, err = h.enter(t, "moved", "000000")
	mustHave(t, "a moved seal", err, "account.code-wrong")
}

func TestSessionEndsWhenIdleAndAfterTwelveHours(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	begin := func() string {
		session, err := h.enter(t, h.mustSignIn(t, "ada@example.org"), h.code(t))
		if err != nil {
			t.Fatal(err)
		}
		return session
	}
	session := begin()
	h.clock.Advance(30 * time.Minute)
	if _, err := h.actor(t, session); err != nil {
		t.Errorf("30 minutes on: %v", err)
	}
	h.clock.Advance(31 * time.Minute)
	_, err := h.actor(t, session)
	mustHave(t, "idle for more", err, "account.session-ended")

	session = begin()
	for range 23 {
		h.clock.Advance(30 * time.Minute)
		if _, err := h.actor(t, session); err != nil {
			t.Fatal(err)
		}
	}
	h.clock.Advance(30 * time.Minute)
	_, err = h.actor(t, session)
	mustHave(t, "twelve hours on", err, "account.session-ended")
}

var manager = ehc.Actor{Kind: ehc.Human, Person: "019aa000-0000-7000-8000-0000000000aa", Roles: []ehc.Role{ehc.RoleManager}}
var coordinator = ehc.Actor{Kind: ehc.Human, Person: "019aa000-0000-7000-8000-0000000000ab", Roles: []ehc.Role{ehc.RoleCoordinator}}

func TestInvitedPersonRegistersAndSignsIn(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	invite := func(in accounts.InvitePersonInput) ehc.PersonID {
		t.Helper()
		id, err := accounts.InvitePerson{Means: h.Means}.Do(t.Context(), coordinator, in)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	id := invite(accounts.InvitePersonInput{Email: "Bea@Example.org", Name: "Bea Thorn", Roles: []ehc.Role{ehc.RoleFamily}})
	first := h.link(t)
	if again := invite(accounts.InvitePersonInput{Email: "bea@example.org", Name: "Someone Else", Roles: []ehc.Role{ehc.RoleAdvocate}}); again != id {
		t.Errorf("inviting again made %s beside %s", again, id)
	}
	link := h.link(t)
	_, err := accounts.ReadPasswordLink{Means: h.Means}.Do(t.Context(), first)
	mustHave(t, "the earlier link", err, "account.link-ended")
	for range 2 { // reading doesn't use it
		read, err := accounts.ReadPasswordLink{Means: h.Means}.Do(t.Context(), link)
		if err != nil || read != (accounts.PasswordLink{Name: "Bea Thorn", Email: "bea@example.org", First: true, Texts: true}) {
			t.Errorf("read %+v, %v", read, err)
		}
	}
	choose := accounts.ChoosePassword{Means: h.Means}
	_, err = choose.Do(t.Context(), accounts.ChoosePasswordInput{Token: link, Password: "short"})
	mustHave(t, "no way", err, "account.way-missing")
	_, err = choose.Do(t.Context(), accounts.ChoosePasswordInput{Token: link, Password: "short", Way: accounts.ByText, Phone: "01632"})
	mustHave(t, "form", err, "account.password-short")
	mustHave(t, "form", err, "person.mobile")
	chosen, err := choose.Do(t.Context(), accounts.ChoosePasswordInput{Token: link, Password: password, Way: accounts.ByText, Phone: "07700 900 456"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = choose.Do(t.Context(), accounts.ChoosePasswordInput{Token: link, Password: "another good one"})
	mustHave(t, "a second use", err, "account.link-ended")
	session, err := h.enter(t, chosen.SignIn, h.code(t))
	if err != nil {
		t.Fatal(err)
	}
	actor, err := h.actor(t, session)
	if err != nil || actor.Person != id || actor.Name != "Bea Thorn" || !actor.Is(ehc.RoleFamily) || !actor.Is(ehc.RoleAdvocate) {
		t.Errorf("signed in %+v, %v", actor, err)
	}
	if sent := h.inbox.Outgoing()[0]; !sent.ByText || sent.To != "+447700900456" {
		t.Errorf("the code went %+v", sent)
	}
	h.mustSignIn(t, "bea@example.org")
	if sent := h.inbox.Outgoing()[0]; !sent.ByText || sent.To != "+447700900456" {
		t.Errorf("the code of the next sign-in went %+v", sent)
	}
	before := len(h.inbox.Outgoing())
	invite(accounts.InvitePersonInput{Email: "bea@example.org", Name: "Bea", Roles: []ehc.Role{ehc.RoleFamily}})
	if after := len(h.inbox.Outgoing()); after != before {
		t.Error("someone with a password was asked to register")
	}
}

func TestInvitationWorksForSevenDays(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	if _, err := (accounts.InvitePerson{Means: h.Means}).Do(t.Context(), manager, accounts.InvitePersonInput{Email: "bea@example.org", Name: "Bea", Roles: []ehc.Role{ehc.RoleFamily}}); err != nil {
		t.Fatal(err)
	}
	link := h.link(t)
	h.clock.Advance(7*24*time.Hour - time.Minute)
	if _, err := (accounts.ReadPasswordLink{Means: h.Means}).Do(t.Context(), link); err != nil {
		t.Error(err)
	}
	h.clock.Advance(time.Minute)
	_, err := accounts.ReadPasswordLink{Means: h.Means}.Do(t.Context(), link)
	mustHave(t, "seven days on", err, "account.link-ended")
	_, err = accounts.ChoosePassword{Means: h.Means}.Do(t.Context(), accounts.ChoosePasswordInput{Token: link, Password: password})
	mustHave(t, "seven days on", err, "account.link-ended")
}

func TestOnlyOfficersInvite(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	invite := func(actor ehc.Actor, role ehc.Role) error {
		_, err := accounts.InvitePerson{Means: h.Means}.Do(t.Context(), actor, accounts.InvitePersonInput{Email: "x@example.org", Name: "X", Roles: []ehc.Role{role}})
		return err
	}
	for _, role := range ehc.Roles() {
		office := role == ehc.RoleCoordinator || role == ehc.RoleDecider || role == ehc.RoleManager
		if err := invite(coordinator, role); office != fault.Is(err, fault.Forbidden) || (!office && err != nil) {
			t.Errorf("a co-ordinator invites a %s: %v", role, err)
		}
		if err := invite(manager, role); err != nil {
			t.Errorf("a manager invites a %s: %v", role, err)
		}
	}
	for _, actor := range []ehc.Actor{{}, {Kind: ehc.Visitor, DraftKey: "key"}, {Kind: ehc.Human, Person: "p", Roles: []ehc.Role{ehc.RoleSENCO, ehc.RoleContributor, ehc.RoleFamily, ehc.RoleDecider}}} {
		if err := invite(actor, ehc.RoleFamily); fault.As(err) == nil {
			t.Errorf("%+v invited someone: %v", actor, err)
		}
	}
	_, err := accounts.InvitePerson{Means: h.Means}.Do(t.Context(), manager, accounts.InvitePersonInput{Email: "x"})
	for _, code := range []string{"person.name", "person.email", "person.roles"} {
		mustHave(t, "empty form", err, code)
	}
}

func TestForgottenPassword(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "+447700900123")
	session, err := h.enter(t, h.mustSignIn(t, p.Email), h.code(t))
	if err != nil {
		t.Fatal(err)
	}
	ask := func(email string) error {
		return accounts.SendPasswordLink{Means: h.Means}.Do(t.Context(), accounts.SendPasswordLinkInput{Email: email, From: "192.0.2.9"})
	}
	if err := errors.Join(ask("ada@example.org"), ask("nobody@example.org")); err != nil {
		t.Fatal(err)
	}
	if sent := h.inbox.Outgoing()[0]; sent.To != "nobody@example.org" || linkMark.MatchString(sent.Body) {
		t.Errorf("nobody got %+v", sent)
	}
	link := h.link(t)
	if read, err := (accounts.ReadPasswordLink{Means: h.Means}).Do(t.Context(), link); err != nil || read.First {
		t.Errorf("read %+v, %v", read, err)
	}
	_, err = accounts.ChoosePassword{Means: h.Means}.Do(t.Context(), accounts.ChoosePasswordInput{Token: link, Password: "quite another phrase", Way: accounts.ByText, Phone: "07700 900 999"})
	if err != nil {
		t.Fatal(err)
	}
	if sent := h.inbox.Outgoing()[0]; sent.To != p.Email || sent.Subject != "Your password was changed" {
		t.Errorf("the person was told %+v", sent)
	}
	_, err = h.actor(t, session)
	mustHave(t, "the session from before", err, "account.session-ended")
	_, err = h.signIn(t, p.Email, password)
	mustHave(t, "the password from before", err, "account.wrong")
	if _, err := h.signIn(t, p.Email, "quite another phrase"); err != nil {
		t.Error(err)
	}
	if sent := h.inbox.Outgoing()[0]; sent.To != "+447700900123" {
		t.Errorf("a link in an e-mail moved the codes to %s", sent.To)
	}
	if err := ask("ada@example.org"); err != nil {
		t.Fatal(err)
	}
	link = h.link(t)
	h.clock.Advance(time.Hour)
	_, err = accounts.ReadPasswordLink{Means: h.Means}.Do(t.Context(), link)
	mustHave(t, "an hour on", err, "account.link-ended")
	for range 3 {
		err = errors.Join(err, ask("ada@example.org"))
	}
	mustHave(t, "a fourth within the hour", ask("ada@example.org"), "account.links-too-many")
}

func TestPasswordPolicy(t *testing.T) {
	for password, code := range map[string]string{
		"": "account.password-missing", "elevenchars": "account.password-short", "ada.quill@wrenshire.example": "account.password-email", "ADA.QUILL@WRENSHIRE.EXAMPLE": "account.password-email",
		"aaaaaaaaaaaaaa": "account.password-repeated", strings.Repeat("ab", 251): "account.password-long", "ééééééééééé": "account.password-short",
	} {
		mustHave(t, password, accounts.CheckPassword(password, "ada.quill@wrenshire.example"), code)
	}
	for _, password := range []string{"twelve chars", "éééééééééééa", "  spaces are kept  ", "correct horse battery staple"} {
		if err := accounts.CheckPassword(password, "ada.quill@wrenshire.example"); err != nil {
			t.Errorf("%q: %v", password, err)
		}
	}
	mustHave(t, "the part before the @", accounts.CheckPassword("ada.quill.2026", "ada.quill.2026@wrenshire.example"), "account.password-email")
}

func TestOnlyTheHubSetsPasswords(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "")
	for _, actor := range []ehc.Actor{manager, coordinator, p.Actor(), {}} {
		if err := (accounts.SetPassword{Means: h.Means}).Do(t.Context(), actor, accounts.SetPasswordInput{Person: p.ID, Password: "quite another phrase"}); fault.As(err) == nil {
			t.Errorf("%v set a password: %v", actor.Roles, err)
		}
	}
	h.mustSignIn(t, p.Email)
}

func TestNothingSecretIsStoredOrCanBeReadBack(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "")
	token := h.mustSignIn(t, p.Email)
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Accounts.Codes.Find(ctx, ports.ForSignIn, hash(token))
		if err != nil {
			return err
		}
		if strings.Contains(string(c.Token)+string(c.Seal), token) || strings.Contains(string(c.Seal), h.code(t)) {
			t.Error("a secret is stored as it is")
		}
		_, stored, err := s.Accounts.Credentials.ByEmail(ctx, p.Email)
		if strings.Contains(stored, password) {
			t.Error("the password is stored as it is")
		}
		return err
	})
	h.Pepper = []byte("another pepper, another pepper, ")
	_, err := h.enter(t, token, h.code(t))
	mustHave(t, "under another key", err, "account.code-wrong")
}

// hash is what is stored of a secret.
func hash(token string) []byte { sum := sha256.Sum256([]byte(token)); return sum[:] }
