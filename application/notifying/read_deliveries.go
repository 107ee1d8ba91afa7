package notifying

import (
	"context"
	"strings"
	"unicode/utf8"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

// ReadDeliveries tells what became of the messages about a case (G21).
type ReadDeliveries struct{ Gate application.Gate }

// Deliveries are the messages about a case, the latest first, with whoever they went to.
type Deliveries struct {
	application.Head
	Messages []delivery.Message
	People   map[ehc.PersonID]people.Person
}

// MostDeliveries is how many messages of a case are shown.
const MostDeliveries = 200

// Do reads them.
func (u ReadDeliveries) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (out Deliveries, err error) {
	err = u.Gate.Open(ctx, actor, id, access.SeeDeliveries, "messages", func(ctx context.Context, v *application.Visit) error {
		out = Deliveries{Head: v.Head(), People: map[ehc.PersonID]people.Person{}}
		if out.Messages, err = v.Stores.Messages.OfCase(ctx, id, MostDeliveries); err != nil {
			return err
		}
		for _, m := range out.Messages {
			if _, known := out.People[m.Person]; known || m.Person == "" {
				continue
			}
			p, err := v.Stores.People.Get(ctx, m.Person)
			if err != nil && !fault.Is(err, fault.NotFound) {
				return err
			}
			out.People[m.Person] = p
		}
		return nil
	})
	return out, err
}

// Find gives one message of the case. fault.NotFound when it is not there.
func (d Deliveries) Find(id ehc.MessageID) (delivery.Message, error) {
	for _, m := range d.Messages {
		if m.ID == id {
			return m, nil
		}
	}
	return delivery.Message{}, fault.New(fault.NotFound, "message.unknown", "There is no such message about this case.")
}

// SettleDelivery says how somebody saw to it that the reader of a message which did not arrive, or was not read, knows of
// it all the same.
type SettleDelivery struct{ Gate application.Gate }

// Do settles it. fault.NotFound when somebody else has, or it arrived after all.
func (u SettleDelivery) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, message ehc.MessageID, how string) error {
	return u.Gate.Open(ctx, actor, id, access.SettleDeliveries, "message "+string(message), func(ctx context.Context, v *application.Visit) error {
		how = strings.TrimSpace(how)
		switch {
		case how == "":
			return fault.Field("how", "message.no-way", "Say how they were told, or why that is not needed any more.")
		case utf8.RuneCountInString(how) > mostReason:
			return fault.Field("how", "message.way-long", "What you write must be 500 characters or fewer.")
		}
		return v.Stores.Messages.Settle(ctx, id, message, delivery.Settled{At: v.Now, By: actor.Person, How: how})
	})
}
