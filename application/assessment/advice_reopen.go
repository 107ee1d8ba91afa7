package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// assessing reports that the assessment is in progress: only then can advice be re-opened (F134).
func assessing(c *casework.Case) bool { return c.State().Admits(access.AskAdvice) }

// ReopenAdvice lets the author of sent advice correct it, or has a closed request answered after all (F134).
type ReopenAdvice struct{ Gate application.Gate }

// ReopenAdviceInput says why, which the author reads, and until when to send it again.
type ReopenAdviceInput struct {
	Case   ehc.CaseID
	Advice ehc.AdviceID
	Reason string
	By     ehc.Date // no date keeps the due date
}

// Do re-opens it and tells its author.
func (u ReopenAdvice) Do(ctx context.Context, actor ehc.Actor, in ReopenAdviceInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.ReopenAdvice, string(in.Advice), func(ctx context.Context, v *application.Visit) error {
		r, err := adviceOf(ctx, v, in.Advice, access.ReopenAdvice)
		if err != nil {
			return err
		}
		if err := r.Reopen(in.Reason, in.By, v.Today, assessing(v.Case), v.Now); err != nil {
			return err
		}
		if err := letGuestCome(ctx, v, r); err != nil {
			return err
		}
		return keep(ctx, v, r, ehc.AdviceReopened, map[string]string{ehc.DataDue: r.DueOn().String()})
	})
}

// CloseAdvice ends a request without an answer. Where the law makes the limb mandatory, the authority gives its
// reason again before it goes on without the advice (ReadyForIssueDecision).
type CloseAdvice struct{ Gate application.Gate }

// CloseAdviceInput says why.
type CloseAdviceInput struct {
	Case   ehc.CaseID
	Advice ehc.AdviceID
	Reason string
	// Override says that the council goes on although the law wants the advice and nobody else is asked for it.
	Override bool
}

// Do closes it. fault.Invalid "advice.close-mandatory" where Override is wanted.
func (u CloseAdvice) Do(ctx context.Context, actor ehc.Actor, in CloseAdviceInput) error {
	return application.UntilNotCrossed(func() error {
		return u.Gate.Open(ctx, actor, in.Case, access.ReopenAdvice, string(in.Advice), func(ctx context.Context, v *application.Visit) error {
			r, err := adviceOf(ctx, v, in.Advice, access.ReopenAdvice)
			if err != nil {
				return err
			}
			if err := assessed(v.Case); err != nil {
				return err
			}
			cover, err := coverOf(ctx, v)
			if err != nil {
				return err
			}
			if err := r.Close(in.Reason, r.LeavesEmpty(cover), in.Override, v.Today, v.Now); err != nil {
				return err
			}
			if err := tellAllIn(ctx, v, r); err != nil {
				return err
			}
			return keep(ctx, v, r, ehc.AdviceClosed, nil)
		})
	})
}

func keep(ctx context.Context, v *application.Visit, r *advice.Request, kind ehc.EventKind, data map[string]string) error {
	v.Case.Touch(v.Actor, kind, about(r, data), v.Now)
	if err := v.Stores.Advice.Save(ctx, r); err != nil {
		return err
	}
	return v.Stores.Cases.Save(ctx, v.Case)
}

// OpenAdviceControl reads one request for the pages on which the authority re-opens or closes it.
type OpenAdviceControl struct{ Gate application.Gate }

// Do reads it.
func (u OpenAdviceControl) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.AdviceID) (AdviceOut, error) {
	var out AdviceOut
	err := u.Gate.Open(ctx, actor, id, access.ReopenAdvice, string(of), func(ctx context.Context, v *application.Visit) error {
		r, err := adviceOf(ctx, v, of, access.ReopenAdvice)
		if err != nil {
			return err
		}
		cover, err := coverOf(ctx, v)
		if err != nil {
			return err
		}
		out.LeavesEmpty = r.LeavesEmpty(cover)
		return out.read(ctx, v, r)
	})
	return out, err
}

// letGuestCome lets the author come in again who has no account: the message that tells them brings a link that works from
// now on.
func letGuestCome(ctx context.Context, v *application.Visit, r *advice.Request) error {
	all, err := v.Stores.Guests.Invitations.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	for _, g := range all {
		if g.Advice == r.ID() && g.EndedAt.IsZero() {
			g.ExpiresAt = v.Now.Add(casework.GuestLinkLife)
			return v.Stores.Guests.Invitations.Save(ctx, g)
		}
	}
	return nil
}
