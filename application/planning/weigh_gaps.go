package planning

import (
	"ehchub/application"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

// whoseOf is what the checks of a plan have to know of the child today.
func whoseOf(v *application.Visit) plan.Whose {
	child := v.Case.Child()
	known := child.YearGroup != nil || !child.Born.IsZero()
	return plan.Whose{YoungPerson: child.IsYoungPersonOn(v.Today), FromYear9: known && child.YearGroupOn(v.Today) >= 9}
}

// weighed parts what stops a step from what only warns before it.
func weighed(gaps []plan.Gap) (hurdles, warnings []*fault.Fault) {
	for _, gap := range gaps {
		if gap.Blocks {
			hurdles = append(hurdles, gap.Fault)
		} else {
			warnings = append(warnings, gap.Fault)
		}
	}
	return hurdles, warnings
}
