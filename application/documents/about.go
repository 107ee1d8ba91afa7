package documents

import (
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

// About is what a document needs to know of its case.
type About struct {
	Case      ehc.CaseID
	Reference ehc.Reference
	Child     casework.Child
	Profile   council.Profile
}
