package documents

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// TransferPack gives what goes to another authority with a child who moves (SI 2014/1530 reg 15): a sheet with what it
// must know first, the plan in force, and the advice that the plan lists.
type TransferPack struct {
	Gate      application.Gate
	Renderers Renderers
}

// Do draws it. fault.Illegal before a move is recorded; fault.NotFound where the plan in force was not made in the hub.
func (u TransferPack) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, format ports.Format) (File, error) {
	var d document.Document
	var stamp string
	err := u.Gate.Open(ctx, actor, id, access.RecordMoves, "transfer pack", func(ctx context.Context, v *application.Visit) error {
		v.TakesAway()
		if _, moves := v.Case.Moving(); !moves {
			return fault.New(fault.Illegal, "moving.none", "Record the move first.").Citing("SI 2014/1530 reg 15")
		}
		p, err := v.Stores.Plans.Of(ctx, id, plan.PartI)
		if err != nil {
			return err
		}
		issued, ok := p.InForce()
		if !ok {
			return fault.New(fault.NotFound, "plan.none-here", "The plan in force was not made in the hub. Send its documents as they came.")
		}
		version, err := sharedVersion(ctx, v, issued.Number, access.ReadPlan)
		if err != nil {
			return err
		}
		if d, err = planFor(ctx, v, version, true); err != nil {
			return err
		}
		c, err := v.Clock(ctx)
		if err != nil {
			return err
		}
		review, _ := c.DateOf(timescale.ReviewFirst)
		d.Meta.Title, stamp = "Transfer of an education, health and care plan", stampOn(v.Today)
		d.Blocks = append(transferSheet(v, version, review.Last), d.Blocks...)
		return nil
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, format, stamp, "transfer-pack")
}

// transferSheet is the first page: who the child is, what is in force, what is due next, and whom to ask.
func transferSheet(v *application.Visit, version plan.Version, reviewBy ehc.Date) []document.Block {
	c, child := v.Case, v.Case.Child()
	moving, _ := c.Moving()
	rows := []document.KeyValue{
		row("Child or young person", child.FullName()+", born "+child.Born.Long()), row("Our reference", string(c.Reference())), row("From", v.Profile.Name), row("To", moving.To),
		row("Day of the move", moving.On.Long()), row("Plan first made on", c.FinalOn().Long()), row("Plan in force since", version.SharedOn.Long()),
	}
	add := func(label, words string) {
		if words != "" {
			rows = append(rows, row(label, words))
		}
	}
	add("Setting", child.Setting.Name)
	if !reviewBy.IsZero() {
		add("Review due with us by", reviewBy.Long())
	}
	if coordinator, ok := c.Coordinator(); ok {
		add("Case co-ordinator", coordinator.Name+", "+coordinator.Email)
	}
	return []document.Block{
		document.Heading{Level: 1, Text: "Transfer of an education, health and care plan"},
		document.Text("This plan is transferred under section 47 of the Children and Families Act 2014 and regulation 15 of the Special Educational Needs and Disability Regulations 2014. From the transfer it counts as if the new authority had made it."),
		document.KeyValues{Rows: rows},
		document.Heading{Level: 2, Text: "What is here"},
		document.Bullets("the plan in force", "the advice that section K of the plan lists, bound in after it"),
		document.Heading{Level: 2, Text: "What the new authority must do"},
		document.Bullets("tell the family within 6 weeks of the transfer that it was made, whether an assessment is proposed, and when the plan is reviewed (regulation 15(4))",
			"review the plan by the later of 12 months from when it was made or last reviewed, and 3 months from the transfer (regulation 15(5))"),
		document.PageBreak{},
	}
}
