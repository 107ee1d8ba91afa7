package casefile

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// AddPerson lets a parent, carer, young person, advocate, or someone of the child's setting hold a case (F63, F66-F68).
type AddPerson struct{ Gate application.Gate }

// NewPerson is what the form gives.
type NewPerson struct {
	As      access.Relation // Family, Advocate or Setting
	Setting ehc.SettingID   // that the person acts for, where As is Setting
	Name    string
	Detail  string // mother, foster carer, advocate, SENCO, …
	Email   string
	ByEmail bool
	ByPost  bool
}

// rolesOf is what a person becomes in the hub who is added so.
var rolesOf = map[access.Relation]ehc.Role{access.Family: ehc.RoleFamily, access.Advocate: ehc.RoleAdvocate, access.Setting: ehc.RoleSENCO}

// Do adds the person, who becomes known to the hub when they were not, and is asked by e-mail to register. fault.Invalid
// at "email" for someone who can't act for the setting or is on the case already.
func (u AddPerson) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, in NewPerson) error {
	return u.Gate.Open(ctx, actor, id, access.SeeCase, "", func(ctx context.Context, v *application.Visit) error {
		if err := in.decide(v); err != nil {
			return err
		}
		if err := admit(ctx, v, u.Gate.IDs, in); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

// admit lets the person hold the case, without saving it.
func admit(ctx context.Context, v *application.Visit, ids ports.IDs, in NewPerson) error {
	email, err := people.NormalEmail(in.Email)
	if err != nil {
		return err
	}
	in.Email = email
	person, err := in.person(ctx, v, ids)
	if err != nil {
		return err
	}
	party := in.party()
	party.Holder, party.Name = ehc.Holder{Kind: ehc.HeldByPerson, ID: string(person.ID)}, person.Name
	if in.As == access.Setting && slices.ContainsFunc(v.Case.With(access.Setting), func(p casework.Party) bool { return p.Holder == party.Holder }) {
		return fault.Field("email", "person.on-case", person.Name+" is on this case already.")
	}
	return v.Case.Admit(v.Actor, party, v.Now)
}

// party is the person as a holder of the case, whom the hub may not know yet.
func (in NewPerson) party() casework.Party {
	return casework.Party{Relation: in.As, Name: in.Name, Detail: in.Detail, Email: in.Email, ByEmail: in.ByEmail, ByPost: in.ByPost}
}

// decide asks the access table. A person of a setting is added while the setting has the case.
func (in NewPerson) decide(v *application.Visit) error {
	if in.As != access.Setting {
		return v.Decide(access.AddPerson)
	}
	if err := v.Knowing(access.Facts{access.OwnOnly: v.Actor.WorksAt(in.Setting)}).Decide(access.AddColleague); err != nil {
		return err
	}
	holder := ehc.Holder{Kind: ehc.HeldBySetting, ID: string(in.Setting)}
	if !slices.ContainsFunc(v.Case.With(access.Setting), func(p casework.Party) bool { return p.Holder == holder }) {
		return fault.New(fault.NotFound, "setting.not-on-case", "This setting does not have the case.")
	}
	return nil
}

// person finds the person by their address, or makes them known to the hub.
func (in NewPerson) person(ctx context.Context, v *application.Visit, ids ports.IDs) (people.Person, error) {
	wanted := people.Person{Email: in.Email, Name: in.Name, JobTitle: in.Detail, ByEmail: in.ByEmail, ByPost: in.ByPost}
	if in.As == access.Setting {
		known, err := v.Stores.People.ByEmail(ctx, in.Email)
		switch {
		case err == nil && known.Closed():
			return known, fault.Field("email", "person.closed", "The account with this e-mail address was closed. A manager of the service can open it again. Or add a colleague.")
		case err == nil:
			return known, in.link(ctx, v, known)
		}
		if !fault.Is(err, fault.NotFound) {
			return known, err
		}
		wanted.Specialism, wanted.Settings = people.Education, []ehc.SettingID{in.Setting}
	}
	return application.KnownAs(ctx, v.Stores, ids, wanted, rolesOf[in.As])
}

// link lets someone whom the hub knows act for the setting. Whoever does sees all its children, so that a setting's own
// people can't bring in somebody else's; the authority can, if the person acts for settings.
func (in NewPerson) link(ctx context.Context, v *application.Visit, person people.Person) error {
	actor := person.Actor()
	switch {
	case actor.WorksAt(in.Setting):
		return nil
	case !actor.Is(ehc.RoleSENCO):
		return fault.Field("email", "person.other-part", "The hub knows this person in another part, not as someone who acts for a setting. Ask the help desk of the hub to change that.")
	case !v.May(access.AddPerson):
		return fault.Field("email", "person.other-setting", "The hub knows this person as someone of another setting. Ask the case co-ordinator to add them.")
	}
	person.Settings = append(slices.Clone(person.Settings), in.Setting)
	return v.Stores.People.Save(ctx, person)
}
