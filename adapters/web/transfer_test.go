package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ehchub/application/timing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// newTransferSite is on 23 November 2026; the world's child is in the last year of their primary school, with a plan.
func newTransferSite(t *testing.T) *site {
	s := newSite(t, func(s *site) []Area {
		return []Area{NewTransferPages(s.pages, s.gate), NewTimetablePages(s.pages, s.gate), NewCasePages(s.pages, s.gate), NewTrayPages(s.pages, s.gate)}
	})
	s.Clock.Set(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	s.grown(s.Load(t).Snapshot(), ehc.D(2015, 10, 1))
	return s
}

// grown keeps a case whose plan has been in force since spring 2025, of somebody born on a day.
func (s *site) grown(c casework.Snapshot, born ehc.Date) {
	s.t.Helper()
	c.State, c.FinalOn, c.Child.Born = casework.ReviewPending, ehc.D(2025, 3, 3), born
	if err := s.Unit.Do(s.t.Context(), func(ctx context.Context, st ports.Stores) error { return st.Cases.Save(ctx, casework.Restore(c)) }); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) findTransfers() {
	s.t.Helper()
	if _, err := (timing.FindTransfers{Gate: s.gate}).Do(s.t.Context(), ehc.SystemActor()); err != nil {
		s.t.Fatal(err)
	}
}

// another keeps the case of a child in a school year, with or without the world's co-ordinator.
func (s *site) another(surname string, born ehc.Date, by people.Person, setting people.Setting) ehc.CaseID {
	s.t.Helper()
	c := s.Load(s.t).Snapshot()
	c.ID, c.Version, c.Reference = portstest.NewID[ehc.CaseID](), 0, ehc.Reference("EHC/25/"+surname)
	c.Child.Surname, c.Child.Forenames = surname, "Kit"
	c.Child.Setting = casework.SettingRef{ID: setting.ID, Name: setting.Name}
	c.Parties = []casework.Party{{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(by.ID)}, Relation: access.Coordinator, Name: by.Name, Since: s.Clock.Now()}}
	s.grown(c, born)
	return c.ID
}

func TestTheCohortIsFoundAndPrepared(t *testing.T) {
	s := newTransferSite(t)
	high := people.Setting{ID: portstest.NewID[ehc.SettingID](), Name: "Ketter High School", LowAge: 11, HighAge: 16}
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error { return st.Settings.Save(ctx, high) }); err != nil {
		t.Fatal(err)
	}
	b := s.as(s.Coordinator)
	b.get("/council/phase-transfer").is(http.StatusOK).says("Phase transfer 2027", "Nobody to show")
	s.findTransfers()
	list := b.get("/council/phase-transfer").is(http.StatusOK)
	list.labelled()
	list.says("Primary to secondary school", "14 February 2027", "83 days left", "1 not reviewed, 0 reviewed but not named, 0 named.", "Not reviewed yet")
	b.get(s.at("/timetable")).says("Review and amend the plan, naming the next school", "Sunday 14 February 2027", "D17")
	b.get(s.at("/file")).is(http.StatusNotFound) // files are another area
	b.get(s.at("")).is(http.StatusOK).says("Review and amend the plan, naming the next school")
	s.as(s.Parent).get(s.at("/transfer")).is(http.StatusOK).says("Primary to secondary school, 1 September 2027", "Not named yet").saysNot("Record the review")

	progress := b.get(s.at("/transfer/2027-09-01/progress")).is(http.StatusOK)
	progress.labelled()
	b.press(progress, "send", nil).is(http.StatusUnprocessableEntity).says("Enter the day of the review, or of the plan that names the next setting.")
	b.press(progress, "send", url.Values{"reviewed-on": {"2/11/2026"}}).says("Reviewed for the move on", "2 November 2026")
	b.get("/council/phase-transfer?step=not-named").says("0 not reviewed, 1 reviewed but not named, 0 named.", "Ashdown, Rowan Elodie")
	b.get("/council/phase-transfer?step=not-reviewed").says("Nobody to show")
	b.press(progress, "send", url.Values{"setting": {string(s.Setting.ID)}, "named-on": {"20/11/2026"}}).is(http.StatusUnprocessableEntity).says("does not teach the year that comes next")
	b.press(progress, "send", url.Values{"setting": {string(high.ID)}, "named-on": {"20/11/2026"}}).says("Ketter High School, in the plan sent on 20 November 2026")
	b.get("/council/phase-transfer").says("Next setting named", "Ketter High School", "Named on 20 November 2026", "All named")
	b.get(s.at("/timetable")).says("Done 20 November 2026")
	b.get(s.at("/timeline")).says("The plan names the setting for the next phase of education", "is to name the next setting by 14 February 2027")
	for _, path := range []string{"/transfer/plan", "/transfer/2027-09-01/progress", "/transfer/2027-09-01/leave-out"} {
		s.as(s.Parent).get(s.at(path)).is(http.StatusForbidden)
		s.as(s.Stranger).get(s.at(path)).is(http.StatusNotFound)
	}
	b.get(s.at("/transfer/2031-09-01/progress")).is(http.StatusNotFound)
}

