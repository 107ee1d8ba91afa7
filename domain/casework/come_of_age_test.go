package casework

import (
	"strings"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// aged is an open case with a plan in force, of somebody born on a day.
func aged(born ehc.Date) *Case {
	return Restore(Snapshot{ID: "case", State: ReviewPending, Child: Child{Born: born}, Request: Request{ReceivedOn: ehc.D(2015, time.March, 2)}, FinalOn: ehc.D(2015, time.July, 1)})
}

var anOfficer = ehc.Actor{Kind: ehc.Human, Person: "officer", Name: "Nadia"}

// The school leaving date is the last Friday in June of the school year in which they turn 16, which begins on 1 September
// (Education Act 1996 s.8; SI 1997/1970).
func TestWhenTheRightsPass(t *testing.T) {
	for born, want := range map[ehc.Date]string{
		ehc.D(2010, time.September, 1): "2027-06-25",
		ehc.D(2010, time.August, 31):   "2026-06-26",
		ehc.D(2011, time.June, 25):     "2027-06-25", // 16 on the very day
		ehc.D(2011, time.June, 26):     "2027-06-25", // 16 the day after: before the next school year
		ehc.D(2011, time.August, 31):   "2027-06-25",
		ehc.D(2012, time.February, 29): "2028-06-30",
	} {
		c := aged(born)
		day, ok := c.TurningDay(RightsPass)
		if !ok || day.String() != want {
			t.Errorf("born %s: %s, want %s", born, day, want)
		}
		if _, passed := c.RightsHeld(day); passed {
			t.Errorf("born %s: the rights are the parent's to the end of the day", born)
		}
		if held, passed := c.RightsHeld(day.AddDays(1)); !passed || held.Holder != TheYoungPerson {
			t.Errorf("born %s: on the day after, %+v", born, held)
		}
	}
}

func TestATaskBegins12WeeksBefore(t *testing.T) {
	c := aged(ehc.D(2010, time.September, 1))
	day, _ := c.TurningDay(RightsPass)
	if due := c.TurningsDue(day.AddDays(-85)); len(due) != 0 {
		t.Errorf("13 weeks before: %v", due)
	}
	if err := c.PrepareTurning(anOfficer, Prepared{Turning: RightsPass, Holder: TheYoungPerson}, day.AddDays(-85), time.Now()); !fault.Is(err, fault.Illegal) {
		t.Errorf("ticked off too early: %v", err)
	}
	today := day.AddDays(-84)
	if due := c.TurningsDue(today); len(due) != 1 || len(due[0].Todo) == 0 || due[0].Law == "" {
		t.Fatalf("12 weeks before: %v", due)
	}
	if due := c.TurningsDue(day.AddDays(400)); len(due) != 0 {
		t.Error("long after the rights have passed, nobody is asked any more")
	}
	if due := c.TurningsDue(day.AddDays(100)); len(due) != 1 {
		t.Error("a task that nobody did is still there after the day")
	}
	for field, p := range map[string]Prepared{"holder": {}, "name": {Holder: TheirDeputy, Name: " "}, "note": {Holder: TheYoungPerson, Note: strings.Repeat("x", 5001)}} {
		p.Turning = RightsPass
		if f := fault.As(c.PrepareTurning(anOfficer, p, today, time.Now())); f == nil || f.Field != field {
			t.Errorf("%s: %v", field, f)
		}
	}
	if err := c.PrepareTurning(anOfficer, Prepared{Turning: RightsPass, Holder: TheirDeputy, Name: "Rhian Dale", Note: "Court order seen."}, today, time.Now()); err != nil {
		t.Fatal(err)
	}
	p, ok := c.Prepared(RightsPass)
	if !ok || p.On != today || p.ByName != "Nadia" || p.Note == "" || len(c.TurningsDue(today)) != 0 {
		t.Errorf("ticked off: %+v", p)
	}
	if held, _ := c.RightsHeld(day.AddDays(1)); held.Name != "Rhian Dale" {
		t.Errorf("who acts: %+v", held)
	}
	if err := c.PrepareTurning(anOfficer, Prepared{Turning: RightsPass, Holder: TheYoungPerson}, day.AddDays(300), time.Now()); err != nil {
		t.Errorf("recorded again: %v", err)
	}
	if held, _ := c.RightsHeld(day.AddDays(301)); held.Holder != TheYoungPerson || len(c.Snapshot().Prepared) != 2 {
		t.Errorf("the latest counts, and the earlier is kept: %+v", held)
	}
}

func TestThePlanAt25(t *testing.T) {
	s := aged(ehc.D(2001, time.December, 20)).Snapshot()
	s.Request.ReceivedOn = ehc.D(2020, time.March, 2)
	c := Restore(s)
	day, ok := c.TurningDay(PlanEnds)
	if !ok || day != ehc.D(2026, time.December, 20) {
		t.Fatalf("%s", day)
	}
	today := day.AddDays(-40)
	if due := c.TurningsDue(today); len(due) != 1 || due[0].Turning != PlanEnds {
		t.Fatalf("due %v: the rights passed before the request came", due)
	}
	for _, until := range []ehc.Date{day, ehc.D(2027, time.December, 20)} {
		if f := fault.As(c.PrepareTurning(anOfficer, Prepared{Turning: PlanEnds, KeptUntil: until}, today, time.Now())); f == nil || f.Field != "kept-until" {
			t.Errorf("kept until %s: %v", until, f)
		}
	}
	if err := c.PrepareTurning(anOfficer, Prepared{Turning: PlanEnds, KeptUntil: ehc.D(2027, time.July, 31)}, today, time.Now()); err != nil {
		t.Fatal(err)
	}
	for _, h := range c.Happenings(nil) {
		if h.Trigger == timescale.DateOfBirth && (h.DoneOn(timescale.ReachEndAge) != today || h.Starts(timescale.Deadline{Code: timescale.LeaveSchoolAge})) {
			t.Errorf("told %+v", h)
		}
	}
}

func TestWithoutAPlanOrABirthDateNothingTurns(t *testing.T) {
	s := aged(ehc.D(2001, time.December, 20)).Snapshot()
	s.FinalOn, s.State = ehc.Date{}, Assessing
	if due := Restore(s).TurningsDue(ehc.D(2026, time.December, 1)); len(due) != 0 {
		t.Errorf("without a plan: %v", due)
	}
	if due := aged(ehc.Date{}).TurningsDue(ehc.D(2026, time.December, 1)); len(due) != 0 {
		t.Errorf("without a birth date: %v", due)
	}
	closed := aged(ehc.D(2001, time.December, 20)).Snapshot()
	closed.State = Closed
	c := Restore(closed)
	if due := c.TurningsDue(ehc.D(2026, time.December, 1)); len(due) != 0 {
		t.Errorf("of a closed case: %v", due)
	}
	if err := c.PrepareTurning(anOfficer, Prepared{Turning: PlanEnds}, ehc.D(2026, time.December, 1), time.Now()); !fault.Is(err, fault.Illegal) {
		t.Errorf("on a closed case: %v", err)
	}
}
