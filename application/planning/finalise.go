package planning

import (
	"context"
	"slices"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// PrepareFinal shows what stands between the draft and the plan in force, and what there is to choose (G14).
type PrepareFinal struct{ Gate application.Gate }

// FinalOut is what the page before issuing shows.
type FinalOut struct {
	application.Head
	// Number is that of the version that issuing would make.
	Number int
	// Seen is the state of the draft that the page is about, Answers how many of the family's comments on the latest
	// version are in: see FinaliseInput.
	Seen    string
	Answers int
	Latest  plan.Shared
	Content plan.Content
	// Changed are the sections that differ from the latest version, for each of which issuing needs a reason.
	Changed []plan.SectionInfo
	// Hurdles says what stands in the way now, the answers of the page itself left out.
	Hurdles []*fault.Fault
	// Warnings says what the plan lacks that does not stop it.
	Warnings      []*fault.Fault
	Comments      []plan.Comments
	Consultations []plan.Consultation
	Council       council.Profile
	// Signers are the officers who may sign the plan and its letter.
	Signers []ports.Choice
}

// Do prepares. fault.Illegal when the case's state does not allow the plan to be issued.
func (u PrepareFinal) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (FinalOut, error) {
	var out FinalOut
	err := u.Gate.Open(ctx, actor, id, access.FinalisePlan, "plan", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.CanFinalise(); err != nil {
			return err
		}
		p, around, err := standing(ctx, v)
		if err != nil {
			return err
		}
		out = FinalOut{Head: v.Head(), Number: len(p.Shared()) + 1, Seen: p.Seen(), Answers: around.answers, Content: p.Content(), Consultations: around.Consultations, Council: v.Profile}
		out.Latest, _ = p.Latest()
		out.Hurdles, out.Changed = hurdlesToIssuing(v, p, around), p.ChangedSince(around.Standing)
		_, out.Warnings = weighed(p.Content().Gaps(plan.Issuing, around.Whose))
		v.Knowing(access.Facts{access.OnceShared: true, access.OnceSubmitted: true})
		out.Comments = commentsShown(v, out.Latest.ID, around.comments)
		out.Signers, err = v.SignerChoices(ctx)
		return err
	})
	return out, err
}

// hurdlesToIssuing says what stands between the draft and the plan in force, what the page before issuing asks for
// left out.
func hurdlesToIssuing(v *application.Visit, p *plan.Plan, around surroundings) []*fault.Fault {
	return append(standingNow(p.CheckFinal(plan.Finalisation{}, around.Standing, v.Today)), standingNow(notice.MissingItems(v.Profile, notice.FinalPlan))...)
}

// standingNow leaves out of what stands in the way the answers that the page before issuing asks for.
func standingNow(err error) []*fault.Fault {
	f := fault.As(err)
	if f == nil {
		return nil
	}
	return slices.DeleteFunc(f.All(), func(one *fault.Fault) bool {
		return strings.HasPrefix(one.Field, plan.BecauseField("")) || slices.Contains([]string{string(plan.PartI), "signed-by", "signed-on", "health-agreed-by", "health-agreed-on"}, one.Field)
	})
}

// Finalise issues the plan: section I is filled, the plan is signed and dated, and never changes again
// (CFA 2014 s.39; SI 2014/1530 reg 13(2); Code of Practice 9.125).
type Finalise struct{ Gate application.Gate }

// FinaliseInput is what the page before issuing gives.
type FinaliseInput struct {
	Case ehc.CaseID
	// Number is that of the version that the officer was shown.
	Number int
	// Seen is the state of the draft that the officer was shown, Answers how many of the family's comments were in.
	Seen    string
	Answers int
	// Setting is the one named in section I; empty when Type stands alone.
	Setting ehc.SettingID
	Type    string
	Signed  plan.Finalisation
	// Letter says who signs the plan and its letter, and which letter the officer was shown. Their name and post go into
	// Signed.
	Letter application.LetterChoice
}

// Do issues the plan, gives the named setting the file, and ends every consultation. fault.Conflict when the family
// answered, or a part was saved, since the officer was shown the plan, or when the letter is not the one that they were
// shown.
func (u Finalise) Do(ctx context.Context, actor ehc.Actor, in FinaliseInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.FinalisePlan, "plan", func(ctx context.Context, v *application.Visit) error {
		return u.issue(ctx, v, in)
	})
}

// Letters gives the letter that issuing would send, and keeps nothing.
func (u Finalise) Letters(ctx context.Context, actor ehc.Actor, in FinaliseInput) (letters []ports.Letter, err error) {
	err = u.Gate.Rehearse(ctx, actor, in.Case, access.FinalisePlan, "plan", func(ctx context.Context, v *application.Visit) error {
		err := u.issue(ctx, v, in)
		letters = v.Letters()
		return err
	})
	return letters, err
}

