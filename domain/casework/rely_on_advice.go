package casework

import (
	"slices"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// EarlierAdvice is advice that was given before, for any purpose, and that the authority need not seek again because
// its author, the family and the authority are satisfied that it is enough (SI 2014/1530 reg 6(4)).
type EarlierAdvice struct {
	Source     string   // whose it is: "the assessment by Northmoor Council"
	GivenOn    ehc.Date // the date of the advice
	Limbs      []string // letters of reg 6(1) under which it is enough
	RecordedBy ehc.PersonID
	RecordedOn ehc.Date
}

// Satisfied is who agrees that earlier advice is enough. Reg 6(4) asks for all three.
type Satisfied struct{ Author, Family, Authority bool }

// OtherAssessment tells of the assessment that another authority carried out (F91); ok is false when none is known.
func (c *Case) OtherAssessment() (authority string, on ehc.Date, ok bool) {
	for _, d := range slices.Backward(c.decisions) {
		if d.ByOtherAuthority {
			return d.OtherAuthority, d.OtherAdviceOn, true
		}
	}
	return "", ehc.Date{}, false
}

// EarlierAdvice lists the earlier advice that is relied on.
func (c *Case) EarlierAdvice() []EarlierAdvice { return slices.Clone(c.earlier) }

// ReliesOn reports whether earlier advice is enough under a limb of reg 6(1), in the assessment that is under way.
func (c *Case) ReliesOn(limb string) bool {
	return slices.ContainsFunc(c.earlier, func(e EarlierAdvice) bool {
		return slices.Contains(e.Limbs, limb) && !e.RecordedOn.Before(c.AssessedSince())
	})
}

// RelyOnEarlierAdvice records that advice which exists already is enough under some limbs, so that it need not be
// sought again.
func (c *Case) RelyOnEarlierAdvice(actor ehc.Actor, e EarlierAdvice, by Satisfied, today ehc.Date, now time.Time) error {
	const law = "SI 2014/1530 reg 6(4)"
	if !c.state.Admits(access.RelyOnAdvice) {
		return fault.New(fault.Illegal, "earlier.not-assessing", "Earlier advice can be relied on while an assessment is in progress.").Citing(law)
	}
	var faults []*fault.Fault
	if strings.TrimSpace(e.Source) == "" {
		faults = append(faults, fault.Field("source", "earlier.source", "Enter whose advice it is."))
	}
	switch {
	case e.GivenOn.IsZero():
		faults = append(faults, fault.Field("given-on", "earlier.on", "Enter the date of the advice."))
	case e.GivenOn.After(today):
		faults = append(faults, fault.Field("given-on", "earlier.future", "The advice can’t be from the future."))
	case e.GivenOn.Before(c.child.Born):
		faults = append(faults, fault.Field("given-on", "earlier.before-birth", "This is before the child or young person was born."))
	}
	if len(e.Limbs) == 0 {
		faults = append(faults, fault.Field("limbs", "earlier.limbs", "Choose for which kinds of advice it is enough."))
	}
	if !by.Author || !by.Family || !by.Authority {
		faults = append(faults, fault.Field("satisfied", "earlier.satisfied", "Its author, the family and the council must all be satisfied that it is enough. Otherwise ask for new advice.").Citing(law))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	e.Source, e.RecordedBy, e.RecordedOn = strings.TrimSpace(e.Source), actor.Person, today
	c.earlier = append(slices.Clone(c.earlier), e)
	c.raise(ehc.EarlierAdviceRelied, actor, now, nil)
	return nil
}
