package notice

import (
	"strconv"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/wording"
)

// What a message tells of those who write and read it. Each is a type of its own, so that no text of a case can come to
// stand in its place by mistake.
type (
	ReaderName     string // empty where it would tell the child's
	ReaderRole     string
	CouncilName    string
	CouncilContact string // telephone and e-mail
	DutyName       string // of the table of limits, such as may stand in an e-mail
	PageAddress    string
	PlanVersion    int
)

// Facts are all that a message can tell: of its reader the name and the part, of the case its ID and dates, of the council
// its name and contacts. There is no place for anything of the child (F325).
type Facts struct {
	Name       ReaderName
	Role       ReaderRole
	Reference  ehc.Reference
	Council    CouncilName
	Contact    CouncilContact
	Link       PageAddress
	Due        ehc.Date
	Version    PlanVersion
	Duty       DutyName
	DecisionBy ehc.Date // the last day of the decision to assess (reg 5)
	PlanBy     ehc.Date // the last day of the final plan (reg 13(2))
}

// What the family is called where a name can’t be given.
const (
	RoleOfFamily      ReaderRole = "parent or carer"
	RoleOfYoungPerson ReaderRole = "young person"
)

// Names of the placeholders.
const (
	markName       = "name"
	markRole       = "role"
	markCase       = "case ID"
	markCouncil    = "council"
	markContact    = "contact"
	markLink       = "link"
	markDue        = "due date"
	markVersion    = "version"
	markDuty       = "duty"
	markDecisionBy = "decision by"
	markPlanBy     = "plan by"
)

// everywhere are the placeholders that every message has; the others are those of the event.
var everywhere = []string{markName, markRole, markCase, markCouncil, markContact, markLink}

var meanings = map[string]string{
	markName:       "The reader’s own name, or their part in the case where their name would tell the child’s",
	markRole:       "The reader’s part in the case, such as SENCO or parent or carer",
	markCase:       "The number of the case",
	markCouncil:    "The council’s name",
	markContact:    "The council’s telephone number and e-mail address",
	markLink:       "The address of the page that the message opens",
	markDue:        "The day by which something is due, or on which it takes place",
	markVersion:    "The number of the version of the plan",
	markDuty:       "What is due, in the words of the table of time limits",
	markDecisionBy: "The last day for the decision whether to assess",
	markPlanBy:     "The last day for the final plan",
}

func (f Facts) values() map[string]string {
	name := string(f.Name)
	if name == "" {
		name = string(f.Role)
	}
	version := ""
	if f.Version > 0 {
		version = strconv.Itoa(int(f.Version))
	}
	return map[string]string{markName: name, markRole: string(f.Role), markCase: string(f.Reference), markCouncil: string(f.Council), markContact: string(f.Contact), markLink: string(f.Link),
		markDue: f.Due.LongWithDay(), markVersion: version, markDuty: string(f.Duty), markDecisionBy: f.DecisionBy.Long(), markPlanBy: f.PlanBy.Long()}
}

// Fill puts the facts into a text. A text that needs one which there isn't is a fault: nobody is told "by {{due date}}".
func (f Facts) Fill(text string) (string, error) {
	values, lacks := f.values(), false
	filled := wording.Fill(text, func(name string) string {
		lacks = lacks || values[name] == ""
		return values[name]
	})
	if lacks || strings.ContainsAny(filled, "{}") {
		return "", fault.New(fault.Invalid, "notice.unfilled", "The event lacks a date or number that its message needs.")
	}
	return filled, nil
}

// Salutation greets the reader by name, those at work with the part that they have in the case (F324).
func (f Facts) Salutation() string {
	switch {
	case f.Name == "" && f.Role == "":
		return "Hello"
	case f.Name == "":
		return "Dear " + string(f.Role)
	case f.Role == "" || f.Role == RoleOfFamily || f.Role == RoleOfYoungPerson:
		return "Dear " + string(f.Name)
	}
	return "Dear " + string(f.Name) + " - " + string(f.Role)
}

// SignOff ends every message.
func (f Facts) SignOff() string { return "Best regards,\n" + string(f.Council) + " EHC Hub team" }

// Compose writes a message in the shape that every message has, whatever a council changes: salutation, case ID, what
// happened, the way in, and who writes (F324).
func (f Facts) Compose(subject, sentence, way string) (title, text string, err error) {
	if subject, err = f.Fill(subject); err != nil {
		return "", "", err
	}
	if sentence, err = f.Fill(sentence); err != nil {
		return "", "", err
	}
	if f.Reference == "" { // a request that was not sent yet
		return subject, strings.Join([]string{f.Salutation(), sentence, way, f.SignOff()}, "\n\n") + "\n", nil
	}
	parts := []string{f.Salutation(), "Case ID: " + string(f.Reference), sentence, way, f.SignOff()}
	return subject + " (" + string(f.Reference) + ")", strings.Join(parts, "\n\n") + "\n", nil
}
