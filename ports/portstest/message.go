package portstest

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// MailSenderContract proves what callers of ports.MailSender rely on. received gives every e-mail that arrived so
// far, in any order, as its reader sees it; Key is filled where the reader can tell.
func MailSenderContract(t *testing.T, sender ports.MailSender, received func(t *testing.T) []ports.Mail) {
	find := func(t *testing.T, subject string) (found []ports.Mail) {
		t.Helper()
		for _, m := range received(t) {
			if m.Subject == subject {
				found = append(found, m)
			}
		}
		return found
	}
	t.Run("arrives whole", func(t *testing.T) {
		text := "Dear Zoë \U0001f33f\n\n.a line that begins with a dot\n" + strings.Repeat("a long line without an end ", 80) + "\n\nhttps://hub.example.org/cases/0000?x=1&y=2\n"
		sent := ports.Mail{Key: "019aa000-0000-7000-8000-000000000001.person", To: "zoe.quill@example.org", Name: `Zoë "Zo" Quill, Dr`, Subject: "The plan is final – “EHC/26/0219”", Text: text}
		if err := sender.SendMail(t.Context(), sent); err != nil {
			t.Fatal(err)
		}
		got := find(t, sent.Subject)
		if len(got) != 1 || got[0].To != sent.To || got[0].Name != "" && got[0].Name != sent.Name || strings.TrimSpace(got[0].Text) != strings.TrimSpace(sent.Text) {
			t.Errorf("sent %+v\narrived %+v", sent, got)
		}
	})
	t.Run("without a name", func(t *testing.T) {
		sent := ports.Mail{Key: "019aa000-0000-7000-8000-000000000002", To: "quill@example.org", Subject: "No name", Text: "Hello"}
		if err := sender.SendMail(t.Context(), sent); err != nil {
			t.Fatal(err)
		}
		if got := find(t, "No name"); len(got) != 1 || got[0].To != sent.To || got[0].Name != "" {
			t.Errorf("arrived %+v", got)
		}
	})
	t.Run("nobody adds a recipient or a header", func(t *testing.T) {
		for _, m := range []ports.Mail{
			{Key: "k1", To: "a@example.org\r\nBcc: spy@example.net", Subject: "Injected", Text: "x"},
			{Key: "k2", To: "a@example.org, spy@example.net", Subject: "Injected", Text: "x"},
			{Key: "k3", To: "a@example.org", Name: "A\r\nBcc: spy@example.net", Subject: "Injected", Text: "x"},
			{Key: "k4", To: "a@example.org", Subject: "Injected\r\nBcc: spy@example.net", Text: "x"},
		} {
			_ = sender.SendMail(t.Context(), m) // may be refused, may arrive as harmless text
		}
		for _, m := range received(t) {
			if strings.Contains(m.To, "spy") {
				t.Errorf("arrived at %q", m.To)
			}
		}
	})
	t.Run("a retry is not a second e-mail", func(t *testing.T) {
		sent := ports.Mail{Key: "019aa000-0000-7000-8000-000000000003.same", To: "twice@example.org", Subject: "Twice", Text: "Hello"}
		for range 2 {
			if err := sender.SendMail(t.Context(), sent); err != nil {
				t.Fatal(err)
			}
		}
		got := find(t, "Twice")
		if len(got) == 0 || len(got) > 2 {
			t.Fatalf("arrived %d times", len(got))
		}
		for _, m := range got {
			if m.Key != got[0].Key || m.Key == "" {
				t.Errorf("the reader can't tell that it is the same: %q and %q", got[0].Key, m.Key)
			}
		}
	})
	t.Run("a try after one that may have sent it is not a second e-mail", func(t *testing.T) {
		sent := ports.Mail{Key: "019aa000-0000-7000-8000-000000000005", To: "again@example.org", Subject: "Again", Text: "Hello"}
		if err := sender.SendMail(t.Context(), sent); err != nil {
			t.Fatal(err)
		}
		sent.Again = true
		if err := sender.SendMail(t.Context(), sent); err != nil {
			t.Fatal(err)
		}
		got := find(t, "Again")
		if len(got) == 0 || len(got) == 2 && got[0].Key != got[1].Key {
			t.Errorf("arrived as %+v", got)
		}
		never := ports.Mail{Key: "019aa000-0000-7000-8000-000000000006", To: "again@example.org", Subject: "Never before", Text: "Hello", Again: true}
		if err := sender.SendMail(t.Context(), never); err != nil || len(find(t, "Never before")) != 1 {
			t.Errorf("what no earlier try had sent arrived %d times: %v", len(find(t, "Never before")), err)
		}
	})
	t.Run("says that an address can never be reached, and not which", func(t *testing.T) {
		err := sender.SendMail(t.Context(), ports.Mail{Key: "k6", To: "nobody at example.org", Subject: "Nowhere", Text: "x"})
		if !fault.Has(err, ports.NotEver) || strings.Contains(err.Error(), "nobody") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("many at once", func(t *testing.T) {
		var all sync.WaitGroup
		for i := range 8 {
			all.Go(func() {
				if err := sender.SendMail(t.Context(), ports.Mail{Key: ehc.MessageID(rune('a' + i)), To: "many@example.org", Subject: "Many", Text: "Hello"}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if got := find(t, "Many"); len(got) != 8 {
			t.Errorf("%d of 8 arrived", len(got))
		}
	})
	t.Run("ends with its context", func(t *testing.T) {
		ended, end := context.WithCancel(t.Context())
		end()
		if err := sender.SendMail(ended, ports.Mail{Key: "k5", To: "late@example.org", Subject: "Late", Text: "x"}); err == nil {
			t.Error("nobody waits any more, and it was sent")
		}
	})
}

// TextSenderContract proves what callers of ports.TextSender rely on. received gives every text that arrived.
func TextSenderContract(t *testing.T, sender ports.TextSender, received func(t *testing.T) []ports.Text) {
	sent := ports.Text{Key: "019aa000-0000-7000-8000-000000000004", To: "+447700900123", Body: "012345 is your code – “EHC Hub”"}
	for _, again := range []bool{false, true} {
		sent.Again = again
		if err := sender.SendText(t.Context(), sent); err != nil {
			t.Fatal(err)
		}
	}
	got := received(t)
	if len(got) == 0 || got[0].To != sent.To || got[0].Body != sent.Body || len(got) == 2 && got[1].Key != got[0].Key {
		t.Fatalf("arrived %+v", got)
	}
	if err := sender.SendText(t.Context(), ports.Text{Key: "wrong", To: "12", Body: "nowhere"}); !fault.Has(err, ports.NotEver) {
		t.Errorf("a number that can't be reached: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := sender.SendText(ended, ports.Text{Key: "k", To: sent.To, Body: "late"}); err == nil {
		t.Error("nobody waits any more, and it was sent")
	}
}

// PostSenderContract proves what callers of ports.PostSender rely on. received gives every letter that is to be posted.
func PostSenderContract(t *testing.T, sender ports.PostSender, document []byte, received func(t *testing.T) []ports.Post) {
	address := []string{"4 Mill Lane", "Fenbridge", "Wrenshire", "SW1A 1AA"}
	text := ports.Post{Key: "019aa000-0000-7000-8000-000000000011", Name: "Zoë Quill", Address: address, Title: "Views and advice are asked for", Text: "Dear Zoë Quill\n\nPlease write to us.\n", PDF: document}
	drawn := ports.Post{Key: "019aa000-0000-7000-8000-000000000012", Name: "Zoë Quill", Address: address, Title: "The draft plan", PDF: document}
	for _, sent := range []ports.Post{text, drawn} {
		for _, again := range []bool{false, true} {
			sent.Again = again
			if err := sender.SendPost(t.Context(), sent); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := received(t)
	if len(got) != 2 {
		t.Fatalf("%d letters of 2 arrived", len(got))
	}
	if got[0].Key != text.Key || got[0].Name != text.Name || !slices.Equal(got[0].Address, address) || got[0].Title != text.Title || !holds(got[0], text) {
		t.Errorf("of a text arrived %+v", got[0])
	}
	if got[1].Key != drawn.Key || !bytes.Equal(got[1].PDF, document) {
		t.Errorf("of a document arrived %d bytes under %s", len(got[1].PDF), got[1].Key)
	}
	for _, nowhere := range []ports.Post{{Key: "k1", Name: "Zoë Quill", PDF: document}, {Key: "k2", Address: address, Text: "x", PDF: document}} {
		if err := sender.SendPost(t.Context(), nowhere); !fault.Has(err, ports.NotEver) || strings.Contains(err.Error(), "Quill") {
			t.Errorf("a letter to nowhere: %v", err)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := sender.SendPost(ended, ports.Post{Key: "late", Name: "Zoë Quill", Address: address, Text: "x", PDF: document}); err == nil {
		t.Error("nobody waits any more, and it was sent")
	}
}

// holds reports whether a letter says what a text says: as text, or drawn.
func holds(got, sent ports.Post) bool {
	return strings.TrimSpace(got.Text) == strings.TrimSpace(sent.Text) || got.Text == "" && len(got.PDF) > 0
}
