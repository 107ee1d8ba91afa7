//go:build wireinject

package ehchub

import (
	"context"

	"ehchub/adapters/console"
	"ehchub/adapters/demo"
	"ehchub/adapters/gias"
	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/adapters/web"
	"ehchub/adapters/web/assets"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/application/casefile"
	"ehchub/application/conversing"
	"ehchub/application/documents"
	"ehchub/application/importing"
	"ehchub/application/notifying"
	"ehchub/application/planning"
	"ehchub/application/timing"
	"ehchub/ports"

	"github.com/google/wire"
)

// assemble puts the hub together for a database, a clock and a source of identities. The inbox keeps the messages that
// the demo shows.
func assemble(ctx context.Context, c Config, d *postgres.Database, clock ports.Clock, ids ports.IDs, inbox *console.Inbox) (*Hub, error) {
	panic(wire.Build(databaseSet, gateSet, accountSet, messageSet, adviceSet, planningSet, planPageSet, requestSet, documentSet, webSet, newHandler, newHub))
}

// assembleDemo puts together what loads the demo council, on a clock that it sets.
func assembleDemo(c Config, d *postgres.Database, clock *system.SetClock, ids ports.IDs, inbox *console.Inbox) (demo.Loader, error) {
	panic(wire.Build(databaseSet, gateSet, demoSet,
		wire.Bind(new(ports.Clock), new(*system.SetClock)), wire.Bind(new(demo.Clock), new(*system.SetClock)),
		wire.Bind(new(ports.MailSender), new(*console.Inbox)), wire.Bind(new(ports.TextSender), new(*console.Inbox)), wire.Bind(new(ports.PostSender), new(*postgres.PrintQueue))))
}

// databaseSet is the hub's memory.
var databaseSet = wire.NewSet(
	wire.FieldsOf(new(*postgres.Database), "DB"),
	postgres.NewUnitOfWork, wire.Bind(new(ports.UnitOfWork), new(*postgres.UnitOfWork)),
	postgres.NewBoard, wire.Bind(new(ports.Board), new(*postgres.Board)),
	postgres.NewRefusalLog, wire.Bind(new(ports.RefusalLog), new(postgres.RefusalLog)),
	postgres.NewOutbox, wire.Bind(new(ports.Outbox), new(*postgres.Outbox)),
	postgres.NewPrintQueue,
	postgres.NewPresence, wire.Bind(new(ports.Presence), new(*postgres.Presence)),
	postgres.NewDigests, wire.Bind(new(ports.Digests), new(*postgres.Digests)),
)

// gateSet is the way into a case.
var gateSet = wire.NewSet(wire.Struct(new(application.Gate), "Units", "Refusals", "Clock", "IDs"))

// accountSet is signing in.
var accountSet = wire.NewSet(
	newPasswords,
	newAccountMeans,
	postgres.NewSessions,
	wire.Struct(new(accounts.FindSession), "*"), wire.Struct(new(accounts.SignedOutHere), "*"), wire.Struct(new(accounts.ClearKeptForms), "*"),
	wire.Struct(new(accounts.InvitePerson), "*"),
)

// messageSet is how the hub reaches people: through GOV.UK Notify, over SMTP, or into the demo's inbox, which pages show.
var messageSet = wire.NewSet(newNotify, newFollowUnread, newAskLost, newMailSender, newPostSender, newTextSender, newSendDue, newSendDigests, wire.Struct(new(notifying.Worker), "*"), wire.Struct(new(notifying.Remind), "*"))

// webSet is the hub in a browser.
var webSet = wire.NewSet(
	wire.Struct(new(areas), "*"), wire.Struct(new(workers), "*"),
	assets.Load,
	newPages,
	newPublicURL,
	web.NewSessions, wire.Bind(new(web.SessionKeeper), new(web.Sessions)),
	newHostingAreas,
	web.NewTrayPages,
	web.NewCasePages,
	web.NewTimetablePages,
	web.NewDelayPages,
	web.NewLetterPages,
	web.NewLetterTextPages,
	web.NewRulePages,
	web.NewCalendarPages,
	web.NewCouncilPages,
	web.NewDirectoryPages,
	newOrganisingAreas,
	web.NewConversationPages,
	newSendingAreas,
	web.NewRegisterPages,
	web.NewSettingPages,
	wire.Struct(new(importing.Means), "*"),
	wire.Struct(new(gias.File)), wire.Bind(new(ports.RegisterFile), new(gias.File)),
	web.NewTransferPages,
	web.NewTurningPages,
	timingSet,
	web.NewDecisionPages,
	newStandingAreas,
	newAccountOptions,
	web.NewAccountPages, web.NewOwnAccountPages, web.NewKeptPages, newLivePages,
	newMessageAreas,
	newDemoPages,
)

