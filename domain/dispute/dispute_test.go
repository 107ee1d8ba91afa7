package dispute_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

var (
	notice = ehc.D(2026, time.March, 2) // a Monday
	today  = ehc.D(2027, time.March, 1)
	now    = time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)
	by     = ehc.Actor{Kind: ehc.Human, Person: "officer"}
)

// file is a disagreement that a test leads on.
type file struct {
	*testing.T
	*dispute.Dispute
}

func about(t *testing.T, kind dispute.Kind) file {
	t.Helper()
	d, err := dispute.Open("d", "c", dispute.Matter{Kind: kind, NoticeOn: notice}, today, now)
	if err != nil {
		t.Fatal(err)
	}
	return file{t, d}
}

func (f file) mediate(in dispute.MediationInput) file {
	f.Helper()
	if err := f.StepMediation(by, in, today, now); err != nil {
		f.Fatalf("%s: %v", in.Step, err)
	}
	return f
}

func (f file) appeal(in dispute.TribunalInput) file {
	f.Helper()
	if err := f.StepTribunal(by, in, today, now); err != nil {
		f.Fatalf("%s: %v", in.Step, err)
	}
	return f
}

// day is n days after the notice.
func day(n int) ehc.Date { return notice.AddDays(n) }

func certified(f file) file {
	f.Helper()
	return f.mediate(dispute.MediationInput{Step: dispute.ContactAdviser, On: day(10)}).
		mediate(dispute.MediationInput{Step: dispute.DeclineMediation, On: day(11)}).
		mediate(dispute.MediationInput{Step: dispute.IssueCertificate, On: day(14)})
}

func responding(f file, grounds ...dispute.Ground) file {
	f.Helper()
	return f.appeal(dispute.TribunalInput{Step: dispute.RegisterAppeal, On: day(30), Grounds: grounds}).
		appeal(dispute.TribunalInput{Step: dispute.ReceiveAppeal, On: day(35)})
}

func heard(f file, grounds ...dispute.Ground) file {
	f.Helper()
	return responding(f, grounds...).appeal(dispute.TribunalInput{Step: dispute.OpposeAppeal, On: day(60)}).
		appeal(dispute.TribunalInput{Step: dispute.SetHearing, On: day(61), HearingOn: day(150)})
}

// refused asserts that a fault points at a field, cites a rule and keeps nothing.
func refused(t *testing.T, err error, code, field, law string) {
	t.Helper()
	f := fault.As(err)
	if f == nil || f.Code != code || f.Field != field || !strings.Contains(f.Law, law) {
		t.Errorf("got %v citing %v, want %s at %q citing %s", err, f, code, field, law)
	}
}

