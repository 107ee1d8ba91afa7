package plan_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

var (
	now      = time.Date(2026, 9, 12, 9, 0, 0, 0, time.UTC)
	sharedOn = ehc.D(2026, 9, 12)
	closesOn = ehc.D(2026, 9, 26)
	writer   = ehc.Actor{Kind: ehc.Human, Person: "officer", Name: "Petra Lindqvist"}
)

// counter makes item identities that a test can read.
func counter() func() ehc.ItemID {
	n := 0
	return func() ehc.ItemID { n++; return ehc.ItemID(fmt.Sprintf("item-%d", n)) }
}

func psychologist() plan.AdviceGiven {
	return plan.AdviceGiven{
		AdviceListed: plan.AdviceListed{Advice: "advice-1", Limb: "d", Author: "Imogen Farrow", Role: "Educational psychologist"},
		Areas: map[needs.Area]needs.Findings{needs.Cognition: none(), needs.SEMH: none(), needs.Sensory: none(), needs.Health: none(), needs.SocialCare: none(), needs.Communication: {
			Strengths: richtext.FromPlain("Draws what she means."),
			Needs:     []needs.Need{{ID: "n1", Text: "Finds long instructions hard to follow."}},
			Outcomes: []needs.Outcome{{ID: "o1", Text: "Follows three-step instructions.", Needs: []ehc.ItemID{"n1"}, Preparing: []needs.Preparing{needs.Community},
				Steps:      []needs.Step{{ID: "s1", Text: "Two steps with pictures.", By: ehc.D(2027, 3, 31)}},
				Provisions: []needs.Provision{{ID: "p1", Support: richtext.FromPlain("A visual timetable"), Provider: "Teaching assistant", Skill: "Trained in visual timetables", Ratio: "1:1", Quantity: "20 minutes", Frequency: "Every day", Duration: "All year"}},
			}},
		}},
	}
}

// none is what an adviser says who looked and found no need.
func none() needs.Findings { return needs.Findings{Opinion: needs.NoNeed} }

func doctor() plan.AdviceGiven {
	return plan.AdviceGiven{
		AdviceListed: plan.AdviceListed{Advice: "advice-2", Limb: "c", Author: "Dr Anwar Sadiq", Role: "Community paediatrician"},
		Areas: map[needs.Area]needs.Findings{
			needs.Communication: {Strengths: richtext.FromPlain("Enjoys company.")},
			needs.Sensory:       {Strengths: richtext.FromPlain("Sees well.")},
			needs.Health: {Needs: []needs.Need{{ID: "n1", Text: "Has seizures."}},
				Outcomes: []needs.Outcome{{ID: "o1", Text: "Seizures are noticed at once.", Needs: []ehc.ItemID{"n1"},
					Provisions: []needs.Provision{{ID: "p1", Support: richtext.FromPlain("A trained adult nearby"), Provider: "School nurse", Quantity: "2 hours", Frequency: "Once a year"}}}}},
		},
	}
}

func views() plan.ViewsGiven {
	return plan.ViewsGiven{
		Child:   []plan.TitledText{{Title: "Things I enjoy", Text: richtext.FromPlain("Trains and maps.")}},
		Parents: []plan.TitledText{{Title: "Our hopes and aspirations", Text: richtext.FromPlain("That she has a friend.")}},
	}
}

// begun is a draft filled from one adviser: ready to be shared.
func begun(given ...plan.AdviceGiven) *plan.Plan {
	if len(given) == 0 {
		given = []plan.AdviceGiven{psychologist()}
	}
	return plan.Begin("plan-1", "case-1", given, views(), counter(), now)
}

func write(t *testing.T, p *plan.Plan, key plan.PartKey, change func(*plan.Part)) {
	t.Helper()
	part, err := p.Part(key)
	if err != nil {
		t.Fatal(err)
	}
	change(&part)
	if err := p.Write(writer, part, now); err != nil {
		t.Fatal(err)
	}
}

// summedUp writes what the assessment fills in by itself nowhere, and a plan can't be issued without.
func summedUp(t *testing.T, p *plan.Plan) {
	t.Helper()
	write(t, p, plan.PartOverview, func(part *plan.Part) {
		*part.Overview = plan.Overview{Summary: richtext.FromPlain("She learns in small steps."), Category: needs.Communication, Primary: "SLCN"}
	})
}

