package disputing_test

import (
	"context"
	"testing"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/application/disputing"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/paper"
	"ehchub/domain/timescale"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// hub is a world whose case was refused a plan on the day on which the world begins.
type hub struct {
	*testing.T
	*portstest.World
	gate application.Gate
}

func refusedHub(t *testing.T) hub {
	t.Helper()
	h := openHub(t)
	officer := h.Coordinator.Actor()
	h.must(assessment.ReadyForIssueDecision{Gate: h.gate}.Do(t.Context(), officer, assessment.ReadyForIssueDecisionInput{Case: h.Case, Override: "The reports with the request are agreed to be enough."}))
	h.must(h.decide(casework.Decision{Question: casework.WhetherToIssue, Reason: "The school can make the provision.", DecidedOn: h.today()}))
	return h
}

func openHub(t *testing.T) hub {
	t.Helper()
	t.Parallel()
	db := pgtest.New(t)
	w := portstest.NewWorld(t, postgres.NewUnitOfWork(db))
	return hub{t, w, application.Gate{Units: w.Unit, Refusals: postgres.NewRefusalLog(db), Clock: w.Clock, IDs: system.IDs{}}}
}

func (h hub) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

func (h hub) today() ehc.Date { return ehc.DateIn(h.Clock.Now(), application.London) }

func (h hub) decide(d casework.Decision) error {
	h.Helper()
	return assessment.Decide{Gate: h.gate}.Do(h.Context(), h.Coordinator.Actor(), assessment.DecideInput{Case: h.Case, Decision: d})
}

// open begins the record about the refusal to issue.
func (h hub) open() ehc.DisputeID {
	h.Helper()
	id, err := disputing.OpenDispute{Gate: h.gate}.Do(h.Context(), h.Coordinator.Actor(), disputing.OpenDisputeInput{Case: h.Case, Matter: dispute.Matter{Kind: dispute.NotToIssue}})
	h.must(err)
	return id
}

func (h hub) mediate(id ehc.DisputeID, in dispute.MediationInput) error {
	h.Helper()
	return disputing.RecordStep{Gate: h.gate}.Do(h.Context(), h.Coordinator.Actor(), disputing.StepInput{Case: h.Case, Dispute: id, Mediation: &in})
}

func (h hub) appeal(id ehc.DisputeID, in dispute.TribunalInput) error {
	h.Helper()
	return disputing.RecordStep{Gate: h.gate}.Do(h.Context(), h.Coordinator.Actor(), disputing.StepInput{Case: h.Case, Dispute: id, Tribunal: &in})
}

func (h hub) read(by ehc.Actor) (disputing.DisputesOut, error) {
	h.Helper()
	return disputing.ReadDisputes{Gate: h.gate}.Do(h.Context(), by, h.Case)
}

// tray lists the co-ordinator's cases as a query asks.
func (h hub) tray(by ehc.Actor, q ports.TrayQuery) []ports.TrayRow {
	h.Helper()
	out, err := reading.Tray{Units: h.Unit}.Do(h.Context(), by, reading.TrayIn{Tray: access.TrayInProgress, Query: q})
	h.must(err)
	return out.Page.Rows
}

func TestAFamilyTellsTheAuthorityThatItWantsMediation(t *testing.T) {
	h := refusedHub(t)
	before, err := h.read(h.Parent.Actor())
	h.must(err)
	if !before.MayAsk || before.MayRecord || len(before.Matters) != 1 || before.Matters[0].NoticeOn != h.today() {
		t.Fatalf("before: %+v", before)
	}
	ask := disputing.AskMediation{Gate: h.gate}
	h.Clock.Pass(4)
	for name, by := range map[string]ehc.Actor{"co-ordinator": h.Coordinator.Actor(), "SENCO": h.SENCO.Actor()} {
		if err := ask.Do(t.Context(), by, h.Case); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s asks: %v", name, err)
		}
	}
	h.must(ask.Do(t.Context(), h.Parent.Actor(), h.Case))
	after, err := h.read(h.Coordinator.Actor())
	h.must(err)
	if len(after.Disputes) != 1 || after.Disputes[0].Mediation() != dispute.MediationWanted || after.Disputes[0].MediationOn(dispute.RequestMediation) != h.today() || !after.Disputes[0].Taken()[0].ByFamily {
		t.Fatalf("after: %+v", after.Disputes)
	}
	told := h.Events(t, ehc.MediationRequested)
	if len(told) != 1 || told[0].Data[ehc.DataDue] != h.today().AddDays(30).String() || told[0].By != h.Parent.ID {
		t.Errorf("told %+v", told)
	}
	if err := ask.Do(t.Context(), h.Parent.Actor(), h.Case); !fault.Has(err, "dispute.asked") {
		t.Errorf("twice: %v", err)
	}
	if rows := h.tray(h.Coordinator.Actor(), ports.TrayQuery{Only: []ports.TrayTick{ports.Mediating}}); len(rows) != 1 || !rows[0].Mediating {
		t.Errorf("the co-ordinator's tray: %+v", rows)
	}
}

