// Package delivery is what becomes of a message on its way to a person: which ways there are, what carriers report,
// and what is done about one that does not arrive or is not read.
package delivery

import "time"

// Channel is a way by which a message goes.
type Channel string

// The ways, in the order in which they are tried for somebody who does not react.
const (
	ByEmail Channel = "email"
	ByText  Channel = "text"
	ByPost  Channel = "post"
)

// Status is how far a message has come.
type Status string

// The steps of a message. What carriers report may come in any order, and twice.
const (
	Waiting   Status = "waiting"   // noted; a try may be under way
	Sent      Status = "sent"      // its carrier has taken it
	Delivered Status = "delivered" // it arrived; of a letter: it was posted
	Undone    Status = "undone"    // its carrier gave up, but the address may be right
	Bounced   Status = "bounced"   // it can never arrive at this address
)

// Final reports whether the carrier has nothing more to say, unless it corrects itself.
func (s Status) Final() bool { return s == Delivered || s == Undone || s == Bounced }

// Failed reports whether the message did not arrive.
func (s Status) Failed() bool { return s == Undone || s == Bounced }

// Reported is a status, and when it came to be so.
type Reported struct {
	Status Status
	At     time.Time // UTC
}

// After takes a report that came later into account; changed is false for one that tells nothing new. Reports come in
// any order: what is final stays, unless its carrier says otherwise of a later instant.
func (r Reported) After(next Reported) (now Reported, changed bool) {
	switch {
	case next.Status == r.Status || next.Status == Waiting || next.Status == "":
		return r, false
	case r.Status.Final() && (!next.Status.Final() || !next.At.After(r.At)):
		return r, false
	}
	return next, true
}
