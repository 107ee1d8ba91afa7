package notifying

import (
	"context"

	"ehchub/application"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// whenToSend says when a message goes to a recipient: as they chose. Someone without an account could choose nothing, and
// hears at once.
func whenToSend(ctx context.Context, v *application.Visit, e ehc.Event, m notice.Message, to recipient) (notice.Moment, error) {
	if to.person.ID == "" || to.guest != nil {
		return notice.Moment{}, nil
	}
	preferences, err := v.Stores.Preferences.Of(ctx, to.person.ID)
	return preferences.When(notice.PurposeOf(e.Kind, m.To), v.Now.In(application.London)), err
}
