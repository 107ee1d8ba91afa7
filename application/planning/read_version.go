package planning

import (
	"context"
	"fmt"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
)

// ReadVersion opens one shared version for reading.
type ReadVersion struct{ Gate application.Gate }

// VersionOut is a version with the comments on it that this reader may see.
type VersionOut struct {
	application.Head
	Version  plan.Version
	Latest   plan.Shared
	Comments []plan.Comments
}

// Do reads the version. fault.NotFound when there is none of that number.
func (u ReadVersion) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, number int) (VersionOut, error) {
	var out VersionOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, fmt.Sprintf("plan version %d", number), func(ctx context.Context, v *application.Visit) (err error) {
		if out.Latest, err = sharedFor(ctx, v, access.ReadPlan); err != nil {
			return err
		}
		if err := v.NotRecalled(casework.SharedVersion(number)); err != nil {
			return err
		}
		if out.Version, err = v.Stores.Plans.Version(ctx, id, number); err != nil {
			return err
		}
		out.Head = v.Knowing(access.Facts{access.OnceSubmitted: true}).Head()
		out.Comments, err = commentsFor(ctx, v, out.Version.ID)
		return err
	})
	return out, err
}
