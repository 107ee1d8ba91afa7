// Package ehc is the shared kernel: the identities, dates, actors and events that every other domain package
// speaks in. It imports nothing of the hub but fault.
package ehc

// Identities are UUIDs (version 7) in their 36-letter text form. They are made by the IDs port, never typed by
// a person; people see a case's Reference.
type (
	CaseID         string
	PersonID       string
	SettingID      string
	TeamID         string
	AdviceID       string // one request for advice
	PlanID         string
	VersionID      string // one shared, immutable version of a plan
	ConsultationID string // one consultation of one setting
	DisputeID      string // one disagreement with one decision
	FileID         string
	EventID        string
	LetterID       string // one letter as it was sent
	MessageID      string
	ItemID         string // one need, outcome, step or provision inside advice or a plan
	ProcessorID    string // one company, person or tool that works with data for the council
	BreachID       string // one entry of the log of personal data breaches
	AbsenceID      string // one time in which somebody is away
	ProposalID     string // one wish to add a person to a case, or to remove one
	RecordID       string // one contribution that was written down for somebody
	PackID         string // one form that was printed for somebody
	ScanID         string // one file of scanned paper
	ArrivalID      string // one paper out of a scan
	GuestID        string // one invitation of somebody without an account to give one piece of advice
)

// ValidID reports whether text has the form of an identity: 36 lower-case hexadecimal letters and dashes.
// A URL that fails it names nothing.
func ValidID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		default:
			if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
				return false
			}
		}
	}
	return true
}

// Reference is what people call a case: "EHC/26/0219". Unique within a council, never reused.
type Reference string
