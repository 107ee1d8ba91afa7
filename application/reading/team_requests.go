package reading

import (
	"cmp"
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// TeamRequests reads what a person's teams are asked, on every case at once: what nobody has yet, who has what, and who is
// away (G9).
type TeamRequests struct {
	Units ports.UnitOfWork
	Clock ports.Clock
}

// MostTeamRequests is how many are listed, the soonest due first.
const MostTeamRequests = 300

// TeamRequestsOut is each of the reader's teams with its requests.
type TeamRequestsOut struct {
	Today ehc.Date
	Teams []TeamInbox
	// More reports that there are more requests than are listed.
	More bool
}

// TeamInbox is one team's.
type TeamInbox struct {
	Team    people.Team
	Manages bool // the reader gives its requests to members
	Waiting []ports.TeamAsk
	With    []ports.TeamAsk // given to a member, or for any of a service's people
	Members []MemberLoad
}

// MemberLoad is one member with what they have to answer for the team.
type MemberLoad struct {
	Person     people.Person
	Open, Late int
	Away       bool
	StandIn    string // the member who stands in for them today; empty where it is somebody else
}

// Do reads them. fault.Unauthenticated for nobody. Who belongs to no team has none.
func (u TeamRequests) Do(ctx context.Context, actor ehc.Actor) (TeamRequestsOut, error) {
	if err := access.DecideOwnDates(actor); err != nil {
		return TeamRequestsOut{}, err
	}
	out := TeamRequestsOut{Today: ehc.DateIn(u.Clock.Now(), application.London)}
	teams := TeamsOf(actor)
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		asked, err := s.Organisations.TeamWork.AskedOfTeams(ctx, MostTeamRequests+1, teams...)
		if err != nil {
			return err
		}
		out.More = len(asked) > MostTeamRequests
		asked = asked[:min(len(asked), MostTeamRequests)]
		for _, id := range teams {
			inbox, err := readInbox(ctx, s, actor, id, asked, out.Today)
			if err != nil {
				return err
			}
			out.Teams = append(out.Teams, inbox)
		}
		return nil
	})
	return out, err
}

// TeamsOf lists the teams and services that the actor belongs to, for themselves or for somebody for whom they stand in.
func TeamsOf(actor ehc.Actor) []ehc.TeamID {
	var teams []ehc.TeamID
	for _, h := range actor.Holders() {
		if h.Kind == ehc.HeldByTeam && !slices.Contains(teams, ehc.TeamID(h.ID)) {
			teams = append(teams, ehc.TeamID(h.ID))
		}
	}
	return teams
}

func readInbox(ctx context.Context, s ports.Stores, actor ehc.Actor, id ehc.TeamID, asked []ports.TeamAsk, today ehc.Date) (TeamInbox, error) {
	team, err := s.Teams.Get(ctx, id)
	if err != nil {
		return TeamInbox{}, err
	}
	inbox := TeamInbox{Team: team, Manages: actor.Manages(id)}
	for _, one := range asked {
		switch {
		case one.Team != id:
		case one.Person == "" && !team.Service:
			inbox.Waiting = append(inbox.Waiting, one)
		default:
			inbox.With = append(inbox.With, one)
		}
	}
	inbox.Members, err = loads(ctx, s, id, inbox.With, today)
	return inbox, err
}

// loads says of each member what they have, and whether they are away.
func loads(ctx context.Context, s ports.Stores, id ehc.TeamID, with []ports.TeamAsk, today ehc.Date) ([]MemberLoad, error) {
	members, err := s.People.Belonging(ctx, ehc.Holder{Kind: ehc.HeldByTeam, ID: string(id)})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(members, func(a, b people.Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	ids := make([]ehc.PersonID, len(members))
	for i, m := range members {
		ids[i] = m.ID
	}
	away, err := s.Organisations.Absences.StandIns(ctx, today, ids...)
	if err != nil {
		return nil, err
	}
	var all []MemberLoad
	for _, m := range members {
		load := MemberLoad{Person: m, Away: away[m.ID] != ""}
		for _, one := range members {
			if load.Away && one.ID == away[m.ID] {
				load.StandIn = one.Name
			}
		}
		for _, one := range with {
			if one.Person == m.ID {
				load.Open++
				if today.After(one.DueOn) {
					load.Late++
				}
			}
		}
		all = append(all, load)
	}
	return all, nil
}
