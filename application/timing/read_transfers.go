package timing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/transfer"
	"ehchub/ports"
)

// ReadTransfers lists who moves to the next phase of education, and how far each move is: a co-ordinator their own
// cases, those who manage or decide every case.
type ReadTransfers struct {
	Units ports.UnitOfWork
	Clock ports.Clock
}

// TransfersOut is one page of the list, and the counts of every year.
type TransfersOut struct {
	Today  ehc.Date
	Year   int // the year that is listed
	Counts []ports.TransferCount
	Page   ports.TransferPage
	// Own reports that only the reader's own cases are listed.
	Own bool
}

// mostTransfers bounds a list that is taken away or printed whole.
const mostTransfers = 5000

// Do reads a page. Without a year it is that of next September's moves.
func (u ReadTransfers) Do(ctx context.Context, actor ehc.Actor, q ports.TransferQuery) (TransfersOut, error) {
	return u.read(ctx, actor, q, func(context.Context, ports.Stores) error { return nil })
}

// Whole reads the whole list to be taken away as a file, which is recorded.
func (u ReadTransfers) Whole(ctx context.Context, actor ehc.Actor, q ports.TransferQuery) (TransfersOut, error) {
	q.Page, q.Limit = 1, mostTransfers
	return u.read(ctx, actor, q, func(ctx context.Context, s ports.Stores) error {
		return s.Audit.Record(ctx, ports.AuditEntry{At: u.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.SeeTransfers), Item: "list file"})
	})
}

func (u ReadTransfers) read(ctx context.Context, actor ehc.Actor, q ports.TransferQuery, besides func(context.Context, ports.Stores) error) (TransfersOut, error) {
	if err := access.DecideOffice(actor, access.SeeTransfers); err != nil {
		return TransfersOut{}, err
	}
	out := TransfersOut{Today: ehc.DateIn(u.Clock.Now(), application.London), Own: !actor.Is(ehc.RoleManager) && !actor.Is(ehc.RoleDecider)}
	if out.Year = q.Year; out.Year == 0 {
		out.Year = transfer.NextSeptember(out.Today).Year
	}
	q.Year, q.Whose, q.Reader = out.Year, "", actor.Person
	if out.Own {
		q.Whose = actor.Person
	}
	if q.Limit <= 0 || q.Limit > mostTransfers {
		q.Limit = ports.PageSize
	}
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if out.Counts, err = s.Transfers.Count(ctx, q.Whose, out.Today); err != nil {
			return err
		}
		if out.Page, err = s.Transfers.Page(ctx, q); err != nil {
			return err
		}
		return besides(ctx, s)
	})
	return out, err
}
