package county

import (
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/people"
	"ehchub/domain/richtext"
)

// asked is who is asked for advice in each assessment, and in which area they find needs.
var asked = []struct {
	limb advice.Limb
	area needs.Area
	team bool
}{
	{advice.Educational, needs.Cognition, false},
	{advice.Psychological, needs.SEMH, false},
	{advice.Medical, needs.Communication, true},
}

// assess asks for advice and gathers it with the views. While the case is still assessing, some of it is out.
func (l *leader) assess(to casework.State) {
	for range 4 {
		tile := pick(l.chance, advice.Tiles())
		l.do(func() error {
			return l.file.views.Write(l.parent.Actor(), tile.Key, l.doc(1), "", l.file.views.Tile(tile.Key).Revision, l.at)
		})
	}
	for _, ask := range asked {
		adviser := pick(l.chance, l.county.Contributors)
		l.do(func() error { return l.ask(ask.limb, adviser, ask.team) })
	}
	l.pass(10, 30)
	for i, r := range l.file.advice {
		if to == casework.Assessing && l.IntN(2) == 0 {
			continue
		}
		l.do(func() error { return l.answer(r, asked[i].area) })
	}
	if advice.AllIn(l.file.advice) {
		l.file.kase.Touch(ehc.SystemActor(), ehc.AllAdviceIn, nil, l.at)
	}
}

func (l *leader) ask(limb advice.Limb, adviser people.Person, team bool) error {
	to := advice.Adviser{Person: adviser.ID, Name: adviser.Name, JobTitle: adviser.JobTitle, Specialism: string(adviser.Specialism)}
	party := casework.Party{Holder: person(adviser), Relation: access.Adviser, Name: adviser.Name, Detail: adviser.JobTitle, Email: adviser.Email, ByEmail: true}
	if team {
		t := pick(l.chance, l.county.teams)
		to = advice.Adviser{Team: t.ID, TeamName: t.Name, Specialism: string(t.Specialism)}
		party = casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByTeam, ID: string(t.ID)}, Relation: access.TeamMember, Name: t.Name, Email: t.Email, ByEmail: true}
	}
	on := l.today()
	r, err := advice.Ask(ehc.AdviceID(l.id()), l.file.id, limb, to, l.text(1), on, advice.LastDay(on), l.at)
	if err != nil {
		return err
	}
	l.file.advice = append(l.file.advice, r)
	data := map[string]string{ehc.DataAdvice: string(r.ID()), ehc.DataDue: r.DueOn().String()}
	return l.file.kase.Involve(l.coordinator.Actor(), party, ehc.AdviceRequested, data, l.at)
}

func (l *leader) answer(r *advice.Request, area needs.Area) error {
	author := l.coordinator // who writes down what a team sent
	a := advice.Answer{OnBehalf: advice.OnBehalf{Choice: "no"}, Will: advice.YesKnown,
		Background: advice.Background{FirstContact: l.doc(1), InPlace: l.doc(1), Effect: l.doc(1)},
		Areas:      map[needs.Area]needs.Findings{area: l.findings()}}
	for _, info := range needs.Areas() {
		if info.Area != area {
			a.Areas[info.Area] = needs.Findings{Opinion: needs.NoNeed}
		}
	}
	if err := r.Save(author.Actor(), a, r.Version(), l.at); err != nil {
		return err
	}
	if err := r.Submit(author.Actor(), l.today(), l.at); err != nil {
		return err
	}
	l.file.kase.Touch(author.Actor(), ehc.AdviceSubmitted, map[string]string{ehc.DataAdvice: string(r.ID())}, l.at)
	return nil
}

// findings are two needs, each with an outcome, and a piece of provision for each outcome.
func (l *leader) findings() needs.Findings {
	f := needs.Findings{Strengths: l.doc(1)}
	for range 2 {
		need := needs.Need{ID: ehc.ItemID(l.id()), Text: l.text(1)}
		f.Needs = append(f.Needs, need)
		f.Outcomes = append(f.Outcomes, needs.Outcome{ID: ehc.ItemID(l.id()), Text: l.text(1), Needs: []ehc.ItemID{need.ID},
			Steps:      []needs.Step{{ID: ehc.ItemID(l.id()), Text: l.text(1), By: l.today().AddDays(180)}},
			Provisions: []needs.Provision{l.provision()}})
	}
	return f
}

func (l *leader) provision() needs.Provision {
	return needs.Provision{ID: ehc.ItemID(l.id()), Support: richtext.FromPlain(l.text(1)), Provider: pick(l.chance, providers), Ratio: "1:1", Quantity: "30 minutes", Frequency: "Every school day"}
}
