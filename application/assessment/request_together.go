package assessment

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

// AskWriter asks a setting, or a person by their e-mail address, to write parts of a draft request (F81, F82). The draft
// stays private to those who write it.
type AskWriter struct{ Gate application.Gate }

// AskWriterInput names a setting of the register, or else a person.
type AskWriterInput struct {
	Case    ehc.CaseID
	Setting ehc.SettingID
	Name    string
	Email   string
	Detail  string // what they are, such as "Speech therapist"
	// Relative tells that somebody whom the hub does not know yet is of the child's family, and not at work.
	Relative bool
	Parts    []casework.RequestPart
}

// Do asks them. fault.Invalid at "setting" for one that the register lacks or for which nobody acts in the hub, at "email"
// for an address that can't be used.
func (u AskWriter) Do(ctx context.Context, actor ehc.Actor, in AskWriterInput) error {
	return u.Gate.Change(ctx, actor, in.Case, access.ShareRequest, "", func(v *application.Visit) error {
		party, err := u.party(ctx, v, in)
		if err != nil {
			return err
		}
		party.Parts = in.Parts
		return v.Case.AskToWrite(v.Actor, party, v.Now)
	})
}

func (u AskWriter) party(ctx context.Context, v *application.Visit, in AskWriterInput) (casework.Party, error) {
	if in.Setting == "" {
		return u.person(ctx, v, in)
	}
	setting, err := v.Stores.Settings.Use(ctx, in.Setting)
	if fault.Is(err, fault.NotFound) {
		return casework.Party{}, fault.Field("setting", "writer.setting", "Choose a nursery, school or college from the list.")
	}
	if err != nil {
		return casework.Party{}, err
	}
	holder := ehc.Holder{Kind: ehc.HeldBySetting, ID: string(setting.ID)}
	staff, err := v.Stores.People.Belonging(ctx, holder)
	if err == nil && len(staff) == 0 {
		err = fault.Field("setting", "writer.nobody", "Nobody of "+setting.Name+" uses the hub yet. Give the name and e-mail address of somebody there instead.")
	}
	return casework.Party{Holder: holder, Name: setting.Name}, err
}

// person finds who has the address, or makes them known to the hub. Whoever asks learns neither.
func (u AskWriter) person(ctx context.Context, v *application.Visit, in AskWriterInput) (casework.Party, error) {
	email, err := people.NormalEmail(in.Email)
	if err != nil {
		return casework.Party{}, err
	}
	known, err := v.Stores.People.ByEmail(ctx, email)
	switch {
	case fault.Is(err, fault.NotFound):
		role := ehc.RoleContributor
		if in.Relative {
			role = ehc.RoleFamily
		}
		known, err = application.KnownAs(ctx, v.Stores, u.Gate.IDs, people.Person{Email: email, Name: in.Name, JobTitle: in.Detail, ByEmail: true}, role)
	case err == nil && known.Closed():
		err = fault.Field("email", "writer.closed", "We can’t ask anybody at this address. Check it, or ask the council.")
	case err == nil && slices.Contains(v.Case.RelationsOf(known.Actor()), access.Author):
		err = fault.Field("email", "writer.author", in.Name+" writes all of this request already.")
	}
	return casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(known.ID)}, Name: in.Name, Detail: in.Detail, Email: email, ByEmail: true}, err
}

// ChangeWriter says anew which parts somebody writes.
type ChangeWriter struct{ Gate application.Gate }

// Do changes them. fault.NotFound for somebody who was not asked.
func (u ChangeWriter) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, holder string, parts []casework.RequestPart) error {
	return u.Gate.Change(ctx, actor, id, access.ShareRequest, "", func(v *application.Visit) error {
		party, err := v.Case.Writer(holder)
		if err != nil {
			return err
		}
		party.Parts = parts
		return v.Case.AskToWrite(v.Actor, party, v.Now)
	})
}

// DismissWriter ends that somebody writes in a draft request.
type DismissWriter struct{ Gate application.Gate }

// Do ends it. What they wrote stays in the draft.
func (u DismissWriter) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, holder string) error {
	return u.Gate.Change(ctx, actor, id, access.ShareRequest, "", func(v *application.Visit) error {
		return v.Case.DismissWriter(v.Actor, holder, v.Now)
	})
}

// StopWriting lets somebody who was asked to write in a draft request leave it.
type StopWriting struct{ Gate application.Gate }

// Do leaves it.
func (u StopWriting) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Change(ctx, actor, id, access.StopWriting, "", func(v *application.Visit) error {
		return v.Case.StopWriting(v.Actor, v.Now)
	})
}
