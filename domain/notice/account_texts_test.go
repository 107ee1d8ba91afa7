package notice_test

import (
	"strings"
	"testing"

	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/wording"
)

func TestTextsOfAccountsAreOnesThatACouncilCouldKeep(t *testing.T) {
	for _, key := range notice.AccountTexts.Keys() {
		own, ok := notice.AccountTexts.Own(key)
		if !ok || notice.AccountText(key).Title() == "" {
			t.Fatalf("%s is not whole", key)
		}
		if err := notice.AccountTexts.Check(key, own); err != nil {
			t.Errorf("%s: %v", key, err)
		}
		facts := notice.AccountFacts{Name: "Sam Rowan", Council: "Wrenshire", Contact: "01632 960000", Code: "123456", Link: "https://hub.example/x", When: "noon", Detail: "a thing", Actor: "Alex"}
		subject, text := facts.Compose(notice.AccountText(key), own)
		if strings.Contains(subject+text, "{{") || subject == "" && !notice.AccountText(key).BySMS() || strings.Contains(subject, "123456") {
			t.Errorf("%s reads %q, %q", key, subject, text)
		}
		if notice.AccountText(key).BySMS() && len([]rune(text)) > 160 {
			t.Errorf("%s is longer than one message: %q", key, text)
		}
	}
}

func TestATextOfAnAccountThatWouldBeOfNoUseIsRefused(t *testing.T) {
	for _, tc := range []struct{ key, subject, text, code, field string }{
		{"code", "Your code", "Sign in with what we sent before, please.", "message.lacks", notice.SentenceField},
		{"code", "Your code {{code}}", "It is {{code}}.", "message.code-in-subject", notice.SubjectField},
		{"code", "", "It is {{code}}.", "message.empty", notice.SubjectField},
		{"code", "Your code", "{{code}} for {{child}}.", "message.unknown-placeholder", notice.SentenceField},
		{"code", "Your code", "{{code}} and {{case ID}}.", "message.unknown-placeholder", notice.SentenceField},
		{"code", "Your code", "{{code}} {{link}", "message.braces", notice.SentenceField},
		{"code", "You have\nnew code", "{{code}}.", "message.line", notice.SubjectField},
		{"code-by-text", "", "{{code}} " + strings.Repeat("long ", 40), "message.long", notice.SentenceField},
		{"new-password", "Choose a password", "Choose it on our page.", "message.lacks", notice.SentenceField},
		{"password-changed", "You have new information", "Your password was changed.", "message.says-nothing", notice.SubjectField},
	} {
		err := notice.AccountTexts.Check(tc.key, map[string]string{notice.SubjectField: tc.subject, notice.SentenceField: tc.text})
		found := false
		if f := fault.As(err); f != nil {
			for _, one := range f.All() {
				found = found || one.Code == tc.code && one.Field == tc.field
			}
		}
		if !found {
			t.Errorf("%s, %q, %.40q: %v, want %s at %s", tc.key, tc.subject, tc.text, err, tc.code, tc.field)
		}
	}
	for _, p := range notice.AccountPlaceholders(notice.SignInCode) {
		if !strings.Contains("name council contact code link", p.Name) || p.Meaning == "" {
			t.Errorf("a code can hold %s", wording.Mark(p.Name))
		}
	}
}
