package assessment_test

import (
	"context"
	"strings"
	"testing"

	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// requested is a world with a case that was just assigned.
func requested(t *testing.T) hub {
	t.Helper()
	h := newHub(t)
	id := h.start(t, h.Parent.Actor(), assessment.StartRequestInput{})
	h.fill(t, h.Parent.Actor(), id, func(_ *casework.Requester, c *casework.Child) {
		c.Setting = casework.SettingRef{ID: h.Setting.ID}
	})
	h.sendRequest(t, h.Parent.Actor(), id)
	h.must(t, assessment.AssignCoordinator{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), id, h.Coordinator.ID))
	return h.of(id)
}

func (h hub) decide(t *testing.T, by ehc.Actor, d casework.Decision) error {
	t.Helper()
	return assessment.Decide{Gate: h.gate}.Do(t.Context(), by, assessment.DecideInput{Case: h.Case, Decision: d})
}

func (h hub) decision(t *testing.T, by ehc.Actor, q casework.Question) (assessment.DecisionOut, error) {
	t.Helper()
	return assessment.ReadDecision{Gate: h.gate}.Do(t.Context(), by, h.Case, q)
}

// letters lists the letters of the case that are kept.
func (h hub) letters(t *testing.T) (kept []ports.Letter) {
	t.Helper()
	h.must(t, h.Unit.Do(t.Context(), func(ctx context.Context, s ports.Stores) (err error) {
		kept, err = s.Letters.OfCase(ctx, h.Case)
		return err
	}))
	return kept
}

func (h hub) profile(t *testing.T, change func(*council.Profile)) {
	t.Helper()
	h.must(t, h.Unit.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		p, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		change(&p)
		return s.Council.SaveProfile(ctx, p)
	}))
}

var (
	day      = ehc.D(2023, 8, 30)
	agree    = casework.Decision{Question: casework.WhetherToAssess, Agreed: true, HasSEN: casework.Yes, ProvisionMayBeNeeded: casework.Yes, Reason: "Both may be so.", DecidedOn: day}
	refuse   = casework.Decision{Question: casework.WhetherToAssess, HasSEN: casework.Yes, ProvisionMayBeNeeded: casework.No, Reason: "The school can make the provision.", DecidedOn: day}
	issue    = casework.Decision{Question: casework.WhetherToIssue, Agreed: true, Reason: "A plan is needed.", DecidedOn: day}
	notIssue = casework.Decision{Question: casework.WhetherToIssue, Reason: "The school can make the provision.", DecidedOn: day}
)

func TestADecisionIsPublishedToEveryoneOnTheCase(t *testing.T) {
	h := requested(t)
	waiting, err := h.decision(t, h.Parent.Actor(), casework.WhetherToAssess)
	h.must(t, err)
	if len(waiting.Decisions) != 0 || len(waiting.Due) != 1 || waiting.Due[0].Last != ehc.D(2023, 10, 11) || waiting.MayDecide {
		t.Errorf("before the decision the mother sees %+v", waiting)
	}
	h.must(t, assessment.ReadyForAssessDecision{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case))
	if state := h.Load(t).State(); state != casework.AssessDecisionPending {
		t.Errorf("state %s", state)
	}
	h.must(t, h.decide(t, h.Coordinator.Actor(), agree))
	for name, by := range map[string]ehc.Actor{"parent": h.Parent.Actor(), "SENCO": h.SENCO.Actor(), "co-ordinator": h.Coordinator.Actor()} {
		out, err := h.decision(t, by, casework.WhetherToAssess)
		if err != nil || len(out.Decisions) != 1 || out.Decisions[0].Reason != agree.Reason || out.Decisions[0].PublishedOn != day {
			t.Errorf("%s sees %+v: %v", name, out.Decisions, err)
		}
	}
	if len(h.Events(t, ehc.DecidedToAssess)) != 1 {
		t.Error("nobody is told")
	}
}

func TestTheWrongPersonDoesNotDecide(t *testing.T) {
	h := requested(t)
	for name, tc := range map[string]struct {
		by   ehc.Actor
		kind fault.Kind
	}{
		"parent": {h.Parent.Actor(), fault.Forbidden}, "SENCO": {h.SENCO.Actor(), fault.Forbidden}, "stranger": {h.Stranger.Actor(), fault.NotFound},
		"officer of other cases": {h.Officer.Actor(), fault.NotFound}, "visitor": {visitor, fault.NotFound}, "nobody": {ehc.Actor{}, fault.Unauthenticated},
	} {
		if err := h.decide(t, tc.by, agree); !fault.Is(err, tc.kind) {
			t.Errorf("%s decides: %v", name, err)
		}
	}
	if h.Load(t).State() != casework.Requested {
		t.Error("the case moved")
	}
}

