// Package paper is what reaches the council another way than through the hub, by letter, telephone, e-mail or in person,
// and counts as much: who said it, when it came, who wrote it down; and the printed forms that come back as scans.
package paper

import (
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Channel is how something reached the authority; the law's clock is the same for each.
type Channel string

// The ways.
const (
	Online   Channel = "online"
	Letter   Channel = "paper"
	Phone    Channel = "phone"
	Email    Channel = "email"
	InPerson Channel = "in-person"
)

// Known reports whether the channel is one of the five.
func (c Channel) Known() bool { return c == Online || c.OnBehalf() }

// OnBehalf reports whether the authority writes down what reached it another way.
func (c Channel) OnBehalf() bool { return c.From() != "" }

// From names what carried it: "a letter". Empty for what was said in the hub.
func (c Channel) From() string {
	switch c {
	case Letter:
		return "a letter"
	case Phone:
		return "a telephone call"
	case Email:
		return "an e-mail"
	case InPerson:
		return "a conversation in person"
	}
	return ""
}

// Source says what carried it, and when: "a letter received on 12 September 2026".
func (c Channel) Source(on ehc.Date) string {
	if c == Phone || c == InPerson {
		return c.From() + " on " + on.Long()
	}
	return c.From() + " received on " + on.Long()
}

// Receipt is how and when something reached the authority. The law counts from the day on which it did, not from the one on
// which it is written down.
type Receipt struct {
	Channel Channel
	On      ehc.Date
}

// Check refuses a receipt that can't be: of no way, of no day, in the future, or before a day on which there was nothing
// yet to answer. since says what that day was ("the draft was shared").
func (r Receipt) Check(earliest, today ehc.Date, since string) error {
	switch {
	case !r.Channel.OnBehalf():
		return fault.Field("channel", "paper.channel", "Say how it reached the council.")
	case r.On.IsZero():
		return fault.Field("received-on", "paper.received", "Enter the day on which it reached the council. The time limits count from it.")
	case r.On.After(today):
		return fault.Field("received-on", "paper.future", "The day on which it reached the council can’t be in the future.")
	case r.On.Before(earliest):
		return fault.Field("received-on", "paper.early", "The day on which it reached the council can’t be before "+earliest.Long()+", when "+since+".")
	}
	return nil
}
