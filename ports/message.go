package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// Mail is one e-mail, composed and ready to go. It never holds a child's name or detail.
type Mail struct {
	Key     ehc.MessageID // the same on every try, so that a retry is not a second e-mail
	To      string
	Name    string
	Subject string
	Text    string
}

// MailSender sends e-mail.
type MailSender interface {
	SendMail(ctx context.Context, m Mail) error
}

// Text is one text message (SMS).
type Text struct {
	Key  ehc.MessageID
	To   string // +44… form
	Body string
}

// TextSender sends text messages.
type TextSender interface {
	SendText(ctx context.Context, t Text) error
}

// Delivery is one message on its way: an event of a case to one recipient.
type Delivery struct {
	ID       ehc.MessageID
	Event    ehc.Event
	Attempts int
	// Served lists the recipients that an earlier try has reached; this one leaves them out.
	Served []string
}

// Outbox is what waits to be sent. Any number of workers share it.
type Outbox interface {
	// Claim takes up to n events that are due, hides them from other workers for a while and counts the try.
	Claim(ctx context.Context, n int) ([]Delivery, error)
	// Done marks one as sent; it is not offered again.
	Done(ctx context.Context, id ehc.MessageID) error
	// Failed puts one back for a later try, or parks it after too many, with the cause for an administrator.
	Failed(ctx context.Context, id ehc.MessageID, cause string) error
	// Sent marks that one recipient of an event was served, so that a retry leaves them out. A recipient is named
	// by an identity, never by an address. Marking twice is no error.
	Sent(ctx context.Context, id ehc.MessageID, recipient string) error
	// Wait returns when something may be due, or when ctx ends.
	Wait(ctx context.Context)
}

// Outgoing is one message that the demo kept instead of sending it.
type Outgoing struct {
	At      time.Time
	ByText  bool // a text message; otherwise an e-mail
	To      string
	Name    string
	Subject string
	Body    string
}

// SentMessages shows the messages of the demo, the newest first.
type SentMessages interface{ Outgoing() []Outgoing }