func TestADayThatCannotBeNamesItsFieldAndRule(t *testing.T) {
	for name, tc := range map[string]struct {
		err              func(f file) error
		code, field, law string
	}{
		"a certificate before the decision": {func(f file) error {
			certifiedOn := f.mediate(dispute.MediationInput{Step: dispute.ContactAdviser, On: day(1)}).mediate(dispute.MediationInput{Step: dispute.DeclineMediation, On: day(1)})
			return certifiedOn.StepMediation(by, dispute.MediationInput{Step: dispute.IssueCertificate, On: day(-1)}, today, now)
		}, "dispute.before-decision", "issue-certificate-on", "reg 34"},
		"a step before the one before it": {func(f file) error {
			return f.mediate(dispute.MediationInput{Step: dispute.ContactAdviser, On: day(20)}).StepMediation(by, dispute.MediationInput{Step: dispute.DeclineMediation, On: day(19)}, today, now)
		}, "dispute.before-last", "decline-mediation-on", "s.55(4)"},
		"a step that has not happened": {func(f file) error {
			return f.StepMediation(by, dispute.MediationInput{Step: dispute.ContactAdviser, On: today.AddDays(1)}, today, now)
		}, "dispute.future", "contact-adviser-on", "reg 33"},
		"no day": {func(f file) error {
			return f.StepMediation(by, dispute.MediationInput{Step: dispute.RequestMediation}, today, now)
		}, "dispute.date", "request-mediation-on", "s.53"},
		"not arranged, before the 30 days are over": {func(f file) error {
			return f.mediate(dispute.MediationInput{Step: dispute.RequestMediation, On: day(5)}).StepMediation(by, dispute.MediationInput{Step: dispute.MissMediation, On: day(35)}, today, now)
		}, "dispute.missed-early", "miss-mediation-on", "regs 36"},
		"an arranged mediation without its day": {func(f file) error {
			return f.mediate(dispute.MediationInput{Step: dispute.RequestMediation, On: day(5)}).StepMediation(by, dispute.MediationInput{Step: dispute.ArrangeMediation, On: day(6)}, today, now)
		}, "dispute.meeting", "meeting-on", "s.53(3)"},
		"an agreement about nothing": {func(f file) error {
			return mediated(f).StepMediation(by, dispute.MediationInput{Step: dispute.ReachAgreement, On: day(30), Agreement: dispute.Agreement{Text: "x"}}, today, now)
		}, "dispute.agreed", "agreed", "reg 42"},
		"an agreement that nobody wrote down": {func(f file) error {
			return mediated(f).StepMediation(by, dispute.MediationInput{Step: dispute.ReachAgreement, On: day(30), Agreement: dispute.Agreement{Other: true}}, today, now)
		}, "dispute.agreed-text", "text", "reg 42"},
		"a hearing before registration": {func(f file) error {
			return responding(f, dispute.RefusalToAssess).StepTribunal(by, dispute.TribunalInput{Step: dispute.SetHearing, On: day(50), HearingOn: day(29)}, today, now)
		}, "dispute.hearing-early", "hearing-on", "r.25"},
		"an appeal before the decision": {func(f file) error {
			return f.StepTribunal(by, dispute.TribunalInput{Step: dispute.RegisterAppeal, On: day(-3), Grounds: []dispute.Ground{dispute.RefusalToAssess}}, today, now)
		}, "dispute.before-decision", "register-appeal-on", "s.51"},
		"conceding after the response was due": {func(f file) error {
			return responding(f, dispute.RefusalToAssess).StepTribunal(by, dispute.TribunalInput{Step: dispute.ConcedeAppeal, On: day(120)}, today, now)
		}, "dispute.concede-late", "concede-appeal-on", "reg 45"},
		"a ground of another decision": {func(f file) error {
			return f.StepTribunal(by, dispute.TribunalInput{Step: dispute.RegisterAppeal, On: day(3), Grounds: []dispute.Ground{dispute.SectionI}}, today, now)
		}, "dispute.ground", "grounds", "s.51(2)(a)"},
		"an order on another ground": {func(f file) error {
			return heard(f, dispute.RefusalToAssess).StepTribunal(by, dispute.TribunalInput{Step: dispute.MakeOrder, On: day(151), Orders: []dispute.OrderKind{dispute.MakePlan}}, today, now)
		}, "dispute.order", "orders", "reg"},
	} {
		f := about(t, dispute.NotToAssess)
		err := tc.err(f)
		t.Run(name, func(t *testing.T) { refused(t, err, tc.code, tc.field, tc.law) })
	}
}

func mediated(f file) file {
	f.Helper()
	return f.mediate(dispute.MediationInput{Step: dispute.RequestMediation, On: day(5)}).
		mediate(dispute.MediationInput{Step: dispute.ArrangeMediation, On: day(8), MeetingOn: day(25)}).
		mediate(dispute.MediationInput{Step: dispute.HoldMediation, On: day(25)})
}

