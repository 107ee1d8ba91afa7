package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/ehc"
	"ehchub/domain/richtext"
	"ehchub/domain/timescale"
)

// story is one child's, as it is being told.
type story struct {
	*loading
	child
	from     profile
	rng      *rand.Rand
	words    *strings.Replacer
	facts    map[string]string // further words in curly brackets
	chosen   []finding
	officer  string // key of the case co-ordinator
	id       ehc.CaseID
	last     time.Time
	asked    []*inquiry
	shared   int           // versions of the draft so far
	disputed ehc.DisputeID // of the disagreement that is told of
}

// newStory draws a child from its picture: nth counts those of the same kind, so that no two say the same.
func (l *loading) newStory(i int, c child, nth int) *story {
	s := &story{loading: l, child: c, from: profiles[c.kind], rng: rand.New(rand.NewPCG(Seed, uint64(i+1))), officer: officerOf(i), facts: map[string]string{}}
	likes := append(append([]string(nil), s.from.likes...), s.from.more.likes...)
	called, _, _ := strings.Cut(c.forenames, " ")
	place := "home"
	if p := named(c.setting); p != nil {
		place = p.Name
	}
	s.words = wordsFor(called, c.pronoun, place, likes[nth%len(likes)], likes[(nth+3)%len(likes)])
	s.chooseFindings()
	s.facts["needs"] = pick(s, needsOf[c.kind]...)
	s.facts["history"] = s.say(pick(s, s.from.history, s.from.more.history))
	s.facts["health"] = s.say(pick(s, s.from.health, s.from.more.health))
	s.facts["tried"] = s.say(pick(s, s.from.tried, s.from.more.tried))
	working, difficult := append(s.from.working[:len(s.from.working):len(s.from.working)], s.from.more.working...), append(s.from.difficult[:len(s.from.difficult):len(s.from.difficult)], s.from.more.difficult...)
	s.facts["working"] = s.say(working[(nth+nth/len(working))%len(working)])
	s.facts["difficult"] = s.say(difficult[nth%len(difficult)])
	return s
}

// officerOf gives the first case at each stop to one co-ordinator, so that she has a case at every step, and shares
// the others among all of them.
func officerOf(i int) string {
	if i == 0 || roster[i-1].stop != roster[i].stop {
		return "nadia"
	}
	return []string{"colm", "yusra", "nadia", "bethan", "marek"}[i%5]
}

// chooseFindings keeps the first two findings and most of the others, so that the same kind of child does not
// always need the same.
func (s *story) chooseFindings() {
	for i, f := range s.from.findings {
		if i < 2 || s.rng.IntN(4) > 0 {
			s.chosen = append(s.chosen, f)
		}
	}
}

// pick chooses one of several.
func pick[T any](s *story, from ...T) T { return from[s.rng.IntN(len(from))] }

// say fills the child's name and what else is known into a text.
func (s *story) say(text string) string {
	for name, fact := range s.facts {
		text = strings.ReplaceAll(text, "{"+name+"}", fact)
	}
	return sentences(s.words.Replace(s.words.Replace(text)))
}

// rich is a text with lists and bold words in it.
func (s *story) rich(text string) richtext.Doc { return richtext.ParseMarkdown(s.say(text)) }

func (s *story) called() string { return s.say("{name}") }

// date is the working day on or before a day of the story; day 0 is that on which the request came.
func (s *story) date(day int) ehc.Date {
	d := s.today.AddDays(day - s.age)
	for !timescale.England().Working(d) {
		d = d.AddDays(-1)
	}
	return d
}

// on lets something happen on a day of the story, in office hours and after whatever came before. No step is told
// that would lie in the future.
func (s *story) on(day int, what string, tells bool, do func(ctx context.Context) error) {
	at := morning(s.date(day)).Add(time.Duration(s.rng.IntN(7*60)) * time.Minute)
	if !at.After(s.last) {
		at = s.last.Add(time.Duration(3+s.rng.IntN(20)) * time.Minute)
	}
	if !ehc.DateIn(at, application.London).Before(s.today) {
		do = func(context.Context) error { return fmt.Errorf("day %d of this story is not over yet", day) }
	}
	s.last = at
	s.steps = append(s.steps, step{at: at, what: s.forenames + " " + s.surname + ": " + what, tells: tells, do: do})
}

// past reports whether a day of the story lies before today.
func (s *story) past(day int) bool { return day < s.age }

// now is the day on which the story stands while a step is taken.
func (s *story) now() ehc.Date { return ehc.DateIn(s.Clock.Now(), application.London) }

func (s *story) coordinator() ehc.Actor { return s.actor(s.officer) }

// family is who of the family has an account, and whether anybody does.
func (s *story) family() (ehc.Actor, bool) {
	p, ok := s.people[s.guardian]
	return p.Actor(), ok
}

// isYoungPerson reports that they ask and answer for themselves.
func (s *story) isYoungPerson() bool { return s.relation == "" }

// guardianName is what the guardian is called.
func (s *story) guardianName() string {
	if p, ok := s.people[s.guardian]; ok {
		return p.Name
	}
	return s.guardian
}

// withoutEmail are guardians who are reached by post and telephone.
var withoutEmail = map[string]bool{"Sheila Blunt": true, "Jean Cartmell": true, "Stacey Pell": true, "Ronald Eversham": true}

// guardianEmail is where the guardian reads e-mail; "" for those who don't.
func (s *story) guardianEmail() string {
	if p, ok := s.people[s.guardian]; ok {
		return p.Email
	}
	if withoutEmail[s.guardian] {
		return ""
	}
	return strings.ToLower(strings.NewReplacer(" ", ".", "-", "").Replace(s.guardian)) + "@home.wrenshire.example"
}
