// Package console keeps e-mails and text messages instead of sending them, so that the demo can show them in the
// browser. Nothing leaves the machine.
package console

import (
	"context"
	"net/mail"
	"slices"
	"sync"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// most is how many messages are kept; the oldest go first.
const most = 500

// Inbox keeps the messages of the demo. It is both a ports.MailSender and a ports.TextSender. Make it with
// NewInbox or OpenInbox; it may be used from several goroutines.
type Inbox struct {
	clock ports.Clock
	file  string // empty: in memory alone
	mu    sync.Mutex
	kept  []message
}

// message is one message, under the key that keeps it from being sent twice.
type message struct {
	Key ehc.MessageID
	ports.Outgoing
}

// NewInbox makes an empty inbox, dated by the clock, that goes with its process.
func NewInbox(clock ports.Clock) *Inbox { return &Inbox{clock: clock} }

// SendMail keeps an e-mail; one that is kept already isn't kept again. fault.Unavailable (ports.NotEver) when
// the recipient isn't one e-mail address.
func (i *Inbox) SendMail(ctx context.Context, m ports.Mail) error {
	if to, err := mail.ParseAddress(m.To); err != nil || to.Address != m.To {
		return fault.New(fault.Unavailable, ports.NotEver, "The e-mail address can’t be written to.")
	}
	return i.keep(ctx, m.Key, ports.Outgoing{To: m.To, Name: m.Name, Subject: m.Subject, Body: m.Text})
}

// SendText keeps a text message; one that is kept already isn't kept again. Faults as for SendMail, when it isn't to a
// British mobile number.
func (i *Inbox) SendText(ctx context.Context, t ports.Text) error {
	if to, err := people.NormalMobile(t.To); err != nil || to != t.To {
		return fault.New(fault.Unavailable, ports.NotEver, "The telephone number can’t be written to.")
	}
	return i.keep(ctx, t.Key, ports.Outgoing{ByText: true, To: t.To, Body: t.Body})
}

func (i *Inbox) keep(ctx context.Context, key ehc.MessageID, o ports.Outgoing) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if slices.ContainsFunc(i.kept, func(m message) bool { return m.Key == key }) {
		return nil
	}
	o.At = i.clock.Now()
	m := message{key, o}
	if err := i.append(m); err != nil {
		return err
	}
	i.kept = newest(append(i.kept, m))
	return nil
}

func newest(kept []message) []message {
	if extra := len(kept) - most; extra > 0 {
		return slices.Clone(kept[extra:])
	}
	return kept
}

// Outgoing lists what is kept, the newest first.
func (i *Inbox) Outgoing() []ports.Outgoing {
	i.mu.Lock()
	defer i.mu.Unlock()
	all := make([]ports.Outgoing, 0, len(i.kept))
	for _, m := range slices.Backward(i.kept) {
		all = append(all, m.Outgoing)
	}
	return all
}
