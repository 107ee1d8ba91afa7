package timescale

import (
	"sync"
	"time"

	"ehchub/domain/ehc"
)

// The days from which the table's rows hold.
var (
	act2014   = ehc.D(2014, time.September, 1)
	order2015 = ehc.D(2015, time.April, 1)
	trial2018 = ehc.D(2018, time.April, 3)
)

var (
	closures  = []string{"E1", "E2", "E3", "E4"}
	forAdvice = []string{"E3", "E4", "E5"}
	orders    = []string{"E6"}
)

// Table lists every time limit, in the order of its code.
func Table() []Row { return append([]Row(nil), rows()...) }

// rows is the table, made once, since thousands of cases are counted against it.
var rows = sync.OnceValue(func() []Row {
	var all []Row
	for _, part := range [][]Row{assessmentRows(), reviewRows(), reassessmentRows(), moveRows(), disputeRows(), tribunalRows()} {
		all = append(all, part...)
	}
	for i := range all {
		if all[i].From.IsZero() {
			all[i].From = act2014
		}
	}
	return all
})

func assessmentRows() []Row {
	return []Row{
		{Code: "D1", Trigger: RequestReceived, Owner: Council, Duty: "Consult the family about the request and invite their views and evidence", ForFamily: "The council asks for your views, and for what you would like it to see",
			Limit: undated("as soon as practicable", "As soon as practicable: the law names no day."), Source: "s.36(7), reg 3", Unchecked: true},
		{Code: "D2", Trigger: RequestReceived, Owner: Council, Duty: "Tell the family, and everyone who was told of the request, whether there will be an assessment", ForFamily: "You hear whether there will be an assessment",
			Limit: withinWeeks(6), Source: "reg 5(1), 5(2)", Exceptions: closures},
		{Code: "D3", Trigger: AdviceRequestReceived, Owner: Adviser, Duty: "Send the council the advice that it asked for", ForFamily: "A professional who was asked sends their advice",
			Limit: withinWeeks(6), Source: "reg 8(1)", Exceptions: forAdvice},
		{Code: "D4", Trigger: RequestReceived, Owner: Council, Duty: "If there will be no plan, tell the family, the integrated care board and the setting, with reasons", ForFamily: "If there will be no plan, you hear so, and why",
			Limit: withinWeeks(16), Source: "reg 10(1), 10(2)", Exceptions: closures},
		{Code: "D5", Trigger: RequestReceived, Owner: Council, Duty: "Send the family a draft plan, early enough that they have their 15 days", ForFamily: "You get the draft plan, early enough to have your 15 days",
			Limit: draftTime(), Source: "reg 13(1), 13(2)", Unchecked: true},
		{Code: "D6", Trigger: DraftServed, Owner: Family, Duty: "Comment on the draft, ask for a setting, and ask to meet an officer of the council", ForFamily: "Your time to comment on the draft plan, to ask for a school or college, and to ask for a meeting",
			Limit: windowOf(15), Source: "s.38, reg 13(1)", Note: "By post, the days begin with the day of delivery. The family has at least this long; the council may give more."},
		{Code: "D7", Trigger: SettingConsulted, Owner: Setting, Duty: "Reply to the council's consultation", ForFamily: "A school or college that was asked sends its answer",
			Limit: windowOf(15), Source: "Code of Practice 9.83", Advisory: true, Note: "The council must decide without a reply if none comes. Calendar days, not working days."},
		{Code: "D8", Trigger: RequestReceived, Owner: Council, Duty: "Send the final plan to the family, the setting and the integrated care board", ForFamily: "You get the final plan",
			Limit: withinWeeks(20), Source: "reg 13(2)", Exceptions: closures},
	}
}

