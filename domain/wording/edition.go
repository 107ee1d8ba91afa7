package wording

import (
	"strconv"
	"time"

	"ehchub/domain/ehc"
)

// Edition is one version of a text: who saved it, and when.
type Edition struct {
	// Version counts what the council saved from 1; 0 is the hub's own text.
	Version int
	// Restored tells that the council went back to the hub's own text with this version.
	Restored  bool
	SavedAt   time.Time // UTC; zero for the hub's own text
	SavedBy   ehc.PersonID
	SavedName string
}

// Label names the version as pages and stored letters do.
func (e Edition) Label() string {
	if e.Version == 0 {
		return "the hub’s own text"
	}
	return "version " + strconv.Itoa(e.Version) + " of the council’s text"
}

// Next gives the version that follows.
func (e Edition) Next(restored bool, by ehc.Actor, now time.Time) Edition {
	return Edition{Version: e.Version + 1, Restored: restored, SavedAt: now, SavedBy: by.Person, SavedName: by.Name}
}
