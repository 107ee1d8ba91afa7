package letter

import (
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Request is a request for an assessment that has come, as the letter about it tells it.
type Request struct {
	ReceivedOn ehc.Date
	// From is who asked, in words: "you", "Larkfield Primary School".
	From string
	// DecisionBy and FinalBy are the last days for the decision whether to assess and for a final plan.
	DecisionBy, FinalBy ehc.Date
}

// Kind is the letter that says that a request has come.
func (Request) Kind() notice.Letter { return notice.RequestCame }

func (Request) said() string { return "" }

func (r Request) values(w *writer) map[string]value {
	from := "your request"
	if r.From != "" {
		from = "a request from " + r.From
	}
	return map[string]value{
		"request": alone(say(w.words("We have received "+from+" for an education, health and care needs assessment for {child}. It came on "+r.ReceivedOn.LongWithDay()+", and every date below counts from that day.",
			"We have received "+from+" for an education, health and care needs assessment for you. It came on "+r.ReceivedOn.LongWithDay()+", and every date below counts from that day."))...),
		"views": alone(say(w.words("You can tell us at any time what you think, and what {child} thinks, feels and wishes. You can also send us reports or any other evidence, and tell us whom we should ask. You can do all of it in the EHC Hub, or by writing or speaking to us.",
			"You can tell us at any time what you think, feel and wish. You can also send us reports or any other evidence, and tell us whom we should ask. You can do all of it in the EHC Hub, or by writing or speaking to us."))...),
		"dates to come": alone(say(w.byWhen("The law asks us to tell you whether we will assess by ", r.DecisionBy), w.byWhen("If a plan follows, the law asks us to send you the final plan by ", r.FinalBy))...),
	}
}
