package recording

import (
	"context"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// StartFromScan makes a draft request out of a scanned paper on which somebody asks for an assessment, or puts it to the case
// or draft that there is. The draft waits at the council's desk: every officer can go on with it, for its time runs.
type StartFromScan struct {
	Units ports.UnitOfWork
	Clock ports.Clock
	IDs   ports.IDs
}

// FromScanInput is what an officer reads on the paper.
type FromScanInput struct {
	Forenames string
	paper.OnPaper
	ReceivedOn ehc.Date
	// To is the case or draft of the same child to which it belongs; AnewChoice for none of those that there are.
	To ehc.CaseID
}

// AnewChoice says that a paper is about another child than those of the same name and date of birth.
const AnewChoice ehc.CaseID = "anew"

// FromScanOut is where the paper is now.
type FromScanOut struct {
	Case  ehc.CaseID
	Draft bool
	// Same are the cases and drafts of a child with the same surname and date of birth, where one must be chosen.
	Same []ports.CaseOfChild
}

// mostSame bounds how many cases of the same name and date of birth are offered.
const mostSame = 20

// Do makes or joins it. fault.Invalid at the fields that lack something, and at "to", with Same, where it must be said
// whether it is the child of a case that there is.
func (u StartFromScan) Do(ctx context.Context, actor ehc.Actor, id ehc.ArrivalID, in FromScanInput) (out FromScanOut, err error) {
	if err := access.DecideOffice(actor, access.SortScans); err != nil {
		return out, err
	}
	if err := access.DecideStart(actor, true); err != nil {
		return out, err
	}
	now := u.Clock.Now().UTC()
	if err := in.check(ehc.DateIn(now, application.London)); err != nil {
		return out, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		a, err := s.Arrivals.Get(ctx, id)
		if err != nil {
			return err
		}
		if !a.ByHand() {
			return fault.New(fault.Illegal, "paper.sorted", "Somebody has sorted this already.")
		}
		if out.Same, err = s.Drafts.SameChild(ctx, in.Surname, in.Born, mostSame); err != nil {
			return err
		}
		c, err := u.chosen(ctx, s, actor, in, out.Same, now)
		if err != nil {
			return err
		}
		out.Case, out.Draft = c.ID(), c.State() == casework.RequestDraft
		if out.Draft {
			a, err = joinDraft(ctx, s, actor, c, a, now)
		} else {
			a, err = a.Sort(actor, c.ID(), paper.Request)
		}
		if err != nil {
			return err
		}
		if err := s.Arrivals.Save(ctx, a); err != nil {
			return err
		}
		if err := arrived(ctx, s, a, actor, now); err != nil {
			return err
		}
		if err := followForm(ctx, s, a); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.SortScans), Case: a.Case, Item: "paper " + string(a.ID), Kind: ports.Changed})
	})
	return out, err
}

func (in FromScanInput) check(today ehc.Date) error {
	var faults []*fault.Fault
	need := func(ok bool, field, code, message string) {
		if !ok {
			faults = append(faults, fault.Field(field, code, message))
		}
	}
	need(strings.TrimSpace(in.Surname) != "", "surname", "paper.check", "Type the surname that stands on the paper.")
	need(!in.Born.IsZero(), "born", "paper.born", "Type the date of birth that stands on the paper.")
	need(in.Born.IsZero() || !in.Born.After(today), "born", "paper.born-future", "The date of birth can’t be in the future.")
	need(!in.ReceivedOn.IsZero(), "received-on", "request.received", "Enter the date on which the request was received. The time limits count from it.")
	need(!in.ReceivedOn.After(today), "received-on", "request.received-future", "The date on which the request was received can’t be in the future.")
	return fault.Join(faults...)
}

// chosen is the case or draft to which the paper belongs, or a new draft.
func (u StartFromScan) chosen(ctx context.Context, s ports.Stores, actor ehc.Actor, in FromScanInput, same []ports.CaseOfChild, now time.Time) (*casework.Case, error) {
	if len(same) > 0 && in.To == "" {
		return nil, fault.Field("to", "paper.same-child", "There is a case or a draft of a child with this surname and date of birth. Say whether it is this child.")
	}
	for _, one := range same {
		if one.Case == in.To {
			if one.State == casework.Closed {
				return nil, fault.Field("to", "paper.closed", "This case is closed. A new request makes a new case: start another.")
			}
			return s.Cases.Get(ctx, one.Case)
		}
	}
	if in.To != "" && in.To != AnewChoice {
		return nil, fault.Field("to", "paper.no-case", "This is no case of a child with this surname and date of birth. Choose again.")
	}
	request := casework.Request{Channel: paper.Letter, ReceivedOn: in.ReceivedOn, AtDesk: true}
	child := casework.Child{Forenames: strings.TrimSpace(in.Forenames), Surname: strings.TrimSpace(in.Surname), Born: in.Born}
	return casework.StartRequest(ehc.CaseID(u.IDs.New()), actor, request, child, now), nil
}

// joinDraft makes a scanned paper a document of a draft request.
func joinDraft(ctx context.Context, s ports.Stores, actor ehc.Actor, c *casework.Case, a paper.Arrival, now time.Time) (paper.Arrival, error) {
	if err := c.AttachToRequest(a.File, now); err != nil {
		return a, err
	}
	if err := s.Cases.Save(ctx, c); err != nil {
		return a, err
	}
	f := ports.File{ID: a.File, Case: c.ID(), Name: "scan-" + a.At.In(application.London).Format("2006-01-02") + application.EndingOf(a.Type), Type: a.Type, Bytes: a.Bytes, SHA256: a.SHA256, UploadedBy: a.By, At: a.At, Purpose: requestDocument}
	return a.Joined(actor, c.ID(), now), s.Files.Save(ctx, f)
}

// requestDocument is what a document of a request is kept as.
const requestDocument = "request"

// followForm lets further scans of the same form find the draft, or the case, to which this one was put.
func followForm(ctx context.Context, s ports.Stores, a paper.Arrival) error {
	if a.Code == "" {
		return nil
	}
	packs, err := s.Packs.ByCode(ctx, a.Code)
	if err != nil || len(packs) != 1 || packs[0].Case != "" {
		return err
	}
	packs[0].Case = a.Case
	return s.Packs.Save(ctx, packs[0])
}
