// Package transfer is the moves of children and young people from one phase of education to the next: who moves next
// September, by when their plan must be reviewed and name the next setting, and how far that has come (SI 2014/1530
// regs 2(1), 18).
package transfer

import "ehchub/domain/timescale"

// Kind is from which phase to which somebody moves.
type Kind string

// The moves that the law knows (SI 2014/1530 reg 2(1) "phase transfer", reg 18(2)).
const (
	IntoSchool    Kind = "into-school"
	IntoJunior    Kind = "into-junior"
	IntoMiddle    Kind = "into-middle"
	IntoSecondary Kind = "into-secondary"
	FromMiddle    Kind = "from-middle"
	IntoPost16    Kind = "into-post16"
	BetweenPost16 Kind = "between-post16"
)

// KindInfo is one row of the table of moves.
type KindInfo struct {
	Kind  Kind
	Label string
	// To is where the move leads, as the table of time limits tells moves apart.
	To   timescale.Phase
	Code string // of the time limit
	Law  string
}

// Kinds lists the moves, the youngest first.
func Kinds() []KindInfo {
	const byFebruary, byMarch, fiveMonths = "SI 2014/1530 reg 18(1)(b)", "SI 2014/1530 reg 18(1)(a)", "SI 2014/1530 reg 18(2)"
	return []KindInfo{
		{IntoSchool, "Early years to school", timescale.ToSchool, timescale.NameNextSchool, byFebruary},
		{IntoJunior, "Infant to junior school", timescale.ToSchool, timescale.NameNextSchool, byFebruary},
		{IntoMiddle, "Primary to middle school", timescale.ToSchool, timescale.NameNextSchool, byFebruary},
		{IntoSecondary, "Primary to secondary school", timescale.ToSchool, timescale.NameNextSchool, byFebruary},
		{FromMiddle, "Middle to secondary school", timescale.ToSchool, timescale.NameNextSchool, byFebruary},
		{IntoPost16, "Secondary school to post-16", timescale.ToPost16, timescale.NameNextPost16, byMarch},
		{BetweenPost16, "Post-16 to post-16", timescale.Post16ToPost16, timescale.NameNextBetweenPost16, fiveMonths},
	}
}

// Info finds the row of a kind; ok is false when there is none.
func (k Kind) Info() (info KindInfo, ok bool) {
	for _, row := range Kinds() {
		if row.Kind == k {
			return row, true
		}
	}
	return KindInfo{}, false
}

// Label names the kind as pages do; "" for one that there is not.
func (k Kind) Label() string { info, _ := k.Info(); return info.Label }
