package planning

import (
	"context"
	"slices"
	"strings"

	"ehchub/application"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
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
	views, err := v.Stores.Views.Of(ctx, v.Case.ID())
	if err != nil {
		return s, err
	}
	s.views = plan.ViewsGiven{Child: titled(views.Of(advice.Child)), Parents: titled(views.Of(advice.Parents))}
	s.listed = append(listViews(views, advice.Parents, "The parents’ views"), listViews(views, advice.Child, "The child’s or young person’s views")...)
	for _, r := range requests {
		if r.Status() == advice.Completed && r.Answer().Will.Advises() {
			given := adviceGiven(r)
			s.advice, s.listed = append(s.advice, given), append(s.listed, given.AdviceListed)
		}
	}
	return s, nil
}

func adviceGiven(r *advice.Request) plan.AdviceGiven {
	limb, _ := advice.Info(r.Limb())
	name, role := r.Attribution()
	return plan.AdviceGiven{
		AdviceListed: plan.AdviceListed{Advice: r.ID(), Limb: limb.Label, Author: name, Role: role, Team: r.Adviser().TeamName, ReceivedOn: r.DoneOn()},
		Areas:        r.Answer().Areas,
	}
}

func titled(views []advice.View) []plan.TitledText {
	var texts []plan.TitledText
	for _, view := range views {
		tile, _ := advice.FindTile(view.Tile)
		texts = append(texts, plan.TitledText{Title: tile.Label, Text: view.Text})
	}
	return texts
}

// listViews is the line of section K for one voice's views; none when there are none.
func listViews(views *advice.Views, voice advice.Voice, role string) []plan.AdviceListed {
	limb, _ := advice.Info(advice.Parent)
	listed := plan.AdviceListed{Limb: limb.Label, Role: role}
	var writers []string
	for _, view := range views.Of(voice) {
		if !slices.Contains(writers, view.WriterName) {
			writers = append(writers, view.WriterName)
		}
		if on := ehc.DateIn(view.At, application.London); on.After(listed.ReceivedOn) {
			listed.ReceivedOn = on
		}
	}
	if len(writers) == 0 {
		return nil
	}
	listed.Author = strings.Join(writers, ", ")
	return []plan.AdviceListed{listed}
}
