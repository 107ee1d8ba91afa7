package timing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/transfer"
	"ehchub/ports"
)

// ReadMoves shows the moves of one child to the next phase of education.
type ReadMoves struct{ Gate application.Gate }

// MovesOut is the child's moves and, for those who prepare them, the settings to choose from.
type MovesOut struct {
	application.Head
	Moves    []transfer.Move // the latest first
	Settings []ports.Choice
}

// Do reads them.
func (u ReadMoves) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (MovesOut, error) {
	var out MovesOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "transfer", func(ctx context.Context, v *application.Visit) error {
		out.Head = v.Head()
		moves, err := v.Stores.Transfers.Of(ctx, id)
		if err != nil {
			return err
		}
		if out.Moves = moves.All(); v.May(access.PlanTransfer) {
			var named []casework.SettingRef
			for _, m := range out.Moves {
				named = append(named, casework.SettingRef{ID: m.Named.In.ID, Name: m.Named.In.Name})
			}
			out.Settings, err = application.SettingChoices(ctx, v.Stores, named...)
		}
		return err
	})
	return out, err
}

// prepare runs one verb of the moves of a case, keeps them and tells the timeline.
func prepare(ctx context.Context, gate application.Gate, actor ehc.Actor, id ehc.CaseID, told ehc.EventKind, verb func(ctx context.Context, v *application.Visit, m *transfer.Moves) error) error {
	return gate.Open(ctx, actor, id, access.PlanTransfer, "transfer", func(ctx context.Context, v *application.Visit) error {
		moves, err := v.Stores.Transfers.Of(ctx, id)
		if err != nil {
			return err
		}
		if err := verb(ctx, v, moves); err != nil {
			return err
		}
		if err := v.Stores.Transfers.Save(ctx, moves); err != nil {
			return err
		}
		return v.Record(ctx, told, nil)
	})
}

// PlanTransfer records a move that ages don't tell, such as from one college to another.
type PlanTransfer struct{ Gate application.Gate }

// PlanTransferInput is the move.
type PlanTransferInput struct {
	Case ehc.CaseID
	Kind transfer.Kind
	On   ehc.Date
	Why  string
}

// Do records it. fault.Invalid at the field that is wrong.
func (u PlanTransfer) Do(ctx context.Context, actor ehc.Actor, in PlanTransferInput) error {
	return prepare(ctx, u.Gate, actor, in.Case, ehc.TransferPlanned, func(ctx context.Context, v *application.Visit, m *transfer.Moves) error {
		standing, err := v.Standing(ctx)
		if err != nil {
			return err
		}
		return m.Plan(actor, in.Kind, in.On, in.Why, standing, v.Today)
	})
}

// LeaveOutTransfer records that a child does not move when they were found to.
type LeaveOutTransfer struct{ Gate application.Gate }

// Do records it, with the reason.
func (u LeaveOutTransfer) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, move, why string) error {
	return prepare(ctx, u.Gate, actor, id, ehc.TransferFellAway, func(_ context.Context, _ *application.Visit, m *transfer.Moves) error {
		return m.LeaveOut(actor, move, why)
	})
}

// RecordTransfer records how far a move is prepared: the review that was held for it, and the amended plan that names
// the next setting.
type RecordTransfer struct{ Gate application.Gate }

// RecordTransferInput is what is known. A day that is not given leaves what was recorded before.
type RecordTransferInput struct {
	Case       ehc.CaseID
	Move       string
	ReviewedOn ehc.Date
	NamedOn    ehc.Date
	Setting    ehc.SettingID
}

// Do records it. fault.Invalid at the field that is wrong.
func (u RecordTransfer) Do(ctx context.Context, actor ehc.Actor, in RecordTransferInput) error {
	told := ehc.TransferReviewed
	if !in.NamedOn.IsZero() {
		told = ehc.NextSettingNamed
	}
	return prepare(ctx, u.Gate, actor, in.Case, told, func(ctx context.Context, v *application.Visit, m *transfer.Moves) error {
		p := transfer.Progress{ReviewedOn: in.ReviewedOn, Named: transfer.Naming{On: in.NamedOn}}
		if in.Setting != "" {
			setting, err := v.Stores.Settings.Use(ctx, in.Setting)
			if fault.Is(err, fault.NotFound) {
				return fault.Field("setting", "transfer.named", "Choose the setting from the list.")
			}
			if err != nil {
				return err
			}
			p.Named.In = application.PlaceOf(setting)
		}
		return m.Record(actor, in.Move, p, v.Case.FinalOn(), v.Today)
	})
}
