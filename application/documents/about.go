package documents

import (
	"slices"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
)

// About is what a document needs to know of its case.
type About struct {
	Case      ehc.CaseID
	Reference ehc.Reference
	Child     casework.Child
	Profile   council.Profile
	// Records tell what the authority wrote down for somebody, the latest first.
	Records []paper.Record
}

// source says who wrote something down for somebody, and from what; empty for what its author wrote, or has changed since.
func (a About) source(kind paper.Kind, item string, written time.Time) string {
	i := slices.IndexFunc(a.Records, func(r paper.Record) bool { return r.Kind == kind && r.Item == item })
	if i < 0 || a.Records[i].At.Before(written) {
		return ""
	}
	return a.Records[i].Source()
}
