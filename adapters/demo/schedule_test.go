package demo

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/application"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/people"
	"ehchub/domain/timescale"
)

// toldOn prepares every story for a day without telling it to any database.
func toldOn(today ehc.Date) (*loading, []*story) {
	l := &loading{today: today, people: map[string]people.Person{}, settings: map[string]people.Setting{}, teams: map[string]people.Team{}}
	for _, who := range cast() {
		l.people[who.key] = people.Person{ID: ehc.PersonID(who.key), Name: who.name, Email: who.email()}
	}
	for _, p := range places() {
		p.ID = ehc.SettingID(p.key)
		l.settings[p.key] = p.Setting
	}
	var stories []*story
	alike := map[string]int{}
	for i, c := range roster {
		s := l.newStory(i, c, alike[c.kind])
		s.tell()
		alike[c.kind]++
		stories = append(stories, s)
	}
	return l, stories
}

// Whatever the day on which the hub is started first, the past has been, on working days, and in the time since the
// council began.
func TestEveryStoryIsOverOnAnyDay(t *testing.T) {
	first := ehc.D(2026, 1, 1)
	for n := 0; n < 3*366; n += 11 {
		today := first.AddDays(n)
		l, _ := toldOn(today)
		last := map[string]time.Time{}
		for _, s := range l.steps {
			on := ehc.DateIn(s.at, application.London)
			whose, _, _ := strings.Cut(s.what, ":")
			if !on.Before(today) || !on.After(today.AddDays(-founded)) || !timescale.England().Working(on) || !s.at.After(last[whose]) {
				t.Fatalf("on %s: %s at %s, after %s", today, s.what, s.at, last[whose])
			}
			last[whose] = s.at
		}
	}
}

func TestEveryChildFitsTheirSettingAndPicture(t *testing.T) {
	first := ehc.D(2026, 1, 1)
	for n := 0; n < 366; n += 7 {
		today := first.AddDays(n)
		_, stories := toldOn(today)
		for _, s := range stories {
			child := s.record()
			if got := child.YearGroupOn(today); got != s.year {
				t.Fatalf("on %s %s is in year %d, not %d", today, child.FullName(), got, s.year)
			}
			if age := child.Born.YearsAt(today); age < s.from.youngest-1 || age > s.from.oldest+1 {
				t.Errorf("on %s %s is %d, and the picture fits from %d to %d", today, child.FullName(), age, s.from.youngest, s.from.oldest)
			}
			asked := child.YearGroupOn(s.date(0))
			if p := named(s.setting); p != nil && (s.year > p.highYear || asked < p.lowYear) {
				t.Errorf("on %s %s, in year %d when asked and %d now, goes to %s", today, child.FullName(), asked, s.year, p.Name)
			}
		}
	}
}

func TestEveryStopIsTold(t *testing.T) {
	told := map[stop]int{}
	for _, c := range roster {
		told[c.stop]++
	}
	for _, want := range []stop{requestDrafted, unassigned, assigned, assessPending, assessRefused, reassessed, nobodyAnswered, someAnswered, oneOverdue, notAllocated, allIn,
		issuePending, issueRefused, drafting, draftOrdered, sharedQuiet, sharedAnswered, consulting, consulted, revised, issued, leftEarly, leftLate, movedIn} {
		if told[want] == 0 {
			t.Errorf("no child: %s", want)
		}
	}
	if len(roster) != 88 || len(cast()) != 42 || len(places()) != 12 {
		t.Errorf("%d children, %d people, %d settings", len(roster), len(cast()), len(places()))
	}
}

// What is drawn from a picture must fit what the hub knows.
func TestPicturesSpeakTheHubsWords(t *testing.T) {
	for name, p := range profiles {
		if needs.Area(p.category).Label() == "" || len(p.childSays) != 8 || len(p.parentsSay) != 5 || needsOf[name] == nil {
			t.Errorf("%s: category %q, %d and %d tiles", name, p.category, len(p.childSays), len(p.parentsSay))
		}
		for _, f := range append(slices.Clone(p.findings), beforeAdulthood...) {
			if _, known := advice.Info(advice.Limb(f.limb)); !known || needs.Area(f.area).Label() == "" || f.preparing != "" && needs.Preparing(f.preparing).Label() == "" {
				t.Errorf("%s: %q under %q for %q", name, f.area, f.limb, f.preparing)
			}
			for _, s := range f.provision {
				if got := needs.SectionOf(needs.Area(f.area), needs.Provision{Section: s.section}); s.section != "" && got != s.section {
					t.Errorf("%s: provision of %q in section %s", name, f.area, s.section)
				}
			}
		}
	}
	for _, c := range roster {
		if _, known := profiles[c.kind]; !known || c.setting != "" && named(c.setting) == nil {
			t.Errorf("%s %s: picture %q, setting %q", c.forenames, c.surname, c.kind, c.setting)
		}
	}
}

// No two files read alike, even with the names taken out.
func TestNoTwoRequestsAreAlike(t *testing.T) {
	_, stories := toldOn(ehc.D(2026, 11, 23))
	seen := map[string]string{}
	for _, s := range stories {
		text := strings.NewReplacer(s.called(), "", s.settings[s.setting].Name, "").Replace(s.facts["working"] + s.facts["difficult"])
		if other := seen[text]; other != "" {
			t.Errorf("%s reads like %s", s.called(), other)
		}
		seen[text] = s.called()
	}
}

// A young person asks in their own name; everybody else has a grown-up who does.
func TestRequestersMayAsk(t *testing.T) {
	_, stories := toldOn(ehc.D(2026, 11, 23))
	for _, s := range stories {
		if s.isYoungPerson() && s.record().Born.YearsAt(s.date(0)) < casework.OwnRequestAge {
			t.Errorf("%s asks too young", s.called())
		}
	}
}

func TestSentencesBeginWithACapital(t *testing.T) {
	for text, want := range map[string]string{
		"trains and maps. my cat.":         "Trains and maps. My cat.",
		"(by pictures) the sea. “why?” no": "(By pictures) the sea. “Why?” no",
		"20 minutes a day":                 "20 minutes a day",
		"- one\n- two. three":              "- one\n- two. Three",
	} {
		if got := sentences(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}
