package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
)

// ChaseAdvice asks whoever has a request for their answer again. The hub reminds people by itself; this is for the
// co-ordinator who wants to ask now.
type ChaseAdvice struct{ Gate application.Gate }

// Do asks again, and tells them.
func (u ChaseAdvice) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.AdviceID) error {
	return u.Gate.Open(ctx, actor, id, access.ReopenAdvice, string(of), func(ctx context.Context, v *application.Visit) error {
		r, err := adviceOf(ctx, v, of, access.ReopenAdvice)
		if err != nil {
			return err
		}
		if err := assessed(v.Case); err != nil {
			return err
		}
		if err := r.Chase(actor, v.Today, v.Now); err != nil {
			return err
		}
		if err := letGuestCome(ctx, v, r); err != nil {
			return err
		}
		return keep(ctx, v, r, ehc.AdviceChased, map[string]string{ehc.DataItem: string(r.ID()), ehc.DataDue: r.DueOn().String()})
	})
}

// EscalateAdvice takes late or refused advice to the managers of the team that was asked, and of the service.
type EscalateAdvice struct{ Gate application.Gate }

// EscalateAdviceInput says what is needed from them. They read it in the hub.
type EscalateAdviceInput struct {
	Case   ehc.CaseID
	Advice ehc.AdviceID
	Reason string
}

// Do takes it further, and tells them.
func (u EscalateAdvice) Do(ctx context.Context, actor ehc.Actor, in EscalateAdviceInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.ReopenAdvice, string(in.Advice), func(ctx context.Context, v *application.Visit) error {
		r, err := adviceOf(ctx, v, in.Advice, access.ReopenAdvice)
		if err != nil {
			return err
		}
		if err := assessed(v.Case); err != nil {
			return err
		}
		if err := r.Escalate(actor, in.Reason, v.Today, v.Now); err != nil {
			return err
		}
		data := map[string]string{ehc.DataItem: string(r.ID()), ehc.DataDue: r.DueOn().String()}
		if team := r.Adviser().Team; team != "" {
			data[ehc.DataTeam] = string(team)
		}
		return keep(ctx, v, r, ehc.AdviceEscalated, data)
	})
}

// sentKind is what happened when an answer went in: advice came, or none will.
func sentKind(r *advice.Request) ehc.EventKind {
	if r.Refused() {
		return ehc.AdviceDeclined
	}
	return ehc.AdviceSubmitted
}
