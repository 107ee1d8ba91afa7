package assessment

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// PrepareSending reads who could send a draft request in the place of whoever does.
type PrepareSending struct{ Gate application.Gate }

// SendersOut is the draft with those who could send it.
type SendersOut struct {
	application.Head
	// Others are those with an account who write in it; nil where the reader may only send it themselves.
	Others []ports.Choosable
}

// mostOfSetting bounds how many people of one setting are offered.
const mostOfSetting = 200

// Do reads it. It is for the draft's authors alone.
func (u PrepareSending) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (SendersOut, error) {
	var out SendersOut
	err := u.Gate.Open(ctx, actor, id, access.SendInstead, "", func(ctx context.Context, v *application.Visit) (err error) {
		if out.Head = v.Head(); v.May(access.ShareRequest) {
			out.Others, err = couldSend(ctx, v)
		}
		return err
	})
	return out, err
}

// couldSend lists the people who write in a draft, other than the one who sends it: the people of its settings, and persons
// who were asked by name.
func couldSend(ctx context.Context, v *application.Visit) (found []ports.Choosable, err error) {
	sender, _ := v.Case.Sender()
	for _, p := range append(v.Case.With(access.Author), v.Case.Writers()...) {
		var here []ports.Choosable
		if p.Holder.Kind == ehc.HeldBySetting {
			here, err = v.Stores.Choosing.At(ctx, p.Holder, mostOfSetting)
		} else {
			here, err = choosable(ctx, v, ehc.PersonID(p.Holder.ID))
		}
		if err != nil {
			return nil, err
		}
		for _, one := range here {
			known := slices.ContainsFunc(found, func(o ports.Choosable) bool { return o.ID == one.ID })
			if !known && string(one.ID) != sender.Holder.ID {
				found = append(found, one)
			}
		}
	}
	return found, nil
}

// choosable is a person by themselves; none who has not chosen a password yet.
func choosable(ctx context.Context, v *application.Visit, id ehc.PersonID) ([]ports.Choosable, error) {
	p, err := v.Stores.People.Get(ctx, id)
	if err != nil || !p.Registered || p.Closed() {
		return nil, err
	}
	return []ports.Choosable{{Person: p}}, nil
}

// ChangeSender makes another of those who write in a draft request the one who sends it.
type ChangeSender struct{ Gate application.Gate }

// Do changes it. fault.Invalid at "to" for somebody who does not write in it.
func (u ChangeSender) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, to ehc.PersonID) error {
	return u.Gate.Change(ctx, actor, id, access.ShareRequest, "", func(v *application.Visit) error {
		others, err := couldSend(ctx, v)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(others, func(p ports.Choosable) bool { return p.ID == to })
		if at < 0 {
			return fault.Field("to", "sender.choose", "Choose who sends the request.")
		}
		return giveSending(v, others[at].Person)
	})
}

// SendInstead makes the actor the one who sends a draft request of their setting, in the place of a colleague who is away
// or has other things to do.
type SendInstead struct{ Gate application.Gate }

// Do makes them so.
func (u SendInstead) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Change(ctx, actor, id, access.SendInstead, "", func(v *application.Visit) error {
		if v.May(access.ShareRequest) {
			return nil
		}
		p, err := v.Stores.People.Get(ctx, actor.Person)
		if err != nil {
			return err
		}
		return giveSending(v, p)
	})
}

func giveSending(v *application.Visit, to people.Person) error {
	return v.Case.GiveSending(v.Actor, to.Actor(), requesterFrom(to), v.Now)
}
