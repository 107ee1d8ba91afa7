package plan

import (
	"strconv"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Plan is the working draft of a case's plan, and what was shared of it.
type Plan struct {
	id     ehc.PlanID
	caseID ehc.CaseID
	parts  map[PartKey]Part
	shared []Shared
	dirty  map[PartKey]bool
	fresh  []Version // made since loading, for the store
	isNew  bool
	// revising tells that the plan in force is being changed, and revised that this began since it was loaded.
	revising, revised bool
}

// Shared is what is known of a version without its content.
type Shared struct {
	ID       ehc.VersionID
	Number   int
	Kind     VersionKind
	SharedOn ehc.Date
	ClosesOn ehc.Date // last day of the family's window by law; zero for a final plan
}

// AnswerBy is the day that the family is shown and holds the authority to: the day after the window closes by law.
// Zero for a final plan.
func (s Shared) AnswerBy() ehc.Date {
	if s.ClosesOn.IsZero() {
		return ehc.Date{}
	}
	return s.ClosesOn.AddDays(1)
}

// Label names the version: "Draft version 1", or "Final plan".
func (s Shared) Label() string {
	if s.Kind == Final {
		return "Final plan"
	}
	return "Draft version " + strconv.Itoa(s.Number)
}

// Begin opens the working draft of a case, filled from what was said in the assessment.
func Begin(id ehc.PlanID, caseID ehc.CaseID, given []AdviceGiven, views ViewsGiven, newItem func() ehc.ItemID, now time.Time) *Plan {
	p := &Plan{id: id, caseID: caseID, parts: map[PartKey]Part{}, dirty: map[PartKey]bool{}, isNew: true}
	for _, info := range Parts() {
		part := emptyPart(info.Key)
		if part.J != nil {
			part.J.NotApplicable = true // until the family asks for a budget (CFA 2014 s.49)
		}
		part.Revision, part.UpdatedAt = 1, now
		p.parts[info.Key] = part
		p.dirty[info.Key] = true
	}
	p.fill(given, views, newItem)
	return p
}

// ID is the plan's identity.
func (p *Plan) ID() ehc.PlanID { return p.id }

// Case is the case that the plan belongs to.
func (p *Plan) Case() ehc.CaseID { return p.caseID }

// Part gives one part as it stands. It must have been loaded.
func (p *Plan) Part(key PartKey) (Part, error) {
	part, ok := p.parts[key]
	if !ok {
		return Part{}, fault.New(fault.NotFound, "plan.part", "There is no such part of the plan.")
	}
	return part.copy(), nil
}

// Write replaces what a part says. next.Revision is the one that the writer had read; a newer one stored means
// that someone else saved in between: fault.Conflict, and the stored part stays.
func (p *Plan) Write(actor ehc.Actor, next Part, now time.Time) error {
	if p.IsFinal() {
		return fault.New(fault.Illegal, "plan.final", "The plan has been issued and can’t be changed. A review or an amendment makes the next version.").Citing("CFA 2014 s.44")
	}
	old, err := p.Part(next.Key)
	if err != nil {
		return err
	}
	if next.Revision != old.Revision {
		return fault.New(fault.Conflict, "plan.stale", "Someone else saved this part while you were writing. Both texts are shown below: choose which to keep.")
	}
	if err := next.check(); err != nil {
		return err
	}
	next.Revision++
	next.UpdatedAt, next.UpdatedBy, next.Writer = now, actor.Person, actor.Name
	p.parts[next.Key] = next.copy()
	p.dirty[next.Key] = true
	return nil
}

// Shared lists the versions in the order in which they were shared.
func (p *Plan) Shared() []Shared { return append([]Shared(nil), p.shared...) }

// Latest gives the last shared version; ok is false before the first.
func (p *Plan) Latest() (Shared, bool) {
	if len(p.shared) == 0 {
		return Shared{}, false
	}
	return p.shared[len(p.shared)-1], true
}

// IsFinal reports whether the plan has been issued and is not being changed.
func (p *Plan) IsFinal() bool {
	last, ok := p.Latest()
	return ok && last.Kind == Final && !p.revising
}

// InForce gives the final version that was issued last; ok is false before the first.
func (p *Plan) InForce() (found Shared, ok bool) {
	for _, v := range p.shared {
		if v.Kind == Final {
			found, ok = v, true
		}
	}
	return found, ok
}

// Revise opens the plan in force again as a working draft, after the authority decided to change it (CFA 2014 s.44; SI
// 2014/1530 reg 27). The version in force stays as it is. Section I is emptied, as it is in every draft. Every part must
// have been loaded.
func (p *Plan) Revise(actor ehc.Actor, now time.Time) error {
	if !p.IsFinal() {
		return fault.New(fault.Illegal, "plan.not-final", "Only a plan that has been issued can be opened again.").Citing("CFA 2014 s.44")
	}
	if _, err := p.whole(); err != nil {
		return err
	}
	p.revising, p.revised = true, true
	part, err := p.Part(PartI)
	if err != nil {
		return err
	}
	part.I = &Placement{}
	return p.Write(actor, part, now)
}

// Content gathers the loaded parts.
func (p *Plan) Content() Content {
	var c Content
	for _, info := range Parts() {
		part, ok := p.parts[info.Key]
		if !ok {
			continue
		}
		switch {
		case part.A != nil:
			c.A = *part.A
		case part.Overview != nil:
			c.Overview = *part.Overview
		case part.Area != nil:
			c.Areas = append(c.Areas, AreaContent{info.Area, *part.Area})
		case part.I != nil:
			c.I = *part.I
		case part.J != nil:
			c.J = *part.J
		case part.K != nil:
			c.K = *part.K
		}
	}
	return c
}

// Snapshot is the plan as a store keeps it: only the parts that changed and the versions that are new.
type Snapshot struct {
	ID    ehc.PlanID
	Case  ehc.CaseID
	IsNew bool
	// Revising tells that the plan in force is being changed; Revised, that this must be written.
	Revising, Revised bool
	Parts             []Part
	Fresh             []Version
	Shared            []Shared
}

// Snapshot gives what a store has to write.
func (p *Plan) Snapshot() Snapshot {
	s := Snapshot{ID: p.id, Case: p.caseID, IsNew: p.isNew, Revising: p.revising, Revised: p.revised, Fresh: append([]Version(nil), p.fresh...), Shared: p.Shared()}
	for _, info := range Parts() {
		if p.dirty[info.Key] {
			s.Parts = append(s.Parts, p.parts[info.Key])
		}
	}
	return s
}

// Restore brings a stored plan back with the parts that were asked for. Only stores and imports call it.
func Restore(s Snapshot) *Plan {
	p := &Plan{id: s.ID, caseID: s.Case, parts: map[PartKey]Part{}, shared: s.Shared, revising: s.Revising, dirty: map[PartKey]bool{}}
	for _, part := range s.Parts {
		p.parts[part.Key] = part
	}
	return p
}
