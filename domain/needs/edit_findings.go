package needs

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/richtext"
)

// HasNeed reports whether the area holds the need.
func (f Findings) HasNeed(id ehc.ItemID) bool {
	return slices.ContainsFunc(f.Needs, func(n Need) bool { return n.ID == id })
}

// Has reports whether any need, outcome, step or provision has this identity.
func (f Findings) Has(id ehc.ItemID) bool {
	if f.HasNeed(id) {
		return true
	}
	return slices.ContainsFunc(f.Outcomes, func(o Outcome) bool {
		return o.ID == id || slices.ContainsFunc(o.Steps, func(s Step) bool { return s.ID == id }) ||
			slices.ContainsFunc(o.Provisions, func(p Provision) bool { return p.ID == id })
	})
}

// AddNeed gives the findings with an empty need at the end.
func (f Findings) AddNeed(id ehc.ItemID) Findings {
	f.Needs = append(slices.Clone(f.Needs), Need{ID: id})
	return f
}

// AddOutcome gives the findings with an empty outcome at the end.
func (f Findings) AddOutcome(id ehc.ItemID) Findings {
	f.Outcomes = append(slices.Clone(f.Outcomes), Outcome{ID: id})
	return f
}

// AddStep gives the findings with an empty step at the end of an outcome; unchanged when there is no such outcome.
func (f Findings) AddStep(outcome, id ehc.ItemID) Findings {
	return f.changed(outcome, func(o *Outcome) { o.Steps = append(slices.Clone(o.Steps), Step{ID: id}) })
}

// AddProvision gives the findings with an empty provision at the end of an outcome; unchanged when there is no
// such outcome.
func (f Findings) AddProvision(outcome, id ehc.ItemID) Findings {
	return f.changed(outcome, func(o *Outcome) { o.Provisions = append(slices.Clone(o.Provisions), Provision{ID: id}) })
}

func (f Findings) changed(outcome ehc.ItemID, change func(*Outcome)) Findings {
	f.Outcomes = slices.Clone(f.Outcomes)
	for i := range f.Outcomes {
		if f.Outcomes[i].ID == outcome {
			change(&f.Outcomes[i])
		}
	}
	return f
}

// Remove gives the findings without the item. An outcome takes its steps and provision with it; a need leaves the
// outcomes that pointed at it.
func (f Findings) Remove(id ehc.ItemID) Findings {
	f.Needs = slices.DeleteFunc(slices.Clone(f.Needs), func(n Need) bool { return n.ID == id })
	f.Outcomes = slices.DeleteFunc(slices.Clone(f.Outcomes), func(o Outcome) bool { return o.ID == id })
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		o.Needs = slices.DeleteFunc(slices.Clone(o.Needs), func(n ehc.ItemID) bool { return n == id })
		o.Steps = slices.DeleteFunc(slices.Clone(o.Steps), func(s Step) bool { return s.ID == id })
		o.Provisions = slices.DeleteFunc(slices.Clone(o.Provisions), func(p Provision) bool { return p.ID == id })
	}
	return f
}

// IsBlank reports whether the item with this identity says nothing yet, so that removing it loses nothing. It is
// true for an item that is not there.
func (f Findings) IsBlank(id ehc.ItemID) bool {
	for _, n := range f.Needs {
		if n.ID == id {
			return n.Text == ""
		}
	}
	for _, o := range f.Outcomes {
		if o.ID == id {
			return o.Text == "" && len(o.Needs)+len(o.Preparing)+len(o.Steps)+len(o.Provisions) == 0
		}
		for _, s := range o.Steps {
			if s.ID == id {
				return s.Text == "" && s.By.IsZero()
			}
		}
		for _, p := range o.Provisions {
			if p.ID == id {
				return p.isBlank()
			}
		}
	}
	return true
}

func (p Provision) isBlank() bool {
	return richtext.IsEmpty(p.Support) && p.Provider+p.Skill+p.Ratio+p.Quantity+p.Frequency+p.Duration == ""
}

// KeepSources gives the findings with each item's origin taken from the item of the same identity in stored: a
// form carries texts, never where they came from.
func (f Findings) KeepSources(stored Findings) Findings {
	from := stored.Sources()
	f.Needs, f.Outcomes = slices.Clone(f.Needs), slices.Clone(f.Outcomes)
	for i := range f.Needs {
		f.Needs[i].From = from[f.Needs[i].ID]
	}
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		o.From = from[o.ID]
		o.Provisions = slices.Clone(o.Provisions)
		for j := range o.Provisions {
			o.Provisions[j].From = from[o.Provisions[j].ID]
		}
	}
	return f
}

// Sources gives where each item came from, by identity.
func (f Findings) Sources() map[ehc.ItemID]Source {
	from := map[ehc.ItemID]Source{}
	for _, n := range f.Needs {
		from[n.ID] = n.From
	}
	for _, o := range f.Outcomes {
		from[o.ID] = o.From
		for _, p := range o.Provisions {
			from[p.ID] = p.From
		}
	}
	return from
}
