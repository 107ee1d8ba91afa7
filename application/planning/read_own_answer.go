package planning

import (
	"context"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// ReadOwnAnswer gives a setting what it answered to a consultation, long after it has lost the file (F192): its own
// words and nothing of the child's.
type ReadOwnAnswer struct{ Gate application.Gate }

// OwnAnswerOut is the receipt of an answer. It says which case it was about by the case ID alone.
type OwnAnswerOut struct {
	Case      ehc.CaseID
	Reference ehc.Reference
	Answer    plan.Consultation // without the letter and what came with it
	Documents []ports.File      // that went with the answer
	// MaySeeCase reports that the reader still has the child's file in another way.
	MaySeeCase bool
	Council    string
	Now        time.Time // UTC
}

// Do reads it. fault.NotFound where the actor's setting has given no such answer.
func (u ReadOwnAnswer) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, which ehc.ConsultationID) (OwnAnswerOut, error) {
	var out OwnAnswerOut
	err := u.Gate.Open(ctx, actor, id, access.KnowOfAnswer, string(which), func(ctx context.Context, v *application.Visit) error {
		c, err := consultationOn(ctx, v, which, access.ReadOwnAnswer)
		if err != nil {
			return err
		}
		if c.Status != plan.Complete {
			return fault.New(fault.NotFound, "consultation.unanswered", "Your setting has not answered this consultation.")
		}
		out = OwnAnswerOut{Case: id, Reference: v.Case.Reference(), Answer: c, MaySeeCase: v.May(access.SeeCase), Council: v.Profile.Name, Now: v.Now}
		out.Answer.Letter, out.Answer.Information, out.Answer.Files = "", nil, nil
		if len(c.ReplyFiles) > 0 {
			out.Documents, err = v.Stores.Files.Many(ctx, c.ReplyFiles...)
		}
		return err
	})
	return out, err
}
