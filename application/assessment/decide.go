package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// Decide records and publishes a decision: whether to assess (CFA 2014 s.36), whether to issue a plan (s.37), or, about a
// plan in force, whether to reassess and whether that changes the plan (s.44).
type Decide struct{ Gate application.Gate }

// DecideInput is the decision as its form gives it.
type DecideInput struct {
	Case     ehc.CaseID
	Decision casework.Decision
	// OwnWords is what the officer adds to the letter.
	OwnWords string
	Letter   application.LetterChoice
}

// Do publishes the decision and issues its letter. fault.Illegal when the case does not stand before it, or when the
// letter would lack something that the law asks for; fault.Invalid at the field that lacks something; fault.Conflict
// when the letter is not the one that the officer was shown.
func (u Decide) Do(ctx context.Context, actor ehc.Actor, in DecideInput) error {
	return u.Gate.Open(ctx, actor, in.Case, Deciding(in.Decision.Question), "", func(ctx context.Context, v *application.Visit) error {
		return decide(ctx, v, u.Gate.IDs, in)
	})
}

// CheckDecision shows what a decision would do, without making it: for the page that asks to confirm.
type CheckDecision struct{ Gate application.Gate }

// Do decides as Decide does, gives the letter, and keeps nothing.
func (u CheckDecision) Do(ctx context.Context, actor ehc.Actor, in DecideInput) (letters []ports.Letter, err error) {
	err = u.Gate.Rehearse(ctx, actor, in.Case, Deciding(in.Decision.Question), "", func(ctx context.Context, v *application.Visit) error {
		err := decide(ctx, v, u.Gate.IDs, in)
		letters = v.Letters()
		return err
	})
	return letters, err
}

func decide(ctx context.Context, v *application.Visit, ids ports.IDs, in DecideInput) error {
	if err := publishable(ctx, v, in.Decision); err != nil {
		return err
	}
	if err := v.Case.Decide(v.Actor, in.Decision, v.Today, v.Now); err != nil {
		return err
	}
	for _, what := range []dispute.Following{followed(in.Decision), dispute.DecidedAgain} {
		if err := v.FollowSettlement(ctx, what, v.Today); err != nil {
			return err
		}
	}
	all := v.Case.Decisions(in.Decision.Question)
	if _, err := v.IssueLetter(ctx, ids, application.DecisionLetter(v.Case, all[0], len(all), in.OwnWords), in.Letter); err != nil {
		return err
	}
	if err := v.AsShown(in.Letter.Seen); err != nil {
		return err
	}
	return v.Stores.Cases.Save(ctx, v.Case)
}

// questions says of each question by which right it is decided, and which disagreement a refusal can bring.
var questions = map[casework.Question]struct {
	action  access.Action
	dispute dispute.Kind
}{
	casework.WhetherToAssess:   {access.DecideToAssess, dispute.NotToAssess},
	casework.WhetherToIssue:    {access.DecideToIssue, dispute.NotToIssue},
	casework.WhetherToReassess: {access.DecideToReassess, dispute.NotToReassess},
	casework.WhetherToReplace:  {access.DecideToReplace, dispute.NotToAmend},
}

// Deciding names the right by which a question is decided.
func Deciding(q casework.Question) access.Action { return questions[q].action }

// followed says what a decision does about an agreement or an order before it.
func followed(d casework.Decision) dispute.Following {
	switch assess := d.Question == casework.WhetherToAssess || d.Question == casework.WhetherToReassess; {
	case assess && d.Agreed:
		return dispute.ToldWillAssess
	case assess:
		return ""
	case d.Agreed:
		return dispute.ToldWillIssue
	}
	return dispute.ToldWillNotIssue
}

// publishable holds a decision to the law, a second one to what the disagreement before it ended in, and the notice
// that goes with a refusal to all that it must carry.
func publishable(ctx context.Context, v *application.Visit, d casework.Decision) error {
	if err := v.Case.CheckDecision(d, v.Today); err != nil {
		return err
	}
	standing, err := standingOf(ctx, v, d.Question)
	if err != nil {
		return err
	}
	if err := standing.hold(d); err != nil {
		return err
	}
	return notice.MissingItems(v.Profile, d.Letter())
}
