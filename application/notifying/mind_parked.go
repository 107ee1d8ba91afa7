package notifying

import (
	"context"
	"strings"
	"unicode/utf8"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// MindParked is for what could not be sent after every try: to see it, to send it again, or to give it up.
type MindParked struct{ Gate application.Gate }

// MostParked is how many are listed.
const MostParked = 200

// Do lists what waits for a person, the longest first.
func (u MindParked) Do(ctx context.Context, actor ehc.Actor) (parked []ports.ParkedMessage, err error) {
	if err := access.DecideOffice(actor, access.MindMessages); err != nil {
		return nil, err
	}
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		parked, err = s.Parked.List(ctx, MostParked)
		return err
	})
	return parked, err
}

// Again has messages sent once more: those named, or all. It counts them. fault.NotFound when the one named waits no more.
func (u MindParked) Again(ctx context.Context, actor ehc.Actor, ids ...ehc.MessageID) (sent int, err error) {
	if err := access.DecideOffice(actor, access.MindMessages); err != nil {
		return 0, err
	}
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if sent, err = s.Parked.Again(ctx, u.Gate.Clock.Now().UTC(), ids...); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: u.Gate.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.MindMessages), Item: "send again " + joined(ids)})
	})
	return sent, err
}

// mostReason is how long the reason for giving a message up may be, in characters.
const mostReason = 500

// GiveUp ends the tries for good, with the reason.
func (u MindParked) GiveUp(ctx context.Context, actor ehc.Actor, id ehc.MessageID, why string) error {
	if err := access.DecideOffice(actor, access.MindMessages); err != nil {
		return err
	}
	why = strings.TrimSpace(why)
	switch {
	case why == "":
		return fault.Field("why", "message.no-reason", "Say why the message is given up, and how those whom it concerns were told.")
	case utf8.RuneCountInString(why) > mostReason:
		return fault.Field("why", "message.reason-long", "The reason must be 500 characters or fewer.")
	}
	now := u.Gate.Clock.Now().UTC()
	return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.Parked.GiveUp(ctx, id, actor.Person, why, now); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.MindMessages), Item: "give up " + string(id)})
	})
}

func joined(ids []ehc.MessageID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return strings.Join(texts, " ")
}
