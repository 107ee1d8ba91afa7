package ports

import (
	"context"
	"time"

	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
)

// Letter is one letter as it was issued. It never changes: what is sent later is another letter.
type Letter struct {
	ID   ehc.LetterID
	Case ehc.CaseID
	Kind notice.Letter
	// Version counts the letters of this kind on the case from 1.
	Version int
	// About is what on the case the letter is about, where its kind alone doesn't tell: the key of a limit ("D8"), the
	// number of a decision or of a version of the plan, the identity of a consultation.
	About     string
	Addressed string // to whom
	SentOn    ehc.Date
	SentAt    time.Time // UTC
	SentBy    ehc.PersonID
	SentName  string
	// Template is the version of the text that it was composed from; 0 is the hub's own.
	Template int
	// Document is the letter as it was composed; zero where only what is known of it was asked for.
	Document document.Document
	// SHA is the SHA-256, in hex, of the document; it is the same whenever the letter is read and written again.
	SHA string
}

// Letters keeps letters as they were sent.
type Letters interface {
	// Send keeps a letter, and gives it with its Version and SHA.
	Send(ctx context.Context, l Letter) (Letter, error)
	// Get finds a letter of a case with its document. fault.NotFound when there is none.
	Get(ctx context.Context, of ehc.CaseID, id ehc.LetterID) (Letter, error)
	// OfCase lists a case's letters of the kinds given, or of every kind, without their documents, the oldest first.
	OfCase(ctx context.Context, id ehc.CaseID, kinds ...notice.Letter) ([]Letter, error)
}

// LetterTemplates keeps the council's own texts of letters, each version as it was saved.
type LetterTemplates interface {
	// Current gives the latest text of a kind; the hub's own where the council has saved none.
	Current(ctx context.Context, kind notice.Letter) (letter.Template, error)
	// All gives the latest text of each kind that the council has saved one of.
	All(ctx context.Context) ([]letter.Template, error)
	// History lists what the council saved of a kind, the latest first.
	History(ctx context.Context, kind notice.Letter) ([]letter.Template, error)
	// Save keeps a new version. fault.Conflict when its number does not follow the latest: somebody else was first.
	Save(ctx context.Context, t letter.Template) error
}
