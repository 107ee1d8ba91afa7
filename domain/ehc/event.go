package ehc

import "time"

// EventKind names what happened. The catalogue (package notice) says what the timeline shows of each kind, to
// whom, and which messages it sends.
type EventKind string

const (
	RequestStarted         EventKind = "request-started"
	WriterAsked            EventKind = "writer-asked"   // to write in a draft request
	WriterLeft             EventKind = "writer-left"    // of their own accord, or because they were no longer asked
	SenderChanged          EventKind = "sender-changed" // of a draft request
	RequestReceived        EventKind = "request-received"
	CoordinatorAssigned    EventKind = "coordinator-assigned"
	AssessDecisionPending  EventKind = "assess-decision-pending"
	DecidedToAssess        EventKind = "decided-to-assess"
	DecidedNotToAssess     EventKind = "decided-not-to-assess"
	AdviceRequested        EventKind = "advice-requested"
	AdviceAllocated        EventKind = "advice-allocated"
	AdviceSubmitted        EventKind = "advice-submitted"
	AdviceReopened         EventKind = "advice-reopened"
	AdviceClosed           EventKind = "advice-closed"
	AdviceDeclined         EventKind = "advice-declined" // the answer is that no advice will be given
	AdviceChased           EventKind = "advice-chased"
	AdviceEscalated        EventKind = "advice-escalated"
	AllAdviceIn            EventKind = "all-advice-in"
	ViewsSaved             EventKind = "views-saved"
	IssueDecisionPending   EventKind = "issue-decision-pending"
	DecidedToIssue         EventKind = "decided-to-issue"
	DecidedNotToIssue      EventKind = "decided-not-to-issue"
	PlanPartSaved          EventKind = "plan-part-saved"
	DraftShared            EventKind = "draft-shared"
	RevisedDraftShared     EventKind = "revised-draft-shared"
	CommentsSubmitted      EventKind = "comments-submitted"
	ConsultationStarted    EventKind = "consultation-started"
	ConsultationAnswered   EventKind = "consultation-answered"
	ConsultationWithdrawn  EventKind = "consultation-withdrawn"
	PlanFinalised          EventKind = "plan-finalised"
	PersonAdded            EventKind = "person-added"
	ColleagueAdded         EventKind = "colleague-added" // a person of the child's setting
	PersonProposed         EventKind = "person-proposed"
	RemovalAsked           EventKind = "removal-asked"
	ProposalAgreed         EventKind = "proposal-agreed"
	ProposalRefused        EventKind = "proposal-refused"
	PersonRemoved          EventKind = "person-removed"
	GuestLinkRenewed       EventKind = "guest-link-renewed" // for somebody without an account who is asked for advice
	RegistrationInvited    EventKind = "registration-invited"
	ConfirmationAsked      EventKind = "confirmation-asked"
	DetailsChanged         EventKind = "details-changed"
	ShareRecalled          EventKind = "share-recalled"  // what was shared by mistake is taken back
	PlacesShielded         EventKind = "places-shielded" // address, setting and meeting places are kept from somebody
	ShieldEnded            EventKind = "shield-ended"
	ProcessorDeclared      EventKind = "processor-declared" // somebody beside the council works with the data
	ProcessorAsked         EventKind = "processor-asked"    // whether the family agrees to one
	ProcessorAnswered      EventKind = "processor-answered" // by the family, or for them
	FileAdded              EventKind = "file-added"
	VirusFound             EventKind = "virus-found"         // in a document, which was not kept
	OtherChildNamed        EventKind = "other-child-named"   // in a document that was added all the same
	MessageNotArrived      EventKind = "message-not-arrived" // to the person named
	MessageNotRead         EventKind = "message-not-read"    // by the person named, whichever way it went
	LetterPosted           EventKind = "letter-posted"       // on the day named
	LetterNotPosted        EventKind = "letter-not-posted"   // was marked as posted by mistake
	RequestWithdrawn       EventKind = "request-withdrawn"
	ReassessmentAsked      EventKind = "reassessment-asked"
	ReassessmentConsidered EventKind = "reassessment-considered" // by the authority itself
	ReassessmentTakenBack  EventKind = "reassessment-taken-back"
	DecidedToReassess      EventKind = "decided-to-reassess"
	DecidedNotToReassess   EventKind = "decided-not-to-reassess"
	MoveRecorded           EventKind = "move-recorded"
	MoveCancelled          EventKind = "move-cancelled"
	DetentionRecorded      EventKind = "detention-recorded"
	PlanSentToCustody      EventKind = "plan-sent-to-custody"
	ReleaseRecorded        EventKind = "release-recorded"
	HealthBoardChanged     EventKind = "health-board-changed"
	NewHealthBoardTold     EventKind = "new-health-board-told" // of the move, by the old board
	HealthBoardArranges    EventKind = "health-board-arranges"
	HealthBoardAsked       EventKind = "health-board-asked"
	HealthBoardHeard       EventKind = "health-board-heard"
	HealthBoardUnchanged   EventKind = "health-board-unchanged"
	ReviewedAfterRelease   EventKind = "reviewed-after-release"
	PlanTakenOver          EventKind = "plan-taken-over"
	TransferTold           EventKind = "transfer-told"
	DecidedToReplace       EventKind = "decided-to-replace"
	DecidedToKeep          EventKind = "decided-to-keep"
	WithdrawalAsked        EventKind = "withdrawal-asked"
	WithdrawalTakenBack    EventKind = "withdrawal-taken-back"
	CaseMovedAway          EventKind = "case-moved-away"
	CaseClosed             EventKind = "case-closed"
	CaseClosedQuietly      EventKind = "case-closed-quietly"
	ClosingUndone          EventKind = "closing-undone"
	PanelRecommended       EventKind = "panel-recommended"
	EarlierAdviceRelied    EventKind = "earlier-advice-relied"
	CasesRelated           EventKind = "cases-related" // an officer said what two cases have to do with each other
	FlagSet                EventKind = "flag-set"
	FlagEnded              EventKind = "flag-ended"
	ReceiptCorrected       EventKind = "receipt-corrected"
	ExceptionRecorded      EventKind = "exception-recorded"
	ExceptionEnded         EventKind = "exception-ended"
)

