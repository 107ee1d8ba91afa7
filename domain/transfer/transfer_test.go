package transfer

import (
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

var (
	november = ehc.D(2026, time.November, 23)
	officer  = ehc.Actor{Kind: ehc.Human, Person: "officer", Name: "Nadia"}

	nursery   = Place{"nursery", "Nursery", 2, 5}
	infant    = Place{"infant", "Infant", 4, 7}
	junior    = Place{"junior", "Junior", 7, 11}
	primary   = Place{"primary", "Primary", 3, 11}
	first     = Place{"first", "First", 4, 9}
	middle    = Place{"middle", "Middle", 9, 13}
	secondary = Place{"secondary", "Secondary", 11, 16}
	through   = Place{"through", "With a sixth form", 11, 18}
	special   = Place{"special", "Special", 4, 19}
	sixth     = Place{"sixth", "Sixth form college", 16, 19}
	college   = Place{"college", "College", 16, 25}
)

func standing(year int, at Place) Standing {
	return Standing{Year: year, Known: true, From: at, Born: ehc.D(2026-5-year, time.October, 1), PlanMade: ehc.D(2025, time.March, 3)}
}

func TestWhoMovesNextSeptember(t *testing.T) {
	for _, tc := range []struct {
		what string
		s    Standing
		want Kind
		last string
	}{
		{"the last nursery year", standing(-1, nursery), IntoSchool, "2027-02-14"},
		{"a nursery class of a primary school", standing(-1, primary), IntoSchool, "2027-02-14"},
		{"held back a year in the nursery", standing(0, nursery), IntoSchool, "2027-02-14"},
		{"the nursery year before", standing(-2, nursery), "", ""},
		{"reception of an infant school", standing(0, infant), "", ""},
		{"the last infant year", standing(2, infant), IntoJunior, "2027-02-14"},
		{"the last year of a first school", standing(4, first), IntoMiddle, "2027-02-14"},
		{"Year 2 of a primary school", standing(2, primary), "", ""},
		{"Year 6 of a primary school", standing(6, primary), IntoSecondary, "2027-02-14"},
		{"Year 6 of a junior school", standing(6, junior), IntoSecondary, "2027-02-14"},
		{"Year 5, out of the year of their age", standing(5, primary), "", ""},
		{"Year 6 of a middle school", standing(6, middle), "", ""},
		{"the last year of a middle school", standing(8, middle), FromMiddle, "2027-02-14"},
		{"Year 11 of an 11 to 16 school", standing(11, secondary), IntoPost16, "2027-03-30"},
		{"Year 11 of a school with a sixth form", standing(11, through), "", ""},
		{"Year 13 of a school with a sixth form", standing(13, through), IntoPost16, "2027-03-30"},
		{"Year 11 of a special school to 19", standing(11, special), "", ""},
		{"Year 14 of a special school to 19", standing(14, special), IntoPost16, "2027-03-30"},
		{"the last year of a sixth form college", standing(14, sixth), BetweenPost16, "2027-04-01"},
		{"the second year of a college to 25", standing(13, college), "", ""},
		{"Year 6 at a setting without known ages", standing(6, Place{Name: "A school abroad"}), IntoSecondary, "2027-02-14"},
		{"Year 11 at home", standing(11, Place{}), IntoPost16, "2027-03-30"},
		{"Year 8 at home", standing(8, Place{}), "", ""},
		{"Year 7, recorded at the primary school still", standing(7, primary), "", ""},
	} {
		m, ok := Find(tc.s, november)
		if m.Kind != tc.want || ok != (tc.want != "") {
			t.Errorf("%s: %q, want %q", tc.what, m.Kind, tc.want)
		}
		if ok && (m.LastDay().String() != tc.last || m.On != ehc.D(2027, time.September, 1)) {
			t.Errorf("%s: by %s for %s, want by %s", tc.what, m.LastDay(), m.On, tc.last)
		}
	}
}

func TestWhoHasNothingToReview(t *testing.T) {
	without := standing(6, primary)
	without.PlanMade = ehc.Date{}
	if _, ok := Find(without, november); ok {
		t.Error("a child without a plan has nothing to review")
	}
	late := standing(6, primary)
	late.PlanMade = ehc.D(2027, time.February, 15)
	if m, ok := Find(late, ehc.D(2027, time.February, 20)); !ok || m.Expected() {
		t.Errorf("a plan made after the last day need not be reviewed: %+v", m)
	}
	late.PlanMade = ehc.D(2027, time.February, 14)
	if m, _ := Find(late, ehc.D(2027, time.February, 20)); !m.Expected() {
		t.Error("a plan made on the last day must be")
	}
	old := standing(20, college)
	old.Born = ehc.D(2002, time.August, 31)
	if m, ok := Find(old, november); ok {
		t.Errorf("who is 25 by then moves nowhere: %+v", m)
	}
}

func TestTheMoveFollowsTheChild(t *testing.T) {
	m := New("case")
	if changed := m.Follow(standing(5, primary), november); len(changed) != 0 {
		t.Fatalf("Year 5 moves nowhere: %+v", changed)
	}
	moves := standing(6, primary)
	if changed := m.Follow(moves, november); len(changed) != 1 {
		t.Fatalf("found %d", len(changed))
	}
	m.TakeChanged()
	if changed := m.Follow(moves, november.AddDays(30)); len(changed) != 0 {
		t.Errorf("nothing changed, but %+v", changed)
	}
	m.Follow(standing(5, primary), november)
	if one := m.All()[0]; one.Expected() {
		t.Error("a child taught in Year 5 after all does not move")
	}
	m.Follow(moves, november)
	if next, ok := m.Next(november); !ok || next.Kind != IntoSecondary {
		t.Error("and is found again once the record says so")
	}
	m.Follow(standing(5, primary), ehc.D(2027, time.February, 15))
	if !m.All()[0].Expected() {
		t.Error("a last day that was missed does not fall away by a change of the record")
	}
	if got := m.Follow(standing(7, secondary), ehc.D(2027, time.September, 1)); len(m.All()) != 1 || len(got) > 1 {
		t.Errorf("the next school year begins without a move: %+v", m.All())
	}
}

func TestAPlanThatNamesTheNextSettingMeetsTheLimit(t *testing.T) {
	s := standing(6, primary)
	m := New("case")
	m.Follow(s, november)
	for what, naming := range map[string]Naming{
		"the school that they leave":        {november, primary},
		"a college, which takes no Year 7":  {november, college},
		"a plan made two years before":      {november.AddDays(-700), secondary},
		"a plan made after they have moved": {ehc.D(2027, time.September, 2), secondary},
		"a type of school alone":            {november, Place{}},
	} {
		s.Named = naming
		m.Follow(s, november)
		if m.All()[0].Done() {
			t.Errorf("%s met it", what)
		}
	}
	s.Named = Naming{november, secondary}
	m.Follow(s, november)
	happened := m.Happenings(false)
	if len(happened) != 1 || happened[0].DoneOn(timescale.NameNextSchool) != november || happened[0].Facts.To != timescale.ToSchool || happened[0].On != ehc.D(2027, time.September, 1) {
		t.Errorf("told %+v", happened)
	}
	m.TakeChanged()
	if m.Follow(standing(11, primary), ehc.D(2031, time.November, 1)); len(m.All()) != 2 || m.All()[0].Kind != IntoPost16 || m.All()[0].From.ID != secondary.ID {
		t.Errorf("a record that was never brought up to date hides no later move: %+v", m.All())
	}
}

func TestWhatAnOfficerRecordsStays(t *testing.T) {
	s := standing(6, primary)
	m := New("case")
	m.Follow(s, november)
	key := m.All()[0].Key()
	if err := m.LeaveOut(officer, key, " "); fault.As(err) == nil || fault.As(err).Field != "why" {
		t.Errorf("no reason: %v", err)
	}
	if err := m.LeaveOut(officer, key, "They repeat Year 6, as agreed with the head."); err != nil {
		t.Fatal(err)
	}
	if m.Follow(s, november); m.All()[0].Expected() {
		t.Error("found again, although an officer left it out")
	}
	if m.Happenings(false)[0].OffBecause(timescale.NameNextSchool) == "" {
		t.Error("its limit must have fallen away")
	}
	at := standing(13, college)
	n := New("case")
	if err := n.Plan(officer, BetweenPost16, ehc.D(2027, time.April, 12), "They told us of their place.", at, november); err != nil {
		t.Fatal(err)
	}
	if n.Follow(at, november); len(n.All()) != 1 || n.All()[0].LastDay() != ehc.D(2026, time.November, 12) {
		t.Errorf("planned %+v", n.All())
	}
}

func TestAPlannedMoveIsChecked(t *testing.T) {
	m := New("case")
	s := standing(13, college)
	for field, err := range map[string]error{
		"kind": m.Plan(officer, "elsewhere", ehc.D(2027, time.April, 12), "Told.", s, november),
		"on":   m.Plan(officer, BetweenPost16, november, "Told.", s, november),
		"why":  m.Plan(officer, BetweenPost16, ehc.D(2027, time.April, 12), "", s, november),
	} {
		if f := fault.As(err); f == nil || f.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	s.PlanMade = ehc.Date{}
	if err := m.Plan(officer, BetweenPost16, ehc.D(2027, time.April, 12), "Told.", s, november); !fault.Is(err, fault.Illegal) {
		t.Errorf("without a plan: %v", err)
	}
}

func TestHowFarAMoveIsPreparedIsChecked(t *testing.T) {
	made := ehc.D(2025, time.March, 3)
	for _, tc := range []struct {
		field string
		p     Progress
	}{
		{"reviewed-on", Progress{}},
		{"reviewed-on", Progress{ReviewedOn: november.AddDays(1)}},
		{"reviewed-on", Progress{ReviewedOn: made.AddDays(-1)}},
		{"named-on", Progress{Named: Naming{In: secondary}}},
		{"setting", Progress{Named: Naming{On: november}}},
		{"setting", Progress{Named: Naming{On: november, In: college}}},
	} {
		m := New("case")
		m.Follow(standing(6, primary), november)
		err := m.Record(officer, m.All()[0].Key(), tc.p, made, november)
		if f := fault.As(err); f == nil || f.Field != tc.field {
			t.Errorf("%+v: %v, want a fault at %s", tc.p, err, tc.field)
		}
	}
	m := New("case")
	m.Follow(standing(6, primary), november)
	key := m.All()[0].Key()
	if err := m.Record(officer, key, Progress{ReviewedOn: november}, made, november); err != nil || m.All()[0].Done() {
		t.Fatalf("reviewed: %v", err)
	}
	if err := m.Record(officer, key, Progress{Named: Naming{november, secondary}}, made, november); err != nil || !m.All()[0].Done() || m.All()[0].ReviewedOn != november {
		t.Errorf("named: %v, %+v", err, m.All()[0])
	}
	if err := m.LeaveOut(officer, key, "They stay."); !fault.Is(err, fault.Illegal) {
		t.Errorf("left out once done: %v", err)
	}
	if err := m.Record(officer, "2031-09-01", Progress{ReviewedOn: november}, made, november); !fault.Is(err, fault.NotFound) {
		t.Errorf("another year: %v", err)
	}
}
