package planning_test

import (
	"context"
	"testing"

	"ehchub/adapters/system"
	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

func TestCommentsAreTheReviewersUntilSent(t *testing.T) {
	c := newCast(t)
	share(t, c, 1)
	out, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case)
	ok(t, err)
	mine := out.Mine
	mine.Sections, mine.PreferredID, mine.WantsMeeting = []plan.SectionComment{{Letter: "B", Agree: "no", Text: "She also needs help at lunch."}}, c.Ashgrove.ID, true
	saved, err := planning.WriteComments{Gate: c.Gate}.Do(ctx, c.Mother, planning.WriteCommentsInput{Case: c.Case, Comments: mine})
	ok(t, err)
	if saved.Preferred != c.Ashgrove.Name {
		t.Errorf("asked for %q", saved.Preferred)
	}
	for _, who := range []ehc.Actor{c.Coordinator, c.Manager, c.SENCO, c.Psychologist, c.Advocate} {
		for _, seen := range readPlan(t, c, who).Comments {
			if seen.On("B").Text != "" || seen.Preferred != "" || seen.WantsMeeting {
				t.Errorf("%s reads what was not sent: %+v", who.Name, seen)
			}
		}
	}
	if told := events(t, c, ehc.CommentsSubmitted); len(told) != 0 {
		t.Errorf("saving told %+v", told)
	}
	latest, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case)
	ok(t, err)
	sent, err := planning.WriteComments{Gate: c.Gate}.Do(ctx, c.Mother, planning.WriteCommentsInput{Case: c.Case, Comments: latest.Mine, Send: true})
	if err != nil || sent.Status != plan.CommentsCompleted {
		t.Fatalf("%+v, %v", sent, err)
	}
	for _, who := range []ehc.Actor{c.Coordinator, c.SENCO, c.Psychologist, c.Advocate} {
		if seen := readPlan(t, c, who).Comments; len(seen) != 1 || seen[0].On("B").Text != "She also needs help at lunch." {
			t.Errorf("%s reads %+v", who.Name, seen)
		}
	}
	if told := events(t, c, ehc.CommentsSubmitted); len(told) != 1 {
		t.Errorf("sending told %+v", told)
	}
	latest, err = planning.ReadComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case)
	ok(t, err)
	_, err = planning.WriteComments{Gate: c.Gate}.Do(ctx, c.Mother, planning.WriteCommentsInput{Case: c.Case, Comments: latest.Mine})
	refused(t, "writing after sending", err, "comments.sent", "")
}

func TestTwoWindowsWithComments(t *testing.T) {
	c := newCast(t)
	share(t, c, 1)
	out, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case)
	ok(t, err)
	first, second := out.Mine, out.Mine
	first.Preferred, second.Preferred = "Ashgrove School", "Elmfield Academy"
	write := func(mine plan.Comments) (plan.Comments, error) {
		return planning.WriteComments{Gate: c.Gate}.Do(ctx, c.Mother, planning.WriteCommentsInput{Case: c.Case, Comments: mine})
	}
	_, err = write(first)
	ok(t, err)
	stored, err := write(second)
	if !fault.Is(err, fault.Conflict) || stored.Preferred != "Ashgrove School" {
		t.Errorf("got %v with %+v", err, stored)
	}
}

