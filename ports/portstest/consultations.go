package portstest

import (
	"context"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// ConsultationsContract proves what use cases rely on when they keep consultations.
func ConsultationsContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":           everyFieldOfAConsultation,
		"two writers, one conflict":        consultationConflict,
		"the oldest comes first":           consultationsInOrder,
		"a consultation that is not there": noSuchConsultation,
		"what a setting has answered":      answersOfASetting,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfAConsultation(t *testing.T, u ports.UnitOfWork) {
	v := shareOne(t, u)
	want := Fill[plan.Consultation](t)
	want.Case, want.Version = v.Case, v.ID
	for revision := range 3 {
		want.Revision, want.Note = revision, Fill[string](t)
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Consultations.Save(ctx, want) })
		want.Revision++
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			got, err := s.Consultations.Get(ctx, want.ID)
			if err != nil {
				return err
			}
			same(t, "the consultation", got, want)
			all, err := s.Consultations.OfCase(ctx, v.Case)
			same(t, "the list", all, []plan.Consultation{want})
			return err
		})
	}
}

func answersOfASetting(t *testing.T, u ports.UnitOfWork) {
	v := shareOne(t, u)
	ours, theirs := NewID[ehc.SettingID](), NewID[ehc.SettingID]()
	consult(t, u, v, ours, ehc.D(2026, 9, 1)) // waits
	var want []ehc.ConsultationID
	for day := 3; day > 1; day-- {
		for _, setting := range []ehc.SettingID{ours, theirs} {
			c := consult(t, u, v, setting, ehc.D(2026, 9, day))
			c.Revision, c.Status = 1, plan.Complete
			do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Consultations.Save(ctx, c) })
			if setting == ours {
				want = append(want, c.ID)
			}
		}
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		sent, err := s.Consultations.AnsweredBy(ctx, 10, ours, "x")
		if err != nil {
			return err
		}
		var got []ehc.ConsultationID
		for _, a := range sent {
			got = append(got, a.ID)
			if a.Case != v.Case {
				t.Errorf("it is about %+v", a)
			}
		}
		same(t, "the answers", got, want)
		first, err := s.Consultations.AnsweredBy(ctx, 1, ours)
		same(t, "at most one", len(first), 1)
		none, _ := s.Consultations.AnsweredBy(ctx, 10)
		same(t, "of no setting", len(none), 0)
		return err
	})
}

func consult(t testing.TB, u ports.UnitOfWork, v plan.Version, setting ehc.SettingID, on ehc.Date) plan.Consultation {
	t.Helper()
	c := plan.Consultation{ID: NewID[ehc.ConsultationID](), Case: v.Case, Version: v.ID, Setting: setting, SettingName: "A school", SentOn: on, DueBy: on.AddDays(15), Status: plan.AwaitingResponse, UpdatedAt: At}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Consultations.Save(ctx, c) })
	return c
}

func consultationConflict(t *testing.T, u ports.UnitOfWork) {
	c := consult(t, u, shareOne(t, u), NewID[ehc.SettingID](), ehc.D(2026, 9, 1))
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		mine, err := s.Consultations.Get(ctx, c.ID)
		if err != nil {
			return err
		}
		loaded()
		return s.Consultations.Save(ctx, mine)
	})
	kind(t, "starting it again", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Consultations.Save(ctx, c) }), fault.Conflict)
}

func consultationsInOrder(t *testing.T, u ports.UnitOfWork) {
	v := shareOne(t, u)
	third, first, second := consult(t, u, v, NewID[ehc.SettingID](), ehc.D(2026, 9, 9)), consult(t, u, v, NewID[ehc.SettingID](), ehc.D(2026, 9, 1)), consult(t, u, v, NewID[ehc.SettingID](), ehc.D(2026, 9, 1))
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Consultations.OfCase(ctx, v.Case)
		var ids []ehc.ConsultationID
		for _, c := range all {
			ids = append(ids, c.ID)
		}
		same(t, "the order", ids, []ehc.ConsultationID{first.ID, second.ID, third.ID})
		return err
	})
}

func noSuchConsultation(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.ConsultationID{NewID[ehc.ConsultationID](), "", "x"} {
			_, err := s.Consultations.Get(ctx, id)
			kind(t, string(id), err, fault.NotFound)
		}
		for _, id := range []ehc.CaseID{NewID[ehc.CaseID](), "", "x"} {
			if all, err := s.Consultations.OfCase(ctx, id); err != nil || len(all) > 0 {
				t.Errorf("%q: %v, %v", id, all, err)
			}
		}
		return nil
	})
}
