package postgres

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

var (
	noConsultation    = fault.New(fault.NotFound, "consultation.unknown", "There is no such consultation.")
	staleConsultation = fault.New(fault.Conflict, "consultation.stale", "A colleague saved this answer while you were writing. Both texts are shown below: choose which to keep.")
)

var consultations = versionIn(func(c *plan.Consultation) *int { return &c.Revision })

type consultationStore struct{ statements }

func (s consultationStore) Get(ctx context.Context, id ehc.ConsultationID) (plan.Consultation, error) {
	return consultations.get(ctx, s.statements, noConsultation, "SELECT revision AS version, record FROM consultation WHERE id = ?", string(id))
}

func (s consultationStore) OfCase(ctx context.Context, id ehc.CaseID) ([]plan.Consultation, error) {
	return consultations.ofCase(ctx, s.statements, "SELECT revision AS version, record FROM consultation WHERE case_id = ? ORDER BY sent_on, id", id)
}

func (s consultationStore) Save(ctx context.Context, c plan.Consultation) error {
	text, err := record(c)
	if err != nil {
		return err
	}
	if c.Revision == 0 {
		return s.write(ctx, 1, staleConsultation, `
			INSERT INTO consultation (id, case_id, version_id, setting_id, revision, status, sent_on, record) VALUES (?, ?, ?, ?, 1, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
			string(c.ID), string(c.Case), string(c.Version), string(c.Setting), string(c.Status), dateOrNull(c.SentOn), text)
	}
	return s.write(ctx, 1, staleConsultation, `
		UPDATE consultation SET revision = revision + 1, version_id = ?, setting_id = ?, status = ?, sent_on = ?, record = ? WHERE id = ? AND revision = ?`,
		string(c.Version), string(c.Setting), string(c.Status), dateOrNull(c.SentOn), text, string(c.ID), c.Revision)
}
