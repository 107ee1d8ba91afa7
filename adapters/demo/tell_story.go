package demo

import (
	"context"

	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/application/casefile"
	"ehchub/application/documents"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
)

// tell tells the story up to where it stops.
func (s *story) tell() {
	if s.stop == movedIn {
		s.tellTakeOver()
		return
	}
	s.tellRequest()
	if s.stop == requestDrafted || s.stop == unassigned {
		return
	}
	s.tellAssignment()
	switch s.stop {
	case assigned:
		return
	case leftEarly:
		s.tellMove(15)
		return
	}
	s.on(11+s.rng.IntN(3), "mark ready for the decision to assess", true, func(ctx context.Context) error {
		return assessment.ReadyForAssessDecision{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id)
	})
	if s.stop == assessPending {
		return
	}
	asked, goesOn := s.tellDecisionToAssess()
	if !goesOn {
		return
	}
	if !s.tellAssessment(asked) {
		s.tellWishToWithdraw(s.age - 3)
		return
	}
	s.tellPlan(s.tellDecisionToIssue())
}

func (s *story) tellAssignment() {
	by := pick(s, s.officer, "marguerite")
	s.on(1+s.rng.IntN(2), "assign a co-ordinator", true, func(ctx context.Context) error {
		return assessment.AssignCoordinator{Gate: s.Gate}.Do(ctx, s.actor(by), s.id, s.people[s.officer].ID)
	})
	if s.asks == bySchool && s.guardianEmail() != "" {
		s.tellPerson(4, casefile.NewPerson{As: access.Family, Name: s.guardianName(), Detail: s.relation, Email: s.guardianEmail(), ByEmail: true})
	}
	s.tellFlags(6)
	if s.guardian == "tomasz" || s.guardian == "zainab" {
		helper := s.people["sunniva"]
		s.tellPerson(5, casefile.NewPerson{As: access.Advocate, Name: helper.Name, Detail: "Advocate", Email: helper.Email, ByEmail: true})
	}
}

func (s *story) tellPerson(day int, who casefile.NewPerson) {
	s.on(day, "add "+who.Name, true, func(ctx context.Context) error {
		return casefile.AddPerson{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, who)
	})
}

// tellDecisionToAssess gives the day on which advice is asked for; goesOn is false where there is no assessment.
func (s *story) tellDecisionToAssess() (asked int, goesOn bool) {
	day := 26 + s.rng.IntN(4)
	if s.stop == assessRefused || s.stop == drafting {
		s.tellPanel(day-2, s.stop == drafting)
	}
	if s.stop != assessRefused && s.stop != reassessed {
		s.decide(day, s.byOther(casework.Decision{Question: casework.WhetherToAssess, Agreed: true, HasSEN: casework.Yes, ProvisionMayBeNeeded: casework.Yes, Reason: s.say(pick(s, agreeToAssess...))}))
		return day + 1, true
	}
	s.decide(day+8, casework.Decision{Question: casework.WhetherToAssess, HasSEN: casework.Yes, ProvisionMayBeNeeded: casework.No, Reason: s.say(pick(s, refuseToAssess...))})
	s.tellRefusalToAssess()
	if s.stop == assessRefused {
		return 0, false
	}
	s.decide(72, casework.Decision{Question: casework.WhetherToAssess, Agreed: true, Basis: casework.Mediation, OrderedOn: s.date(66), Reason: s.say(agreeAfterMediation[0])})
	return 73, true
}

// tellDecisionToIssue gives the day on which the authority decided to make a plan; 0 while it has not.
func (s *story) tellDecisionToIssue() (decided int) {
	s.on(79, "mark ready for the decision to issue", true, func(ctx context.Context) error {
		return assessment.ReadyForIssueDecision{Gate: s.Gate}.Do(ctx, s.coordinator(), assessment.ReadyForIssueDecisionInput{Case: s.id})
	})
	switch s.stop {
	case issuePending:
		if s.past(115) {
			s.tellDelay(115)
		}
		return 0
	case issueRefused, draftOrdered:
		s.decide(101+s.rng.IntN(4), casework.Decision{Question: casework.WhetherToIssue, Reason: s.say(pick(s, refuseToIssue...))})
		s.tellRefusalToIssue()
		if s.stop == issueRefused {
			return 0
		}
		s.decide(198, casework.Decision{Question: casework.WhetherToIssue, Agreed: true, Basis: casework.TribunalOrder, OrderedOn: s.date(191), Reason: s.say(issueAfterOrder[0])})
		return 198
	}
	day := 84 + s.rng.IntN(4)
	s.decide(day, casework.Decision{Question: casework.WhetherToIssue, Agreed: true, Reason: s.say(pick(s, agreeToIssue...))})
	return day
}

func (s *story) decide(day int, d casework.Decision) {
	s.on(day, "decide "+string(d.Question), true, func(ctx context.Context) error {
		d.DecidedOn = s.now()
		return assessment.Decide{Gate: s.Gate}.Do(ctx, s.coordinator(), assessment.DecideInput{Case: s.id, Decision: d})
	})
}

// tellDelay lets the authority own up to a date that has passed, in a letter to the family.
func (s *story) tellDelay(day int) {
	s.on(day, "tell the family of the delay", true, func(ctx context.Context) error {
		_, err := documents.SendDelayLetter{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, clock.Told{Why: s.say(delayWords), Likely: s.date(day + 20)}, application.LetterChoice{})
		return err
	})
}