// planningSet is the plan's own use cases.
var planningSet = wire.NewSet(
	wire.Struct(new(planning.ReadPlan), "*"), wire.Struct(new(planning.ReadVersion), "*"),
	wire.Struct(new(planning.ReadPart), "*"), wire.Struct(new(planning.WritePart), "*"),
	wire.Struct(new(planning.PrepareShare), "*"), wire.Struct(new(planning.ShareDraft), "*"),
	wire.Struct(new(planning.PrepareConsult), "*"), wire.Struct(new(planning.Consult), "*"),
	wire.Struct(new(planning.ReadComments), "*"), wire.Struct(new(planning.WriteComments), "*"),
	wire.Struct(new(planning.ReadConsultation), "*"), wire.Struct(new(planning.AnswerConsultation), "*"), wire.Struct(new(planning.WithdrawConsultation), "*"), wire.Struct(new(planning.ReadOwnAnswer), "*"),
	wire.Struct(new(planning.PrepareFinal), "*"), wire.Struct(new(planning.Finalise), "*"),
)

// planPageSet is the plan in a browser.
var planPageSet = wire.NewSet(
	web.NewPlanPages, web.NewPlanPartPages, web.NewPlanSharePages, web.NewPlanCommentPages, web.NewPlanConsultationPages, web.NewPlanFinalPages,
	wire.Struct(new(web.PlanSite), "*"),
)

// adviceSet is the assessment: requests for advice, what comes back, the views, and the way to the next decision.
var adviceSet = wire.NewSet(
	wire.Struct(new(assessment.Page), "*"),
	wire.Struct(new(assessment.ReadyForIssueDecision), "*"),
	wire.Struct(new(assessment.AdviceChoices), "*"),
	wire.Struct(new(assessment.AskAdvice), "*"),
	wire.Struct(new(assessment.OpenAdvice), "*"),
	wire.Struct(new(assessment.WriteAdvice), "*"),
	wire.Struct(new(assessment.SubmitAdvice), "*"),
	wire.Struct(new(assessment.ReadAdvice), "*"),
	wire.Struct(new(assessment.TeamMembers), "*"),
	wire.Struct(new(assessment.AllocateAdvice), "*"),
	wire.Struct(new(assessment.OpenAdviceControl), "*"),
	wire.Struct(new(assessment.ReopenAdvice), "*"),
	wire.Struct(new(assessment.CloseAdvice), "*"),
	wire.Struct(new(assessment.ReadViews), "*"),
	wire.Struct(new(assessment.WriteViews), "*"),
	newRichTexts,
	web.NewAssessmentPages,
	web.NewAdviceAskPages,
	web.NewAdvicePages,
	web.NewAdviceControlPages,
	web.NewViewsPages,
	web.NewGuestPages,
	web.NewGuestListPages,
	newAdviceAreas,
)

// requestSet is asking for an assessment, and the documents of a case.
var requestSet = wire.NewSet(newFileStore, newScanner, newUploadFile, wire.Struct(new(assessment.ScanWaiting), "*"), wire.Struct(new(assessment.ClearUploads), "*"), newRemoveFile, newRequestSite, wire.Struct(new(assessment.ClearDrafts), "*"), wire.Struct(new(casefile.CheckCases), "*"))

// documentSet is what people take away: plans, letters, advice and the request as files.
var documentSet = wire.NewSet(
	newRenderers,
	wire.Struct(new(documents.PlanFile), "*"),
	wire.Struct(new(documents.TransferPack), "*"),
	wire.Struct(new(documents.DraftFile), "*"),
	wire.Struct(new(documents.LetterFile), "*"),
	wire.Struct(new(documents.LetterTexts), "*"),
	wire.Struct(new(documents.AdviceFile), "*"),
	wire.Struct(new(documents.RequestFile), "*"),
	wire.Struct(new(documents.ViewsFile), "*"),
	wire.Struct(new(web.DocumentPages), "*"),
)

// demoSet is what loads the demo. Its messages go into the inbox and never to a mail server.
var demoSet = wire.NewSet(
	newPasswords,
	newAccountMeans,
	wire.Struct(new(accounts.InvitePerson), "*"),
	newSendDue,
	newSendDigests,
	wire.Struct(new(demo.Loader), "*"),
)

// timingSet is the statutory clock: people's own dates, the council's calendar, and counting again.
var timingSet = wire.NewSet(
	wire.Struct(new(timing.CalendarLink), "*"), newCalendarFeed, wire.Struct(new(timing.SetCalendar), "*"),
	wire.Struct(new(timing.Recount), "*"), wire.Struct(new(timing.Worker), "*"),
	wire.Struct(new(timing.FindTransfers), "*"), wire.Struct(new(timing.BringUpToDate), "*"), wire.Struct(new(conversing.RemindOfAnswers), "*"),
)
