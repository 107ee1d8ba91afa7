package planning

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// ReadComments opens a family member's comments on the draft for writing.
type ReadComments struct{ Gate application.Gate }

// CommentsOut is the draft with the reader's own comments.
type CommentsOut struct {
	application.Head
	Version plan.Version
	Mine    plan.Comments
	// Settings are those of the register that the family can ask for.
	Settings []ports.Choice
}

// Do reads the comments of whoever asks. Someone who joined the case after the draft was shared is asked now.
func (u ReadComments) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (CommentsOut, error) {
	var out CommentsOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "comments", func(ctx context.Context, v *application.Visit) error {
		latest, err := sharedFor(ctx, v, access.CommentOnDraft)
		if err != nil {
			return err
		}
		out = CommentsOut{Head: v.Head()}
		if out.Version, err = v.Stores.Plans.Version(ctx, id, latest.Number); err != nil {
			return err
		}
		if out.Mine, err = commentsOf(ctx, v, out.Version.Shared); err != nil {
			return err
		}
		out.Settings, err = application.SettingChoices(ctx, v.Stores, casework.SettingRef{ID: out.Mine.PreferredID, Name: out.Mine.Preferred})
		return err
	})
	return out, err
}

// WriteComments keeps or sends a family member's comments on the draft (CFA 2014 s.38(2); SI 2014/1530 reg 13(1)).
type WriteComments struct{ Gate application.Gate }

// WriteCommentsInput is what the reviewer says. Comments.Revision and Comments.Version are those that they had read.
type WriteCommentsInput struct {
	Case     ehc.CaseID
	Comments plan.Comments
	Send     bool
}

// Do saves the comments, and sends them when asked to. With fault.Conflict it gives back what is stored.
func (u WriteComments) Do(ctx context.Context, actor ehc.Actor, in WriteCommentsInput) (plan.Comments, error) {
	var stored plan.Comments
	err := application.UntilNotCrossed(func() (err error) {
		stored, err = u.once(ctx, actor, in)
		return err
	})
	return stored, err
}

func (u WriteComments) once(ctx context.Context, actor ehc.Actor, in WriteCommentsInput) (plan.Comments, error) {
	var stored plan.Comments
	err := u.Gate.Open(ctx, actor, in.Case, access.SeeCase, "comments", func(ctx context.Context, v *application.Visit) error {
		latest, err := sharedFor(ctx, v, access.CommentOnDraft)
		if err != nil {
			return err
		}
		if !v.Case.State().Admits(access.CommentOnDraft) {
			return fault.New(fault.Illegal, "comments.late", "The plan has been issued, so comments on the draft can’t be sent any more. If you disagree with the plan, the letter that came with it says what you can do.").Citing("CFA 2014 s.51")
		}
		c, err := commentsOf(ctx, v, latest)
		if err != nil {
			return err
		}
		stored = c
		if in.Comments.Version != latest.ID {
			return fault.New(fault.Conflict, "comments.newer-draft", "A newer draft has been shared while you were writing. Your text is kept: check it against the new draft.")
		}
		return u.keep(ctx, v, in, c, &stored)
	})
	return stored, err
}

func (u WriteComments) keep(ctx context.Context, v *application.Visit, in WriteCommentsInput, c plan.Comments, stored *plan.Comments) (err error) {
	if err = u.fillPreferred(ctx, v, &in.Comments); err != nil {
		return err
	}
	if c, err = c.Write(in.Comments, v.Now); err != nil {
		return err
	}
	if in.Send {
		if c, err = c.Submit(v.Now); err != nil {
			return err
		}
	}
	if err = v.Stores.Comments.Save(ctx, c); err != nil {
		return err
	}
	*stored = c
	if !in.Send {
		return nil
	}
	// Saving the case, not only recording the event, keeps out a plan that is issued in the same moment: whichever
	// comes second sees the first.
	v.Case.Touch(v.Actor, ehc.CommentsSubmitted, map[string]string{"reviewer": string(v.Actor.Person)}, v.Now)
	return v.Stores.Cases.Save(ctx, v.Case)
}

// fillPreferred gives a setting that was chosen from the list its name.
func (u WriteComments) fillPreferred(ctx context.Context, v *application.Visit, c *plan.Comments) error {
	if c.PreferredID == "" {
		return nil
	}
	ref, _, err := settingRef(ctx, v, c.PreferredID, "preferred")
	c.Preferred = ref.Name
	return err
}

// sharedFor gives the latest version after asking whether the actor may do the action to what was shared.
func sharedFor(ctx context.Context, v *application.Visit, action access.Action) (plan.Shared, error) {
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return plan.Shared{}, err
	}
	var latest plan.Shared
	shared := false
	if err == nil {
		latest, shared = p.Latest()
	}
	v.Knowing(access.Facts{access.OnceShared: shared})
	if err := v.Decide(action); err != nil {
		return latest, err
	}
	if !shared {
		return latest, fault.New(fault.NotFound, "plan.not-shared", "No draft of the plan has been shared yet.")
	}
	return latest, v.NotRecalled(casework.SharedVersion(latest.Number))
}

// commentsOf loads the actor's own comments on a version, or the empty page of one who was not asked when it was
// shared: added to the case since, or an advocate.
func commentsOf(ctx context.Context, v *application.Visit, latest plan.Shared) (plan.Comments, error) {
	c, err := v.Stores.Comments.Get(ctx, latest.ID, v.Actor.Person)
	if fault.Is(err, fault.NotFound) {
		return plan.Invite(plan.Version{Shared: latest, Case: v.Case.ID()}, v.Actor.Person, v.Actor.Name, latest.AnswerBy()), nil
	}
	return c, err
}
