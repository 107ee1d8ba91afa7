package ehchub

import (
	"context"
	"os"

	"ehchub/adapters/gias"
	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/documents"
	"ehchub/application/importing"
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
	export := documents.ExportPlan{Gate: gate, Renderers: newRenderers(gate)}
	return export.Do(ctx, actor, documents.ExportInput{Reference: ehc.Reference(e.Reference), Format: ports.Format(e.Format), WithAdvice: e.WithAdvice})
}

// SettingsImport says which file of the national register of settings to read, and as whom.
type SettingsImport struct {
	As     string // an e-mail address
	File   string
	Areas  []string // codes of the authorities whose settings are offered first
	Commit bool     // brings it in; else it is only checked
}

// ImportSettings reads a file of the register as the person with the e-mail address, authorised and recorded as in the
// browser, and says in lines of text what it changes.
func ImportSettings(ctx context.Context, c Config, d *postgres.Database, in SettingsImport) (report []string, err error) {
	units := postgres.NewUnitOfWork(d.DB)
	actor, err := accounts.ActAs{Units: units}.Do(ctx, in.As)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(in.File)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	files, err := newFileStore(c)
	if err != nil {
		return nil, err
	}
	means := importing.Means{Units: units, Files: files, Reader: gias.File{}, Clock: system.Clock{}, IDs: system.IDs{}}
	load, err := importing.CheckRegister{Means: means}.Do(ctx, actor, importing.CheckRegisterInput{Name: in.File, Content: file, Areas: in.Areas})
	if err == nil && in.Commit {
		load, err = importing.LoadRegister{Means: means}.Do(ctx, actor, load.ID)
	}
	return importing.Said(load), err
}
