package planning

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// PrepareConsult shows what consulting settings would do, before anyone does it.
type PrepareConsult struct{ Gate application.Gate }

// ConsultOut is what the page before consulting shows.
type ConsultOut struct {
	application.Head
	Version       plan.Shared
	DueBy         ehc.Date
	Settings      []ports.Choice
	Consultations []plan.Consultation // those made already
	// Signers are the officers who may sign the letter.
	Signers []ports.Choice
	Council council.Profile
}

// Do prepares. fault.Illegal before a draft is shared and once the plan is issued.
func (u PrepareConsult) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ConsultOut, error) {
	var out ConsultOut
	err := u.Gate.Open(ctx, actor, id, access.Consult, "consultations", func(ctx context.Context, v *application.Visit) (err error) {
		out = ConsultOut{Head: v.Head(), DueBy: consultationDue(v.Today), Council: v.Profile}
		if out.Version, err = sharedDraft(ctx, v); err != nil {
			return err
		}
		if out.Signers, err = v.SignerChoices(ctx); err != nil {
			return err
		}
		if out.Settings, err = application.SettingChoices(ctx, v.Stores); err != nil {
			return err
		}
		out.Consultations, err = consultationsFor(ctx, v)
		return err
	})
	return out, err
}

// Consult asks one or several settings whether they can be named in the plan (CFA 2014 ss.39(2), 40(3)).
type Consult struct{ Gate application.Gate }

// ConsultInput is whom to consult and what they are sent.
type ConsultInput struct {
	Case        ehc.CaseID
	Settings    []ehc.SettingID
	Letter      string // what the officer adds to the letter
	Information richtext.Doc
	Files       []ehc.FileID
	// Signed says who signs the letters, and which letters the officer was shown.
	Signed application.LetterChoice
}

// Do starts the consultations, issues their letters and gives each setting the file until it has answered.
func (u Consult) Do(ctx context.Context, actor ehc.Actor, in ConsultInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.Consult, "consultations", func(ctx context.Context, v *application.Visit) error {
		return u.ask(ctx, v, in)
	})
}

// Letters gives the letters that consulting would issue, and keeps nothing.
func (u Consult) Letters(ctx context.Context, actor ehc.Actor, in ConsultInput) (letters []ports.Letter, err error) {
	err = u.Gate.Rehearse(ctx, actor, in.Case, access.Consult, "consultations", func(ctx context.Context, v *application.Visit) error {
		err := u.ask(ctx, v, in)
		letters = v.Letters()
		return err
	})
	return letters, err
}

func (u Consult) ask(ctx context.Context, v *application.Visit, in ConsultInput) error {
	version, err := sharedDraft(ctx, v)
	if err != nil {
		return err
	}
	if len(in.Settings) == 0 {
		return fault.Field("setting", "consultation.setting", "Choose the setting to consult.")
	}
	if err := consult(ctx, v, u.Gate.IDs, version, in); err != nil {
		return err
	}
	if err := v.AsShown(in.Signed.Seen); err != nil {
		return err
	}
	return v.Stores.Cases.Save(ctx, v.Case)
}

// consult starts a consultation with each setting named, and issues its letter. The caller saves the case.
func consult(ctx context.Context, v *application.Visit, ids ports.IDs, version plan.Shared, in ConsultInput) error {
	before, err := v.Stores.Consultations.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	if err := ownFiles(ctx, v, in.Files); err != nil {
		return err
	}
	due := consultationDue(v.Today)
	for _, id := range in.Settings {
		setting, _, err := settingRef(ctx, v, id, "setting")
		if err != nil {
			return err
		}
		if isOpen(before, id) {
			return fault.Field("setting", "consultation.twice", setting.Name+" is being consulted already.")
		}
		c, err := plan.Consult(ehc.ConsultationID(ids.New()), version, v.Case.ID(), id, setting.Name, in.Letter, in.Information, in.Files, v.Today, due, v.Now)
		if err != nil {
			return err
		}
		if err := v.Stores.Consultations.Save(ctx, c); err != nil {
			return err
		}
		if err := v.Case.ConsultSetting(v.Actor, ofCase(c), v.Now); err != nil {
			return err
		}
		asks, err := v.ConsultationLetter(ctx, c, version.Number)
		if err != nil {
			return err
		}
		if _, err := v.IssueLetter(ctx, ids, asks, in.Signed); err != nil {
			return err
		}
		before = append(before, c)
	}
	return nil
}

// ownFiles refuses documents that were not added to this case for a consultation.
func ownFiles(ctx context.Context, v *application.Visit, ids []ehc.FileID) error {
	files, err := v.Stores.Files.Many(ctx, ids...)
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Case != v.Case.ID() || f.Purpose != forConsultation {
			return fault.New(fault.NotFound, "consultation.file", "There is no such document for a consultation.")
		}
	}
	if len(files) != len(ids) {
		return fault.Field("files", "consultation.file-gone", "A document that you added is not there any more. Add it again.")
	}
	return nil
}

// forConsultation is the purpose of the documents that the authority sends with a consultation.
const forConsultation = "consultation"

func isOpen(all []plan.Consultation, setting ehc.SettingID) bool {
	for _, c := range all {
		if c.Setting == setting && c.Status == plan.AwaitingResponse {
			return true
		}
	}
	return false
}

// ofCase gives a consultation as the case knows it.
func ofCase(c plan.Consultation) casework.SettingConsulted {
	return casework.SettingConsulted{Setting: casework.SettingRef{ID: c.Setting, Name: c.SettingName}, Consultation: c.ID, DueBy: c.DueBy}
}

// consultationDue is the day that a setting consulted today is shown (Code of Practice 9.83).
func consultationDue(today ehc.Date) ehc.Date {
	return timescale.LimitOf(timescale.SettingConsulted, timescale.AnswerConsultation, today, timescale.Facts{}, timescale.England()).Target
}

// sharedDraft gives the version that the family has now. fault.Illegal when there is none, or the plan is issued.
func sharedDraft(ctx context.Context, v *application.Visit) (plan.Shared, error) {
	notNow := fault.New(fault.Illegal, "plan.no-draft", "This can be done once a draft of the plan has been shared with the family, and until the plan is issued.").Citing("CFA 2014 s.38(1)")
	if !v.Case.State().Admits(access.Consult) {
		return plan.Shared{}, notNow
	}
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	if err != nil {
		return plan.Shared{}, err
	}
	latest, ok := p.Latest()
	if !ok {
		return plan.Shared{}, notNow
	}
	return latest, nil
}
