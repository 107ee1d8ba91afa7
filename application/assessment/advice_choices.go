package assessment

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// AdviceChoices reads what the co-ordinator needs for asking: the limbs with their cover, and who can be asked.
type AdviceChoices struct{ Gate application.Gate }

// AdviceChoicesOut is what the form offers.
type AdviceChoicesOut struct {
	application.Head
	Cover  []advice.Standing
	People []ports.Choosable // professionals and people who act for settings, by name
	Teams  []people.Team
	// More reports that there are more people than the list holds; search for them by name.
	More  bool
	DueOn ehc.Date // six weeks from today
	Tiles int      // how many parts of the views hold something, of the child and the parents
}

// mostChoices bounds the list of people that one page offers.
const mostChoices = 300

// Do reads the choices; search narrows people to those whose name, address, job title, setting, team or service holds it,
// and to those who are chosen already.
func (u AdviceChoices) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, search string, chosen ...ehc.PersonID) (AdviceChoicesOut, error) {
	var out AdviceChoicesOut
	err := u.Gate.Open(ctx, actor, id, access.AskAdvice, "", func(ctx context.Context, v *application.Visit) error {
		if err := askable(v.Case); err != nil {
			return err
		}
		out.Head, out.DueOn = v.Head(), advice.LastDay(v.Today)
		requests, views, err := askedAndViews(ctx, v)
		if err != nil {
			return err
		}
		out.Cover, out.Tiles = coverBy(v, requests, views), len(views.Of(advice.Child))+len(views.Of(advice.Parents))
		found, err := v.Stores.Choosing.Find(ctx, search, mostChoices+1, ehc.RoleContributor, ehc.RoleSENCO)
		if err != nil {
			return err
		}
		out.More = len(found) > mostChoices
		if out.People, err = withChosen(ctx, v, found[:min(len(found), mostChoices)], chosen); err != nil {
			return err
		}
		out.Teams, err = v.Stores.Teams.List(ctx)
		out.Teams = slices.DeleteFunc(out.Teams, func(t people.Team) bool { return t.Closed })
		return err
	})
	return out, err
}

// withChosen adds people who are chosen already to a list that may not hold them. Who is unknown is left out.
func withChosen(ctx context.Context, v *application.Visit, list []ports.Choosable, chosen []ehc.PersonID) ([]ports.Choosable, error) {
	for _, id := range chosen {
		if slices.ContainsFunc(list, func(p ports.Choosable) bool { return p.ID == id }) {
			continue
		}
		switch p, err := v.Stores.People.Get(ctx, id); {
		case err == nil:
			list = append(list, ports.Choosable{Person: p})
		case !fault.Is(err, fault.NotFound):
			return nil, err
		}
	}
	return list, nil
}

func coverOf(ctx context.Context, v *application.Visit) ([]advice.Standing, error) {
	requests, views, err := askedAndViews(ctx, v)
	if err != nil {
		return nil, err
	}
	return coverBy(v, requests, views), nil
}

// askedAndViews reads who was asked, and what the family has written.
func askedAndViews(ctx context.Context, v *application.Visit) ([]*advice.Request, *advice.Views, error) {
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return nil, nil, err
	}
	views, err := v.Stores.Views.Of(ctx, v.Case.ID())
	return requests, views, err
}

// coverBy says how each limb stands by what was read of the case.
func coverBy(v *application.Visit, requests []*advice.Request, views *advice.Views) []advice.Standing {
	cover := advice.Cover(v.Case.Child().YearGroupOn(v.Today), application.OfAssessment(requests, v.Case.AssessedSince()), views.Any())
	for i := range cover {
		cover[i].Earlier = v.Case.ReliesOn(string(cover[i].Limb))
	}
	return cover
}
