package demo

import (
	"context"

	"ehchub/application/assessment"
	"ehchub/domain/advice"
)

// guests are people without an account who are asked for advice by their e-mail address, by the child's surname.
var guests = map[string]assessment.NewAdviser{
	"Sheikh": {Name: "Olga Marsh", Email: "olga.marsh@therapy.example", Specialism: "Music therapist"},
}

// tellGuest asks the guest of this child on the last day that is over, so that the link in their message works for long.
func (s *story) tellGuest() {
	guest, has := guests[s.surname]
	if !has {
		return
	}
	s.on(s.age-1, "ask a guest for advice", true, func(ctx context.Context) error {
		called := s.forenames
		_, err := assessment.AskAdvice{Gate: s.Gate}.Do(ctx, s.coordinator(), assessment.AskAdviceInput{Case: s.id, Asks: []assessment.AdviceAsk{{Limb: advice.Other, ByEmail: &guest,
			Note: "You have seen " + called + " every week since last autumn. What holds attention in a session, and what would help in class?"}}})
		return err
	})
}