func TestWhoDoesNotMoveIsLeftOutWithAReason(t *testing.T) {
	s := newTransferSite(t)
	s.findTransfers()
	b := s.as(s.Coordinator)
	leave := b.get(s.at("/transfer/2027-09-01/leave-out")).is(http.StatusOK)
	leave.labelled()
	b.press(leave, "send", nil).is(http.StatusUnprocessableEntity).says("Say why they do not move then.")
	b.press(leave, "send", url.Values{"why": {"They repeat Year 6."}}).says("Does not move then", "They repeat Year 6.")
	s.Clock.Pass(1)
	s.findTransfers()
	b.get("/council/phase-transfer").says("Nobody to show")
	b.get(s.at("/timetable")).says("No longer needed", "They repeat Year 6.")
	plan := b.get(s.at("/transfer/plan")).is(http.StatusOK)
	plan.labelled()
	b.press(plan, "send", url.Values{"kind": {"between-post16"}, "on": {"12/4/2027"}, "why": {"x"}}).says("Post-16 to post-16, 12 April 2027", "Recorded by the council: x", "12 days late")
}

func TestEachOfficerSeesTheirOwnCohortAndManagersAll(t *testing.T) {
	s := newTransferSite(t)
	s.another("Aspen", ehc.D(2015, 12, 1), s.Officer, s.Setting)
	s.another("=HYPERLINK(\"http://x.example\")", ehc.D(2015, 12, 1), s.Officer, s.Setting)
	s.findTransfers()
	for _, tc := range []struct {
		who  people.Person
		says []string
		not  []string
	}{
		{s.Coordinator, []string{"your cases"}, []string{"Aspen", s.Officer.Name}},
		{s.Officer, []string{"Aspen"}, []string{"Ashdown"}},
		{s.Manager, []string{"Aspen", s.Officer.Name, s.Coordinator.Name, "3 not reviewed"}, nil},
	} {
		s.as(tc.who).get("/council/phase-transfer").is(http.StatusOK).says(tc.says...).saysNot(tc.not...)
	}
	for _, who := range []people.Person{s.Parent, s.SENCO, s.Stranger} {
		s.as(who).get("/council/phase-transfer").is(http.StatusForbidden)
		s.as(who).get("/council/phase-transfer.csv").is(http.StatusForbidden)
	}
	if at := s.as(people.Person{}).get("/council/phase-transfer.csv").path; !strings.HasPrefix(at, "/sign-in") {
		t.Errorf("nobody is led to %s", at)
	}
	file := s.as(s.Manager).get("/council/phase-transfer.csv?year=2027").is(http.StatusOK).body
	if !strings.Contains(file, `"'=HYPERLINK(""http://x.example""), Kit"`) || strings.Count(file, "\n") != 4 || !strings.Contains(file, "2027-02-14,83,") {
		t.Errorf("the file:\n%s", file)
	}
	if strings.Contains(s.as(s.Coordinator).get("/council/phase-transfer.csv").body, "Aspen") {
		t.Error("the file holds another co-ordinator's child")
	}
}

func TestTheCohortTakesTheSameNumberOfStatements(t *testing.T) {
	s := newTransferSite(t)
	s.findTransfers()
	count := func() int {
		s.queries.Reset()
		s.as(s.Manager).get("/council/phase-transfer?sort=name").is(http.StatusOK)
		return len(s.queries.Statements())
	}
	count()
	few := count()
	for i := range 30 {
		s.another(fmt.Sprintf("Ash%02d", i), ehc.D(2015, 12, 1), s.Officer, s.Setting)
	}
	s.Clock.Pass(1)
	s.findTransfers()
	page := s.as(s.Manager).get("/council/phase-transfer?sort=name&page=2").is(http.StatusOK)
	page.says("Showing 26 to 31 of 31", "Show the whole list on one page")
	if many := count(); many != few {
		t.Errorf("%d statements with one child, %d with 31", few, many)
	}
	s.as(s.Manager).get("/council/phase-transfer?whole=yes").says("Ash00", "Ash29").saysNot("Showing")
}

func TestTextsThatBeginLikeFormulasAreHarmless(t *testing.T) {
	for text, want := range map[string]string{"": "", "Ash, Kit": "Ash, Kit", "=1+1": "'=1+1", "+44": "'+44", "-1": "'-1", "@x": "'@x", " =1": "' =1", "\t=1": "'\t=1", "＝1": "'＝1", "O’Neil": "O’Neil"} {
		if got := plainCell(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// bringUpToDate lets the hub count every date of cases that a test has put into another state.
func (s *site) bringUpToDate() {
	s.t.Helper()
	if _, err := s.db.ExecContext(s.t.Context(), "UPDATE child_case SET kept = 0"); err != nil {
		s.t.Fatal(err)
	}
	if _, err := (timing.BringUpToDate{Gate: s.gate}).Do(s.t.Context(), ehc.SystemActor()); err != nil {
		s.t.Fatal(err)
	}
}
