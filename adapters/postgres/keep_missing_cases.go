package postgres

import (
	"context"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

type missingCases struct {
	councilRecords[council.MissingCase, council.MissingCaseID]
}

func missingCasesOn(s statements) ports.MissingCases {
	return missingCases{councilRecords[council.MissingCase, council.MissingCaseID]{statements: s, table: "missing_case", known: func(one *council.MissingCase) (council.MissingCaseID, time.Time, *int) {
		return one.ID, one.At, &one.Version
	}}}
}

func (s missingCases) Of(ctx context.Context, person ehc.PersonID, limit int) ([]council.MissingCase, error) {
	return s.kept().list(ctx, s.statements, "SELECT version, record FROM missing_case WHERE record->>'Person' = ? ORDER BY at DESC, id DESC LIMIT ?", string(person), max(limit, 0))
}
