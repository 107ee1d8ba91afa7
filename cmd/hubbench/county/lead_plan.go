package county

import (
	"ehchub/application"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
)

// plan drafts, shares and issues the plan, as far as the state asks for it.
func (l *leader) plan(to casework.State) {
	l.pass(2, 6)
	listed, given := []plan.AdviceListed{}, []plan.AdviceGiven{}
	for _, r := range l.file.advice {
		listed = append(listed, application.ListedAs(r))
		given = append(given, plan.AdviceGiven{AdviceListed: application.ListedAs(r), Areas: r.Answer().Areas})
	}
	p := plan.Begin(ehc.PlanID(l.id()), l.file.id, given, l.viewsGiven(), func() ehc.ItemID { return ehc.ItemID(l.id()) }, l.at)
	l.write(p)
	if to != casework.ReviewPending { // whose timeline is long already
		l.file.kase.Touch(l.coordinator.Actor(), ehc.PlanPartSaved, map[string]string{ehc.DataPart: string(plan.PartOverview)}, l.at)
	}
	if to != casework.Drafting {
		l.share(p, listed)
	}
	if to == casework.ReviewPending {
		l.finalise(p, listed)
	}
	l.drafted = p
	s := p.Snapshot()
	l.file.plan = &s
}

func (l *leader) viewsGiven() plan.ViewsGiven {
	titled := func(views []advice.View) (texts []plan.TitledText) {
		for _, v := range views {
			tile, _ := advice.FindTile(v.Tile)
			texts = append(texts, plan.TitledText{Title: tile.Label, Text: v.Text})
		}
		return texts
	}
	return plan.ViewsGiven{Child: titled(l.file.views.Of(advice.Child)), Parents: titled(l.file.views.Of(advice.Parents))}
}

// write fills the parts that the assessment doesn't.
func (l *leader) write(p *plan.Plan) {
	parts := []plan.Part{
		{Key: plan.PartOverview, Overview: &plan.Overview{Summary: l.doc(1), Category: needs.Cognition, Primary: "MLD", Secondary: "SLCN", Why: l.text(1)}},
		{Key: plan.PartK, K: &plan.Monitoring{Review: l.doc(1), Who: l.doc(1)}},
	}
	for _, part := range parts {
		part.Revision = 1
		l.do(func() error { return p.Write(l.coordinator.Actor(), part, l.at) })
	}
}

func (l *leader) share(p *plan.Plan, listed []plan.AdviceListed) {
	l.pass(5, 10)
	l.do(func() error {
		v, err := p.Share(ehc.VersionID(l.id()), l.text(2), listed, l.today(), l.today().AddDays(14), l.at)
		if err != nil {
			return err
		}
		l.file.comments = append(l.file.comments, plan.Invite(v, l.parent.ID, l.parent.Name, v.AnswerBy()))
		return l.file.kase.DraftWasShared(l.coordinator.Actor(), v.Number, v.AnswerBy(), l.at)
	})
}

func (l *leader) finalise(p *plan.Plan, listed []plan.AdviceListed) {
	l.pass(16, 20)
	l.do(func() error {
		part := plan.Part{Key: plan.PartI, Revision: 1, I: &plan.Placement{Type: "Mainstream primary school"}}
		if err := p.Write(l.coordinator.Actor(), part, l.at); err != nil {
			return err
		}
		signed := plan.Finalisation{Letter: l.text(2), SignedBy: l.coordinator.Name, SignedAs: l.coordinator.JobTitle, SignedOn: l.today()}
		v, err := p.Finalise(ehc.VersionID(l.id()), signed, plan.Standing{FamilyHasAnswered: true, Advice: listed, Draft: p.Snapshot().Fresh[0].Content}, l.today(), l.at)
		if err != nil {
			return err
		}
		return l.file.kase.PlanWasFinalised(l.coordinator.Actor(), l.today(), v.Number, l.at)
	})
}
