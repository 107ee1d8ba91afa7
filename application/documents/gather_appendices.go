package documents

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

// appendicesFor gathers what section K of a version lists, as far as the actor may read each piece. What they may
// not read stays in the list and says why.
func appendicesFor(ctx context.Context, v *application.Visit, listed []plan.AdviceListed) ([]Appendix, error) {
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	views, err := v.Stores.Views.Of(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	files := filesOf(views)
	for _, r := range requests {
		files = append(files, r.Answer().Files...)
	}
	names, err := namesOf(ctx, v, files)
	if err != nil {
		return nil, err
	}
	about, err := aboutRecorded(ctx, v)
	if err != nil {
		return nil, err
	}
	var found []Appendix
	for _, a := range listed {
		if a.Advice == "" {
			found = append(found, viewsAppendix(v, about, advice.Voice(a.Views), views, names))
			continue
		}
		found = append(found, adviceAppendix(v, about, a, requests, names))
	}
	return found, nil
}

func viewsAppendix(v *application.Visit, about About, voice advice.Voice, views *advice.Views, names FileNames) Appendix {
	if refusal := access.Decide(v.Actor, access.ReadViews, v.Subject); refusal != nil {
		return Appendix{Withheld: fault.As(refusal).Message}
	}
	a := Appendix{Document: voiceDocument(about, views, voice, names)}
	for _, view := range views.Of(voice) {
		a.Files = append(a.Files, names.of(view.Files)...)
	}
	if len(views.Of(voice)) == 0 {
		return Appendix{Withheld: "The views stand in section A."}
	}
	return a
}

// adviceAppendix binds advice that still is what the version lists: sent, and not sent anew since.
func adviceAppendix(v *application.Visit, about About, listed plan.AdviceListed, requests []*advice.Request, names FileNames) Appendix {
	i := slices.IndexFunc(requests, func(r *advice.Request) bool { return r.ID() == listed.Advice })
	if i < 0 || !application.IsAdvice(requests[i]) || requests[i].DoneOn() != listed.ReceivedOn {
		return Appendix{Withheld: "It has been changed since this version of the plan was made."}
	}
	r := requests[i]
	v.Knowing(factsToRead(v.Actor, r, requests))
	if refusal := access.Decide(v.Actor, access.ReadAdvice, v.Subject); refusal != nil {
		return Appendix{Withheld: fault.As(refusal).Message}
	}
	files := names.of(r.Answer().Files)
	return Appendix{Document: AdviceDocument(about, r, AdviceShown{Files: files}), Files: files}
}

// factsToRead says what holds for reading one request: one's own is always open to its author.
func factsToRead(actor ehc.Actor, r *advice.Request, all []*advice.Request) access.Facts {
	own := r.AnsweredBy(actor)
	return access.Facts{access.OwnOnly: own, access.AfterOwn: own || advice.OwnIsIn(actor, all), access.OnceSubmitted: r.Status() == advice.Completed}
}
