package console_test

import (
	"fmt"
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
