package demo

import (
	"context"

	"ehchub/application/standing"
	"ehchub/domain/casework"
)

// flagged is what the authority learns of a child beside the request, by surname.
var flagged = map[string][]struct {
	flag   casework.Flag
	reason string
	ended  string // why it was ended a week later; "" while it is set
}{
	"Foy":           {{flag: casework.ChildProtection, reason: "The social worker has sent us the plan of the last conference."}, {flag: casework.Safeguarding, reason: "The school’s safeguarding lead rang on Monday."}},
	"Dolan":         {{flag: casework.ExclusionRisk, reason: "Two suspensions this term, by letter of the school."}},
	"Duberry":       {{flag: casework.EducatedOtherwise, reason: "Online tuition at home under section 61, agreed at a meeting."}, {flag: casework.YoungCarer, reason: "The young carers’ service wrote to us."}},
	"Wieczorek":     {{flag: casework.Interpreter, reason: "Polish, for meetings. The father asked for it."}},
	"Noorzai":       {{flag: casework.Refugee, reason: "The family was resettled from Afghanistan."}, {flag: casework.Interpreter, reason: "Dari, for meetings."}},
	"Hebblethwaite": {{flag: casework.RestrictedContact, reason: "There is a court order. Nobody outside the council may learn the address."}},
	"Cowley":        {{flag: casework.Safeguarding, reason: "A concern was raised by a neighbour.", ended: "Social care looked into it and found no risk."}},
}

// tellFlags sets the flags of this child, and ends those that were cleared up.
func (s *story) tellFlags(day int) {
	for i, f := range flagged[s.surname] {
		s.on(day+i, "set the flag "+string(f.flag), true, func(ctx context.Context) error {
			return standing.SetFlag{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, standing.SetFlagInput{Flag: f.flag, From: s.now(), Reason: f.reason})
		})
		if f.ended != "" {
			s.on(day+4, "end the flag "+string(f.flag), true, func(ctx context.Context) error {
				return standing.EndFlag{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, standing.EndFlagInput{Flag: f.flag, To: s.now(), Reason: f.ended})
			})
		}
	}
}
