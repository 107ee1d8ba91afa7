package complaints

import (
	"context"
	"slices"

	"ehchub/domain/access"
	"ehchub/domain/complaint"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// Step is what is done to a complaint, as addresses name it.
type Step string

// The steps.
const (
	StepAbout       Step = "about"
	StepGive        Step = "give"
	StepAcknowledge Step = "acknowledge"
	StepExtend      Step = "extend"
	StepAnswer      Step = "answer"
	StepFurther     Step = "further"
	StepWithdraw    Step = "withdraw"
	StepOmbudsman   Step = "ombudsman"
	StepClose       Step = "close"
)

var actionOfStep = map[Step]access.Action{
	StepAbout: access.SteerComplaint, StepGive: access.SteerComplaint, StepOmbudsman: access.SteerComplaint, StepClose: access.SteerComplaint,
	StepAcknowledge: access.AnswerComplaint, StepExtend: access.AnswerComplaint, StepAnswer: access.AnswerComplaint,
	StepFurther: access.FollowComplaint, StepWithdraw: access.FollowComplaint,
}

// Action is what the access table calls the step; "" for none that there is.
func (s Step) Action() access.Action { return actionOfStep[s] }

// TakeStep takes a complaint one step on.
type TakeStep struct{ Means }

// StepInput is what the step needs, with the version that its taker had read.
type StepInput struct {
	ID      complaint.ID
	Version int
	Step    Step
	Words   string // the answer, the reason or what came of it
	Finding complaint.Finding
	Until   ehc.Date
	To      ehc.PersonID   // who answers it
	About   []ehc.PersonID // whom it is about
	Names   string         // further names of whom it is about
}

// Do takes it. fault.Invalid at the fields that lack something, fault.Illegal where it can't be taken now, fault.Conflict
// when somebody else took another meanwhile.
func (u TakeStep) Do(ctx context.Context, actor ehc.Actor, in StepInput) error {
	action := in.Step.Action()
	if action == "" {
		return fault.New(fault.NotFound, "complaint.step", "There is no such step.")
	}
	after, profile, err := u.step(ctx, actor, in.ID, in.Version, action, func(ctx context.Context, s ports.Stores, a at, c *complaint.Complaint) error {
		return take(ctx, s, a, c, actor, in)
	})
	if err != nil {
		return err
	}
	switch in.Step {
	case StepGive:
		u.tell(ctx, after.Handler, profile, after, "A complaint was given to you to answer. What is due next is due by "+after.Due.Long()+".")
	case StepAcknowledge:
		u.tellComplainant(ctx, profile, after, "Your complaint "+after.Called()+" has come, and somebody looks into it. You get an answer by "+after.Due.Long()+".")
	case StepExtend:
		u.tellComplainant(ctx, profile, after, "The answer to your complaint "+after.Called()+" takes longer than we said: until "+after.Due.Long()+". The page says why.")
	case StepAnswer:
		u.tellComplainant(ctx, profile, after, "Your complaint "+after.Called()+" has been answered. The page also says what you can do if you are not content.")
	case StepWithdraw, StepFurther:
		if !after.IsFrom(actor.Person) {
			u.tellComplainant(ctx, profile, after, "An officer of the council has written down for you what becomes of your complaint "+after.Called()+". If that is not what you want, tell us.")
		}
	case StepClose, StepOmbudsman:
		u.tellComplainant(ctx, profile, after, "There is news of your complaint "+after.Called()+".")
	}
	return nil
}

func take(ctx context.Context, s ports.Stores, a at, c *complaint.Complaint, actor ehc.Actor, in StepInput) error {
	switch in.Step {
	case StepAbout, StepGive:
		return steer(ctx, s, a, c, actor, in)
	case StepAcknowledge:
		return c.Acknowledge(actor, a.times(), a.count, a.today, a.now)
	case StepExtend:
		return c.Extend(actor, in.Until, in.Words, a.times(), a.count, a.today, a.now)
	case StepAnswer:
		return c.Answer(actor, in.Words, in.Finding, a.times(), a.count, a.today, a.now)
	case StepFurther:
		return c.TakeFurther(actor, in.Words, !c.Snapshot().IsFrom(actor.Person), a.times(), a.count, a.today, a.now)
	case StepWithdraw:
		return c.Withdraw(actor, in.Words, a.today, a.now)
	case StepOmbudsman:
		return c.RecordOmbudsman(actor, in.Words, a.today, a.now)
	}
	return c.Close(actor, in.Words, a.today, a.now)
}

// steer says whom it is about, or who answers it: officers of the council alone.
func steer(ctx context.Context, s ports.Stores, a at, c *complaint.Complaint, actor ehc.Actor, in StepInput) error {
	all, err := officers(ctx, s)
	if err != nil {
		return err
	}
	named := func(id ehc.PersonID) (people.Person, bool) {
		i := slices.IndexFunc(all, func(p people.Person) bool { return p.ID == id })
		if i < 0 {
			return people.Person{}, false
		}
		return all[i], true
	}
	if in.Step == StepGive {
		to, ok := named(in.To)
		if !ok {
			return fault.Field("to", "complaint.to", "Choose who answers it.")
		}
		return c.Give(actor, to.ID, to.Name, a.today, a.now)
	}
	var names []string
	for _, id := range in.About {
		p, ok := named(id)
		if !ok {
			return fault.Field("about", "complaint.about-unknown", "Choose officers from the list.")
		}
		names = append(names, p.Name)
	}
	if in.Names != "" {
		names = append(names, in.Names)
	}
	return c.NameAbout(actor, in.About, names, a.today, a.now)
}
