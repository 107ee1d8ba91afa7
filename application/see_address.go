package application

import (
	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// SeesAddress reports whether the reader may see where the person who asked lives: that person, whoever writes the
// request, and the authority. Nobody else on the case, for a parent may have to keep it from another.
func (h Head) SeesAddress(reader ehc.Actor) bool {
	asker := h.Case.Request().Requester.Person
	return asker != "" && asker == reader.Person || h.May(access.EditRequest) || h.May(access.SeeAuthorityNotes)
}
