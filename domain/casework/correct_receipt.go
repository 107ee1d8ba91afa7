package casework

import (
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// CorrectReceipt puts right the day on which the request was received: the clocks start on receipt by the authority,
// whichever way it came, even with answers missing. Earlier dates stay on the case's clock beside the new ones. It is
// refused once a decision rests on the day, except for an earlier one.
func (c *Case) CorrectReceipt(actor ehc.Actor, on ehc.Date, why string, today ehc.Date, now time.Time) error {
	wrong := func(field, code, message string) error { return fault.Field(field, code, message) }
	switch {
	case c.ReceivedOn().IsZero() || c.state.Closed():
		return fault.New(fault.Illegal, "case.receipt", "The day of receipt can be corrected once the request was sent, while the case is open.")
	case on.IsZero():
		return wrong("received-on", "case.receipt-date", "Enter the day on which the council received the request.")
	case on.After(today):
		return wrong("received-on", "case.receipt-future", "The request can’t have been received in the future.")
	case on == c.request.ReceivedOn:
		return wrong("received-on", "case.receipt-same", "That is the day that stands already.")
	case !c.child.Born.IsZero() && on.Before(c.child.Born):
		return wrong("received-on", "case.receipt-birth", "The request can’t have been received before the child was born.")
	case len(c.decisions) > 0 && on.After(c.decisions[0].DecidedOn):
		return wrong("received-on", "case.receipt-decision", "The request can’t have been received after the decision of "+c.decisions[0].DecidedOn.Long()+".")
	case strings.TrimSpace(why) == "":
		return wrong("why", "case.receipt-why", "Say how you know. The family reads it beside the dates.")
	case len([]rune(why)) > MaxReceiptReason:
		return wrong("why", "case.receipt-why-long", "Use 500 characters or fewer.")
	}
	c.request.ReceivedOn = on
	c.raise(ehc.ReceiptCorrected, actor, now, map[string]string{ehc.DataDue: on.String()})
	return nil
}

// MaxReceiptReason is how long the reason for a correction can be, in characters.
const MaxReceiptReason = 500
