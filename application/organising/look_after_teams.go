package organising

import (
	"context"
	"slices"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ListTeams lists every team and service with how many people each has.
type ListTeams struct{ Means }

// TeamSize is a team with the number of its people.
type TeamSize struct {
	people.Team
	Managers []string
	People   int
}

// Do lists them by name, closed ones too.
func (u ListTeams) Do(ctx context.Context, actor ehc.Actor) ([]TeamSize, error) {
	var all []TeamSize
	if err := access.DecideOffice(actor, access.LookAfterTeams); err != nil {
		return nil, err
	}
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		teams, err := s.Teams.List(ctx)
		if err != nil {
			return err
		}
		for _, t := range teams {
			members, err := membersOf(ctx, s, t.ID)
			if err != nil {
				return err
			}
			size := TeamSize{Team: t, People: len(members)}
			for _, m := range members {
				if m.Actor().Manages(t.ID) {
					size.Managers = append(size.Managers, m.Name)
				}
			}
			all = append(all, size)
		}
		return nil
	})
	return all, err
}

func membersOf(ctx context.Context, s ports.Stores, id ehc.TeamID) ([]people.Person, error) {
	return s.People.Belonging(ctx, ehc.Holder{Kind: ehc.HeldByTeam, ID: string(id)})
}

// ReadTeam reads one team or service.
type ReadTeam struct{ Means }

// TeamOut is a team with its people, the others to which they can move, and what was changed.
type TeamOut struct {
	people.Team
	Members []people.Person
	Others  []people.Team // open ones, by name
	Open    int           // requests for advice that are not answered
	History []ports.OrganisationChange
}

// Do reads it.
func (u ReadTeam) Do(ctx context.Context, actor ehc.Actor, id ehc.TeamID) (TeamOut, error) {
	var out TeamOut
	if err := access.DecideOffice(actor, access.LookAfterTeams); err != nil {
		return out, err
	}
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if out.Team, err = s.Teams.Get(ctx, id); err != nil {
			return err
		}
		if out.Members, err = membersOf(ctx, s, id); err != nil {
			return err
		}
		if out.Others, err = s.Teams.List(ctx); err != nil {
			return err
		}
		out.Others = slices.DeleteFunc(out.Others, func(t people.Team) bool { return t.ID == id || t.Closed })
		if out.Open, err = s.Organisations.Work.OpenOfTeam(ctx, id); err != nil {
			return err
		}
		out.History, err = s.Organisations.Changes.OfHolder(ctx, string(id), historyShown)
		return err
	})
	return out, err
}

// WriteTeam makes or changes a team or a service.
type WriteTeam struct{ Means }

// longestTeamName bounds a team's name, in characters.
const longestTeamName = 100

// Do gives its identity. One without an identity is made. fault.Invalid field by field; fault.Conflict when somebody
// else changed it since; fault.Illegal to close one that has people or open requests.
func (u WriteTeam) Do(ctx context.Context, actor ehc.Actor, in people.Team) (ehc.TeamID, error) {
	if err := access.DecideOffice(actor, access.LookAfterTeams); err != nil {
		return "", err
	}
	now := u.Gate.Clock.Now().UTC()
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		words := "Made."
		if in.ID == "" {
			in.ID = ehc.TeamID(u.Gate.IDs.New())
		} else {
			before, err := s.Teams.Get(ctx, in.ID)
			if err != nil {
				return err
			}
			in.Service = before.Service // what it is never changes
			words = changeOfTeam(before, in)
			if err := closable(ctx, s, before, in); err != nil {
				return err
			}
		}
		if err := checkTeam(ctx, s, &in); err != nil {
			return err
		}
		if err := s.Teams.Save(ctx, in); err != nil {
			return err
		}
		return u.recorded(ctx, s, actor, now, access.LookAfterTeams, string(in.ID), ports.OrganisationChange{At: now, By: actor.Person, Holder: string(in.ID), Words: words})
	})
	return in.ID, err
}

func changeOfTeam(before, after people.Team) string {
	switch {
	case after.Closed && !before.Closed:
		return "Closed."
	case before.Closed && !after.Closed:
		return "Opened again."
	case before.Name != after.Name:
		return "Name: “" + before.Name + "” became “" + after.Name + "”."
	}
	return "Details changed."
}

// closable refuses to close what has people, or is asked for something.
func closable(ctx context.Context, s ports.Stores, before, after people.Team) error {
	if before.Closed || !after.Closed {
		return nil
	}
	members, err := membersOf(ctx, s, before.ID)
	if err != nil {
		return err
	}
	open, err := s.Organisations.Work.OpenOfTeam(ctx, before.ID)
	switch {
	case err != nil:
		return err
	case len(members) > 0:
		return fault.New(fault.Illegal, "team.people", "People belong to it still. Move them first, or take them out.")
	case open > 0:
		return fault.New(fault.Illegal, "team.asked", "It has requests for advice that are not answered. Let them be answered, or close them first.")
	}
	return nil
}

