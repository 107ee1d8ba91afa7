package planning

import (
	"context"
	"fmt"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// PrepareShare shows what sharing the draft would do, before anyone does it (G11).
type PrepareShare struct{ Gate application.Gate }

// ShareOut is what the page before sharing shows.
type ShareOut struct {
	application.Head
	// Number is that of the version that sharing would make.
	Number int
	// Seen is the state of the draft that the page is about; see plan.Plan.Seen.
	Seen string
	// AnswerBy is the day that the family would be given.
	AnswerBy ehc.Date
	// ByPost reports that the days begin only when the post has come.
	ByPost bool
	// Hurdles says what stands in the way, part by part; empty when nothing does.
	Hurdles []*fault.Fault
	// Warnings says what the draft lacks that stops nothing yet.
	Warnings []*fault.Fault
	// Settings are those of the register that can be consulted in the same step.
	Settings []ports.Choice
	// Signers are the officers who may sign the letters.
	Signers []ports.Choice
	Advice  []plan.AdviceListed
	Council council.Profile
}

// Do prepares. fault.Illegal when no draft can be shared now.
func (u PrepareShare) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ShareOut, error) {
	var out ShareOut
	err := openDraft(ctx, u.Gate, actor, id, access.ShareDraft, "plan", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.CanShareDraft(); err != nil {
			return err
		}
		p, err := draftOf(ctx, v, u.Gate.IDs)
		if err != nil {
			return err
		}
		sources, err := recordedSourcesOf(ctx, v)
		if err != nil {
			return err
		}
		window, err := windowFor(ctx, v)
		if err != nil {
			return err
		}
		out = ShareOut{Head: v.Head(), Number: len(p.Shared()) + 1, Seen: p.Seen(), AnswerBy: plan.Shared{ClosesOn: window.closes}.AnswerBy(), ByPost: window.byPost, Advice: sources.listed, Council: v.Profile}
		out.Hurdles, out.Warnings = weighed(p.Content().Gaps(plan.Sharing, whoseOf(v)))
		if f := fault.As(notice.MissingItems(v.Profile, notice.DraftPlan)); f != nil {
			out.Hurdles = append(out.Hurdles, f.All()...)
		}
		if out.Signers, err = v.SignerChoices(ctx); err != nil {
			return err
		}
		out.Settings, err = application.SettingChoices(ctx, v.Stores)
		return err
	})
	return out, err
}

// ShareDraft sends the draft to the family as the next version, with every piece of advice, and starts their time
// to answer (CFA 2014 s.38; SI 2014/1530 reg 13). It can consult settings in the same step (F185).
type ShareDraft struct{ Gate application.Gate }

// ShareDraftInput is what the page before sharing gives.
type ShareDraftInput struct {
	Case ehc.CaseID
	// Number is that of the version that the sharer was shown, so that pressing twice shares once.
	Number int
	// Seen is the state of the draft that the sharer was shown.
	Seen string
	// Letter is what the officer adds to the letter to the family.
	Letter string
	// Signed says who signs the letters, and which letters the sharer was shown.
	Signed application.LetterChoice
	// Consult names settings to consult; none leaves that for later.
	Consult ConsultInput
}

// Do shares the draft and issues the letters. Faults at parts of the plan name the part as their field. fault.Conflict
// when a part was saved since the sharer was shown the draft, or when a letter is not the one that they were shown.
func (u ShareDraft) Do(ctx context.Context, actor ehc.Actor, in ShareDraftInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.ShareDraft, "plan", func(ctx context.Context, v *application.Visit) error {
		return u.share(ctx, v, in)
	})
}

// Letters gives the letters that sharing would issue, and keeps nothing.
func (u ShareDraft) Letters(ctx context.Context, actor ehc.Actor, in ShareDraftInput) (letters []ports.Letter, err error) {
	err = u.Gate.Rehearse(ctx, actor, in.Case, access.ShareDraft, "plan", func(ctx context.Context, v *application.Visit) error {
		err := u.share(ctx, v, in)
		letters = v.Letters()
		return err
	})
	return letters, err
}

