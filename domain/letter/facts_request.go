package letter

import (
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Request is a request for an assessment that has come, as the letter about it tells it.
type Request struct {
	ReceivedOn ehc.Date
	// Yours reports that the receiver asked; From is who else did, in words: "Larkfield Primary School".
	Yours bool
	From  string
	// Responsible reports that nobody asked: the authority has become responsible (CFA 2014 s.24).
	Responsible bool
	// DecisionBy and FinalBy are the last days for the decision whether to assess and for a final plan.
	DecisionBy, FinalBy ehc.Date
}

// Kind is the letter that says that a request has come.
func (Request) Kind() notice.Letter { return notice.RequestCame }

func (Request) said() string { return "" }

func (r Request) values(w *writer) map[string]value {
	return map[string]value{
		"request": alone(say(r.came(w) + " " + r.ReceivedOn.LongWithDay() + ", and every date below counts from that day.")...),
		"views": alone(say(w.words("You can tell us at any time what you think, and what {child} thinks, feels and wishes. You can also send us reports or any other evidence, and tell us whom we should ask. You can do all of it in the EHC Hub, or by writing or speaking to us.",
			"You can tell us at any time what you think, feel and wish. You can also send us reports or any other evidence, and tell us whom we should ask. You can do all of it in the EHC Hub, or by writing or speaking to us."))...),
		"dates to come": alone(say(w.byWhen("The law asks us to tell you whether we will assess by ", r.DecisionBy), w.byWhen("If a plan follows, the law asks us to send you the final plan by ", r.FinalBy))...),
	}
}

// came says what reached the authority, up to the day.
func (r Request) came(w *writer) string {
	const what = " for an education, health and care needs assessment"
	from := "a request"
	switch {
	case r.Responsible:
		return w.words("We are considering whether {child} needs an education, health and care needs assessment. We became responsible for {child} on", "We are considering whether you need an education, health and care needs assessment. We became responsible for you on")
	case r.Yours:
		from = "your request"
	case r.From != "":
		from = "a request from " + r.From
	}
	return w.words("We have received "+from+what+" for {child}. It came on", "We have received "+from+what+" for you. It came on")
}