func TestAStepOutOfTurnIsRefused(t *testing.T) {
	f := about(t, dispute.NotToIssue)
	if err := f.StepMediation(by, dispute.MediationInput{Step: dispute.IssueCertificate, On: day(3)}, today, now); !fault.Is(err, fault.Illegal) {
		t.Errorf("a certificate of no mediation: %v", err)
	}
	if err := f.StepTribunal(by, dispute.TribunalInput{Step: dispute.SetHearing, On: day(3), HearingOn: day(9)}, today, now); !fault.Is(err, fault.Illegal) {
		t.Errorf("a hearing of no appeal: %v", err)
	}
	if len(f.Taken()) != 0 {
		t.Error("a refused step was kept")
	}
}

func TestRecommendationsStandBesideEducation(t *testing.T) {
	f := about(t, dispute.PlanContents)
	err := f.StepTribunal(by, dispute.TribunalInput{Step: dispute.RegisterAppeal, On: day(3), Grounds: []dispute.Ground{dispute.Health}}, today, now)
	refused(t, err, "dispute.no-education", "grounds", "SI 2017/1306")
	heard(f, dispute.SectionF, dispute.Health)
	err = f.StepTribunal(by, dispute.TribunalInput{Step: dispute.MakeOrder, On: day(151), Orders: []dispute.OrderKind{dispute.Recommend}}, today, now)
	refused(t, err, "dispute.recommend-alone", "orders", "SI 2017/1306")
}

func TestWhetherTheTribunalMustGivePermission(t *testing.T) {
	for name, tc := range map[string]struct {
		kind        dispute.Kind
		certificate bool
		on          ehc.Date
		ground      dispute.Ground
		reasons     []string
	}{
		"in time with a certificate":         {dispute.NotToAssess, true, day(30), dispute.RefusalToAssess, nil},
		"without a certificate":              {dispute.NotToAssess, false, day(30), dispute.RefusalToAssess, []string{"no mediation certificate"}},
		"late":                               {dispute.NotToAssess, true, day(90), dispute.RefusalToAssess, []string{"5 May 2026"}},
		"late and without":                   {dispute.PlanContents, false, day(90), dispute.SectionF, []string{"no mediation certificate", "5 May 2026"}},
		"section I alone needs none":         {dispute.PlanContents, false, day(30), dispute.SectionI, nil},
		"but section I must be in time also": {dispute.PlanContents, false, day(90), dispute.SectionI, []string{"5 May 2026"}},
	} {
		f := about(t, tc.kind)
		if tc.certificate {
			certified(f)
		}
		f.appeal(dispute.TribunalInput{Step: dispute.RegisterAppeal, On: tc.on, Grounds: []dispute.Ground{tc.ground}})
		got := f.NeedsPermission()
		if len(got) != len(tc.reasons) {
			t.Errorf("%s: %q", name, got)
			continue
		}
		for i, part := range tc.reasons {
			if !strings.Contains(got[i], part) {
				t.Errorf("%s: %q lacks %q", name, got[i], part)
			}
		}
	}
}

func happening(f file, of timescale.Trigger) timescale.Happening {
	f.Helper()
	for _, h := range f.Happenings() {
		if h.Trigger == of {
			return h
		}
	}
	f.Fatalf("no %s among %v", of, f.Happenings())
	return timescale.Happening{}
}

