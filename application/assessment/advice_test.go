package assessment_test

import (
	"slices"
	"sync"
	"testing"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/paper"
	"ehchub/domain/people"
	"ehchub/domain/richtext"
	"ehchub/domain/timescale"
	"ehchub/ports/portstest"

	"github.com/uptrace/bun"
)

// hub is a world with its gate.
type hub struct {
	*portstest.World
	gate application.Gate
	db   *bun.DB
}

func newHub(t *testing.T) hub {
	t.Parallel()
	db := pgtest.New(t)
	w := portstest.NewWorld(t, postgres.NewUnitOfWork(db))
	return hub{w, application.Gate{Units: w.Unit, Refusals: postgres.NewRefusalLog(db), Clock: w.Clock, IDs: system.IDs{}}, db}
}

func (h hub) ask(t *testing.T, asks ...assessment.AdviceAsk) []ehc.AdviceID {
	t.Helper()
	ids, err := assessment.AskAdvice{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: asks})
	if err != nil {
		t.Fatal(err)
	}
	made := make([]ehc.AdviceID, len(ids))
	for i, one := range ids {
		made[i] = one.ID
	}
	return made
}

// askAll asks for advice under every mandatory limb; speech therapy is the team's.
func (h hub) askAll(t *testing.T) (senco, speech, psychologist, social ehc.AdviceID) {
	t.Helper()
	ids := h.ask(t,
		assessment.AdviceAsk{Limb: advice.Educational, Person: h.SENCO.ID},
		assessment.AdviceAsk{Limb: advice.Medical, Team: h.Team.ID},
		assessment.AdviceAsk{Limb: advice.Psychological, Person: h.Psychologist.ID, Note: "Please meet Rowan at school."},
		assessment.AdviceAsk{Limb: advice.SocialCare, Person: h.SocialWorker.ID})
	return ids[0], ids[1], ids[2], ids[3]
}