func share(t *testing.T, p *plan.Plan) plan.Version {
	t.Helper()
	v, err := p.Share("version-1", "Here is your draft.", []plan.AdviceListed{psychologist().AdviceListed}, sharedOn, closesOn, now)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTheDraftBeginsFilledFromAdviceAndViews(t *testing.T) {
	p := begun(psychologist(), doctor())
	c := p.Content()

	if got := richtext.Plain(c.A.Child); !strings.Contains(got, "Things I enjoy") || !strings.Contains(got, "Trains and maps.") {
		t.Errorf("the child's views read %q", got)
	}
	if got := richtext.Plain(c.A.Parents); !strings.Contains(got, "That she has a friend.") {
		t.Errorf("the parents' views read %q", got)
	}
	area := c.Area(needs.Communication)
	if area.NotApplicable || len(area.Findings.Needs) != 1 || len(area.Findings.Outcomes) != 1 {
		t.Fatalf("communication holds %+v", area)
	}
	if got := richtext.Plain(area.Findings.Strengths); !strings.Contains(got, "Draws") || !strings.Contains(got, "Enjoys company") {
		t.Errorf("strengths of both advisers: %q", got)
	}
	need, outcome := area.Findings.Needs[0], area.Findings.Outcomes[0]
	want := needs.Source{Advice: "advice-1", Item: "n1", Author: "Imogen Farrow", Role: "Educational psychologist"}
	if need.From != want || need.ID == "n1" {
		t.Errorf("the need is %+v: it keeps where it came from and has an identity of its own", need)
	}
	if !slices.Equal(outcome.Needs, []ehc.ItemID{need.ID}) {
		t.Errorf("the outcome points at %v, the need is %s", outcome.Needs, need.ID)
	}
	if len(outcome.Steps) != 1 || outcome.Steps[0].By != ehc.D(2027, 3, 31) || len(outcome.Provisions) != 1 || outcome.Provisions[0].Frequency != "Every day" || outcome.Provisions[0].From.Item != "p1" {
		t.Errorf("steps and provision came over as %+v", outcome)
	}
	if !c.J.NotApplicable {
		t.Error("nobody asked for a personal budget yet")
	}
}

func TestAnAreaWithStrengthsAloneIsNoAreaOfNeed(t *testing.T) {
	c := begun(psychologist(), doctor()).Content()
	for area, want := range map[needs.Area]bool{needs.Communication: false, needs.Health: false, needs.Sensory: true, needs.Cognition: true} {
		if got := c.Area(area).NotApplicable; got != want {
			t.Errorf("%s marked as not applying: %v", area, got)
		}
	}
	if richtext.IsEmpty(c.Area(needs.Sensory).Findings.Strengths) {
		t.Error("the strengths were lost")
	}
}

func TestAnAreaThatNobodyCouldAdviseOnStaysToBeDecided(t *testing.T) {
	given := psychologist()
	given.Areas[needs.SEMH] = needs.Findings{Opinion: needs.CantAdvise}
	delete(given.Areas, needs.SocialCare)
	p := begun(given)
	for area, want := range map[needs.Area]bool{needs.SEMH: false, needs.SocialCare: false, needs.Sensory: true} {
		if got := p.Content().Area(area).NotApplicable; got != want {
			t.Errorf("%s marked as not applying: %v", area, got)
		}
	}
	if _, err := p.Share("version-1", "", nil, sharedOn, closesOn, now); !fault.Has(err, "plan.area-no-need") {
		t.Errorf("sharing with an area undecided: %v", err)
	}
	for _, area := range []needs.Area{needs.SEMH, needs.SocialCare} {
		write(t, p, plan.PartOf(area), func(part *plan.Part) { part.Area.NotApplicable = true })
	}
	share(t, p)
}

func TestFillingNeverTouchesTheAdvice(t *testing.T) {
	given := psychologist()
	p := begun(given)
	write(t, p, plan.PartOf(needs.Communication), func(part *plan.Part) {
		part.Area.Findings.Needs[0].Text = "Rewritten by the council."
		part.Area.Findings.Outcomes[0].Provisions[0].Provider = "Someone else"
	})
	f := given.Areas[needs.Communication]
	if f.Needs[0].Text != "Finds long instructions hard to follow." || f.Outcomes[0].Provisions[0].Provider != "Teaching assistant" {
		t.Errorf("the advice now reads %+v", f)
	}
}

func TestEveryPartHoldsWhatItsKeyCallsFor(t *testing.T) {
	p := begun()
	var sections []string
	for _, info := range plan.Parts() {
		part, err := p.Part(info.Key)
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Write(writer, part, now); err != nil {
			t.Errorf("%s can't be written as it began: %v", info.Key, err)
		}
		for _, letter := range info.Sections {
			if !slices.Contains(sections, letter) {
				sections = append(sections, letter)
			}
		}
	}
	slices.Sort(sections)
	if got := strings.Join(sections, " "); got != "A B C D E F G H1 H2 I J K" {
		t.Errorf("the parts fill the sections %s", got)
	}
}

func TestWritingAPart(t *testing.T) {
	long := strings.Repeat("x", needs.MaxText+1)
	tests := []struct {
		name   string
		change func(*plan.Part)
		key    plan.PartKey
		code   string
	}{
		{"content of another part", func(p *plan.Part) { p.A, p.J = nil, &plan.Budget{} }, plan.PartA, "plan.part-content"},
		{"an area without an area", func(p *plan.Part) { p.Area = nil }, plan.PartOf(needs.Health), "plan.part-content"},
		{"a category that is none", func(p *plan.Part) { p.Overview.Category = "spirit" }, plan.PartOverview, "plan.category"},
		{"a type of need that is none", func(p *plan.Part) { p.Overview.Primary = "XYZ" }, plan.PartOverview, "plan.need-type"},
		{"twice the same type of need", func(p *plan.Part) { p.Overview.Primary, p.Overview.Secondary = "ASD", "ASD" }, plan.PartOverview, "plan.need-type"},
		{"a reason beyond the limit", func(p *plan.Part) { p.Overview.Why = long }, plan.PartOverview, "plan.too-long"},
		{"a text beyond the limit", func(p *plan.Part) {
			p.A.Background = richtext.FromPlain(strings.Repeat("a text ", richtext.MaxBytes/6))
		}, plan.PartA, "richtext.too-long"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := begun()
			before, _ := p.Part(test.key)
			part, _ := p.Part(test.key)
			test.change(&part)
			if err := p.Write(writer, part, now); !fault.Has(err, test.code) {
				t.Errorf("got %v, want %s", err, test.code)
			}
			if after, _ := p.Part(test.key); !reflect.DeepEqual(after, before) {
				t.Error("the refused text was kept")
			}
		})
	}
}

