package casework

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Recommended is what a panel advised the authority to decide.
type Recommended string

const (
	RecommendsYes     Recommended = "yes"
	RecommendsNo      Recommended = "no"
	RecommendsNothing Recommended = "none"
)

// Label gives the recommendation in words.
func (r Recommended) Label() string {
	return map[Recommended]string{RecommendsYes: "Yes", RecommendsNo: "No", RecommendsNothing: "No recommendation"}[r]
}

// Recommendation is what a panel advised before a decision (G7). A panel only advises: the authority decides by the
// statutory test, and only the authority's officers read it.
type Recommendation struct {
	Question     Question
	Recommends   Recommended
	PanelOn      ehc.Date
	Note         string
	RecordedBy   ehc.PersonID
	RecorderName string
	RecordedOn   ehc.Date
}

// Recommendations lists what panels advised on the question, the latest first.
func (c *Case) Recommendations(q Question) []Recommendation {
	found := slices.DeleteFunc(slices.Clone(c.recommendations), func(r Recommendation) bool { return r.Question != q })
	slices.Reverse(found)
	return found
}

// CanRecommend refuses when the case does not stand before a decision on the question.
func (c *Case) CanRecommend(q Question) error {
	d := Decision{Question: q, Agreed: true}
	_, err := Machine.Next(c.state, d.trigger())
	if err == nil {
		err = c.stands(d)
	}
	if err != nil {
		return fault.New(fault.Illegal, "panel.not-before", "A panel’s recommendation is recorded before the decision. The case stands at “"+c.state.Label()+"”.")
	}
	return nil
}

// Recommend records what a panel advised, before the decision is made.
func (c *Case) Recommend(actor ehc.Actor, r Recommendation, today ehc.Date, now time.Time) error {
	if err := c.CanRecommend(r.Question); err != nil {
		return err
	}
	var faults []*fault.Fault
	if r.Recommends.Label() == "" {
		faults = append(faults, fault.Field("recommends", "panel.recommends", "Say what the panel recommended."))
	}
	switch {
	case r.PanelOn.IsZero():
		faults = append(faults, fault.Field("panel-on", "panel.on", "Enter the day on which the panel met."))
	case r.PanelOn.After(today):
		faults = append(faults, fault.Field("panel-on", "panel.future", "The panel can’t have met in the future."))
	case r.PanelOn.Before(c.request.ReceivedOn):
		faults = append(faults, fault.Field("panel-on", "panel.early", "The request was received on "+c.request.ReceivedOn.Long()+". No panel can have looked at it before."))
	}
	if utf8.RuneCountInString(r.Note) > MaxReason {
		faults = append(faults, fault.Field("note", "panel.note-long", "The note must be 20,000 characters or fewer."))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	r.Note, r.RecordedBy, r.RecorderName, r.RecordedOn = strings.TrimSpace(r.Note), actor.Person, actor.Name, today
	c.recommendations = append(slices.Clone(c.recommendations), r)
	c.raise(ehc.PanelRecommended, actor, now, nil)
	return nil
}
