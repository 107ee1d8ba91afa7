package disputing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// OpenDispute begins the record of a disagreement with one decision.
type OpenDispute struct{ Gate application.Gate }

// OpenDisputeInput names the decision. NoticeOn may be empty where the case knows the day.
type OpenDisputeInput struct {
	Case   ehc.CaseID
	Matter dispute.Matter
}

// Do opens it. fault.Invalid where there is no such decision, fault.Illegal where it is recorded already.
func (u OpenDispute) Do(ctx context.Context, actor ehc.Actor, in OpenDisputeInput) (ehc.DisputeID, error) {
	var id ehc.DisputeID
	err := u.Gate.Open(ctx, actor, in.Case, access.RecordDisputes, "disputes", func(ctx context.Context, v *application.Visit) error {
		out, err := readDisputes(ctx, v)
		if err != nil {
			return err
		}
		matters, err := findMatters(ctx, v)
		if err != nil {
			return err
		}
		matter, err := chosenMatter(matters, in.Matter, v.Case)
		if err != nil {
			return err
		}
		if recorded(out.Disputes, matter) != nil {
			return fault.New(fault.Illegal, "dispute.twice", "This disagreement is recorded already. Open its record instead.").At("matter")
		}
		d, err := dispute.Open(ehc.DisputeID(u.Gate.IDs.New()), in.Case, matter, v.Today, v.Now)
		if err != nil {
			return err
		}
		id = d.ID()
		v.Case.Touch(actor, ehc.DisputeOpened, map[string]string{ehc.DataDispute: string(id)}, v.Now)
		return keep(ctx, v, d)
	})
	return id, err
}

// keep saves a disagreement, then its case with what is told of it.
func keep(ctx context.Context, v *application.Visit, d *dispute.Dispute) error {
	if err := v.Stores.Disputes.Save(ctx, d); err != nil {
		return err
	}
	return v.Stores.Cases.Save(ctx, v.Case)
}
