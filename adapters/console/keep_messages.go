// Package console keeps e-mails and text messages in memory instead of sending them, so that the demo can show
// them in the browser. Nothing leaves the machine.
package console

import (
	"context"
	"net/mail"
	"slices"
	"sync"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// most is how many messages are kept; the oldest go first.
const most = 500

// Inbox keeps the messages of the demo. It is both a ports.MailSender and a ports.TextSender. Make it with
// NewInbox; it may be used from several goroutines.
type Inbox struct {
	clock ports.Clock
	mu    sync.Mutex
	keys  []ehc.MessageID
	kept  []ports.Outgoing
}

// NewInbox makes an empty inbox, dated by the clock.
func NewInbox(clock ports.Clock) *Inbox { return &Inbox{clock: clock} }

// SendMail keeps an e-mail; one that is kept already isn't kept again. fault.Unavailable ("email.refused") when
// the recipient isn't one e-mail address.
func (i *Inbox) SendMail(ctx context.Context, m ports.Mail) error {
	if to, err := mail.ParseAddress(m.To); err != nil || to.Address != m.To {
		return fault.New(fault.Unavailable, "email.refused", "The e-mail address can’t be written to.")
	}
	return i.keep(ctx, m.Key, ports.Outgoing{To: m.To, Name: m.Name, Subject: m.Subject, Body: m.Text})
}

// SendText keeps a text message; one that is kept already isn't kept again.
func (i *Inbox) SendText(ctx context.Context, t ports.Text) error {
	return i.keep(ctx, t.Key, ports.Outgoing{ByText: true, To: t.To, Body: t.Body})
}

func (i *Inbox) keep(ctx context.Context, key ehc.MessageID, o ports.Outgoing) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if slices.Contains(i.keys, key) {
		return nil
	}
	o.At = i.clock.Now()
	i.keys, i.kept = append(i.keys, key), append(i.kept, o)
	if extra := len(i.kept) - most; extra > 0 {
		i.keys, i.kept = slices.Clone(i.keys[extra:]), slices.Clone(i.kept[extra:])
	}
	return nil
}

// Remember puts messages of an earlier inbox, the newest first, before those of this one.
func (i *Inbox) Remember(earlier []ports.Outgoing) {
	i.mu.Lock()
	defer i.mu.Unlock()
	kept := slices.Clone(earlier)
	slices.Reverse(kept)
	i.keys, i.kept = append(make([]ehc.MessageID, len(kept)), i.keys...), append(kept, i.kept...)
}

// Outgoing lists what is kept, the newest first.
func (i *Inbox) Outgoing() []ports.Outgoing {
	i.mu.Lock()
	defer i.mu.Unlock()
	all := slices.Clone(i.kept)
	slices.Reverse(all)
	return all
}
