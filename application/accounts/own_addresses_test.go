package accounts_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

func (h hub) sendAddressCode(t *testing.T, p people.Person, email, password string) error {
	t.Helper()
	return accounts.SendAddressCode{Means: h.Means}.Do(t.Context(), accounts.SendAddressCodeInput{Person: p.ID, Email: email, Password: password})
}

func (h hub) confirmAddress(t *testing.T, p people.Person, code string) error {
	t.Helper()
	return accounts.ConfirmAddress{Means: h.Means}.Do(t.Context(), p.ID, code)
}

func (h hub) addAddress(t *testing.T, p people.Person, email string) {
	t.Helper()
	if err := h.sendAddressCode(t, p, email, password); err != nil {
		t.Fatal(err)
	}
	if err := h.confirmAddress(t, p, h.code(t)); err != nil {
		t.Fatal(err)
	}
}

func TestAnAddressCountsOnceItsCodeIsEntered(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "", ehc.RoleFamily)
	mustHave(t, "no address", h.sendAddressCode(t, p, "nowhere", password), "person.email")
	mustHave(t, "one’s own", h.sendAddressCode(t, p, "ADA@example.org", password), "account.address-own")
	mustHave(t, "without the password", h.sendAddressCode(t, p, "quill@example.org", ""), "account.proof-wrong")
	if err := h.sendAddressCode(t, p, "quill@example.org", password); err != nil {
		t.Fatal(err)
	}
	if sent := h.inbox.Outgoing()[0]; sent.To != "quill@example.org" {
		t.Errorf("the code went to %s", sent.To)
	}
	_, err := h.signIn(t, "quill@example.org", password)
	mustHave(t, "before it is proven", err, "account.wrong")
	code := h.code(t)
	mustHave(t, "wrong", h.confirmAddress(t, p, other(code)), "account.code-wrong")
	if err := h.confirmAddress(t, p, code); err != nil {
		t.Fatal(err)
	}
	mustHave(t, "twice", h.confirmAddress(t, p, code), "account.code-ended")
	if told := h.told("An e-mail address was added"); !slices.Contains(told, "ada@example.org") || !slices.Contains(told, "quill@example.org") {
		t.Errorf("told %v", told)
	}
	mustHave(t, "added already", h.sendAddressCode(t, p, "quill@example.org", password), "account.address-own")

	token := h.mustSignIn(t, "quill@example.org")
	if sent := h.inbox.Outgoing()[0]; sent.To != "quill@example.org" {
		t.Errorf("the code of a sign-in with it went to %s", sent.To)
	}
	session, err := h.enter(t, token, h.code(t))
	if err != nil {
		t.Fatal(err)
	}
	if actor, err := h.actor(t, session); err != nil || actor.Person != p.ID || actor.Email != "ada@example.org" {
		t.Errorf("signed in %+v, %v", actor, err)
	}
	if err := (accounts.SendPasswordLink{Means: h.Means}).Do(t.Context(), accounts.SendPasswordLinkInput{Email: "quill@example.org", From: "192.0.2.9"}); err != nil {
		t.Fatal(err)
	}
	if sent := h.inbox.Outgoing()[0]; sent.To != "quill@example.org" || !linkMark.MatchString(sent.Body) {
		t.Errorf("the link for a new password: %+v", sent)
	}
}

func TestMessagesGoToAnotherOfOnesAddresses(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "", ehc.RoleFamily)
	h.addAddress(t, p, "quill@example.org")
	use := func(email, password string) error {
		return accounts.UseAddress{Means: h.Means}.Do(t.Context(), p.ID, email, password)
	}
	drop := func(who people.Person, email, password string) error {
		return accounts.DropAddress{Means: h.Means}.Do(t.Context(), who.ID, email, password)
	}
	mustHave(t, "somebody’s", use("tom@example.org", password), "account.address-not-own")
	mustHave(t, "without the password", use("quill@example.org", "guessed"), "account.proof-wrong")
	if err := use("quill@example.org", password); err != nil {
		t.Fatal(err)
	}
	own, err := accounts.ReadOwn{Means: h.Means}.Do(t.Context(), p.ID)
	if err != nil || own.Email != "quill@example.org" || len(own.Further) != 1 || own.Further[0].Email != "ada@example.org" {
		t.Errorf("now %+v, %v", own, err)
	}
	if told := h.told("Your messages go to another address"); !slices.Contains(told, "ada@example.org") || !slices.Contains(told, "quill@example.org") {
		t.Errorf("told %v", told)
	}
	mustHave(t, "the one to which messages go", drop(p, "quill@example.org", password), "account.address-not-own")
	stranger := h.register(t, "tom@example.org", "")
	mustHave(t, "another’s", drop(stranger, "ada@example.org", password), "account.address-not-own")
	if err := drop(p, "ada@example.org", password); err != nil {
		t.Fatal(err)
	}
	mustHave(t, "twice", drop(p, "ada@example.org", password), "account.address-not-own")
	_, err = h.signIn(t, "ada@example.org", password)
	mustHave(t, "one that was removed", err, "account.wrong")
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		history, err := s.Organisations.Changes.OfPerson(ctx, p.ID, 10)
		if len(history) != 3 || history[0].By != p.ID || !strings.Contains(history[0].Words, "removed") {
			t.Errorf("kept %+v", history)
		}
		return err
	})
}

