package ehchub

import (
	"net/http"

	"ehchub/adapters/filetype"
	"ehchub/adapters/pdf"
	"ehchub/adapters/picture"
	"ehchub/adapters/postgres"
	"ehchub/adapters/scan"
	"ehchub/adapters/web"
	"ehchub/adapters/web/assets"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/application/casefile"
	"ehchub/application/complaints"
	"ehchub/application/documents"
	"ehchub/application/hosting"
	"ehchub/application/notifying"
	"ehchub/application/recording"
	"ehchub/ports"
)

// areas are the pages of the hub, an area each.
type areas struct {
	Rules     web.RulePages
	Account   web.AccountPages
	Own       web.OwnAccountPages
	Kept      *web.KeptPages
	Live      *web.LivePages
	Demo      web.DemoPages
	Trays     web.TrayPages
	Cases     web.CasePages
	Timetable web.TimetablePages
	Delays    web.DelayPages
	Letters   web.LetterPages
	Texts     web.LetterTextPages
	Calendar  web.CalendarPages
	Messages  messageAreas
	Sending   sendingAreas
	Council   web.CouncilPages
	Directory web.DirectoryPages
	Organise  organisingAreas
	Hosting   hostingAreas
	Talk      web.ConversationPages
	Register  web.RegisterPages
	Settings  web.SettingPages
	Transfers web.TransferPages
	Turnings  web.TurningPages
	Decisions web.DecisionPages
	Advice    adviceAreas
	Plans     web.PlanSite
	Requests  requestSite
	Takeaway  web.DocumentPages
	Standing  standingAreas
}

func (a areas) all() []web.Area {
	all := []web.Area{
		a.Rules,
		a.Account, a.Own, a.Kept, a.Live, a.Demo,
		a.Trays, a.Cases, a.Timetable, a.Delays,
		a.Letters, a.Texts, a.Calendar,
		a.Talk,
		a.Council, a.Directory, a.Register, a.Settings,
		a.Transfers, a.Turnings,
		a.Decisions, a.Plans, a.Takeaway,
	}
	all = append(append(append(all, a.Messages...), a.Sending...), a.Organise...)
	return append(append(append(append(all, a.Advice...), a.Standing...), a.Requests...), a.Hosting...)
}

// organisingAreas are the pages about how people work together.
type organisingAreas []web.Area

func newOrganisingAreas(pages *web.Pages, gate application.Gate, means accounts.Means) organisingAreas {
	return organisingAreas{web.NewAwayPages(pages, gate), web.NewSettingStaffPages(pages, gate, means), web.NewHandOverPages(pages, gate), web.NewTeamPages(pages, gate)}
}

// messageAreas are the pages of what people are written.
type messageAreas []web.Area

func newMessageAreas(pages *web.Pages, units ports.UnitOfWork, clock ports.Clock, ids ports.IDs, rich web.RichTexts, mail ports.MailSender, c Config) messageAreas {
	return messageAreas{
		web.NewPreferencePages(pages, units),
		web.NewGuidancePages(pages, rich, units, clock),
		web.NewAdditionPages(pages, rich, units, clock),
		web.NewAccountTextPages(pages, rich, accounts.NewAccountTexts(units, clock, ids, mail, c.PublicURL)),
		web.NewMessageTextPages(pages, rich, notifying.NewMessageTexts(units, clock, ids, mail, c.PublicURL)),
	}
}

// sendingAreas are the pages of how messages go, and of what became of them.
type sendingAreas []web.Area

func newSendingAreas(pages *web.Pages, gate application.Gate, c Config) sendingAreas {
	return sendingAreas{
		web.NewPostPages(pages, notifying.PostLetters{Gate: gate, Binder: pdf.Renderer{}}), web.NewParkedPages(pages, notifying.MindParked{Gate: gate}),
		web.NewDeliveryPages(pages, gate), web.NewCallbackPages(notifying.TakeReport{Gate: gate}, c.NotifyCallback),
	}
}

// newHandler puts every area of pages behind one server.
func newHandler(pages *web.Pages, files *assets.Set, c Config, sessions web.SessionKeeper, board ports.Board, clock ports.Clock, a areas) (http.Handler, error) {
	return web.NewServer(pages, files, sessions, a.Kept, c.PublicURL).ReadOnlyBy(board, clock).Handler(a.all()...)
}

// adviceAreas are the pages of the assessment.
type adviceAreas []web.Area

func newAdviceAreas(stage web.AssessmentPages, ask web.AdviceAskPages, write web.AdvicePages, control web.AdviceControlPages, views web.ViewsPages, guest web.GuestPages, guests web.GuestListPages) adviceAreas {
	return adviceAreas{stage, ask, write, control, views, guest, guests}
}

