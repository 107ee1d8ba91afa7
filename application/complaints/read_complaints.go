package complaints

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/complaint"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// Read shows complaints to those who may read them.
type Read struct{ Means }

// Out is one complaint as its reader sees it.
type Out struct {
	complaint.Snapshot
	Profile council.Profile
	Today   ehc.Date
	// Officers are those to whom it can be given, or whom it can be about; only for those who steer it.
	Officers []people.Person
}

// Do gives one complaint. Each look at it is recorded.
func (u Read) Do(ctx context.Context, actor ehc.Actor, id complaint.ID) (out Out, err error) {
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Office.Complaints.Get(ctx, id)
		if err != nil {
			return err
		}
		out.Snapshot = c.Snapshot()
		if err := access.DecideComplaint(actor, access.SeeComplaint, standing(actor, out.Snapshot)); err != nil {
			return err
		}
		a, err := u.at(ctx, s)
		if err != nil {
			return err
		}
		out.Profile, out.Today = a.profile, a.today
		if May(actor, access.SteerComplaint, out.Snapshot) {
			if out.Officers, err = officers(ctx, s); err != nil {
				return err
			}
		}
		return record(ctx, s, a, actor, access.SeeComplaint, id, ports.Looked)
	})
	return out, err
}

// mostOfficers bounds the list of officers.
const mostOfficers = 500

func officers(ctx context.Context, s ports.Stores) ([]people.Person, error) {
	return s.People.Find(ctx, "", mostOfficers, ehc.RoleCoordinator, ehc.RoleDecider, ehc.RoleManager)
}

// mostListed bounds a list of complaints.
const mostListed = 500

// ListOut is a list of complaints on a day.
type ListOut struct {
	All   []complaint.Snapshot
	Today ehc.Date
}

// Own gives those that the actor made or answers, what is due soonest first.
func (u Read) Own(ctx context.Context, actor ehc.Actor) (ListOut, error) {
	return u.list(ctx, actor, func(ctx context.Context, s ports.Stores) ([]*complaint.Complaint, error) {
		return s.Office.Complaints.Of(ctx, actor.Person, mostListed)
	})
}

// All gives every complaint that is not about the actor, to those who steer them.
func (u Read) All(ctx context.Context, actor ehc.Actor) (ListOut, error) {
	if err := access.DecideOffice(actor, access.SteerComplaint); err != nil {
		return ListOut{}, err
	}
	return u.list(ctx, actor, func(ctx context.Context, s ports.Stores) ([]*complaint.Complaint, error) {
		return s.Office.Complaints.List(ctx, mostListed)
	})
}

func (u Read) list(ctx context.Context, actor ehc.Actor, of func(context.Context, ports.Stores) ([]*complaint.Complaint, error)) (out ListOut, err error) {
	if err := access.DecideComplaint(actor, access.MakeComplaint, access.ComplaintStanding{IsFrom: true}); err != nil {
		return out, err
	}
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		found, err := of(ctx, s)
		if err != nil {
			return err
		}
		a, err := u.at(ctx, s)
		out.Today = a.today
		for _, c := range found {
			if one := c.Snapshot(); May(actor, access.SeeComplaint, one) {
				out.All = append(out.All, one)
			}
		}
		return err
	})
	return out, err
}
