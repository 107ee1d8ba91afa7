package plan

import (
	"strconv"
	"strings"

	"ehchub/domain/fault"
)

// Seen names the state of every part, for whoever is shown the whole draft before a step that freezes it. Every part
// must have been loaded.
func (p *Plan) Seen() string {
	var revisions []string
	for _, info := range Parts() {
		revisions = append(revisions, strconv.Itoa(p.parts[info.Key].Revision))
	}
	return strings.Join(revisions, ".")
}

// CheckSeen refuses a step on a draft of which a part was saved since it was shown: nothing is frozen that the
// person who freezes it has not had the chance to read. fault.Conflict names the parts.
func (p *Plan) CheckSeen(seen string) error {
	shown, now := strings.Split(seen, "."), strings.Split(p.Seen(), ".")
	var moved []string
	for i, info := range Parts() {
		if i >= len(shown) || shown[i] != now[i] {
			moved = append(moved, info.Label)
		}
	}
	if len(moved) == 0 {
		return nil
	}
	return fault.New(fault.Conflict, "plan.saved-meanwhile", "Since you opened this page, these parts of the plan were saved: "+strings.Join(moved, "; ")+". Read them, then go on from here.")
}
