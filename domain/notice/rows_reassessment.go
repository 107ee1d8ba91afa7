package notice

import "ehchub/domain/ehc"

// reassessmentRows are the events of looking anew at a plan that is in force.
func reassessmentRows() []Entry {
	return []Entry{
		{ehc.ReassessmentAsked, "A reassessment was asked for", Everyone, []Message{
			{"E11", ToFamily, "We have a request to assess again", "We have received a request for a new education, health and care needs assessment. We will tell you by {{due date}} whether we will assess again. The plan stays in force meanwhile.", "/reassessment"},
			{"E11", ToSetting, "A request to assess again has been received", "A new assessment has been asked for, for a child or young person at your setting who has a plan. The plan stays in force meanwhile.", "/reassessment"},
			{"E11", ToCoordinator, "A reassessment was asked for", "A reassessment has been asked for. The family must be told by {{due date}} whether there will be one.", "/reassessment"},
		}},
		{ehc.ReassessmentConsidered, "The council began to consider a reassessment", AuthorityOnly, nil},
		{ehc.ReassessmentTakenBack, "The request for a reassessment was taken back", Everyone, []Message{
			{"E1", ToFamily, "The request to assess again was taken back", "The request for a new assessment was taken back. The plan goes on as before. A new assessment can be asked for again at any time.", "/reassessment"},
			{"E1", ToCoordinator, "A request to assess again was taken back", "The request for a reassessment was taken back. The plan goes on as before.", "/reassessment"},
		}},
		{ehc.DecidedToReassess, "The council decided to assess again", Everyone, decidedAgain("A decision about assessing again", "We have decided whether to carry out a new education, health and care needs assessment.", "/reassessment/decision")},
		{ehc.DecidedNotToReassess, "The council decided not to assess again", Everyone, decidedAgain("A decision about assessing again", "We have decided whether to carry out a new education, health and care needs assessment.", "/reassessment/decision")},
		{ehc.DecidedToReplace, "The council decided to change the plan", Everyone, decidedAgain("A decision about the plan", "The new assessment is finished, and we have decided whether the plan changes.", "/reassessment/plan-decision")},
		{ehc.DecidedToKeep, "The council decided to keep the plan as it is", Everyone, decidedAgain("A decision about the plan", "The new assessment is finished, and we have decided whether the plan changes.", "/reassessment/plan-decision")},
	}
}

func decidedAgain(subject, sentence, page string) []Message {
	return []Message{
		{"E10", ToFamily, subject, sentence + " Sign in to read the decision, the reasons and what you can do next. The plan stays in force.", page},
		{"E10", ToSetting, subject, sentence + " Sign in to read it.", page},
	}
}
