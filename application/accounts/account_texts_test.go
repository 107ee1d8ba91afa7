package accounts_test

import (
	"context"
	"strings"
	"testing"

	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// TestCodesComeInTheCouncilsWords: what a manager saves is what the next code says, and the code is in it.
func TestCodesComeInTheCouncilsWords(t *testing.T) {
	t.Parallel()
	h := newHub(t)
	h.register(t, "ada@example.org", "")
	texts := accounts.NewAccountTexts(h.Units, h.clock, h.IDs, h.Mail, h.PublicURL)
	manager := ehc.Actor{Kind: ehc.Human, Person: ehc.PersonID(h.IDs.New()), Name: "Marguerite Holloway", Roles: []ehc.Role{ehc.RoleManager}}
	save := func(key notice.AccountText, subject, text string, version int) error {
		return texts.Do(t.Context(), manager, application.CouncilTextInput{Key: string(key), Version: version, Fields: map[string]string{notice.SubjectField: subject, notice.SentenceField: text}})
	}
	mustHave(t, "without the code", save(notice.SignInCode, "Your code", "Please sign in with what you know.", 0), "message.lacks")
	if err := save(notice.SignInCode, "Wrenshire: your code", "{{code}} lets you in, {{name}}.\n\nAsk us: {{contact}}", 0); err != nil {
		t.Fatal(err)
	}
	token := h.mustSignIn(t, "ada@example.org")
	sent := h.inbox.Outgoing()[0]
	if sent.Subject != "Wrenshire: your code" || !strings.Contains(sent.Body, h.code(t)+" lets you in, Ada Quill.") || !strings.HasPrefix(sent.Body, "Dear Ada Quill") {
		t.Errorf("sent %q, %q", sent.Subject, sent.Body)
	}
	if _, err := h.enter(t, token, h.code(t)); err != nil {
		t.Errorf("the code does not let in: %v", err)
	}
	if err := texts.Do(t.Context(), manager, application.CouncilTextInput{Key: string(notice.SignInCode), Version: 1, Restore: true}); err != nil {
		t.Fatal(err)
	}
	h.mustSignIn(t, "ada@example.org")
	if sent := h.inbox.Outgoing()[0]; sent.Subject != "Your code to sign in" {
		t.Errorf("after the hub's own text is back: %q", sent.Subject)
	}
	if err := save(notice.NewPassword, "A new password", "Choose it: {{link}}", 0); err != nil {
		t.Fatal(err)
	}
	if err := (accounts.SendPasswordLink{Means: h.Means}).Do(context.Background(), accounts.SendPasswordLinkInput{Email: "ada@example.org", From: "192.0.2.1"}); err != nil {
		t.Fatal(err)
	}
	if sent := h.inbox.Outgoing()[0]; sent.Subject != "A new password" || h.link(t) == "" {
		t.Errorf("sent %q, %q", sent.Subject, sent.Body)
	}
}
