package council

// ComplaintTimes say in how many working days the council does each step of a complaint. What is 0 is as the Local
// Government and Social Care Ombudsman's Complaint Handling Code (2024) has it.
type ComplaintTimes struct {
	Acknowledge       int // after the complaint came
	Answer            int // after the acknowledgement
	Extend            int // by which an answer can be put off at the most
	TakeFurther       int // for a family to take it to stage 2, after the answer; the code sets none
	AcknowledgeSecond int // after it was taken to stage 2
	AnswerSecond      int // after that acknowledgement
	ExtendSecond      int
}

// MostComplaintDays bounds each of the times.
const MostComplaintDays = 65

// codeTimes are those of the code; its steps name none for taking a complaint further.
var codeTimes = ComplaintTimes{Acknowledge: 5, Answer: 10, Extend: 10, TakeFurther: 20, AcknowledgeSecond: 5, AnswerSecond: 20, ExtendSecond: 20}

// Whole fills in the code's times where the council has set none.
func (t ComplaintTimes) Whole() ComplaintTimes {
	or := func(own, code int) int {
		if own == 0 {
			return code
		}
		return own
	}
	return ComplaintTimes{or(t.Acknowledge, codeTimes.Acknowledge), or(t.Answer, codeTimes.Answer), or(t.Extend, codeTimes.Extend), or(t.TakeFurther, codeTimes.TakeFurther),
		or(t.AcknowledgeSecond, codeTimes.AcknowledgeSecond), or(t.AnswerSecond, codeTimes.AnswerSecond), or(t.ExtendSecond, codeTimes.ExtendSecond)}
}

// ComplaintDays is one of the times with its name in forms and on pages.
type ComplaintDays struct {
	Key, Label string
	Days       int
}

// Days lists the times in the order of a complaint.
func (t ComplaintTimes) Days() []ComplaintDays {
	return []ComplaintDays{
		{"acknowledge", "Stage 1: acknowledge a complaint", t.Acknowledge}, {"answer", "Stage 1: answer it, after the acknowledgement", t.Answer}, {"extend", "Stage 1: put an answer off, at most", t.Extend},
		{"further", "Take it to stage 2, after the answer", t.TakeFurther},
		{"acknowledge-second", "Stage 2: acknowledge it", t.AcknowledgeSecond}, {"answer-second", "Stage 2: answer it, after the acknowledgement", t.AnswerSecond}, {"extend-second", "Stage 2: put an answer off, at most", t.ExtendSecond},
	}
}

// At gives where the time with a key is kept.
func (t *ComplaintTimes) At(key string) *int {
	return map[string]*int{"acknowledge": &t.Acknowledge, "answer": &t.Answer, "extend": &t.Extend, "further": &t.TakeFurther, "acknowledge-second": &t.AcknowledgeSecond, "answer-second": &t.AnswerSecond, "extend-second": &t.ExtendSecond}[key]
}
