package planning

import (
	"cmp"
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
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
	// Recorded tells who wrote the comments down, where an officer did.
	Recorded *paper.Record
	// For is whose comments an officer writes down; Begun that they have begun to write in the hub, and not sent.
	For   casework.Party
	Begun bool
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
		if out.Mine, err = commentsOf(ctx, v, out.Version.Shared, v.Actor); err != nil {
			return err
		}
		if r, ok, err := v.RecordedFor(ctx, paper.Comments, commentItem(out.Mine)); err != nil {
			return err
		} else if ok {
			out.Recorded = &r
		}
		out.Settings, err = application.SettingChoices(ctx, v.Stores, casework.SettingRef{ID: out.Mine.PreferredID, Name: out.Mine.Preferred})
		return err
	})
	return out, err
}

// For opens the form on which an officer writes down what a member of the family said of the draft. What they have begun to
// write in the hub themselves stays unread.
func (u ReadComments) For(ctx context.Context, actor ehc.Actor, id ehc.CaseID, person ehc.PersonID) (CommentsOut, error) {
	var out CommentsOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "comments of "+string(person), func(ctx context.Context, v *application.Visit) error {
		latest, err := sharedFor(ctx, v, access.RecordForOthers)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(v.Case.Family(), func(p casework.Party) bool { return p.Holder == ehc.Holder{Kind: ehc.HeldByPerson, ID: string(person)} })
		if at < 0 {
			return fault.New(fault.NotFound, "paper.for", "This person is not of the family on this case.")
		}
		out = CommentsOut{Head: v.Head(), For: v.Case.Family()[at]}
		if out.Version, err = v.Stores.Plans.Version(ctx, id, latest.Number); err != nil {
			return err
		}
		c, err := commentsOf(ctx, v, latest, ehc.Actor{Person: person, Name: out.For.Name})
		if err != nil {
			return err
		}
		if out.Mine, out.Begun = c, len(c.Words()) > 0 && c.Status == plan.CommentsOpen; c.Status == plan.CommentsOpen {
			out.Mine = c.Unread()
		}
		out.Settings, err = application.SettingChoices(ctx, v.Stores, casework.SettingRef{})
		return err
	})
	return out, err
}

// CorrectComments opens comments again that an officer wrote down, for the person whose they are to put right and send.
type CorrectComments struct{ Gate application.Gate }

// Do opens them, while the draft can be commented on. fault.Illegal for comments that nobody wrote down for the actor.
func (u CorrectComments) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Open(ctx, actor, id, access.SeeCase, "comments", func(ctx context.Context, v *application.Visit) error {
		latest, err := sharedFor(ctx, v, access.CommentOnDraft)
		if err != nil {
			return err
		}
		if !v.Case.State().Admits(access.CommentOnDraft) {
			return commentsLate
		}
		c, err := commentsOf(ctx, v, latest, actor)
		if err != nil {
			return err
		}
		if _, ok, err := v.RecordedFor(ctx, paper.Comments, commentItem(c)); err != nil || !ok {
			return cmp.Or(err, error(fault.New(fault.Illegal, "paper.own", "You sent these comments yourself. They are locked.")))
		}
		if c, err = c.Reopen(v.Now); err != nil {
			return err
		}
		if err := v.Stores.Comments.Save(ctx, c); err != nil {
			return err
		}
		v.CountAgain("Comments that were written down for somebody were opened again.")
		return nil
	})
}

var commentsLate = fault.New(fault.Illegal, "comments.late", "The plan has been issued, so comments on the draft can’t be sent any more. If you disagree with the plan, the letter that came with it says what you can do.").Citing("CFA 2014 s.51")

// WriteComments keeps or sends a family member's comments on the draft (CFA 2014 s.38(2); SI 2014/1530 reg 13(1)).
type WriteComments struct{ Gate application.Gate }

// WriteCommentsInput is what the reviewer says. Comments.Revision and Comments.Version are those that they had read.
type WriteCommentsInput struct {
	Case     ehc.CaseID
	Comments plan.Comments
	Send     bool
	// Behalf is set where an officer writes down what a member of the family said; it is sent at once.
	Behalf *paper.Behalf
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
		latest, err := sharedFor(ctx, v, commentAction(in.Behalf))
		if err != nil {
			return err
		}
		voice, err := commentVoice(v, latest, in.Behalf)
		if err != nil {
			return err
		}
		if !v.Case.State().Admits(access.CommentOnDraft) {
			return commentsLate
		}
		c, err := commentsOf(ctx, v, latest, voice.Actor)
		if err != nil {
			return err
		}
		if stored = c; voice.Recorded() {
			stored = c.Unread()
		}
		if in.Comments.Version != latest.ID {
			return fault.New(fault.Conflict, "comments.newer-draft", "A newer draft has been shared while you were writing. Your text is kept: check it against the new draft.")
		}
		return u.keep(ctx, v, voice, in, c, &stored)
	})
	return stored, err
}

// commentAction is what the actor wants to do: comment, or write down what somebody else commented.
func commentAction(b *paper.Behalf) access.Action {
	if b != nil {
		return access.RecordForOthers
	}
	return access.CommentOnDraft
}

func commentVoice(v *application.Visit, latest plan.Shared, b *paper.Behalf) (application.Voice, error) {
	if b == nil {
		return v.Own(), nil
	}
	return v.SpeakingForParty(*b, latest.SharedOn, "this draft was shared", access.Family, access.Advocate)
}

func (u WriteComments) keep(ctx context.Context, v *application.Visit, voice application.Voice, in WriteCommentsInput, c plan.Comments, stored *plan.Comments) (err error) {
	begun := c.Words()
	if err = u.fillPreferred(ctx, v, &in.Comments); err != nil {
		return err
	}
	if c, err = c.Write(in.Comments, v.Now); err != nil {
		return err
	}
	if in.Send = in.Send || voice.Recorded(); in.Send {
		if c, err = c.Submit(voice.At); err != nil {
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
	v.Case.Touch(v.Actor, ehc.CommentsSubmitted, map[string]string{"reviewer": string(voice.Actor.Person)}, v.Now)
	if err := v.Stores.Cases.Save(ctx, v.Case); err != nil {
		return err
	}
	return voice.Keep(ctx, v, u.Gate.IDs, paper.Comments, commentItem(c), begun...)
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

// commentItem names comments among what was written down for somebody.
func commentItem(c plan.Comments) string { return string(c.Version) + "/" + string(c.Reviewer) }

// commentsOf loads a reviewer's comments on a version, or the empty page of one who was not asked when it was
// shared: added to the case since, or an advocate.
func commentsOf(ctx context.Context, v *application.Visit, latest plan.Shared, reviewer ehc.Actor) (plan.Comments, error) {
	c, err := v.Stores.Comments.Get(ctx, latest.ID, reviewer.Person)
	if fault.Is(err, fault.NotFound) {
		return plan.Invite(plan.Version{Shared: latest, Case: v.Case.ID()}, reviewer.Person, reviewer.Name, latest.AnswerBy()), nil
	}
	return c, err
}
