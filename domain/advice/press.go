package advice

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Push is one time at which the authority asked after advice.
type Push struct {
	On ehc.Date
	By string // the display name of whoever did
	// Because is why it went to those above; empty for a plain reminder.
	Because string
}

// Escalated reports whether it went to those above whoever was asked.
func (p Push) Escalated() bool { return p.Because != "" }

// Pushes lists when the authority asked after the advice, the oldest first. The hub's own reminders are not among them.
func (r *Request) Pushes() []Push { return slices.Clone(r.pushes) }

// Chase asks whoever has the request for their answer again, once a day at most.
func (r *Request) Chase(actor ehc.Actor, today ehc.Date, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	if slices.ContainsFunc(r.pushes, func(p Push) bool { return p.On == today && !p.Escalated() }) {
		return fault.New(fault.Illegal, "advice.chased", "They were reminded today already. You can remind them again tomorrow, or take it further.")
	}
	r.pushes, r.updatedAt = append(slices.Clone(r.pushes), Push{On: today, By: actor.Name}), now
	return nil
}

// Escalatable reports whether it can go to those above: once the day has passed, or where the answer is that no advice
// will be given. “Not known to us” is an answer to follow up, not advice (SI 2014/1530 reg 6(1)).
func (r *Request) Escalatable(today ehc.Date) bool {
	return r.Open() && today.After(r.dueOn) || r.Refused()
}

// Refused reports that the answer was sent, and is that no advice will be given.
func (r *Request) Refused() bool { return r.status == Completed && !r.answer.Will.Advises() }

// Escalate takes late or refused advice to those above whoever was asked.
func (r *Request) Escalate(actor ehc.Actor, because string, today ehc.Date, now time.Time) error {
	because = strings.TrimSpace(because)
	switch {
	case !r.Escalatable(today):
		return fault.New(fault.Illegal, "advice.escalate-early", "This can be taken further once the advice is late, or when the answer is that none will be given.")
	case because == "":
		return fault.Field("reason", "advice.escalate-reason", "Say what you need from them. They read this in the hub.")
	case len([]rune(because)) > MaxNote:
		return fault.Field("reason", "advice.escalate-long", fmt.Sprintf("Use %d characters or fewer.", MaxNote))
	case slices.ContainsFunc(r.pushes, func(p Push) bool { return p.On == today && p.Escalated() }):
		return fault.New(fault.Illegal, "advice.escalated", "This was taken further today already.")
	}
	r.pushes, r.updatedAt = append(slices.Clone(r.pushes), Push{On: today, By: actor.Name, Because: because}), now
	return nil
}
