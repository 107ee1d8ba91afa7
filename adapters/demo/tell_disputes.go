package demo

import (
	"context"
	"fmt"

	"ehchub/application/disputing"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
)

// tellRefusalToAssess tells what the family did about the decision not to assess.
func (s *story) tellRefusalToAssess() {
	switch s.surname {
	case "Cowley": // a parent with an account says so in the hub
		s.askMediation(45)
		s.mediate(52, dispute.MediationInput{Step: dispute.ArrangeMediation, MeetingOn: s.date(s.age + 9)})
	case "Chaudhuri":
		s.dispute(dispute.NotToAssess, 44)
		s.declined(45)
	case "Nightingale":
		s.dispute(dispute.NotToAssess, 43)
		s.declined(44)
		s.appealed(62, dispute.RefusalToAssess)
	case "Oyelaran":
		s.dispute(dispute.NotToAssess, 41)
		s.mediate(42, dispute.MediationInput{Step: dispute.RequestMediation})
		s.mediate(46, dispute.MediationInput{Step: dispute.ArrangeMediation, MeetingOn: s.date(64)})
		s.mediate(64, dispute.MediationInput{Step: dispute.HoldMediation})
		s.mediate(66, dispute.MediationInput{Step: dispute.ReachAgreement, Agreement: dispute.Agreement{
			Grounds: []dispute.Ground{dispute.RefusalToAssess}, Text: s.say("The council will carry out an assessment of {name}. The two reports that the family brought go to every adviser.")}})
	}
}

// tellRefusalToIssue tells what the family did about the decision not to issue a plan.
func (s *story) tellRefusalToIssue() {
	switch s.surname {
	case "Soames":
		s.dispute(dispute.NotToIssue, 114)
		s.mediate(115, dispute.MediationInput{Step: dispute.ContactAdviser})
	case "Pell":
		s.dispute(dispute.NotToIssue, 111)
		s.mediate(112, dispute.MediationInput{Step: dispute.RequestMediation})
		s.mediate(149, dispute.MediationInput{Step: dispute.MissMediation})
	case "Suzuki-Brown":
		s.dispute(dispute.NotToIssue, 110)
		s.declined(111)
		s.appealed(122, dispute.RefusalToIssue)
		s.appeal(150, dispute.TribunalInput{Step: dispute.OpposeAppeal})
		s.appeal(152, dispute.TribunalInput{Step: dispute.SetHearing, HearingOn: s.date(s.age + 41)})
	case "Karadag":
		s.dispute(dispute.NotToIssue, 107)
		s.declined(108)
		s.appealed(118, dispute.RefusalToIssue)
		s.appeal(142, dispute.TribunalInput{Step: dispute.OpposeAppeal})
		s.appeal(144, dispute.TribunalInput{Step: dispute.SetHearing, HearingOn: s.date(186)})
		s.appeal(191, dispute.TribunalInput{Step: dispute.MakeOrder, Orders: []dispute.OrderKind{dispute.MakePlan}})
	}
}

// tellAppealAboutPlan tells of an appeal about what a final plan says; it is the named setting alone, which needs no
// certificate, and the authority gives way.
func (s *story) tellAppealAboutPlan(final int) {
	if s.surname != "Nambiar" {
		return
	}
	s.dispute(dispute.PlanContents, final+25)
	s.appealed(final+26, dispute.SectionI)
	s.appeal(final+40, dispute.TribunalInput{Step: dispute.ConcedeAppeal})
	s.on(final+51, "name the setting", true, func(ctx context.Context) error {
		days := map[string]ehc.Date{"appeal-conceded-D41-setting": s.now()}
		return disputing.RecordDone{Gate: s.Gate}.Do(ctx, s.coordinator(), disputing.DoneInput{Case: s.id, Dispute: s.disputed, Days: days})
	})
}

// dispute opens the record of a disagreement.
func (s *story) dispute(kind dispute.Kind, day int) {
	s.on(day, "open the record of a disagreement", true, func(ctx context.Context) (err error) {
		s.disputed, err = disputing.OpenDispute{Gate: s.Gate}.Do(ctx, s.coordinator(), disputing.OpenDisputeInput{Case: s.id, Matter: dispute.Matter{Kind: kind}})
		return err
	})
}

func (s *story) askMediation(day int) {
	s.on(day, "ask for mediation", true, func(ctx context.Context) error {
		family, _ := s.family()
		if err := (disputing.AskMediation{Gate: s.Gate}).Do(ctx, family, s.id); err != nil {
			return err
		}
		out, err := disputing.ReadDisputes{Gate: s.Gate}.Do(ctx, family, s.id)
		if err == nil {
			s.disputed = out.Disputes[0].ID()
		}
		return err
	})
}

func (s *story) declined(day int) {
	s.mediate(day, dispute.MediationInput{Step: dispute.ContactAdviser})
	s.mediate(day+1, dispute.MediationInput{Step: dispute.DeclineMediation})
	s.mediate(day+3, dispute.MediationInput{Step: dispute.IssueCertificate})
}

func (s *story) appealed(day int, ground dispute.Ground) {
	s.appeal(day, dispute.TribunalInput{Step: dispute.RegisterAppeal, Grounds: []dispute.Ground{ground}, Reference: fmt.Sprintf("EH870/%02d/%05d", s.today.Year%100, 100+s.age)})
	s.appeal(day+4, dispute.TribunalInput{Step: dispute.ReceiveAppeal})
}

func (s *story) mediate(day int, in dispute.MediationInput) {
	s.on(day, string(in.Step), true, func(ctx context.Context) error {
		in.On = s.now()
		return disputing.RecordStep{Gate: s.Gate}.Do(ctx, s.coordinator(), disputing.StepInput{Case: s.id, Dispute: s.disputed, Mediation: &in})
	})
}

func (s *story) appeal(day int, in dispute.TribunalInput) {
	s.on(day, string(in.Step), true, func(ctx context.Context) error {
		in.On = s.now()
		return disputing.RecordStep{Gate: s.Gate}.Do(ctx, s.coordinator(), disputing.StepInput{Case: s.id, Dispute: s.disputed, Tribunal: &in})
	})
}
