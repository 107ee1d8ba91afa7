package dispute

import (
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// Done is what became of one thing that was agreed, conceded or ordered.
type Done struct {
	Trigger timescale.Trigger
	Key     string // of the limit: "D38-notify"
	On      ehc.Date
	// Off says why it is no longer owed; empty for what was done.
	Off string
}

// Duty is one thing that somebody must do because of what was agreed, conceded or ordered.
type Duty struct {
	timescale.Deadline
	DoneOn ehc.Date
	Off    string
}

// Open reports whether it is still to be done.
func (u Duty) Open() bool { return u.DoneOn.IsZero() && u.Off == "" }

// Field names the date of the duty in a form: "order-assess-D38-notify".
func (u Duty) Field() string { return string(u.Trigger) + "-" + u.Key() }

// Duties lists what the settlement asks for, in the order of the law's table, those that fell away too.
func (d *Dispute) Duties() []Duty { return dutiesFrom(d.settling()) }

// dutiesFrom counts the limits of events.
func dutiesFrom(events []timescale.Happening) []Duty {
	var all []Duty
	for _, h := range events {
		for _, limit := range h.Deadlines(timescale.England()) {
			all = append(all, Duty{limit, h.DoneOn(limit.Key()), h.OffBecause(limit.Key())})
		}
	}
	return all
}

// Next lists what is still to be done in the disagreement, by whoever owes it, each with its last day.
func (d *Dispute) Next() []Duty {
	all := dutiesFrom(append(d.Happenings(), d.OfDecision(timescale.Happening{Event: timescale.Event{Trigger: timescale.DecisionNotice, On: d.matter.NoticeOn}})))
	var open []Duty
	for _, u := range all {
		if u.Open() && d.stands(u) {
			open = append(open, u)
		}
	}
	return open
}

// stands leaves out the family's own time limits once the disagreement is settled or its appeal has ended.
func (d *Dispute) stands(u Duty) bool {
	if u.Owner != timescale.Family {
		return true
	}
	_, settled := d.Settled()
	return !settled && d.tribunal == NoAppeal
}

// undone lists what the settlement asks for and is not done.
func (d *Dispute) undone() []Duty {
	var open []Duty
	for _, u := range d.Duties() {
		if u.Open() {
			open = append(open, u)
		}
	}
	return open
}

// RecordDone tells on which day one thing that was agreed, conceded or ordered was done, by the name of its field.
// When nothing is left the appeal's order is carried out. fault.Invalid at the field for a day that can't be.
func (d *Dispute) RecordDone(actor ehc.Actor, field string, on, today ehc.Date, now time.Time) error {
	for _, u := range d.undone() {
		if u.Field() != field {
			continue
		}
		switch {
		case on.IsZero():
			return fault.Field(field, "dispute.done", "Enter the day on which it was done.").Citing(u.Source)
		case on.After(today):
			return fault.Field(field, "dispute.done-future", "This can’t be in the future: it is recorded once it is done.").Citing(u.Source)
		case on.Before(u.On):
			return fault.Field(field, "dispute.done-early", "This can’t be before "+u.On.Long()+", when it was agreed or ordered.").Citing(u.Source)
		}
		d.done = append(d.done, Done{Trigger: u.Trigger, Key: u.Key(), On: on})
		d.settleDuties(u.Step)
		d.carriedOut(actor, now)
		return nil
	}
	return fault.New(fault.Illegal, "dispute.not-owed", "This is not asked for here, or has been done already.")
}

// instead says what is no longer owed once a step is done: a plan and the refusal of one exclude each other.
var instead = map[string]struct{ step, why string }{
	"refuse": {"plan", "The council decided that there will be no plan."},
	"plan":   {"refuse", "A plan was made."},
	"final":  {"draft", "The final plan was sent."},
}

func (d *Dispute) settleDuties(step string) {
	other, ok := instead[step]
	if !ok {
		return
	}
	for _, u := range d.undone() {
		if u.Step == other.step {
			d.done = append(d.done, Done{Trigger: u.Trigger, Key: u.Key(), Off: other.why})
		}
	}
}

// carriedOut ends the appeal when all that its order asks for is done.
func (d *Dispute) carriedOut(actor ehc.Actor, now time.Time) {
	if !Tribunal.Can(d.tribunal, Comply) || len(d.undone()) > 0 {
		return
	}
	last := d.latest(isTribunal).On
	for _, one := range d.done {
		if one.On.After(last) {
			last = one.On
		}
	}
	d.tribunal, _ = Tribunal.Next(d.tribunal, Comply)
	d.taken = append(d.taken, Taken{Step: string(Comply), On: last, By: actor.Person, At: now})
}

// Following is something that the authority did on the case because of the settlement.
type Following string

// What can follow a settlement on the road of the case.
const (
	ToldWillAssess   Following = "will-assess"
	ToldWillNotIssue Following = "will-not-issue"
	ToldWillIssue    Following = "will-issue"
	DraftSent        Following = "draft"
	FinalSent        Following = "final"
	DecidedAgain     Following = "decided-again"
)

// following says which steps of a time limit each one does, and which it takes away.
var following = map[Following]struct {
	does []string
	ends map[string]string
	// meets names the orders that it carries out whole.
	meets []timescale.Trigger
}{
	ToldWillAssess:   {does: []string{"notify"}},
	ToldWillNotIssue: {does: []string{"refuse"}},
	ToldWillIssue:    {ends: map[string]string{"refuse": "The council decided that there will be a plan."}},
	DraftSent:        {does: []string{"draft"}},
	FinalSent:        {does: []string{"plan", "final", "amend", "setting"}, meets: []timescale.Trigger{timescale.OrderAmend, timescale.OrderNameSetting}},
	DecidedAgain:     {meets: []timescale.Trigger{timescale.OrderRemitted}},
}

// Follow takes up what the authority did on the case, and reports whether anything that was agreed, conceded or
// ordered is done by it, so that nobody has to record it twice.
func (d *Dispute) Follow(actor ehc.Actor, what Following, on ehc.Date, now time.Time) bool {
	changed := false
	for _, u := range d.undone() {
		if on.Before(u.On) {
			continue
		}
		if slices.Contains(following[what].meets, u.Trigger) {
			d.done = append(d.done, Done{Trigger: u.Trigger, Key: u.Key(), On: on})
			changed = true
		}
		for _, step := range following[what].does {
			if u.Step == step {
				d.done = append(d.done, Done{Trigger: u.Trigger, Key: u.Key(), On: on})
				d.settleDuties(step)
				changed = true
			}
		}
		if why := following[what].ends[u.Step]; why != "" {
			d.done = append(d.done, Done{Trigger: u.Trigger, Key: u.Key(), Off: why})
			changed = true
		}
	}
	if changed {
		d.carriedOut(actor, now)
	}
	return changed
}