func TestTheSecondToSaveAPartIsTold(t *testing.T) {
	p := begun()
	first, _ := p.Part(plan.PartK)
	second := first
	first.K = &plan.Monitoring{Who: richtext.FromPlain("The SENCO")}
	second.K = &plan.Monitoring{Who: richtext.FromPlain("The head")}
	if err := p.Write(writer, first, now); err != nil {
		t.Fatal(err)
	}
	if err := p.Write(writer, second, now); !fault.Is(err, fault.Conflict) {
		t.Fatalf("got %v", err)
	}
	stored, _ := p.Part(plan.PartK)
	if richtext.Plain(stored.K.Who) != "The SENCO" || stored.Writer != writer.Name || stored.Revision != first.Revision+1 {
		t.Errorf("stored is %+v", stored)
	}
}

func TestSharing(t *testing.T) {
	communication := plan.PartOf(needs.Communication)
	area := func(change func(*plan.AreaPart)) func(*testing.T, *plan.Plan) {
		return func(t *testing.T, p *plan.Plan) {
			write(t, p, communication, func(part *plan.Part) { change(part.Area) })
		}
	}
	tests := []struct {
		name      string
		change    func(*testing.T, *plan.Plan)
		closes    ehc.Date
		kind      fault.Kind
		code, law string
	}{
		{"section I names a setting", func(t *testing.T, p *plan.Plan) {
			write(t, p, plan.PartI, func(part *plan.Part) { part.I.Name = "Ashgrove School" })
		}, closesOn, fault.Invalid, "plan.draft-names-setting", "CFA 2014 s.38(5)"},
		{"section I gives a type", func(t *testing.T, p *plan.Plan) {
			write(t, p, plan.PartI, func(part *plan.Part) { part.I.Type = "Special school" })
		}, closesOn, fault.Invalid, "plan.draft-names-setting", "CFA 2014 s.38(5)"},
		{"the window is a day short", func(*testing.T, *plan.Plan) {}, closesOn.AddDays(-1), fault.Illegal, "plan.window-short", "SI 2014/1530 reg 13(1)"},
		{"no area of need at all", area(func(a *plan.AreaPart) { *a = plan.AreaPart{NotApplicable: true} }), closesOn, fault.Invalid, "plan.no-need", "CFA 2014 s.37(2)(a)"},
		{"an area without a need", area(func(a *plan.AreaPart) { a.Findings.Needs = nil }), closesOn, fault.Invalid, "plan.area-no-need", "CFA 2014 s.37(2)"},
		{"an area without an outcome", area(func(a *plan.AreaPart) { a.Findings.Outcomes = nil }), closesOn, fault.Invalid, "plan.area-no-outcome", "CFA 2014 s.37(2)"},
		{"an area without provision", area(func(a *plan.AreaPart) { a.Findings.Outcomes[0].Provisions = nil }), closesOn, fault.Invalid, "plan.area-no-provision", "CFA 2014 s.37(2)"},
		{"an outcome that says nothing", area(func(a *plan.AreaPart) { a.Findings.Outcomes[0].Text = " " }), closesOn, fault.Invalid, "plan.area-item", ""},
		{"an area both marked and written", area(func(a *plan.AreaPart) { a.NotApplicable = true }), closesOn, fault.Invalid, "plan.area-both", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := begun()
			test.change(t, p)
			_, err := p.Share("version-1", "", nil, sharedOn, test.closes, now)
			if !fault.Has(err, test.code) || !fault.Is(err, test.kind) {
				t.Fatalf("got %v, want %s", err, test.code)
			}
			if law := fault.As(err).Law; law != test.law {
				t.Errorf("cites %q, want %q", law, test.law)
			}
			if _, ok := p.Latest(); ok {
				t.Error("a version was made all the same")
			}
		})
	}
}

