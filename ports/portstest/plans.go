package portstest

import (
	"context"
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
	"ehchub/ports"
)

// PlansContract proves what use cases rely on when they keep plans.
func PlansContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field of every part comes back":           everyFieldOfAPlan,
		"every field of a version comes back":            everyFieldOfAVersion,
		"a plan as it was begun comes back":              freshPlan,
		"one part can be loaded and saved alone":         onePart,
		"two writers of one part, one conflict":          partConflict,
		"two writers of two parts, no conflict":          partsSideBySide,
		"a part written twice in one unit":               partWrittenTwice,
		"a plan in force that is opened again":           revisedPlan,
		"a plan is begun once":                           planBegunOnce,
		"two versions at once, one conflict":             versionConflict,
		"no version leaves out what was saved before it": versionHoldsWhatWasSaved,
		"a plan or version that is not there":            noSuchPlan,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func beginPlan(t testing.TB, u ports.UnitOfWork) *plan.Plan {
	t.Helper()
	p := plan.Begin(NewID[ehc.PlanID](), someCase(t, u), nil, plan.ViewsGiven{}, NewID[ehc.ItemID], At)
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Plans.Save(ctx, p) })
	return p
}

// fullPart is a part with every field set that its key calls for, and none other.
func fullPart(t testing.TB, key plan.PartKey) plan.Part {
	t.Helper()
	all := Fill[plan.Part](t)
	all.Overview.Primary, all.Overview.Secondary = "ASD", "SLCN"
	part := plan.Part{Key: key}
	switch key {
	case plan.PartA:
		part.A = all.A
	case plan.PartOverview:
		part.Overview = all.Overview
	case plan.PartI:
		part.I = all.I
	case plan.PartJ:
		part.J = all.J
	case plan.PartK:
		part.K = all.K
	default:
		part.Area = all.Area
	}
	return part
}

func everyFieldOfAPlan(t *testing.T, u ports.UnitOfWork) {
	of := beginPlan(t, u).Case()
	want := map[plan.PartKey]plan.Part{}
	for range 2 {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			p, err := s.Plans.Of(ctx, of)
			if err != nil {
				return err
			}
			for _, info := range plan.Parts() {
				next := fullPart(t, info.Key)
				stored, err := p.Part(info.Key)
				if err != nil {
					return err
				}
				next.Revision = stored.Revision
				if err := p.Write(aPerson("A writer"), next, At); err != nil {
					return err
				}
				if want[info.Key], err = p.Part(info.Key); err != nil {
					return err
				}
			}
			return s.Plans.Save(ctx, p)
		})
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			p, err := s.Plans.Of(ctx, of)
			if err != nil {
				return err
			}
			for _, info := range plan.Parts() {
				got, err := p.Part(info.Key)
				if err != nil {
					return err
				}
				same(t, info.Label, got, want[info.Key])
			}
			return nil
		})
	}
}

func everyFieldOfAVersion(t *testing.T, u ports.UnitOfWork) {
	of := beginPlan(t, u).Case()
	draft := share(t, u, of)
	final := finalise(t, u, of)
	for _, missing := range Zero(final) {
		if missing != "Version.Shared.ClosesOn" && !strings.HasSuffix(missing, ".NotApplicable") {
			t.Errorf("the sample leaves %s empty", missing)
		}
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for number, want := range []plan.Version{draft, final} {
			got, err := s.Plans.Version(ctx, of, number+1)
			if err != nil {
				return err
			}
			same(t, "the version", got, want)
		}
		p, err := s.Plans.Of(ctx, of, plan.PartJ)
		if err == nil {
			same(t, "what is known of them", p.Shared(), []plan.Shared{draft.Shared, final.Shared})
		}
		return err
	})
}

// finalise names a setting in section I and issues the plan.
func finalise(t testing.TB, u ports.UnitOfWork, of ehc.CaseID) plan.Version {
	t.Helper()
	var final plan.Version
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of)
		if err != nil {
			return err
		}
		i := fullPart(t, plan.PartI)
		i.Revision = 1
		if err := p.Write(aPerson("A writer"), i, At); err != nil {
			return err
		}
		sample := Fill[plan.Finalisation](t)
		sample.SignedOn, sample.HealthAgreedOn = ehc.D(2026, 9, 21), ehc.D(2026, 9, 20)
		sample.Changes = nil
		for _, s := range plan.Sections() {
			sample.Changes = append(sample.Changes, plan.Change{Section: s.Letter, Because: "The family asked for it."})
		}
		consulted := plan.Consultation{Setting: i.I.Setting, SettingName: i.I.Name, Status: plan.Complete, Reply: plan.CanBeNamed}
		around := plan.Standing{FamilyHasAnswered: true, Consultations: []plan.Consultation{consulted}, Advice: Fill[[]plan.AdviceListed](t)}
		if final, err = p.Finalise(NewID[ehc.VersionID](), sample, around, ehc.D(2026, 9, 22), At); err != nil {
			return err
		}
		return s.Plans.Save(ctx, p)
	})
	return final
}

