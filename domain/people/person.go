// Package people is who uses the hub and the organisations they act for: persons, education settings, teams.
package people

import (
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Specialism is the side of education, health and care that a professional stands on (F29).
type Specialism string

const (
	Education  Specialism = "Education"
	HealthCare Specialism = "Health"
	Social     Specialism = "Social care"
)

// Person is someone with, or invited to, an account.
type Person struct {
	ID         ehc.PersonID
	Version    int
	Email      string // in lower case; the login name (F25), and where messages go
	Name       string // as others see it (F27)
	JobTitle   string // or role (F28)
	Specialism Specialism
	Phone      string // for single-use codes, +44… form
	ByEmail    bool   // preferred contact methods (F30)
	ByPost     bool
	Address    string // for post
	// ChoseContact reports that the person has said themselves how they want to be written to: it then holds over what was
	// said for them on a case.
	ChoseContact bool
	Roles        []ehc.Role
	Settings     []ehc.SettingID
	Teams        []ehc.TeamMembership
	// Administers lists those of the settings whose people this person looks after: invites colleagues, ends their access.
	Administers []ehc.SettingID
	Registered  bool // has set a password, or signed in with an account elsewhere
	// ClosedAt is when the account was closed; zero while it is open. Files go on naming the person.
	ClosedAt time.Time
}

// Actor gives the person as the one who acts: nobody, once the account is closed.
func (p Person) Actor() ehc.Actor {
	if p.Closed() {
		return ehc.Actor{}
	}
	return ehc.Actor{Kind: ehc.Human, Person: p.ID, Name: p.Name, JobTitle: p.JobTitle, Email: p.Email, Roles: p.Roles, Settings: p.Settings, Teams: p.Teams, Administers: p.Administers}
}

// RoleAtWork gives the role in which messages greet the person: nothing for families, who are greeted by name alone.
func (p Person) RoleAtWork() string {
	if slices.Contains(p.Roles, ehc.RoleFamily) {
		return ""
	}
	return p.JobTitle
}

// Closed reports whether the account was closed.
func (p Person) Closed() bool { return !p.ClosedAt.IsZero() }

// Check refuses a person without a name or a usable e-mail address.
func (p Person) Check() error {
	var faults []*fault.Fault
	if strings.TrimSpace(p.Name) == "" {
		faults = append(faults, fault.Field("name", "person.name", "Enter the person’s name."))
	}
	if _, err := NormalEmail(p.Email); err != nil {
		faults = append(faults, fault.As(err))
	}
	return fault.Join(faults...)
}

// NormalEmail gives an address in the form that the hub compares and stores: trimmed, lower case.
func NormalEmail(text string) (string, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	local, domain, found := strings.Cut(text, "@")
	usable := found && local != "" && len(text) <= 254 && strings.Contains(strings.Trim(domain, "."), ".") &&
		!strings.ContainsAny(text, " \t\r\n,;<>()[]\"\\") && strings.Count(text, "@") == 1 && !strings.Contains(text, "..")
	if !usable {
		return "", fault.Field("email", "person.email", "Enter an e-mail address in the form name@example.org.")
	}
	return text, nil
}

// NormalMobile gives a British mobile number in the form that text messages are sent to: +447700900123. Spaces,
// dashes and brackets are taken as people type them.
func NormalMobile(text string) (string, error) {
	digits := strings.NewReplacer(" ", "", "-", "", "(0)", "", "(", "", ")", "", ".", "", "\u00a0", "").Replace(strings.TrimSpace(text))
	for _, prefix := range []string{"+44", "0044", "0"} {
		national, found := strings.CutPrefix(digits, prefix)
		if found && len(national) == 10 && national[0] == '7' && strings.Trim(national, "0123456789") == "" {
			return "+44" + national, nil
		}
	}
	return "", fault.Field("phone", "person.mobile", "Enter a British mobile number, such as 07700 900 123.")
}

// Setting is a nursery, school or college.
type Setting struct {
	ID      ehc.SettingID
	Name    string
	URN     string // unique reference number of the register of schools
	Type    string // such as "Community school", "Academy converter", "Further education college"
	Phase   string
	Address string
	Phone   string
	Email   string
	LowAge  int
	HighAge int
	// Section38 reports that the family can ask for it by right: CFA 2014 s.38(3).
	Section38 bool
	// Closed reports that no child can be there now: it is shut, or has not opened yet.
	Closed bool
	// Closures lists when the setting was or will be shut for weeks on end, such as the summer holidays. A request for
	// advice made then may excuse lateness (SI 2014/1530 reg 10(4)(a)).
	Closures []Closure
	// Register is its row of the national register; zero for a setting that the council added by itself.
	Register Establishment
}

// Closure is a time on every day of which a setting is shut, both days included.
type Closure struct{ FirstShut, LastShut ehc.Date }

// Team is a team of professionals that can be asked for advice, or a whole service.
type Team struct {
	ID         ehc.TeamID
	Version    int
	Name       string
	Specialism Specialism
	Email      string // the team’s own mailbox
	Phone      string
	// Service tells that it is a service: any of its people answers what it is asked, without being given it first.
	Service bool
	// Limbs are the kinds of advice that it answers, as letters of SI 2014/1530 reg 6(1); empty for any.
	Limbs  []string
	Closed bool // is asked for nothing any more
}

// Word says what it is: "team" or "service".
func (t Team) Word() string {
	if t.Service {
		return "service"
	}
	return "team"
}