func reviewRows() []Row {
	consider := undated("every 3 to 6 months, for a child under 5", "Advice, not law: consider a review every 3 to 6 months while the child is under 5.")
	under5 := func(from Trigger) Row {
		return Row{Code: "D20", Trigger: from, Owner: Council, Duty: "Consider reviewing the plan of a child under 5 more often than once a year", ForFamily: "The council considers a review more than once a year while the child is under 5",
			Limit: consider, Source: "Code of Practice 9.178", Advisory: true}
	}
	return append([]Row{
		{Code: "D9", Trigger: PlanMade, Owner: Council, Duty: "Complete the first review of the plan", ForFamily: "The first review of the plan is finished",
			Limit: monthsStarting(12), Source: "s.44(1)(a)"},
		{Code: "D10", Trigger: LastReview, Owner: Council, Duty: "Complete the next review of the plan", ForFamily: "The next review of the plan is finished",
			Limit: monthsStarting(12), Source: "s.44(1)(b)", Note: "An amended plan, or one that the Tribunal ordered, does not start the year again."},
		{Code: "D11", Trigger: ReviewMeeting, Owner: Arranger, Duty: "Give everyone invited notice of the review meeting", ForFamily: "You are invited to the review meeting",
			Limit: weeksBefore(2), Source: "reg 20(3)"},
		{Code: "D12", Trigger: ReviewMeeting, Owner: Arranger, Duty: "Obtain the advice and send it to everyone invited", ForFamily: "You get what others have written for the review meeting",
			Limit: weeksBefore(2), Source: "reg 20(4)"},
		{Code: "D13", Trigger: ReviewMeeting, Owner: Arranger, Duty: "Send the report of the meeting to everyone invited", ForFamily: "You get the report of the review meeting",
			Limit: withinWeeks(2), Source: "reg 20"},
		{Code: "D14", Trigger: ReviewMeeting, Owner: Council, Duty: "Tell the family whether the plan is kept, amended or ended; if amended, with the proposed changes", ForFamily: "You hear whether the plan stays as it is, changes or ends, and what would change",
			Limit: withinWeeks(4), Source: "regs 20(10), 22; R (L, M, P) v Devon [2022] EWHC 493 (Admin)"},
		{Code: "D15", Trigger: AmendmentNotice, Owner: Family, Duty: "Comment on the proposed changes, ask for a setting, and ask to meet an officer of the council", ForFamily: "Your time to comment on the changes, to ask for a school or college, and to ask for a meeting",
			Limit: windowOf(15), Source: "reg 22(2)(c)", Note: "The days begin with the day on which the notice is served. The family has at least this long."},
		{Code: "D16", Trigger: AmendmentNotice, Owner: Council, Duty: "Send the final amended plan, or notice of deciding not to amend with reasons", ForFamily: "You get the changed plan, or hear why it stays as it is",
			Limit: withinWeeks(8), Source: "reg 22(3), 22(4)"},
		{Code: "D16", Trigger: ReviewMeeting, Owner: Council, Duty: "Send the final amended plan, if the amendment notice went on its last lawful day", ForFamily: "You get the changed plan",
			Limit: withinWeeks(12), Source: "regs 20(10), 22(3), 22(4); R (L, M, P) v Devon [2022] EWHC 493 (Admin)", Note: "8 weeks from the notice, when that is sooner."},
		{Code: "D17", Trigger: PhaseTransfer, To: ToSchool, Owner: Council, Duty: "Review and amend the plan, naming the next school", ForFamily: "The plan is reviewed, and names the next school",
			Limit: beforeDay(time.February, 15), Source: "reg 18(1)(b), Code of Practice 9.179"},
		{Code: "D18", Trigger: PhaseTransfer, To: ToPost16, Owner: Council, Duty: "Review and amend the plan, naming the next setting", ForFamily: "The plan is reviewed, and names the next school, college or training",
			Limit: beforeDay(time.March, 31), Source: "reg 18(1)(a)"},
		{Code: "D19", Trigger: PhaseTransfer, To: Post16ToPost16, Owner: Council, Duty: "Review and amend the plan, naming the next setting", ForFamily: "The plan is reviewed, and names the next school, college or training",
			Limit: monthsBefore(5), Source: "reg 18(2)"},
		{Code: "D17", Trigger: PhaseTransfer, Unsaid: true, Owner: Council, Duty: "Review and amend the plan before a move of phase", ForFamily: "The plan is reviewed before the move to the next school or college",
			Limit: undated("by the kind of move", "Say where the move leads: to a school, to post-16, or between post-16 settings."), Source: "reg 18"},
		under5(PlanMade), under5(LastReview), under5(DateOfBirth),
		{Code: "D21", Trigger: TermStart, Owner: Council, Duty: "Send heads the list of reviews due in the term, and tell the integrated care board and social care", ForFamily: "Schools are told which plans are reviewed in the term",
			Limit: weeksBefore(2), Source: "Code of Practice 9.171", Advisory: true, Unchecked: true},
	}, amendAnyTime())
}