// makeLawful takes out of a sample what no area may hold when it is shared.
func makeLawful(area *plan.AreaPart) {
	area.NotApplicable = false
	var all []ehc.ItemID
	for _, n := range area.Findings.Needs {
		all = append(all, n.ID)
	}
	for i := range area.Findings.Outcomes {
		o := &area.Findings.Outcomes[i]
		o.Needs, o.Preparing = all, []needs.Preparing{needs.Employment}
	}
}

// share fills the plan so that it can be shared, and shares it.
func share(t testing.TB, u ports.UnitOfWork, of ehc.CaseID) plan.Version {
	t.Helper()
	sample := Fill[plan.Version](t)
	var shared plan.Version
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of)
		if err != nil {
			return err
		}
		for _, info := range plan.Parts() {
			next := fullPart(t, info.Key)
			if info.Area != "" {
				makeLawful(next.Area)
			}
			if info.Key == plan.PartI {
				continue // empty in a draft
			}
			stored, err := p.Part(info.Key)
			if err != nil {
				return err
			}
			next.Revision = stored.Revision
			if err := p.Write(aPerson("A writer"), next, At); err != nil {
				return err
			}
		}
		if shared, err = p.Share(sample.ID, sample.Letter, sample.Content.Advice, ehc.D(2026, 9, 1), ehc.D(2026, 9, 15), At); err != nil {
			return err
		}
		return s.Plans.Save(ctx, p)
	})
	return shared
}

func freshPlan(t *testing.T, u ports.UnitOfWork) {
	begun := beginPlan(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, begun.Case())
		if err != nil {
			return err
		}
		if p.ID() != begun.ID() || p.Case() != begun.Case() || len(p.Shared()) != 0 {
			t.Errorf("got plan %s of case %s with versions %v", p.ID(), p.Case(), p.Shared())
		}
		for _, want := range begun.Snapshot().Parts {
			got, err := p.Part(want.Key)
			if err != nil {
				return err
			}
			same(t, string(want.Key), got, want)
		}
		return nil
	})
}

// writeJ writes the part on the personal budget.
func writeJ(ctx context.Context, s ports.Stores, of ehc.CaseID, text string, loaded func()) error {
	p, err := s.Plans.Of(ctx, of, plan.PartJ)
	if err != nil {
		return err
	}
	loaded()
	part, err := p.Part(plan.PartJ)
	if err != nil {
		return err
	}
	if err := p.Write(aPerson("A writer"), plan.Part{Key: plan.PartJ, Revision: part.Revision, J: &plan.Budget{Personal: words(text)}}, At); err != nil {
		return err
	}
	return s.Plans.Save(ctx, p)
}

func onePart(t *testing.T, u ports.UnitOfWork) {
	of := beginPlan(t, u).Case()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of, plan.PartJ, plan.PartK)
		if err != nil {
			return err
		}
		if _, err := p.Part(plan.PartK); err != nil {
			t.Error(err)
		}
		_, err = p.Part(plan.PartA)
		kind(t, "a part that was not asked for", err, fault.NotFound)
		none, err := s.Plans.Of(ctx, of, "z", "\x00")
		if err != nil || none.Case() != of {
			t.Errorf("asked for a part that is none: %v", err)
		}
		return writeJ(ctx, s, of, "A budget.", func() {})
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of)
		if err != nil {
			return err
		}
		for _, info := range plan.Parts() {
			part, err := p.Part(info.Key)
			if err != nil {
				return err
			}
			if want := map[bool]int{false: 1, true: 2}[info.Key == plan.PartJ]; part.Revision != want {
				t.Errorf("part %s has revision %d, want %d", info.Key, part.Revision, want)
			}
		}
		return nil
	})
}

func partConflict(t *testing.T, u ports.UnitOfWork) {
	of := beginPlan(t, u).Case()
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		return writeJ(ctx, s, of, "A budget.", loaded)
	})
}

