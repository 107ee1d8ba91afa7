package assessment

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"ehchub/application"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

// NewAdviser is somebody who is asked by their e-mail address (C8). Whoever the hub knows by the address, a person or a
// team, is asked as what they are; anybody else comes as a guest, to this request alone.
type NewAdviser struct {
	Name       string
	Email      string
	Specialism string // such as "music therapist"
	Phone      string // a mobile number for their codes; may be empty
}

// guestAsked is a guest to be invited.
type guestAsked struct {
	person people.Person
	id     ehc.GuestID
}

// longestName bounds a name and what somebody is, in characters.
const longestName = 200

// byEmail finds whom an address belongs to: a team, somebody with an account, an earlier guest, or somebody new.
func (u AskAdvice) byEmail(ctx context.Context, v *application.Visit, in NewAdviser) (asked, error) {
	email, err := people.NormalEmail(in.Email)
	if err != nil {
		return asked{}, err
	}
	teams, err := v.Stores.Teams.List(ctx)
	if err != nil {
		return asked{}, err
	}
	if at := slices.IndexFunc(teams, func(t people.Team) bool { return !t.Closed && strings.EqualFold(t.Email, email) }); at >= 0 {
		return ofTeam(teams[at]), nil
	}
	known, err := v.Stores.People.ByEmail(ctx, email)
	switch {
	case err != nil && !fault.Is(err, fault.NotFound):
		return asked{}, err
	case err == nil && known.Closed():
		return asked{}, accountClosed("email", known)
	case err == nil && slices.ContainsFunc(v.Case.Family(), func(p casework.Party) bool { return p.Holder.ID == string(known.ID) }):
		return asked{}, fault.Field("email", "advice.of-family", known.Name+" is on this case for the family. The family says how it sees things in its views, not by a request for advice.")
	case err == nil && (known.Registered || len(known.Roles) > 0):
		return ofPerson(ctx, v, known)
	}
	if err != nil {
		known = people.Person{ID: ehc.PersonID(u.Gate.IDs.New()), Email: email, ByEmail: true}
	}
	if err := in.fill(&known); err != nil {
		return asked{}, err
	}
	return asked{to: advice.Adviser{Person: known.ID, Name: known.Name, JobTitle: known.JobTitle}, guest: &guestAsked{known, ehc.GuestID(u.Gate.IDs.New())}}, nil
}

// fill takes what is said of a guest, who may have been one before.
func (in NewAdviser) fill(p *people.Person) error {
	var faults []*fault.Fault
	for _, said := range []struct {
		text string
		into *string
	}{{in.Name, &p.Name}, {in.Specialism, &p.JobTitle}, {in.Phone, &p.Phone}} {
		if text := strings.Join(strings.Fields(said.text), " "); text != "" {
			*said.into = text // else what an earlier invitation said stays
		}
	}
	long := func(text string) bool { return utf8.RuneCountInString(text) > longestName }
	switch {
	case p.Name == "":
		faults = append(faults, fault.Field("name", "person.name", "Enter the person’s name."))
	case long(p.Name):
		faults = append(faults, fault.Field("name", "person.name-long", "Use 200 characters or fewer."))
	}
	switch {
	case p.JobTitle == "":
		faults = append(faults, fault.Field("specialism", "person.job-title", "Enter what they are, such as music therapist."))
	case long(p.JobTitle):
		faults = append(faults, fault.Field("specialism", "person.job-title-long", "Use 200 characters or fewer."))
	}
	if p.Phone != "" {
		phone, err := people.NormalMobile(p.Phone)
		if err != nil {
			faults = append(faults, fault.As(err))
		}
		p.Phone = phone
	}
	return fault.Join(faults...)
}

// invite makes the guest known to the hub, and lets them hold the case for the one request.
func (g guestAsked) invite(ctx context.Context, v *application.Visit, r *advice.Request, data map[string]string) error {
	if err := v.Stores.People.Save(ctx, g.person); err != nil {
		return err
	}
	invited, err := v.Case.InviteGuest(v.Actor, casework.Guest{ID: g.id, Advice: r.ID(), Person: g.person.ID, Name: g.person.Name, Email: g.person.Email, Specialism: g.person.JobTitle}, g.person.Phone, data, v.Now)
	if err != nil {
		return err
	}
	return v.Stores.Guests.Invitations.Save(ctx, invited)
}
