package county

import (
	"slices"
	"strings"

	"ehchub/adapters/postgres"
	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// write adds the rows of one case to a batch. Check compares them with what the stores write.
func (b batch) write(f *file) {
	b.writeCase(f)
	b.writeHolders(f)
	for _, e := range f.events {
		data := e.Data
		if data == nil {
			data = map[string]string{}
		}
		b[event].add(string(e.Case), string(e.Kind), e.At, orNull(e.By), record{data})
	}
	for _, look := range []access.Action{access.SeeCase, access.SeeRequest, access.SeeCase} {
		b[audit].add(f.kase.UpdatedAt(), string(f.reader.ID), string(look), string(f.id), "", false)
	}
	for _, r := range f.advice {
		a := r.Snapshot()
		b[adviceRequest].add(string(a.ID), string(a.Case), 1, string(a.Limb), orNull(a.Adviser.Person), orNull(a.Adviser.Team), string(a.Status), a.RequestedOn, a.DueOn, record{a})
	}
	for _, v := range f.views.Changed() {
		b[viewTile].add(string(f.id), v.Tile, v.Revision, record{v})
	}
	b.writePlan(f)
	for _, d := range f.clock.Deadlines() {
		b[deadline].add(string(f.id), string(d.Trigger), d.Item, d.Code, d.Step, d.On, d.Last, d.Target, d.Due(), d.DoneOn, orNull(d.Off), d.Owed(), orNull(d.Owes.Kind), orNull(d.Owes.ID),
			record{postgres.DeadlineRecord(d)})
	}
	for _, s := range f.stages {
		b[caseStage].add(string(f.id), s.at, string(s.state), ehc.DateIn(s.at, application.London))
	}
}

func (b batch) writeCase(f *file) {
	c := f.kase.Snapshot()
	coordinator, _ := f.kase.Coordinator()
	b[childCase].add(string(c.ID), orNull(c.Reference), 1, string(c.State), c.Child.Surname, c.Child.Forenames, c.Child.Preferred, c.Child.Born, orNull(c.Child.UPN), orNull(c.Child.NHSNumber),
		orNull(c.Child.Setting.ID), orNull(c.Child.SecondSetting.ID), orNull(coordinator.Holder.ID), c.Request.ReceivedOn, c.FinalOn, c.CreatedAt, c.UpdatedAt,
		record{postgres.CaseRecord(c)}, ports.KeptEdition)
	for i, p := range c.Parties {
		b[caseParty].add(string(c.ID), i, string(p.Holder.Kind), orNull(p.Holder.ID), string(p.Relation), p.Until, record{p})
	}
}

func (b batch) writeHolders(f *file) {
	c := f.kase.Snapshot()
	child, id := c.Child, string(c.ID)
	words := fold(string(c.Reference), child.Surname, child.Forenames, child.Preferred)
	for _, h := range f.kase.Holders() {
		b[tray].add(id, h.ID, bucketOf(f.kase, h), c.UpdatedAt, string(c.State), orNull(child.Setting.ID), words, beside(h, f.kase.Holders()))
		for _, f := range f.kase.FlagsSeenThrough(h) {
			b[flagShown].add(h.ID, string(f), id)
		}
	}
	b[caseSearch].add(id, words, fold(child.Surname, child.Forenames), strings.ToLower(child.Setting.Name), slices.Index(casework.Machine.States(), c.State), string(c.Reference), child.TrayName(), child.FullName(),
		child.Born, c.Request.ReceivedOn, c.FinalOn, nil, orNull(child.Setting.ID), child.Setting.Name, string(c.State), nil)
}

// beside is what tray.also holds, as PostgreSQL writes an array.
func beside(h ehc.Holder, holders []ehc.Holder) orNull {
	kind := h.Kind
	if kind == ehc.HeldByPerson {
		kind = ehc.HeldByTeam
	}
	var others []string
	for _, other := range holders {
		if other.Kind == kind && other != h && h.Kind != ehc.HeldByAuthority {
			others = append(others, other.ID)
		}
	}
	if len(others) == 0 {
		return ""
	}
	slices.Sort(others)
	return orNull("{" + strings.Join(others, ",") + "}")
}

// fold is the searched form of names that have no accent.
func fold(names ...string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Join(names, " ")), " "))
}

func bucketOf(c *casework.Case, h ehc.Holder) string {
	_, assigned := c.Coordinator()
	switch {
	case c.State().Closed():
		return "closed"
	case c.State().Live():
		return "live"
	case h == ehc.Authority() && !assigned:
		return "unassigned"
	}
	return "progress"
}

func (b batch) writePlan(f *file) {
	if f.plan == nil {
		return
	}
	b[planTable].add(string(f.plan.ID), string(f.id))
	for _, p := range f.plan.Parts {
		b[planPart].add(string(f.plan.ID), string(p.Key), p.Revision, record{p})
	}
	for _, v := range f.plan.Fresh {
		b[planVersion].add(string(v.ID), string(v.Plan), string(v.Case), v.Number, string(v.Kind), v.SharedOn, v.ClosesOn, record{v})
	}
	for _, c := range f.comments {
		b[planComment].add(string(c.Version), string(c.Reviewer), string(c.Case), c.Number, 1, string(c.Status), record{c})
	}
}
