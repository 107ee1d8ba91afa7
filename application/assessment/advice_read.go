package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// ReadAdvice opens advice that was sent. Professionals read others' once their own, or their team's, is in (F131).
type ReadAdvice struct{ Gate application.Gate }

// Do reads it. fault.Forbidden says why where the reader has to wait.
func (u ReadAdvice) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.AdviceID) (AdviceOut, error) {
	var out AdviceOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, string(of), func(ctx context.Context, v *application.Visit) error {
		requests, err := v.Stores.Advice.OfCase(ctx, id)
		if err != nil {
			return err
		}
		r := find(requests, of)
		if r == nil {
			return fault.New(fault.NotFound, "advice.unknown", "There is no such request for advice.")
		}
		if err := v.Knowing(readingFacts(v.Actor, r, requests)).Decide(access.ReadAdvice); err != nil {
			return err
		}
		if r.Status() == advice.Closed {
			return fault.New(fault.Illegal, "advice.closed", "This request for advice was closed. Nothing more is asked of you.")
		}
		if r.Status() != advice.Completed {
			return fault.New(fault.Illegal, "advice.not-sent", "This advice has not been sent, so there is nothing to read yet.")
		}
		return out.read(ctx, v, r)
	})
	return out, err
}

func find(requests []*advice.Request, id ehc.AdviceID) *advice.Request {
	for _, r := range requests {
		if r.ID() == id {
			return r
		}
	}
	return nil
}

// readingFacts says what holds for reading one request: one's own is always open to its author.
func readingFacts(actor ehc.Actor, r *advice.Request, all []*advice.Request) access.Facts {
	return access.Facts{
		access.AfterOwn:      r.AnsweredBy(actor) || advice.OwnIsIn(actor, all),
		access.OnceSubmitted: r.Status() == advice.Completed,
	}
}

// may is what one person can do with one request.
type may struct{ Write, Read, Allocate, Reopen, Close, Chase, Escalate bool }

// mayOn asks the access table and the state about everything at once, for a row or a page. Reading needs the
// facts of readingFacts.
func mayOn(v *application.Visit, r *advice.Request) may {
	open := assessed(v.Case) == nil
	with := func(own bool) access.Subject {
		s := v.Subject
		s.Facts = access.Facts{}
		for k, holds := range v.Subject.Facts {
			s.Facts[k] = holds
		}
		s.Facts[access.OwnOnly] = own
		return s
	}
	answers, team := with(r.AnsweredBy(v.Actor)), r.Adviser().Team
	reopens := access.May(access.ReopenAdvice, answers)
	return may{
		Write:    open && r.Open() && access.May(access.AnswerAdvice, answers),
		Read:     r.Status() == advice.Completed && access.May(access.ReadAdvice, answers),
		Allocate: open && r.Open() && team != "" && access.May(access.AllocateAdvice, with(v.Actor.Manages(team))),
		Reopen:   reopens && !r.Open() && assessing(v.Case),
		Close:    reopens && r.Open() && open,
		Chase:    reopens && r.Open() && open,
		Escalate: reopens && r.Escalatable(v.Today) && open,
	}
}
