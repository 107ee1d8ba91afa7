package complaints

import (
	"context"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/complaint"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Make takes a complaint of somebody who is signed in, or writes down one that came on paper or by telephone (C19).
type Make struct{ Means }

// MakeOut is what the form knows before anything is typed.
type MakeOut struct {
	Reference   ehc.Reference // of the case that it is about; empty where it is about none
	Coordinator string        // the name of the case's co-ordinator
	Records     bool          // the actor may write down the complaint of somebody else
	Today       ehc.Date
}

// Prepare opens the form, with the case that it is about where one is named; whoever can't see the case can't name it.
func (u Make) Prepare(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (out MakeOut, err error) {
	if err := access.DecideComplaint(actor, access.MakeComplaint, access.ComplaintStanding{IsFrom: true}); err != nil {
		return out, err
	}
	out.Records, out.Today = access.DecideOffice(actor, access.RecordComplaint) == nil, ehc.DateIn(u.Gate.Clock.Now(), application.London)
	about, err := u.about(ctx, actor, id)
	out.Reference, out.Coordinator = about.reference, about.name
	return out, err
}

// aboutCase is what a complaint takes from the case that it is about.
type aboutCase struct {
	reference   ehc.Reference
	coordinator ehc.PersonID
	name        string
}

func (u Make) about(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (about aboutCase, err error) {
	if id == "" {
		return about, nil
	}
	err = u.Gate.Open(ctx, actor, id, access.SeeCase, "", func(_ context.Context, v *application.Visit) error {
		about.reference = v.Case.Reference()
		if party, ok := v.Case.Coordinator(); ok {
			about.coordinator, about.name = ehc.PersonID(party.Holder.ID), party.Name
		}
		return nil
	})
	return about, err
}

// MakeInput is a complaint as it was typed.
type MakeInput struct {
	Case             ehc.CaseID
	What, Wanted     string
	AboutCoordinator bool   // it is about the co-ordinator of the case
	AboutWhom        string // names of others whom it is about, as typed
	// Recorded is what an officer writes down besides; nil where whoever complains types themselves.
	Recorded *Recorded
}

// Recorded is a complaint that reached the council otherwise.
type Recorded struct {
	Channel     complaint.Channel
	ReceivedOn  ehc.Date
	Name, Reach string
	Email       string // of the account of whoever complains, where they have one
}

// Do keeps the complaint; its times count from the day on which it came. fault.Invalid at the fields that lack something.
func (u Make) Do(ctx context.Context, actor ehc.Actor, in MakeInput) (id complaint.ID, err error) {
	if err := access.DecideComplaint(actor, access.MakeComplaint, access.ComplaintStanding{IsFrom: true}); err != nil {
		return "", err
	}
	if in.Recorded != nil {
		if err := access.DecideOffice(actor, access.RecordComplaint); err != nil {
			return "", err
		}
	}
	about, err := u.about(ctx, actor, in.Case)
	if err != nil {
		return "", err
	}
	id = complaint.ID(u.Gate.IDs.New())
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		a, err := u.at(ctx, s)
		if err != nil {
			return err
		}
		m := complaint.Matter{Channel: complaint.Online, ReceivedOn: a.today, By: actor.Person, Name: actor.Name, Case: in.Case, Reference: about.reference, What: in.What, Wanted: in.Wanted}
		if in.AboutCoordinator && about.coordinator != "" {
			m.About, m.AboutNames = []ehc.PersonID{about.coordinator}, []string{about.name}
		}
		if whom := strings.TrimSpace(in.AboutWhom); whom != "" {
			m.AboutNames = append(m.AboutNames, whom)
		}
		if r := in.Recorded; r != nil {
			m.Channel, m.ReceivedOn, m.By, m.Name, m.Reach, m.RecordedBy = r.Channel, r.ReceivedOn, "", r.Name, strings.TrimSpace(r.Reach), actor.Person
			if email := strings.TrimSpace(r.Email); email != "" {
				person, err := s.People.ByEmail(ctx, strings.ToLower(email))
				if fault.Is(err, fault.NotFound) {
					return fault.Field("email", "complaint.email", "Nobody has an account with this e-mail address. Leave it empty, and enter how to reach them.")
				}
				if err != nil {
					return err
				}
				m.By = person.ID
			}
		}
		c, err := complaint.New(id, m, actor, a.times(), a.count, a.today, a.now)
		if err != nil {
			return err
		}
		if err := s.Office.Complaints.Save(ctx, c); err != nil {
			return err
		}
		return record(ctx, s, a, actor, access.MakeComplaint, id, ports.Changed)
	})
	return id, err
}
