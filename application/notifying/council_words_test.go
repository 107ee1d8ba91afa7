package notifying_test

import (
	"context"
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/wording"
	"ehchub/ports"
)

// reword keeps a text of the council's own.
func (w *world) reword(t *testing.T, kind ehc.EventKind, to notice.Recipient, subject, sentence string) {
	t.Helper()
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		return s.Texts.Save(ctx, wording.Text{Area: notice.MessageTexts.Area, Key: notice.MessageKey(kind, to), Edition: wording.Edition{}.Next(false, ehc.SystemActor(), w.clock.Now()),
			Fields: map[string]string{notice.SubjectField: subject, notice.SentenceField: sentence}})
	})
}

func TestAnEventSendsTheCouncilsOwnWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.reword(t, ehc.DecidedToAssess, notice.ToFamily, "What we decided", "{{council}} has decided whether to assess. Read it here: {{link}}")
	w.reword(t, ehc.DecidedToAssess, notice.ToSetting, "Draft {{version}}", "An old text that names a draft {{version}} which this event has not.")
	w.happen(t, ehc.DecidedToAssess, "coordinator", nil)
	w.deliver(t)
	sent := w.mail.take(t)
	if m := sent["mother@example.org"]; m.Subject != "What we decided (EHC/26/0219)" || !strings.Contains(m.Text, "Dear Wren Ashdown\n\nCase ID: EHC/26/0219\n\nWrenshire County Council has decided whether to assess. Read it here: https://hub.example.org/cases/"+string(w.id)+"/decision\n\nSign in") {
		t.Errorf("%s\n%s", m.Subject, m.Text)
	}
	if m := sent["senco@example.org"]; !strings.HasPrefix(m.Subject, "A decision about an assessment") {
		t.Errorf("a text that can't be filled hides the message: %s\n%s", m.Subject, m.Text)
	}
}
