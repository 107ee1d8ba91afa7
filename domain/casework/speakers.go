package casework

import (
	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// Withdrawers lists who can take the request back, in whatever way they say it: the family, and the setting that asked.
func (c *Case) Withdrawers() []Party {
	if c.request.Requester.Kind == BySetting {
		return c.speakers(access.Family, access.Setting)
	}
	return c.speakers(access.Family)
}

// Reassessers lists who of the case can ask for a reassessment, in whatever way they say it (CFA 2014 s.44(2)).
func (c *Case) Reassessers() []Party { return c.speakers(access.Family, access.Setting) }

// Wishers lists who can ask for somebody to be added to the case or removed, in whatever way they say it.
func (c *Case) Wishers() []Party { return c.speakers(access.Family, access.Advocate) }

// speakers lists who holds the case in these relations: people, and settings as such, whoever of them wrote.
func (c *Case) speakers(as ...access.Relation) (found []Party) {
	for _, relation := range as {
		for _, p := range c.with(relation) {
			if kind := p.Holder.Kind; kind == ehc.HeldBySetting || kind == ehc.HeldByPerson && relation != access.Setting {
				found = append(found, p)
			}
		}
	}
	return found
}