// What happens in a disagreement with a decision, beside the road of the case.
const (
	DisputeOpened             EventKind = "dispute-opened"
	MediationAdviserContacted EventKind = "mediation-adviser-contacted"
	MediationDeclined         EventKind = "mediation-declined"
	MediationRequested        EventKind = "mediation-requested"
	HealthBoardTold           EventKind = "health-board-told"
	MediationArranged         EventKind = "mediation-arranged"
	MediationNotArranged      EventKind = "mediation-not-arranged"
	MediationHeld             EventKind = "mediation-held"
	MediationAgreed           EventKind = "mediation-agreed"
	MediationCertified        EventKind = "mediation-certified"
	AppealRegistered          EventKind = "appeal-registered"
	AppealReceived            EventKind = "appeal-received"
	AppealConceded            EventKind = "appeal-conceded"
	AppealOpposed             EventKind = "appeal-opposed"
	ConsentOrderAsked         EventKind = "consent-order-asked"
	HearingSet                EventKind = "hearing-set"
	TribunalOrdered           EventKind = "tribunal-ordered"
	AppealDismissed           EventKind = "appeal-dismissed"
	AppealWithdrawn           EventKind = "appeal-withdrawn"
	DisputeStepUndone         EventKind = "dispute-step-undone"
	MediationDatesAgreed      EventKind = "mediation-dates-agreed"
	SettlementCarriedOut      EventKind = "settlement-carried-out"
)

// What becomes known of a move to the next phase of education.
const (
	TransferFound    EventKind = "transfer-found"
	TransferFellAway EventKind = "transfer-fell-away"
	TransferPlanned  EventKind = "transfer-planned"
	TransferReviewed EventKind = "transfer-reviewed"
	NextSettingNamed EventKind = "next-setting-named"
)

// What is done before a young person's rights, or plan, change by their age.
const (
	TurningNear     EventKind = "turning-near"
	TurningPrepared EventKind = "turning-prepared"
)

// Reminders of dates that are near or have passed.
const (
	AdviceNear          EventKind = "advice-near"
	AdviceOverdue       EventKind = "advice-overdue"
	ConsultationNear    EventKind = "consultation-near"
	ConsultationOverdue EventKind = "consultation-overdue"
	DutyNear            EventKind = "duty-near"
	DutyOverdue         EventKind = "duty-overdue"
	DelayTold           EventKind = "delay-told"
)

// What is written between the council and those on a case. The words stay in the hub.
const (
	FamilyWritten    EventKind = "family-written"
	FamilyAsked      EventKind = "family-asked" // to answer by a day
	SettingWritten   EventKind = "setting-written"
	SettingAsked     EventKind = "setting-asked"
	AdvisersWritten  EventKind = "advisers-written"
	AdvisersAsked    EventKind = "advisers-asked"
	CouncilWritten   EventKind = "council-written"  // by one of the others
	OfficersWritten  EventKind = "officers-written" // among themselves
	AnswerLate       EventKind = "answer-late"      // the council's own
	MessageTakenBack EventKind = "message-taken-back"
)

// What reached the authority by letter, telephone, e-mail or in person, and was written down.
const (
	ContributionRecorded EventKind = "contribution-recorded"
	AnswerRecorded       EventKind = "answer-recorded" // of a consulted setting
	WishRecorded         EventKind = "wish-recorded"   // of a family, that only those concerned may know of
	PaperArrived         EventKind = "paper-arrived"   // a scan of it, that waits to be written down
	RecordObjected       EventKind = "record-objected" // by whoever it was written down for
	ObjectionAnswered    EventKind = "objection-answered"
)

// Event is one thing that happened on a case. Data holds identities, dates (2006-01-02), numbers and codes,
// never a name or a text, so that an event can be logged and queued.
type Event struct {
	Kind EventKind
	Case CaseID
	At   time.Time // UTC
	By   PersonID  // empty when a visitor or the hub itself acted
	Data map[string]string
}

// Keys of Event.Data.
const (
	DataPerson       = "person"       // PersonID concerned
	DataTeam         = "team"         // TeamID concerned
	DataSetting      = "setting"      // SettingID concerned
	DataAdvice       = "advice"       // AdviceID concerned
	DataConsultation = "consultation" // ConsultationID concerned
	DataVersion      = "version"      // number of the plan version
	DataDue          = "due"          // the date by which an answer is asked
	DataPart         = "part"         // part of the plan
	DataTile         = "tile"         // tile of the views
	DataLetter       = "letter"       // LetterID concerned
	DataDispute      = "dispute"      // DisputeID concerned
	DataFlag         = "flag"         // case flag
	DataTrigger      = "trigger"      // what the deadline concerned counts from (package timescale)
	DataLimit        = "limit"        // key of the deadline concerned: "D3"
	DataItem         = "item"         // what the deadline concerned is about
	DataToldWith     = "told-with"    // what another event of the same step tells the same people of: no message of its own
	DataDays         = "days"         // days from the due day: "-7", "1"
	DataRecorded     = "recorded"     // what was written down for somebody (package paper)
	DataChannel      = "channel"      // how it reached the authority (package paper)
	DataReceived     = "received"     // the day on which it did
)