func TestMediationTellsItsTimeLimits(t *testing.T) {
	f := certified(about(t, dispute.NotToAssess))
	declined := happening(f, timescale.MediationDeclined)
	if declined.On != day(11) || declined.DoneOn("D33") != day(14) {
		t.Errorf("declined: %+v", declined)
	}
	certificate := happening(f, timescale.MediationCertificate)
	if certificate.Facts.Decision != notice || certificate.OffBecause("D36") == "" {
		t.Errorf("certificate: %+v", certificate)
	}
	decision := f.OfDecision(timescale.Happening{Event: timescale.Event{Trigger: timescale.DecisionNotice, On: notice}})
	if decision.DoneOn("D32") != day(10) || decision.OffBecause("D36") != "" || decision.Facts.Certificate != day(14) {
		t.Errorf("the decision: %+v", decision)
	}

	wanted := happening(mediated(about(t, dispute.NotToAssess)), timescale.MediationRequested)
	if wanted.DoneOn("D34") != day(8) || wanted.OffBecause("D34-health") == "" {
		t.Errorf("wanted: %+v", wanted)
	}

	health := about(t, dispute.PlanContents).mediate(dispute.MediationInput{Step: dispute.RequestMediation, On: day(5), HealthOnly: true}).
		mediate(dispute.MediationInput{Step: dispute.TellHealthBoard, On: day(6)})
	if h := happening(health, timescale.MediationRequested); h.DoneOn("D34-health") != day(6) || h.OffBecause("D34") == "" {
		t.Errorf("about health only: %+v", h)
	}

	missed := about(t, dispute.NotToAssess).mediate(dispute.MediationInput{Step: dispute.RequestMediation, On: day(5)}).mediate(dispute.MediationInput{Step: dispute.MissMediation, On: day(36)})
	if h := happening(missed, timescale.MediationRequested); !h.DoneOn("D34").IsZero() || h.OffBecause("D34") != "" {
		t.Errorf("a mediation that was not arranged counts as arranged: %+v", h)
	}
	if h := happening(missed, timescale.MediationEnded); h.On != day(36) {
		t.Errorf("not arranged: %+v", h)
	}
}

func TestAnAgreementHasTheTimesOfWhatWasAgreed(t *testing.T) {
	f := mediated(about(t, dispute.NotToAssess)).mediate(dispute.MediationInput{Step: dispute.ReachAgreement, On: day(25), Agreement: dispute.Agreement{Grounds: []dispute.Ground{dispute.RefusalToAssess}, Text: "To assess."}})
	var keys []string
	for _, u := range f.Duties() {
		if u.Open() {
			keys = append(keys, u.Key()+" "+u.Last.String())
		}
	}
	on := day(25)
	want := []string{"D35-notify " + on.AddDays(14).String(), "D35-refuse " + on.AddDays(70).String(), "D35-plan " + on.AddDays(98).String()}
	if !slices.Equal(keys, want) {
		t.Errorf("owed are %v, want %v", keys, want)
	}
	if s, ok := f.Settled(); !ok || s.Way != dispute.ByAgreement || s.On != on || !slices.Equal(s.About, []timescale.Subject{timescale.AboutAssess}) {
		t.Errorf("settled: %+v", s)
	}
	if f.Mediation().InProgress() || !f.Open() {
		t.Error("an agreement ends the mediation, and is to be carried out")
	}
}

func TestAnAgreementAboutOtherThingsSettlesNoAppeal(t *testing.T) {
	f := mediated(about(t, dispute.NotToAssess)).mediate(dispute.MediationInput{Step: dispute.ReachAgreement, On: day(25), Agreement: dispute.Agreement{Other: true, Text: "A meeting at school."}})
	if _, ok := f.Settled(); ok {
		t.Error("it counts as settled")
	}
	if next := f.Next(); !slices.ContainsFunc(next, func(u dispute.Duty) bool { return u.Key() == "D35-other" }) || !slices.ContainsFunc(next, func(u dispute.Duty) bool { return u.Key() == "D36" }) {
		t.Errorf("next are %+v", next)
	}
	f.mediate(dispute.MediationInput{Step: dispute.IssueCertificate, On: day(27)})
	if h := happening(f, timescale.MediationEnded); h.DoneOn("D33") != day(27) {
		t.Errorf("ended: %+v", h)
	}
}

