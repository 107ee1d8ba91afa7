package council

import (
	"strings"

	"ehchub/domain/fault"
)

// AppealNotice lists what a notice of a decision that can be appealed must tell the family beside the reasons, and
// whether this council's profile has it (SI 2014/1530 regs 5, 10, 32).
func (p Profile) AppealNotice() []NoticeItem {
	return []NoticeItem{
		{"the mediation adviser and how to reach them", p.Mediation.reachable()},
		{"the information, advice and support service", p.Advice.reachable()},
		{"the disagreement resolution service", p.Resolution.reachable()},
		{"the Tribunal to which the family can appeal", p.Tribunal.reachable()},
	}
}

// NoticeItem is one thing that a notice must carry.
type NoticeItem struct {
	What  string
	There bool
}

// CheckAppealNotice refuses while the council's profile lacks something that the notice must carry: a family told
// half of its rights has not been told. law names the rule of the decision at hand.
func (p Profile) CheckAppealNotice(law string) error {
	var missing []string
	for _, item := range p.AppealNotice() {
		if !item.There {
			missing = append(missing, item.What)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return fault.New(fault.Illegal, "notice.incomplete", "The decision can’t be published yet. The notice must name "+strings.Join(missing, ", ")+
		", and the council’s profile does not hold it. Ask whoever keeps the profile to add it.").Citing(law)
}

// reachable reports whether the notice can say who it is and how to reach them.
func (c Contact) reachable() bool {
	return strings.TrimSpace(c.Name) != "" && strings.TrimSpace(c.Phone+c.Email+c.Web+c.Address) != ""
}
