package ehchub

import (
	"context"

	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/documents"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Export says which plan is wanted, as which file, and as whom.
type Export struct {
	As         string // an e-mail address
	Reference  string // the case ID that people use
	Format     string // "pdf" or "docx"
	WithAdvice bool   // binds in the advice that section K lists
}

// ExportPlan gives the version of a plan that was shared last as a file, to the person with the e-mail address as if
// they had asked for it in the browser: authorised and recorded alike.
func ExportPlan(ctx context.Context, d *postgres.Database, e Export) (documents.File, error) {
	units := postgres.NewUnitOfWork(d.DB)
	actor, err := accounts.ActAs{Units: units}.Do(ctx, e.As)
	if err != nil {
		return documents.File{}, err
	}
	gate := application.Gate{Units: units, Refusals: postgres.NewRefusalLog(d.DB), Clock: system.Clock{}, IDs: system.IDs{}}
	export := documents.ExportPlan{Gate: gate, Renderers: newRenderers()}
	return export.Do(ctx, actor, documents.ExportInput{Reference: ehc.Reference(e.Reference), Format: ports.Format(e.Format), WithAdvice: e.WithAdvice})
}
