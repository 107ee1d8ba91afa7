package application

import (
	"slices"
	"strings"

	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
)

// ListAdvice lists everything obtained under reg 6(1) as section K of a plan shows it: the family's views first.
func ListAdvice(requests []*advice.Request, views *advice.Views) []plan.AdviceListed {
	listed := append(listViews(views, advice.Parents, "The parents’ views"), listViews(views, advice.Child, "The child’s or young person’s views")...)
	for _, r := range requests {
		if IsAdvice(r) {
			listed = append(listed, ListedAs(r))
		}
	}
	return listed
}

// IsAdvice reports whether a request came back with advice: it was sent, and not to say that none will be given.
func IsAdvice(r *advice.Request) bool {
	return r.Status() == advice.Completed && r.Answer().Will.Advises()
}

// ListedAs is the line of section K for one piece of advice.
func ListedAs(r *advice.Request) plan.AdviceListed {
	limb, _ := advice.Info(r.Limb())
	name, role := r.Attribution()
	return plan.AdviceListed{Advice: r.ID(), Limb: limb.Label, Author: name, Role: role, Team: r.Adviser().TeamName, ReceivedOn: r.DoneOn()}
}

// listViews is the line of section K for one voice's views; none when there are none.
func listViews(views *advice.Views, voice advice.Voice, role string) []plan.AdviceListed {
	limb, _ := advice.Info(advice.Parent)
	listed := plan.AdviceListed{Views: string(voice), Limb: limb.Label, Role: role}
	var writers []string
	for _, view := range views.Of(voice) {
		if !slices.Contains(writers, view.WriterName) {
			writers = append(writers, view.WriterName)
		}
		if on := ehc.DateIn(view.At, London); on.After(listed.ReceivedOn) {
			listed.ReceivedOn = on
		}
	}
	if len(writers) == 0 {
		return nil
	}
	listed.Author = strings.Join(writers, ", ")
	return []plan.AdviceListed{listed}
}

// OfAssessment keeps the requests that belong to the assessment that is under way or was last made; since is
// casework.Case.AssessedSince.
func OfAssessment(requests []*advice.Request, since ehc.Date) []*advice.Request {
	if since.IsZero() {
		return requests
	}
	var found []*advice.Request
	for _, r := range requests {
		if !r.RequestedOn().Before(since) {
			found = append(found, r)
		}
	}
	return found
}