func TestAWishForMediationByLetterCountsFromItsDay(t *testing.T) {
	h := refusedHub(t)
	ask, decided := disputing.AskMediation{Gate: h.gate}, h.today()
	h.Clock.Pass(6)
	wish := func(by ehc.Actor, on ehc.Date) error {
		return ask.For(t.Context(), by, h.Case, paper.Behalf{For: h.Parent.ID, Receipt: paper.Receipt{Channel: paper.Letter, On: on}})
	}
	if err := wish(h.Coordinator.Actor(), decided.AddDays(-1)); !fault.Has(err, "paper.early") {
		t.Errorf("before the decision: %v", err)
	}
	for _, by := range []ehc.Actor{h.SENCO.Actor(), h.Parent.Actor()} {
		if err := wish(by, decided.AddDays(2)); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s writes it down: %v", by.Name, err)
		}
	}
	h.must(wish(h.Coordinator.Actor(), decided.AddDays(2)))
	told := h.Events(t, ehc.MediationRequested)
	if len(told) != 1 || told[0].Data[ehc.DataDue] != decided.AddDays(32).String() {
		t.Errorf("arranged by: %+v", told)
	}
	if recorded := h.Events(t, ehc.WishRecorded); len(recorded) != 1 || recorded[0].Data[ehc.DataPerson] != string(h.Parent.ID) {
		t.Errorf("recorded %+v", recorded)
	}
}

func TestOnlyWhoMaySeeDisputesKnowsOfThem(t *testing.T) {
	h := refusedHub(t)
	id := h.open()
	h.must(h.mediate(id, dispute.MediationInput{Step: dispute.ContactAdviser, On: h.today()}))
	for name, tc := range map[string]struct {
		by   ehc.Actor
		sees bool
		kind fault.Kind
	}{
		"mother": {h.Parent.Actor(), true, 0}, "manager": {h.Manager.Actor(), true, 0}, "co-ordinator": {h.Coordinator.Actor(), true, 0},
		"SENCO": {h.SENCO.Actor(), false, fault.Forbidden}, "officer of other cases": {h.Officer.Actor(), false, fault.NotFound}, "stranger": {h.Stranger.Actor(), false, fault.NotFound},
	} {
		_, err := h.read(tc.by)
		_, one := disputing.ReadDispute{Gate: h.gate}.Do(t.Context(), tc.by, h.Case, id)
		if tc.sees != (err == nil) || tc.sees != (one == nil) || !tc.sees && (!fault.Is(err, tc.kind) || !fault.Is(one, tc.kind)) {
			t.Errorf("%s: %v, %v", name, err, one)
		}
		kinds := notice.KindsFor(h.Load(t).Subject(tc.by, false))
		seen := false
		for _, kind := range kinds {
			seen = seen || kind == ehc.MediationAdviserContacted
		}
		if seen != tc.sees {
			t.Errorf("%s reads of it on the timeline: %v", name, seen)
		}
	}
	if rows := h.tray(h.Parent.Actor(), ports.TrayQuery{Only: []ports.TrayTick{ports.Appealing}}); len(rows) != 1 || rows[0].Mediating {
		t.Errorf("someone outside the council filters by appeals, or sees of mediation: %+v", rows)
	}
}

