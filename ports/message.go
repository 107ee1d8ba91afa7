package ports

import (
	"context"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
)

// What every sender answers where it can't send, as codes of a fault.Unavailable. None of them names the recipient.
const (
	// NotReached: nobody can be written to just now; others need not be tried either.
	NotReached = "message.unreachable"
	// NotNow: this one was not taken; a later try may help. A fault that says how long to wait is of kind fault.TooMany.
	NotNow = "message.later"
	// NotEver: this recipient can't be reached in this way under this address, however often it is tried.
	NotEver = "message.refused"
	// NotSetUp: the council's account with whoever carries its messages, or its settings, must be put right first.
	NotSetUp = "message.settings"
)

// Mail is one e-mail, composed and ready to go. It never holds a child's name or detail.
type Mail struct {
	Key     ehc.MessageID // random, and the same on every try, so that a retry is not a second e-mail
	To      string
	Name    string
	Subject string
	Text    string
	// Again tells that an earlier try may have sent it. A sender that can find out asks before it sends.
	Again bool
}

// MailSender sends e-mail.
type MailSender interface {
	SendMail(ctx context.Context, m Mail) error
}

// Text is one text message (SMS).
type Text struct {
	Key   ehc.MessageID // as for Mail
	To    string        // +44… form
	Body  string
	Again bool // as for Mail
}

// TextSender sends text messages.
type TextSender interface {
	SendText(ctx context.Context, t Text) error
}

// Post is one letter on paper: either a document that was drawn already, or a text.
type Post struct {
	Key     ehc.MessageID // as for Mail
	Name    string        // on the envelope
	Address []string      // the lines below the name, the postcode last
	Title   string        // what the letter is, in a few words
	Text    string        // of a letter that is no document; paragraphs stand apart
	PDF     []byte        // the document; nil for a text
	Again   bool          // as for Mail
}

// PostSender sends letters, or has them printed and posted.
type PostSender interface {
	SendPost(ctx context.Context, p Post) error
}

// Receipt is what whoever carries messages reports of one.
type Receipt struct {
	Status delivery.Status
	At     time.Time // UTC
}

// Enquirer asks whoever carries messages what became of one.
type Enquirer interface {
	// Ask gives the latest report; ok is false where they never had the message.
	Ask(ctx context.Context, key ehc.MessageID) (r Receipt, ok bool, err error)
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
	// Failed puts one back for a later try, or parks it after too many, with the cause for whoever sees to it. A try that
	// was told to wait is made after that time, and does not count.
	Failed(ctx context.Context, id ehc.MessageID, cause string, wait time.Duration) error
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
