package application

import (
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// SeesAddress reports whether the reader may see where the person who asked, and the child, live: that person, whoever
// writes the request, and the authority. Nobody else on the case, for a parent may have to keep it from another.
func (h Head) SeesAddress(reader ehc.Actor) bool {
	if !h.May(access.SeePlaces) {
		return false
	}
	asker := h.Case.Request().Requester.Person
	return asker != "" && asker == reader.Person || h.May(access.EditRequest) || h.May(access.SeeAuthorityNotes)
}

// SeesHowToReachAsker reports whether the reader may see how to reach the person who asked: that person, whoever writes
// the request, and the co-ordinator, for whom the managers stand in.
func (h Head) SeesHowToReachAsker(reader ehc.Actor) bool {
	asker := h.Case.Request().Requester.Person
	return asker != "" && asker == reader.Person || h.May(access.EditRequest) || h.May(access.SeeContacts)
}

// SeesHowToReach reports whether the reader may see how to reach a party: a member of the family is reached by
// themselves, the co-ordinator and the managers alone; those who work with the case by all who do, and the family. The
// co-ordinator's address at work is for everyone on the case (F62).
func (h Head) SeesHowToReach(p casework.Party) bool {
	switch {
	case p.Relation == access.Coordinator, h.Reader != "" && p.Holder.ID == string(h.Reader):
		return true
	case p.Relation == access.Family, p.Relation == access.Advocate, p.Relation == access.Author:
		return h.May(access.SeeContacts)
	}
	return h.May(access.SeeWorkContacts)
}