func TestAMediationThatEndsInAnAgreementLeadsToTheSecondDecision(t *testing.T) {
	h := refusedHub(t)
	refusedOn := h.today()
	id := h.open()
	second := casework.Decision{Question: casework.WhetherToIssue, Agreed: true, Reason: "As agreed.", Basis: casework.Mediation}
	h.Clock.Pass(20)
	h.must(h.mediate(id, dispute.MediationInput{Step: dispute.RequestMediation, On: refusedOn.AddDays(2)}))
	second.DecidedOn, second.OrderedOn = h.today(), h.today()
	if err := h.decide(second); !fault.Has(err, "decision.not-settled") {
		t.Errorf("before anything is agreed: %v", err)
	}
	h.must(h.mediate(id, dispute.MediationInput{Step: dispute.ArrangeMediation, On: refusedOn.AddDays(5), MeetingOn: refusedOn.AddDays(15)}))
	h.must(h.mediate(id, dispute.MediationInput{Step: dispute.HoldMediation, On: refusedOn.AddDays(15)}))
	agreedOn := refusedOn.AddDays(16)
	h.must(h.mediate(id, dispute.MediationInput{Step: dispute.ReachAgreement, On: agreedOn, Agreement: dispute.Agreement{Grounds: []dispute.Ground{dispute.RefusalToIssue}, Text: "The council makes a plan."}}))

	form, err := assessment.ReadDecision{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, casework.WhetherToIssue)
	h.must(err)
	if s := form.Standing; s.Basis != casework.Mediation || s.OrderedOn != agreedOn {
		t.Errorf("the form of the second decision is filled with %+v", s)
	}
	for name, tc := range map[string]struct {
		change func(*casework.Decision)
		code   string
	}{
		"another basis":   {func(d *casework.Decision) { d.Basis = casework.TribunalOrder }, "decision.other-basis"},
		"another day":     {func(d *casework.Decision) { d.OrderedOn = agreedOn.AddDays(1) }, "decision.other-date"},
		"no, after all":   {func(d *casework.Decision) { d.Agreed = false }, "decision.refused-again"},
		"looked at again": {func(d *casework.Decision) { d.Basis = casework.Reconsidered }, "decision.other-basis"},
	} {
		wrong := second
		wrong.OrderedOn = agreedOn
		tc.change(&wrong)
		if err := h.decide(wrong); !fault.Has(err, tc.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	second.OrderedOn = agreedOn
	h.must(h.decide(second))
	out, err := disputing.ReadDispute{Gate: h.gate}.Do(t.Context(), h.Parent.Actor(), h.Case, id)
	h.must(err)
	for _, happened := range out.Dispute.Happenings() {
		if happened.Trigger == timescale.MediationAgreement && happened.Facts.About != timescale.AboutMakePlan {
			t.Errorf("%+v", happened)
		}
	}
	if owed := out.Dispute.Next(); len(owed) == 0 || owed[0].Trigger != timescale.MediationEnded {
		t.Errorf("next are %+v", owed)
	}
}

func TestAnOrderToAssessIsFollowedByTheSecondDecision(t *testing.T) {
	h := openHub(t)
	// the same case, refused an assessment
	h.must(h.Unit.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, h.Case)
		if err != nil {
			return err
		}
		kept := c.Snapshot()
		kept.State = casework.RefusedAssess
		kept.Decisions[0].Agreed, kept.Decisions[0].ProvisionMayBeNeeded = false, casework.No
		return s.Cases.Save(ctx, casework.Restore(kept))
	}))
	refusedOn := h.today()
	id, err := disputing.OpenDispute{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), disputing.OpenDisputeInput{Case: h.Case, Matter: dispute.Matter{Kind: dispute.NotToAssess}})
	h.must(err)
	h.Clock.Pass(200)
	for _, in := range []dispute.TribunalInput{
		{Step: dispute.RegisterAppeal, On: refusedOn.AddDays(20), Grounds: []dispute.Ground{dispute.RefusalToAssess}, Reference: "EH800/23/00042"},
		{Step: dispute.ReceiveAppeal, On: refusedOn.AddDays(25)},
		{Step: dispute.OpposeAppeal, On: refusedOn.AddDays(60)},
		{Step: dispute.SetHearing, On: refusedOn.AddDays(61), HearingOn: refusedOn.AddDays(190)},
		{Step: dispute.MakeOrder, On: refusedOn.AddDays(195), Orders: []dispute.OrderKind{dispute.Assess}},
	} {
		h.must(h.appeal(id, in))
	}
	if rows := h.tray(h.Coordinator.Actor(), ports.TrayQuery{Only: []ports.TrayTick{ports.Appealing}}); len(rows) != 0 {
		t.Error("an appeal that was decided is still before the Tribunal")
	}
	h.must(h.decide(casework.Decision{Question: casework.WhetherToAssess, Agreed: true, Basis: casework.TribunalOrder, OrderedOn: refusedOn.AddDays(195), DecidedOn: h.today(), Reason: "By order."}))
	out, err := h.read(h.Parent.Actor())
	h.must(err)
	duties := out.Disputes[0].Duties()
	if len(duties) != 3 || duties[0].Key() != "D38-notify" || duties[0].DoneOn != h.today() || !duties[2].Open() {
		t.Errorf("after the second decision: %+v", duties)
	}
	done := disputing.RecordDone{Gate: h.gate}
	days := map[string]ehc.Date{duties[2].Field(): h.today().AddDays(1)}
	if err := done.Do(t.Context(), h.Coordinator.Actor(), disputing.DoneInput{Case: h.Case, Dispute: id, Days: days}); !fault.Has(err, "dispute.done-future") {
		t.Errorf("a plan of tomorrow: %v", err)
	}
	h.Clock.Pass(1)
	h.must(done.Do(t.Context(), h.Coordinator.Actor(), disputing.DoneInput{Case: h.Case, Dispute: id, Days: days}))
	if out, _ = h.read(h.Parent.Actor()); out.Disputes[0].Tribunal() != dispute.Complied {
		t.Errorf("the appeal is %s", out.Disputes[0].Tribunal())
	}
}

