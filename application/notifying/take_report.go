package notifying

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// TakeReport takes into account what the carrier of a message reports of it, in any order and as often as it comes. Of a
// message that did not arrive the case's timeline tells, for the authority.
type TakeReport struct{ Gate application.Gate }

// Do takes one report; changed is false for one that tells nothing new. fault.NotFound for a message that the hub did
// not send.
func (u TakeReport) Do(ctx context.Context, actor ehc.Actor, id ehc.MessageID, r delivery.Reported) (changed bool, err error) {
	if err := access.DecideOffice(actor, access.TakeReports); err != nil {
		return false, err
	}
	now := u.Gate.Clock.Now().UTC()
	if r.At.IsZero() || r.At.After(now) {
		r.At = now
	}
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		var m delivery.Message
		m, changed, err = s.Messages.Report(ctx, id, r)
		if err != nil || !changed || !m.Status.Failed() || m.Case == "" {
			return err
		}
		return s.Cases.Record(ctx, ehc.Event{Kind: ehc.MessageNotArrived, Case: m.Case, At: now, Data: map[string]string{ehc.DataPerson: string(m.Person)}})
	})
	return changed, err
}

// Refuse records that somebody reported without the proof that a carrier has.
func (u TakeReport) Refuse(ctx context.Context) error {
	return u.Gate.Refusals.Refused(ctx, ports.AuditEntry{At: u.Gate.Clock.Now().UTC(), Action: string(access.TakeReports), Item: "wrong token", Refused: true})
}
