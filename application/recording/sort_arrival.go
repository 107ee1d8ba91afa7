package recording

import (
	"context"
	"io"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// Arrivals are the papers that were scanned: to list, to look at, to sort and to put aside.
type Arrivals struct {
	Units ports.UnitOfWork
	Clock ports.Clock
	Store ports.FileStore
}

// MostArrivals is how many papers are listed.
const MostArrivals = 200

// ArrivalsOut are the papers that somebody has to see to, and the latest that somebody has seen to.
type ArrivalsOut struct {
	Open, Done []ArrivalAt
}

// ArrivalAt is a paper with the case ID that it belongs to.
type ArrivalAt struct {
	paper.Arrival
	Reference ehc.Reference
}

// List gives them, the oldest first.
func (u Arrivals) List(ctx context.Context, actor ehc.Actor) (out ArrivalsOut, err error) {
	if err := access.DecideOffice(actor, access.SortScans); err != nil {
		return out, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		open, err := s.Arrivals.List(ctx, true, MostArrivals)
		if err != nil {
			return err
		}
		done, err := s.Arrivals.List(ctx, false, 20)
		if err != nil {
			return err
		}
		if out.Open, err = referred(ctx, s, open); err != nil {
			return err
		}
		out.Done, err = referred(ctx, s, done)
		return err
	})
	return out, err
}

func referred(ctx context.Context, s ports.Stores, all []paper.Arrival) (found []ArrivalAt, err error) {
	known := map[ehc.CaseID]ehc.Reference{}
	for _, a := range all {
		if a.Case != "" && known[a.Case] == "" {
			c, err := s.Cases.Get(ctx, a.Case)
			if err != nil {
				return nil, err
			}
			known[a.Case] = c.Reference()
		}
		found = append(found, ArrivalAt{a, known[a.Case]})
	}
	return found, nil
}

// Read opens one paper. Whoever does is recorded.
func (u Arrivals) Read(ctx context.Context, actor ehc.Actor, id ehc.ArrivalID) (out ArrivalAt, err error) {
	err = u.open(ctx, actor, id, ports.Looked, func(ctx context.Context, s ports.Stores, a paper.Arrival) error {
		all, err := referred(ctx, s, []paper.Arrival{a})
		if err == nil {
			out = all[0]
		}
		return err
	})
	return out, err
}

// Fetch gives the pages as a file, which the caller closes.
func (u Arrivals) Fetch(ctx context.Context, actor ehc.Actor, id ehc.ArrivalID) (a paper.Arrival, content io.ReadSeekCloser, err error) {
	err = u.open(ctx, actor, id, ports.Took, func(ctx context.Context, _ ports.Stores, found paper.Arrival) (err error) {
		a = found
		content, err = u.Store.Open(ctx, a.File)
		return err
	})
	if err != nil && content != nil {
		_ = content.Close()
		content = nil
	}
	return a, content, err
}

// SortInput says where a paper belongs. Whoever sorts it types the name and the date of birth that stand on the paper: the
// hub reads neither, and compares them with the case.
type SortInput struct {
	Case string // the case ID, or the code of a form
	Kind paper.Kind
	paper.OnPaper
}

// Sort puts a paper to a case. fault.Invalid at "case" where there is none, or where it is closed; at "surname" where the
// name or the date of birth on the paper is not the child's.
func (u Arrivals) Sort(ctx context.Context, actor ehc.Actor, id ehc.ArrivalID, in SortInput) error {
	return u.open(ctx, actor, id, ports.Changed, func(ctx context.Context, s ports.Stores, a paper.Arrival) error {
		c, pack, err := caseNamed(ctx, s, in.Case)
		if err != nil {
			return err
		}
		if c.State() == casework.Closed {
			return fault.Field("case", "paper.closed", "This case is closed. Put the paper aside with what you did, or ask a manager to open the case again.")
		}
		if err := in.Check(c.Child().Surname, c.Child().Born); err != nil {
			return err
		}
		if pack.Code != "" {
			in.Kind = pack.Kind
		}
		sorted, err := a.Sort(actor, c.ID(), in.Kind)
		if err != nil {
			return err
		}
		if pack.Code != "" {
			sorted.Code, sorted.Item, sorted.For, sorted.Name = pack.Code, pack.Item, pack.For, pack.Name
		}
		if err := s.Arrivals.Save(ctx, sorted); err != nil {
			return err
		}
		return arrived(ctx, s, sorted, actor, u.Clock.Now().UTC())
	})
}

// caseNamed finds a case by its ID, or by the code of one of its forms.
func caseNamed(ctx context.Context, s ports.Stores, typed string) (*casework.Case, paper.Pack, error) {
	none := fault.Field("case", "paper.no-case", "There is no case with this ID, and no form with this code. Type it as it stands on the paper.")
	if code, ok := paper.TidyCode(typed); ok {
		packs, err := s.Packs.ByCode(ctx, code)
		if err != nil {
			return nil, paper.Pack{}, err
		}
		if len(packs) == 1 {
			c, err := s.Cases.Get(ctx, packs[0].Case)
			return c, packs[0], err
		}
	}
	if typed = strings.ToUpper(strings.TrimSpace(typed)); typed == "" {
		return nil, paper.Pack{}, none
	}
	c, err := s.Cases.ByReference(ctx, ehc.Reference(typed))
	if fault.Is(err, fault.NotFound) {
		err = none
	}
	return c, paper.Pack{}, err
}

// PutAside ends a paper from which nothing is to be written down. The paper itself is kept.
func (u Arrivals) PutAside(ctx context.Context, actor ehc.Actor, id ehc.ArrivalID, why string) error {
	return u.open(ctx, actor, id, ports.Changed, func(ctx context.Context, s ports.Stores, a paper.Arrival) error {
		aside, err := a.PutAside(actor, why, u.Clock.Now().UTC())
		if err != nil {
			return err
		}
		return s.Arrivals.Save(ctx, aside)
	})
}

// Misplaced takes a paper from the case to which its code, or somebody, brought it: what stands on it is about another child.
func (u Arrivals) Misplaced(ctx context.Context, actor ehc.Actor, id ehc.ArrivalID) error {
	return u.open(ctx, actor, id, ports.Changed, func(ctx context.Context, s ports.Stores, a paper.Arrival) error {
		taken, err := a.Misplaced()
		if err != nil {
			return err
		}
		return s.Arrivals.Save(ctx, taken)
	})
}

func (u Arrivals) open(ctx context.Context, actor ehc.Actor, id ehc.ArrivalID, kind ports.AuditKind, work func(ctx context.Context, s ports.Stores, a paper.Arrival) error) error {
	if err := access.DecideOffice(actor, access.SortScans); err != nil {
		return err
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		a, err := s.Arrivals.Get(ctx, id)
		if err != nil {
			return err
		}
		if err := work(ctx, s, a); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: u.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.SortScans), Case: a.Case, Item: "paper " + string(a.ID), Kind: kind})
	})
}

// waitingPapers lists the papers of a case that wait to be written down, for those who may.
func waitingPapers(ctx context.Context, v *application.Visit) (waiting []paper.Arrival, err error) {
	all, err := v.Stores.Arrivals.OfCase(ctx, v.Case.ID())
	for _, a := range all {
		if a.Open() {
			waiting = append(waiting, a)
		}
	}
	return waiting, err
}
