package application

import (
	"context"
	"fmt"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
)

// DecisionLetter gives the letter of a decision, with what the officer adds. number counts the decisions on the question
// from 1.
func DecisionLetter(c *casework.Case, d casework.Decision, number int, ownWords string) Letter {
	noPlan, finalPlan := c.DatesTold(d, timescale.England())
	told := letter.Decision{Letter: d.Letter(), DecidedOn: d.DecidedOn, ByOther: d.ByOtherAuthority, Other: d.OtherAuthority, OtherAdviceOn: d.OtherAdviceOn,
		HasSEN: d.HasSEN.Label(), MayNeedProvision: d.ProvisionMayBeNeeded.Label(), Ground: d.Ground.Label(), Reasons: d.Reason, NoPlan: noPlan, FinalPlan: finalPlan, OwnWords: ownWords}
	if d.Basis != casework.FirstDecision {
		told.Follows, told.FollowsOn = d.Basis.Label(), d.OrderedOn
	}
	return Letter{Facts: told, About: DecisionAbout(d.Question, number)}
}

// DecisionAbout names a decision as its stored letter does.
func DecisionAbout(q casework.Question, number int) string { return fmt.Sprintf("%s %d", q, number) }

// PlanLetter gives the letter that goes to the family with a version of the plan.
func PlanLetter(v plan.Version) Letter {
	l := Letter{About: PlanAbout(v.Number)}
	if v.Kind != plan.Final {
		l.Facts = letter.Draft{Number: v.Number, AnswerBy: v.AnswerBy(), OwnWords: v.Letter}
		return l
	}
	told := letter.Final{MadeOn: v.SharedOn, Placement: placementLine(v.Content.I), OwnWords: v.Letter}
	for _, c := range v.Changes {
		section, _ := plan.Section(c.Section)
		told.Changes = append(told.Changes, letter.Change{Section: c.Section, Title: section.Title, Because: c.Because})
	}
	l.Facts, l.Signer = told, letter.Signer{Name: v.SignedBy, Post: v.SignedAs}
	return l
}

// PlanAbout names a version of the plan as its stored letter does.
func PlanAbout(number int) string { return fmt.Sprintf("version %d", number) }

func placementLine(i plan.Placement) string {
	if i.Name == "" {
		return i.Type
	}
	return i.Name + " (" + i.Type + ")"
}

// ConsultationLetter gives the letter that asks a setting whether it can be named. number is that of the draft that it
// is sent.
func (v *Visit) ConsultationLetter(ctx context.Context, c plan.Consultation, number int) (Letter, error) {
	files, err := v.FileNames(ctx, c.Files)
	if err != nil {
		return Letter{}, err
	}
	setting, err := v.Stores.Settings.Get(ctx, c.Setting)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return Letter{}, err
	}
	told := letter.Consultation{Setting: c.SettingName, Number: number, AnswerBy: c.DueBy, Information: c.Information, Documents: files, OwnWords: c.Letter}
	for _, r := range plan.Replies() {
		told.Answers = append(told.Answers, r.Label+" ("+r.Source+")")
	}
	return Letter{Facts: told, About: string(c.ID), To: letter.Addressee{Name: "The head teacher or principal", Address: append([]string{c.SettingName}, AddressLines(setting.Address)...)}}, nil
}

// FileNames lists documents by the names that their owners gave them.
func (v *Visit) FileNames(ctx context.Context, ids []ehc.FileID) ([]string, error) {
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
