package assessment

import (
	"context"
	"reflect"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// OpenRequestDraft opens a draft for its authors, and for whoever was asked to write in it.
type OpenRequestDraft struct{ Gate application.Gate }

// RequestDraftOut is the draft as its pages show it.
type RequestDraftOut struct {
	application.Head
	Files    []ports.File
	Begun    []ports.Upload // the reader's own that are half sent
	Settings []ports.Choice // to choose from, by name; only when asked for
	// Missing is what still stands between the draft and being sent, field by field; nil when nothing does.
	Missing error
	// Parts are those that the reader writes.
	Parts []casework.RequestPart
}

// Writes reports whether a part is the reader's to write.
func (out RequestDraftOut) Writes(part casework.RequestPart) bool {
	return slices.Contains(out.Parts, part)
}

// Do reads the draft; withSettings asks for the list of settings too. fault.Forbidden once it is sent.
func (u OpenRequestDraft) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, withSettings bool) (RequestDraftOut, error) {
	var out RequestDraftOut
	err := u.Gate.Open(ctx, actor, id, access.WriteInRequest, "", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head, out.Missing, out.Parts = v.Head(), v.Case.CheckRequest(receivedOn(v)), v.Case.PartsFor(v.Actor)
		if withSettings {
			if out.Settings, err = application.SettingChoices(ctx, v.Stores, v.Case.Child().Attends()...); err != nil {
				return err
			}
		}
		if out.Begun, err = begunHere(ctx, v, ForRequest, ""); err != nil {
			return err
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
	Case ehc.CaseID
	// Version is that of the case that the writer had read; 0 writes over whatever is stored.
	Version   int
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

// given lists the parts that are to be written.
func (in WriteRequestInput) given() (parts []casework.RequestPart) {
	if in.Requester != nil || in.Receipt != nil {
		parts = append(parts, casework.AboutRequester)
	}
	if in.Child != nil {
		parts = append(parts, casework.AboutChild)
	}
	if in.Story != nil {
		parts = append(parts, casework.TheStory)
	}
	return parts
}

// mayWrite refuses a part of a draft that is not the actor's to write.
func mayWrite(v *application.Visit, parts ...casework.RequestPart) error {
	own := v.Case.PartsFor(v.Actor)
	for _, part := range parts {
		if !slices.Contains(own, part) {
			return fault.New(fault.Forbidden, "access.part", "You were not asked to write this part of the request. Whoever sends it can ask you.")
		}
	}
	return nil
}

// Do saves. fault.Invalid only for what can't be kept: a setting that the register lacks, a day in the future;
// fault.Conflict when the request changed since it was read.
func (u WriteRequest) Do(ctx context.Context, actor ehc.Actor, in WriteRequestInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.WriteInRequest, "", func(ctx context.Context, v *application.Visit) error {
		if err := mayWrite(v, in.given()...); err != nil {
			return err
		}
		if in.Version != 0 && in.Version != v.Case.Version() {
			return fault.New(fault.Conflict, "request.stale", "Somebody else changed this request while you were writing.")
		}
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
		noteWriting(v, request, child)
		if err := v.Case.WriteRequest(request, child, v.Now); err != nil {
			return err
		}
		if slices.Contains(v.Subject.Relations, access.Author) {
			v.Case.ShareDraftWithSetting(v.Actor, v.Now)
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

// noteWriting keeps who wrote in which part, where something in it changed.
func noteWriting(v *application.Visit, request casework.Request, child casework.Child) {
	was := v.Case.Request()
	for _, one := range []struct {
		part    casework.RequestPart
		changed bool
	}{
		{casework.AboutRequester, was.Requester != request.Requester || was.Channel != request.Channel || was.ReceivedOn != request.ReceivedOn},
		{casework.AboutChild, !reflect.DeepEqual(v.Case.Child(), child)},
		{casework.TheStory, was.Story != request.Story},
	} {
		if one.changed {
			v.Case.NoteWriting(v.Actor, one.part, v.Now)
		}
	}
}
