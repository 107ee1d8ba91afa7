package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

// AskAdvice asks persons and teams for advice under the limbs of SI 2014/1530 reg 6(1). Each of them holds the
// case from then on, and gets one message.
type AskAdvice struct{ Gate application.Gate }

// AskAdviceInput is one or several requests of one case; all are made, or none.
type AskAdviceInput struct {
	Case ehc.CaseID
	Asks []AdviceAsk
	// OnlyCheck finds what is wrong with the requests, and asks nobody.
	OnlyCheck bool
}

// AdviceAsk is one request: a limb, and a person or a team.
type AdviceAsk struct {
	Limb   advice.Limb
	Person ehc.PersonID
	Team   ehc.TeamID
	Note   string
	// DueOn is the last day of the law's six weeks when it is left out (reg 8(1)).
	DueOn ehc.Date
	// At begins the names of fields in what is said of this request ("ask[2]."); empty where there is only one.
	At string
}

// Do makes the requests and gives their identities in the order asked. What is wrong is said of each request at once.
func (u AskAdvice) Do(ctx context.Context, actor ehc.Actor, in AskAdviceInput) ([]ehc.AdviceID, error) {
	var ids []ehc.AdviceID
	err := u.Gate.Open(ctx, actor, in.Case, access.AskAdvice, "", func(ctx context.Context, v *application.Visit) error {
		if err := askable(v.Case); err != nil {
			return err
		}
		requests, err := v.Stores.Advice.OfCase(ctx, in.Case)
		if err != nil {
			return err
		}
		var wrong []*fault.Fault
		told := map[string]ehc.AdviceID{}
		for _, ask := range in.Asks {
			made, err := u.prepare(ctx, v, ask, requests)
			if f := fault.As(err); f != nil && f.Kind == fault.Invalid {
				wrong = append(wrong, f.At(ask.At+f.Field))
				continue
			}
			if err != nil {
				return err
			}
			requests = append(requests, made.Request)
			if in.OnlyCheck || len(wrong) > 0 {
				continue
			}
			if err := made.send(ctx, v, told); err != nil {
				return err
			}
			ids = append(ids, made.ID())
		}
		if len(wrong) > 0 || in.OnlyCheck {
			return fault.Join(wrong...)
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

// preparedAsk is a request that can be made, and who holds the case through it.
type preparedAsk struct {
	*advice.Request
	party   casework.Party
	setting *casework.Party // through which the person's colleagues have it; nil for none
}

func (u AskAdvice) prepare(ctx context.Context, v *application.Visit, ask AdviceAsk, before []*advice.Request) (preparedAsk, error) {
	to, party, err := u.adviser(ctx, v, ask)
	if err != nil {
		return preparedAsk{}, err
	}
	for _, r := range before {
		if r.SameAsk(ask.Limb, to) {
			return preparedAsk{}, fault.Field("adviser", "advice.asked-already", "They have an open request for this kind of advice already.")
		}
	}
	due := ask.DueOn
	if due.IsZero() {
		due = advice.LastDay(v.Today)
	}
	r, err := advice.Ask(ehc.AdviceID(u.Gate.IDs.New()), v.Case.ID(), ask.Limb, to, ask.Note, v.Today, due, v.Now)
	return preparedAsk{r, party, settingParty(to)}, err
}

// send lets the adviser hold the case, tells them, and keeps the request. Whoever is asked for several kinds of advice by
// the same day hears of it once: told has what each was told of.
func (p preparedAsk) send(ctx context.Context, v *application.Visit, told map[string]ehc.AdviceID) error {
	data, key := about(p.Request, map[string]string{ehc.DataDue: p.DueOn().String()}), p.party.Holder.ID+" "+p.DueOn().String()
	if first, heard := told[key]; heard {
		data[ehc.DataToldWith] = string(first)
	} else {
		told[key] = p.ID()
	}
	if err := v.Case.Involve(v.Actor, p.party, ehc.AdviceRequested, data, v.Now); err != nil {
		return err
	}
	if p.setting != nil {
		v.Case.Include(v.Actor, *p.setting, v.Now)
	}
	return v.Stores.Advice.Save(ctx, p.Request)
}

func (u AskAdvice) adviser(ctx context.Context, v *application.Visit, ask AdviceAsk) (advice.Adviser, casework.Party, error) {
	switch {
	case ask.Team != "":
		team, err := v.Stores.Teams.Get(ctx, ask.Team)
		if err == nil && team.Closed {
			err = fault.New(fault.NotFound, "team.closed", "This team was closed.")
		}
		if err != nil {
			return advice.Adviser{}, casework.Party{}, unknownAdviser(err)
		}
		return advice.Adviser{Team: team.ID, TeamName: team.Name, Specialism: string(team.Specialism)},
			casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByTeam, ID: string(team.ID)}, Relation: access.TeamMember, Name: team.Name, Email: team.Email, ByEmail: true}, nil
	case ask.Person != "":
		p, err := v.Stores.People.Get(ctx, ask.Person)
		if err == nil && p.Closed() {
			err = fault.New(fault.NotFound, "person.closed", "This person’s account was closed.")
		}
		if err != nil {
			return advice.Adviser{}, casework.Party{}, unknownAdviser(err)
		}
		to := advice.Adviser{Person: p.ID, Name: p.Name, JobTitle: p.JobTitle, Specialism: string(p.Specialism)}
		to.Setting, to.SettingName, err = askedFor(ctx, v, p)
		return to, adviserParty(p), err
	}
	return advice.Adviser{}, casework.Party{}, nil // advice.Ask says what is missing
}

// askedFor gives the setting for which somebody is asked: the child's, if they act for it, or else the only one for which
// they do. A professional who acts for no setting is asked for themselves.
func askedFor(ctx context.Context, v *application.Visit, p people.Person) (ehc.SettingID, string, error) {
	actor := p.Actor()
	if !actor.Is(ehc.RoleSENCO) || len(p.Settings) == 0 {
		return "", "", nil
	}
	child := v.Case.Child()
	for _, s := range []casework.SettingRef{child.Setting, child.SecondSetting} {
		if s.ID != "" && actor.WorksAt(s.ID) {
			return s.ID, s.Name, nil
		}
	}
	if len(p.Settings) > 1 {
		return "", "", nil
	}
	setting, err := v.Stores.Settings.Get(ctx, p.Settings[0])
	if fault.Is(err, fault.NotFound) {
		return "", "", nil
	}
	return setting.ID, setting.Name, err
}

func settingParty(to advice.Adviser) *casework.Party {
	if to.Setting == "" {
		return nil
	}
	return &casework.Party{Holder: ehc.Holder{Kind: ehc.HeldBySetting, ID: string(to.Setting)}, Relation: access.Adviser, Name: to.SettingName}
}

func adviserParty(p people.Person) casework.Party {
	return casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(p.ID)}, Relation: access.Adviser, Name: p.Name, Detail: p.JobTitle, Email: p.Email, Phone: p.Phone, ByEmail: true, ByPost: p.ByPost}
}

func unknownAdviser(err error) error {
	if fault.Is(err, fault.NotFound) {
		return fault.Field("adviser", "advice.adviser-unknown", "Choose a person or a team from the list.")
	}
	return err
}