func TestASharedVersionStaysAsItWas(t *testing.T) {
	p := begun()
	v := share(t, p)
	if v.Number != 1 || v.Kind != plan.DraftVersion || v.Label() != "Draft version 1" || v.AnswerBy() != ehc.D(2026, 9, 27) || len(v.Content.Advice) != 1 {
		t.Errorf("the version is %+v", v.Shared)
	}
	write(t, p, plan.PartK, func(part *plan.Part) { part.K = &plan.Monitoring{Who: richtext.FromPlain("Somebody new")} })
	write(t, p, plan.PartOf(needs.Communication), func(part *plan.Part) { part.Area = &plan.AreaPart{NotApplicable: true} })
	if !richtext.IsEmpty(v.Content.K.Who) || len(v.Content.Area(needs.Communication).Findings.Needs) != 1 {
		t.Error("the version followed the working draft")
	}
	if _, err := p.Share("version-2", "", nil, sharedOn, closesOn, now); err == nil {
		t.Error("a draft without any need was shared")
	}
	write(t, p, plan.PartOf(needs.Communication), func(part *plan.Part) {
		part.Area = &plan.AreaPart{Findings: v.Content.Area(needs.Communication).Findings}
	})
	second, err := p.Share("version-2", "", nil, sharedOn.AddDays(30), closesOn.AddDays(30), now)
	if err != nil || second.Number != 2 {
		t.Errorf("the second version: %+v, %v", second.Shared, err)
	}
	if got := len(p.Snapshot().Fresh); got != 2 {
		t.Errorf("%d versions to store", got)
	}
}

func TestAVersionNeedsEveryPart(t *testing.T) {
	all := begun().Snapshot()
	all.Parts = all.Parts[:3]
	if _, err := plan.Restore(all).Share("version-1", "", nil, sharedOn, closesOn, now); err == nil {
		t.Error("a plan of which three parts were loaded was shared")
	}
}

func signed() plan.Finalisation {
	return plan.Finalisation{SignedBy: "Howard Pell", SignedAs: "Head of SEND", SignedOn: ehc.D(2026, 9, 28)}
}

func consulted(setting ehc.SettingID, status plan.ConsultationStatus) plan.Consultation {
	return plan.Consultation{ID: "consultation-1", Case: "case-1", Setting: setting, Status: status, DueBy: ehc.D(2026, 9, 27)}
}

