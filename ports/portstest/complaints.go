package portstest

import (
	"context"
	"testing"

	"ehchub/domain/complaint"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// ComplaintsContract proves that complaints come back whole, what is due soonest first, each to those who made or answer
// it, and that no change is lost.
func ComplaintsContract(t *testing.T, open Open) {
	u := open(t)
	mother, officer := NewID[ehc.PersonID](), NewID[ehc.PersonID]()
	made := func(due ehc.Date, by, handler ehc.PersonID) *complaint.Complaint {
		s := Fill[complaint.Snapshot](t)
		s.ID, s.Version, s.Due, s.By, s.Handler, s.ReceivedOn = NewID[complaint.ID](), 0, due, by, handler, ehc.D(2026, 11, 2)
		return complaint.Restore(s)
	}
	later, soon, over := made(ehc.D(2026, 12, 8), mother, ""), made(ehc.D(2026, 12, 1), NewID[ehc.PersonID](), officer), made(ehc.Date{}, mother, officer)
	all := []*complaint.Complaint{later, soon, over}
	save := func(c *complaint.Complaint) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Office.Complaints.Save(ctx, c) })
	}
	for i, c := range all {
		if err := save(c); err != nil {
			t.Fatal(err)
		}
		s := c.Snapshot()
		s.Version = 1
		all[i] = complaint.Restore(s)
	}
	later, soon, over = all[0], all[1], all[2]
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Office.Complaints.List(ctx, 10)
		same(t, "the list", got, []*complaint.Complaint{soon, later, over})
		hers, _ := s.Office.Complaints.Of(ctx, mother, 10)
		same(t, "hers", hers, []*complaint.Complaint{later, over})
		his, _ := s.Office.Complaints.Of(ctx, officer, 1)
		same(t, "the first that he answers", his, []*complaint.Complaint{soon})
		one, errGet := s.Office.Complaints.Get(ctx, soon.Snapshot().ID)
		same(t, "a complaint", one, soon)
		_, errNone := s.Office.Complaints.Get(ctx, NewID[complaint.ID]())
		kind(t, "a complaint that is not there", errNone, fault.NotFound)
		if errGet != nil {
			return errGet
		}
		return err
	})
	if err := save(soon); err != nil {
		t.Fatal(err)
	}
	kind(t, "the second of two who changed it", save(soon), fault.Conflict)
}
