package demo

import (
	"context"

	"ehchub/application/casefile"
	"ehchub/application/standing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
)

// otherCouncil is the council from which, and to which, families of the demo move.
const otherCouncil = "Northmoor Council"

// tellTakeOver tells of a child who moved here with a plan. The family is on the case; it has not been told of the
// transfer yet.
func (s *story) tellTakeOver() {
	s.on(0, "take over a plan", true, func(ctx context.Context) (err error) {
		plan := casework.TakenOver{From: otherCouncil, TransferredOn: s.now(), MadeOn: s.date(-260), SettingStays: casework.No}
		s.id, err = standing.TakeOverPlan{Gate: s.Gate}.Do(ctx, s.coordinator(), standing.TakeOverInput{Child: s.record(), Plan: plan})
		return err
	})
	s.tellPerson(1, casefile.NewPerson{As: access.Family, Name: s.guardianName(), Detail: s.relation, Email: s.guardianEmail(), ByEmail: true})
}

// tellAfterPlan tells what happened to some since their plan was issued.
func (s *story) tellAfterPlan(final int) {
	switch s.surname {
	case "Ellacott":
		s.tellPlanSentOver(final + 40)
	case "Marchbanks":
		s.tellReassessmentAsked(s.age - 8)
	case "Greatorex":
		s.tellReassessmentAsked(s.age - 30)
		s.decide(s.age-20, casework.Decision{Question: casework.WhetherToReassess, Agreed: true, Reason: s.say("{name} has not been in school since the summer, and the plan does not meet what has changed. We assess again.")})
		s.on(s.age-17, "ask for advice again", true, func(ctx context.Context) error { return s.ask(ctx) })
	}
}

// tellPlanSentOver tells of a family that moved away: the council learned of it, and sent the plan after the move.
func (s *story) tellPlanSentOver(day int) {
	s.on(day, "record the move", true, func(ctx context.Context) error {
		return standing.RecordMove{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, casework.Moving{To: otherCouncil, On: s.date(day + 9), KnewOn: s.now()})
	})
	s.on(day+11, "send the plan over", true, func(ctx context.Context) error {
		return standing.TransferPlan{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, s.now())
	})
}

func (s *story) tellReassessmentAsked(day int) {
	s.on(day, "ask for a reassessment", true, func(ctx context.Context) error {
		return standing.AskToReassess{Gate: s.Gate}.Do(ctx, s.coordinator(), standing.AskToReassessInput{Case: s.id, Asker: casework.AskedByParent, Name: s.guardianName(), ReceivedOn: s.now(),
			Why: s.say("Much has changed since {his} plan was made: {name} needs more help now, and {setting} says so too.")})
	})
}

// tellWishToWithdraw tells of a setting that wants to take its request back; the council has not confirmed it.
func (s *story) tellWishToWithdraw(day int) {
	if s.surname != "Wetherell" {
		return
	}
	s.on(day, "ask to withdraw", true, func(ctx context.Context) error {
		return standing.AskToWithdraw{Gate: s.Gate}.Do(ctx, s.actor(s.sencoOf(s.setting)), s.id, s.say("The family tells us that {name} will go to another country with {his} father."))
	})
}

// byOther says of some that another council assessed them shortly before they moved here.
func (s *story) byOther(d casework.Decision) casework.Decision {
	if s.surname == "Petrova" {
		d.ByOtherAuthority, d.OtherAuthority, d.OtherAdviceOn = true, otherCouncil, s.date(-45)
	}
	return d
}
