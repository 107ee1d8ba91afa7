package casefile

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// ChangeRecord replaces the child's record.
type ChangeRecord struct{ Gate application.Gate }

// ChangeRecordInput is what the writer leaves the record as. Version is that of the case that they had read.
type ChangeRecordInput struct {
	Case    ehc.CaseID
	Version int
	Child   casework.Child
}

// Do saves it. fault.Invalid at the field that is wrong; fault.Conflict when the case changed since it was read.
func (u ChangeRecord) Do(ctx context.Context, actor ehc.Actor, in ChangeRecordInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.EditChildRecord, "record", func(ctx context.Context, v *application.Visit) error {
		if in.Version != v.Case.Version() {
			return fault.New(fault.Conflict, "record.stale", "Someone else changed this case while you were writing.")
		}
		if err := application.NameSettings(ctx, v.Stores, &in.Child); err != nil {
			return err
		}
		if err := v.Case.ChangeDetails(actor, in.Child, v.Today, v.Now); err != nil {
			return err
		}
		if err := v.Stores.Cases.Save(ctx, v.Case); err != nil {
			return err
		}
		return application.SuspectKin(ctx, v)
	})
}
