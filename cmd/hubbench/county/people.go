package county

import (
	"context"
	"fmt"
	"strings"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// How many there are of each, whatever the number of cases.
const (
	settingCount     = 400
	teamCount        = 60
	coordinatorCount = 400
	managerCount     = 20
	sencoCount       = 1_000
	contributorCount = 2_580
	familyCount      = 2_000 // with an account
	// Users is all of them.
	Users = coordinatorCount + managerCount + sencoCount + contributorCount + familyCount
)

// patch is how many settings one co-ordinator looks after.
const patch = 20

// County is the invented county as of one day. The same number of cases, day and seed give the same county.
type County struct {
	Cases int
	Today time.Time

	Coordinators, Contributors []people.Person
	managers, sencos, families []people.Person
	settings                   []people.Setting
	teams                      []people.Team
}

const seed = 0x656863

// New makes the county's people and organisations.
func New(cases int, day time.Time) *County {
	c := &County{Cases: cases, Today: day.UTC().Truncate(24 * time.Hour)}
	r := newChance(seed, 0, c.Today.AddDate(-6, 0, 0))
	for i := range settingCount {
		name := places[i%len(places)] + " " + kinds[i/len(places)%len(kinds)]
		c.settings = append(c.settings, people.Setting{ID: ehc.SettingID(r.id()), URN: fmt.Sprint(100000 + i), Name: name, Type: "Community school", Phase: "Primary", LowAge: 4, HighAge: 11, Section38: true})
	}
	for i := range teamCount {
		name := fmt.Sprintf("%s team, %s", []string{"Speech and language therapy", "Occupational therapy", "Social care"}[i%3], pick(r, places))
		c.teams = append(c.teams, people.Team{ID: ehc.TeamID(r.id()), Name: name, Specialism: []people.Specialism{people.HealthCare, people.HealthCare, people.Social}[i%3], Email: fmt.Sprintf("team%d@county.example", i)})
	}
	c.Coordinators = c.persons(r, coordinatorCount, "co", "Case co-ordinator", people.Education, ehc.RoleCoordinator)
	c.managers = c.persons(r, managerCount, "ma", "SEND manager", people.Education, ehc.RoleManager)
	c.sencos = c.persons(r, sencoCount, "se", "SENCO", people.Education, ehc.RoleSENCO)
	c.Contributors = c.persons(r, contributorCount, "ad", "Therapist", people.HealthCare, ehc.RoleContributor)
	c.families = c.persons(r, familyCount, "fa", "Parent", "", ehc.RoleFamily)
	for i := range c.sencos {
		c.sencos[i].Settings = []ehc.SettingID{c.settings[i%settingCount].ID}
	}
	for i := range c.Contributors {
		c.Contributors[i].Teams = []ehc.TeamMembership{{Team: c.teams[i%teamCount].ID, Manager: i < teamCount}}
	}
	return c
}

func (c *County) persons(r *chance, n int, prefix, job string, specialism people.Specialism, role ehc.Role) []people.Person {
	var all []people.Person
	for i := range n {
		name := pick(r, forenames) + " " + pick(r, surnames)
		all = append(all, people.Person{ID: ehc.PersonID(r.id()), Name: name, JobTitle: job, Specialism: specialism, ByEmail: true, Registered: true,
			Email: fmt.Sprintf("%s.%s%d@county.example", strings.ToLower(strings.ReplaceAll(name, " ", ".")), prefix, i), Phone: fmt.Sprintf("+4477009%05d", i), Roles: []ehc.Role{role}})
	}
	return all
}

// saveAtOnce is how many people one unit of work saves.
const saveAtOnce = 500

// savePeople writes the people and organisations through the stores.
func (c *County) savePeople(ctx context.Context, units ports.UnitOfWork) error {
	err := units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.Council.SaveProfile(ctx, council.New("Wrenshire County Council")); err != nil {
			return err
		}
		for _, setting := range c.settings {
			if err := s.Settings.Save(ctx, setting); err != nil {
				return err
			}
		}
		for _, team := range c.teams {
			if err := s.Teams.Save(ctx, team); err != nil {
				return err
			}
		}
		return nil
	})
	var all []people.Person
	for _, group := range [][]people.Person{c.Coordinators, c.managers, c.sencos, c.Contributors, c.families} {
		all = append(all, group...)
	}
	for len(all) > 0 && err == nil {
		n := min(saveAtOnce, len(all))
		err = units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
			for _, p := range all[:n] {
				if err := s.People.Save(ctx, p); err != nil {
					return err
				}
			}
			return nil
		})
		all = all[n:]
	}
	return err
}
