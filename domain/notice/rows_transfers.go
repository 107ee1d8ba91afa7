package notice

import "ehchub/domain/ehc"

// transferRows are the entries of moves to the next phase of education. They send no message of their own: whoever owes
// something is reminded of its day.
func transferRows() []Entry {
	return []Entry{
		{ehc.TransferFound, "A move to the next phase of education is coming: the plan is to name the next setting by {due}", NotConsulted, nil},
		{ehc.TransferFellAway, "A move to the next phase of education was taken off the list", NotConsulted, nil},
		{ehc.TransferPlanned, "A move to the next phase of education was planned", NotConsulted, nil},
		{ehc.TransferReviewed, "The plan was reviewed for the move to the next phase of education", NotConsulted, nil},
		{ehc.NextSettingNamed, "The plan names the setting for the next phase of education", NotConsulted, nil},
	}
}
