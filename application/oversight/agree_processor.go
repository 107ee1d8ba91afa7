package oversight

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

// AgreeProcessor takes a family's answer whether somebody may work with their child's file (C26): from themselves, or
// from an officer who heard it another way.
type AgreeProcessor struct{ Gate application.Gate }

// AgreeInput is the answer. What an officer writes down has its day, who said so and how; a family's own has none of them.
type AgreeInput struct {
	Case      ehc.CaseID
	Processor ehc.ProcessorID
	Answer    council.Agreement
}

// Do keeps it and tells the co-ordinator. fault.Invalid at the fields that lack something, fault.Illegal for the answer
// that is there already and where nobody is asked.
func (u AgreeProcessor) Do(ctx context.Context, actor ehc.Actor, in AgreeInput) error {
	item := "refused"
	if in.Answer.Agrees {
		item = "agreed"
	}
	return u.Gate.Open(ctx, actor, in.Case, access.AgreeProcessor, item, func(ctx context.Context, v *application.Visit) error {
		p, err := ofCase(ctx, v.Stores, in.Processor, in.Case)
		if err != nil {
			return err
		}
		a := in.Answer
		a.By, a.Name = actor.Person, actor.Name
		if a.How == "" {
			a.On, a.From = v.Today, ""
		}
		if p, err = p.Agree(a, v.Today); err != nil {
			return err
		}
		if err := v.Stores.Processors.Save(ctx, p); err != nil {
			return err
		}
		return v.Record(ctx, ehc.ProcessorAnswered, nil)
	})
}
