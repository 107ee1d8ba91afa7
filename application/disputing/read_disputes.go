package disputing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// ReadDisputes opens the mediation and the appeals of a case.
type ReadDisputes struct{ Gate application.Gate }

// DisputesOut is what is recorded, below the head of the case.
type DisputesOut struct {
	application.Head
	Disputes []*dispute.Dispute // the latest first
	// Matters can be disputed and are not recorded yet. Later are kinds of decision whose day is asked for.
	Matters []dispute.Matter
	Later   []dispute.Kind
	// MayRecord reports whether the reader keeps the record; MayAsk, whether they can tell the authority here that
	// they want mediation.
	MayRecord, MayAsk bool
}

// Do reads them.
func (u ReadDisputes) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (DisputesOut, error) {
	var out DisputesOut
	err := u.Gate.Open(ctx, actor, id, access.SeeDisputes, "disputes", func(ctx context.Context, v *application.Visit) (err error) {
		out, err = readDisputes(ctx, v)
		return err
	})
	return out, err
}

func readDisputes(ctx context.Context, v *application.Visit) (DisputesOut, error) {
	out := DisputesOut{Head: v.Head(), MayRecord: v.May(access.RecordDisputes)}
	var err error
	if out.Disputes, err = v.Stores.Disputes.OfCase(ctx, v.Case.ID()); err != nil {
		return out, err
	}
	matters, err := findMatters(ctx, v)
	if err != nil {
		return out, err
	}
	for _, m := range matters {
		if recorded(out.Disputes, m) == nil {
			out.Matters = append(out.Matters, m)
		}
	}
	out.Later = laterKinds(v.Case)
	_, err = askable(v.Case, out.Disputes, matters)
	out.MayAsk = err == nil && v.May(access.AskMediation)
	return out, nil
}

// recorded finds the record about a matter; nil without one.
func recorded(disputes []*dispute.Dispute, m dispute.Matter) *dispute.Dispute {
	for _, d := range disputes {
		if d.Matter().Kind == m.Kind && d.Matter().NoticeOn == m.NoticeOn {
			return d
		}
	}
	return nil
}

// ReadDispute opens one disagreement of a case.
type ReadDispute struct{ Gate application.Gate }

// DisputeOut is one disagreement below the head of its case.
type DisputeOut struct {
	application.Head
	Dispute   *dispute.Dispute
	MayRecord bool
}

// Do reads it. fault.NotFound for one of another case.
func (u ReadDispute) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.DisputeID) (DisputeOut, error) {
	var out DisputeOut
	err := u.Gate.Open(ctx, actor, id, access.SeeDisputes, "disputes/"+string(of), func(ctx context.Context, v *application.Visit) error {
		d, err := load(ctx, v, of)
		out = DisputeOut{Head: v.Head(), Dispute: d, MayRecord: v.May(access.RecordDisputes)}
		return err
	})
	return out, err
}

func load(ctx context.Context, v *application.Visit, id ehc.DisputeID) (*dispute.Dispute, error) {
	d, err := v.Stores.Disputes.Get(ctx, id)
	if err == nil && d.Case() != v.Case.ID() {
		return nil, fault.New(fault.NotFound, "dispute.unknown", "There is no such record of mediation or an appeal.")
	}
	return d, err
}
