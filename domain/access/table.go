package access

import "sync"

// Action is something that an actor may do to, or see of, a case.
type Action string

const (
	SeeCase             Action = "see the case, its stages and key dates"
	EnterCase           Action = "open one item of the case’s file, as far as a further row lets them"
	SeeChildRecord      Action = "see the child's record"
	EditChildRecord     Action = "change the child's record"
	ChangePhoto         Action = "change the child's photo"
	EditRequest         Action = "write the request"
	WriteInRequest      Action = "write the parts of a draft request that they were asked for"
	ShareRequest        Action = "say who writes in a draft request, and who sends it"
	SendInstead         Action = "send a draft request of their setting in the place of a colleague"
	StopWriting         Action = "no longer write in a draft request"
	ClearDraft          Action = "clear a visitor's draft request that was abandoned"
	SubmitRequest       Action = "send the request"
	SeeReceipt          Action = "read the receipt of a request: its case ID and dates, without the child"
	ConfirmRequest      Action = "confirm that they sent the request"
	SeeRequest          Action = "read the request"
	AskToWithdraw       Action = "ask to withdraw the request"
	CloseCase           Action = "close the case outside of the process"
	UndoClosing         Action = "undo a mistaken closing"
	SeeMoves            Action = "see that the family moves to another area"
	RecordMoves         Action = "record a move to or from another area, and the transfer of the plan"
	TakeOverPlans       Action = "start a case from a plan of another council"
	SeeCustody          Action = "see times in custody"
	RecordCustody       Action = "record a time in custody, and what follows from it"
	SetFlags            Action = "set and end case flags"
	RecordPanel         Action = "record what a panel recommends"
	RelyOnAdvice        Action = "rely on earlier advice"
	Assign              Action = "assign a co-ordinator"
	SeeRelations        Action = "see which other cases are of the same child or of the same family"
	RelateCases         Action = "say what two cases have to do with each other"
	AddPerson           Action = "add a person to the case"
	AddColleague        Action = "add a person who acts for the child's setting"
	ProposePerson       Action = "ask the council to add a person to the case"
	AskToRemove         Action = "ask the council to end a person’s access to the case"
	SeeProposals        Action = "see who waits to be added to the case, or removed from it"
	RemovePerson        Action = "end a person’s access to the case"
	InvitePerson        Action = "invite a person to have an account"
	SeeContacts         Action = "see how to reach the family, and where they live; each their own"
	SeeWorkContacts     Action = "see how to reach those who work with the case"
	SeePlaces           Action = "see where the child lives and learns, and where meetings are, as far as their role sees it"
	KeepPrivate         Action = "keep address, setting and meeting places from a person on the case"
	SeeAuthorityNotes   Action = "see entries of the timeline meant for the authority"
	DecideToAssess      Action = "decide whether to assess"
	DecideToIssue       Action = "decide whether to issue a plan"
	AskToReassess       Action = "ask for a reassessment"
	DecideToReassess    Action = "decide whether to reassess"
	DecideToReplace     Action = "decide whether to change the plan after a reassessment"
	PrepareDecision     Action = "mark the case ready for a decision"
	SeeDecision         Action = "read a decision and its letter"
	AskAdvice           Action = "ask for advice"
	AllocateAdvice      Action = "allocate a team's request"
	AnswerAdvice        Action = "answer a request for advice"
	ReadAdvice          Action = "read advice"
	ReopenAdvice        Action = "re-open or close a request for advice"
	WriteChildViews     Action = "write the child's views"
	WriteParentViews    Action = "write the parents' views"
	ReadViews           Action = "read the child's and the parents' views"
	DraftPlan           Action = "write and read the unshared draft plan"
	ShareDraft          Action = "share a draft of the plan"
	ReadPlan            Action = "read and download a shared plan"
	ReadPlanLetter      Action = "read the letter to the family that goes with a shared plan"
	CommentOnDraft      Action = "comment on the draft"
	ReadComments        Action = "read the family's comments"
	Consult             Action = "consult settings"
	AnswerConsultation  Action = "answer a consultation"
	SeeConsultations    Action = "see which settings are consulted and what they answered"
	ReadConsultLetter   Action = "read the letter that consults a setting"
	SeeConsultationNote Action = "read a setting's supporting comments"
	KnowOfAnswer        Action = "know that one's setting was consulted"
	ReadOwnAnswer       Action = "read the answer that one's own setting gave"
	FinalisePlan        Action = "finalise and issue the plan"
	SeeDisputes         Action = "see mediation and appeals"
	RecordDisputes      Action = "record mediation and appeals"
	AskMediation        Action = "tell the authority that they want mediation"
	RecordException     Action = "record or end an exception to a statutory time"
	CorrectReceipt      Action = "correct the day on which the request was received"
	Remind              Action = "remind people of what is due"
	TellDelay           Action = "prepare and send a letter about a delay"
	ReadDelay           Action = "read letters about a delay, and the delay log"
	SignLetters         Action = "sign letters and plans for the council"
	WriteLetterTexts    Action = "change the council’s texts of letters"
	WriteMessageTexts   Action = "change the council’s texts of messages"
	WriteGuidance       Action = "change the council’s guidance of each stage"
	ReadRequestLetter   Action = "read the letter that says that a request has come"
	WriteWithFamily     Action = "read and write the conversation of the family and the council"
	WriteWithSetting    Action = "read and write the conversation of the child's setting and the council"
	WriteWithAdvisers   Action = "read and write the conversation of those who advise and the council"
	WriteInCouncil      Action = "read and write what the council's officers write to each other about a case"
	TakeBackMessages    Action = "take back a message that somebody else wrote"
	SetCalendar         Action = "set the council's working calendar"
	KeepRegister        Action = "bring in the national register of settings, and move children to the setting that follows theirs"
	SetProfile          Action = "change the council's profile: its name, look, contacts and rules"
	WriteBanners        Action = "put a message at the top of every page"
	SwitchReadOnly      Action = "make the hub read-only for maintenance"
	MakeComplaint       Action = "make a complaint"
	RecordComplaint     Action = "write down a complaint that came on paper or by telephone"
	SeeComplaint        Action = "read a complaint and what became of it, unless it is about themselves"
	FollowComplaint     Action = "take a complaint further, or withdraw it"
	AnswerComplaint     Action = "acknowledge and answer a complaint"
	SteerComplaint      Action = "say whom a complaint is about, who answers it, and close it"
	AnswerProblems      Action = "read and answer reports of problems with the hub"
	WriteIncidents      Action = "write on the page of status what does not work"
	CountAgain          Action = "count every date again"
	FindTransfers       Action = "find who moves to the next phase of education"
	SeeTransfers        Action = "see who moves to the next phase of education: a co-ordinator their own cases, others every case"
	PrepareTurning      Action = "prepare that the rights pass to the young person, and the end of the plan at 25"
	SetSharing          Action = "decide whether contributors read families’ comments"
	RecallShare         Action = "take back what was shared with somebody by mistake"
	SeeWarnings         Action = "see which documents were stopped for a virus, or added though they seem to be about another child"
	ClearUploads        Action = "clear documents that were half sent"
	ScanDocuments       Action = "look for viruses in documents that wait"
	RecordBreach        Action = "write and read the log of personal data breaches"
	SearchAudit         Action = "search who looked at what"
	SeeAccess           Action = "see who can see the file, why, and when each looked last"
	DeclareProcessor    Action = "declare who else works with this child's data for the council"
	AgreeProcessor      Action = "answer for the family whether somebody else may work with this child's data"
	DeclareProcessors   Action = "declare who works with every child's data for the council"
	TakeReports         Action = "take reports of what became of messages"
	MindMessages        Action = "see messages that could not be sent, send them again or give them up"
	SeeDeliveries       Action = "see what became of the messages about a case"
	SettleDeliveries    Action = "settle a message that did not arrive"
	PostLetters         Action = "print and post letters"
	SeeGuests           Action = "see who is asked for advice without an account: a co-ordinator in their own cases, others in every case"
	FindMissing         Action = "answer whoever does not find a case: a co-ordinator where it seems to be theirs, managers always"
	CheckCases          Action = "see what the nightly check found of who has which case"
	RenewOwnLink        Action = "send a new link to a guest who asks for one at their own address"
	SeePeople           Action = "see everyone who has an account"
	ChangePeople        Action = "change a person’s account, roles, teams and settings"
	RecordForOthers     Action = "write down what somebody said by letter, telephone, e-mail or in person, with the same effect"
	SortScans           Action = "bring in scanned paper, and sort it"
	PrintRequestForms   Action = "print a form on which somebody can ask for an assessment"
	SeeRecorded         Action = "read what was written down for oneself, and say that it is wrong"
	RecordAbsence       Action = "record that somebody is away from work, and who stands in: oneself, or people whom one looks after"
	LookAfterSetting    Action = "see and look after the people of a setting; its administrators those of their own"
	LookAfterTeams      Action = "see, make, change and close teams and services, and say who belongs to them"
	PlanTransfer        Action = "plan and prepare a move to the next phase of education"
)