func TestFinalising(t *testing.T) {
	after, during := ehc.D(2026, 9, 28), ehc.D(2026, 9, 27)
	named := plan.Placement{Setting: "ashgrove", Name: "Ashgrove School", Type: "Special school"}
	ok := plan.Standing{Consultations: []plan.Consultation{consulted("ashgrove", plan.Complete)}, Advice: []plan.AdviceListed{psychologist().AdviceListed}}
	const window, naming, health, signing = "CFA 2014 s.38(2)(b); SI 2014/1530 reg 13(1)", "CFA 2014 s.39(2), s.40(3)", "SI 2014/1530 reg 12(2)", "Code of Practice 9.125"
	answered := ok
	answered.FamilyHasAnswered = true
	tests := []struct {
		name      string
		placement plan.Placement
		f         func(*plan.Finalisation)
		around    plan.Standing
		on        ehc.Date
		code, law string
	}{
		{"all is there", named, nil, ok, after, "", ""},
		{"a type alone", plan.Placement{Type: "Mainstream secondary school"}, nil, plan.Standing{}, after, "", ""},
		{"on the day the family was given, unanswered", named, nil, ok, during, "plan.window-open", window},
		{"on that day, but the family has answered", named, func(f *plan.Finalisation) { f.SignedOn = during }, answered, during, "", ""},
		{"section I empty", plan.Placement{}, nil, ok, after, "plan.section-i-empty", "CFA 2014 s.39, s.40; SI 2014/1530 reg 12(1)(i)"},
		{"a name without a type", plan.Placement{Setting: "ashgrove", Name: "Ashgrove School"}, nil, ok, after, "plan.section-i-empty", "CFA 2014 s.39, s.40; SI 2014/1530 reg 12(1)(i)"},
		{"never consulted", named, nil, plan.Standing{}, after, "plan.not-consulted", naming},
		{"a name that is in no register", plan.Placement{Name: "Somewhere", Type: "Special school"}, nil, ok, after, "plan.not-consulted", naming},
		{"the consultation was withdrawn", named, nil, plan.Standing{Consultations: []plan.Consultation{consulted("ashgrove", plan.WithdrawnConsult)}}, after, "plan.not-consulted", naming},
		{"its time has not run out", named, func(f *plan.Finalisation) { f.SignedOn = during }, plan.Standing{FamilyHasAnswered: true, Consultations: []plan.Consultation{consulted("ashgrove", plan.AwaitingResponse)}}, during, "plan.consultation-open", naming + "; Code of Practice 9.83"},
		{"it never answered", named, nil, plan.Standing{Consultations: []plan.Consultation{consulted("ashgrove", plan.AwaitingResponse)}}, after, "", ""},
		{"unsigned", named, func(f *plan.Finalisation) { f.SignedBy = " " }, ok, after, "plan.unsigned", signing},
		{"undated", named, func(f *plan.Finalisation) { f.SignedOn = ehc.Date{} }, ok, after, "plan.undated", signing},
		{"signed tomorrow", named, func(f *plan.Finalisation) { f.SignedOn = after.AddDays(1) }, ok, after, "plan.undated", signing},
		{"signed before it was shared", named, func(f *plan.Finalisation) { f.SignedOn = sharedOn.AddDays(-1) }, ok, after, "plan.undated", signing},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := begun()
			summedUp(t, p)
			test.around.Draft = share(t, p).Content
			test.around.Advice = test.around.Draft.Advice
			write(t, p, plan.PartI, func(part *plan.Part) { part.I = &test.placement })
			f := signed()
			if test.f != nil {
				test.f(&f)
			}
			checkFinal(t, p, f, test.around, test.on, test.code, test.law)
		})
	}
	t.Run("health provision that nobody agreed", func(t *testing.T) {
		p := begun(psychologist(), doctor())
		summedUp(t, p)
		ok.Draft = share(t, p).Content
		write(t, p, plan.PartI, func(part *plan.Part) { part.I = &named })
		checkFinal(t, p, signed(), ok, after, "plan.health-not-agreed", health)
		f := signed()
		f.HealthAgreedBy, f.HealthAgreedOn = "Wrenshire Integrated Care Board", after.AddDays(1)
		checkFinal(t, p, f, ok, after, "plan.health-not-agreed", health)
		f.HealthAgreedOn = after
		checkFinal(t, p, f, ok, after, "", "")
	})
}

func checkFinal(t *testing.T, p *plan.Plan, f plan.Finalisation, around plan.Standing, on ehc.Date, code, law string) {
	t.Helper()
	v, err := p.Finalise("final", f, around, on, now)
	if code == "" {
		if err != nil || v.Kind != plan.Final || !p.IsFinal() || v.Label() != "Final plan" || v.SignedBy != f.SignedBy || v.SharedOn != on || len(v.Content.Advice) != len(around.Advice) {
			t.Errorf("issued %+v, %v", v, err)
		}
		return
	}
	if !fault.Has(err, code) {
		t.Fatalf("got %v, want %s", err, code)
	}
	for _, g := range fault.As(err).All() {
		if g.Code == code && g.Law != law {
			t.Errorf("cites %q, want %q", g.Law, law)
		}
	}
	if p.IsFinal() {
		t.Error("the plan was issued all the same")
	}
}