func TestWhatCannotBeDisputed(t *testing.T) {
	h := refusedHub(t)
	open := func(m dispute.Matter) error {
		_, err := disputing.OpenDispute{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), disputing.OpenDisputeInput{Case: h.Case, Matter: m})
		return err
	}
	for _, kind := range []dispute.Kind{dispute.NotToAssess, dispute.PlanContents, dispute.ToCease, ""} {
		if err := open(dispute.Matter{Kind: kind, NoticeOn: h.today()}); !fault.Has(err, "dispute.no-decision") {
			t.Errorf("%s: %v", kind, err)
		}
	}
	h.open()
	if err := open(dispute.Matter{Kind: dispute.NotToIssue}); !fault.Has(err, "dispute.twice") {
		t.Errorf("twice: %v", err)
	}
	if err := h.mediate(portstest.NewID[ehc.DisputeID](), dispute.MediationInput{Step: dispute.ContactAdviser, On: h.today()}); !fault.Is(err, fault.NotFound) {
		t.Errorf("one that is not there: %v", err)
	}
}

func TestCheckingAStepKeepsNothing(t *testing.T) {
	h := refusedHub(t)
	id := h.open()
	in := disputing.StepInput{Case: h.Case, Dispute: id, Mediation: &dispute.MediationInput{Step: dispute.ContactAdviser, On: h.today()}}
	d, err := disputing.CheckStep{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), in)
	if err != nil || d.Mediation() != dispute.AdviserContacted {
		t.Fatalf("%+v, %v", d, err)
	}
	if out, _ := h.read(h.Coordinator.Actor()); out.Disputes[0].Mediation() != dispute.NoMediation || len(h.Events(t, ehc.MediationAdviserContacted)) != 0 {
		t.Error("the check was kept")
	}
	in.Mediation.On = h.today().AddDays(-1)
	if _, err := (disputing.CheckStep{Gate: h.gate}).Do(t.Context(), h.Coordinator.Actor(), in); !fault.Has(err, "dispute.before-decision") {
		t.Errorf("before the decision: %v", err)
	}
}

func TestAStepThatASecondDecisionRestsOnStays(t *testing.T) {
	h := refusedHub(t)
	id, on := h.open(), h.today()
	for _, in := range []dispute.TribunalInput{
		{Step: dispute.RegisterAppeal, On: on, Grounds: []dispute.Ground{dispute.RefusalToIssue}}, {Step: dispute.ReceiveAppeal, On: on}, {Step: dispute.OpposeAppeal, On: on},
		{Step: dispute.MakeOrder, On: on, Orders: []dispute.OrderKind{dispute.MakePlan}},
	} {
		h.must(h.appeal(id, in))
	}
	undo := func() error {
		return disputing.UndoStep{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), disputing.UndoInput{Case: h.Case, Dispute: id, Reason: "The order is another child’s."})
	}
	h.must(undo())
	h.must(h.appeal(id, dispute.TribunalInput{Step: dispute.MakeOrder, On: on, Orders: []dispute.OrderKind{dispute.MakePlan}}))
	h.must(h.decide(casework.Decision{Question: casework.WhetherToIssue, Agreed: true, Reason: "As ordered.", DecidedOn: on, Basis: casework.TribunalOrder, OrderedOn: on}))
	if err := undo(); !fault.Has(err, "dispute.relied-on") {
		t.Errorf("undone though decided on: %v", err)
	}
	if err := (disputing.UndoStep{Gate: h.gate}).Do(t.Context(), h.Parent.Actor(), disputing.UndoInput{Case: h.Case, Dispute: id, Reason: "x"}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a family undoes: %v", err)
	}
}
