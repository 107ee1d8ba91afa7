package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// OpenRequestDraft opens a draft for its author.
type OpenRequestDraft struct{ Gate application.Gate }

// RequestDraftOut is the draft as its pages show it.
type RequestDraftOut struct {
	application.Head
	Files    []ports.File
	Settings []ports.Choice // to choose from, by name; only when asked for
	// Missing is what still stands between the draft and being sent, field by field; nil when nothing does.
	Missing error
}

// Do reads the draft; withSettings asks for the list of settings too. fault.Forbidden once it is sent.
func (u OpenRequestDraft) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, withSettings bool) (RequestDraftOut, error) {
	var out RequestDraftOut
	err := u.Gate.Open(ctx, actor, id, access.EditRequest, "", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head, out.Missing = v.Head(), v.Case.CheckRequest(receivedOn(v))
		if withSettings {
			if out.Settings, err = application.SettingChoices(ctx, v.Stores, v.Case.Child().Attends()...); err != nil {
				return err
			}
		}
		out.Files, err = v.Stores.Files.Many(ctx, v.Case.Request().Files...)
		return err
	})
	return out, err
}

// receivedOn is the day from which the clocks run, or would if the draft were sent now.
func receivedOn(v *application.Visit) ehc.Date {
	if request := v.Case.Request(); request.Channel.OnBehalf() && !request.ReceivedOn.IsZero() {
		return request.ReceivedOn
	}
	return v.Today
}

// WriteRequest keeps what a draft says, however little that is.
type WriteRequest struct{ Gate application.Gate }

// WriteRequestInput changes the parts that are given and leaves the others as they are stored.
type WriteRequestInput struct {
	Case      ehc.CaseID
	Requester *casework.Requester
	Child     *casework.Child
	Story     *casework.Story
	Receipt   *Receipt
}

// Receipt is how and when a request that the authority writes down reached it.
type Receipt struct {
	Channel    casework.Channel
	ReceivedOn ehc.Date
}

// Do saves. fault.Invalid only for what can't be kept: a setting that the register lacks, a day in the future.
func (u WriteRequest) Do(ctx context.Context, actor ehc.Actor, in WriteRequestInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.EditRequest, "", func(ctx context.Context, v *application.Visit) error {
		request, child := v.Case.Request(), v.Case.Child()
		if in.Requester != nil {
			request.Requester = *in.Requester
		}
		if in.Story != nil {
			request.Story = *in.Story
		}
		if in.Receipt != nil && request.Channel.OnBehalf() {
			if err := checkReceipt(in.Receipt.Channel, in.Receipt.ReceivedOn, v.Today); err != nil {
				return err
			}
			if in.Receipt.Channel.OnBehalf() {
				request.Channel, request.ReceivedOn = in.Receipt.Channel, in.Receipt.ReceivedOn
			}
		}
		if in.Child != nil {
			child = *in.Child
			if err := application.NameSettings(ctx, v.Stores, &child); err != nil {
				return err
			}
		}
		if err := v.Case.WriteRequest(request, child, v.Now); err != nil {
			return err
		}
		v.Case.ShareDraftWithSetting(v.Actor, v.Now)
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