func TestNothingIsFinalisedThatWasNotShared(t *testing.T) {
	if _, err := begun().Finalise("final", signed(), plan.Standing{}, ehc.D(2026, 9, 28), now); !fault.Has(err, "plan.not-shared") {
		t.Errorf("got %v", err)
	}
}

func TestAnIssuedPlanNeverChanges(t *testing.T) {
	p := begun()
	summedUp(t, p)
	draft := share(t, p).Content
	write(t, p, plan.PartI, func(part *plan.Part) { part.I = &plan.Placement{Type: "Special school"} })
	if _, err := p.Finalise("final", signed(), plan.Standing{Advice: draft.Advice, Draft: draft}, ehc.D(2026, 9, 28), now); err != nil {
		t.Fatal(err)
	}
	part, _ := p.Part(plan.PartK)
	if err := p.Write(writer, part, now); !fault.Has(err, "plan.final") {
		t.Errorf("writing: %v", err)
	}
	if _, err := p.Share("version-3", "", nil, sharedOn, closesOn, now); !fault.Has(err, "plan.final") {
		t.Errorf("sharing: %v", err)
	}
	if _, err := p.Finalise("again", signed(), plan.Standing{}, ehc.D(2026, 9, 28), now); !fault.Has(err, "plan.not-shared") {
		t.Errorf("issuing again: %v", err)
	}
}

func TestTheSnapshotHoldsOnlyWhatChanged(t *testing.T) {
	stored := begun().Snapshot()
	if !stored.IsNew || len(stored.Parts) != len(plan.Parts()) {
		t.Fatalf("a new plan stores %d parts", len(stored.Parts))
	}
	p := plan.Restore(stored)
	write(t, p, plan.PartJ, func(part *plan.Part) { part.J = &plan.Budget{Personal: richtext.FromPlain("£20 a week")} })
	s := p.Snapshot()
	if s.IsNew || len(s.Parts) != 1 || s.Parts[0].Key != plan.PartJ || s.Parts[0].Revision != 2 {
		t.Errorf("after one save the store is given %+v", s.Parts)
	}
}

func TestTakingOverFromAdvice(t *testing.T) {
	given := []plan.AdviceGiven{psychologist(), doctor()}
	key := plan.PartOf(needs.Communication)
	empty := plan.Part{Key: key, Area: &plan.AreaPart{NotApplicable: true}}
	newItem := counter()
	take := func(p plan.Part, items ...plan.Taken) plan.Part { return p.Taking(given, items, newItem) }
	need, outcome, provision := plan.Taken{Advice: "advice-1", Item: "n1"}, plan.Taken{Advice: "advice-1", Item: "o1"}, plan.Taken{Advice: "advice-1", Item: "p1"}

	withNeed := take(empty, need)
	if f := withNeed.Area.Findings; len(f.Needs) != 1 || f.Needs[0].From.Item != "n1" || withNeed.Area.NotApplicable {
		t.Fatalf("a need came over as %+v", withNeed.Area)
	}
	if len(empty.Area.Findings.Needs) != 0 || !empty.Area.NotApplicable {
		t.Error("taking over changed the part behind its back")
	}
	both := take(withNeed, outcome, outcome)
	if f := both.Area.Findings; len(f.Outcomes) != 1 || f.Outcomes[0].Needs[0] != f.Needs[0].ID || len(f.Outcomes[0].Provisions) != 1 {
		t.Errorf("an outcome taken twice after its need: %+v", f)
	}
	if f := take(both, provision).Area.Findings; len(f.Outcomes[0].Provisions) != 1 {
		t.Errorf("a provision that is there already was added: %+v", f)
	}
	alone := take(empty, provision).Area.Findings
	if len(alone.Outcomes) != 1 || len(alone.Outcomes[0].Provisions) != 1 || alone.Outcomes[0].From.Item != "o1" {
		t.Errorf("a provision without its outcome: %+v", alone)
	}
	strengths := take(take(empty, plan.Taken{Advice: "advice-2", Item: plan.TakeStrengths}), plan.Taken{Advice: "advice-2", Item: plan.TakeStrengths})
	if got := richtext.Plain(strengths.Area.Findings.Strengths); got != "Enjoys company." || !strengths.Area.NotApplicable {
		t.Errorf("strengths taken twice read %q", got)
	}
	if part := take(plan.Part{Key: plan.PartK, K: &plan.Monitoring{}}, need); part.Area != nil {
		t.Error("a part that is no area took over a need")
	}
}
