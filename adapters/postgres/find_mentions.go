package postgres

import (
	"context"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

type mentionStore struct{ statements }

// nobodysCase is the identity that no case has.
const nobodysCase ehc.CaseID = "00000000-0000-0000-0000-000000000000"

func (s mentionStore) Children(ctx context.Context, m casework.Marks, except ehc.CaseID, limit int) ([]casework.Child, error) {
	if except == "" {
		except = nobodysCase
	}
	if m.Empty() || !valid(except) {
		return nil, nil
	}
	var rows []recordRow
	err := s.all(ctx, &rows, `
		SELECT c.record->'Child' AS record FROM (
			SELECT id FROM child_case WHERE translate(left(nhs_number, 40), ' -', '') = ANY(?) AND nhs_number IS NOT NULL UNION SELECT id FROM child_case WHERE left(upn, 40) = ANY(?) AND upn IS NOT NULL UNION SELECT id FROM child_case WHERE born = ANY(?::date[])
		) found JOIN child_case c ON c.id = found.id
		WHERE c.id <> ?::uuid AND c.state NOT IN ('`+string(casework.RequestDraft)+`', '`+string(casework.Closed)+`')
			AND NOT EXISTS (SELECT FROM case_relation r WHERE r.a = least(c.id, ?::uuid) AND r.b = greatest(c.id, ?::uuid) AND r.answered AND r.kind <> '`+string(casework.NotRelated)+`')
		ORDER BY c.id LIMIT ?`,
		m.NHSNumbers, m.UPNs, written(m.Dates), string(except), string(except), string(except), max(limit, 0))
	if err != nil {
		return nil, err
	}
	return restoreEach[casework.Child](rows)
}
