package notice

import "ehchub/domain/ehc"

// transferRows are the entries of moves to the next phase of education, and of the ages that change rights. Moves send no
// message of their own: whoever owes something is reminded of its day.
func transferRows() []Entry {
	return []Entry{
		{ehc.TransferFound, "A move to the next phase of education is coming: the plan is to name the next setting by {{due date}}", NotConsulted, nil},
		{ehc.TransferFellAway, "A move to the next phase of education was taken off the list", NotConsulted, nil},
		{ehc.TransferPlanned, "A move to the next phase of education was planned", NotConsulted, nil},
		{ehc.TransferReviewed, "The plan was reviewed for the move to the next phase of education", NotConsulted, nil},
		{ehc.TurningPrepared, "What must be done before a change of rights, or of the plan, by age was done", NotConsulted, nil},
		{ehc.TurningNear, "A reminder was sent of what must be done before a change on {{due date}}", AuthorityOnly, []Message{
			{"E14", ToResponsible, "Something must be prepared", "A change is coming in this case, on {{due date}}, and there are things to do before it. Sign in to see what, and tick them off when they are done.", "/turnings"},
		}},
		{ehc.NextSettingNamed, "The plan names the setting for the next phase of education", NotConsulted, nil},
	}
}
