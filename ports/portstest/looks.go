package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// LookedContract proves that people are told of what others did since they opened a case last, and of nothing else.
func LookedContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"what others did since the last look is told until the next": newsUntilLooked,
		"what only the authority sees is no news to others":          insideNews,
		"who has left the case hears no more":                        newsOfOwnCases,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func mark(t *testing.T, u ports.UnitOfWork, who ehc.PersonID, of ehc.CaseID, inside bool, at time.Time) (since time.Time) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		since, err = s.Looks.Mark(ctx, who, of, inside, at)
		return err
	})
	return since
}

func news(t *testing.T, u ports.UnitOfWork, actor ehc.Actor) (found []ports.News) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		found, err = s.Looks.News(ctx, actor, 10)
		return err
	})
	return found
}

// parent is a registered member of the family on a fresh case.
func parent(t *testing.T, u ports.UnitOfWork) (ehc.Actor, ehc.CaseID) {
	t.Helper()
	person := register(t, u, "Leila")
	id := someCase(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, id)
		if err != nil {
			return err
		}
		snapshot := c.Snapshot()
		snapshot.State, snapshot.Reference = casework.Requested, "EHC/26/0219"
		snapshot.Parties = append(snapshot.Parties, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(person.ID)}, Relation: access.Family, Since: At})
		return s.Cases.Save(ctx, casework.Restore(snapshot))
	})
	return ehc.Actor{Kind: ehc.Human, Person: person.ID, Roles: []ehc.Role{ehc.RoleFamily}}, id
}

func newsUntilLooked(t *testing.T, u ports.UnitOfWork) {
	reader, id := parent(t, u)
	event := func(kind ehc.EventKind, by ehc.PersonID, after time.Duration) ehc.Event {
		return ehc.Event{Kind: kind, Case: id, At: At.Add(after), By: by}
	}
	recordEvents(t, u, event(ehc.FileAdded, "", 0))
	if got := news(t, u, reader); len(got) != 0 {
		t.Errorf("news of a case that was never opened: %v", got)
	}
	if since := mark(t, u, reader.Person, id, false, At.Add(time.Minute)); !since.IsZero() {
		t.Errorf("the first look tells of changes since %s", since)
	}
	recordEvents(t, u, event(ehc.FileAdded, reader.Person, 2*time.Minute))
	if got := news(t, u, reader); len(got) != 0 {
		t.Errorf("news of what one did oneself: %v", got)
	}
	other := register(t, u, "Nadia").ID
	recordEvents(t, u, event(ehc.AdviceRequested, other, 3*time.Minute))
	recordEvents(t, u, event(ehc.FileAdded, reader.Person, 4*time.Minute), event(ehc.AdviceSubmitted, "", 5*time.Minute))
	got := news(t, u, reader)
	if len(got) != 1 || got[0].Case != id || got[0].Reference == "" {
		t.Fatalf("the news are %+v", got)
	}
	same(t, "the relations", got[0].Relations, []access.Relation{access.Family})
	var kinds []ehc.EventKind
	for _, e := range got[0].Events {
		kinds = append(kinds, e.Kind)
	}
	same(t, "what changed", kinds, []ehc.EventKind{ehc.AdviceSubmitted, ehc.AdviceRequested})
	if since := mark(t, u, reader.Person, id, false, At.Add(6*time.Minute)); !since.Equal(At.Add(3 * time.Minute)) {
		t.Errorf("the second look tells of changes since %s", since)
	}
	if got := news(t, u, reader); len(got) != 0 {
		t.Errorf("news after looking: %v", got)
	}
}

func insideNews(t *testing.T, u ports.UnitOfWork) {
	reader, id := parent(t, u)
	officer := register(t, u, "Nadia").ID
	mark(t, u, reader.Person, id, false, At)
	mark(t, u, officer, id, true, At)
	recordEvents(t, u, ehc.Event{Kind: ehc.PlanPartSaved, Case: id, At: At.Add(time.Minute)})
	if since := mark(t, u, reader.Person, id, false, At.Add(time.Hour)); !since.IsZero() {
		t.Errorf("the family is told of changes since %s", since)
	}
	if since := mark(t, u, officer, id, true, At.Add(time.Hour)); !since.Equal(At.Add(time.Minute)) {
		t.Errorf("an officer is told of changes since %s", since)
	}
}

func newsOfOwnCases(t *testing.T, u ports.UnitOfWork) {
	reader, id := parent(t, u)
	mark(t, u, reader.Person, id, false, At)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, id)
		if err != nil {
			return err
		}
		snapshot := c.Snapshot()
		for i := range snapshot.Parties {
			snapshot.Parties[i].Until = At.Add(time.Minute)
		}
		if err := s.Cases.Save(ctx, casework.Restore(snapshot)); err != nil {
			return err
		}
		return s.Cases.Record(ctx, ehc.Event{Kind: ehc.FileAdded, Case: id, At: At.Add(2 * time.Minute)})
	})
	if got := news(t, u, reader); len(got) != 0 {
		t.Errorf("news of a case that was left: %+v", got)
	}
}
