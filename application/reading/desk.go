package reading

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Desk reads what an officer must see to beside their cases: people whom others want added or removed, and messages that
// did not arrive or were not read, requests that may be second ones, cases that somebody does not find, complaints, scanned papers, families who were asked whether they agree, and reports of
// problems. Who manages the service sees what is of nobody's case too, and so does, of each kind, everybody who may see to it.
type Desk struct{ Units ports.UnitOfWork }

// Do lists it, kind by kind, the longest waiting first, and of each kind one more than WaitingShown where there is more.
// Whoever is no officer has none. fault.Unauthenticated for nobody.
func (u Desk) Do(ctx context.Context, actor ehc.Actor) (found []ports.DeskTask, err error) {
	if err := access.DecideOwnDates(actor); err != nil || len(access.Offices(actor)) == 0 {
		return nil, err
	}
	q := ports.DeskQuery{Officers: actor.People(), Unassigned: actor.Is(ehc.RoleManager), Kinds: []ports.DeskKind{ports.RequestToCompare, ports.PersonToCheck, ports.MissingToAnswer, ports.ComplaintToSee, ports.ConsentToGet}, Limit: WaitingShown + 1}
	if access.DecideOffice(actor, access.SteerComplaint) == nil {
		q.Nobodys = append(q.Nobodys, ports.ComplaintToSee)
	}
	if access.DecideOffice(actor, access.MindMessages) == nil || access.DecideOffice(actor, access.PostLetters) == nil {
		q.Kinds = append(q.Kinds, ports.MessageToMind)
	}
	if access.DecideOffice(actor, access.SortScans) == nil {
		q.Kinds, q.Nobodys = append(q.Kinds, ports.PaperToSee, ports.DraftToFinish), append(q.Nobodys, ports.PaperToSee, ports.DraftToFinish)
	}
	if access.DecideOffice(actor, access.AnswerProblems) == nil {
		q.Kinds = append(q.Kinds, ports.ProblemToAnswer)
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		found, err = s.Desk.Waiting(ctx, q)
		return err
	})
	return found, err
}