func partsSideBySide(t *testing.T, u ports.UnitOfWork) {
	of := beginPlan(t, u).Case()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of)
		if err != nil {
			return err
		}
		if err := p.Write(aPerson("A writer"), plan.Part{Key: plan.PartK, Revision: 1, K: &plan.Monitoring{Who: words("The school.")}}, At); err != nil {
			return err
		}
		do(t, u, func(ctx context.Context, s ports.Stores) error { return writeJ(ctx, s, of, "A budget.", func() {}) })
		return s.Plans.Save(ctx, p)
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of)
		if c := p.Content(); err == nil && (richtext.IsEmpty(c.J.Personal) || richtext.IsEmpty(c.K.Who)) {
			t.Errorf("kept %v and %v", c.J, c.K)
		}
		return err
	})
}

func partWrittenTwice(t *testing.T, u ports.UnitOfWork) {
	of := beginPlan(t, u).Case()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of)
		if err != nil {
			return err
		}
		for revision, text := range []string{"One.", "Two."} {
			if err := p.Write(aPerson("A writer"), plan.Part{Key: plan.PartJ, Revision: revision + 1, J: &plan.Budget{Personal: words(text)}}, At); err != nil {
				return err
			}
		}
		return s.Plans.Save(ctx, p)
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of)
		if err != nil {
			return err
		}
		part, err := p.Part(plan.PartJ)
		if part.Revision != 3 || richtext.Plain(part.J.Personal) != "Two." {
			t.Errorf("kept %+v", part)
		}
		return err
	})
}

func planBegunOnce(t *testing.T, u ports.UnitOfWork) {
	begun := beginPlan(t, u)
	again := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		return s.Plans.Save(ctx, plan.Begin(NewID[ehc.PlanID](), begun.Case(), nil, plan.ViewsGiven{}, NewID[ehc.ItemID], At))
	})
	kind(t, "beginning again", again, fault.Conflict)
}

func versionConflict(t *testing.T, u ports.UnitOfWork) {
	of := beginPlan(t, u).Case()
	share(t, u, of)
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		p, err := s.Plans.Of(ctx, of)
		if err != nil {
			return err
		}
		loaded()
		if _, err := p.Share(NewID[ehc.VersionID](), "", nil, ehc.D(2026, 9, 1), ehc.D(2026, 9, 15), At); err != nil {
			return err
		}
		return s.Plans.Save(ctx, p)
	})
}

func versionHoldsWhatWasSaved(t *testing.T, u ports.UnitOfWork) {
	of := beginPlan(t, u).Case()
	share(t, u, of)
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of)
		if err != nil {
			return err
		}
		if _, err := p.Share(NewID[ehc.VersionID](), "", nil, ehc.D(2026, 9, 1), ehc.D(2026, 9, 15), At); err != nil {
			return err
		}
		do(t, u, func(ctx context.Context, s ports.Stores) error { return writeJ(ctx, s, of, "A last word.", func() {}) })
		return s.Plans.Save(ctx, p)
	})
	kind(t, "sharing what a colleague changed meanwhile", err, fault.Conflict)
}

func noSuchPlan(t *testing.T, u ports.UnitOfWork) {
	begun := beginPlan(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.CaseID{someCase(t, u), NewID[ehc.CaseID](), "", "x"} {
			_, err := s.Plans.Of(ctx, id)
			kind(t, "plan of "+string(id), err, fault.NotFound)
			_, err = s.Plans.Version(ctx, id, 1)
			kind(t, "version of "+string(id), err, fault.NotFound)
		}
		for _, number := range []int{-1, 0, 1, 1 << 40} {
			_, err := s.Plans.Version(ctx, begun.Case(), number)
			kind(t, "version", err, fault.NotFound)
		}
		return nil
	})
}

// shareOne begins and shares a plan, for what hangs on a version.
func shareOne(t testing.TB, u ports.UnitOfWork) plan.Version {
	t.Helper()
	return share(t, u, beginPlan(t, u).Case())
}

// revisedPlan finds that a plan in force is open again for everyone who loads it.
func revisedPlan(t *testing.T, u ports.UnitOfWork) {
	of := beginPlan(t, u).Case()
	share(t, u, of)
	finalise(t, u, of)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of)
		if err != nil {
			return err
		}
		if err := p.Revise(aPerson("A writer"), At); err != nil {
			return err
		}
		return s.Plans.Save(ctx, p)
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, of, plan.PartI)
		if err != nil {
			return err
		}
		issued, _ := p.InForce()
		if placed, _ := p.Part(plan.PartI); p.IsFinal() || issued.Number != 2 || placed.I.Setting != "" {
			t.Errorf("opened again: final %v, in force version %d, section I %+v", p.IsFinal(), issued.Number, placed.I)
		}
		return nil
	})
}