// Actions lists every action, in the order of the road.
func Actions() []Action {
	var all []Action
	for _, r := range rules() {
		all = append(all, r.action)
	}
	return all
}

type rule struct {
	action Action
	to     map[Relation]Condition
}

func all(relations ...Relation) map[Relation]Condition {
	to := map[Relation]Condition{}
	for _, r := range relations {
		to[r] = Always
	}
	return to
}

func with(to map[Relation]Condition, c Condition, relations ...Relation) map[Relation]Condition {
	for _, r := range relations {
		to[r] = c
	}
	return to
}

// Table gives every grant of the hub. What is not in it is denied. The rows follow the permission matrix that
// councils work by, with section 2.5 of the statutory reference where the law gives more or less.
var Table = sync.OnceValue(func() []Grant {
	var grants []Grant
	for _, r := range rules() {
		for _, relation := range Relations() {
			if c, ok := r.to[relation]; ok {
				grants = append(grants, Grant{r.action, relation, c})
			}
		}
	}
	return grants
})

func rules() []rule {
	onCase := []Relation{Family, Advocate, Setting, Consulted, Adviser, TeamMember, TeamManager, Coordinator, Decider, Manager, Hub}
	authority := []Relation{Coordinator, Manager}
	return []rule{
		{SeeCase, with(with(all(onCase...), WhenUnassigned, Officer), WhenDraft, Author, CoAuthor)},
		{EnterCase, with(with(all(append([]Relation{Guest}, onCase...)...), WhenUnassigned, Officer), WhenDraft, Author, CoAuthor)},
		{SeeChildRecord, with(with(all(onCase...), WhenUnassigned, Officer), WhenDraft, Author)},
		{EditChildRecord, all(authority...)},
		{ChangePhoto, all(Family, Advocate, Coordinator, Manager)},
		{EditRequest, with(all(), WhenDraft, Author)},
		{WriteInRequest, with(all(), WhenDraft, Author, CoAuthor)},
		{ShareRequest, with(all(), WhenSender, Author)},
		{SendInstead, with(all(), WhenDraft, Author)},
		{StopWriting, with(all(), WhenDraft, CoAuthor)},
		{ClearDraft, with(all(), WhenDraft, Hub)},
		{SubmitRequest, with(all(), WhenSender, Author)},
		{SeeReceipt, all(Author, CoAuthor)},
		{ConfirmRequest, all(Unconfirmed)},
		{SeeRequest, with(with(all(Guest, Family, Advocate, Setting, Adviser, TeamMember, TeamManager, Coordinator, Decider, Manager, Hub), WhenUnassigned, Officer), WhenDraft, Author)},
		{AskToWithdraw, with(all(Family), WhenRequester, Setting)},
		{CloseCase, all(authority...)},
		{UndoClosing, all(Manager)},
		{SeeMoves, all(Family, Advocate, Coordinator, Decider, Manager, Hub)},
		{RecordMoves, all(authority...)},
		{TakeOverPlans, all(Officer, Manager)},
		{SeeCustody, all(Family, Advocate, Setting, Adviser, TeamMember, TeamManager, Coordinator, Decider, Manager, Hub)},
		{RecordCustody, all(authority...)},
		{SetFlags, all(authority...)},
		{RecordPanel, all(authority...)},
		{RelyOnAdvice, all(authority...)},
		{Assign, with(all(authority...), WhenUnassigned, Officer)},
		{SeeRelations, with(all(authority...), WhenUnassigned, Officer)},
		{RelateCases, with(all(authority...), WhenUnassigned, Officer)},
		{AddPerson, all(authority...)},
		{AddColleague, with(all(authority...), OwnOnly, Setting)},
		{ProposePerson, all(Family, Advocate, Setting, Coordinator, Manager)},
		{AskToRemove, all(Family, Advocate, Coordinator, Manager)},
		{SeeProposals, all(Family, Advocate, Coordinator, Manager)},
		{RemovePerson, all(authority...)},
		{InvitePerson, all(Officer, Manager, Hub)},
		{SeeContacts, with(all(), Unshielded, Coordinator, Manager)},
		{SeeWorkContacts, with(all(), Unshielded, Family, Advocate, Setting, Coordinator, Manager)},
		{SeePlaces, with(with(with(all(), Unshielded, append([]Relation{Guest}, onCase...)...), Unshielded, Officer), WhenDraft, Author)},
		{KeepPrivate, with(all(), Unshielded, Family, Coordinator, Manager)},
		{SeeAuthorityNotes, with(all(Coordinator, Decider, Manager, Hub), WhenUnassigned, Officer)},
		{PrepareDecision, all(authority...)},
		{DecideToAssess, with(with(all(), OnePersonRules, Coordinator, Manager), TwoPersonRules, Decider)},
		{DecideToIssue, with(with(all(), OnePersonRules, Coordinator, Manager), TwoPersonRules, Decider)},
		{AskToReassess, all(Family, Setting, Coordinator, Manager)},
		{DecideToReassess, with(with(all(), OnePersonRules, Coordinator, Manager), TwoPersonRules, Decider)},
		{DecideToReplace, with(with(all(), OnePersonRules, Coordinator, Manager), TwoPersonRules, Decider)},
		{SeeDecision, with(all(Coordinator, Decider, Manager, Hub), OncePublished, Family, Advocate, Setting, Adviser, TeamMember, TeamManager, Consulted)},
		{AskAdvice, all(authority...)},
		{AllocateAdvice, with(all(authority...), OwnOnly, TeamManager)},
		{AnswerAdvice, with(all(authority...), OwnOnly, Guest, Adviser, TeamMember, TeamManager)},
		{ReadAdvice, with(with(all(Decider, Manager, Coordinator, Hub), OnceSubmitted, Family, Advocate, Consulted), AfterOwn, Setting, Adviser, TeamMember, TeamManager)},
		{ReopenAdvice, all(authority...)},
		{WriteChildViews, all(Family, Advocate, Setting, Coordinator, Manager)},
		{WriteParentViews, all(Family, Advocate, Setting, Coordinator, Manager)},
		{ReadViews, all(append([]Relation{Guest}, onCase...)...)},
		{DraftPlan, all(Coordinator, Manager, Hub)},
		{ShareDraft, all(authority...)},
		{ReadPlan, with(all(Coordinator, Decider, Manager, Hub), OnceShared, Family, Advocate, Setting, Consulted, Adviser, TeamMember, TeamManager)},
		{ReadPlanLetter, with(all(Coordinator, Decider, Manager, Hub), OnceShared, Family, Advocate, Setting, Adviser, TeamMember, TeamManager)},
		{CommentOnDraft, with(all(), OnceShared, Family, Advocate)},
		{ReadComments, with(with(all(Coordinator, Decider, Manager, Hub), OnceSubmitted, Family, Advocate, Setting), ContributorsToo, Adviser, TeamMember, TeamManager)},
		{Consult, all(authority...)},
		{AnswerConsultation, with(all(authority...), OwnOnly, Consulted, Setting)},
		{SeeConsultations, with(all(Family, Advocate, Coordinator, Decider, Manager, Hub), OwnOnly, Consulted, Setting)},
		{ReadConsultLetter, with(all(Coordinator, Decider, Manager, Hub), OwnOnly, Consulted, Setting)},
		{SeeConsultationNote, with(all(Coordinator, Decider, Manager, Hub), OwnOnly, Consulted, Setting)},
		{KnowOfAnswer, all(Setting, Consulted, Answered)},
		{ReadOwnAnswer, with(all(), OwnOnly, Setting, Consulted, Answered)},
		{FinalisePlan, all(authority...)},
		{SeeDisputes, all(Family, Advocate, Coordinator, Decider, Manager)},
		{RecordDisputes, all(authority...)},
		{AskMediation, all(Family)},
		{RecordException, all(authority...)},
		{CorrectReceipt, all(authority...)},
		{Remind, all(Hub)},
		{TellDelay, all(authority...)},
		{ReadDelay, all(Family, Advocate, Coordinator, Decider, Manager, Hub)},
		{SignLetters, all(Officer, Decider, Manager)},
		{WriteLetterTexts, all(Manager)},
		{WriteMessageTexts, all(Manager)},
		{WriteGuidance, all(Manager)},
		{ReadRequestLetter, with(all(Family, Advocate, Coordinator, Decider, Manager, Hub), WhenUnassigned, Officer)},
		{WriteWithFamily, all(Family, Advocate, Coordinator, Manager)},
		{WriteWithSetting, all(Setting, Coordinator, Manager)},
		{WriteWithAdvisers, all(Adviser, TeamMember, TeamManager, Coordinator, Manager)},
		{WriteInCouncil, all(Coordinator, Decider, Manager)},
		{TakeBackMessages, all(authority...)},
		{SetCalendar, all(Manager)},
		{KeepRegister, all(Manager)},
		{SetProfile, all(Manager)},
		{WriteBanners, all(Manager)},
		{SwitchReadOnly, all(Manager, Hub)},
		{MakeComplaint, all(Complainant)},
		{RecordComplaint, all(Officer, Decider, Manager)},
		{SeeComplaint, all(Complainant, Answerer, Decider, Manager)},
		{FollowComplaint, all(Complainant, Decider, Manager)},
		{AnswerComplaint, all(Answerer)},
		{SteerComplaint, all(Decider, Manager)},
		{AnswerProblems, all(Manager)},
		{WriteIncidents, all(Manager)},
		{CountAgain, all(Hub)},
		{FindTransfers, all(Hub)},
		{SeeTransfers, all(Officer, Decider, Manager)},
		{PrepareTurning, all(authority...)},
		{SetSharing, all(Manager)},
		{RecallShare, all(authority...)},
		{SeeWarnings, all(authority...)},
		{ScanDocuments, all(Hub)},
		{ClearUploads, all(Hub)},
		{RecordBreach, all(Officer, Manager)},
		{SearchAudit, all(Manager)},
		{SeeAccess, all(Family, Advocate, Coordinator, Decider, Manager)},
		{DeclareProcessor, all(authority...)},
		{AgreeProcessor, all(Family, Coordinator, Manager)},
		{DeclareProcessors, all(Manager)},
		{TakeReports, all(Hub)},
		{MindMessages, all(Manager)},
		{SeeDeliveries, with(all(Coordinator, Manager), WhenUnassigned, Officer)},
		{SettleDeliveries, with(all(Coordinator, Manager), WhenUnassigned, Officer)},
		{PostLetters, all(Officer, Manager, Hub)},
		{PlanTransfer, all(authority...)},
		{RecordForOthers, all(authority...)},
		{SortScans, all(Officer, Manager)},
		{PrintRequestForms, all(Officer, Manager)},
		{SeeRecorded, with(all(Coordinator, Decider, Manager), OwnOnly, Family, Advocate, Setting, Consulted, Adviser, TeamMember, TeamManager)},
		{SeeGuests, all(Officer, Manager)},
		{FindMissing, all(Officer, Manager)},
		{CheckCases, all(Manager, Hub)},
		{RenewOwnLink, all(Hub)},
		{SeePeople, all(Manager)},
		{ChangePeople, all(Manager)},
		{RecordAbsence, all(Manager)},
		{LookAfterTeams, all(Manager)},
		{LookAfterSetting, all(Manager)},
	}
}