func TestOrdersConcessionsAndDismissalsStartTheirClocks(t *testing.T) {
	order := func(kind dispute.Kind, ground dispute.Ground, orders ...dispute.OrderKind) func(*testing.T) file {
		return func(t *testing.T) file {
			return heard(about(t, kind), ground).appeal(dispute.TribunalInput{Step: dispute.MakeOrder, On: day(151), Orders: orders})
		}
	}
	for name, tc := range map[string]struct {
		lead func(*testing.T) file
		want []string // trigger, key and weeks
	}{
		"assess":                   {order(dispute.NotToAssess, dispute.RefusalToAssess, dispute.Assess), []string{"order-assess D38-notify 14", "order-assess D38-refuse 70", "order-assess D38-plan 98"}},
		"reassess":                 {order(dispute.NotToReassess, dispute.RefusalToReassess, dispute.Assess), []string{"order-assess D38-notify 14", "order-assess D38-refuse 70", "order-assess D38-plan 98"}},
		"make a plan":              {order(dispute.NotToIssue, dispute.RefusalToIssue, dispute.MakePlan), []string{"order-make-plan D39-draft 35", "order-make-plan D39-final 77"}},
		"amend and name a setting": {order(dispute.PlanContents, dispute.SectionI, dispute.Amend, dispute.NameSetting), []string{"order-amend D40 35", "order-name-setting D40 14"}},
		"continue":                 {order(dispute.ToCease, dispute.Ceasing, dispute.ContinuePlan), []string{"order-continue-plan D40 0"}},
		"remit":                    {order(dispute.NotToIssue, dispute.RefusalToIssue, dispute.Remit), []string{"order-remitted D40 14"}},
		"cease": {func(t *testing.T) file {
			return heard(about(t, dispute.ToCease), dispute.Ceasing).appeal(dispute.TribunalInput{Step: dispute.DismissAppeal, On: day(151)})
		}, []string{"order-cease D40 0"}},
		"conceded about two things": {func(t *testing.T) file {
			return responding(about(t, dispute.PlanContents), dispute.SectionF, dispute.SectionI).appeal(dispute.TribunalInput{Step: dispute.ConcedeAppeal, On: day(40)})
		}, []string{"appeal-conceded D41-amend 35", "appeal-conceded D41-setting 14"}},
		"dismissed": {func(t *testing.T) file {
			return heard(about(t, dispute.NotToAssess), dispute.RefusalToAssess).appeal(dispute.TribunalInput{Step: dispute.DismissAppeal, On: day(151)})
		}, nil},
	} {
		f := tc.lead(t)
		var got []string
		for _, u := range f.Duties() {
			got = append(got, strings.Join([]string{string(u.Trigger), u.Key(), strconv.Itoa(u.On.DaysUntil(u.Last))}, " "))
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}

func TestARecommendationIsAnsweredByHealthAndCare(t *testing.T) {
	f := heard(about(t, dispute.PlanContents), dispute.SectionF, dispute.SocialCare).appeal(dispute.TribunalInput{Step: dispute.MakeOrder, On: day(151), Orders: []dispute.OrderKind{dispute.Amend, dispute.Recommend}})
	h := happening(f, timescale.Recommendation)
	if h.On != day(151) {
		t.Errorf("%+v", h)
	}
	for _, field := range []string{"order-amend-D40", "recommendation-D42"} {
		if f.Tribunal() == dispute.Complied {
			t.Error("carried out before all was done")
		}
		if err := f.RecordDone(by, field, day(170), today, now); err != nil {
			t.Fatal(err)
		}
	}
	if f.Tribunal() != dispute.Complied || f.Open() || f.TribunalOn(dispute.Comply) != day(170) {
		t.Errorf("the appeal is %s", f.Tribunal())
	}
}

func TestWhatWasOrderedIsDoneByWhatFollowsOnTheCase(t *testing.T) {
	f := heard(about(t, dispute.NotToAssess), dispute.RefusalToAssess).appeal(dispute.TribunalInput{Step: dispute.MakeOrder, On: day(151), Orders: []dispute.OrderKind{dispute.Assess}})
	if f.Follow(by, dispute.ToldWillAssess, day(150), now) {
		t.Error("a decision before the order counts as following it")
	}
	for _, step := range []struct {
		what dispute.Following
		on   int
	}{{dispute.ToldWillAssess, 155}, {dispute.ToldWillIssue, 200}, {dispute.FinalSent, 240}} {
		if !f.Follow(by, step.what, day(step.on), now) {
			t.Errorf("%s changes nothing", step.what)
		}
	}
	h := happening(f, timescale.OrderAssess)
	if h.DoneOn("D38-notify") != day(155) || h.OffBecause("D38-refuse") == "" || h.DoneOn("D38-plan") != day(240) || f.Tribunal() != dispute.Complied {
		t.Errorf("%s: %+v", f.Tribunal(), h)
	}

	no := heard(about(t, dispute.NotToAssess), dispute.RefusalToAssess).appeal(dispute.TribunalInput{Step: dispute.MakeOrder, On: day(151), Orders: []dispute.OrderKind{dispute.Assess}})
	no.Follow(by, dispute.ToldWillAssess, day(155), now)
	no.Follow(by, dispute.ToldWillNotIssue, day(210), now)
	if h := happening(no, timescale.OrderAssess); h.DoneOn("D38-refuse") != day(210) || h.OffBecause("D38-plan") == "" || no.Tribunal() != dispute.Complied {
		t.Errorf("%s: %+v", no.Tribunal(), h)
	}
}

func TestWhatIsDoneIsNotBeforeTheOrder(t *testing.T) {
	f := heard(about(t, dispute.NotToIssue), dispute.RefusalToIssue).appeal(dispute.TribunalInput{Step: dispute.MakeOrder, On: day(151), Orders: []dispute.OrderKind{dispute.MakePlan}})
	refused(t, f.RecordDone(by, "order-make-plan-D39-draft", day(150), today, now), "dispute.done-early", "order-make-plan-D39-draft", "reg 44")
	refused(t, f.RecordDone(by, "order-make-plan-D39-draft", today.AddDays(1), today, now), "dispute.done-future", "order-make-plan-D39-draft", "reg 44")
	if err := f.RecordDone(by, "order-amend-D40", day(155), today, now); !fault.Has(err, "dispute.not-owed") {
		t.Errorf("what nobody ordered: %v", err)
	}
}

func TestTheResponseIsMetByTheResponseOrTheConcession(t *testing.T) {
	f := heard(about(t, dispute.NotToIssue), dispute.RefusalToIssue)
	if h := happening(f, timescale.AppealReceived); h.On != day(35) || h.DoneOn("D37") != day(60) {
		t.Errorf("%+v", h)
	}
	f = responding(about(t, dispute.NotToIssue), dispute.RefusalToIssue).appeal(dispute.TribunalInput{Step: dispute.WithdrawAppeal, On: day(40)})
	if h := happening(f, timescale.AppealReceived); h.OffBecause("D37") == "" || f.Open() {
		t.Errorf("%+v", h)
	}
	f = responding(about(t, dispute.NotToIssue), dispute.RefusalToIssue).appeal(dispute.TribunalInput{Step: dispute.AgreeOnOrder, On: day(40)}).
		appeal(dispute.TribunalInput{Step: dispute.MakeOrder, On: day(45), Orders: []dispute.OrderKind{dispute.MakePlan}})
	if s, _ := f.Settled(); s.Way != dispute.ByConsent || s.On != day(45) {
		t.Errorf("settled %+v", s)
	}
}

// Whatever was recorded, the events come in an order that can be, and none is told without a day.
func TestHappeningsCanBeCounted(t *testing.T) {
	for _, f := range []file{certified(about(t, dispute.NotToAssess)), heard(certified(about(t, dispute.PlanContents)), dispute.SectionB), mediated(about(t, dispute.ToCease))} {
		events := []timescale.Event{{Trigger: timescale.DecisionNotice, On: notice}}
		for _, h := range f.Happenings() {
			if h.On.IsZero() || h.Item != "d" {
				t.Errorf("%+v", h)
			}
			events = append(events, h.Event)
		}
		if err := timescale.CheckOrder(events); err != nil {
			t.Error(err)
		}
	}
}

func TestOnlyADecisionThatWasMadeIsDisputed(t *testing.T) {
	_, err := dispute.Open("d", "c", dispute.Matter{Kind: dispute.NotToAmend, NoticeOn: today.AddDays(1)}, today, now)
	refused(t, err, "dispute.notice-future", "notice-on", "s.51(2)(e)")
	_, err = dispute.Open("d", "c", dispute.Matter{Kind: "to-issue", NoticeOn: notice}, today, now)
	refused(t, err, "dispute.matter", "matter", "s.51(2)")
}

func TestEveryKindAndGroundHasItsWords(t *testing.T) {
	for _, info := range dispute.Kinds() {
		if info.Label == "" || info.Law == "" || len(subjectsOf(info.Grounds)) == 0 {
			t.Errorf("%s: %+v", info.Kind, info)
		}
		for _, g := range info.Grounds {
			if g.Label() == "" || len(dispute.OrdersOn([]dispute.Ground{g})) == 0 {
				t.Errorf("%s: the ground %s lacks words or orders", info.Kind, g)
			}
		}
	}
	for _, o := range dispute.Orders() {
		if len(timescale.DeadlinesFrom(o.Trigger, notice, timescale.England())) == 0 {
			t.Errorf("%s starts no time limit", o.Kind)
		}
	}
}

func subjectsOf(grounds []dispute.Ground) []timescale.Subject {
	var all []timescale.Subject
	for _, g := range grounds {
		if info, _ := g.Info(); info.About != "" {
			all = append(all, info.About)
		}
	}
	return all
}

func TestWhatTheCaseToldTooIsToldOnce(t *testing.T) {
	ordered := heard(about(t, dispute.NotToAssess), dispute.RefusalToAssess).appeal(dispute.TribunalInput{Step: dispute.MakeOrder, On: day(151), Orders: []dispute.OrderKind{dispute.Assess}})
	reassess := certified(about(t, dispute.NotToReassess))
	told := []timescale.Happening{
		{Event: timescale.Event{Trigger: timescale.RequestReceived, On: day(-40)}},
		{Event: timescale.Event{Trigger: timescale.OrderAssess, On: day(151)}},
		{Event: timescale.Event{Trigger: timescale.DecisionNotice, On: notice}, Item: "decision-1", Met: map[string]ehc.Date{"x": notice}},
	}
	count := func(all []timescale.Happening, of timescale.Trigger) (n int) {
		for _, h := range all {
			if h.Trigger == of {
				n++
			}
		}
		return n
	}
	all := dispute.Beside(told, []*dispute.Dispute{ordered.Dispute})
	if count(all, timescale.OrderAssess) != 1 || count(all, timescale.DecisionNotice) != 1 || count(all, timescale.AppealReceived) != 1 {
		t.Errorf("told %+v", all)
	}
	for _, h := range all {
		if h.Trigger == timescale.OrderAssess && h.Item != "d" {
			t.Error("the order is told by the case, which knows less of it")
		}
		if h.Trigger == timescale.DecisionNotice && (h.DoneOn("D36") != day(30) || h.DoneOn("x") != notice) {
			t.Errorf("the notice: %+v", h)
		}
	}
	if len(told[2].Met) != 1 {
		t.Error("what the case told was changed")
	}
	alone := dispute.Beside(told[:2], []*dispute.Dispute{reassess.Dispute})
	if count(alone, timescale.DecisionNotice) != 1 {
		t.Errorf("a notice that the case does not know is not told: %+v", alone)
	}
	if again := dispute.Beside(told, nil); len(again) != len(told) {
		t.Error("without a disagreement something is told")
	}
}
