package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// DisputesContract proves what use cases rely on when they keep mediation and appeals.
func DisputesContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":            everyFieldOfADispute,
		"two writers, one conflict":         disputeConflict,
		"they are listed, the latest first": disputesInOrder,
		"one that is not there":             noSuchDispute,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfADispute(t *testing.T, u ports.UnitOfWork) {
	want := Fill[dispute.Snapshot](t)
	want.Case = someCase(t, u)
	for version := range 3 {
		want.Version = version
		want.Agreement.Text = Fill[string](t)
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Disputes.Save(ctx, dispute.Restore(want)) })
		want.Version++
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			one, err := s.Disputes.Get(ctx, want.ID)
			if err != nil {
				return err
			}
			same(t, "the disagreement", one.Snapshot(), want)
			all, err := s.Disputes.OfCase(ctx, want.Case)
			if err == nil && len(all) == 1 {
				same(t, "the listed disagreement", all[0].Snapshot(), want)
			} else {
				t.Errorf("listed %d, %v", len(all), err)
			}
			return nil
		})
	}
}

var disputed = ehc.D(2026, 8, 3)

func disagree(t testing.TB, u ports.UnitOfWork, of ehc.CaseID, at time.Time) *dispute.Dispute {
	t.Helper()
	d, err := dispute.Open(NewID[ehc.DisputeID](), of, dispute.Matter{Kind: dispute.NotToAssess, NoticeOn: disputed}, disputed.AddDays(60), at)
	if err != nil {
		t.Fatal(err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Disputes.Save(ctx, d) })
	return d
}

func mediate(t testing.TB, d *dispute.Dispute, in dispute.MediationInput) {
	t.Helper()
	if err := d.StepMediation(aPerson("An officer"), in, disputed.AddDays(60), At); err != nil {
		t.Fatal(err)
	}
}

func disputeConflict(t *testing.T, u ports.UnitOfWork) {
	d := disagree(t, u, someCase(t, u), At)
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		mine, err := s.Disputes.Get(ctx, d.ID())
		if err != nil {
			return err
		}
		loaded()
		mediate(t, mine, dispute.MediationInput{Step: dispute.RequestMediation, On: disputed})
		return s.Disputes.Save(ctx, mine)
	})
	again := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Disputes.Save(ctx, d) })
	kind(t, "opening another under the same identity", again, fault.Conflict)
}

func disputesInOrder(t *testing.T, u ports.UnitOfWork) {
	of := someCase(t, u)
	first, last := disagree(t, u, of, At), disagree(t, u, of, At.Add(time.Hour))
	disagree(t, u, someCase(t, u), At)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Disputes.OfCase(ctx, of)
		var ids []ehc.DisputeID
		for _, d := range all {
			ids = append(ids, d.ID())
		}
		same(t, "the order", ids, []ehc.DisputeID{last.ID(), first.ID()})
		return err
	})
}

func noSuchDispute(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.DisputeID{NewID[ehc.DisputeID](), "", "x"} {
			_, err := s.Disputes.Get(ctx, id)
			kind(t, string(id), err, fault.NotFound)
		}
		for _, id := range []ehc.CaseID{NewID[ehc.CaseID](), "", "x"} {
			if all, err := s.Disputes.OfCase(ctx, id); err != nil || len(all) > 0 {
				t.Errorf("%q: %v, %v", id, all, err)
			}
		}
		return nil
	})
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		d, err := dispute.Open(NewID[ehc.DisputeID](), NewID[ehc.CaseID](), dispute.Matter{Kind: dispute.NotToAssess, NoticeOn: disputed}, disputed, At)
		if err != nil {
			return err
		}
		return s.Disputes.Save(ctx, d)
	})
	kind(t, "a disagreement of no case", err, fault.NotFound)
}

// disputesInProgress proves that trays know of mediation and appeals in the unit in which they change, and go on
// knowing when the case itself is saved.
func disputesInProgress(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	of := d.add(casework.RefusedAssess, named("Ash"))
	d.add(casework.RefusedAssess, named("Birch"))
	mediating, appealing := ports.TrayQuery{Only: []ports.TrayTick{ports.Mediating}}, ports.TrayQuery{Only: []ports.TrayTick{ports.Appealing}}
	all := ports.TrayQuery{Tray: access.TrayAll, Holders: []ehc.Holder{ehc.Authority()}, Only: mediating.Only, Sort: ports.ByName}
	d.shows("before", mediating)
	one := disagree(t, u, of.ID, At)
	step := func(change func(*dispute.Dispute)) {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			loaded, err := s.Disputes.Get(ctx, one.ID())
			if err != nil {
				return err
			}
			change(loaded)
			return s.Disputes.Save(ctx, loaded)
		})
	}
	step(func(l *dispute.Dispute) {
		mediate(t, l, dispute.MediationInput{Step: dispute.ContactAdviser, On: disputed})
	})
	d.shows("in mediation", mediating, "Ash, Kit")
	d.shows("in mediation, of the council's", all, "Ash, Kit")
	if rows := d.tray(ports.TrayQuery{Sort: ports.ByName}).Rows; !rows[0].Mediating || rows[0].Appealing || rows[1].Mediating {
		t.Errorf("rows %+v", rows)
	}
	of.Version = 1
	d.save(of)
	d.shows("in mediation, the case saved", mediating, "Ash, Kit")
	d.shows("no appeal yet", appealing)
	step(func(l *dispute.Dispute) {
		mediate(t, l, dispute.MediationInput{Step: dispute.DeclineMediation, On: disputed})
		mediate(t, l, dispute.MediationInput{Step: dispute.IssueCertificate, On: disputed})
		in := dispute.TribunalInput{Step: dispute.RegisterAppeal, On: disputed, Grounds: []dispute.Ground{dispute.RefusalToAssess}}
		if err := l.StepTribunal(aPerson("An officer"), in, disputed.AddDays(60), At); err != nil {
			t.Error(err)
		}
	})
	d.shows("mediation is over", mediating)
	d.shows("an appeal", appealing, "Ash, Kit")
	d.shows("either", ports.TrayQuery{Only: []ports.TrayTick{ports.Mediating, ports.Appealing}}, "Ash, Kit")
}
