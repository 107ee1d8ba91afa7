package standing

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/timescale"
)

// ReadReassessment opens what was asked and decided about a reassessment (CFA 2014 s.44).
type ReadReassessment struct{ Gate application.Gate }

// ReassessmentOut is the reassessments of a case below its head.
type ReassessmentOut struct {
	application.Head
	// Rounds are the reassessments, the latest first.
	Rounds []casework.Reassessment
	// Dates are the time limits of reassessments, the soonest first.
	Dates []clock.Deadline
	// Clock is the case's, as the reader may see it.
	Clock *clock.Clock
	// MayAsk reports whether the reader can ask for one now, and MayTakeBack whether they can take back the one that waits.
	MayAsk, MayTakeBack bool
}

// Do reads them.
func (u ReadReassessment) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ReassessmentOut, error) {
	var out ReassessmentOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "reassessment", func(ctx context.Context, v *application.Visit) (err error) {
		out = ReassessmentOut{Head: v.Head(), Rounds: v.Case.Reassessments()}
		out.MayAsk = v.May(access.AskToReassess) && v.Case.CanAskToReassess() == nil
		if len(out.Rounds) > 0 {
			waits := casework.ReassessRound.Can(out.Rounds[0].State, casework.TakeBackReassessment)
			out.MayTakeBack = waits && v.May(access.AskToReassess) && asked(v, out.Rounds[0]) == nil
		}
		if !v.May(access.SeeAuthorityNotes) {
			out.Rounds = slices.DeleteFunc(out.Rounds, unasked)
		}
		if out.Clock, err = v.ClockAsSeen(ctx); err != nil {
			return err
		}
		for _, d := range out.Clock.Deadlines() {
			if d.Trigger == timescale.ReassessmentRequested || d.Trigger == timescale.ReassessmentAgreed {
				out.Dates = append(out.Dates, d)
			}
		}
		return nil
	})
	return out, err
}

// unasked is what the authority only considers itself, or has considered: nobody else need read of it.
func unasked(r casework.Reassessment) bool {
	return r.Asker == casework.AskedByAuthority && r.AgreedOn.IsZero()
}

// AskToReassess records that somebody asks for a plan to be assessed again. A parent, a young person or the setting asks
// here themselves, and the authority has received it today; an officer writes down what came another way.
type AskToReassess struct{ Gate application.Gate }

// AskToReassessInput is the request. Only Why counts of what a family or a setting sends: who they are is known.
type AskToReassessInput struct {
	Case       ehc.CaseID
	Asker      casework.AskerKind
	Name       string
	ReceivedOn ehc.Date
	Why        string
}

// Do records it and tells the family, the setting and the co-ordinator. fault.Illegal where no plan is in force, or
// where one was asked for already.
func (u AskToReassess) Do(ctx context.Context, actor ehc.Actor, in AskToReassessInput) error {
	return u.Gate.Change(ctx, actor, in.Case, access.AskToReassess, "reassessment", func(v *application.Visit) error {
		r := casework.Reassessment{Asker: in.Asker, Name: in.Name, ReceivedOn: in.ReceivedOn, Why: in.Why}
		if !v.May(access.SeeAuthorityNotes) {
			r.Asker, r.Name, r.Person, r.ReceivedOn = askerOf(v), actor.Name, actor.Person, v.Today
		}
		return v.Case.AskToReassess(actor, r, v.Today, v.Now)
	})
}

// For records a request for a reassessment that the family or the setting made another way than in the hub: the 15 days count
// from the day on which it came. Faults as Do; fault.Invalid at "for" for anybody else.
func (u AskToReassess) For(ctx context.Context, actor ehc.Actor, id ehc.CaseID, b paper.Behalf, why string) error {
	return u.Gate.Open(ctx, actor, id, access.RecordForOthers, "reassessment", func(ctx context.Context, v *application.Visit) error {
		voice, err := v.SpeakingForOneOf(b, v.Case.InForceOn(), "the plan was made", v.Case.Reassessers())
		if err != nil {
			return err
		}
		r := casework.Reassessment{Asker: casework.AskedBySetting, Name: voice.Actor.Name, Person: voice.Actor.Person, ReceivedOn: voice.On, Why: why}
		if voice.For.Kind == ehc.HeldByPerson {
			r.Asker = familyAsks(v.Case, voice.On)
		}
		if err := v.Case.AskToReassess(voice.Actor, r, v.Today, v.Now); err != nil {
			return atFor(err)
		}
		if err := v.Stores.Cases.Save(ctx, v.Case); err != nil {
			return err
		}
		return voice.Keep(ctx, v, u.Gate.IDs, paper.Reassessment, string(paper.Reassessment))
	})
}

// atFor points a fault about who asks at the field in which an officer says it.
func atFor(err error) error {
	if f := fault.As(err); f != nil && (f.Field == "asker" || f.Field == "name") {
		return f.At("for")
	}
	return err
}

// askerOf says by which right somebody outside the authority asks.
func askerOf(v *application.Visit) casework.AskerKind {
	if !slices.Contains(v.Subject.Relations, access.Family) {
		return casework.AskedBySetting
	}
	return familyAsks(v.Case, v.Today)
}

// familyAsks says by which right one of the family asks: once compulsory school age is over it is the young person's.
func familyAsks(c *casework.Case, on ehc.Date) casework.AskerKind {
	if c.Child().IsYoungPersonOn(on) {
		return casework.AskedByYoungPerson
	}
	return casework.AskedByParent
}

// TakeReassessmentBack ends a request for a reassessment that waits for its decision.
type TakeReassessmentBack struct{ Gate application.Gate }

// Do takes it back, for whoever asked or for the authority, which writes down that they told it so.
func (u TakeReassessmentBack) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Change(ctx, actor, id, access.AskToReassess, "reassessment", func(v *application.Visit) error {
		if r, ok := v.Case.Reassessment(); ok {
			if err := asked(v, r); err != nil {
				return err
			}
		}
		return v.Case.TakeReassessmentBack(actor, v.Today, v.Now)
	})
}

// asked refuses those who neither asked themselves nor work for the authority.
func asked(v *application.Visit, r casework.Reassessment) error {
	if v.May(access.SeeAuthorityNotes) || r.Person != "" && r.Person == v.Actor.Person {
		return nil
	}
	return fault.New(fault.Forbidden, "access.own", "Only whoever asked for the reassessment can take the request back. You can tell the case co-ordinator.")
}
