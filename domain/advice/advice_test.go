package advice_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

var (
	asked = ehc.D(2023, 8, 30)
	now   = time.Date(2023, 8, 30, 9, 0, 0, 0, time.UTC)
	ines  = ehc.Actor{Kind: ehc.Human, Person: "ines", Name: "Dr Ines Marlow"}
	theo  = ehc.Actor{Kind: ehc.Human, Person: "theo", Name: "Theo Abara", Teams: []ehc.TeamMembership{{Team: "speech"}}}
	wren  = ehc.Actor{Kind: ehc.Human, Person: "wren", Name: "Wren Halloran", Teams: []ehc.TeamMembership{{Team: "speech"}}}
	lead  = ehc.Actor{Kind: ehc.Human, Person: "lead", Name: "Odile Farrant", Teams: []ehc.TeamMembership{{Team: "speech", Manager: true}}}
)

func ask(t *testing.T, limb advice.Limb, to advice.Adviser) *advice.Request {
	t.Helper()
	r, err := advice.Ask("a-"+ehc.AdviceID(limb)+ehc.AdviceID(to.Person)+ehc.AdviceID(to.Team), "case", limb, to, "", asked, advice.LastDay(asked), now)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func toInes(t *testing.T) *advice.Request {
	return ask(t, advice.Psychological, advice.Adviser{Person: "ines", Name: "Dr Ines Marlow", JobTitle: "Educational psychologist"})
}

func toSpeech(t *testing.T) *advice.Request {
	return ask(t, advice.Medical, advice.Adviser{Team: "speech", TeamName: "Speech and language therapy"})
}

func whole() advice.Answer {
	text := richtext.FromPlain("Since March.")
	return advice.Answer{
		OnBehalf: advice.OnBehalf{Choice: "no"}, Will: advice.YesKnown,
		Background: advice.Background{FirstContact: text, InPlace: text, Effect: text},
		Areas:      map[needs.Area]needs.Findings{needs.Cognition: {Needs: []needs.Need{{ID: "n1", Text: "Reading for meaning"}}}},
	}
}

func send(t *testing.T, r *advice.Request, by ehc.Actor, on ehc.Date) {
	t.Helper()
	if err := r.Save(by, whole(), r.Version(), now); err != nil {
		t.Fatal(err)
	}
	if err := r.Submit(by, on, now); err != nil {
		t.Fatal(err)
	}
}

func TestAnswersAreDueInSixWeeks(t *testing.T) {
	for on, want := range map[ehc.Date]ehc.Date{
		ehc.D(2023, 8, 30):  ehc.D(2023, 10, 11),
		ehc.D(2026, 10, 13): ehc.D(2026, 11, 24),
		ehc.D(2026, 12, 1):  ehc.D(2027, 1, 12),
	} {
		if got := advice.LastDay(on); got != want {
			t.Errorf("asked on %s: due %s, want %s", on, got, want)
		}
	}
}

func TestAskRefusesWhatTheLawDoesNotKnow(t *testing.T) {
	person := advice.Adviser{Person: "ines"}
	tests := map[string]struct {
		limb advice.Limb
		to   advice.Adviser
		due  ehc.Date
		code string
	}{
		"no limb":                       {"", person, asked, "advice.limb"},
		"the family, by request":        {advice.Parent, person, asked, "advice.limb-views"},
		"nobody":                        {advice.Medical, advice.Adviser{}, asked, "advice.adviser"},
		"due before it is asked":        {advice.Medical, person, asked.AddDays(-1), "advice.due"},
		"due a day after the six weeks": {advice.Medical, person, advice.LastDay(asked).AddDays(1), "advice.due-late"},
	}
	for name, test := range tests {
		if _, err := advice.Ask("a", "case", test.limb, test.to, "", asked, test.due, now); !fault.Has(err, test.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSubmitAsksForTheMandatoryAnswers(t *testing.T) {
	tests := map[string]struct {
		change func(*advice.Answer)
		fields []string
	}{
		"nothing written": {func(a *advice.Answer) { *a = advice.Answer{} }, []string{"on-behalf", "will"}},
		"for someone without a name": {func(a *advice.Answer) { a.OnBehalf = advice.OnBehalf{Choice: "yes"} },
			[]string{"on-behalf.name", "on-behalf.job-title"}},
		"no background":          {func(a *advice.Answer) { a.Background = advice.Background{} }, []string{"first-contact", "in-place", "effect"}},
		"another reason, unsaid": {func(a *advice.Answer) { a.Will = advice.NoOther }, []string{"details"}},
		"an empty need": {func(a *advice.Answer) { a.Areas[needs.Health] = needs.Findings{}.AddNeed("n9") },
			[]string{"area.health/need[n9].text"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r, answer := toInes(t), whole()
			test.change(&answer)
			if err := r.Save(ines, answer, 0, now); err != nil {
				t.Fatalf("an unfinished answer can't be saved: %v", err)
			}
			err := r.Submit(ines, asked, now)
			var fields []string
			for _, f := range fault.As(err).All() {
				fields = append(fields, f.Field)
			}
			if !slices.Equal(fields, test.fields) {
				t.Errorf("asked for %v, want %v", fields, test.fields)
			}
			if r.Status() != advice.Pending {
				t.Errorf("it is %s", r.Status())
			}
		})
	}
}

func TestTheSixAnswers(t *testing.T) {
	advises := map[advice.Will]bool{advice.YesKnown: true, advice.YesAllocated: true, advice.YesNotKnown: true}
	labels := advice.WillLabels()
	if len(labels) != 6 {
		t.Fatalf("there are %d answers", len(labels))
	}
	for _, l := range labels {
		r := toInes(t)
		answer := advice.Answer{OnBehalf: advice.OnBehalf{Choice: "no"}, Will: l.Will, Details: "Left our service in 2021"}
		if advises[l.Will] {
			answer.Background = whole().Background
		}
		if err := r.Save(ines, answer, 0, now); err != nil {
			t.Fatal(err)
		}
		if err := r.Submit(ines, asked, now); err != nil {
			t.Errorf("%s: %v", l.Label, err)
		}
		cover := advice.Cover(4, []*advice.Request{r}, false)
		if got := cover[3].Met(); got != advises[l.Will] {
			t.Errorf("%s: advice under the limb is in: %v", l.Label, got)
		}
	}
}

func TestAdviceWithEveryAreaEmptyCanBeSent(t *testing.T) {
	r, answer := toInes(t), whole()
	answer.Areas = nil
	if err := r.Save(ines, answer, 0, now); err != nil {
		t.Fatal(err)
	}
	if err := r.Submit(ines, asked, now); err != nil {
		t.Errorf("no need found in any area: %v", err)
	}
}

func TestAnAnswerToAnAreaHasToFitWhatIsWritten(t *testing.T) {
	for name, test := range map[string]struct {
		found needs.Findings
		code  string
	}{
		"no need found":                     {needs.Findings{Opinion: needs.NoNeed}, ""},
		"can’t advise":                      {needs.Findings{Opinion: needs.CantAdvise}, ""},
		"a need found and written":          {needs.Findings{Opinion: needs.NeedFound, Needs: []needs.Need{{ID: "n", Text: "Tires."}}}, ""},
		"a need found and none written":     {needs.Findings{Opinion: needs.NeedFound}, "advice.opinion-empty"},
		"no need found, and one is written": {needs.Findings{Opinion: needs.NoNeed, Needs: []needs.Need{{ID: "n", Text: "Tires."}}}, "advice.opinion-both"},
	} {
		err := whole().WithArea(needs.Health, test.found).Missing()
		if test.code == "" && err != nil || test.code != "" && !fault.Has(err, test.code) {
			t.Errorf("%s: %v, want %q", name, err, test.code)
		}
	}
	for _, found := range []needs.Findings{{}, {Strengths: richtext.FromPlain("Runs fast.")}} {
		if found.Says() != needs.CantAdvise {
			t.Errorf("%+v says %q: an area without an answer rules out nothing", found, found.Says())
		}
	}
}

func TestSentAdviceIsLocked(t *testing.T) {
	r := toInes(t)
	send(t, r, ines, asked.AddDays(20))
	if r.Status() != advice.Completed || r.DoneOn() != ehc.D(2023, 9, 19) || r.Writer() != "Dr Ines Marlow" {
		t.Fatalf("%s on %s by %q", r.Status(), r.DoneOn(), r.Writer())
	}
	for name, err := range map[string]error{
		"save": r.Save(ines, whole(), 0, now), "send": r.Submit(ines, asked, now), "attach": r.Attach("f", now), "close": r.Close("no longer", false, false, asked, now),
	} {
		if !fault.Has(err, "advice.locked") {
			t.Errorf("%s after sending: %v", name, err)
		}
	}
}

func TestReopeningKeepsTheFirstDate(t *testing.T) {
	r := toInes(t)
	send(t, r, ines, ehc.D(2023, 9, 19))
	if err := r.Reopen("The year group is wrong", ehc.Date{}, ehc.D(2023, 9, 25), false, now); !fault.Has(err, "advice.reopen-late") {
		t.Errorf("after the assessment: %v", err)
	}
	if err := r.Reopen(" ", ehc.Date{}, ehc.D(2023, 9, 25), true, now); !fault.Has(err, "advice.reopen-reason") {
		t.Errorf("without a reason: %v", err)
	}
	if err := r.Reopen("The year group is wrong", ehc.D(2023, 10, 20), ehc.D(2023, 9, 25), true, now); err != nil {
		t.Fatal(err)
	}
	if !r.Open() || !r.DoneOn().IsZero() || r.DueOn() != ehc.D(2023, 10, 20) || r.ReopenedBecause() != "The year group is wrong" {
		t.Fatalf("re-opened: %+v", r.Snapshot())
	}
	if err := r.Submit(ines, ehc.D(2023, 9, 28), now); err != nil {
		t.Fatal(err)
	}
	if r.DoneOn() != ehc.D(2023, 9, 28) || r.FirstDoneOn() != ehc.D(2023, 9, 19) {
		t.Errorf("completed %s, first %s", r.DoneOn(), r.FirstDoneOn())
	}
}

func TestTheSecondOfTwoWritersIsTold(t *testing.T) {
	r := toInes(t)
	stored := r.Snapshot()
	stored.Version = 3 // someone saved since it was read
	err := advice.Restore(stored).Save(ines, whole(), 2, now)
	if !fault.Is(err, fault.Conflict) {
		t.Errorf("got %v", err)
	}
}

func TestClosingNeedsAReason(t *testing.T) {
	r := toInes(t)
	if err := r.Close("", false, false, asked, now); !fault.Has(err, "advice.close-reason") {
		t.Errorf("got %v", err)
	}
	if err := r.Close("The service has no record and cannot advise", false, false, asked, now); err != nil {
		t.Fatal(err)
	}
	if advice.Cover(4, []*advice.Request{r}, true)[3].Met() {
		t.Error("a closed request counts as advice")
	}
	if err := r.Save(ines, whole(), 0, now); !fault.Has(err, "advice.closed") {
		t.Errorf("saved after closing: %v", err)
	}
}

func TestOthersAdviceWaitsForOnesOwn(t *testing.T) {
	psychology, speech := toInes(t), toSpeech(t)
	requests := []*advice.Request{psychology, speech}
	expect := func(when string, want map[string]bool) {
		t.Helper()
		for _, actor := range []ehc.Actor{ines, theo, wren, lead, {Kind: ehc.Human, Person: "other"}} {
			if got := advice.OwnIsIn(actor, requests); got != want[string(actor.Person)] {
				t.Errorf("%s, %s: %v", when, actor.Person, got)
			}
		}
	}
	expect("nothing is in", map[string]bool{"other": true})
	if err := speech.Allocate("theo", "Theo Abara", "Speech therapist", "Health", now); err != nil {
		t.Fatal(err)
	}
	expect("given to Theo", map[string]bool{"other": true})
	send(t, speech, theo, asked)
	expect("the team's advice is in", map[string]bool{"theo": true, "wren": true, "lead": true, "other": true})
	send(t, psychology, ines, asked)
	expect("all is in", map[string]bool{"ines": true, "theo": true, "wren": true, "lead": true, "other": true})
	if err := speech.Reopen("A page is missing", ehc.Date{}, asked, true, now); err != nil {
		t.Fatal(err)
	}
	expect("re-opened for a correction", map[string]bool{"ines": true, "theo": true, "wren": true, "lead": true, "other": true})
}

func TestSomeoneAskedTwiceWaitsForBoth(t *testing.T) {
	first, second := toInes(t), ask(t, advice.Educational, advice.Adviser{Person: "ines"})
	send(t, first, ines, asked)
	if advice.OwnIsIn(ines, []*advice.Request{first, second}) {
		t.Error("one of two own answers was enough")
	}
}

func TestATeamsRequestIsItsMembersUntilItIsGivenToOne(t *testing.T) {
	r := toSpeech(t)
	if r.Status() != advice.NotAllocated || !r.Owed(theo) || !r.Owed(wren) || !r.Owed(lead) || r.Owed(ines) {
		t.Fatalf("asked of the team: %s", r.Status())
	}
	if err := r.Allocate("theo", "Theo Abara", "Speech therapist", "Health", now); err != nil {
		t.Fatal(err)
	}
	if r.Status() != advice.Pending || !r.AnsweredBy(theo) || r.AnsweredBy(wren) || !r.AnsweredBy(lead) {
		t.Errorf("given to Theo: %s", r.Status())
	}
	if cover := (ehc.Actor{Kind: ehc.Human, Person: "cover", Covers: []ehc.Cover{{Person: "theo"}}}); !r.AnsweredBy(cover) || advice.OwnIsIn(cover, []*advice.Request{r}) {
		t.Error("whoever stands in for the member can't answer, or reads before they have")
	}
	if err := r.Allocate("wren", "Wren Halloran", "Speech therapist", "Health", now); err != nil || r.AnsweredBy(theo) {
		t.Errorf("given to Wren instead: %v", err)
	}
	if err := toInes(t).Allocate("theo", "", "", "", now); !fault.Is(err, fault.Illegal) {
		t.Errorf("a person's own request was given away: %v", err)
	}
}

func TestTheManagerMayAnswerFirstWhetherTheTeamAdvises(t *testing.T) {
	r := toSpeech(t)
	if err := r.Allocate("theo", "Theo Abara", "Speech therapist", "Health", now); err != nil {
		t.Fatal(err)
	}
	if err := r.Save(lead, advice.Answer{Will: advice.YesAllocated}, 0, now); err != nil {
		t.Fatal(err)
	}
	if !r.WillIsAnsweredFor(theo) || r.WillIsAnsweredFor(lead) {
		t.Error("the member is asked again, or the manager can’t change the answer")
	}
	answer := whole()
	answer.Will = advice.YesAllocated
	if err := r.Save(theo, answer, 0, now); err != nil || !r.WillIsAnsweredFor(theo) {
		t.Errorf("writing the rest made the answer the member’s own: %v", err)
	}
	own := toSpeech(t)
	if err := own.Save(theo, whole(), 0, now); err != nil || own.WillIsAnsweredFor(theo) {
		t.Errorf("a member can’t change their own answer: %v", err)
	}
	if toInes(t).WillIsAnsweredFor(ines) {
		t.Error("a person’s own request")
	}
}

func TestSectionKNamesTheAuthor(t *testing.T) {
	tests := map[string]struct {
		to         advice.Adviser
		onBehalf   advice.OnBehalf
		name, role string
	}{
		"the adviser":           {advice.Adviser{Person: "ines", Name: "Dr Ines Marlow", JobTitle: "Educational psychologist"}, advice.OnBehalf{Choice: "no"}, "Dr Ines Marlow", "Educational psychologist"},
		"whom they write for":   {advice.Adviser{Person: "ines", Name: "Dr Ines Marlow"}, advice.OnBehalf{Choice: "yes", Name: "Petra Quill", JobTitle: "Trainee"}, "Petra Quill", "Trainee"},
		"a team without member": {advice.Adviser{Team: "speech", TeamName: "Speech and language therapy"}, advice.OnBehalf{Choice: "no"}, "Speech and language therapy", ""},
	}
	for name, test := range tests {
		r := ask(t, advice.Medical, test.to)
		if err := r.Save(ines, advice.Answer{OnBehalf: test.onBehalf}, 0, now); err != nil {
			t.Fatal(err)
		}
		if author, role := r.Attribution(); author != test.name || role != test.role {
			t.Errorf("%s: %q, %q", name, author, role)
		}
	}
}

func TestWhichLimbsMustHaveAdvice(t *testing.T) {
	limbs := func(standings []advice.Standing) (found []advice.Limb) {
		for _, s := range standings {
			found = append(found, s.Limb)
		}
		return found
	}
	usual := []advice.Limb{advice.Parent, advice.Educational, advice.Medical, advice.Psychological, advice.SocialCare}
	byFamily, other := ask(t, advice.Requested, advice.Adviser{Person: "ines"}), ask(t, advice.Other, advice.Adviser{Person: "ines"})
	tests := map[string]struct {
		year     int
		requests []*advice.Request
		views    bool
		want     []advice.Limb
	}{
		"year 8":                        {8, nil, false, usual},
		"year 9 adds adulthood":         {9, nil, false, append(slices.Clone(usual), advice.Adulthood)},
		"with the family's views":       {8, nil, true, usual[1:]},
		"asked for by the family":       {8, []*advice.Request{byFamily}, true, append(slices.Clone(usual[1:]), advice.Requested)},
		"another professional is extra": {8, []*advice.Request{other}, true, usual[1:]},
	}
	for name, test := range tests {
		got := limbs(advice.Uncovered(advice.Cover(test.year, test.requests, test.views)))
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestAllIn(t *testing.T) {
	first, second := toInes(t), toSpeech(t)
	if advice.AllIn(nil) || advice.AllIn([]*advice.Request{first, second}) {
		t.Error("all is in before anything was sent")
	}
	send(t, first, ines, asked)
	if err := second.Close("Not known to the service", false, false, asked, now); err != nil {
		t.Fatal(err)
	}
	if !advice.AllIn([]*advice.Request{first, second}) {
		t.Error("one sent and one closed: nothing is open")
	}
}

func TestTheSameAskIsKnown(t *testing.T) {
	r, team := toInes(t), toSpeech(t)
	if !r.SameAsk(advice.Psychological, advice.Adviser{Person: "ines"}) || r.SameAsk(advice.Medical, advice.Adviser{Person: "ines"}) || r.SameAsk(advice.Psychological, advice.Adviser{Person: "theo"}) {
		t.Error("a person's")
	}
	if err := team.Allocate("theo", "Theo Abara", "", "", now); err != nil {
		t.Fatal(err)
	}
	if !team.SameAsk(advice.Medical, advice.Adviser{Team: "speech"}) || team.SameAsk(advice.Medical, advice.Adviser{Person: "theo"}) {
		t.Error("a team's that was given to a member")
	}
}

func TestViewsKeepWhoWroteThemAndForWhom(t *testing.T) {
	views := advice.NoViews("case")
	text := richtext.FromPlain("Swimming on Fridays")
	if err := views.Write(ines, "things-i-enjoy", text, "Rowan", 0, now); err != nil {
		t.Fatal(err)
	}
	tile := views.Tile("things-i-enjoy")
	if tile.WriterName != "Dr Ines Marlow" || tile.OnBehalf != "Rowan" || tile.Revision != 1 || !views.Any() {
		t.Errorf("%+v", tile)
	}
	if err := views.Write(theo, "things-i-enjoy", text, "", 0, now); !fault.Is(err, fault.Conflict) {
		t.Errorf("a writer who had read an older text: %v", err)
	}
	if err := views.Write(theo, "luck", text, "", 0, now); !fault.Is(err, fault.NotFound) {
		t.Errorf("a tile that is none: %v", err)
	}
	child, parents := 0, 0
	for _, tile := range advice.Tiles() {
		if tile.Voice == advice.Child {
			child++
		} else {
			parents++
		}
	}
	if child != 8 || parents != 5 {
		t.Errorf("%d tiles of the child, %d of the parents", child, parents)
	}
}

func TestASnapshotKeepsEveryField(t *testing.T) {
	r := toSpeech(t)
	if err := r.Allocate("theo", "Theo Abara", "Speech therapist", "Health", now); err != nil {
		t.Fatal(err)
	}
	send(t, r, theo, asked)
	if err := r.Reopen("A page is missing", ehc.Date{}, asked, true, now); err != nil {
		t.Fatal(err)
	}
	again := advice.Restore(r.Snapshot())
	if again.Writer() != "Theo Abara" || again.FirstDoneOn() != asked || again.Adviser() != r.Adviser() || again.ReopenedBecause() != "A page is missing" || again.Status() != advice.Pending {
		t.Errorf("%+v", again.Snapshot())
	}
}

func TestTheAuthoritysQuestionsAreBoundedAndTied(t *testing.T) {
	r := ask(t, advice.Psychological, advice.Adviser{Person: "ines"})
	n := 0
	next := func() ehc.ItemID { n++; return ehc.ItemID(fmt.Sprint("q", n)) }
	if err := r.PutQuestions([]string{" ", "How does he learn?", "", "What calms him? "}, next); err != nil || len(r.Questions()) != 2 || r.Questions()[1].Text != "What calms him?" {
		t.Fatalf("%v, %v", r.Questions(), err)
	}
	if err := r.PutQuestions([]string{strings.Repeat("x", advice.LongestQuestion+1)}, next); !fault.Has(err, "advice.question-long") {
		t.Error(err)
	}
	if err := r.PutQuestions(slices.Repeat([]string{"Why?"}, advice.MostQuestions+1), next); !fault.Has(err, "advice.questions-many") {
		t.Error(err)
	}
	if err := r.Save(ines, advice.Answer{Replies: []advice.Reply{{To: "nonsense"}}}, 0, now); !fault.Has(err, "advice.question-unknown") {
		t.Errorf("a reply to nothing: %v", err)
	}
	if err := r.Save(ines, advice.Answer{Replies: []advice.Reply{{To: "q2", Text: richtext.FromPlain("A quiet corner")}}}, 0, now); err != nil || r.Replied() != 1 {
		t.Errorf("%d replies, %v", r.Replied(), err)
	}
}

func TestLateOrRefusedAdviceIsTakenFurther(t *testing.T) {
	officer := ehc.Actor{Kind: ehc.Human, Person: "o", Name: "Nadia"}
	r := ask(t, advice.Psychological, advice.Adviser{Person: "ines"})
	if err := r.Chase(officer, asked, now); err != nil {
		t.Fatal(err)
	}
	if err := r.Chase(officer, asked, now); !fault.Has(err, "advice.chased") {
		t.Errorf("twice on a day: %v", err)
	}
	if err := r.Escalate(officer, "Please", r.DueOn(), now); !fault.Has(err, "advice.escalate-early") {
		t.Errorf("on its last day: %v", err)
	}
	late := r.DueOn().AddDays(1)
	if err := r.Escalate(officer, " ", late, now); !fault.Has(err, "advice.escalate-reason") {
		t.Errorf("without a reason: %v", err)
	}
	if err := r.Escalate(officer, "Please", late, now); err != nil || len(r.Pushes()) != 2 || !r.Pushes()[1].Escalated() {
		t.Errorf("%v, %v", r.Pushes(), err)
	}
	refused := ask(t, advice.SocialCare, advice.Adviser{Person: "ines"})
	if err := refused.Save(ines, advice.Answer{OnBehalf: advice.OnBehalf{Choice: "no"}, Will: advice.NoNotKnown}, 0, now); err != nil {
		t.Fatal(err)
	}
	if err := refused.Submit(ines, asked, now); err != nil || !refused.Refused() || !refused.Escalatable(asked) {
		t.Errorf("a refusal: %v", err)
	}
	if err := refused.Chase(officer, asked, now); !fault.Has(err, "advice.locked") {
		t.Errorf("whoever has answered is reminded: %v", err)
	}
	cover := advice.Cover(4, []*advice.Request{refused}, true)
	for _, s := range cover {
		if s.Limb == advice.SocialCare && (s.Met() || s.Refused != 1) {
			t.Errorf("“not known to us” counts as advice: %+v", s)
		}
	}
}

func TestWhatTheLawWantsIsNotClosedEmpty(t *testing.T) {
	first, second := ask(t, advice.SocialCare, advice.Adviser{Person: "ines"}), ask(t, advice.SocialCare, advice.Adviser{Team: "t"})
	both := advice.Cover(4, []*advice.Request{first, second}, true)
	if first.LeavesEmpty(both) {
		t.Error("somebody else is still asked")
	}
	if !first.LeavesEmpty(advice.Cover(4, []*advice.Request{first}, true)) {
		t.Error("nobody else is asked")
	}
	other := ask(t, advice.Other, advice.Adviser{Person: "ines"})
	if other.LeavesEmpty(advice.Cover(4, []*advice.Request{other}, true)) {
		t.Error("the law does not want advice of anybody else")
	}
	if err := first.Close("Not known", true, false, asked, now); !fault.Has(err, "advice.close-mandatory") {
		t.Errorf("closed empty: %v", err)
	}
	if err := first.Close("Not known", true, true, asked, now); err != nil || !first.Overridden() {
		t.Errorf("with the reason: %v", err)
	}
	if err := first.Reopen("After all", ehc.Date{}, asked, true, now); err != nil || first.Overridden() {
		t.Errorf("re-opened: %v", err)
	}
}

func TestOnlyAYesIsAnsweredForAMember(t *testing.T) {
	r := ask(t, advice.Medical, advice.Adviser{Team: "t", TeamName: "A team"})
	manager := ehc.Actor{Kind: ehc.Human, Person: "m", Teams: []ehc.TeamMembership{{Team: "t", Manager: true}}}
	member := ehc.Actor{Kind: ehc.Human, Person: "w", Teams: []ehc.TeamMembership{{Team: "t"}}}
	if err := r.AnswerWill(manager, advice.NoKnown, "", now); !fault.Has(err, "advice.will-yes") {
		t.Error(err)
	}
	if err := r.AnswerWill(manager, advice.YesKnown, "Ours", now); err != nil || !r.WillIsAnsweredFor(member) {
		t.Errorf("%v", err)
	}
	if err := r.Save(member, advice.Answer{Will: advice.NoOther, Details: "mine"}, 0, now); err != nil || r.Answer().Will != advice.YesKnown || r.Answer().Details != "Ours" {
		t.Errorf("the member answers %q, %q, %v", r.Answer().Will, r.Answer().Details, err)
	}
}
