package demo

import (
	"context"
	"strings"

	"ehchub/application/planning"
	"ehchub/domain/casework"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
)

// tellPlan tells how the plan comes about after the decision of a day; 0 means that there is none.
func (s *story) tellPlan(decided int) {
	if decided == 0 {
		return
	}
	s.on(decided+1, "begin the draft", false, func(ctx context.Context) error {
		return planning.BeginDraft{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id)
	})
	s.tellDrafting(decided)
	if s.stop == drafting || s.stop == draftOrdered {
		return
	}
	shared := decided + 10
	s.tellSharing(shared, draftLetters)
	if s.stop == sharedQuiet {
		s.tellComments(shared+3, false)
		return
	}
	s.tellComments(shared+8, true)
	if s.stop == sharedAnswered {
		return
	}
	s.tellConsultation(shared + 9)
	switch s.stop {
	case consulting, consulted:
		return
	case revised:
		s.on(shared+20, "rewrite the outcomes", false, func(ctx context.Context) error { return s.write(ctx, plan.PartK, s.monitoring) })
		s.tellSharing(shared+22, revisedLetters)
		return
	}
	s.tellFinal(shared + 27)
	s.tellAppealAboutPlan(shared + 27)
	s.tellAfterPlan(shared + 27)
	s.tellTransfer()
}

// tellDrafting tells which parts the co-ordinator writes beside what came from the advice; the earlier in the work
// the story stops, the fewer.
func (s *story) tellDrafting(decided int) {
	s.on(decided+3, "write the background", false, func(ctx context.Context) error { return s.write(ctx, plan.PartA, s.addBackground) })
	if s.stop == drafting && s.age < 100 {
		return
	}
	s.on(decided+4, "sum up the needs", false, func(ctx context.Context) error { return s.write(ctx, plan.PartOverview, s.sumUp) })
	if s.stop == drafting && s.age < 120 {
		return
	}
	s.on(decided+5, "write who watches progress", false, func(ctx context.Context) error { return s.write(ctx, plan.PartK, s.monitoring) })
	if s.kind == "physical" || s.kind == "adulthood" {
		s.on(decided+6, "write the budget", false, func(ctx context.Context) error { return s.write(ctx, plan.PartJ, s.budget) })
	}
}

// write changes one part of the draft as its form would.
func (s *story) write(ctx context.Context, key plan.PartKey, change func(*plan.Part)) error {
	open, err := planning.ReadPart{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, key)
	if err != nil {
		return err
	}
	change(&open.Part)
	_, err = planning.WritePart{Gate: s.Gate}.Do(ctx, s.coordinator(), planning.WritePartInput{Case: s.id, Part: open.Part})
	return err
}

func (s *story) addBackground(p *plan.Part) { p.A.Background = s.rich(pick(s, planBackgrounds...)) }

func (s *story) sumUp(p *plan.Part) {
	var list []string
	for _, f := range s.chosen {
		list = append(list, "- "+s.say(f.need))
	}
	s.facts["list"] = strings.Join(list, "\n")
	*p.Overview = plan.Overview{Summary: s.rich(pick(s, summaries...)), Category: needs.Area(s.from.category), Primary: s.from.primary, Secondary: s.from.secondary, Why: s.say(pick(s, reasonsForCategory...))}
}

func (s *story) monitoring(p *plan.Part) {
	p.K.Review, p.K.Who = s.rich(pick(s, reviewing...)), s.rich(pick(s, watching...))
}

func (s *story) budget(p *plan.Part) {
	*p.J = plan.Budget{Personal: s.rich(pick(s, budgets...)), AnnualCost: s.rich(pick(s, costs...))}
}

func (s *story) tellSharing(day int, letters []string) {
	s.on(day, "share the draft", true, func(ctx context.Context) error {
		s.shared++
		draft, err := planning.PrepareShare{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id)
		if err != nil {
			return err
		}
		return planning.ShareDraft{Gate: s.Gate}.Do(ctx, s.coordinator(), planning.ShareDraftInput{Case: s.id, Number: s.shared, Seen: draft.Seen, Letter: s.say(pick(s, letters...))})
	})
}

// tellComments tells what a family with an account says of the draft, sent or only begun.
func (s *story) tellComments(day int, send bool) {
	reader, ok := s.family()
	if !ok {
		return
	}
	s.on(day, "comment on the draft", true, func(ctx context.Context) error {
		open, err := planning.ReadComments{Gate: s.Gate}.Do(ctx, reader, s.id)
		if err != nil {
			return err
		}
		c := open.Mine
		for _, one := range s.comments(send) {
			c.Sections = append(c.Sections, plan.SectionComment{Letter: one.letter, Agree: one.agree, Text: s.say(one.text)})
		}
		if send {
			c.PreferredID, c.WantsMeeting = s.settings[s.candidates()[0]].ID, s.rng.IntN(2) == 0
		}
		_, err = planning.WriteComments{Gate: s.Gate}.Do(ctx, reader, planning.WriteCommentsInput{Case: s.id, Comments: c, Send: send})
		return err
	})
}

func (s *story) comments(all bool) []comment {
	said := comments[2]
	if !s.isYoungPerson() {
		said = pick(s, comments[0], comments[1], comments[3])
	}
	if !all {
		return said[:1]
	}
	return said
}

// candidates are the settings that are consulted, the one hoped for first.
func (s *story) candidates() []string {
	wished := map[string]string{"autism": "heronry", "anxiety": "heronry", "adhd": "heronry", "down": "alderbeck", "physical": "alderbeck", "language": "alderbeck", "dyslexia": "foxglove"}[s.kind]
	if wished == "heronry" && s.year < 3 {
		wished = "alderbeck"
	}
	if wished == "" || wished == s.setting {
		return []string{s.setting}
	}
	if s.surname == "Fenwick-Lowe" || s.stop == consulted || s.stop == consulting {
		return []string{wished, s.setting}
	}
	return []string{s.setting, wished}
}

// nameable is the setting that says yes.
func (s *story) nameable() string { return s.candidates()[0] }

// year in words, as a letter to a setting gives it.
func (s *story) yearGroup() string { return casework.YearGroupLabel(s.record().YearGroupOn(s.now())) }