func TestWhereTheCouncilWantsASecondPersonTheCoordinatorDoesNotDecide(t *testing.T) {
	h := requested(t)
	h.profile(t, func(p *council.Profile) { p.SecondPersonDecides = true })
	if err := h.decide(t, h.Coordinator.Actor(), agree); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the co-ordinator decides: %v", err)
	}
	decider := h.Officer.Actor()
	decider.Roles = []ehc.Role{ehc.RoleDecider}
	out, err := h.decision(t, decider, casework.WhetherToAssess)
	if err != nil || !out.MayDecide {
		t.Errorf("the decider may not: %v", err)
	}
	h.must(t, h.decide(t, decider, agree))
}

func TestDecidingOutOfTurnIsRefused(t *testing.T) {
	h := requested(t)
	if err := h.decide(t, h.Coordinator.Actor(), issue); !fault.Is(err, fault.Illegal) {
		t.Errorf("a plan before the assessment: %v", err)
	}
	h.must(t, h.decide(t, h.Coordinator.Actor(), agree))
	if err := h.decide(t, h.Coordinator.Actor(), agree); !fault.Is(err, fault.Illegal) {
		t.Errorf("twice: %v", err)
	}
	if err := (assessment.ReadyForAssessDecision{Gate: h.gate}).Do(t.Context(), h.Coordinator.Actor(), h.Case); !fault.Is(err, fault.Illegal) {
		t.Errorf("back again: %v", err)
	}
}

func TestARefusalIsPublishedOnlyWithTheFamilysRights(t *testing.T) {
	h := requested(t)
	mediation := council.Contact{}
	h.profile(t, func(p *council.Profile) { mediation, p.Mediation = p.Mediation, mediation })
	f := fault.As(h.decide(t, h.Coordinator.Actor(), refuse))
	if f == nil || f.Code != "notice.incomplete" || f.Kind != fault.Illegal || !strings.Contains(f.Message, "mediation adviser") || f.Law != "SI 2014/1530 regs 5, 32" {
		t.Fatalf("published without mediation: %v", f)
	}
	if out, _ := h.decision(t, h.Coordinator.Actor(), casework.WhetherToAssess); out.NoticeLacks == nil {
		t.Error("the form does not say so beforehand")
	}
	if h.Load(t).State() != casework.Requested {
		t.Error("the decision was kept all the same")
	}
	h.profile(t, func(p *council.Profile) { p.Mediation = mediation })
	h.must(t, h.decide(t, h.Coordinator.Actor(), refuse))
	h.profile(t, func(p *council.Profile) { p.Mediation = council.Contact{} })
	second := agree
	second.Basis, second.OrderedOn = casework.Reconsidered, day
	h.must(t, h.decide(t, h.Coordinator.Actor(), second)) // a yes carries no appeal
}

func TestCheckingADecisionKeepsNothing(t *testing.T) {
	h := requested(t)
	before := h.letters(t)
	check := assessment.CheckDecision{Gate: h.gate}
	letters, err := check.Do(t.Context(), h.Coordinator.Actor(), assessment.DecideInput{Case: h.Case, Decision: agree})
	if err != nil || len(letters) != 1 || letters[0].Kind != notice.WillAssess {
		t.Fatalf("the letter is not shown: %v, %v", letters, err)
	}
	if kept := h.letters(t); len(kept) != len(before) {
		t.Errorf("%d letters were kept, and %d before", len(kept), len(before))
	}
	wrong := agree
	wrong.HasSEN = casework.No
	if _, err := check.Do(t.Context(), h.Coordinator.Actor(), assessment.DecideInput{Case: h.Case, Decision: wrong}); !fault.Has(err, "decision.limbs") {
		t.Errorf("a wrong one: %v", err)
	}
	if h.Load(t).State() != casework.Requested {
		t.Error("the case moved")
	}
}

func TestTheSecondDecisionStandsAboveTheFirst(t *testing.T) {
	h := requested(t)
	h.must(t, h.decide(t, h.Coordinator.Actor(), agree))
	h.must(t, assessment.ReadyForIssueDecision{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.ReadyForIssueDecisionInput{Case: h.Case, Override: "The reports with the request are agreed to be enough."}))
	h.must(t, h.decide(t, h.Coordinator.Actor(), notIssue))
	if got := h.Load(t).State().Label(); got != "Decision made not to issue an EHC Plan" {
		t.Errorf("status %q", got)
	}
	h.Clock.Pass(60)
	second := issue
	second.Basis, second.OrderedOn, second.DecidedOn = casework.TribunalOrder, day.AddDays(50), day.AddDays(60)
	h.must(t, h.decide(t, h.Coordinator.Actor(), second))
	out, err := h.decision(t, h.Parent.Actor(), casework.WhetherToIssue)
	h.must(t, err)
	if len(out.Decisions) != 2 || !out.Decisions[0].Agreed || out.Decisions[0].Basis != casework.TribunalOrder || out.Decisions[1].Agreed {
		t.Errorf("decisions %+v", out.Decisions)
	}
	if got := h.Load(t).State().Label(); got != "Draft EHC Plan (not yet shared)" {
		t.Errorf("status %q", got)
	}
	if len(h.Events(t, ehc.DecidedToIssue)) != 1 || len(h.Events(t, ehc.DecidedNotToIssue)) != 1 {
		t.Error("the family was not told of each")
	}
}
