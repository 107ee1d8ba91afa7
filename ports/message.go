package ports

import (
	"context"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/document"
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

// Post is one letter on paper.
type Post struct {
	Key     ehc.MessageID // as for Mail
	Name    string        // on the envelope
	Address []string      // the lines below the name, the postcode last
	Title   string        // what the letter is, in a few words
	PDF     []byte        // the letter as it is printed
	// Text is what the letter says, where it says no more than a text can; empty for a letter that the law asks for.
	Text string
	// Enclose is what must be put in beside the letter; empty for nothing.
	Enclose string
	// Long reports that the council must print it itself: what goes with the letter is part of the file.
	Long  bool
	Again bool // as for Mail
}

// Enclosed is what goes into an envelope beside a letter.
type Enclosed struct {
	Title    string // "version 2 of the plan"
	Document document.Document
}

// PostItem is a letter that the council prints and posts itself.
type PostItem struct {
	Message   ehc.MessageID
	Name      string
	Address   []string
	Title     string
	Enclose   string
	Case      ehc.CaseID
	Reference ehc.Reference
	QueuedAt  time.Time
	PostedOn  ehc.Date // zero while it waits
	PostedBy  string   // their name
}

// PrintQueue is what is to be printed and posted, and what was.
type PrintQueue interface {
	// Waiting lists what is to be posted, the longest waiting first, at most limit.
	Waiting(ctx context.Context, limit int) ([]PostItem, error)
	// Posted lists what was marked as posted since an instant, the latest first, at most limit.
	Posted(ctx context.Context, since time.Time, limit int) ([]PostItem, error)
	// Letters gives letters as they are printed, in the order of Waiting; without identities all that wait, at most limit.
	Letters(ctx context.Context, limit int, ids ...ehc.MessageID) ([]PostLetter, error)
	// Mark marks letters as posted on a day, and gives those that were not before.
	Mark(ctx context.Context, on ehc.Date, by ehc.PersonID, now time.Time, ids ...ehc.MessageID) ([]PostItem, error)
	// PutBack lets one wait again that was marked by mistake. fault.NotFound when it was not marked.
	PutBack(ctx context.Context, id ehc.MessageID) (PostItem, error)
}

// PostLetter is one letter as it is printed.
type PostLetter struct {
	Message ehc.MessageID
	Case    ehc.CaseID
	PDF     []byte
}

// Binder makes one file of several PDFs, to be printed together. An error means that one of them can't be read.
type Binder interface {
	Bind(files ...[]byte) ([]byte, error)
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