func amendAnyTime() Row {
	return Row{Code: "D22", Trigger: AmendmentNotice, Owner: Council, Duty: "Amend a plan outside a review", ForFamily: "The council can change the plan between reviews",
		Limit:  undated("at any time", "The council may amend a plan at any time; the family's days and the final plan's date then count from the notice."),
		Source: "reg 28"}
}

func reassessmentRows() []Row {
	return []Row{
		{Code: "D23", Trigger: ReassessmentRequested, Owner: Council, Duty: "Tell the family whether there will be a reassessment", ForFamily: "You hear whether there will be a new assessment",
			Limit: withinDays(15), Source: "s.44(2), regs 23 to 25", Note: "The council may refuse if it assessed less than 6 months ago, or if a reassessment is not necessary. Calendar days."},
		{Code: "D24", Trigger: ReassessmentAgreed, Owner: Council, Duty: "Send the final plan after the reassessment", ForFamily: "You get the final plan that follows the new assessment",
			Limit: withinWeeks(14), Source: "reg 27(2)", Exceptions: closures},
	}
}

func moveRows() []Row {
	return []Row{
		{Code: "D25", Trigger: OldAuthorityKnew, Owner: OldCouncil, Duty: "Transfer the plan to the new council", ForFamily: "Your old council sends the plan to your new council",
			Limit: transferTime(15, "council"), Source: "reg 15(2)", Note: "On the day of the move, where the council knew of it 15 working days before."},
		{Code: "D26", Trigger: Transferred, Owner: NewCouncil, Duty: "Tell the family that the plan was transferred, whether there will be an assessment, and when the plan will be reviewed", ForFamily: "Your new council tells you that it has the plan, whether it will assess, and when it will review the plan",
			Limit: withinWeeks(6), Source: "reg 15(4)"},
		{Code: "D27", Trigger: Transferred, Owner: NewCouncil, Duty: "Review the plan after the move", ForFamily: "Your new council reviews the plan",
			Limit: afterTransfer(), Source: "reg 15(5)", Unchecked: true},
		{Code: "D28", Step: "tell", Trigger: HealthBoardChanged, Owner: OldHealthBoard, Duty: "Tell the new integrated care board of the move", ForFamily: "The health board of where you lived tells the one of where you live now",
			Limit: transferTime(15, "board"), Source: "reg 16", Note: "On the day of the move, where the board knew of it 15 working days before."},
		{Code: "D28", Step: "ask", Trigger: HealthBoardChanged, Owner: NewHealthBoard, Duty: "If it cannot arrange the health provision, ask the council to assess or review; the council must", ForFamily: "The new health board says if it cannot arrange the health support in the plan",
			Limit: workingDays(15, true), Source: "reg 16"},
		{Code: "D29", Trigger: Detained, Owner: Council, Duty: "Send the plan to the youth justice team, the person in charge of the custody, and health", ForFamily: "Those in charge in custody get the plan",
			Limit: workingDays(5, false), Source: "ss.70 to 75, SI 2015/62", Exceptions: []string{"SI 2015/62 reg 10(4)(a) to (c)"}, From: order2015,
			Note: "The plan does not end. After release it is reviewed as soon as reasonably practicable. An assessment in custody keeps the dates of D2, D6 and D8."},
		{Code: "D30", Trigger: DateOfBirth, Owner: Everyone, Duty: "Compulsory school age ends, and the rights of the parent pass to the young person", ForFamily: "Compulsory school age ends: the parent’s rights become the young person’s own",
			Limit: schoolLeaving(), Source: "s.83(2)"},
		{Code: "D31", Trigger: DateOfBirth, Owner: Council, Duty: "The plan ends, unless the council keeps it to the end of the academic year", ForFamily: "The plan ends, unless the council keeps it to the end of the academic year",
			Limit: twentyFifth(), Source: "s.46, reg 46", Note: "The academic year ends on 31 July in further education; for an apprenticeship when the training ends, or the day before the 26th birthday."},
	}
}

