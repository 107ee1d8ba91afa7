package council_test

import (
	"testing"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func TestAQuestionForAMissingCase(t *testing.T) {
	today, now := ehc.D(2026, 11, 23), time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	err := council.MissingCase{}.Check(today)
	for _, code := range []string{"missing.forenames", "missing.surname", "missing.born", "missing.why"} {
		if !fault.Has(err, code) {
			t.Errorf("nothing is said of %s: %v", code, err)
		}
	}
	asked := council.MissingCase{Forenames: "Perrin", Surname: "Farrow", Born: ehc.D(2027, 1, 1), Why: "He came in September.", State: council.MissingNew}
	if err := asked.Check(today); !fault.Has(err, "missing.born-future") {
		t.Errorf("born tomorrow: %v", err)
	}
	by := ehc.Actor{Name: "Petra Lindqvist"}
	if _, err := asked.Settle(by, "", " ", now); !fault.Has(err, "missing.answer") {
		t.Errorf("answered without words: %v", err)
	}
	linked, err := asked.Settle(by, "case-1", "", now)
	if err != nil || linked.State != council.MissingLinked || linked.Case != "case-1" || linked.Answer == "" || linked.AnsweredBy != by.Name {
		t.Errorf("linked: %+v, %v", linked, err)
	}
	if _, err := linked.Settle(by, "", "Again.", now); !fault.Is(err, fault.Illegal) {
		t.Errorf("answered twice: %v", err)
	}
}
