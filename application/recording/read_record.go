package recording

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// ReadRecord opens what was written down for somebody, for them and for the authority.
type ReadRecord struct{ Gate application.Gate }

// RecordOut is one record with its scan.
type RecordOut struct {
	application.Head
	paper.Record
	Scan *ports.File
	// MayObject reports that the reader is who it was written down for, MaySettle that they answer for the authority.
	MayObject, MaySettle bool
}

// Do reads it. fault.NotFound for a record of another case.
func (u ReadRecord) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.RecordID) (out RecordOut, err error) {
	err = u.Gate.Open(ctx, actor, id, access.SeeCase, string(of), func(ctx context.Context, v *application.Visit) error {
		r, err := recordOf(ctx, v, of)
		if err != nil {
			return err
		}
		out = RecordOut{Head: v.Head(), Record: r.ReadBy(actor), MayObject: r.SaidBy(actor) && !r.Waits(), MaySettle: r.Waits() && v.May(access.RecordForOthers)}
		if r.Scan == "" {
			return nil
		}
		f, err := v.Stores.Files.Get(ctx, r.Scan)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		out.Scan = &f
		return err
	})
	return out, err
}

// recordOf loads a record of the open case for whoever may read it.
func recordOf(ctx context.Context, v *application.Visit, of ehc.RecordID) (paper.Record, error) {
	r, err := v.Stores.PaperRecords.Get(ctx, of)
	if err == nil && r.Case != v.Case.ID() {
		err = fault.New(fault.NotFound, "paper.unknown", "There is no such record.")
	}
	if refused := v.Knowing(access.Facts{access.OwnOnly: r.SaidBy(v.Actor)}).Decide(access.SeeRecorded); refused != nil {
		return paper.Record{}, refused
	}
	return r, err
}

// Object keeps that something was written down wrongly, and tells the authority.
type Object struct{ Gate application.Gate }

// Do keeps it. Faults as paper.Record.Object.
func (u Object) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.RecordID, what string) error {
	return change(ctx, u.Gate, actor, id, of, ehc.RecordObjected, func(v *application.Visit, r paper.Record) (paper.Record, error) { return r.Object(actor, what, v.Now) })
}

// Settle answers somebody who said that something was written down wrongly.
type Settle struct{ Gate application.Gate }

// Do answers, and tells them. Faults as paper.Record.Settle.
func (u Settle) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.RecordID, how string) error {
	return change(ctx, u.Gate, actor, id, of, ehc.ObjectionAnswered, func(v *application.Visit, r paper.Record) (paper.Record, error) {
		if err := v.Decide(access.RecordForOthers); err != nil {
			return r, err
		}
		return r.Settle(actor, how, v.Now)
	})
}

func change(ctx context.Context, gate application.Gate, actor ehc.Actor, id ehc.CaseID, of ehc.RecordID, kind ehc.EventKind, verb func(*application.Visit, paper.Record) (paper.Record, error)) error {
	return gate.Open(ctx, actor, id, access.SeeCase, string(of), func(ctx context.Context, v *application.Visit) error {
		r, err := recordOf(ctx, v, of)
		if err != nil {
			return err
		}
		if r, err = verb(v, r); err != nil {
			return err
		}
		if err := v.Stores.PaperRecords.Save(ctx, r); err != nil {
			return err
		}
		data := map[string]string{ehc.DataItem: string(r.ID)}
		if r.For.Kind == ehc.HeldByPerson {
			data[ehc.DataPerson] = r.For.ID
		}
		return v.Record(ctx, kind, data)
	})
}