func (u Finalise) issue(ctx context.Context, v *application.Visit, in FinaliseInput) error {
	if err := v.Case.CanFinalise(); err != nil {
		return err
	}
	if err := notice.MissingItems(v.Profile, notice.FinalPlan); err != nil {
		return err
	}
	version, named, err := u.freeze(ctx, v, in)
	if err != nil {
		return err
	}
	v.Case.NameSetting(v.Actor, named, v.Now)
	if err := v.Case.PlanWasFinalised(v.Actor, v.Today, version.Number, v.Now); err != nil {
		return err
	}
	if err := v.FollowSettlement(ctx, dispute.FinalSent, v.Today); err != nil {
		return err
	}
	if _, err := v.IssueLetter(ctx, u.Gate.IDs, application.PlanLetter(version), in.Letter); err != nil {
		return err
	}
	if err := v.AsShown(in.Letter.Seen); err != nil {
		return err
	}
	return v.Stores.Cases.Save(ctx, v.Case)
}

// freeze makes the final version and ends every consultation.
func (u Finalise) freeze(ctx context.Context, v *application.Visit, in FinaliseInput) (plan.Version, casework.SettingRef, error) {
	none := casework.SettingRef{}
	p, around, err := standing(ctx, v)
	if err != nil {
		return plan.Version{}, none, err
	}
	if in.Number != len(p.Shared())+1 {
		return plan.Version{}, none, fault.New(fault.Illegal, "plan.moved-on", "Another version has been shared since you opened this page. Look at the plan before you issue it.")
	}
	if err := u.unread(p, around, in); err != nil {
		return plan.Version{}, none, err
	}
	named, err := u.name(ctx, v, p, in)
	if err != nil {
		return plan.Version{}, none, err
	}
	if in.Letter.SignedBy != "" {
		signer, err := v.Signing(ctx, in.Letter.SignedBy)
		if err != nil {
			return plan.Version{}, none, err
		}
		in.Signed.SignedBy, in.Signed.SignedAs = signer.Name, signer.Post
	}
	version, err := p.Finalise(ehc.VersionID(u.Gate.IDs.New()), in.Signed, around.Standing, v.Today, v.Now)
	if err != nil {
		return plan.Version{}, none, err
	}
	if err := v.Stores.Plans.Save(ctx, p); err != nil {
		return plan.Version{}, none, err
	}
	return version, named, closeConsultations(ctx, v, around.Consultations)
}

// unread refuses to issue what the officer has not had the chance to read.
func (u Finalise) unread(p *plan.Plan, around surroundings, in FinaliseInput) error {
	if in.Answers != around.answers {
		return fault.New(fault.Conflict, "plan.answered-meanwhile", "The family has sent comments since you opened this page. Read and consider them, then go on from here.").Citing("CFA 2014 s.38(2)(b)")
	}
	return p.CheckSeen(in.Seen)
}

// name writes section I.
func (u Finalise) name(ctx context.Context, v *application.Visit, p *plan.Plan, in FinaliseInput) (casework.SettingRef, error) {
	part, err := p.Part(plan.PartI)
	if err != nil {
		return casework.SettingRef{}, err
	}
	var named casework.SettingRef
	part.I = &plan.Placement{Type: in.Type}
	if in.Setting != "" {
		kind := ""
		if named, kind, err = settingRef(ctx, v, in.Setting, string(plan.PartI)); err != nil {
			return named, err
		}
		part.I = &plan.Placement{Setting: named.ID, Name: named.Name, Type: kind}
	}
	return named, p.Write(v.Actor, part, v.Now)
}

// surroundings is what happened around a draft, as issuing it depends on it.
type surroundings struct {
	plan.Standing
	latest   plan.Version    // shared last
	comments []plan.Comments // of every version
	answers  int             // comments on the latest version that are in
}

// standing loads the whole plan and what happened around it.
func standing(ctx context.Context, v *application.Visit) (*plan.Plan, surroundings, error) {
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID())
	if err != nil {
		return nil, surroundings{}, err
	}
	sources, err := recordedSourcesOf(ctx, v)
	if err != nil {
		return nil, surroundings{}, err
	}
	around, err := standingOf(ctx, v, p, sources)
	return p, around, err
}

// standingOf gathers what happened around a draft, as far as issuing it depends on it.
func standingOf(ctx context.Context, v *application.Visit, p *plan.Plan, from sources) (around surroundings, err error) {
	around.Advice, around.Whose = from.listed, whoseOf(v)
	if around.comments, err = v.Stores.Comments.OfCase(ctx, v.Case.ID()); err != nil {
		return around, err
	}
	if around.Consultations, err = v.Stores.Consultations.OfCase(ctx, v.Case.ID()); err != nil {
		return around, err
	}
	latest, ok := p.Latest()
	if !ok {
		return around, nil
	}
	around.FamilyHasAnswered = plan.AllAnswered(latest.ID, around.comments, application.ReviewersOf(v.Case))
	for _, c := range around.comments {
		if c.Version == latest.ID && c.Status == plan.CommentsCompleted {
			around.answers++
		}
	}
	around.latest, err = v.Stores.Plans.Version(ctx, v.Case.ID(), latest.Number)
	around.Draft = around.latest.Content
	return around, err
}

func closeConsultations(ctx context.Context, v *application.Visit, all []plan.Consultation) error {
	for _, c := range all {
		if c.Status != plan.AwaitingResponse {
			continue
		}
		c, err := c.Close(v.Now)
		if err != nil {
			return err
		}
		if err := v.Stores.Consultations.Save(ctx, c); err != nil {
			return err
		}
	}
	return nil
}
