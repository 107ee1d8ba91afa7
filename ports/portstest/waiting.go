package portstest

import (
	"context"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

func whatWaits(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	team := ehc.Holder{Kind: ehc.HeldByTeam, ID: NewID[string]()}
	ash, birch := d.add(casework.Assessing, named("Ash")), d.add(casework.Assessing, named("Birch"), heldBy(team, access.Adviser))
	closed := d.add(casework.Assessing, named("Cedar"))
	strangers := ehc.Holder{Kind: ehc.HeldByPerson, ID: NewID[string]()}
	owes := func(trigger timescale.Trigger, holder ehc.Holder, on, wanted ehc.Date) timescale.Happening {
		return timescale.Happening{Event: timescale.Event{Trigger: trigger, On: on}, Item: NewID[string](), Owes: holder, Wanted: wanted}
	}
	done, off := owes(timescale.AdviceRequestReceived, d.holder, received, ehc.Date{}), owes(timescale.AdviceRequestReceived, d.holder, received, ehc.Date{})
	done.Met = map[string]ehc.Date{timescale.SendAdvice: received.AddDays(1)}
	off.Off = map[string]string{timescale.All: "The request was closed without advice."}
	for id, happened := range map[ehc.CaseID][]timescale.Happening{
		ash.ID: {request(received), done, owes(timescale.AdviceRequestReceived, d.holder, received, ehc.D(2026, 10, 1)),
			owes(timescale.AdviceRequestReceived, strangers, received, ehc.Date{})}, // who has left the case
		birch.ID:  {owes(timescale.SettingConsulted, team, received, ehc.Date{})},
		closed.ID: {off},
	} {
		c := clock.New(id)
		c.Reckon(happened, timescale.England(), "", At)
		saveClock(t, u, c)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Waiting.Of(ctx, 10, d.holder, team)
		if err != nil {
			return err
		}
		if len(got) != 2 || got[0].Case != birch.ID || got[0].Called != "Kit Birch" || got[0].Owes != team || got[0].Code != timescale.AnswerConsultation ||
			got[1].Reference != ash.Reference || got[1].Due != ehc.D(2026, 10, 1) || got[1].Item == "" {
			t.Errorf("what waits: %+v", got)
		}
		if first, err := s.Waiting.Of(ctx, 1, d.holder, team); err != nil || len(first) != 1 || first[0] != got[0] {
			t.Errorf("the soonest is %+v, %v", first, err)
		}
		for _, holders := range [][]ehc.Holder{nil, {strangers}} {
			if got, err := s.Waiting.Of(ctx, 10, holders...); err != nil || len(got) > 0 {
				t.Errorf("for %v waits %v, %v", holders, got, err)
			}
		}
		return err
	})
}

func whatIsReopenedWaits(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	ash := d.add(casework.Assessing, named("Ash"))
	r, err := advice.Ask(NewID[ehc.AdviceID](), ash.ID, advice.Medical, advice.Adviser{Person: ehc.PersonID(d.holder.ID), Name: "Ines Marlow"}, "", received, received.AddDays(40), At)
	if err != nil {
		t.Fatal(err)
	}
	sent := r.Snapshot()
	sent.Status, sent.DoneOn, sent.FirstDoneOn = advice.Completed, received.AddDays(9), received.AddDays(9)
	r = advice.Restore(sent)
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Advice.Save(ctx, r) })
	waits := func() (got []ports.Waiting) {
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			got, err = s.Waiting.Of(ctx, 10, d.holder)
			return err
		})
		return got
	}
	if got := waits(); len(got) != 0 {
		t.Errorf("what was sent waits: %+v", got)
	}
	by := received.AddDays(60)
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		r, err = s.Advice.Get(ctx, r.ID())
		return err
	})
	if err := r.Reopen("A page is missing.", by, received.AddDays(10), true, At); err != nil {
		t.Fatal(err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Advice.Save(ctx, r) })
	if got := waits(); len(got) != 1 || got[0].Item != string(r.ID()) || got[0].Due != by || got[0].Owes != d.holder || got[0].Code != timescale.SendAdvice {
		t.Errorf("what is re-opened: %+v", got)
	}
}
