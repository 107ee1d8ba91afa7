package casework

import (
	"slices"
	"strconv"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

func itoa(n int) string { return strconv.Itoa(n) }

// ID is the identity that URLs carry.
func (c *Case) ID() ehc.CaseID { return c.id }

// Reference is the case ID that people use; empty while the request is a draft.
func (c *Case) Reference() ehc.Reference { return c.reference }

// State is where the case stands.
func (c *Case) State() State { return c.state }

// Child is the child's record.
func (c *Case) Child() Child { return c.child }

// Request is the request as it was sent, or as the draft stands.
func (c *Case) Request() Request { return c.request }

// ReceivedOn is the date from which the 6, 16 and 20 weeks run; zero while the request is a draft.
func (c *Case) ReceivedOn() ehc.Date {
	if c.state == RequestDraft {
		return ehc.Date{}
	}
	return c.request.ReceivedOn
}

// Refused reports whether the road to a first plan stands at a refusal.
func (c *Case) Refused() bool { return c.state == RefusedAssess || c.state == RefusedIssue }

// RefusedOn reports whether the case stands at a refusal on the question, so that a decision now is a second one.
func (c *Case) RefusedOn(q Question) bool {
	r, _ := c.Reassessment()
	switch q {
	case WhetherToAssess:
		return c.state == RefusedAssess
	case WhetherToIssue:
		return c.state == RefusedIssue
	case WhetherToReassess:
		return r.State == ReassessRefused && c.state == ReviewPending
	}
	return r.State == PlanKept && c.state == ReviewPending
}

// FinalOn is the date on which the plan was first made; zero before. See InForceOn.
func (c *Case) FinalOn() ehc.Date { return c.finalOn }

// Override is why the assessment went on without mandatory advice; empty otherwise.
func (c *Case) Override() string { return c.override }

// Version counts the saves of the case; 0 before the first. A writer sends back the one that they read.
func (c *Case) Version() int { return c.version }

// UpdatedAt is the instant of the last change, in UTC.
func (c *Case) UpdatedAt() time.Time { return c.updatedAt }

// CreatedAt is the instant at which the draft was started, in UTC.
func (c *Case) CreatedAt() time.Time { return c.createdAt }

// Decisions lists what was decided on the question, the latest first; earlier ones are kept below it (F94).
func (c *Case) Decisions(q Question) []Decision {
	var found []Decision
	for _, d := range c.decisions {
		if d.Question == q {
			found = append(found, d)
		}
	}
	slices.Reverse(found)
	return found
}

// DecidedOn is the date of the latest agreement on the question; zero without one.
func (c *Case) DecidedOn(q Question) ehc.Date {
	for _, d := range c.Decisions(q) {
		if d.Agreed {
			return d.DecidedOn
		}
	}
	return ehc.Date{}
}

// Subject prepares the question "may this actor …": relations, and the facts that the case itself knows.
// secondPerson is the council's rule that someone other than the co-ordinator decides.
func (c *Case) Subject(actor ehc.Actor, secondPerson bool) access.Subject {
	_, assigned := c.Coordinator()
	return access.Subject{
		Case:      c.id,
		Relations: c.RelationsOf(actor),
		Facts: access.Facts{
			access.WhenDraft:      c.state == RequestDraft,
			access.WhenSender:     c.sends(actor),
			access.WhenUnassigned: !assigned && c.state != RequestDraft,
			access.OncePublished:  len(c.decisions) > 0,
			access.OnePersonRules: !secondPerson,
			access.TwoPersonRules: secondPerson,
			access.Unshielded:     !c.ShieldedFromActor(actor),
			access.WhenRequester:  c.request.Requester.Kind == BySetting,
		},
	}
}
