package timescale

import (
	"slices"
	"testing"
	"time"

	"ehchub/domain/ehc"
)

func day(t *testing.T, text string) ehc.Date {
	t.Helper()
	d, err := ehc.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func find(t *testing.T, all []Deadline, key string) Deadline {
	t.Helper()
	for _, d := range all {
		if d.Key() == key {
			return d
		}
	}
	t.Fatalf("no %s among %d deadlines", key, len(all))
	return Deadline{}
}

func TestTheLastLawfulDayAsTheLawWorksIt(t *testing.T) {
	for _, c := range []struct {
		trigger Trigger
		on      string
		key     string
		last    string
		facts   Facts
		why     string
	}{
		{trigger: RequestReceived, on: "2026-09-01", key: "D2", last: "2026-10-13"},
		{trigger: AdviceRequestReceived, on: "2026-10-13", key: "D3", last: "2026-11-24"},
		{trigger: RequestReceived, on: "2026-09-01", key: "D4", last: "2026-12-22"},
		{trigger: RequestReceived, on: "2026-09-01", key: "D8", last: "2027-01-19"},
		{trigger: DraftServed, on: "2027-01-04", key: "D6", last: "2027-01-18", why: "leaves 19 January for the final plan"},
		{trigger: ReviewMeeting, on: "2026-10-01", key: "D11", last: "2026-09-17"},
		{trigger: ReviewMeeting, on: "2026-10-01", key: "D12", last: "2026-09-17"},
		{trigger: ReviewMeeting, on: "2026-10-01", key: "D13", last: "2026-10-15"},
		{trigger: ReviewMeeting, on: "2026-10-01", key: "D14", last: "2026-10-29"},
		{trigger: ReviewMeeting, on: "2026-10-01", key: "D16", last: "2026-12-24"},
		{trigger: AmendmentNotice, on: "2026-10-29", key: "D16", last: "2026-12-24"},
		{trigger: AmendmentNotice, on: "2026-10-29", key: "D15", last: "2026-11-12"},
		{trigger: PhaseTransfer, on: "2027-09-01", key: "D17", last: "2027-02-14", facts: Facts{To: ToSchool}},
		{trigger: PhaseTransfer, on: "2027-09-01", key: "D18", last: "2027-03-30", facts: Facts{To: ToPost16}},
		{trigger: PhaseTransfer, on: "2027-07-31", key: "D19", last: "2027-02-28", facts: Facts{To: Post16ToPost16}},
		{trigger: ReviewMeeting, on: "2026-11-22", key: "D16", last: "2027-02-14", why: "the last meeting for a school transfer"},
		{trigger: ReviewMeeting, on: "2027-01-05", key: "D16", last: "2027-03-30", why: "the last meeting for a post-16 transfer"},
		{trigger: OrderAssess, on: "2026-11-02", key: "D38-notify", last: "2026-11-16"},
		{trigger: OrderAssess, on: "2026-11-02", key: "D38-refuse", last: "2027-01-11"},
		{trigger: OrderAssess, on: "2026-11-02", key: "D38-plan", last: "2027-02-08"},
		{trigger: OrderMakePlan, on: "2026-11-02", key: "D39-draft", last: "2026-12-07"},
		{trigger: OrderMakePlan, on: "2026-11-02", key: "D39-final", last: "2027-01-18"},
		{trigger: OrderAmend, on: "2026-11-02", key: "D40", last: "2026-12-07"},
		{trigger: OrderNameSetting, on: "2026-11-02", key: "D40", last: "2026-11-16"},
		{trigger: OrderRemitted, on: "2026-11-02", key: "D40", last: "2026-11-16"},
		{trigger: OrderContinuePlan, on: "2026-11-02", key: "D40", last: "2026-11-02"},
		{trigger: OrderCease, on: "2026-11-02", key: "D40", last: "2026-11-02"},
		{trigger: AppealConceded, on: "2026-11-02", key: "D41-plan", last: "2027-02-08", facts: Facts{About: AboutReassess}},
		{trigger: AppealConceded, on: "2026-11-02", key: "D41-final", last: "2027-01-18", facts: Facts{About: AboutMakePlan}},
		{trigger: AppealConceded, on: "2026-11-02", key: "D41-amend", last: "2026-12-07", facts: Facts{About: AboutAmend}},
		{trigger: AppealConceded, on: "2026-11-02", key: "D41-setting", last: "2026-11-16", facts: Facts{About: AboutNameSetting}},
		{trigger: AppealConceded, on: "2026-11-02", key: "D41-continue", last: "2026-11-02", facts: Facts{About: AboutContinue}},
		{trigger: OldAuthorityKnew, on: "2026-11-02", key: "D25", last: "2026-11-20"},
		{trigger: Transferred, on: "2026-11-20", key: "D26", last: "2027-01-01"},
		{trigger: Transferred, on: "2026-11-20", key: "D27", last: "2027-02-19", facts: Facts{PlanMade: ehc.D(2026, 1, 10)}},
		{trigger: Transferred, on: "2026-11-20", key: "D27", last: "2027-08-31", facts: Facts{PlanMade: ehc.D(2026, 1, 10), LastReview: ehc.D(2026, 9, 1)}},
		{trigger: DecisionNotice, on: "2025-12-31", key: "D32", last: "2026-02-28", why: "the month's last day"},
		{trigger: DecisionNotice, on: "2026-09-02", key: "D36", last: "2026-11-02"},
		{trigger: DecisionNotice, on: "2026-06-24", key: "D36", last: "2026-09-01", why: "ends in August"},
		{trigger: DecisionNotice, on: "2026-10-28", key: "D36", last: "2027-01-04", why: "ends on 28 December; 2 January is a Saturday"},
		{trigger: DecisionNotice, on: "2026-09-02", key: "D36", last: "2026-11-27", facts: Facts{Certificate: ehc.D(2026, 10, 27)}},
		{trigger: MediationCertificate, on: "2026-09-10", key: "D36", last: "2026-11-02", facts: Facts{Decision: ehc.D(2026, 9, 2)}, why: "two months from the decision end later"},
		{trigger: MediationCertificate, on: "2026-09-10", key: "D36", last: "2026-10-12", why: "10 October is a Saturday"},
		{trigger: AppealReceived, on: "2026-07-17", key: "D37", last: "2026-09-28", why: "10 working days in July, 20 in September"},
		{trigger: AppealReceived, on: "2026-11-30", key: "D37", last: "2027-01-19", why: "18 working days to 24 December, 12 from 4 January"},
		{trigger: MediationRequested, on: "2026-09-01", key: "D34", last: "2026-10-01"},
		{trigger: MediationRequested, on: "2026-09-04", key: "D34-health", last: "2026-09-09"},
		{trigger: MediationDeclined, on: "2026-12-24", key: "D33", last: "2026-12-31", why: "25 and 28 December are bank holidays"},
		{trigger: MediationEnded, on: "2026-09-04", key: "D33", last: "2026-09-09"},
		{trigger: MediationAgreement, on: "2026-09-01", key: "D35-other", last: "2026-09-15"},
		{trigger: MediationAgreement, on: "2026-09-01", key: "D35-health", last: "2026-09-08"},
		{trigger: MediationAgreement, on: "2026-09-01", key: "D35-notify", last: "2026-09-15", facts: Facts{About: AboutAssess}},
		{trigger: ReassessmentRequested, on: "2026-09-01", key: "D23", last: "2026-09-16"},
		{trigger: ReassessmentAgreed, on: "2026-09-01", key: "D24", last: "2026-12-08"},
		{trigger: HealthBoardChanged, on: "2026-11-02", key: "D28-tell", last: "2026-11-20"},
		{trigger: HealthBoardChanged, on: "2026-11-02", key: "D28-ask", last: "2026-11-20"},
		{trigger: Detained, on: "2026-11-02", key: "D29", last: "2026-11-09"},
		{trigger: Recommendation, on: "2026-11-02", key: "D42", last: "2026-12-07"},
		{trigger: TermStart, on: "2027-01-05", key: "D21", last: "2026-12-22"},
		{trigger: DirectPaymentStart, on: "2026-09-01", key: "D43", last: "2026-11-30"},
		{trigger: DateOfBirth, on: "2010-08-31", key: "D30", last: "2026-06-26", why: "16 on the last day of the school year"},
		{trigger: DateOfBirth, on: "2010-09-01", key: "D30", last: "2027-06-25", why: "16 on the first day of the next"},
		{trigger: DateOfBirth, on: "2004-02-29", key: "D31", last: "2029-03-01", why: "no 29 February in 2029"},
		{trigger: LastReview, on: "2024-02-29", key: "D10", last: "2025-02-28"},
		// The dates of the systems in use, and where they are a day out.
		{trigger: AdviceRequestReceived, on: "2023-08-30", key: "D3", last: "2023-10-11"},
		{trigger: DraftServed, on: "2023-09-12", key: "D6", last: "2023-09-26"},
		{trigger: SettingConsulted, on: "2023-09-12", key: "D7", last: "2023-09-26"},
		{trigger: RequestReceived, on: "2019-01-03", key: "D8", last: "2019-05-23"},
		{trigger: RequestReceived, on: "2023-07-31", key: "D8", last: "2023-12-18"},
		{trigger: PlanMade, on: "2023-09-12", key: "D9", last: "2024-09-11", why: "not 12 September: the 12 months start with the day"},
		{trigger: RequestReceived, on: "2023-05-18", key: "D4", last: "2023-09-07"},
	} {
		got := find(t, DeadlinesWith(c.trigger, day(t, c.on), c.facts, England()), c.key)
		if got.Last.String() != c.last {
			t.Errorf("%s from %s %s: last %s, want %s (%s)\n%s%s", c.key, c.trigger, c.on, got.Last, c.last, c.why, got.Plain, got.NoDate)
		}
	}
}

func TestTargets(t *testing.T) {
	for _, c := range []struct {
		trigger Trigger
		on, key string
		cal     Calendar
		target  string
	}{
		{RequestReceived, "2026-09-01", "D2", England(), "2026-10-12"},
		{RequestReceived, "2026-09-01", "D8", England(), "2027-01-18"},
		{RequestReceived, "2019-01-03", "D8", England(), "2019-05-22"},
		{RequestReceived, "2026-08-10", "D2", England(), "2026-09-18"}, // the day before Monday 21 September is a Sunday
		{DraftServed, "2023-09-12", "D6", England(), "2023-09-27"},
		{SettingConsulted, "2023-09-12", "D7", England(), "2023-09-27"},
		{AmendmentNotice, "2023-09-12", "D15", England(), "2023-09-27"},
		{DecisionNotice, "2025-10-26", "D32", England(), "2025-12-24"}, // 25 and 26 December are bank holidays
		{OrderCease, "2026-11-02", "D40", England(), "2026-11-02"},
		{RequestReceived, "2026-09-01", "D2", England().WithTargetDaysBefore(0), "2026-10-13"},
		{RequestReceived, "2026-09-01", "D2", England().WithTargetDaysBefore(5), "2026-10-08"},
		{RequestReceived, "2026-09-01", "D2", England().WithClosedDays(ehc.D(2026, 10, 12)), "2026-10-09"},
	} {
		got := find(t, DeadlinesFrom(c.trigger, day(t, c.on), c.cal), c.key)
		if got.Target.String() != c.target {
			t.Errorf("%s from %s: target %s, want %s", c.key, c.on, got.Target, c.target)
		}
	}
}

func TestWhatADeadlineSays(t *testing.T) {
	all := DeadlinesFrom(RequestReceived, ehc.D(2026, 9, 1), England())
	if got := find(t, all, "D2").Plain; got != "6 weeks from 1 September 2026, not counting that day, is 13 October 2026." {
		t.Error(got)
	}
	if got := find(t, all, "D5"); got.NoDate != "The law names no day for the draft. Served by 4 January 2027, it leaves the family 15 days before the last day for the final plan." || !got.Last.IsZero() || !got.Target.IsZero() {
		t.Errorf("%+v", got)
	}
	weekend := find(t, DeadlinesFrom(RequestReceived, ehc.D(2026, 9, 5), England()), "D2")
	if weekend.Last != ehc.D(2026, 10, 17) || weekend.Plain != "6 weeks from 5 September 2026, not counting that day, is 17 October 2026. That is a Saturday; the last day does not move." {
		t.Error(weekend.Last, weekend.Plain)
	}
	boxing := find(t, DeadlinesFrom(RequestReceived, ehc.D(2025, 11, 14), England()), "D2")
	if boxing.Plain != "6 weeks from 14 November 2025, not counting that day, is 26 December 2025. That is a bank holiday (Boxing Day); the last day does not move." {
		t.Error(boxing.Plain)
	}
	far := find(t, DeadlinesFrom(Detained, ehc.D(2031, 1, 6), England()), "D29")
	if far.Plain != "5 working days after 6 January 2031, not counting that day, end on 13 January 2031. Bank holidays after 31 December 2030 may still change." {
		t.Error(far.Plain)
	}
}

func TestWithoutTheFurtherFactALimitSaysWhatItNeeds(t *testing.T) {
	for trigger, want := range map[Trigger]string{
		AppealConceded:     "Say what the appeal is about: each subject has its own time.",
		MediationAgreement: "Say what the appeal is about: each subject has its own time.",
		PhaseTransfer:      "Say where the move leads: to a school, to post-16, or between post-16 settings.",
		Transferred:        "Give the day on which the plan was made or last reviewed: the review is due by the later of 12 months starting with it and 30 November 2026.",
	} {
		var said []string
		for _, d := range DeadlinesFrom(trigger, ehc.D(2026, 9, 1), England()) {
			if d.NoDate != "" {
				said = append(said, d.NoDate)
			}
		}
		if !slices.Equal(said, []string{want}) {
			t.Errorf("%s says %q", trigger, said)
		}
	}
}

func TestLimitsHoldFromTheirDay(t *testing.T) {
	if got := DeadlinesFrom(RequestReceived, ehc.D(2014, 8, 31), England()); len(got) != 0 {
		t.Errorf("the day before the Act started %d clocks", len(got))
	}
	if got := DeadlinesFrom(RequestReceived, ehc.D(2014, 9, 1), England()); len(got) != 5 {
		t.Errorf("the first day of the Act started %d clocks", len(got))
	}
	if got := DeadlinesFrom(Recommendation, ehc.D(2018, 4, 2), England()); len(got) != 0 {
		t.Error("a recommendation before the power to make one")
	}
}

func TestLateBy(t *testing.T) {
	d := find(t, DeadlinesFrom(RequestReceived, ehc.D(2026, 9, 1), England()), "D2")
	if d.LateBy(ehc.D(2026, 10, 13)) != 0 || d.LateBy(ehc.D(2026, 10, 16)) != 3 || (Deadline{}).LateBy(d.Last) != 0 {
		t.Error("lateness is counted from the last lawful day")
	}
}

func TestEveryCodeOfTheLawIsInTheTable(t *testing.T) {
	seen, used := map[string]bool{}, map[Trigger]bool{}
	keys := map[string]bool{}
	for _, r := range Table() {
		seen[r.Code], used[r.Trigger] = true, true
		key := string(r.Trigger) + "/" + r.name() + "/" + string(r.About) + "/" + string(r.To)
		if r.Unsaid {
			key += "/unsaid"
		}
		if keys[key] {
			t.Errorf("two rows are %s", key)
		}
		keys[key] = true
		if r.Duty == "" || r.Owner == "" || r.Source == "" || r.Limit.Words == "" || r.From.IsZero() {
			t.Errorf("%s lacks a duty, an owner, a source, a limit or a date", key)
		}
		if _, err := ParseTrigger(string(r.Trigger)); err != nil {
			t.Error(err)
		}
		for _, code := range r.Exceptions {
			known := r.Code == "D29" || slices.ContainsFunc(Exceptions(), func(e Exception) bool { return e.Code == code })
			if !known {
				t.Errorf("%s: exception %q is unknown", key, code)
			}
		}
	}
	for n := 1; n <= 43; n++ {
		if code := "D" + itoa(n); !seen[code] {
			t.Errorf("%s is missing", code)
		}
	}
	for _, trigger := range Triggers() {
		if !used[trigger] {
			t.Errorf("nothing counts from %s", trigger)
		}
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

func TestDeadlinesKeepTheirPropertiesOnEveryDay(t *testing.T) {
	facts := []Facts{{}}
	for _, about := range Subjects() {
		facts = append(facts, Facts{About: about})
	}
	for _, to := range Phases() {
		facts = append(facts, Facts{To: to, PlanMade: ehc.D(2019, 12, 31)})
	}
	for on := ehc.D(2020, 1, 1); on.Year < 2031; on = on.AddDays(1) {
		for _, trigger := range Triggers() {
			for i, f := range facts {
				if i > 0 && !needsFacts(trigger) {
					break
				}
				for _, d := range DeadlinesWith(trigger, on, f, England()) {
					checkProperties(t, d)
				}
			}
		}
		if t.Failed() {
			return
		}
	}
}

func needsFacts(trigger Trigger) bool {
	return slices.Contains([]Trigger{AppealConceded, MediationAgreement, PhaseTransfer, Transferred}, trigger)
}

func checkProperties(t *testing.T, d Deadline) {
	t.Helper()
	if d.Last.IsZero() {
		if d.NoDate == "" || !d.Target.IsZero() || d.Plain != "" {
			t.Errorf("%s on %s has no date and says %q", d.Key(), d.On, d.NoDate)
		}
		return
	}
	if d.Plain == "" || d.NoDate != "" {
		t.Errorf("%s on %s does not explain itself", d.Key(), d.On)
	}
	if !d.Back && (d.Last.Before(d.On) || d.Target.Before(d.On)) {
		t.Errorf("%s on %s: last %s, target %s, before the event", d.Key(), d.On, d.Last, d.Target)
	}
	if d.Back && d.Trigger != PhaseTransfer && !d.Last.Before(d.On) {
		t.Errorf("%s on %s counts back to %s", d.Key(), d.On, d.Last)
	}
	if d.Window {
		if d.Target != d.Last.AddDays(1) {
			t.Errorf("%s on %s is shown as %s", d.Key(), d.On, d.Target)
		}
		return
	}
	if d.Target.After(d.Last) {
		t.Errorf("%s on %s: target %s after %s", d.Key(), d.On, d.Target, d.Last)
	}
	if d.Target != d.On && !England().Working(d.Target) {
		t.Errorf("%s on %s: target %s is no working day", d.Key(), d.On, d.Target)
	}
}

// The definition of the corresponding date, written out by walking the calendar day by day.
func corresponding(x ehc.Date, months int) (day ehc.Date, exists bool) {
	d, left := x, months
	for left > 0 {
		d = d.AddDays(1)
		if d.Day == 1 {
			left--
		}
	}
	for d.Day != x.Day {
		next := d.AddDays(1)
		if next.Month != d.Month {
			return d, false
		}
		d = next
	}
	return d, true
}

func TestMonthsFollowTheDefinitionOnEveryDay(t *testing.T) {
	for x := ehc.D(2020, 1, 1); x.Year <= 2040; x = x.AddDays(1) {
		for _, n := range []int{1, 2, 3, 5, 12} {
			same, exists := corresponding(x, n)
			if got := WithinMonths(x, n); got != same {
				t.Fatalf("%d months after %s: %s, want %s", n, x, got, same)
			}
			ends := same
			if exists {
				ends = same.AddDays(-1)
			}
			if got := MonthsStarting(x, n); got != ends {
				t.Fatalf("%d months starting with %s: %s, want %s", n, x, got, ends)
			}
			back := NotLaterThanMonths(x, n)
			if WithinMonths(back, n).After(x) || (back.Day != x.Day && back.AddDays(1).Day != 1) {
				t.Fatalf("%d months before %s: %s", n, x, back)
			}
		}
	}
}

func TestLeapDays(t *testing.T) {
	leap := ehc.D(2024, 2, 29)
	for _, c := range []struct{ got, want ehc.Date }{
		{MonthsStarting(leap, 12), ehc.D(2025, 2, 28)},
		{MonthsStarting(leap, 48), ehc.D(2028, 2, 28)},
		{MonthsStarting(ehc.D(2023, 3, 1), 12), leap},
		{WithinMonths(ehc.D(2023, 12, 31), 2), leap},
		{WithinMonths(ehc.D(2025, 12, 31), 2), ehc.D(2026, 2, 28)},
		{WithinWeeks(leap, 6), ehc.D(2024, 4, 11)},
		{BeginningWith(ehc.D(2024, 2, 15), 15), leap},
		{NotLaterThanMonths(ehc.D(2024, 7, 31), 5), leap},
		{NotLaterThanWeeks(ehc.D(2024, 3, 14), 2), leap},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

func TestTheWindowOfAClosedSchool(t *testing.T) {
	from, to, ok := ClosureWindow(ehc.D(2026, time.July, 22), ehc.D(2026, time.September, 2))
	if !ok || from != ehc.D(2026, 7, 15) || to != ehc.D(2026, 8, 26) {
		t.Error(from, to, ok)
	}
	if _, _, ok := ClosureWindow(ehc.D(2026, 12, 1), ehc.D(2026, 12, 27)); ok {
		t.Error("27 days excuse nothing")
	}
	if _, _, ok := ClosureWindow(ehc.D(2026, 12, 1), ehc.D(2026, 12, 28)); !ok {
		t.Error("28 days are 4 weeks")
	}
}

func TestEveryLimitWithADayHasAShortName(t *testing.T) {
	for _, row := range Table() {
		if name := ShortName(row.Code); name == "Next date" || len([]rune(name)) > 32 {
			t.Errorf("%s is called %q", row.Code, name)
		}
	}
	if ShortName("D99") != "Next date" {
		t.Error("a limit that there is not has a name")
	}
}