func checkTeam(ctx context.Context, s ports.Stores, t *people.Team) error {
	var faults []*fault.Fault
	t.Name, t.Phone = strings.TrimSpace(t.Name), strings.TrimSpace(t.Phone)
	if t.Name == "" || len([]rune(t.Name)) > longestTeamName {
		faults = append(faults, fault.Field("name", "team.name", "Enter a name of at most 100 characters."))
	}
	if t.Email != "" {
		email, err := people.NormalEmail(t.Email)
		if err != nil {
			faults = append(faults, fault.As(err))
		}
		t.Email = email
	}
	for _, limb := range t.Limbs {
		if info, ok := advice.Info(advice.Limb(limb)); !ok || info.ByViews {
			faults = append(faults, fault.Field("limbs", "team.limbs", "Choose from the list."))
			break
		}
	}
	all, err := s.Teams.List(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(o people.Team) bool { return o.ID != t.ID && !o.Closed && strings.EqualFold(o.Name, t.Name) }) {
		faults = append(faults, fault.Field("name", "team.known", "There is a team or service with this name already."))
	}
	return fault.Join(faults...)
}

// Belonging is what becomes of people of a team.
type Belonging string

const (
	ToManage   Belonging = "manage"    // gives the team's requests to its members
	NotManage  Belonging = "no-manage" // is a member like others
	OutOfTeam  Belonging = "out"
	ToAnother  Belonging = "move" // to another team
	IntoTheOne Belonging = "add"  // becomes a member
)

// ArrangeTeam says who belongs to a team or service, who manages it, and who moves to another.
type ArrangeTeam struct{ Means }

// ArrangeTeamInput names the people, or one by their e-mail address.
type ArrangeTeamInput struct {
	Team   ehc.TeamID
	People []ehc.PersonID
	Email  string
	What   Belonging
	To     ehc.TeamID // where What is ToAnother
}

// Do arranges. fault.Invalid at "people", "member", "what" or "to".
func (u ArrangeTeam) Do(ctx context.Context, actor ehc.Actor, in ArrangeTeamInput) error {
	if err := access.DecideOffice(actor, access.LookAfterTeams); err != nil {
		return err
	}
	now := u.Gate.Clock.Now().UTC()
	return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		team, err := s.Teams.Get(ctx, in.Team)
		if err != nil {
			return err
		}
		var to people.Team
		if in.What == ToAnother {
			if to, err = s.Teams.Get(ctx, in.To); err != nil || to.Closed || to.ID == team.ID {
				return fault.Field("to", "team.to", "Choose the team to which they move.")
			}
		}
		chosen, err := u.chosen(ctx, s, team, in)
		if err != nil {
			return err
		}
		for _, p := range chosen {
			if err := u.arrange(ctx, s, actor, p, team, to, in.What, now); err != nil {
				return err
			}
		}
		return nil
	})
}

func (u ArrangeTeam) chosen(ctx context.Context, s ports.Stores, team people.Team, in ArrangeTeamInput) ([]people.Person, error) {
	if in.What == IntoTheOne {
		email, err := people.NormalEmail(in.Email)
		if err != nil {
			return nil, fault.As(err).At("member")
		}
		p, err := s.People.ByEmail(ctx, email)
		if fault.Is(err, fault.NotFound) || err == nil && p.Closed() {
			return nil, fault.Field("member", "team.unknown-person", "Nobody with an open account has this e-mail address. Register them first, under “People”.")
		}
		if team.Closed {
			return nil, fault.Field("member", "team.closed", "It is closed. Open it again first.")
		}
		return []people.Person{p}, err
	}
	if len(in.People) == 0 {
		return nil, fault.Field("people", "team.nobody", "Choose the people.")
	}
	var chosen []people.Person
	for _, id := range in.People {
		p, err := s.People.Get(ctx, id)
		if fault.Is(err, fault.NotFound) || err == nil && !slices.ContainsFunc(p.Teams, func(t ehc.TeamMembership) bool { return t.Team == team.ID }) {
			return nil, fault.Field("people", "team.nobody", "Choose people from the list.")
		}
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, p)
	}
	return chosen, nil
}

func (u ArrangeTeam) arrange(ctx context.Context, s ports.Stores, actor ehc.Actor, p people.Person, team, to people.Team, what Belonging, now time.Time) error {
	rest := slices.DeleteFunc(slices.Clone(p.Teams), func(t ehc.TeamMembership) bool { return t.Team == team.ID })
	holder, words := string(team.ID), ""
	switch what {
	case ToManage:
		rest, words = append(rest, ehc.TeamMembership{Team: team.ID, Manager: true}), "Manages "+team.Name+"."
	case NotManage:
		rest, words = append(rest, ehc.TeamMembership{Team: team.ID}), "No longer manages "+team.Name+"."
	case OutOfTeam:
		words = "No longer belongs to " + team.Name + "."
	case IntoTheOne:
		rest, words = append(rest, ehc.TeamMembership{Team: team.ID}), "Belongs to "+team.Name+"."
	case ToAnother:
		if !p.Actor().MemberOf(to.ID) {
			rest = append(rest, ehc.TeamMembership{Team: to.ID})
		}
		words = "Moved from " + team.Name + " to " + to.Name + "."
	default:
		return fault.Field("what", "team.what", "Choose what to do.")
	}
	if err := p.Belong(rest, p.Settings, p.Administers); err != nil {
		f := fault.As(err)
		if what == IntoTheOne {
			return f.At("member")
		}
		return f.At("people")
	}
	if err := s.People.Save(ctx, p); err != nil {
		return err
	}
	return u.recorded(ctx, s, actor, now, access.LookAfterTeams, holder, ports.OrganisationChange{At: now, By: actor.Person, Person: p.ID, Holder: holder, Words: words})
}
