package advice

import (
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Happening tells of the request for advice: the six weeks begin when the adviser receives it (SI 2014/1530
// reg 8(1)). The first completion counts; re-opening starts no new time.
func (r *Request) Happening() timescale.Happening {
	h := timescale.Happening{Event: timescale.Event{Trigger: timescale.AdviceRequestReceived, On: r.requestedOn}, Item: string(r.id), Owes: r.adviser.holder(),
		Wanted: r.dueOn, Met: map[string]ehc.Date{timescale.SendAdvice: r.firstDoneOn}}
	if r.status == Closed && r.firstDoneOn.IsZero() {
		h.Off = map[string]string{timescale.All: "The request was closed without advice."}
	}
	return h
}

func (a Adviser) holder() ehc.Holder {
	if a.Person != "" {
		return ehc.Holder{Kind: ehc.HeldByPerson, ID: string(a.Person)}
	}
	return ehc.Holder{Kind: ehc.HeldByTeam, ID: string(a.Team)}
}
