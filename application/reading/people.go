package reading

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
)

// People reads who is on a case (F61-F63, F69).
type People struct{ Gate application.Gate }

// PeopleOut is the head of the case, and who has or had it as far as this reader may know.
type PeopleOut struct {
	application.Head
	Parties []casework.Party
	// StandIns are those who have the case today because they stand in for somebody.
	StandIns []application.StandIn
	OnCase   []SettingOnCase
	// Messages are those about the case, the latest first, for whoever may see what became of them.
	Messages []delivery.Message
	// Proposals are the wishes about the people of the case that this reader may know of.
	Proposals []casework.Proposal
	// Guests are the invitations of people without an account, the latest first.
	Guests []casework.Guest
}

// recentMessages is how many of the latest messages tell of each person how they are reached.
const recentMessages = 200

// Do reads them. Which settings are consulted is left out for those who may not see that; a setting sees itself.
func (u People) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (PeopleOut, error) {
	var out PeopleOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "people", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		for _, party := range v.Case.Parties() {
			if !application.TellsPlace(party) || v.May(access.SeePlaces) {
				if party.Relation == access.Consulted && !seesConsultationOf(v, ehc.SettingID(party.Holder.ID)) {
					continue
				}
				out.Parties = append(out.Parties, party)
			}
		}
		if out.People, err = v.PeopleNow(ctx); err != nil {
			return err
		}
		for i, p := range out.Parties {
			if now, known := out.AsNow(p); known {
				out.Parties[i].Name = now.Name
			}
		}
		through, err := application.PersonsThrough(ctx, v.Stores, out.Parties...)
		if err != nil {
			return err
		}
		if out.StandIns, err = v.StandIns(ctx, through...); err != nil {
			return err
		}
		if v.May(access.SeeDeliveries) {
			if out.Messages, err = v.Stores.Messages.OfCase(ctx, id, recentMessages); err != nil {
				return err
			}
		}
		if out.Guests, err = v.Stores.Guests.Invitations.OfCase(ctx, id); err != nil {
			return err
		}
		if out.OnCase, err = settingsOnCase(ctx, v); err != nil {
			return err
		}
		out.Proposals, err = proposalsFor(ctx, v)
		return err
	})
	return out, err
}

func seesConsultationOf(v *application.Visit, setting ehc.SettingID) bool {
	return v.May(access.SeeConsultations) || v.Actor.WorksAt(setting)
}
