package ehchub

import (
	"context"
	"crypto/sha256"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/identity"
	"ehchub/adapters/web"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// Every address of the hub, asked by everybody: the answer is what the access table says. A new address without a row
// in actionOf fails.
func TestEveryAddressAnswersAsTheAccessTableSays(t *testing.T) {
	t.Parallel()
	w := newAskedHub(t)
	for _, route := range w.hub.Routes {
		opens, known := actionOf[route.Name]
		switch {
		case !known:
			t.Errorf("%s (%s) has no row: which action of the access table opens it?", route.Name, route.Path)
		case opens == anyone && !route.Open:
			t.Errorf("%s asks for signing in, but its row says %q", route.Name, opens)
		case opens != anyone:
			w.askAll(route, opens)
		}
	}
}

// askedHub is a hub with one child whose draft plan is shared and is before a setting, and everybody signed in.
type askedHub struct {
	*countedHub
	consultation ehc.ConsultationID
}

func newAskedHub(t *testing.T) askedHub {
	w := askedHub{countedHub: newCountedHub(t)}
	err := planning.ShareDraft{Gate: w.cast.Gate}.Do(t.Context(), w.cast.Coordinator, planning.ShareDraftInput{
		Case: w.cast.Case, Number: 1, Seen: w.cast.SeenDraft(t), Letter: "Here is the draft.", Consult: planning.ConsultInput{Settings: []ehc.SettingID{w.cast.Ashgrove.ID}, Letter: "Can you be named?"}})
	if err != nil {
		t.Fatal(err)
	}
	secret, err := identity.NewPasswords(1).Hash(t.Context(), "velvet lantern oats")
	if err != nil {
		t.Fatal(err)
	}
	w.do(func(ctx context.Context, s ports.Stores) error {
		all, err := s.Consultations.OfCase(ctx, w.cast.Case)
		if err != nil {
			return err
		}
		w.consultation = all[0].ID
		for _, who := range w.cast.Everyone() {
			p := people.Person{ID: who.Person, Name: who.Name, Email: strings.ToLower(strings.Fields(who.Name)[0]) + "@wrenshire.example", JobTitle: who.JobTitle, Roles: who.Roles, Settings: who.Settings, Registered: true}
			if who.Person == w.cast.Coordinator.Person {
				continue
			}
			if known, err := s.People.Get(ctx, who.Person); err == nil {
				p.Version = known.Version
			}
			if err := s.People.Save(ctx, p); err != nil {
				return err
			}
			hash, now := sha256.Sum256([]byte(who.Person)), w.cast.Clock.At
			if err := s.Accounts.Sessions.Begin(ctx, hash[:], who.Person, ports.SessionBounds{Now: now, BegunSince: now.Add(-time.Hour)}); err != nil {
				return err
			}
		}
		for _, who := range w.cast.Everyone() {
			if err := s.Accounts.Credentials.Set(ctx, who.Person, secret, w.cast.Clock.At); err != nil {
				return err
			}
		}
		return nil
	})
	return w
}

// relations is how each person stands to the child. A stranger and an officer who does not have the case stand in none.
func (w askedHub) relations() map[ehc.PersonID][]access.Relation {
	c := w.cast
	return map[ehc.PersonID][]access.Relation{
		c.Mother.Person: {access.Family, access.Author}, c.Advocate.Person: {access.Advocate}, c.SENCO.Person: {access.Setting, access.Adviser}, c.OtherSENCO.Person: {access.Consulted},
		c.Psychologist.Person: {access.Adviser}, c.Doctor.Person: {access.Adviser}, c.Coordinator.Person: {access.Coordinator}, c.Manager.Person: {access.Manager},
	}
}

func (w askedHub) askAll(route web.Route, opens access.Action) {
	w.Helper()
	if got := w.status(route, ""); got != http.StatusSeeOther && got != http.StatusUnauthorized {
		w.Errorf("%s %s answers somebody who is not signed in with %d", route.Method, route.Path, got)
	}
	relations := w.relations()
	for _, who := range w.cast.Everyone() {
		admitted, certain := granted(opens, relations[who.Person], who)
		if !certain || admitted && (route.Method != http.MethodGet || absent(route)) {
			continue
		}
		got := w.status(route, who.Person)
		refused := got == http.StatusForbidden || got == http.StatusNotFound
		switch {
		case got >= 500:
			w.Errorf("%s %s fails for the %s: %d", route.Method, route.Path, who.JobTitle, got)
		case admitted && refused:
			w.Errorf("%s %s refuses the %s with %d, but the table lets them %s", route.Method, route.Path, who.JobTitle, got, opens)
		case !admitted && !refused:
			w.Errorf("%s %s answers the %s with %d, but the table does not let them %s", route.Method, route.Path, who.JobTitle, got, opens)
		case len(relations[who.Person]) == 0 && strings.Contains(route.Path, "{case}") && got != http.StatusNotFound:
			w.Errorf("%s %s tells somebody who may not know of the case that it exists: %d", route.Method, route.Path, got)
		}
	}
}

// granted looks the answer up in the table; certain is false where it hangs on the item that is asked for.
func granted(action access.Action, stands []access.Relation, who ehc.Actor) (admitted, certain bool) {
	if action == signedIn || access.DecideOffice(who, action) == nil {
		return true, true
	}
	certain = true
	for _, g := range access.Table() {
		if g.Action == action && slices.Contains(stands, g.Relation) {
			holds, known := conditionsHere[g.Condition]
			admitted, certain = admitted || holds, certain && known
		}
	}
	return admitted, admitted || certain
}

// conditionsHere says which conditions of the table hold of this child's case.
var conditionsHere = map[access.Condition]bool{
	access.Always: true, access.OncePublished: true, access.OnceShared: true, access.OnePersonRules: true,
	access.WhenDraft: false, access.WhenSender: false, access.TwoPersonRules: false, access.WhenUnassigned: false, access.WhenRequester: false,
}

var placeholder = regexp.MustCompile(`\{([a-z]+)(:[^}]*\}?[^}]*)?\}`)

// absent reports whether the address asks for an item that this child's file does not hold, so that nobody finds it.
func absent(route web.Route) bool {
	return strings.HasPrefix(route.Name, "files") && route.Name != "files.warnings" || strings.HasPrefix(route.Name, "council.") && strings.Contains(route.Name, ".version") || route.Name == "timetable.exception" ||
		slices.ContainsFunc(itemsOfFile, func(item string) bool { return strings.Contains(route.Path, item) })
}

// itemsOfFile are the parts of addresses that name an item of a file.
var itemsOfFile = []string{
	"/moved-in",
	"/moving/",
	"/reassessment/",
	"/record/form",
	"/register/follow",
	"/take-back",
	"letters.pdf",
	"{arrival}",
	"{pack}",
	"{breach}",
	"{complaint}", "{missing}",
	"{dispute}",
	"{entry}",
	"{exception}",
	"{file}",
	"{flag}",
	"{guest}",
	"{holder}",
	"{letter}",
	"{load}",
	"{message}",
	"{move}",
	"{other}",
	"{person}",
	"{problem}",
	"{processor}",
	"{proposal}",
	"{record}",
	"{row}",
	"{setting}",
	"{shield}",
	"{step}",
	"{team}",
	"{turning}",
}

// path fills the address in with what the child's file holds.
func (w askedHub) path(route web.Route) string {
	items := map[string]string{"case": string(w.cast.Case), "advice": string(w.cast.PsychologistsAdvice), "consultation": string(w.consultation), "part": "a", "number": "1", "n": "1", "area": "communication",
		"tile": "important-to-me", "code": "D8", "format": "pdf", "secret": "GUESSED", "token": "guessed", "step": "certificate", "flag": "eotas", "kind": "will-issue", "wording": "draft-shared.family", "text": "code", "guide": "plan.family", "stage": "plan", "voice": "parent", "event": "sent", "board": "told", "overlay": "mediation", "page": "look", "added": "parent", "todo": "close", "audience": "family"}
	return placeholder.ReplaceAllStringFunc(route.Path, func(found string) string {
		name := placeholder.FindStringSubmatch(found)[1]
		if item, ok := items[name]; ok {
			return item
		}
		return "01890a5d-ac96-774b-bcce-b302099a8057"
	})
}

func (w askedHub) status(route web.Route, by ehc.PersonID) int {
	return w.ask(route.Method, w.path(route), nil, by).Code
}

// What opens an address that is about no case.
const (
	anyone   access.Action = "anyone, signed in or not"
	signedIn access.Action = "everyone who is signed in; each sees their own"
)

// actionOf says which action of the access table opens each address, by the name of its route. A page that shows each
// reader their own part of it stands with the least that it asks for.
var actionOf = byRoute(map[access.Action]string{
	anyone: `guest.link guest.link.send guest.code guest.code.enter guest guest.documents guest.background guest.background.save guest.findings guest.findings.save guest.check guest.submit guest.advice guest.file guest.again guest.again.code guest.leave guest.new-link guest.new-link.ask
		callbacks.notify settings.find council.style council.mark council.logo help help.support help.guide help.guide.file about.accessibility about.privacy about.cookies about.browsers about.changes rules rules.one account.sign-in account.sign-in.send account.elsewhere account.elsewhere.back account.code account.code.send account.passkey.enter account.new-code account.another-way account.sign-out
		session copies.key copies.key.draft guest.copies.key account.link account.link.send account.password account.password.send calendar.feed request.start request.started
		health ready status report report.send report.answer complaints.help`,
	signedIn: `team.requests account account.profile account.profile.save account.addresses account.addresses.send account.addresses.code account.addresses.confirm account.addresses.change account.proof account.passkey account.passkey.ask account.passkey.add account.passkey.remove
		account.ways account.app account.app.add account.app.remove account.phone account.phone.send account.phone.code account.phone.confirm account.phone.remove account.recovery account.sessions account.sessions.end account.sessions.end-others account.sessions.forget home tray live answers calendar calendar.change kept kept.drop request.new request.new.started
		setting.mine setting setting.invite setting.contact setting.remove.ask setting.remove away away.record away.end account.messages account.messages.choose guidance.fold
		report.own complaints complaint.new complaint.make complaint complaint.step.ask complaint.step missing missing.ask`,

	access.SeeCase:         "messages case.file case.timeline case.people timetable flags letters letter letter.file moved-in reassess decision.reassess decision.replace document.case document.timeline document.people document.dates request.confirm files files.change files.fetch files.begin files.begun files.piece files.finish files.drop transfer",
	access.SeeChildRecord:  "case.details document.record",
	access.EditChildRecord: "case.details.save",
	access.ProposePerson:   "case.people.add case.people.added",
	access.AddPerson:       "case.people.proposal case.people.proposal.answer",
	access.AskToRemove:     "case.people.remove.ask case.people.remove",
	access.FindMissing:     `council.missing council.missing.answer`,
	access.CheckCases:      `council.case-check council.case-check.again`,
	access.ShareRequest:    `request.ask request.asked request.writer request.writer.changed`,
	access.SendInstead:     `request.sender request.sender.changed`,
	access.StopWriting:     `request.stop request.stopped`,
	access.SeeReceipt: `request.sent request.draft request.you request.you.save request.child request.child.save request.story request.story.save request.documents request.documents.save
		request.check request.send`, // the request is sent: its draft leads to the receipt
	access.SeeRequest:         "request.read turnings document.request document.request-draft",
	access.ConfirmRequest:     "request.confirmed",
	access.Assign:             "assign.ask assign",
	access.WriteChildViews:    "views.child views.child.save",
	access.SeeRelations:       "relations relations.new relations.answer.ask",
	access.RelateCases:        "relations.look relations.new.save relations.answer",
	access.CloseCase:          "close.ask close",
	access.UndoClosing:        "close.undo.ask close.undo",
	access.AskToWithdraw:      "withdraw.ask withdraw",
	access.SeeCustody:         "custody",
	access.RecordCustody:      "custody.record.ask custody.record custody.day.ask custody.day",
	access.SeeMoves:           "moving health-board",
	access.RecordMoves:        "moving.record.ask moving.record moving.sent.ask moving.sent moving.cancel.ask moving.cancel health-board.record.ask health-board.record health-board.answer.ask health-board.answer health-board.day.ask health-board.day health-board.cancel.ask health-board.cancel moved-in.tell.ask moved-in.tell document.transfer-pack",
	access.TakeOverPlans:      "take-over.ask take-over",
	access.AskToReassess:      "reassess.ask.form reassess.ask reassess.back.ask reassess.back",
	access.DecideToReassess:   "decision.reassess.ask decision.reassess.record",
	access.DecideToReplace:    "decision.replace.ask decision.replace.record",
	access.SetFlags:           "flags.set.ask flags.set flags.end.ask flags.end",
	access.PrepareDecision:    "decision.ready.ask decision.ready assessment.ready assessment.readied",
	access.RecordPanel:        "decision.assess.panel.ask decision.assess.panel decision.issue.panel.ask decision.issue.panel decision.reassess.panel.ask decision.reassess.panel decision.replace.panel.ask decision.replace.panel",
	access.DecideToAssess:     "decision.assess.ask decision.assess.record",
	access.DecideToIssue:      "decision.issue.ask decision.issue.record",
	access.SeeDecision:        "decision.assess decision.issue document.assess-letter document.issue-letter document.reassess-letter document.replace-letter",
	access.SeeGuests:          "council.guests",
	access.RemovePerson:       "case.people.guest case.people.guest.change case.people.guest.end.ask case.people.guest.end",
	access.AskAdvice:          "advice.ask advice.asked advice.ask.find",
	access.AllocateAdvice:     "advice.allocate advice.allocated",
	access.ReopenAdvice:       "advice.reopen advice.reopened advice.close advice.closed advice.chase advice.chased advice.escalate advice.escalated",
	access.AnswerAdvice:       "advice advice.about advice.about.save advice.background advice.background.save advice.questions advice.questions.save advice.area advice.area.save advice.check advice.submit",
	access.ReadAdvice:         "advice.read document.advice",
	access.RelyOnAdvice:       "advice.rely.ask advice.rely",
	access.ReadViews:          "assessment views views.child.tile document.views document.assessment",
	access.WriteParentViews:   "views.save",
	access.ReadPlan:           "plan plan.version document.plan document.plan-with-advice document.plan-answers",
	access.DraftPlan:          "plan.part plan.part.save document.draft document.draft-with-advice",
	access.ShareDraft:         "plan.share plan.shared",
	access.ReadPlanLetter:     "document.plan-letter",
	access.CommentOnDraft:     "plan.comments plan.comments.save plan.comments.check plan.comments.send plan.comments.correct.ask plan.comments.correct",
	access.Consult:            "plan.consult plan.consulted plan.consultation.withdraw plan.consultation.withdrawn",
	access.AnswerConsultation: "plan.consultation.save plan.consultation.send",
	access.SeeConsultations:   "plan.consultation plan.consultation.check",
	access.ReadOwnAnswer:      "plan.consultation.answer document.answer",
	access.ReadConsultLetter:  "document.consultation-letter",
	access.FinalisePlan:       "plan.finalise plan.finalised",
	access.SeeDisputes:        "disputes dispute",
	access.RecordDisputes:     "disputes.open.ask disputes.open dispute.done.ask dispute.done dispute.undo.ask dispute.undo dispute.dates.ask dispute.dates dispute.step.ask dispute.step",
	access.AskMediation:       "disputes.mediation.ask disputes.mediation",
	access.RecordException:    "timetable.exception timetable.exception.record timetable.exception.end timetable.exception.ended",
	access.CorrectReceipt:     "timetable.received timetable.received.correct",
	access.TellDelay:          "delay.ask delay.send",
	access.ReadDelay:          "delay.log document.delay-log",
	access.PostLetters:        "council council.post council.post.mark council.post.file council.post.back.ask council.post.back",
	access.SeeDeliveries:      "case.messages case.message.ask",
	access.SettleDeliveries:   "case.message.settle",
	access.MindMessages:       "council.messages council.messages.again council.message council.message.mind",
	access.WriteLetterTexts:   "council.letters council.letter council.letter.save council.letter.restore.ask council.letter.restore council.letter.version council.letter.version.file",
	access.WriteGuidance:      "council.guides council.guide council.guide.save council.guide.restore.ask council.guide.restore council.guide.version council.additions council.addition council.addition.save council.addition.restore.ask council.addition.restore council.addition.version",
	access.WriteMessageTexts:  "council.wordings council.wording council.wording.save council.wording.restore.ask council.wording.restore council.wording.version council.account-texts council.account-text council.account-text.save council.account-text.restore.ask council.account-text.restore council.account-text.version",
	access.SeeTransfers:       "transfers transfers.file",
	access.PlanTransfer:       "transfer.plan.ask transfer.plan transfer.progress.ask transfer.progress transfer.leave.ask transfer.leave",
	access.PrepareTurning:     "turning.ask turning.prepare",
	access.SetSharing:         "council.sharing council.sharing.set",
	access.KeepPrivate:        "private private.keep.ask private.keep private.end.ask private.end",
	access.RecallShare:        "recall.ask recall",
	access.SeeWarnings:        "files.warnings",
	access.RecordBreach:       "council.breaches council.breaches.file council.breach.ask council.breach.add council.breach council.breach.write",
	access.SearchAudit:        "council.audit council.audit.file",
	access.SeeAccess:          "access document.access",
	access.DeclareProcessor:   "access.processor.ask access.processor.declare access.processor.end.ask access.processor.end",
	access.AgreeProcessor:     "access.processor.agree.ask access.processor.agree",
	access.DeclareProcessors:  "council.processors council.processor.ask council.processor.declare council.processor.end.ask council.processor.end",
	access.WriteWithFamily:    "messages.thread messages.write messages.take-back.ask messages.take-back",
	access.LookAfterTeams:     "council.teams council.team.new.ask council.team.new council.team council.team.save council.team.people council.services council.service.new.ask council.service.new council.service council.service.save council.service.people",
	access.SeePeople:          "council.people council.people.new.ask council.person council.person.change.ask council.person.account.ask council.person.ways.ask",
	access.LookAfterSetting:   "council.settings council.setting council.setting.invite council.setting.contact council.setting.remove.ask council.setting.remove council.setting.administrator",
	access.ChangePeople:       "council.people.new council.person.invite council.person.change council.person.account council.person.ways council.person.hand-over.ask council.person.hand-over",
	access.SetProfile:         "council.profile council.profile.logo council.profile.logo.save council.profile.history council.profile.part council.profile.part.save council.supports council.support.new council.support.new.save council.support council.support.save",
	access.WriteBanners:       "council.banners council.banner.new council.banner.new.save council.banner council.banner.save",
	access.SwitchReadOnly:     "council.maintenance council.maintenance.set",
	access.SortScans:          "scans scans.bring scan scan.file scan.sort scan.aside scan.misplaced scan.request.ask scan.request",
	access.PrintRequestForms:  "request.form.ask request.form.make request.form request.form.file",
	access.RecordForOthers:    "document.form record record.mediation.ask record.mediation record.withdrawal.ask record.withdrawal record.reassessment.ask record.reassessment record.person.ask record.person record.removal.ask record.removal plan.comments.for plan.comments.for.record",
	access.SeeRecorded:        "recorded recorded.wrong recorded.settle",
	access.SteerComplaint:     "council.complaints",
	access.AnswerProblems:     "council.problems council.problem council.problem.answer",
	access.WriteIncidents:     "council.incidents council.incident.new council.incident.new.save council.incident council.incident.save",
	access.SetCalendar:        "council.calendar council.calendar.set",
	access.KeepRegister:       "register register.check register.report register.load register.follow.ask register.follow",
})

func byRoute(rows map[access.Action]string) map[string]access.Action {
	found := map[string]access.Action{}
	for action, routes := range rows {
		for _, route := range strings.Fields(routes) {
			found[route] = action
		}
	}
	return found
}
