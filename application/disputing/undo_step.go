package disputing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// UndoStep takes back the latest step of a mediation or of an appeal that was recorded by mistake.
type UndoStep struct{ Gate application.Gate }

// UndoInput says of which of the two, and what the mistake was.
type UndoInput struct {
	Case      ehc.CaseID
	Dispute   ehc.DisputeID
	Mediation bool
	Reason    string
}

// Do takes it back and tells the family. fault.Illegal where the authority has decided again because of it: a
// published decision stays.
func (u UndoStep) Do(ctx context.Context, actor ehc.Actor, in UndoInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.RecordDisputes, "disputes/"+string(in.Dispute), func(ctx context.Context, v *application.Visit) error {
		d, err := load(ctx, v, in.Dispute)
		if err != nil {
			return err
		}
		if step, ok := d.Undoable(in.Mediation); ok && decidedBecause(v.Case, d, step) {
			return fault.New(fault.Illegal, "dispute.relied-on", "The council has decided again because of this step, and that decision is published. The step can’t be undone.")
		}
		if err := d.UndoStep(actor, in.Mediation, in.Reason, v.Today); err != nil {
			return err
		}
		v.Case.Touch(actor, ehc.DisputeStepUndone, map[string]string{ehc.DataDispute: string(d.ID())}, v.Now)
		return keep(ctx, v, d)
	})
}

// decidedBecause reports whether a second decision rests on the settlement that the step made.
func decidedBecause(c *casework.Case, d *dispute.Dispute, step dispute.Taken) bool {
	if !dispute.Settles(step.Step) {
		return false
	}
	for _, r := range refusals {
		if r.kind != d.Matter().Kind {
			continue
		}
		for _, decision := range c.Decisions(r.question) {
			if decision.Basis != casework.FirstDecision && decision.Basis != casework.Reconsidered && decision.OrderedOn == step.On {
				return true
			}
		}
	}
	return false
}
