package access

import (
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// ComplaintStanding is what an actor is to one complaint.
type ComplaintStanding struct {
	IsFrom    bool // made it
	IsAbout   bool // it is about them, or about somebody for whom they stand in
	IsAnswers bool // answers it
}

// DecideComplaint answers nil when the table grants an action on a complaint. Whom it is about can do nothing to it and
// does not learn that there is one, whatever their office; so does everybody who may not read it: fault.NotFound.
func DecideComplaint(actor ehc.Actor, action Action, stands ComplaintStanding) error {
	if actor.Kind == ehc.Nobody || actor.Kind == ehc.Visitor {
		return fault.New(fault.Unauthenticated, "access.sign-in", "Sign in to see this page.")
	}
	subject := Subject{Relations: Offices(actor)}
	if stands.IsFrom {
		subject.Relations = append(subject.Relations, Complainant)
	}
	if stands.IsAnswers {
		subject.Relations = append(subject.Relations, Answerer)
	}
	switch {
	case stands.IsAbout && !stands.IsFrom || !allowed(SeeComplaint, subject) && action != MakeComplaint:
		return fault.New(fault.NotFound, "complaint.unknown", "There is no such complaint, or you do not have access to it.")
	case allowed(action, subject):
		return nil
	}
	return fault.New(fault.Forbidden, "access.denied", "Your part in this complaint does not include this step.")
}
