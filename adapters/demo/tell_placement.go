package demo

import (
	"context"

	"ehchub/application/planning"
	"ehchub/domain/plan"
)

// tellConsultation tells whom the authority consults and what they answer.
func (s *story) tellConsultation(day int) {
	s.on(day, "consult settings", true, s.consult)
	if s.stop == consulting {
		return
	}
	for i, key := range s.candidates() {
		s.on(day+7+3*i, key+" answers", true, func(ctx context.Context) error { return s.answer(ctx, key) })
	}
}

func (s *story) consult(ctx context.Context) error {
	s.facts["year"] = s.yearGroup()
	in := planning.ConsultInput{Case: s.id, Letter: s.say(pick(s, consultationLetters...)), Information: s.rich(pick(s, consultationFacts...))}
	for _, key := range s.candidates() {
		in.Settings = append(in.Settings, s.settings[key].ID)
	}
	return planning.Consult{Gate: s.Gate}.Do(ctx, s.coordinator(), in)
}

// answer lets the setting's SENCO open the consultation, and send one of the three answers that the law knows.
func (s *story) answer(ctx context.Context, setting string) error {
	open, err := planning.PrepareConsult{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id)
	if err != nil {
		return err
	}
	reply := plan.CanBeNamed
	if setting != s.nameable() {
		reply = pick(s, plan.Unsuitable, plan.Incompatible)
	}
	for _, c := range open.Consultations {
		if c.Setting != s.settings[setting].ID || c.Status != plan.AwaitingResponse {
			continue
		}
		in := planning.AnswerInput{Case: s.id, Consultation: c.ID, Revision: c.Revision, Reply: reply, Note: s.say(pick(s, replies[string(reply)]...)), Send: true}
		if _, err := (planning.AnswerConsultation{Gate: s.Gate}).Do(ctx, s.actor(s.sencoOf(setting)), in); err != nil {
			return err
		}
	}
	return nil
}

// lateFinal are those whose plan came after the twenty weeks.
var lateFinal = map[string]int{"Thackery": 18, "Whitlock": 5}

func (s *story) tellFinal(day int) {
	s.on(day+lateFinal[s.surname], "issue the plan", true, func(ctx context.Context) error {
		placed := s.settings[s.nameable()]
		s.facts["placed"] = placed.Name
		signs := s.people["marguerite"]
		signed := plan.Finalisation{Letter: s.say(pick(s, finalLetters...)), SignedBy: signs.Name, SignedAs: signs.JobTitle, SignedOn: s.now()}
		signed.HealthAgreedBy, signed.HealthAgreedOn = "Moira Eastwood, Wrenshire Integrated Care Board", s.now().AddDays(-6)
		open, err := planning.PrepareFinal{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id)
		if err != nil {
			return err
		}
		return planning.Finalise{Gate: s.Gate}.Do(ctx, s.coordinator(), planning.FinaliseInput{Case: s.id, Number: s.shared + 1, Seen: open.Seen, Answers: open.Answers, Setting: placed.ID, Signed: signed})
	})
}
