package importing

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ReadRegister tells what is known of the register: the files that were given, and which settings are shut and still
// have children.
type ReadRegister struct{ Units ports.UnitOfWork }

// ReadRegisterOut is what it tells.
type ReadRegisterOut struct {
	Loads []ports.RegisterLoad // the latest first
	Areas []string
	Left  []ports.LeftSetting
}

// latestLoads is how many files are shown.
const latestLoads = 12

// Do tells it.
func (u ReadRegister) Do(ctx context.Context, actor ehc.Actor) (out ReadRegisterOut, err error) {
	if err := access.DecideOffice(actor, access.KeepRegister); err != nil {
		return out, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		out.Areas = profile.RegisterAreas
		if out.Loads, err = s.RegisterLoads.Latest(ctx, latestLoads); err != nil {
			return err
		}
		out.Left, err = s.Attendance.Left(ctx)
		return err
	})
	return out, err
}
