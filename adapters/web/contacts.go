package web

import (
	"ehchub/adapters/web/view"
	"ehchub/domain/council"
)

// helpFor is a service that helps a family, and what it helps with.
type helpFor struct {
	said string
	who  council.Contact
}

// contactsOf shows those services that the council has entered.
func contactsOf(services ...helpFor) (shown view.Contacts) {
	for _, s := range services {
		if s.who.Reachable() {
			shown.Contacts = append(shown.Contacts, view.Contact{For: s.said, Name: s.who.Name, Phone: s.who.Phone, Email: s.who.Email, Web: s.who.Web})
		}
	}
	return shown
}