func TestWhoJoinsLaterCanCommentToo(t *testing.T) {
	c := newCast(t)
	share(t, c, 1)
	father := ehc.Actor{Kind: ehc.Human, Person: ehc.PersonID(system.IDs{}.New()), Name: "Karim Haddad", Roles: []ehc.Role{ehc.RoleFamily}}
	ok(t, c.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		file, err := s.Cases.Get(ctx, c.Case)
		if err != nil {
			return err
		}
		if err := file.Admit(c.Coordinator, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(father.Person)}, Relation: access.Family, Name: father.Name}, c.Clock.At); err != nil {
			return err
		}
		return s.Cases.Save(ctx, file)
	}))
	for _, who := range []ehc.Actor{father, c.Advocate} {
		out, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, who, c.Case)
		ok(t, err)
		if out.Mine.ReviewerName != who.Name || out.Mine.DueBy != ehc.D(2026, 9, 16) {
			t.Errorf("%s is asked with %+v", who.Name, out.Mine)
		}
		out.Mine.NoComment = true
		_, err = planning.WriteComments{Gate: c.Gate}.Do(ctx, who, planning.WriteCommentsInput{Case: c.Case, Comments: out.Mine, Send: true})
		ok(t, err)
	}
	if seen := readPlan(t, c, c.Coordinator).Comments; len(seen) != 3 {
		t.Errorf("the co-ordinator sees %d reviewers", len(seen))
	}
}

func TestOnlyTheFamilyComments(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID)
	for _, who := range []ehc.Actor{c.Coordinator, c.SENCO, c.OtherSENCO, c.Psychologist} {
		if _, err := (planning.ReadComments{Gate: c.Gate}).Do(ctx, who, c.Case); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", who.Name, err)
		}
	}
	if seen := readPlan(t, c, c.OtherSENCO).Comments; len(seen) != 0 {
		t.Errorf("a consulted setting sees the family's comments: %+v", seen)
	}
}

// crossing is a unit of work in which something else happens just before the first comments are saved.
type crossing struct {
	ports.UnitOfWork
	meanwhile func()
}

func (u *crossing) Do(ctx context.Context, work func(context.Context, ports.Stores) error) error {
	return u.UnitOfWork.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		s.Comments = crossedComments{s.Comments, u}
		return work(ctx, s)
	})
}

type crossedComments struct {
	ports.Comments
	unit *crossing
}

func (s crossedComments) Save(ctx context.Context, c plan.Comments) error {
	if meanwhile := s.unit.meanwhile; meanwhile != nil {
		s.unit.meanwhile = nil
		meanwhile()
	}
	return s.Comments.Save(ctx, c)
}

// sendCrossed sends the mother's comments while something else happens.
func sendCrossed(t *testing.T, c *planningtest.Cast, meanwhile func()) error {
	t.Helper()
	out, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case)
	ok(t, err)
	out.Mine.NoComment = true
	gate := c.Gate
	gate.Units = &crossing{c.Gate.Units, meanwhile}
	_, err = planning.WriteComments{Gate: gate}.Do(ctx, c.Mother, planning.WriteCommentsInput{Case: c.Case, Comments: out.Mine, Send: true})
	return err
}

func TestCommentsNeverSlipInBehindAnIssuedPlan(t *testing.T) {
	c := newCast(t)
	c.SumUp(t)
	share(t, c, 1, c.Ashgrove.ID)
	c.Clock.Pass(16)
	in := finalising(t, c, 2)
	err := sendCrossed(t, c, func() { ok(t, finalise(c, in)) })
	refused(t, "sending in the moment of issuing", err, "comments.late", "CFA 2014 s.51")
	version, err := planning.ReadVersion{Gate: c.Gate}.Do(ctx, c.Mother, c.Case, 1)
	if err != nil || version.Comments[0].Status == plan.CommentsCompleted {
		t.Errorf("comments that nobody read count as sent: %+v, %v", version.Comments, err)
	}
}

func TestCommentsAreSentWhileSomeoneElseWorksOnTheCase(t *testing.T) {
	c := newCast(t)
	share(t, c, 1)
	ok(t, sendCrossed(t, c, func() {
		ok(t, planning.Consult{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ConsultInput{Case: c.Case, Settings: []ehc.SettingID{c.Ashgrove.ID}, Letter: "Can you be named?"}))
	}))
	if seen := readPlan(t, c, c.Coordinator).Comments; len(seen) != 1 || seen[0].Status != plan.CommentsCompleted {
		t.Errorf("the co-ordinator sees %+v", seen)
	}
}
