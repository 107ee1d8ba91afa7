package console_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ehchub/adapters/console"
	"ehchub/domain/ehc"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func newInbox() (*console.Inbox, *clock) {
	c := &clock{time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC)}
	return console.NewInbox(c), c
}

func TestMailSenderContract(t *testing.T) {
	inbox, _ := newInbox()
	portstest.MailSenderContract(t, inbox, func(*testing.T) (got []ports.Mail) {
		for _, o := range inbox.Outgoing() {
			got = append(got, ports.Mail{Key: "kept once", To: o.To, Name: o.Name, Subject: o.Subject, Text: o.Body})
		}
		return got
	})
}

func TestTextSenderContract(t *testing.T) {
	inbox, _ := newInbox()
	portstest.TextSenderContract(t, inbox, func(*testing.T) (got []ports.Text) {
		for _, o := range inbox.Outgoing() {
			if o.ByText {
				got = append(got, ports.Text{To: o.To, Body: o.Body})
			}
		}
		return got
	})
}

func TestOnlyTheNewestAreKeptNewestFirst(t *testing.T) {
	inbox, clock := newInbox()
	for i := range 503 {
		clock.now = clock.now.Add(time.Minute)
		if err := inbox.SendMail(t.Context(), ports.Mail{Key: ehc.MessageID(fmt.Sprint(i)), To: "a@example.org", Subject: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	kept := inbox.Outgoing()
	if len(kept) != 500 || kept[0].Subject != "502" || kept[499].Subject != "3" || !kept[0].At.Equal(clock.now) {
		t.Errorf("kept %d, from %+v to %+v", len(kept), kept[0], kept[len(kept)-1])
	}
}

func TestMessagesOutlastARestart(t *testing.T) {
	clock := &clock{time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC)}
	file := filepath.Join(t.TempDir(), "new", "messages.jsonl")
	open := func() *console.Inbox {
		inbox, err := console.OpenInbox(clock, file)
		if err != nil {
			t.Fatal(err)
		}
		return inbox
	}
	if n := len(open().Outgoing()); n != 0 {
		t.Errorf("a new inbox holds %d", n)
	}
	if err := console.StoreMessages(file, []ports.Outgoing{{Subject: "second", At: clock.now}, {Subject: "first", At: clock.now}}); err != nil {
		t.Fatal(err)
	}
	third := ports.Text{Key: "third", To: "+447700900101", Body: "123456 is your code."}
	if err := open().SendText(t.Context(), third); err != nil {
		t.Fatal(err)
	}
	half, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := half.WriteString(`{"Key":"cut o`); err != nil || half.Close() != nil {
		t.Fatal(err)
	}
	inbox := open()
	if err := inbox.SendText(t.Context(), third); err != nil {
		t.Fatal(err)
	}
	kept := inbox.Outgoing()
	if len(kept) != 3 || kept[0].Body != third.Body || !kept[0].ByText || !kept[0].At.Equal(clock.now) || kept[1].Subject != "second" || kept[2].Subject != "first" {
		t.Errorf("kept %+v", kept)
	}
	if err := inbox.SendMail(t.Context(), ports.Mail{Key: "fourth", To: "a@example.org", Subject: "fourth"}); err != nil {
		t.Fatal(err)
	}
	if kept := open().Outgoing(); len(kept) != 4 || kept[0].Subject != "fourth" {
		t.Errorf("after half a line: %+v", kept)
	}
}
