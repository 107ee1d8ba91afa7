package ports

import (
	"context"

	"ehchub/domain/ehc"
)

// CaseGapKind is what is not right with who has a case.
type CaseGapKind string

const (
	GapNoCoordinator   CaseGapKind = "no-coordinator"
	GapCoordinatorGone CaseGapKind = "coordinator-gone" // the account is closed, or their part in the council ended
	GapSettingLacks    CaseGapKind = "setting-lacks"    // the record names the setting, and it does not have the case
	GapSettingBeyond   CaseGapKind = "setting-beyond"   // a setting has the case that the record does not name
	GapSettingShut     CaseGapKind = "setting-shut"     // the record names a setting that is shut
	GapNobodyThere     CaseGapKind = "nobody-there"     // nobody acts in the hub for a setting that has the case
	GapHolderClosed    CaseGapKind = "holder-closed"    // somebody whose account is closed stands on the case
	GapHolderLeft      CaseGapKind = "holder-left"      // somebody stands on it for a setting for which they no longer act
)

// CaseGapKinds lists them in the order in which they are shown.
func CaseGapKinds() []CaseGapKind {
	return []CaseGapKind{GapNoCoordinator, GapCoordinatorGone, GapSettingLacks, GapSettingBeyond, GapHolderLeft, GapHolderClosed, GapNobodyThere, GapSettingShut}
}

// CaseGap is one thing that the nightly check found.
type CaseGap struct {
	Kind      CaseGapKind
	Case      ehc.CaseID
	Reference ehc.Reference
	Called    string // the child's name, as lists show it
	Holder    string // identity of the person or setting that it is about; empty for none
	Name      string // of them
	Since     ehc.Date
}

// CaseGaps finds open cases whose record and holders do not fit together.
type CaseGaps interface {
	// Check looks at every open case and keeps what it finds, in the place of what was found before. What was found before
	// keeps its day. It gives how many there are.
	Check(ctx context.Context, today ehc.Date) (int, error)
	// List gives what was found of one kind, the longest known first, at most limit, and how many there are.
	List(ctx context.Context, kind CaseGapKind, limit int) ([]CaseGap, int, error)
}