// Nobody learns by adding an address whether somebody has it.
func TestAddingAnAddressTellsNobodyWhoseItIs(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p, owner := h.register(t, "ada@example.org", ""), h.register(t, "tom@example.org", "")
	if err := h.sendAddressCode(t, p, owner.Email, password); err != nil {
		t.Fatal(err)
	}
	sent := h.inbox.Outgoing()[0]
	if sent.To != owner.Email || sixDigits.MatchString(sent.Body) || strings.Contains(sent.Body, "Ada") {
		t.Errorf("its owner got %+v", sent)
	}
	if to, err := (accounts.WaitingAddress{Means: h.Means}).Do(t.Context(), p.ID); err != nil || to != owner.Email {
		t.Errorf("the page shows %q, %v", to, err)
	}
	mustHave(t, "a guess", h.confirmAddress(t, p, "123456"), "account.code-wrong")
	if err := h.sendAddressCode(t, p, "free@example.org", password); err != nil {
		t.Fatal(err)
	}
	code := h.code(t)
	h.addAddress(t, owner, "free@example.org") // its owner was quicker
	mustHave(t, "somebody’s meanwhile", h.confirmAddress(t, p, code), "account.code-ended")
}

func TestSomebodyWithoutAPasswordProvesThemselvesByACode(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := people.Person{ID: ehc.PersonID(h.IDs.New()), Email: "ada@example.org", Name: "Ada Quill", Roles: []ehc.Role{ehc.RoleSENCO}, Registered: true}
	h.do(t, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, p) })
	read := func() accounts.Proof {
		t.Helper()
		proof, err := accounts.ReadProof{Means: h.Means}.Do(t.Context(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		return proof
	}
	if read() != (accounts.Proof{ByCode: true, Email: p.Email}) {
		t.Errorf("asks for %+v", read())
	}
	mustHave(t, "nothing was asked for", h.sendPhoneCode(t, p, "07700 900 456", "123456"), "account.code-ended")
	if err := (accounts.SendProofCode{Means: h.Means}).Do(t.Context(), p.ID); err != nil {
		t.Fatal(err)
	}
	if !read().Sent {
		t.Error("no code waits")
	}
	code := h.code(t)
	mustHave(t, "wrong", h.sendPhoneCode(t, p, "07700 900 456", other(code)), "account.code-wrong")
	if err := h.sendPhoneCode(t, p, "07700 900 456", code); err != nil {
		t.Fatal(err)
	}
	mustHave(t, "twice", h.sendPhoneCode(t, p, "07700 900 456", code), "account.code-ended")
	if proof, err := (accounts.ReadProof{Means: h.Means}).Do(t.Context(), h.register(t, "tom@example.org", "").ID); err != nil || proof.ByCode {
		t.Errorf("somebody with a password is asked for a code: %v", err)
	}
}

func TestOneDescribesOneself(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	p := h.register(t, "ada@example.org", "", ehc.RoleFamily)
	own, err := accounts.ReadOwn{Means: h.Means}.Do(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	describe := func(version int, w people.OwnWords) error {
		return accounts.DescribeOneself{Means: h.Means}.Do(t.Context(), p.ID, version, w)
	}
	err = describe(own.Version, people.OwnWords{})
	mustHave(t, "empty", err, "person.own-name")
	mustHave(t, "empty", err, "person.contact")
	mustHave(t, "post to nowhere", describe(own.Version, people.OwnWords{Name: "Ada", ByPost: true}), "person.address")
	if err := describe(own.Version, people.OwnWords{Name: "Ada Thistle", JobTitle: "Mother", Specialism: people.Education, ByPost: true, Address: "1 Mill Lane"}); err != nil {
		t.Fatal(err)
	}
	mustHave(t, "an earlier version", describe(own.Version, people.OwnWords{Name: "Ada", ByEmail: true}), "person.stale")
	own, err = accounts.ReadOwn{Means: h.Means}.Do(t.Context(), p.ID)
	if err != nil || own.Name != "Ada Thistle" || own.Specialism != "" || own.ByEmail || !own.ByPost || !own.ChoseContact {
		t.Errorf("now %+v, %v", own, err)
	}
	if !slices.Contains(h.told("Your name or contact details were changed"), p.Email) {
		t.Error("nobody was told")
	}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		history, err := s.Organisations.Changes.OfPerson(ctx, p.ID, 10)
		for _, change := range history {
			if strings.Contains(change.Words, "Mill Lane") {
				t.Errorf("the history tells where they live: %q", change.Words)
			}
		}
		if !slices.ContainsFunc(history, func(c ports.OrganisationChange) bool {
			return c.Words == "Name: “Ada Quill” became “Ada Thistle”."
		}) {
			t.Errorf("kept %+v", history)
		}
		return err
	})
}
