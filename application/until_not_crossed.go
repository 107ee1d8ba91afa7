package application

import "ehchub/domain/fault"

// UntilNotCrossed tries again when someone else changed the case in the same moment: two advisers who send at once are
// both served, and the second of them is seen to be the last.
func UntilNotCrossed(try func() error) error {
	var err error
	for range 3 {
		if err = try(); !fault.Has(err, "case.stale") && !fault.Has(err, "guest.stale") {
			return err
		}
	}
	return err
}
