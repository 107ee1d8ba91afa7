package council

import (
	"strings"
	"time"

	"ehchub/domain/fault"
)

// SupportID is the identity of a row of local support.
type SupportID string

// SupportRow is somebody near by who helps families and is independent of the council's decisions: a parent group, a
// charity, an advocate (F13).
type SupportRow struct {
	ID                SupportID
	Version           int
	Name              string
	HelpsWith         string // in a sentence
	Phone, Email, Web string
	Off               bool      // taken off the page, and kept in the list
	SavedAt           time.Time // UTC
	SavedName         string
}

// Check finds what is wrong with a row, at the fields "name", "helps-with", "phone", "email" and "web".
func (s SupportRow) Check() error {
	c := &checker{}
	c.line("name", s.Name, "the name", true)
	c.say(strings.TrimSpace(s.HelpsWith) == "", "helps-with", "Say what they help with.")
	c.text("helps-with", s.HelpsWith, "This")
	c.phone("phone", s.Phone)
	c.email("email", s.Email)
	c.web("web", s.Web)
	c.say(s.Phone == "" && s.Email == "" && s.Web == "", "phone", "Enter a telephone number, an e-mail address or a web address, so that families can reach them.")
	return fault.Join(c.faults...)
}
