package casework_test

import (
	"slices"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func flagged(t *testing.T, flags ...casework.Flag) *casework.Case {
	t.Helper()
	c := assigned(t)
	for _, f := range flags {
		ok(t, c.SetFlag(coordinator, f, today, "Told by telephone.", today, now))
	}
	return c
}

func TestAFlagHasItsDaysAndStaysInTheHistory(t *testing.T) {
	c := flagged(t, casework.Safeguarding)
	wrong(t, c.SetFlag(coordinator, casework.Safeguarding, today, "again", today, now), "flag.set", "flag")
	wrong(t, c.EndFlag(coordinator, casework.YoungCarer, today, "x", today, now), "flag.not-set", "")
	wrong(t, c.EndFlag(coordinator, casework.Safeguarding, today.AddDays(-1), "x", today, now), "flag.to-early", "to")
	wrong(t, c.EndFlag(coordinator, casework.Safeguarding, today.AddDays(1), "x", today, now), "flag.to-future", "to")
	wrong(t, c.EndFlag(coordinator, casework.Safeguarding, today, " ", today, now), "flag.end-reason", "reason")
	ok(t, c.EndFlag(coordinator, casework.Safeguarding, today, "The enquiry found no risk.", today, now))
	ok(t, c.SetFlag(manager, casework.Safeguarding, today, "A new concern.", today, now))
	all := c.Flags()
	if len(all) != 2 || !all[0].Set() || all[0].SetterName != manager.Name || all[1].EndReason != "The enquiry found no risk." || all[1].EnderName != coordinator.Name {
		t.Errorf("history %+v", all)
	}
}

func TestAFlagSaysSinceWhenAndWhy(t *testing.T) {
	for name, tc := range map[string]struct {
		flag        casework.Flag
		from        ehc.Date
		reason      string
		code, field string
	}{
		"unknown":          {"clever", today, "x", "flag.unknown", "flag"},
		"no day":           {casework.Interpreter, ehc.Date{}, "x", "flag.from", "from"},
		"a day to come":    {casework.Interpreter, today.AddDays(1), "x", "flag.future", "from"},
		"before the birth": {casework.Interpreter, ehc.D(2017, 3, 3), "x", "flag.before-birth", "from"},
		"no reason":        {casework.Interpreter, today, " ", "flag.reason", "reason"},
	} {
		t.Run(name, func(t *testing.T) {
			c := assigned(t)
			wrong(t, c.SetFlag(coordinator, tc.flag, tc.from, tc.reason, today, now), tc.code, tc.field)
			if len(c.Flags()) != 0 {
				t.Error("it is set")
			}
		})
	}
	wrong(t, drafted(mother).SetFlag(coordinator, casework.Interpreter, today, "x", today, now), "flag.draft", "")
}

func TestEachSeesOnlyTheFlagsForThem(t *testing.T) {
	var every []casework.Flag
	for _, r := range casework.FlagRules() {
		every = append(every, r.Flag)
	}
	c := flagged(t, every...)
	if got := c.FlagsSeenBy(access.Coordinator); len(got) != len(every) {
		t.Errorf("the co-ordinator sees %v", got)
	}
	hidden := map[access.Relation][]casework.Flag{
		access.Family:     {casework.Safeguarding, casework.ChildProtection, casework.ExclusionRisk, casework.RestrictedContact},
		access.Advocate:   {casework.Safeguarding, casework.ChildProtection},
		access.Setting:    {casework.RestrictedContact},
		access.Adviser:    {casework.RestrictedContact, casework.ExclusionRisk},
		access.TeamMember: {casework.Safeguarding, casework.RestrictedContact},
		access.Consulted:  {casework.Safeguarding, casework.ChildProtection, casework.YoungCarer, casework.Refugee, casework.YouthCustody},
	}
	for relation, flags := range hidden {
		seen := c.FlagsSeenBy(relation)
		for _, f := range flags {
			if slices.Contains(seen, f) {
				t.Errorf("%s sees %s", relation, f)
			}
		}
		if !slices.Contains(seen, casework.Safeguarding) && relation == access.Setting {
			t.Error("the setting is not told of a safeguarding concern")
		}
	}
	mothers := c.FlagsSeenThrough(ehc.Holder{Kind: ehc.HeldByPerson, ID: "mother"})
	if slices.Contains(mothers, casework.Safeguarding) || !slices.Contains(mothers, casework.LookedAfter) {
		t.Errorf("in her list the mother sees %v", mothers)
	}
	if got := c.FlagsSeenThrough(ehc.Authority()); len(got) != len(every) {
		t.Errorf("the council's list shows %v", got)
	}
	if got := c.FlagsSeenThrough(ehc.Holder{Kind: ehc.HeldByPerson, ID: "stranger"}); len(got) != 0 {
		t.Errorf("a stranger sees %v", got)
	}
}

func TestFlagsAndTheChildsRecordSayTheSame(t *testing.T) {
	child := fullChild()
	child.LookedAfter, child.NotInEducation = true, true
	c := casework.StartRequest("case-1", mother, fullRequest(), child, now)
	ok(t, c.Submit(mother, "EHC/26/0001", today, now))
	if !c.HasFlag(casework.LookedAfter) || !c.HasFlag(casework.NotInEducation) || len(c.Flags()) != 2 || c.Flags()[0].From != today {
		t.Errorf("from the request: %+v", c.Flags())
	}
	child = c.Child()
	child.NotInEducation = false
	ok(t, c.ChangeDetails(coordinator, child, today, now))
	if c.HasFlag(casework.NotInEducation) || !c.HasFlag(casework.LookedAfter) {
		t.Error("the flags do not follow the record")
	}
	ok(t, c.EndFlag(coordinator, casework.LookedAfter, today, "Adopted.", today, now))
	ok(t, c.SetFlag(coordinator, casework.YouthCustody, today, "Told by the youth justice team.", today, now))
	if c.Child().LookedAfter || !c.Child().YouthCustody {
		t.Error("the record does not follow the flags")
	}
}

func TestHowToReachTheFamilyIsForTheCoordinatorAlone(t *testing.T) {
	c := flagged(t)
	for _, other := range []ehc.Actor{mother, senco} {
		if access.May(access.SeeContacts, c.Subject(other, false)) {
			t.Errorf("%s sees how to reach everyone of the family", other.Name)
		}
	}
	if !access.May(access.SeeContacts, c.Subject(coordinator, false)) {
		t.Error("the co-ordinator does not")
	}
}