func disputeRows() []Row {
	rows := []Row{
		{Code: "D32", Trigger: DecisionNotice, Owner: Family, Duty: "Contact the mediation adviser, to keep the right to appeal", ForFamily: "Your time to contact a mediation adviser, which keeps your right to appeal",
			Limit: withinMonths(2), Source: "reg 33"},
		{Code: "D33", Trigger: MediationDeclined, Owner: MediationAdviser, Duty: "Issue the mediation certificate", ForFamily: "You get the mediation certificate",
			Limit: workingDays(3, false), Source: "regs 34 to 39"},
		{Code: "D33", Trigger: MediationEnded, Owner: MediationAdviser, Duty: "Issue the mediation certificate", ForFamily: "You get the mediation certificate",
			Limit: workingDays(3, false), Source: "regs 34 to 39"},
		{Code: "D34", Trigger: MediationRequested, Owner: Council, Duty: "Arrange the mediation, which the council cannot refuse", ForFamily: "The mediation that you asked for is arranged",
			Limit: withinDays(30), Source: "regs 35 to 37"},
		{Code: "D34", Step: "health", Trigger: MediationRequested, Owner: Council, Duty: "If it is only about health, tell the integrated care board", ForFamily: "If it is only about health, the council tells the health board",
			Limit: workingDays(3, false), Source: "regs 35 to 37", Note: "The board then arranges the mediation within 30 days of being told."},
		{Code: "D35", Step: "other", Trigger: MediationAgreement, Owner: Council, Duty: "Do what was agreed about matters that cannot be appealed", ForFamily: "The council does what was agreed",
			Limit: withinWeeks(2), Source: "reg 42", Note: "The parties may agree other dates in writing."},
		{Code: "D35", Step: "health", Trigger: MediationAgreement, Owner: HealthBoard, Duty: "If it is only about health, tell the council what was agreed", ForFamily: "If it is only about health, the health board tells the council what was agreed",
			Limit: withinWeeks(1), Source: "reg 42", Note: "The parties may agree other dates in writing."},
		{Code: "D36", Trigger: DecisionNotice, Owner: Family, Duty: "Send the appeal so that the Tribunal has it", ForFamily: "Your time to appeal: the Tribunal must have your appeal by then",
			Limit: appealTime(), Source: "HESC Rules r.20", Note: "2 months, or 1 month from the mediation certificate if that is later."},
		{Code: "D36", Trigger: MediationCertificate, Owner: Family, Duty: "Send the appeal so that the Tribunal has it", ForFamily: "Your time to appeal: the Tribunal must have your appeal by then",
			Limit: appealTime(), Source: "HESC Rules r.20"},
		{Code: "D37", Trigger: AppealReceived, Owner: Council, Duty: "Send the Tribunal the response to the appeal", ForFamily: "The council answers your appeal",
			Limit: tribunalResponse(30), Source: "HESC Rules r.21", Unchecked: true},
	}
	agreed := settled("D35", MediationAgreement, "reg 42, by the times of reg 44", act2014, nil)
	for i := range agreed {
		agreed[i].Note = "The parties may agree other dates in writing."
	}
	return append(rows, agreed...)
}