func (h hub) open(t *testing.T, by people.Person, id ehc.AdviceID) assessment.AdviceOut {
	t.Helper()
	out, err := assessment.OpenAdvice{Gate: h.gate}.Do(t.Context(), by.Actor(), h.Case, id)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (h hub) write(t *testing.T, by people.Person, in assessment.WriteAdviceInput) error {
	t.Helper()
	in.Case = h.Case
	return assessment.WriteAdvice{Gate: h.gate}.Do(t.Context(), by.Actor(), in)
}

// complete writes everything that is mandatory.
func (h hub) complete(t *testing.T, by people.Person, id ehc.AdviceID) {
	t.Helper()
	text := richtext.FromPlain("Since March 2021, weekly.")
	err := h.write(t, by, assessment.WriteAdviceInput{Advice: id, Version: h.open(t, by, id).Request.Version(),
		About:      &assessment.AboutAdvice{OnBehalf: advice.OnBehalf{Choice: "no"}, Will: advice.YesKnown},
		Background: &advice.Background{FirstContact: text, InPlace: text, Effect: text},
		Area:       needs.Communication, Findings: &needs.Findings{Needs: []needs.Need{{ID: portstest.NewID[ehc.ItemID](), Text: "Finding words when upset"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (h hub) submit(t *testing.T, by people.Person, id ehc.AdviceID) error {
	t.Helper()
	version := h.open(t, by, id).Request.Version()
	return assessment.SubmitAdvice{Gate: h.gate}.Do(t.Context(), by.Actor(), assessment.SubmitAdviceInput{Case: h.Case, Advice: id, Version: version})
}

func (h hub) send(t *testing.T, by people.Person, id ehc.AdviceID) {
	t.Helper()
	h.complete(t, by, id)
	if err := h.submit(t, by, id); err != nil {
		t.Fatal(err)
	}
}

func (h hub) read(t *testing.T, by people.Person, id ehc.AdviceID) error {
	t.Helper()
	_, err := assessment.ReadAdvice{Gate: h.gate}.Do(t.Context(), by.Actor(), h.Case, id)
	return err
}

func (h hub) page(t *testing.T, by people.Person) assessment.PageOut {
	t.Helper()
	out, err := assessment.Page{Gate: h.gate}.Do(t.Context(), by.Actor(), h.Case)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (h hub) row(t *testing.T, by people.Person, id ehc.AdviceID) assessment.AdviceRow {
	t.Helper()
	for _, row := range h.page(t, by).Rows {
		if row.Request.ID() == id {
			return row
		}
	}
	t.Fatal("the request is not on the page")
	return assessment.AdviceRow{}
}

func TestAskingIsDueInSixWeeksAndOpensTheCase(t *testing.T) {
	h := newHub(t)
	_, speech, psychologist, _ := h.askAll(t)
	due := ehc.D(2023, 10, 11) // 30 August 2023 and six weeks
	for _, d := range timescale.DeadlinesFrom(timescale.AdviceRequestReceived, ehc.D(2023, 8, 30), timescale.England()) {
		if d.Code == "D3" && d.Last != due {
			t.Errorf("the table of time limits says %s", d.Last)
		}
	}
	out := h.open(t, h.Psychologist, psychologist)
	if out.Request.DueOn() != due || out.Request.Note() != "Please meet Rowan at school." || out.Request.Status() != advice.Pending || !out.MayWrite {
		t.Errorf("asked: %+v", out.Request.Snapshot())
	}
	if h.open(t, h.TeamManager, speech).Request.Status() != advice.NotAllocated {
		t.Error("a team's request is allocated before its manager did so")
	}
	for _, p := range []people.Person{h.SENCO, h.Psychologist, h.SocialWorker, h.Therapist, h.TeamManager} {
		if !h.Holds(t, p) {
			t.Errorf("%s doesn't find the case in their tray", p.Name)
		}
	}
	events := h.Events(t, ehc.AdviceRequested)
	if len(events) != 4 || len(h.Events(t, ehc.PersonAdded)) != 0 {
		t.Fatalf("%d messages for four requests, %d more for having been added", len(events), len(h.Events(t, ehc.PersonAdded)))
	}
	for _, e := range events {
		if e.Data[ehc.DataDue] != "2023-10-11" || e.Data[ehc.DataAdvice] == "" || (e.Data[ehc.DataPerson] == "") == (e.Data[ehc.DataTeam] == "") {
			t.Errorf("event %v", e.Data)
		}
	}
}

func TestAskingIsRefused(t *testing.T) {
	h := newHub(t)
	h.askAll(t)
	tests := map[string]struct {
		by   people.Person
		ask  assessment.AdviceAsk
		code string
	}{
		"by an adviser":          {h.Psychologist, assessment.AdviceAsk{Limb: advice.Other, Person: h.Stranger.ID}, "access.denied"},
		"by a stranger":          {h.Stranger, assessment.AdviceAsk{Limb: advice.Other, Person: h.Stranger.ID}, "access.unknown"},
		"the same again":         {h.Coordinator, assessment.AdviceAsk{Limb: advice.Psychological, Person: h.Psychologist.ID}, "advice.asked-already"},
		"nobody":                 {h.Coordinator, assessment.AdviceAsk{Limb: advice.Other}, "advice.adviser"},
		"someone unknown":        {h.Coordinator, assessment.AdviceAsk{Limb: advice.Other, Person: portstest.NewID[ehc.PersonID]()}, "advice.adviser-unknown"},
		"later than the law has": {h.Coordinator, assessment.AdviceAsk{Limb: advice.Other, Person: h.Stranger.ID, DueOn: ehc.D(2023, 10, 12)}, "advice.due-late"},
	}
	for name, test := range tests {
		_, err := assessment.AskAdvice{Gate: h.gate}.Do(t.Context(), test.by.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: []assessment.AdviceAsk{test.ask}})
		if !fault.Has(err, test.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := len(h.page(t, h.Coordinator).Rows); got != 4 {
		t.Errorf("%d requests after the refusals", got)
	}
}

func TestAllOfSeveralAreAskedOrNone(t *testing.T) {
	h := newHub(t)
	_, err := assessment.AskAdvice{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: []assessment.AdviceAsk{
		{Limb: advice.Psychological, Person: h.Psychologist.ID}, {Limb: "z", Person: h.SocialWorker.ID}}})
	if !fault.Has(err, "advice.limb") || len(h.page(t, h.Coordinator).Rows) != 0 || h.Holds(t, h.Psychologist) {
		t.Errorf("one of two was kept: %v", err)
	}
}

func TestWhatIsWrongIsSaidOfEachRequest(t *testing.T) {
	h := newHub(t)
	asks := []assessment.AdviceAsk{
		{Limb: advice.Psychological, Person: h.Psychologist.ID, At: "ask[1]."}, {Limb: advice.Psychological, Person: h.Psychologist.ID, At: "ask[2]."},
		{Limb: advice.SocialCare, Person: h.SocialWorker.ID, DueOn: ehc.D(2024, 1, 1), At: "ask[3]."},
	}
	_, err := assessment.AskAdvice{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: asks})
	var fields []string
	for _, f := range fault.As(err).All() {
		fields = append(fields, f.Field)
	}
	if !slices.Equal(fields, []string{"ask[2].adviser", "ask[3].due-on"}) || len(h.page(t, h.Coordinator).Rows) != 0 {
		t.Errorf("said of %v", fields)
	}
	if _, err := (assessment.AskAdvice{Gate: h.gate}).Do(t.Context(), h.Coordinator.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: asks[:1], OnlyCheck: true}); err != nil || len(h.page(t, h.Coordinator).Rows) != 0 {
		t.Errorf("a check asked somebody: %v", err)
	}
}

func TestTheTeamsManagerAllocates(t *testing.T) {
	h := newHub(t)
	_, speech, _, _ := h.askAll(t)
	allocate := func(by, to people.Person) error {
		return assessment.AllocateAdvice{Gate: h.gate}.Do(t.Context(), by.Actor(), assessment.AllocateAdviceInput{Case: h.Case, Advice: speech, Member: to.ID})
	}
	for name, test := range map[string]struct {
		by, to people.Person
		code   string
	}{
		"a member":                  {h.Therapist, h.Therapist, "access.denied"},
		"an adviser of another":     {h.Psychologist, h.Therapist, "access.denied"},
		"to someone of no team":     {h.TeamManager, h.Stranger, "advice.member"},
		"by the parent":             {h.Parent, h.Therapist, "access.denied"},
		"by someone without a part": {h.Stranger, h.Therapist, "access.unknown"},
	} {
		if err := allocate(test.by, test.to); !fault.Has(err, test.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := allocate(h.TeamManager, h.Therapist); err != nil {
		t.Fatal(err)
	}
	row := h.row(t, h.Parent, speech)
	if a := row.Request.Adviser(); a.Name != "Theo Abara" || a.TeamName != "Speech and language therapy" || row.Request.Status() != advice.Pending {
		t.Errorf("the row shows %+v", a)
	}
	if e := h.Events(t, ehc.AdviceAllocated); len(e) != 1 || e[0].Data[ehc.DataPerson] != string(h.Therapist.ID) || e[0].Data[ehc.DataDue] != "2023-10-11" {
		t.Errorf("told %v", e)
	}
	if err := allocate(h.Coordinator, h.SecondTherapist); err != nil {
		t.Errorf("the co-ordinator gives it to another member: %v", err)
	}
	if !h.row(t, h.SecondTherapist, speech).Write || h.row(t, h.Therapist, speech).Write {
		t.Error("the member who had it before can still write it")
	}
}

func TestWritingIsForThoseAsked(t *testing.T) {
	h := newHub(t)
	_, speech, psychologist, _ := h.askAll(t)
	about := &assessment.AboutAdvice{Will: advice.YesKnown}
	for name, test := range map[string]struct {
		by   people.Person
		id   ehc.AdviceID
		code string
	}{
		"another adviser": {h.SocialWorker, psychologist, "access.own"},
		"the parent":      {h.Parent, psychologist, "access.denied"},
		"a stranger":      {h.Stranger, psychologist, "access.unknown"},
		"no such request": {h.Psychologist, portstest.NewID[ehc.AdviceID](), "advice.unknown"},
	} {
		if err := h.write(t, test.by, assessment.WriteAdviceInput{Advice: test.id, Version: 1, About: about}); !fault.Has(err, test.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, by := range []people.Person{h.Therapist, h.TeamManager} {
		version := h.open(t, by, speech).Request.Version()
		if err := h.write(t, by, assessment.WriteAdviceInput{Advice: speech, Version: version, About: about}); err != nil {
			t.Errorf("%s, of the team that was asked: %v", by.Name, err)
		}
	}
}

func TestSavingOnePartLeavesTheOthers(t *testing.T) {
	h := newHub(t)
	_, _, id, _ := h.askAll(t)
	h.complete(t, h.Psychologist, id)
	findings := needs.Findings{Strengths: richtext.FromPlain("Curious about how things work.")}
	if err := h.write(t, h.Psychologist, assessment.WriteAdviceInput{Advice: id, Version: 2, Area: needs.Cognition, Findings: &findings}); err != nil {
		t.Fatal(err)
	}
	answer := h.open(t, h.Psychologist, id).Request.Answer()
	if answer.Will != advice.YesKnown || richtext.IsEmpty(answer.Background.Effect) || len(answer.Area(needs.Communication).Needs) != 1 || answer.Area(needs.Cognition).IsEmpty() {
		t.Errorf("%+v", answer)
	}
}

func TestTwoPeopleSaveTheSameAdvice(t *testing.T) {
	h := newHub(t)
	_, speech, _, _ := h.askAll(t)
	first := assessment.WriteAdviceInput{Advice: speech, Version: 1, About: &assessment.AboutAdvice{Will: advice.YesKnown, Details: "Seen twice this year"}}
	if err := h.write(t, h.Therapist, first); err != nil {
		t.Fatal(err)
	}
	second := assessment.WriteAdviceInput{Advice: speech, Version: 1, About: &assessment.AboutAdvice{Will: advice.YesAllocated, Details: "Theo will advise"}}
	if err := h.write(t, h.TeamManager, second); !fault.Has(err, "advice.stale") {
		t.Fatalf("the second writer: %v", err)
	}
	stored := h.open(t, h.TeamManager, speech).Request
	if stored.Answer().Details != "Seen twice this year" || stored.Writer() != "Theo Abara" || stored.Version() != 2 {
		t.Errorf("stored %q by %q", stored.Answer().Details, stored.Writer())
	}
	second.Version = stored.Version()
	if err := h.write(t, h.TeamManager, second); err != nil {
		t.Errorf("after having seen both texts: %v", err)
	}
}

func TestSubmittingLocksAndTellsWhenAllIsIn(t *testing.T) {
	h := newHub(t)
	senco, speech, psychologist, social := h.askAll(t)
	if err := h.submit(t, h.Psychologist, psychologist); !fault.Has(err, "advice.will") {
		t.Errorf("an empty form was sent: %v", err)
	}
	h.Clock.Pass(20)
	h.send(t, h.Psychologist, psychologist)
	row := h.row(t, h.Psychologist, psychologist)
	if row.Write || !row.Read || row.Request.DoneOn() != ehc.D(2023, 9, 19) {
		t.Errorf("after sending: %+v on %s", row, row.Request.DoneOn())
	}
	if err := h.write(t, h.Psychologist, assessment.WriteAdviceInput{Advice: psychologist, Version: row.Request.Version(), About: &assessment.AboutAdvice{}}); !fault.Has(err, "advice.locked") {
		t.Errorf("written after sending: %v", err)
	}
	h.send(t, h.SENCO, senco)
	h.send(t, h.Therapist, speech)
	if got := h.open(t, h.Therapist, speech).Request.Adviser().Name; got != "Theo Abara" {
		t.Errorf("a member who answers for the team is named in section K, not %q", got)
	}
	if len(h.Events(t, ehc.AllAdviceIn)) != 0 {
		t.Error("told that all is in while social care has not answered")
	}
	h.send(t, h.SocialWorker, social)
	if len(h.Events(t, ehc.AdviceSubmitted)) != 4 || len(h.Events(t, ehc.AllAdviceIn)) != 1 {
		t.Errorf("%d sent, %d times all in", len(h.Events(t, ehc.AdviceSubmitted)), len(h.Events(t, ehc.AllAdviceIn)))
	}
}

func TestTwoWhoSendAtOnceAreBothServed(t *testing.T) {
	h := newHub(t)
	ids := h.ask(t, assessment.AdviceAsk{Limb: advice.Psychological, Person: h.Psychologist.ID}, assessment.AdviceAsk{Limb: advice.SocialCare, Person: h.SocialWorker.ID})
	writers := []people.Person{h.Psychologist, h.SocialWorker}
	for i, by := range writers {
		h.complete(t, by, ids[i])
	}
	var together sync.WaitGroup
	errs := make([]error, 2)
	for i, by := range writers {
		together.Go(func() {
			errs[i] = assessment.SubmitAdvice{Gate: h.gate}.Do(t.Context(), by.Actor(), assessment.SubmitAdviceInput{Case: h.Case, Advice: ids[i], Version: 2})
		})
	}
	together.Wait()
	if errs[0] != nil || errs[1] != nil || len(h.Events(t, ehc.AllAdviceIn)) != 1 {
		t.Errorf("%v, %v; all in told %d times", errs[0], errs[1], len(h.Events(t, ehc.AllAdviceIn)))
	}
}

func TestWhatIsSentIsWhatWasChecked(t *testing.T) {
	h := newHub(t)
	_, speech, _, _ := h.askAll(t)
	h.complete(t, h.Therapist, speech)
	err := assessment.SubmitAdvice{Gate: h.gate}.Do(t.Context(), h.TeamManager.Actor(), assessment.SubmitAdviceInput{Case: h.Case, Advice: speech, Version: 1})
	if !fault.Has(err, "advice.stale") {
		t.Errorf("a version that its sender had not seen was sent: %v", err)
	}
}

func TestOthersAdviceOpensWithOnesOwn(t *testing.T) {
	h := newHub(t)
	_, speech, psychologist, _ := h.askAll(t)
	h.send(t, h.Psychologist, psychologist)
	before := map[string]struct {
		by   people.Person
		code string // "" may read
	}{
		"its author":              {h.Psychologist, ""},
		"the co-ordinator":        {h.Coordinator, ""},
		"the manager":             {h.Manager, ""},
		"the parent":              {h.Parent, ""},
		"who owes their own":      {h.SocialWorker, "access.after-own"},
		"whose team owes its own": {h.Therapist, "access.after-own"},
		"that team's manager":     {h.TeamManager, "access.after-own"},
		"an officer of no part":   {h.Officer, "access.unknown"},
		"a stranger":              {h.Stranger, "access.unknown"},
	}
	for name, test := range before {
		err := h.read(t, test.by, psychologist)
		if (test.code == "") != (err == nil) || (test.code != "" && !fault.Has(err, test.code)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if row := h.row(t, h.SocialWorker, psychologist); !row.Waits || row.Read {
		t.Error("the hidden row doesn't say that it waits")
	}
	h.send(t, h.Therapist, speech)
	for _, by := range []people.Person{h.Therapist, h.SecondTherapist, h.TeamManager} {
		if err := h.read(t, by, psychologist); err != nil {
			t.Errorf("%s, after the team's advice is in: %v", by.Name, err)
		}
	}
	if err := h.read(t, h.SocialWorker, speech); !fault.Has(err, "access.after-own") {
		t.Errorf("someone who still owes theirs: %v", err)
	}
}

func TestAdviceThatIsNotSentIsNotRead(t *testing.T) {
	h := newHub(t)
	_, _, psychologist, _ := h.askAll(t)
	h.complete(t, h.Psychologist, psychologist)
	if err := h.read(t, h.Parent, psychologist); !fault.Has(err, "access.submitted") {
		t.Errorf("the parent: %v", err)
	}
	if err := h.read(t, h.Coordinator, psychologist); !fault.Has(err, "advice.not-sent") {
		t.Errorf("the co-ordinator: %v", err)
	}
}

func TestReopeningIsTheCoordinatorsWhileTheCaseIsAssessed(t *testing.T) {
	h := newHub(t)
	_, _, psychologist, _ := h.askAll(t)
	h.send(t, h.Psychologist, psychologist)
	h.Clock.Pass(5)
	reopen := func(by people.Person, reason string) error {
		return assessment.ReopenAdvice{Gate: h.gate}.Do(t.Context(), by.Actor(), assessment.ReopenAdviceInput{Case: h.Case, Advice: psychologist, Reason: reason})
	}
	if err := reopen(h.Psychologist, "A mistake"); !fault.Has(err, "access.denied") {
		t.Errorf("by its author: %v", err)
	}
	if err := reopen(h.Coordinator, ""); !fault.Has(err, "advice.reopen-reason") {
		t.Errorf("without a reason: %v", err)
	}
	if err := reopen(h.Coordinator, "The year group is wrong"); err != nil {
		t.Fatal(err)
	}
	out := h.open(t, h.Psychologist, psychologist)
	if !out.MayWrite || out.Request.ReopenedBecause() != "The year group is wrong" || out.Request.FirstDoneOn() != ehc.D(2023, 8, 30) {
		t.Errorf("re-opened: %+v", out.Request.Snapshot())
	}
	if e := h.Events(t, ehc.AdviceReopened); len(e) != 1 || e[0].Data[ehc.DataPerson] != string(h.Psychologist.ID) {
		t.Errorf("told %v", e)
	}
	if err := h.submit(t, h.Psychologist, psychologist); err != nil {
		t.Fatal(err)
	}
	if r := h.row(t, h.Coordinator, psychologist).Request; r.DoneOn() != ehc.D(2023, 9, 4) || r.FirstDoneOn() != ehc.D(2023, 8, 30) {
		t.Errorf("completed %s, first %s", r.DoneOn(), r.FirstDoneOn())
	}
}

func TestReadinessWantsEveryMandatoryLimb(t *testing.T) {
	h := newHub(t)
	senco, speech, psychologist, social := h.askAll(t)
	ready := func(by people.Person, override string) error {
		return assessment.ReadyForIssueDecision{Gate: h.gate}.Do(t.Context(), by.Actor(), assessment.ReadyForIssueDecisionInput{Case: h.Case, Override: override})
	}
	h.send(t, h.SENCO, senco)
	h.send(t, h.Therapist, speech)
	h.send(t, h.Psychologist, psychologist)
	end := assessment.CloseAdviceInput{Case: h.Case, Advice: social, Reason: "Not known to social care"}
	if err := (assessment.CloseAdvice{Gate: h.gate}).Do(t.Context(), h.Coordinator.Actor(), end); !fault.Has(err, "advice.close-mandatory") {
		t.Fatalf("what the law wants was closed empty: %v", err)
	}
	end.Override = true
	if err := (assessment.CloseAdvice{Gate: h.gate}).Do(t.Context(), h.Coordinator.Actor(), end); err != nil {
		t.Fatal(err)
	}
	if len(h.Events(t, ehc.AllAdviceIn)) != 1 {
		t.Error("closing the last open request doesn't say that nothing is awaited")
	}
	if err := ready(h.Psychologist, ""); !fault.Has(err, "access.denied") {
		t.Errorf("by an adviser: %v", err)
	}
	err := ready(h.Coordinator, "")
	if f := fault.As(err); !fault.Has(err, "case.advice-missing") || f.Field != "override" || f.Law != "SI 2014/1530 reg 6(1)" {
		t.Fatalf("without social care and the family's views: %v", err)
	}
	if err := ready(h.Coordinator, "Social care has no record and says so; the family was asked for its views three times."); err != nil {
		t.Fatal(err)
	}
	if c := h.Load(t); c.State() != casework.IssueDecisionPending || c.Override() == "" {
		t.Errorf("the case stands at %s", c.State())
	}
	if err := (assessment.ReopenAdvice{Gate: h.gate}).Do(t.Context(), h.Coordinator.Actor(), assessment.ReopenAdviceInput{Case: h.Case, Advice: psychologist, Reason: "Late"}); !fault.Has(err, "advice.reopen-late") {
		t.Errorf("re-opened after the assessment: %v", err)
	}
	_, err = assessment.AskAdvice{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: []assessment.AdviceAsk{{Limb: advice.Other, Person: h.Stranger.ID}}})
	if !fault.Has(err, "advice.not-assessing") || h.page(t, h.Coordinator).MayAsk {
		t.Errorf("asked after the assessment: %v", err)
	}
}

func TestReadinessWithEverythingIn(t *testing.T) {
	h := newHub(t)
	senco, speech, psychologist, social := h.askAll(t)
	for _, s := range []struct {
		by people.Person
		id ehc.AdviceID
	}{{h.SENCO, senco}, {h.Therapist, speech}, {h.Psychologist, psychologist}, {h.SocialWorker, social}} {
		h.send(t, s.by, s.id)
	}
	if err := h.writeTile(t, h.Parent, "family-history", "We moved here in 2020.", 0); err != nil {
		t.Fatal(err)
	}
	if missing := advice.Uncovered(h.page(t, h.Coordinator).Cover); len(missing) != 0 {
		t.Errorf("missing %v", missing)
	}
	if err := (assessment.ReadyForIssueDecision{Gate: h.gate}).Do(t.Context(), h.Coordinator.Actor(), assessment.ReadyForIssueDecisionInput{Case: h.Case}); err != nil {
		t.Error(err)
	}
}

func TestTheListOfThoseAskedIsVisibleToAll(t *testing.T) {
	h := newHub(t)
	h.askAll(t)
	for _, by := range []people.Person{h.Coordinator, h.Manager, h.Parent, h.SENCO, h.Psychologist, h.Therapist} {
		out := h.page(t, by)
		if len(out.Rows) != 4 {
			t.Errorf("%s sees %d of 4 requests", by.Name, len(out.Rows))
		}
		authority := slices.Contains(by.Roles, ehc.RoleCoordinator) || slices.Contains(by.Roles, ehc.RoleManager)
		if out.MayAsk != authority || (len(out.Cover) > 0) != authority || out.MayFinish != authority {
			t.Errorf("%s may ask: %v, sees the cover of the limbs: %v", by.Name, out.MayAsk, len(out.Cover) > 0)
		}
	}
	if _, err := (assessment.Page{Gate: h.gate}).Do(t.Context(), h.Stranger.Actor(), h.Case); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger: %v", err)
	}
}

func TestWhoCanBeAsked(t *testing.T) {
	h := newHub(t)
	out, err := assessment.AdviceChoices{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, "")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range out.People {
		names = append(names, p.Name)
	}
	if !slices.Contains(names, "Dr Ines Marlow") || !slices.Contains(names, "Desmond Larkin") || slices.Contains(names, "Aurelia Ashdown") || len(out.Teams) != 1 || out.More || out.DueOn != ehc.D(2023, 10, 11) {
		t.Errorf("%v, %d teams, due %s", names, len(out.Teams), out.DueOn)
	}
	found, err := assessment.AdviceChoices{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, "marlow")
	if err != nil || len(found.People) != 1 {
		t.Errorf("searching: %d, %v", len(found.People), err)
	}
}

func TestWhoeverIsAskedForTwoKindsOfAdviceByOneDayHearsOfItOnce(t *testing.T) {
	h := newHub(t)
	_, err := assessment.AskAdvice{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: []assessment.AdviceAsk{
		{Limb: advice.Psychological, Person: h.Psychologist.ID}, {Limb: advice.Other, Person: h.Psychologist.ID}, {Limb: advice.SocialCare, Person: h.SocialWorker.ID}}})
	if err != nil {
		t.Fatal(err)
	}
	alone, all := 0, h.Events(t, ehc.AdviceRequested)
	for _, e := range all {
		if e.Data[ehc.DataToldWith] == "" {
			alone++
		}
	}
	if len(all) != 3 || alone != 2 {
		t.Errorf("%d of %d requests have a message", alone, len(all))
	}
}

func TestAdviceByLetterCountsFromItsDay(t *testing.T) {
	h := newHub(t)
	_, _, psychologist, _ := h.askAll(t)
	asked := h.open(t, h.Coordinator, psychologist).Request.RequestedOn()
	h.complete(t, h.Psychologist, psychologist)
	h.Clock.Pass(6)
	submit := func(by people.Person, b *paper.Behalf) error {
		return assessment.SubmitAdvice{Gate: h.gate}.Do(t.Context(), by.Actor(), assessment.SubmitAdviceInput{Case: h.Case, Advice: psychologist, Version: h.open(t, h.Coordinator, psychologist).Request.Version(), Behalf: b})
	}
	letter := func(on ehc.Date) *paper.Behalf {
		return &paper.Behalf{Receipt: paper.Receipt{Channel: paper.Letter, On: on}}
	}
	for code, b := range map[string]*paper.Behalf{"paper.channel": nil, "paper.early": letter(asked.AddDays(-1)), "paper.future": letter(asked.AddDays(7))} {
		if err := submit(h.Coordinator, b); !fault.Has(err, code) {
			t.Errorf("want %s, got %v", code, err)
		}
	}
	if err := submit(h.Coordinator, letter(asked.AddDays(2))); err != nil {
		t.Fatal(err)
	}
	r := h.open(t, h.Coordinator, psychologist).Request
	if r.DoneOn() != asked.AddDays(2) || r.Status() != advice.Completed {
		t.Errorf("it counts from %s: %s", r.DoneOn(), r.Status())
	}
	told := h.Events(t, ehc.ContributionRecorded)
	if len(told) != 1 || told[0].By != h.Coordinator.ID || told[0].Data[ehc.DataPerson] != string(h.Psychologist.ID) {
		t.Errorf("told %+v", told)
	}
}
