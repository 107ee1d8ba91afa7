package ehc

import "slices"

// Role is what a person is to the hub as a whole. A person may hold several; what they may do on one case
// follows from their relation to that case (package access).
type Role string

const (
	RoleFamily      Role = "family"      // parent, carer, guardian, child or young person
	RoleAdvocate    Role = "advocate"    // advocate or independent supporter of a family
	RoleSENCO       Role = "senco"       // acts for an education setting
	RoleContributor Role = "contributor" // education, health or care professional who advises
	RoleCoordinator Role = "coordinator" // the authority's case co-ordinator
	RoleDecider     Role = "decider"     // may decide for the authority where it wants a second person
	RoleManager     Role = "manager"     // manages the authority's service and its settings
)

// Roles lists every role.
func Roles() []Role {
	return []Role{RoleFamily, RoleAdvocate, RoleSENCO, RoleContributor, RoleCoordinator, RoleDecider, RoleManager}
}

// HolderKind is who can hold a case: a person, or an organisation whose members then hold it through it.
type HolderKind string

const (
	HeldByPerson    HolderKind = "person"
	HeldBySetting   HolderKind = "setting"
	HeldByTeam      HolderKind = "team"
	HeldByAuthority HolderKind = "authority"
)

// Holder is one party that can hold a case. The authority's ID is AuthorityID.
type Holder struct {
	Kind HolderKind
	ID   string
}

// AuthorityID stands for the one council that runs the hub.
const AuthorityID = "00000000-0000-7000-8000-000000000001"

// Authority is the council as a holder of cases.
func Authority() Holder { return Holder{HeldByAuthority, AuthorityID} }

// ActorKind tells who is acting.
type ActorKind int

const (
	Nobody  ActorKind = iota
	Human             // a signed-in person
	Visitor           // someone without an account, who holds the key of one draft request
	System            // the hub itself: the clock, the worker
	Guest             // someone without an account, who is asked for one piece of advice and nothing else
)

// TeamMembership ties a person to a team; a manager allocates the team's requests.
type TeamMembership struct {
	Team    TeamID
	Manager bool
}

// Actor is who asks for something. A use case hands it to access.Decide before it does anything.
type Actor struct {
	Kind     ActorKind
	Person   PersonID
	Name     string // display name, for pages only
	JobTitle string
	Email    string
	Roles    []Role
	Settings []SettingID
	Teams    []TeamMembership
	// Administers lists those of the settings whose people the actor looks after.
	Administers []SettingID
	// Covers lists those for whom the actor stands in today.
	Covers []Cover
	// Lapsed names those for whom the actor was to stand in, and does not any more; for pages only.
	Lapsed []string
	// DraftKey is a visitor's proof of having started a draft request: the hash of the key in their cookie.
	DraftKey string
	// GuestOf is the one request that a guest may answer, and AnswersOnly its case. Nobody else has them.
	GuestOf     AdviceID
	AnswersOnly CaseID
}

// Cover is somebody who is away, for whom another stands in, with what they belong to. Looking after a setting's people
// does not pass on.
type Cover struct {
	Person   PersonID
	Name     string
	Settings []SettingID
	Teams    []TeamMembership
}

// Actor gives whoever is away as the one who acts: with no role of their own, so that offices do not pass on.
func (c Cover) Actor() Actor {
	return Actor{Kind: Human, Person: c.Person, Name: c.Name, Settings: c.Settings, Teams: c.Teams}
}

// Alone gives the actor as themselves, standing in for nobody.
func (a Actor) Alone() Actor {
	a.Covers = nil
	return a
}

// standsWith reports whether something holds of the actor, or of somebody for whom they stand in.
func (a Actor) standsWith(holds func(Actor) bool) bool {
	return holds(a.Alone()) || slices.ContainsFunc(a.Covers, func(c Cover) bool { return holds(c.Actor()) })
}

// SystemActor is the hub acting by itself.
func SystemActor() Actor { return Actor{Kind: System, Name: "The hub"} }

// Is reports whether the actor holds the role.
func (a Actor) Is(role Role) bool { return slices.Contains(a.Roles, role) }

// Manages reports whether the actor manages the team.
func (a Actor) Manages(team TeamID) bool {
	return a.standsWith(func(a Actor) bool { return slices.Contains(a.Teams, TeamMembership{Team: team, Manager: true}) })
}

// MemberOf reports whether the actor belongs to the team, as a manager or not.
func (a Actor) MemberOf(team TeamID) bool {
	return a.Manages(team) || a.standsWith(func(a Actor) bool { return slices.Contains(a.Teams, TeamMembership{Team: team}) })
}

// WorksAt reports whether the actor acts for the setting.
func (a Actor) WorksAt(setting SettingID) bool {
	return a.standsWith(func(a Actor) bool { return slices.Contains(a.Settings, setting) })
}

// AdministersSetting reports whether the actor looks after the people of the setting.
func (a Actor) AdministersSetting(setting SettingID) bool {
	return slices.Contains(a.Administers, setting)
}

// StandsFor reports whether the actor is the person, or stands in for them today.
func (a Actor) StandsFor(person PersonID) bool {
	return person != "" && a.standsWith(func(a Actor) bool { return a.Person == person })
}

// People lists the actor and those for whom they stand in.
func (a Actor) People() []PersonID {
	all := []PersonID{a.Person}
	for _, c := range a.Covers {
		all = append(all, c.Person)
	}
	return all
}

// Holders lists everything the actor can hold a case through: themselves, their settings and teams, the same of those for
// whom they stand in, and the authority for its officers. None is listed twice.
func (a Actor) Holders() []Holder {
	if a.Kind == Guest {
		return nil
	}
	var holders []Holder
	add := func(h Holder) {
		if h.ID != "" && !slices.Contains(holders, h) {
			holders = append(holders, h)
		}
	}
	all := []Actor{a}
	for _, c := range a.Covers {
		all = append(all, c.Actor())
	}
	for _, one := range all {
		add(Holder{HeldByPerson, string(one.Person)})
	}
	for _, one := range all {
		for _, s := range one.Settings {
			add(Holder{HeldBySetting, string(s)})
		}
	}
	for _, one := range all {
		for _, t := range one.Teams {
			add(Holder{HeldByTeam, string(t.Team)})
		}
	}
	if a.Is(RoleManager) || a.Is(RoleCoordinator) || a.Is(RoleDecider) {
		add(Authority())
	}
	return holders
}

// CoversBeyond lists those for whom the actor stands in, each with only what the actor does not belong to themselves.
func (a Actor) CoversBeyond() []Cover {
	alone := a.Alone()
	var beyond []Cover
	for _, c := range a.Covers {
		c.Settings = slices.DeleteFunc(slices.Clone(c.Settings), alone.WorksAt)
		c.Teams = slices.DeleteFunc(slices.Clone(c.Teams), func(t TeamMembership) bool { return alone.MemberOf(t.Team) })
		beyond = append(beyond, c)
	}
	return beyond
}

// Covered lists the persons for whom the actor stands in.
func (a Actor) Covered() []PersonID {
	var found []PersonID
	for _, c := range a.Covers {
		found = append(found, c.Person)
	}
	return found
}
