package notice

import (
	"slices"
	"sync"

	"ehchub/domain/ehc"
)

// Catalogue lists every kind of event with its timeline entry and its messages. It is not to be changed.
var Catalogue = sync.OnceValue(func() []Entry {
	return append([]Entry{
		{ehc.RequestStarted, "A request for an assessment was started", AuthorityOnly, nil},
		{ehc.RequestReceived, "The request for an assessment was received", Everyone, []Message{
			{"E11", ToRequester, "We have your request for an assessment", "We have received your request for an education, health and care needs assessment. We will tell you by {{decision by}} whether we will assess. If a plan follows, it will be final by {{plan by}}.", ""},
			{"E11", ToSetting, "A request for an assessment has been received", "We have received a request for an assessment of a child or young person at your setting. Sign in to read it.", "/request"},
		}},
		{ehc.CoordinatorAssigned, "A case co-ordinator was assigned", Everyone, []Message{
			{"E23", ToPerson, "A case has been assigned to you", "You are now the co-ordinator of this case. Please see where it stands, and what is due next.", ""},
		}},
		{ehc.PersonAdded, "A person was added to the case", NotConsulted, []Message{
			{"E23", ToPerson, "You now have access to a case", "You now have access to this case.", ""},
		}},
		{ehc.ColleagueAdded, "A person of the setting was added to the case", NotConsulted, []Message{
			{"E23", ToPerson, "You now have access to a case", "You now have access to this case, and hear of it, for your setting.", ""},
			{"E23", ToCoordinator, "A setting’s person was added to a case", "Another person of the child’s setting has been added to this case. Sign in to see who.", "/people"},
		}},
		{ehc.RegistrationInvited, "The person who asked was invited to register", NotConsulted, []Message{
			{"E8", ToPerson, "Choose a password for the EHC Hub", "You asked for an education, health and care needs assessment. Choose a password, and you can follow the case and add to it in the hub.", ""},
		}},
		{ehc.ConfirmationAsked, "Whoever asked was asked to confirm it, because the e-mail address has an account", AuthorityOnly, []Message{
			{"E8", ToPerson, "Did you ask for an assessment?", "We have received a request for an education, health and care needs assessment with your e-mail address. If you sent it, sign in and say so: then you can follow the case in the hub. If you did not send it, you need do nothing; you can tell us the case ID.", "/confirm"},
		}},
		{ehc.DetailsChanged, "The child’s record was changed", NotConsulted, nil},
		{ehc.ShareRecalled, "Something that was shared by mistake was taken back", AuthorityOnly, nil},
		{ehc.PlacesShielded, "Address, setting and meeting places are kept from somebody on the case", AuthorityOnly, []Message{
			{"E23", ToResponsible, "Details of a case are to be kept private", "Where a child lives and learns is now kept from somebody on this case. Sign in to see from whom, and check that nothing else tells them.", "/private"},
		}},
		{ehc.ShieldEnded, "Address, setting and meeting places are no longer kept from somebody on the case", AuthorityOnly, []Message{
			{"E23", ToResponsible, "Details of a case are no longer kept private", "Where a child lives and learns is no longer kept from somebody on this case. Sign in to see why.", "/private"},
		}},
		{ehc.ProcessorDeclared, "The council declared who else works with the data in this file", NotConsulted, []Message{
			{"E23", ToFamily, "Who works with the data in this file", "The council has declared that somebody besides its own staff works with the data in this file. Sign in to see who, and what for.", "/access"},
		}},
		{ehc.ProcessorAsked, "The council asked the family whether somebody else may work with this file", NotConsulted, []Message{
			{"E23", ToFamily, "May somebody else work with this file?", "The council asks whether you agree that somebody besides its own staff works with this file. Until you agree, they do not. Sign in to see who, and what for, and to answer.", "/access"},
		}},
		{ehc.ProcessorAnswered, "The family’s answer whether somebody else may work with this file came in", NotConsulted, []Message{
			{"E23", ToResponsible, "Whether somebody else may work with a file", "The family has answered whether somebody besides the council’s own staff may work with their file. Sign in to see the answer.", "/access"},
		}},
		{ehc.FileAdded, "A document was added", NotConsulted, nil},
		{ehc.VirusFound, "A virus was found in a document, which was not kept", AuthorityOnly, []Message{
			{"E23", ToResponsible, "A virus was found in a document", "The virus scanner found something harmful in a document that somebody added to a case. It was not kept, and nobody has got it from the hub. Sign in to see who added it, and where.", "/warnings"},
		}},
		{ehc.OtherChildNamed, "A document was added that seems to be about another child, too", AuthorityOnly, []Message{
			{"E23", ToResponsible, "A document may be about another child", "A document was added to a case that seems to be about another child, too. Sign in to see which document it is, who added it, and what they say. If it went to the wrong file, take it away and record it in the log of breaches.", "/warnings"},
		}},
		{ehc.MessageNotArrived, "A message to someone on the case did not arrive", AuthorityOnly, nil},
		{ehc.MessageNotRead, "Nobody has read a message to someone on the case, whichever way it went", AuthorityOnly, nil},
		{ehc.LetterPosted, "A letter was posted on {{due date}}", AuthorityOnly, nil},
		{ehc.LetterNotPosted, "A letter was marked as posted by mistake, and waits to be posted again", AuthorityOnly, nil},
		{ehc.AssessDecisionPending, "The request is ready for the decision whether to assess", Everyone, nil},
		{ehc.DecidedToAssess, "The council decided to carry out an assessment", Everyone, []Message{
			{"E10", ToFamily, "A decision about the assessment", "We have decided whether to carry out an education, health and care needs assessment. Sign in to read the decision and its letter.", "/decision"},
			{"E10", ToSetting, "A decision about an assessment", "A decision whether to assess has been made. Sign in to read it.", "/decision"},
		}},
		{ehc.DecidedNotToAssess, "The council decided not to carry out an assessment", Everyone, []Message{
			{"E10", ToFamily, "A decision about the assessment", "We have decided whether to carry out an education, health and care needs assessment. Sign in to read the decision, the reasons and what you can do next.", "/decision"},
			{"E10", ToSetting, "A decision about an assessment", "A decision whether to assess has been made. Sign in to read it.", "/decision"},
		}},
		{ehc.AdviceRequested, "Advice was asked for", Everyone, []Message{
			{"E9", ToPerson, "Your advice is asked for", "You are asked for advice for an education, health and care needs assessment. Please send it by {{due date}}.", "/assessment"},
			{"E9", ToGuest, "Your advice is asked for", "You are asked for professional advice for a child’s education, health and care needs assessment. It must reach us by {{due date}}: the law gives six weeks. You need no account.", ""},
			{"E9", ToTeamManagers, "Your team’s advice is asked for", "Your team is asked for advice for an education, health and care needs assessment. Please choose who will answer. The advice is due by {{due date}}.", "/assessment"},
		}},
		{ehc.AdviceAllocated, "A team’s request for advice was allocated", NotConsulted, []Message{
			{"E12", ToPerson, "A request for advice has been given to you", "Your team manager asks you to give advice for an education, health and care needs assessment. Please send it by {{due date}}.", "/assessment"},
		}},
		{ehc.AdviceSubmitted, "Advice was sent", Everyone, nil},
		{ehc.AllAdviceIn, "All the advice that was asked for is in", Everyone, []Message{
			{"E15", ToCoordinator, "All advice is in", "Everyone who was asked for advice has answered. The case is ready for the next decision: please prepare it.", "/assessment"},
		}},
		{ehc.AdviceReopened, "Advice was re-opened", NotConsulted, []Message{
			{"E13", ToPerson, "Your advice has been re-opened", "The case co-ordinator has re-opened your advice so that it can be put right. The reason is beside it. Please send it again by {{due date}}.", "/assessment"},
			{"E13", ToGuest, "Your advice has been re-opened", "The case co-ordinator has re-opened your advice so that it can be put right. The reason is beside it. Please send it again by {{due date}}.", ""},
			{"E13", ToTeamManagers, "Your team’s advice has been re-opened", "The case co-ordinator has re-opened your team’s advice so that it can be put right. The reason is beside it. Please send it again by {{due date}}.", "/assessment"},
		}},
		{ehc.AdviceClosed, "A request for advice was closed", NotConsulted, nil},
		{ehc.AdviceDeclined, "Whoever was asked for advice answered that they will give none", NotConsulted, []Message{
			{"E15", ToResponsible, "Advice was refused", "Whoever was asked for advice has answered that they will give none. If the law wants this kind of advice, please ask somebody else, or take it further.", "/assessment"},
		}},
		{ehc.AdviceChased, "The council asked for advice again", AuthorityOnly, []Message{
			{"E14", ToPerson, "The council asks for your advice again", "The case co-ordinator asks you to send the advice that you were asked for. It is due by {{due date}}. If something stands in the way, please tell them.", "/assessment/advice/{item}"},
			{"E14", ToGuest, "The council asks for your advice again", "The case co-ordinator asks you to send the advice that you were asked for. It is due by {{due date}}. If something stands in the way, please tell us.", ""},
			{"E14", ToTeamManagers, "The council asks for your team’s advice again", "The case co-ordinator asks for the advice that your team was asked for. It is due by {{due date}}. Please see who has it, and whether they can send it.", "/assessment"},
		}},
		{ehc.AdviceEscalated, "The council took late or refused advice further", AuthorityOnly, []Message{
			{"E14", ToTeamManagers, "Advice that your team was asked for needs you", "Advice that your team was asked for is late, or was refused. The case co-ordinator asks for your help. Sign in to read what is needed.", "/assessment/advice/{item}"},
			{"E14", ToManagers, "Advice needs your help", "Advice for an assessment is late, or was refused. The case co-ordinator asks for your help. Sign in to read what is needed.", "/assessment"},
		}},
		{ehc.ViewsSaved, "Views were added", NotConsulted, nil},
		{ehc.IssueDecisionPending, "The assessment is finished and ready for the decision whether to issue a plan", Everyone, nil},
		{ehc.DecidedToIssue, "The council decided to issue a plan", Everyone, []Message{
			{"E1", ToFamily, "A decision about a plan", "The assessment is finished and we have decided whether to issue a plan. Sign in to read the decision and its letter.", "/issue-decision"},
			{"E1", ToSetting, "A decision about a plan", "The assessment is finished and a decision about the next stage has been made. Sign in to read it.", "/issue-decision"},
			{"E1", ToAdvisers, "A decision about a plan", "The assessment that you advised on is finished, and a decision about the next stage has been made. Sign in to read it.", "/issue-decision"},
		}},
		{ehc.DecidedNotToIssue, "The council decided not to issue a plan", Everyone, []Message{
			{"E1", ToFamily, "A decision about a plan", "The assessment is finished and we have decided whether to issue a plan. Sign in to read the decision, the reasons and what you can do next.", "/issue-decision"},
			{"E1", ToSetting, "A decision about a plan", "The assessment is finished and a decision about the next stage has been made. Sign in to read it.", "/issue-decision"},
			{"E1", ToAdvisers, "A decision about a plan", "The assessment that you advised on is finished, and a decision about the next stage has been made. Sign in to read it.", "/issue-decision"},
		}},
		{ehc.PlanPartSaved, "The draft plan was written", AuthorityOnly, nil},
		{ehc.DraftShared, "Draft version {{version}} of the plan was shared", Everyone, draftShared("E2", "The draft plan is ready to read")},
		{ehc.RevisedDraftShared, "Draft version {{version}} of the plan was shared", Everyone, draftShared("E18", "A revised draft plan is ready to read")},
		{ehc.CommentsSubmitted, "Comments on the draft plan were sent", NotConsulted, []Message{
			{"E16", ToCoordinator, "Comments on the draft plan have come in", "A family member has sent comments on the draft plan.", "/plan"},
		}},
		{ehc.ConsultationStarted, "A setting was consulted", Consulting, []Message{
			{"E3", ToConsulted, "A consultation needs your answer", "Your setting is asked whether it can be named in a plan. Please answer by {{due date}}.", "/plan/consultations/{consultation}"},
		}},
		{ehc.ConsultationAnswered, "A consulted setting answered", Consulting, []Message{
			{"E17", ToCoordinator, "A setting has answered a consultation", "A consulted setting has sent its answer.", "/plan"},
		}},
		{ehc.ConsultationWithdrawn, "A consultation was withdrawn", Consulting, nil},
		{ehc.PlanFinalised, "The plan was issued", Everyone, []Message{
			{"E4", ToFamily, "The plan is final", "The education, health and care plan has been issued. Sign in to read and download it, with the letter that explains your rights.", "/plan"},
			{"E4", ToSetting, "A plan is final", "An education, health and care plan has been issued. Sign in to read it.", "/plan"},
			{"E4", ToAdvisers, "A plan is final", "A plan has been issued for a case on which you were asked for advice. Sign in to read it; no more advice is needed for it.", "/plan"},
		}},
		{ehc.ReceiptCorrected, "The day on which the request was received was corrected", NotConsulted, []Message{
			{"E14", ToFamily, "The dates of a case have changed", "The day on which we received the request for an assessment was corrected, so other dates have changed. Sign in to see each date, what it was before, and why.", "/timetable"},
		}},
		{ehc.ExceptionRecorded, "An exception was recorded for a date that the law sets", NotConsulted, []Message{
			{"E14", ToFamily, "Why a date may not be kept", "We have recorded a reason for which the law allows that we may be late with something. The date itself does not move. Sign in to read which date, and why.", "/timetable"},
		}},
		{ehc.ExceptionEnded, "An exception was taken back", NotConsulted, []Message{
			{"E14", ToFamily, "An exception was taken back", "A reason for being late that we had recorded no longer counts. Sign in to read more.", "/timetable"},
		}},
		{ehc.WithdrawalAsked, "Someone asked to withdraw the request", Everyone, []Message{
			{"E1", ToCoordinator, "A request is to be withdrawn", "Someone entitled to has asked to withdraw the request. Please look at it: the case goes on until you have confirmed that the council’s duty no longer stands.", ""},
		}},
		{ehc.WithdrawalTakenBack, "The request is not withdrawn after all", Everyone, []Message{
			{"E1", ToCoordinator, "A request is not withdrawn after all", "The wish to withdraw the request was taken back. The case goes on.", ""},
		}},
		{ehc.RequestWithdrawn, "The request was withdrawn, and the case was closed", Everyone, closedCase("This case has been closed, because the request was withdrawn. Sign in to read more.")},
		{ehc.CaseMovedAway, "The case was closed, because another authority is responsible now", Everyone, closedCase("This case has been closed here, because another authority is responsible now. Sign in to read more.")},
		{ehc.CaseClosed, "The case was closed outside of the process", Everyone, closedCase("This case has been closed. Sign in to read why.")},
		{ehc.CaseClosedQuietly, "The case was closed", Everyone, closedCase("")},
		{ehc.PanelRecommended, "A panel’s recommendation was recorded", AuthorityOnly, nil},
		{ehc.EarlierAdviceRelied, "Earlier advice was found to be enough", Everyone, nil},
		{ehc.CasesRelated, "An officer compared this case with another and said what they have to do with each other", AuthorityOnly, nil},
		{ehc.FlagSet, "A case flag was set", AuthorityOnly, nil},
		{ehc.FlagEnded, "A case flag was ended", AuthorityOnly, nil},
		{ehc.ClosingUndone, "The case was closed by mistake and is open again", Everyone, []Message{
			{"E1", ToFamily, "The case is open again", "This case was closed by mistake. It is open again, and every date is what it was. We are sorry for the mistake.", ""},
			{"E1", ToSetting, "A case is open again", "A case was closed by mistake. It is open again, and every date is what it was.", ""},
			{"E1", ToAdvisers, "A case is open again", "A case was closed by mistake. It is open again, and your advice is needed as before.", ""},
			{"E1", ToCoordinator, "A case is open again", "A case of yours was closed by mistake. It is open again, and every date is what it was.", ""},
		}},
	}, slices.Concat(peopleRows(), disputeRows(), reassessmentRows(), moveRows(), transferRows(), reminderRows(), conversationRows(), paperRows())...)
})

func draftShared(code, subject string) []Message {
	return []Message{
		{code, ToFamily, subject, "A draft of the education, health and care plan (version {{version}}) is ready. You have until {{due date}} to send comments, to say which setting you would like, and to ask for a meeting.", "/plan"},
		{code, ToSetting, subject, "A draft of an education, health and care plan (version {{version}}) is ready to read.", "/plan"},
		{code, ToAdvisers, subject, "A draft of the plan that you advised on (version {{version}}) is ready to read.", "/plan"},
	}
}

// closedCase tells those who work on the case that nothing more is asked of them, and the family the sentence, if any.
func closedCase(toFamily string) []Message {
	all := []Message{
		{"E1", ToSetting, "A case has been closed", "A case that your setting has access to has been closed. Nothing more is needed from you.", ""},
		{"E1", ToAdvisers, "A case has been closed", "A case that you were asked to advise on has been closed. Nothing more is needed from you.", ""},
	}
	if toFamily != "" {
		all = append(all, Message{"E1", ToFamily, "The case has been closed", toFamily, ""})
	}
	return all
}
