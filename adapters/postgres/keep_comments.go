package postgres

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

var (
	noComments    = fault.New(fault.NotFound, "comments.unknown", "There are no comments to write on this version of the plan.")
	staleComments = fault.New(fault.Conflict, "comments.stale", "These comments were saved somewhere else while you were writing. Both texts are shown below: choose which to keep.")
)

var comments = versionIn(func(c *plan.Comments) *int { return &c.Revision })

type commentStore struct{ statements }

func (s commentStore) OfCase(ctx context.Context, id ehc.CaseID) ([]plan.Comments, error) {
	return comments.ofCase(ctx, s.statements, "SELECT revision AS version, record FROM plan_comment WHERE case_id = ? ORDER BY number DESC, record->>'ReviewerName', reviewer", id)
}

func (s commentStore) Get(ctx context.Context, version ehc.VersionID, reviewer ehc.PersonID) (plan.Comments, error) {
	return comments.get(ctx, s.statements, noComments, "SELECT revision AS version, record FROM plan_comment WHERE version_id = ? AND reviewer = ?", string(version), string(reviewer))
}

func (s commentStore) Save(ctx context.Context, c plan.Comments) error {
	text, err := record(c)
	if err != nil {
		return err
	}
	if c.Revision == 0 {
		return s.write(ctx, 1, staleComments, `
			INSERT INTO plan_comment (version_id, reviewer, case_id, number, revision, status, record) VALUES (?, ?, ?, ?, 1, ?, ?) ON CONFLICT DO NOTHING`,
			string(c.Version), string(c.Reviewer), string(c.Case), c.Number, string(c.Status), text)
	}
	return s.write(ctx, 1, staleComments, `
		UPDATE plan_comment SET revision = revision + 1, status = ?, record = ? WHERE version_id = ? AND reviewer = ? AND revision = ?`,
		string(c.Status), text, string(c.Version), string(c.Reviewer), c.Revision)
}