func (u ShareDraft) share(ctx context.Context, v *application.Visit, in ShareDraftInput) error {
	if err := v.Case.CanShareDraft(); err != nil {
		return err
	}
	version, err := u.freeze(ctx, v, in)
	if err != nil {
		return err
	}
	if err := inviteFamily(ctx, v, version); err != nil {
		return err
	}
	if err := v.Case.DraftWasShared(v.Actor, version.Number, version.AnswerBy(), v.Now); err != nil {
		return err
	}
	if err := v.FollowSettlement(ctx, dispute.DraftSent, v.Today); err != nil {
		return err
	}
	if _, err := v.IssueLetter(ctx, u.Gate.IDs, application.PlanLetter(version), in.Signed); err != nil {
		return err
	}
	if len(in.Consult.Settings) > 0 {
		in.Consult.Signed = in.Signed
		if err := consult(ctx, v, u.Gate.IDs, version.Shared, in.Consult); err != nil {
			return err
		}
	}
	if err := v.AsShown(in.Signed.Seen); err != nil {
		return err
	}
	return v.Stores.Cases.Save(ctx, v.Case)
}

func (u ShareDraft) freeze(ctx context.Context, v *application.Visit, in ShareDraftInput) (plan.Version, error) {
	p, err := draftOf(ctx, v, u.Gate.IDs)
	if err != nil {
		return plan.Version{}, err
	}
	if in.Number != len(p.Shared())+1 {
		return plan.Version{}, fault.New(fault.Illegal, "plan.shared-already", fmt.Sprintf("Version %d of the draft has been shared already. Look at the plan before you share another.", in.Number))
	}
	if err := p.CheckSeen(in.Seen); err != nil {
		return plan.Version{}, err
	}
	sources, err := recordedSourcesOf(ctx, v)
	if err != nil {
		return plan.Version{}, err
	}
	window, err := windowFor(ctx, v)
	if err != nil {
		return plan.Version{}, err
	}
	version, err := p.Share(ehc.VersionID(u.Gate.IDs.New()), in.Letter, sources.listed, v.Today, window.closes, v.Now)
	if err != nil {
		return plan.Version{}, err
	}
	return version, v.Stores.Plans.Save(ctx, p)
}

// window is the family's time for a draft that is shared today.
type window struct {
	closes ehc.Date // last day by law, or by the council's longer rule
	byPost bool
}

// windowFor counts the family's time: 15 days beginning with the day of service, or more where the council gives
// more. Where someone of the family is reached by post alone, the days begin with the day of delivery.
func windowFor(ctx context.Context, v *application.Visit) (window, error) {
	w := window{}
	served := v.Today
	for _, p := range v.Case.With(access.Family) {
		byPost, err := postAlone(ctx, v, p)
		if err != nil {
			return w, err
		}
		if byPost {
			w.byPost, served = true, deliveredOn(v.Today)
		}
	}
	w.closes = timescale.LimitOf(timescale.DraftServed, timescale.AnswerDraft, served, timescale.Facts{}, timescale.England()).Last
	if longer := timescale.BeginningWith(served, v.Profile.DraftWindowDays); longer.After(w.closes) {
		w.closes = longer
	}
	return w, nil
}

// postAlone reports whether somebody is reached by post and not by e-mail: as they chose themselves, else as was said for
// them on the case.
func postAlone(ctx context.Context, v *application.Visit, party casework.Party) (bool, error) {
	if party.Holder.Kind == ehc.HeldByPerson {
		p, err := v.Stores.People.Get(ctx, ehc.PersonID(party.Holder.ID))
		if err == nil && p.ChoseContact {
			return p.ByPost && !p.ByEmail, nil
		}
		if err != nil && !fault.Is(err, fault.NotFound) {
			return false, err
		}
	}
	return party.ByPost && !party.ByEmail, nil
}

// deliveredOn is the day on which first class post sent today counts as delivered: the second day after, or the
// next working day when that is none (Interpretation Act 1978 s.7; CPR 6.26).
func deliveredOn(today ehc.Date) ehc.Date {
	d := today.AddDays(2)
	for !timescale.England().Working(d) {
		d = d.AddDays(1)
	}
	return d
}

// inviteFamily asks every parent, carer and young person with an account to comment (F177). What they had written
// on an earlier version without sending it comes along.
func inviteFamily(ctx context.Context, v *application.Visit, version plan.Version) error {
	earlier, err := v.Stores.Comments.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	for _, p := range v.Case.Reviewers() {
		c := plan.Invite(version, ehc.PersonID(p.Holder.ID), p.Name, version.AnswerBy())
		for _, e := range earlier {
			if e.Reviewer == c.Reviewer {
				c = c.Carrying(e)
				break // the latest version's come first
			}
		}
		if err := v.Stores.Comments.Save(ctx, c); err != nil {
			return err
		}
	}
	return nil
}