// standingAreas are the pages of what a case stands under beside its stage.
type standingAreas []web.Area

func newStandingAreas(pages *web.Pages, rich web.RichTexts, gate application.Gate, store ports.FileStore, renderers documents.Renderers) standingAreas {
	scans := recording.BringInScan{Units: gate.Units, Clock: gate.Clock, IDs: gate.IDs, Store: store, Inspector: filetype.Inspector{}, Reader: scan.Reader{}}
	return standingAreas{web.NewRecordPages(pages, gate), web.NewScanPages(pages, scans), web.NewRequestFormPages(pages, documents.RequestPack{Units: gate.Units, Clock: gate.Clock, IDs: gate.IDs, Renderers: renderers}), web.NewAccessPages(pages, gate), web.NewAuditPages(pages, gate), web.NewPrivatePages(pages, gate), web.NewRecallPages(pages, gate), web.NewBreachPages(pages, gate), web.NewSharingPages(pages, gate), web.NewClosingPages(pages, gate), web.NewReassessPages(pages, gate), web.NewMovePages(pages, rich, gate), web.NewCustodyPages(pages, gate), web.NewHealthBoardPages(pages, gate), web.NewFlagPages(pages, gate), web.NewRelationPages(pages, gate), web.NewEarlierAdvicePages(pages, gate), web.NewTeamRequestPages(pages, gate), web.NewDisputePages(pages, gate)}
}

// requestSite is the pages of requests and documents.
type requestSite []web.Area

func newRequestSite(pages *web.Pages, gate application.Gate, store ports.FileStore, upload assessment.UploadFile, remove assessment.RemoveFile, board ports.Board, public web.PublicURL, options web.AccountOptions) requestSite {
	uses := web.RequestUses{
		Start: assessment.StartRequest{Gate: gate}, Begun: assessment.ListDrafts{Units: gate.Units}, Open: assessment.OpenRequestDraft{Gate: gate}, Write: assessment.WriteRequest{Gate: gate},
		Submit: assessment.SubmitRequest{Gate: gate}, Receipt: assessment.ReadReceipt{Gate: gate}, Read: assessment.ReadRequest{Gate: gate}, Upload: upload, Remove: remove,
		PrepareConfirm: assessment.PrepareConfirm{Gate: gate}, Confirm: assessment.ConfirmRequest{Gate: gate},
	}
	return requestSite{
		web.NewRequestPages(pages, uses, board, public, options), web.NewTogetherPages(pages, gate),
		web.NewFilePages(pages, public, assessment.ListFiles{Gate: gate}, upload, remove, assessment.DownloadFile{Gate: gate, Store: store}),
	}
}

// hostingAreas are the pages by which the council runs the hub for everybody.
type hostingAreas []web.Area

func newHostingAreas(gate application.Gate, pages *web.Pages, units *postgres.UnitOfWork, clock ports.Clock, ids ports.IDs, board ports.Board, renderers documents.Renderers, mail ports.MailSender, options web.AccountOptions, c Config) hostingAreas {
	words := hosting.PublicWords{Units: units}
	return hostingAreas{
		web.NewAboutPages(pages, board, words),
		web.NewHelpPages(pages, board, words, documents.GuideFile{Units: units, Clock: clock, Renderers: renderers}),
		web.NewReportPages(pages, hosting.ReportProblem{Units: units, Clock: clock, IDs: ids}, options),
		web.NewProblemPages(pages, hosting.AnswerProblems{Units: units, Clock: clock, IDs: ids, Mail: mail, PublicURL: c.PublicURL}),
		web.NewMissingPages(pages, casefile.FindMissing{Gate: gate, Mail: mail, PublicURL: c.PublicURL}), web.NewCaseCheckPages(pages, casefile.CheckCases{Gate: gate}),
		web.NewStatusPages(pages, board, clock, hosting.CheckReady{Units: units}.Check),
		web.NewIncidentPages(pages, hosting.WriteIncident{Units: units, Clock: clock, IDs: ids}),
		web.NewComplaintPages(pages, complaints.Means{Gate: gate, Mail: mail, PublicURL: c.PublicURL}, board),
		web.NewSupportPages(pages, hosting.WriteSupport{Units: units, Clock: clock, IDs: ids}),
		web.NewCouncilAssets(hosting.ShowLogo{Units: units}),
		web.NewProfilePages(pages, hosting.ChangeProfile{Units: units, Clock: clock, Pictures: picture.NewCleaner()}),
		web.NewBannerPages(pages, hosting.WriteBanner{Units: units, Clock: clock, IDs: ids}),
		web.NewMaintenancePages(pages, hosting.SwitchReadOnly{Units: units, Clock: clock}),
	}
}
