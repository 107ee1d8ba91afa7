package complaint_test

import (
	"strings"
	"testing"
	"time"

	"ehchub/domain/complaint"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	times   = complaint.Times{Acknowledge: 5, Answer: 10, Extend: 10, TakeFurther: 20, AcknowledgeSecond: 5, AnswerSecond: 20, ExtendSecond: 20}
	now     = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	today   = ehc.D(2026, 11, 23) // a Monday
	mother  = ehc.Actor{Kind: ehc.Human, Person: "mother", Name: "Leila Haddad"}
	manager = ehc.Actor{Kind: ehc.Human, Person: "manager", Name: "Marguerite Holloway"}
	officer = ehc.Actor{Kind: ehc.Human, Person: "officer", Name: "Nadia Brightwell"}
)

// weekdays counts Mondays to Fridays.
func weekdays(from ehc.Date, days int) ehc.Date {
	for days > 0 {
		from = from.AddDays(1)
		if day := from.Weekday(); day != time.Saturday && day != time.Sunday {
			days--
		}
	}
	return from
}

func made(t *testing.T) *complaint.Complaint {
	t.Helper()
	c, err := complaint.New("id", complaint.Matter{Channel: complaint.Online, ReceivedOn: today, By: mother.Person, Name: mother.Name, What: "Nobody answered.", About: []ehc.PersonID{officer.Person}}, mother, times, weekdays, today, now)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func refused(t *testing.T, err error, code string) {
	t.Helper()
	if !fault.Has(err, code) {
		t.Errorf("got %v, want %s", err, code)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestEachStageHasItsDaysInWorkingDays(t *testing.T) {
	c := made(t)
	due := func(what string, want ehc.Date) {
		t.Helper()
		if got := c.Snapshot().Due; got != want {
			t.Errorf("%s is due by %v, want %v", what, got, want)
		}
	}
	due("the acknowledgement", ehc.D(2026, 11, 30))
	must(t, c.Give(manager, "third", "Petra Voss", today, now))
	must(t, c.Acknowledge(manager, times, weekdays, today, now))
	due("the answer", ehc.D(2026, 12, 7))
	refused(t, c.Extend(manager, ehc.D(2026, 12, 22), "Waiting", times, weekdays, today, now), "complaint.until-late")
	refused(t, c.Extend(manager, ehc.D(2026, 12, 7), "", times, weekdays, today, now), "complaint.until-early")
	must(t, c.Extend(manager, ehc.D(2026, 12, 21), "A file is missing.", times, weekdays, today, now))
	refused(t, c.Extend(manager, ehc.D(2026, 12, 22), "Again", times, weekdays, today, now), "complaint.extended")
	due("the answer put off", ehc.D(2026, 12, 21))
	refused(t, c.Answer(manager, "", "", times, weekdays, today, now), "complaint.finding")
	must(t, c.Answer(ehc.Actor{Person: "third"}, "We are sorry.", complaint.Upheld, times, weekdays, today, now))
	due("nothing", ehc.Date{})
	refused(t, c.Close(manager, "They are content.", today, now), "complaint.open")
	further := c.Snapshot().Further
	refused(t, c.TakeFurther(mother, "Not enough", false, times, weekdays, further.AddDays(1), now), "complaint.late")
	must(t, c.TakeFurther(mother, "Not enough", false, times, weekdays, further, now))
	due("the second acknowledgement", weekdays(further, 5))
	refused(t, c.Give(manager, "third", "Petra Voss", further, now), "complaint.first")
	must(t, c.Give(manager, "fourth", "Tom Alder", further, now))
	must(t, c.Acknowledge(manager, times, weekdays, further, now))
	due("the second answer", weekdays(further, 20))
	must(t, c.Answer(ehc.Actor{Person: "fourth"}, "We looked again.", complaint.NotUpheld, times, weekdays, further, now))
	must(t, c.RecordOmbudsman(manager, "Their reference is 26 001 234.", further, now))
	must(t, c.Close(manager, "The Ombudsman found no fault.", further, now))
	if got := len(c.Snapshot().Taken); got != 11 {
		t.Errorf("%d steps are told", got)
	}
}

func TestNobodyAnswersWhatIsAboutThem(t *testing.T) {
	c := made(t)
	refused(t, c.Acknowledge(manager, times, weekdays, today, now), "complaint.nobody")
	refused(t, c.Give(manager, officer.Person, officer.Name, today, now), "complaint.about")
	refused(t, c.Give(manager, mother.Person, mother.Name, today, now), "complaint.own")
	must(t, c.Give(manager, "third", "Petra Voss", today, now))
	must(t, c.NameAbout(manager, []ehc.PersonID{officer.Person, "third"}, nil, today, now))
	if c.Snapshot().Handler != "" {
		t.Error("somebody answers a complaint about themselves")
	}
}

func TestAWrongComplaintSaysEachFault(t *testing.T) {
	_, err := complaint.New("id", complaint.Matter{Channel: "pigeon", ReceivedOn: today.AddDays(1)}, officer, times, weekdays, today, now)
	for _, code := range []string{"complaint.what", "complaint.name", "complaint.channel", "complaint.reach", "complaint.received-future"} {
		refused(t, err, code)
	}
}

func TestAnOfficerWithdrawsOnlyWithHowTheyWereAsked(t *testing.T) {
	c := made(t)
	if err := c.Withdraw(officer, " ", today, now); fault.As(err) == nil || fault.As(err).Field != "why" {
		t.Errorf("withdrawn over the head of who complained: %v", err)
	}
	must(t, c.Withdraw(officer, "She rang on Monday and asked for it.", today, now))
	if taken := c.Snapshot().Taken; !strings.Contains(taken[len(taken)-1].Words, "She rang on Monday") {
		t.Errorf("the page does not say why: %+v", taken)
	}
}

func TestAComplaintIsWithdrawnOnlyWhileItWaits(t *testing.T) {
	c := made(t)
	must(t, c.Withdraw(mother, "", today, now))
	refused(t, c.Withdraw(mother, "", today, now), "step.illegal")
	refused(t, c.Give(manager, "third", "Petra Voss", today, now), "complaint.nothing-owed")
}
