package council

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// ProblemID is the identity of a report of a problem.
type ProblemID string

// ProblemState is how far a report has come.
type ProblemState string

// The states of a report.
const (
	ProblemNew      ProblemState = "new"
	ProblemLookedAt ProblemState = "looked-at" // somebody is at it
	ProblemAnswered ProblemState = "answered"
)

// ProblemStates lists them in the order of a form.
func ProblemStates() []ProblemState {
	return []ProblemState{ProblemNew, ProblemLookedAt, ProblemAnswered}
}

// Label names the state on pages; "" for none that there is.
func (s ProblemState) Label() string {
	return map[ProblemState]string{ProblemNew: "New", ProblemLookedAt: "Being looked at", ProblemAnswered: "Answered"}[s]
}

// Problem is what somebody reported of a page that did not work. It holds no child's data: the page is the name of its
// route, never an address.
type Problem struct {
	ID      ProblemID
	Version int
	Page    string       // name of the route: "plan.share"; empty where it isn't known
	Request string       // reference of the request that went wrong, as the log has it; empty where it isn't known
	Browser string       // in words: "Firefox on a Windows computer"
	Tried   string       // what the reporter wanted to do
	Wrong   string       // what went wrong
	At      time.Time    // UTC
	Person  ehc.PersonID // who reported it; empty for a visitor
	Role    string       // their job title or part, so that they need not be named
	Email   string       // where to tell of the answer; empty where nobody wants to be told
	KeyHash string       // SHA-256, in hex, of the key with which its reporter reads the answer
	// AnswerKeyHash is that of the key in the e-mail that tells of the answer; empty where none went.
	AnswerKeyHash string

	State      ProblemState
	Answer     string
	AnsweredAt time.Time // UTC
	AnsweredBy string    // a name
	Note       string    // for those who look after reports alone
}

// MaxProblemText bounds each text of a report, in letters.
const MaxProblemText = 2000

// Reference is what people call the report: "P-3F09A1B2".
func (p Problem) Reference() string {
	if len(p.ID) != 36 {
		return ""
	}
	return "P-" + strings.ToUpper(string(p.ID[28:]))
}

// BelongsTo reports whether the person reported it; nobody did what a visitor reported.
func (p Problem) BelongsTo(person ehc.PersonID) bool { return person != "" && p.Person == person }

// CheckReport finds what is wrong with a report, at the fields "tried" and "wrong".
func (p Problem) CheckReport() error {
	var faults []*fault.Fault
	if strings.TrimSpace(p.Wrong) == "" {
		faults = append(faults, fault.Field("wrong", "problem.wrong", "Say what went wrong."))
	}
	faults = append(faults, tooLong("tried", p.Tried), tooLong("wrong", p.Wrong))
	if p.Email != "" && !emailForm.MatchString(p.Email) {
		faults = append(faults, fault.Field("email", "problem.email", "Enter an e-mail address in the correct format, like name@example.com."))
	}
	return fault.Join(faults...)
}

// CheckAnswer finds what is wrong with what became of a report, at the fields "state" and "answer".
func (p Problem) CheckAnswer() error {
	var faults []*fault.Fault
	if p.State.Label() == "" {
		faults = append(faults, fault.Field("state", "problem.state", "Say how far this is."))
	}
	if p.State == ProblemAnswered && strings.TrimSpace(p.Answer) == "" {
		faults = append(faults, fault.Field("answer", "problem.answer", "Write the answer. Whoever reported it reads it."))
	}
	return fault.Join(append(faults, tooLong("answer", p.Answer), tooLong("note", p.Note))...)
}

func tooLong(field, text string) *fault.Fault {
	if utf8.RuneCountInString(text) <= MaxProblemText {
		return nil
	}
	return fault.Field(field, "council.long", "Use 2,000 characters or fewer.")
}
