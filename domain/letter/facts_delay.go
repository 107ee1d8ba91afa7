package letter

import (
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Delay is a date of the law that was missed.
type Delay struct {
	// Late is the limit's key: "D2", "D4" or "D8".
	Late   string
	Last   ehc.Date
	Source string // the regulation that sets the day
	Why    string
	Likely ehc.Date // zero where none can be said
}

// Kind is the letter about a delay.
func (Delay) Kind() notice.Letter { return notice.Delay }

func (Delay) said() string { return "" }

func (d Delay) values(w *writer) map[string]value {
	likely := "We can’t give you a day that we could stand by. We will write again when we can."
	if !d.Likely.IsZero() {
		likely = "We expect to do it by " + d.Likely.LongWithDay() + ". This is our best estimate, not a promise. You can see in the EHC Hub at any time what we are waiting for."
	}
	return map[string]value{
		"late thing":     text(d.thing(w)),
		"what is late":   alone(say("We are sorry. The law gave us until "+d.Last.LongWithDay()+" to do this, and we have not done it. "+w.words("You and {child} should not have had to wait.", "You should not have had to wait."), "The rule is "+d.Source+" of the Special Educational Needs and Disability Regulations 2014. Our duty has not ended: we must still do it, as soon as we can.")...),
		"why it is late": alone(typed(d.Why)...), "likely day": alone(say(likely)...),
		"complaint": alone(complaint(w)...), "no appeal": alone(w.noAppeal(d.whenDecided())...),
	}
}

func (d Delay) thing(w *writer) string {
	switch d.Late {
	case "D2":
		return w.words("in deciding whether to assess {child}", "in deciding whether to assess you")
	case "D4":
		return w.words("in deciding whether {child} will have a plan", "in deciding whether you will have a plan")
	}
	return w.words("with the plan for {child}", "with your plan")
}

func (d Delay) whenDecided() string {
	if d.Late == "D8" {
		return "Once the plan is final you can appeal about what it says, and our letter will tell you how."
	}
	return "When we have decided, our letter will tell you which rights you then have."
}

// complaint says how to complain, and who looks at a complaint that is not settled.
func complaint(w *writer) []document.Block {
	blocks := append(say("You can ask us at any time what is happening, and you can complain to us about the delay. A complaint does not slow anything down and will not be held against you."), ownContact(w.Profile)...)
	return append(blocks, say("If our answer does not settle it, or takes too long, you can ask the Local Government and Social Care Ombudsman to look into it, free of charge: www.lgo.org.uk. The Ombudsman can look into delay.")...)
}
