package documents

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// ConsultationLetterFile gives the letter by which a setting was consulted, to that setting and to the authority
// (F189, F194).
type ConsultationLetterFile struct {
	Gate      application.Gate
	Renderers Renderers
}

// ConsultationLetterInput says which consultation.
type ConsultationLetterInput struct {
	Case         ehc.CaseID
	Consultation ehc.ConsultationID
	Format       ports.Format
}

// Do draws the letter. fault.NotFound when the case has no such consultation.
func (u ConsultationLetterFile) Do(ctx context.Context, actor ehc.Actor, in ConsultationLetterInput) (File, error) {
	var d document.Document
	var c plan.Consultation
	err := u.Gate.Open(ctx, actor, in.Case, access.SeeCase, "consultation letter/"+string(in.Consultation), func(ctx context.Context, v *application.Visit) (err error) {
		if c, err = consultationOf(ctx, v, in.Consultation); err != nil {
			return err
		}
		d, err = consultationLetter(ctx, v, c)
		return err
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, in.Format, stampOn(c.SentOn), "consultation-letter")
}

// consultationOf finds a consultation of the case that the actor may read the letter of.
func consultationOf(ctx context.Context, v *application.Visit, id ehc.ConsultationID) (plan.Consultation, error) {
	c, err := v.Stores.Consultations.Get(ctx, id)
	if err == nil && c.Case != v.Case.ID() {
		err = fault.New(fault.NotFound, "consultation.unknown", "There is no such consultation.")
	}
	if err != nil && !fault.Is(err, fault.NotFound) {
		return c, err
	}
	own := err == nil && v.Actor.WorksAt(c.Setting)
	if refusal := v.Knowing(access.Facts{access.OwnOnly: own}).Decide(access.ReadConsultLetter); refusal != nil {
		return plan.Consultation{}, refusal
	}
	return c, err
}

func consultationLetter(ctx context.Context, v *application.Visit, c plan.Consultation) (document.Document, error) {
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	if err != nil {
		return document.Document{}, err
	}
	files, err := fileNames(ctx, v, c.Files)
	if err != nil {
		return document.Document{}, err
	}
	setting, err := v.Stores.Settings.Get(ctx, c.Setting)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return document.Document{}, err
	}
	about := About{Case: v.Case.ID(), Reference: v.Case.Reference(), Child: v.Case.Child(), Profile: v.Profile,
		To: Addressee{Name: "The head teacher or principal", Address: append([]string{c.SettingName}, lines(setting.Address)...)}}
	return ConsultationLetter(about, c, numberOf(p.Shared(), c.Version), files), nil
}

// numberOf gives the number of a version.
func numberOf(all []plan.Shared, id ehc.VersionID) int {
	for _, s := range all {
		if s.ID == id {
			return s.Number
		}
	}
	return 0
}

// fileNames lists documents by the names that their owners gave them.
func fileNames(ctx context.Context, v *application.Visit, ids []ehc.FileID) ([]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	files, err := v.Stores.Files.Many(ctx, ids...)
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	return names, err
}
