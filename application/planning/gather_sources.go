package planning

import (
	"context"

	"ehchub/application"
	"ehchub/domain/advice"
	"ehchub/domain/plan"
)

// sources is what a plan is written from.
type sources struct {
	advice []plan.AdviceGiven
	views  plan.ViewsGiven
	// listed is every piece of advice obtained under reg 6(1), for section K: the family's views first.
	listed []plan.AdviceListed
}

// sourcesOf reads the submitted advice and the views of a case.
func sourcesOf(ctx context.Context, v *application.Visit) (sources, error) {
	var s sources
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return s, err
	}
	requests = application.OfAssessment(requests, v.Case.AssessedSince())
	views, err := v.Stores.Views.Of(ctx, v.Case.ID())
	if err != nil {
		return s, err
	}
	s.views = plan.ViewsGiven{Child: titled(views.Of(advice.Child)), Parents: titled(views.Of(advice.Parents))}
	s.listed = application.ListAdvice(requests, views)
	for _, r := range requests {
		if application.IsAdvice(r) {
			s.advice = append(s.advice, plan.AdviceGiven{AdviceListed: application.ListedAs(r), Areas: r.Answer().Areas})
		}
	}
	return s, nil
}

func titled(views []advice.View) []plan.TitledText {
	var texts []plan.TitledText
	for _, view := range views {
		tile, _ := advice.FindTile(view.Tile)
		texts = append(texts, plan.TitledText{Title: tile.Label, Text: view.Words()})
	}
	return texts
}
