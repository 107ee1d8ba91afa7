package notice_test

import (
	"slices"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

func TestConsultationsAreToldToThoseWhoMayKnowOfThem(t *testing.T) {
	told := map[access.Relation]bool{access.Family: true, access.Advocate: true, access.Coordinator: true, access.Decider: true, access.Manager: true, access.Hub: true}
	for _, r := range access.Relations() {
		kinds := notice.KindsFor(access.Subject{Relations: []access.Relation{r}})
		for _, kind := range []ehc.EventKind{ehc.ConsultationStarted, ehc.ConsultationAnswered, ehc.ConsultationWithdrawn} {
			if slices.Contains(kinds, kind) != told[r] {
				t.Errorf("%s sees %s: %v", r, kind, !told[r])
			}
		}
	}
}
