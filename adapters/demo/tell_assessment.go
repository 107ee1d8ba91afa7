package demo

import (
	"context"
	"slices"
	"strings"

	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// tellAssessment tells who is asked, on which day, and what comes back; goesOn is false where the story stops.
func (s *story) tellAssessment(day int) (goesOn bool) {
	s.asked = s.inquiries(s.date(79))
	s.on(day, "ask for advice", true, s.ask)
	for n, q := range s.asked {
		if q.team != "" && !(s.stop == notAllocated && q.kind == "psychology") {
			s.on(day+1+n%2, "allocate the team’s request", true, func(ctx context.Context) error { return s.allocate(ctx, q) })
		}
	}
	s.tellViews(day + 4)
	if s.stop == leftLate {
		s.tellWithdrawal(58, 60, noLongerHere[1])
		return false
	}
	for n, q := range s.asked {
		came := day + 10 + n*4 + s.rng.IntN(3)
		switch {
		case s.answered(n, len(s.asked)) && s.past(came):
			s.on(came-1, q.kind+" writes advice", false, func(ctx context.Context) error { return s.advise(ctx, q, len(needs.Areas())) })
			s.on(came, q.kind+" sends advice", true, func(ctx context.Context) error { return s.submit(ctx, q) })
		case s.begun(n, len(s.asked)) && s.past(came):
			s.on(came, q.kind+" begins to write", false, func(ctx context.Context) error { return s.advise(ctx, q, 1) })
		}
	}
	s.tellGuest()
	switch s.stop {
	case nobodyAnswered, someAnswered, oneOverdue, notAllocated, allIn, reassessed:
		return false
	}
	return true
}

func (s *story) ask(ctx context.Context) error {
	in := assessment.AskAdviceInput{Case: s.id}
	for _, q := range s.asked {
		ask := assessment.AdviceAsk{Limb: q.limb, Note: s.say(pick(s, backgrounds[q.kind].note...))}
		if q.team != "" {
			ask.Team = s.teams[q.team].ID
		} else {
			ask.Person = s.people[q.by].ID
		}
		in.Asks = append(in.Asks, ask)
	}
	made, err := assessment.AskAdvice{Gate: s.Gate}.Do(ctx, s.coordinator(), in)
	for i, one := range made {
		s.asked[i].id = one.ID
	}
	return err
}

func (s *story) allocate(ctx context.Context, q *inquiry) error {
	manager := ""
	for _, who := range advisers {
		if who.team == q.team && who.leads {
			manager = who.key
		}
	}
	return assessment.AllocateAdvice{Gate: s.Gate}.Do(ctx, s.actor(manager), assessment.AllocateAdviceInput{Case: s.id, Advice: q.id, Member: s.people[q.by].ID})
}

// advise writes an answer: the questions, and what was found in up to a number of areas.
func (s *story) advise(ctx context.Context, q *inquiry, areas int) error {
	writer := s.actor(q.by)
	open, err := assessment.OpenAdvice{Gate: s.Gate}.Do(ctx, writer, s.id, q.id)
	if err != nil {
		return err
	}
	in := assessment.WriteAdviceInput{Case: s.id, Advice: q.id, Version: open.Request.Version(),
		About: &assessment.AboutAdvice{OnBehalf: advice.OnBehalf{Choice: "no"}}, Background: s.background(q)}
	in.About.Will = will(q, richtext.Plain(in.Background.FirstContact))
	for _, info := range needs.Areas() {
		found := s.findings(q, info.Area)
		if s.rulesOut(q, info.Area) {
			found.Opinion = needs.NoNeed
		}
		if found.IsEmpty() && found.Opinion == needs.Unanswered || areas == 0 {
			continue
		}
		areas--
		in.Area, in.Findings = info.Area, &found
		if err := (assessment.WriteAdvice{Gate: s.Gate}).Do(ctx, writer, in); err != nil {
			return err
		}
		in = assessment.WriteAdviceInput{Case: s.id, Advice: q.id, Version: in.Version + 1}
	}
	if in.About == nil {
		return nil
	}
	return assessment.WriteAdvice{Gate: s.Gate}.Do(ctx, writer, in)
}

// rulesOut reports that the area is this adviser's to look at, and that nobody finds a need there.
func (s *story) rulesOut(q *inquiry, area needs.Area) bool {
	field := map[needs.Area]string{needs.Communication: "psychology", needs.Cognition: "psychology", needs.SEMH: "psychology", needs.Sensory: "medical", needs.Health: "medical", needs.SocialCare: "care"}
	if field[area] != q.kind {
		return false
	}
	return !slices.ContainsFunc(s.asked, func(other *inquiry) bool {
		return slices.ContainsFunc(other.found, func(f finding) bool { return f.area == string(area) })
	})
}

func (s *story) submit(ctx context.Context, q *inquiry) error {
	writer := s.actor(q.by)
	open, err := assessment.OpenAdvice{Gate: s.Gate}.Do(ctx, writer, s.id, q.id)
	if err != nil {
		return err
	}
	return assessment.SubmitAdvice{Gate: s.Gate}.Do(ctx, writer, assessment.SubmitAdviceInput{Case: s.id, Advice: q.id, Version: open.Request.Version()})
}

// will is the answer whether advice will be given, as the first contact has it.
func will(q *inquiry, contact string) advice.Will {
	switch {
	case strings.Contains(contact, "allocated worker"):
		return advice.YesAllocated
	case q.kind != "setting" && (strings.Contains(contact, "for this assessment") || strings.Contains(contact, "not known") || strings.Contains(contact, "first time")):
		return advice.YesNotKnown
	}
	return advice.YesKnown
}

func (s *story) background(q *inquiry) *advice.Background {
	said := backgrounds[q.kind]
	first := pick(s, said.contact...)
	if len(q.found) == 0 && noNeed[q.kind] != "" {
		first += "\n\n" + noNeed[q.kind]
	}
	b := advice.Background{FirstContact: s.rich(first), InPlace: s.rich(pick(s, said.place...)), Effect: s.rich(pick(s, said.effect...))}
	if s.rng.IntN(5) > 0 {
		b.TalkedWithChild = s.rich(pick(s, said.child...))
	}
	if s.rng.IntN(4) > 0 {
		b.TalkedWithParent = s.rich(pick(s, said.parent...))
	}
	return &b
}

// findings is what the adviser says of one area.
func (s *story) findings(q *inquiry, area needs.Area) needs.Findings {
	found := needs.Findings{Strengths: s.rich(q.strengths[string(area)])}
	for _, f := range q.found {
		if f.area != string(area) {
			continue
		}
		need := needs.Need{ID: s.item(), Text: s.say(f.need)}
		found.Needs = append(found.Needs, need)
		found.Outcomes = append(found.Outcomes, s.outcome(f, need.ID))
	}
	return found
}

func (s *story) outcome(f finding, need ehc.ItemID) needs.Outcome {
	o := needs.Outcome{ID: s.item(), Text: s.say(f.outcome), Needs: []ehc.ItemID{need}}
	if f.preparing != "" {
		o.Preparing = []needs.Preparing{needs.Preparing(f.preparing)}
	}
	for i, text := range f.steps {
		o.Steps = append(o.Steps, needs.Step{ID: s.item(), Text: s.say(text), By: endOfTerm(s.now(), i+1+s.rng.IntN(2))})
	}
	for _, p := range f.provision {
		section := p.section
		if section == "H1" && s.born().YearsAt(s.now()) >= 18 {
			section = "H2"
		}
		o.Provisions = append(o.Provisions, needs.Provision{ID: s.item(), Section: section, Support: richtext.FromPlain(s.say(p.what)), Provider: s.say(p.who), Ratio: p.ratio, Quantity: p.quantity, Frequency: s.say(p.often)})
	}
	return o
}

func (s *story) item() ehc.ItemID { return ehc.ItemID(s.Gate.IDs.New()) }

// endOfTerm is the end of the nth term that ends after a day, about when schools set their targets for.
func endOfTerm(after ehc.Date, nth int) ehc.Date {
	for year := after.Year; ; year++ {
		for _, end := range []ehc.Date{ehc.D(year, 3, 31), ehc.D(year, 7, 20), ehc.D(year, 12, 18)} {
			if end.After(after.AddDays(21)) {
				if nth--; nth == 0 {
					return end
				}
			}
		}
	}
}
