package planning

import (
	"context"
	"slices"
	"time"

	"ehchub/application"
	"ehchub/domain/advice"
	"ehchub/domain/paper"
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
	views, err := v.Stores.Views.Of(ctx, v.Case.ID())
	if err != nil {
		return sources{}, err
	}
	return sourcesWith(ctx, v, views)
}

func sourcesWith(ctx context.Context, v *application.Visit, views *advice.Views) (s sources, err error) {
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return s, err
	}
	requests = application.OfAssessment(requests, v.Case.AssessedSince())
	s.views = plan.ViewsGiven{Child: titled(views.Of(advice.Child)), Parents: titled(views.Of(advice.Parents))}
	s.listed = application.ListAdvice(requests, views)
	for _, r := range requests {
		if application.IsAdvice(r) {
			s.advice = append(s.advice, plan.AdviceGiven{AdviceListed: application.ListedAs(r), Areas: r.Answer().Areas})
		}
	}
	return s, nil
}

// recordedSourcesOf reads them with who wrote down what came another way than through the hub, and from what.
func recordedSourcesOf(ctx context.Context, v *application.Visit) (sources, error) {
	views, all, err := v.Stores.Views.Given(ctx, v.Case.ID())
	if err != nil {
		return sources{}, err
	}
	s, err := sourcesWith(ctx, v, views)
	if err != nil {
		return s, err
	}
	said := func(kind paper.Kind, item string, since time.Time) string {
		if i := slices.IndexFunc(all, func(r paper.Record) bool { return r.Kind == kind && r.Item == item && !r.At.Before(since) }); i >= 0 {
			return all[i].Source()
		}
		return ""
	}
	for voice, texts := range map[advice.Voice][]plan.TitledText{advice.Child: s.views.Child, advice.Parents: s.views.Parents} {
		for i, view := range views.Of(voice) {
			texts[i].Recorded = said(paper.Views, view.Tile, view.At) // not where they wrote anew themselves since
		}
	}
	for i, one := range s.listed {
		if one.Advice != "" {
			s.listed[i].Recorded = said(paper.Advice, string(one.Advice), time.Time{})
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
