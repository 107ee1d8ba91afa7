package ports

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/paper"
)

// PaperRecords keeps what officers wrote down for somebody.
type PaperRecords interface {
	// Get finds a record. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.RecordID) (paper.Record, error)
	// OfCase lists a case's records, the latest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]paper.Record, error)
	// Save writes one. fault.Conflict when someone else saved it since it was loaded.
	Save(ctx context.Context, r paper.Record) error
}

// ScanReader reads scanned paper.
type ScanReader interface {
	// Pages gives what a machine sees on each page of a PDF or a picture. A page that it can't read is one without a code.
	// fault.Invalid at "files" for a file that is damaged or protected, or that has more than most pages.
	Pages(ctx context.Context, content []byte, mediaType string, most int) ([]paper.ScannedPage, error)
	// Part gives some pages of a scan as a file of their own, of the same media type.
	Part(content []byte, mediaType string, pages []int) ([]byte, error)
}

// Packs keeps the forms that were printed.
type Packs interface {
	// ByCode finds forms by their codes; codes of none are left out.
	ByCode(ctx context.Context, codes ...string) ([]paper.Pack, error)
	// OfCase lists a case's forms, the latest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]paper.Pack, error)
	// Get finds one form. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.PackID) (paper.Pack, error)
	// Save writes a form that is new, or the case of one that had none.
	Save(ctx context.Context, p paper.Pack) error
}

// Scans keeps what was scanned.
type Scans interface {
	// SameAs finds a scan with just these bytes. ok is false where there is none.
	SameAs(ctx context.Context, sha256 string) (s paper.Scan, ok bool, err error)
	// Save writes a scan that is new. fault.Conflict when one with the same bytes is stored.
	Save(ctx context.Context, s paper.Scan) error
}

// Arrivals keeps the papers that arrived with scans.
type Arrivals interface {
	// Get finds one paper. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.ArrivalID) (paper.Arrival, error)
	// List gives, with open, the papers that somebody has still to see to, the oldest first; else those that somebody has
	// seen to, the latest first: at most limit.
	List(ctx context.Context, open bool, limit int) ([]paper.Arrival, error)
	// OfCase lists the papers of a case, the latest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]paper.Arrival, error)
	// WithCode counts the papers that came of a form.
	WithCode(ctx context.Context, code string) (int, error)
	// Save writes one. fault.Conflict when someone else saved it since it was loaded.
	Save(ctx context.Context, a paper.Arrival) error
}
