package notice

import "ehchub/domain/ehc"

// reminderRows are what the hub tells of dates that are near or have passed (E14). They never say what was found or
// asked of a child, and no family is reminded of anything. A family is told of a date that the council missed.
func reminderRows() []Entry {
	return []Entry{
		{ehc.AdviceNear, "A reminder was sent of the advice that is due by {{due date}}", AuthorityOnly, []Message{
			{"E14", ToPerson, "A reminder: your advice is due", "Please remember the advice that you are asked for. It is due by {{due date}}.", "/assessment/advice/{item}"},
			{"E14", ToGuest, "A reminder: your advice is due", "Please remember the advice that you are asked for. It is due by {{due date}}.", ""},
			{"E14", ToTeamManagers, "A reminder: your team’s advice is due", "Please remember the advice that your team is asked for. It is due by {{due date}}, and nobody in the team has it yet.", "/assessment"},
			{"E14", ToResponsible, "Advice is due soon", "Advice that you asked for is not in yet. It is due by {{due date}}. We have reminded whoever was asked.", "/assessment"},
		}},
		{ehc.AdviceOverdue, "A reminder was sent of the advice that was due by {{due date}}", AuthorityOnly, []Message{
			{"E14", ToPerson, "Your advice is overdue", "Your advice was due by {{due date}} and is not in yet. Please send it now. If something stands in the way, please tell the case co-ordinator.", "/assessment/advice/{item}"},
			{"E14", ToGuest, "Your advice is overdue", "Your advice was due by {{due date}} and is not in yet. Please send it now. If something stands in the way, please tell us.", ""},
			{"E14", ToTeamManagers, "Your team’s advice is overdue", "Your team’s advice was due by {{due date}}, and nobody in the team has it yet. Please choose now who will answer. If something stands in the way, please tell the case co-ordinator.", "/assessment"},
			{"E14", ToResponsible, "Advice is overdue", "Advice that you asked for was due by {{due date}} and is not in. We have reminded whoever was asked.", "/assessment"},
		}},
		{ehc.ConsultationNear, "A reminder was sent of the answer to a consultation that is due by {{due date}}", AuthorityOnly, []Message{
			{"E14", ToConsulted, "A reminder: a consultation needs your answer", "Your setting is asked whether it can be named in a plan. Please answer by {{due date}}.", "/plan/consultations/{item}"},
			{"E14", ToResponsible, "An answer from a setting is due soon", "A setting that you consulted has not answered yet. Its answer is due by {{due date}}. We have reminded the setting.", "/plan"},
		}},
		{ehc.ConsultationOverdue, "A reminder was sent of the answer to a consultation that was due by {{due date}}", AuthorityOnly, []Message{
			{"E14", ToConsulted, "A consultation still needs your answer", "Your setting is asked whether it can be named in a plan. The answer was due by {{due date}}. Please answer now: the council can decide without it.", "/plan/consultations/{item}"},
			{"E14", ToResponsible, "An answer from a setting is overdue", "A setting that you consulted has not answered. Its answer was due by {{due date}}. You can decide without it.", "/plan"},
		}},
		{ehc.DutyNear, "A reminder was sent of what is due by {{due date}}", AuthorityOnly, []Message{
			{"E14", ToResponsible, "Something is due soon", "This is due by {{due date}}: {{duty}}. Please see to it in time.", ""},
		}},
		{ehc.DutyOverdue, "A reminder was sent of what was due by {{due date}}", AuthorityOnly, []Message{
			{"E14", ToResponsible, "Something is overdue", "This was due by {{due date}} and is not done: {{duty}}. Please see to it now.", ""},
		}},
		{ehc.DelayTold, "The family was told that a date was missed, why, and by when it is likely", NotConsulted, []Message{
			{"E28", ToFamily, "A letter about a delay", "We have missed a date that the law sets, and we are sorry. Our letter says why, by when it is likely, and what you can do. Sign in to read it.", "/letters/{letter}"},
		}},
	}
}
