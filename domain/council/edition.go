package council

import (
	"time"

	"ehchub/domain/ehc"
)

// Edition is the profile as somebody left it. Each change makes the next; earlier ones stay readable.
type Edition struct {
	Number  int // counts from 1
	Profile Profile
	At      time.Time    // UTC
	By      ehc.PersonID // empty for the hub itself, when it was set up
	Name    string       // theirs, as it was then
}

// Next is the edition that follows when somebody changes the profile.
func (e Edition) Next(p Profile, by ehc.Actor, at time.Time) Edition {
	return Edition{e.Number + 1, p, at, by.Person, by.Name}
}