func tribunalRows() []Row {
	rows := assessOrder("D38", OrderAssess, "", "reg 44(2)(b)", act2014, orders)
	rows = append(rows, planOrder("D39", OrderMakePlan, "", "reg 44(2)(c)", act2014, orders)...)
	rows = append(rows,
		Row{Code: "D40", Trigger: OrderAmend, Owner: Council, Duty: "Amend the plan as ordered", ForFamily: "The plan is changed as the Tribunal ordered", Limit: withinWeeks(5), Source: "reg 44(2)", Exceptions: orders},
		Row{Code: "D40", Trigger: OrderNameSetting, Owner: Council, Duty: "Name the setting in section I as ordered", ForFamily: "The plan names the school or college that the Tribunal ordered", Limit: withinWeeks(2), Source: "reg 44(2)", Exceptions: orders},
		Row{Code: "D40", Trigger: OrderContinuePlan, Owner: Council, Duty: "Continue the plan", ForFamily: "The plan goes on", Limit: atOnce(), Source: "reg 44(2)", Exceptions: orders},
		Row{Code: "D40", Trigger: OrderCease, Owner: Council, Duty: "End the plan, the appeal against that being dismissed", ForFamily: "The plan ends, because the appeal was dismissed", Limit: atOnce(), Source: "reg 44(2)", Exceptions: orders},
		Row{Code: "D40", Trigger: OrderRemitted, Owner: Council, Duty: "Decide again and tell the family", ForFamily: "The council decides again and tells you", Limit: withinWeeks(2), Source: "reg 44(2)", Exceptions: orders, Unchecked: true},
	)
	conceded := settled("D41", AppealConceded, "reg 45", order2015, orders)
	for i := range conceded {
		conceded[i].Note = "The appeal is treated as won. Holds where the council says so before its response is due."
	}
	rows = append(rows, conceded...)
	return append(rows,
		Row{Code: "D42", Trigger: Recommendation, Owner: HealthAndCare, Duty: "Reply in writing with the steps that will be taken, or the reasons for taking none", ForFamily: "Health and social care answer what the Tribunal recommended",
			Limit: withinWeeks(5), Source: "SI 2017/1306 reg 7", From: trial2018, Note: "A recommendation does not bind."},
		Row{Code: "D43", Trigger: DirectPaymentStart, Owner: Council, Duty: "Review the direct payment", ForFamily: "The direct payment is reviewed",
			Limit: monthsStarting(3), Source: "SI 2014/1652 reg 11",
			Note: "Again at each review or reassessment. Direct payments may be asked for while a plan is drafted, reviewed or reassessed. A refusal needs written reasons and may be reviewed. Cutting or stopping needs notice, reasons and one reconsideration (SI 2014/1652 regs 4, 7, 11 to 14)."},
	)
}

// settled is what must be done when an appeal is conceded, or its subject agreed, without an order.
func settled(code string, on Trigger, source string, from ehc.Date, excused []string) []Row {
	var rows []Row
	for _, about := range []Subject{AboutAssess, AboutReassess} {
		rows = append(rows, assessOrder(code, on, about, source, from, excused)...)
	}
	rows = append(rows, planOrder(code, on, AboutMakePlan, source, from, excused)...)
	return append(rows,
		Row{Code: code, Step: "amend", Trigger: on, About: AboutAmend, Owner: Council, Duty: "Amend the plan", ForFamily: "The plan is changed", Limit: withinWeeks(5), Source: source, From: from, Exceptions: excused},
		Row{Code: code, Step: "setting", Trigger: on, About: AboutNameSetting, Owner: Council, Duty: "Name the setting in section I", ForFamily: "The plan names the school or college", Limit: withinWeeks(2), Source: source, From: from, Exceptions: excused},
		Row{Code: code, Step: "continue", Trigger: on, About: AboutContinue, Owner: Council, Duty: "Continue the plan", ForFamily: "The plan goes on", Limit: atOnce(), Source: source, From: from, Exceptions: excused},
		Row{Code: code, Step: "about", Trigger: on, Unsaid: true, Owner: Council, Duty: "Do what the appeal asked for", ForFamily: "The council does what the appeal asked for",
			Limit: undated("by the subject of the appeal", "Say what the appeal is about: each subject has its own time."), Source: source, From: from, Exceptions: excused},
	)
}

func assessOrder(code string, on Trigger, about Subject, source string, from ehc.Date, excused []string) []Row {
	row := func(step, duty, forFamily string, weeks int) Row {
		return Row{Code: code, Step: step, Trigger: on, About: about, Owner: Council, Duty: duty, ForFamily: forFamily, Limit: withinWeeks(weeks), Source: source, From: from, Exceptions: excused}
	}
	return []Row{
		row("notify", "Tell the family that the assessment will be made", "You hear that the assessment will be made", 2),
		row("refuse", "If there will be no plan, tell the family, with reasons", "If there will be no plan, you hear so, and why", 10),
		row("plan", "Send the final plan", "You get the final plan", 14),
	}
}

func planOrder(code string, on Trigger, about Subject, source string, from ehc.Date, excused []string) []Row {
	row := func(step, duty, forFamily string, weeks int) Row {
		return Row{Code: code, Step: step, Trigger: on, About: about, Owner: Council, Duty: duty, ForFamily: forFamily, Limit: withinWeeks(weeks), Source: source, From: from, Exceptions: excused}
	}
	return []Row{row("draft", "Send the family a draft plan", "You get the draft plan", 5), row("final", "Send the final plan", "You get the final plan", 11)}
}
