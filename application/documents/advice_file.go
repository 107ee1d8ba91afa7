package documents

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// AdviceFile gives one piece of advice as a file: to whoever writes it at any time, to others once it is sent and
// they may read it (F127, F131, F170).
type AdviceFile struct {
	Gate      application.Gate
	Renderers Renderers
}

// AdviceFileInput says which request for advice.
type AdviceFileInput struct {
	Case   ehc.CaseID
	Advice ehc.AdviceID
	Format ports.Format
}

// Do draws the advice. fault.Forbidden says why where the reader has to wait.
func (u AdviceFile) Do(ctx context.Context, actor ehc.Actor, in AdviceFileInput) (File, error) {
	var d document.Document
	err := u.Gate.Open(ctx, actor, in.Case, access.EnterCase, "advice file/"+string(in.Advice), func(ctx context.Context, v *application.Visit) error {
		v.TakesAway()
		r, err := adviceFor(ctx, v, in.Advice)
		if err != nil {
			return err
		}
		answers := v.May(access.AnswerAdvice)
		shown := AdviceShown{Note: answers, Reasons: answers || v.May(access.SeeAuthorityNotes)}
		if shown.Files, err = v.FileNames(ctx, r.Answer().Files); err != nil {
			return err
		}
		about, err := aboutRecorded(ctx, v)
		if err != nil {
			return err
		}
		d = AdviceDocument(about, r, shown)
		return nil
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, in.Format, StampAt(d.Meta.Created), "advice")
}

// adviceFor finds a request that the actor may read: what is not sent, only those who answer it.
func adviceFor(ctx context.Context, v *application.Visit, id ehc.AdviceID) (*advice.Request, error) {
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	for _, r := range requests {
		if r.ID() != id {
			continue
		}
		v.Knowing(factsToRead(v.Actor, r, requests))
		if r.Status() == advice.Completed && !(v.Actor.Kind == ehc.Guest && r.AnsweredBy(v.Actor)) {
			return r, v.Decide(access.ReadAdvice)
		}
		return r, v.Decide(access.AnswerAdvice)
	}
	return nil, fault.New(fault.NotFound, "advice.unknown", "There is no such request for advice.")
}
