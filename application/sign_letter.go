package application

import (
	"cmp"
	"context"
	"slices"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/people"
	"ehchub/ports"
)

// mostSigners bounds the list that a signature is chosen from.
const mostSigners = 500

// SignerField is the field that names who signs.
const SignerField = "signed-by"

// SignerChoices lists the officers who may sign letters and plans, by name; whoever is at work comes first.
func (v *Visit) SignerChoices(ctx context.Context) ([]ports.Choice, error) {
	officers, err := v.Stores.People.Find(ctx, "", mostSigners, ehc.RoleCoordinator, ehc.RoleDecider, ehc.RoleManager)
	var choices []ports.Choice
	for _, p := range officers {
		if p.Registered && maySign(p) {
			choices = append(choices, ports.Choice{Value: string(p.ID), Label: p.Name + comma(p.JobTitle)})
		}
	}
	slices.SortStableFunc(choices, func(a, b ports.Choice) int {
		return cmp.Compare(mine(a, v.Actor), mine(b, v.Actor))
	})
	return choices, err
}

func mine(c ports.Choice, actor ehc.Actor) int {
	if c.Value == string(actor.Person) {
		return 0
	}
	return 1
}

func comma(words string) string {
	if words == "" {
		return ""
	}
	return ", " + words
}

func maySign(p people.Person) bool {
	return access.DecideOffice(p.Actor(), access.SignLetters) == nil
}

// Signing finds the officer who is to sign. fault.Invalid at "signed-by" when that person may not.
func (v *Visit) Signing(ctx context.Context, id ehc.PersonID) (letter.Signer, error) {
	p, err := v.Stores.People.Get(ctx, id)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return letter.Signer{}, err
	}
	if err != nil || !maySign(p) {
		return letter.Signer{}, fault.Field(SignerField, "letter.signer", "Choose an officer of the council who may sign.")
	}
	return letter.Signer{Name: p.Name, Post: cmp.Or(p.JobTitle, v.Profile.Team)}, nil
}

// signerOf gives who signs a letter: the one chosen, else whoever is at work if they may, else the team.
func (v *Visit) signerOf(ctx context.Context, chosen ehc.PersonID) (letter.Signer, error) {
	switch {
	case chosen != "":
		return v.Signing(ctx, chosen)
	case v.atWork():
		return letter.Signer{Name: v.Actor.Name, Post: cmp.Or(v.Actor.JobTitle, v.Profile.Team)}, nil
	}
	return letter.Signer{}, nil
}

// atWork reports whether an officer who may sign takes the step.
func (v *Visit) atWork() bool {
	return v.Actor.Kind == ehc.Human && access.DecideOffice(v.Actor, access.SignLetters) == nil
}
