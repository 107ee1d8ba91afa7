package reading

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

// People reads who is on a case (F61-F63, F69).
type People struct{ Gate application.Gate }

// PeopleOut is the head of the case, and who has or had it as far as this reader may know.
type PeopleOut struct {
	application.Head
	Parties []casework.Party
}

// Do reads them. Which settings are consulted is left out for those who may not see that; a setting sees itself.
func (u People) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (PeopleOut, error) {
	var out PeopleOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "people", func(_ context.Context, v *application.Visit) error {
		out.Head = v.Head()
		for _, party := range v.Case.Parties() {
			if party.Relation != access.Consulted || seesConsultationOf(v, ehc.SettingID(party.Holder.ID)) {
				out.Parties = append(out.Parties, party)
			}
		}
		return nil
	})
	return out, err
}

func seesConsultationOf(v *application.Visit, setting ehc.SettingID) bool {
	return v.May(access.SeeConsultations) || v.Actor.WorksAt(setting)
}

// AddFamilyMember lets a parent, carer, young person or advocate hold a case (F66-F68).
type AddFamilyMember struct{ Gate application.Gate }

// NewFamilyMember is what the form gives.
type NewFamilyMember struct {
	Name     string
	Detail   string // mother, foster carer, advocate, …
	Email    string
	ByEmail  bool
	ByPost   bool
	Advocate bool
}

// Do adds the person, who becomes known to the hub when they were not.
func (u AddFamilyMember) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, in NewFamilyMember) error {
	return u.Gate.Open(ctx, actor, id, access.AddPerson, "", func(ctx context.Context, v *application.Visit) error {
		email, err := people.NormalEmail(in.Email)
		if err != nil {
			return err
		}
		in.Email = email
		person, err := u.personFor(ctx, v, in)
		if err != nil {
			return err
		}
		relation := access.Family
		if in.Advocate {
			relation = access.Advocate
		}
		party := casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(person.ID)}, Relation: relation, Name: person.Name, Detail: in.Detail, Email: email, ByEmail: in.ByEmail, ByPost: in.ByPost}
		if err := v.Case.Admit(actor, party, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

// personFor finds the person by their address, or makes them known to the hub.
func (u AddFamilyMember) personFor(ctx context.Context, v *application.Visit, in NewFamilyMember) (people.Person, error) {
	person, err := v.Stores.People.ByEmail(ctx, in.Email)
	if err == nil || !fault.Is(err, fault.NotFound) {
		return person, err
	}
	role := ehc.RoleFamily
	if in.Advocate {
		role = ehc.RoleAdvocate
	}
	person = people.Person{ID: ehc.PersonID(u.Gate.IDs.New()), Email: in.Email, Name: in.Name, JobTitle: in.Detail, ByEmail: in.ByEmail, ByPost: in.ByPost, Roles: []ehc.Role{role}}
	if err := person.Check(); err != nil {
		return person, err
	}
	return person, v.Stores.People.Save(ctx, person)
}
