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
	// ByEmail names somebody by their address instead; see NewAdviser.
	ByEmail *NewAdviser
	Note    string
	// Questions are what the council wants to know from them, one each.
	Questions []string
	// DueOn is the last day of the law's six weeks when it is left out (reg 8(1)).
	DueOn ehc.Date
	// At begins the names of fields in what is said of this request ("ask[2]."); empty where there is only one.
	At string
}

// AdviceAsked is one request that was made or, where it was only checked, that can be.
type AdviceAsked struct {
	ID      ehc.AdviceID
	Adviser advice.Adviser
	// Guest means that they have no account, and come in by a link for this request alone.
	Guest bool
}

// Do makes the requests and gives them in the order asked. What is wrong is said of each request at once.
func (u AskAdvice) Do(ctx context.Context, actor ehc.Actor, in AskAdviceInput) ([]AdviceAsked, error) {
	var asked []AdviceAsked
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
				for _, one := range f.All() {
					at := one.At(ask.At + one.Field)
					at.More = nil // comes by itself
					wrong = append(wrong, at)
				}
				continue
			}
			if err != nil {
				return err
			}
			requests = append(requests, made.Request)
			asked = append(asked, AdviceAsked{made.ID(), made.Adviser(), made.guest != nil})
			if in.OnlyCheck || len(wrong) > 0 {
				continue
			}
			if err := made.send(ctx, v, told); err != nil {
				return err
			}
		}
		if len(wrong) > 0 || in.OnlyCheck {
			return fault.Join(wrong...)
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
	if err != nil {
		return nil, err
	}
	return asked, nil
}

// preparedAsk is a request that can be made, and who holds the case through it.
type preparedAsk struct {
	*advice.Request
	asked
}

// asked is whom a request is for.
type asked struct {
	to      advice.Adviser
	party   casework.Party
	setting *casework.Party // through which the person's colleagues have it; nil for none
	guest   *guestAsked     // where they have no account
}

func (u AskAdvice) prepare(ctx context.Context, v *application.Visit, ask AdviceAsk, before []*advice.Request) (preparedAsk, error) {
	who, err := u.adviser(ctx, v, ask)
	if err != nil {
		return preparedAsk{}, err
	}
	for _, r := range before {
		if r.SameAsk(ask.Limb, who.to) {
			return preparedAsk{}, fault.Field(ask.field(), "advice.asked-already", "They have an open request for this kind of advice already.")
		}
	}
	due := ask.DueOn
	if due.IsZero() {
		due = advice.LastDay(v.Today)
	}
	r, err := advice.Ask(ehc.AdviceID(u.Gate.IDs.New()), v.Case.ID(), ask.Limb, who.to, ask.Note, v.Today, due, v.Now)
	if err == nil {
		err = r.PutQuestions(ask.Questions, func() ehc.ItemID { return ehc.ItemID(u.Gate.IDs.New()) })
	}
	return preparedAsk{r, who}, err
}

// field is where the form names whom is asked.
func (a AdviceAsk) field() string {
	if a.ByEmail != nil {
		return "email"
	}
	return "adviser"
}

// send lets the adviser hold the case, tells them, and keeps the request. Whoever is asked for several kinds of advice by
// the same day hears of it once: told has what each was told of. A guest gets a link for each.
func (p preparedAsk) send(ctx context.Context, v *application.Visit, told map[string]ehc.AdviceID) error {
	data := about(p.Request, map[string]string{ehc.DataDue: p.DueOn().String()})
	if p.guest != nil {
		if err := p.guest.invite(ctx, v, p.Request, data); err != nil {
			return err
		}
		return v.Stores.Advice.Save(ctx, p.Request)
	}
	key := p.party.Holder.ID + " " + p.DueOn().String()
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

func (u AskAdvice) adviser(ctx context.Context, v *application.Visit, ask AdviceAsk) (asked, error) {
	switch {
	case ask.ByEmail != nil:
		return u.byEmail(ctx, v, *ask.ByEmail)
	case ask.Team != "":
		team, err := v.Stores.Teams.Get(ctx, ask.Team)
		if err == nil && team.Closed {
			return asked{}, fault.Field("adviser", "team.closed", team.Name+" was closed. Ask another team, or one of its people by name.")
		}
		return ofTeam(team), unknownAdviser(err)
	case ask.Person != "":
		p, err := v.Stores.People.Get(ctx, ask.Person)
		if err == nil && p.Closed() {
			return asked{}, accountClosed("adviser", p)
		}
		if err != nil {
			return asked{}, unknownAdviser(err)
		}
		return ofPerson(ctx, v, p)
	}
	return asked{}, nil // advice.Ask says what is missing
}

func ofTeam(team people.Team) asked {
	return asked{to: advice.Adviser{Team: team.ID, TeamName: team.Name, Shared: team.Service, Specialism: string(team.Specialism)},
		party: casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByTeam, ID: string(team.ID)}, Relation: access.TeamMember, Name: team.Name, Email: team.Email, ByEmail: true}}
}

func ofPerson(ctx context.Context, v *application.Visit, p people.Person) (who asked, err error) {
	who = asked{to: advice.Adviser{Person: p.ID, Name: p.Name, JobTitle: p.JobTitle, Specialism: string(p.Specialism)}, party: adviserParty(p)}
	who.to.Setting, who.to.SettingName, err = askedFor(ctx, v, p)
	who.setting = settingParty(who.to)
	return who, err
}

// accountClosed says what can be done about somebody whose account was closed.
func accountClosed(field string, p people.Person) error {
	return fault.Field(field, "person.closed", "The account of "+p.Name+" was closed. A manager of the service can open it again. Or ask a colleague, or their team.")
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
