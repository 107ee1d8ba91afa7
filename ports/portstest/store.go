package portstest

import (
	"context"
	"errors"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Open gives a unit of work on stores that hold nothing yet and that only this test uses.
type Open func(t testing.TB) ports.UnitOfWork

var errUndone = errors.New("undone by the test")

// do runs work that must succeed.
func do(t testing.TB, u ports.UnitOfWork, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	if err := u.Do(t.Context(), work); err != nil {
		t.Fatal(err)
	}
}

// kind fails the test unless the error is a fault of the kind.
func kind(t testing.TB, what string, err error, want fault.Kind) {
	t.Helper()
	if !fault.Is(err, want) {
		t.Errorf("%s: %v, want a fault of kind %s", what, err, want)
	}
}

// conflict lets two units load the same thing before either saves it, and demands that exactly the second to save
// gets a fault.Conflict. save loads, then calls loaded, then saves.
func conflict(t *testing.T, u ports.UnitOfWork, save func(ctx context.Context, s ports.Stores, loaded func()) error) {
	t.Helper()
	bothLoaded := make(chan struct{})
	arrived := make(chan struct{}, 2)
	go func() {
		<-arrived
		<-arrived
		close(bothLoaded)
	}()
	results := make(chan error, 2)
	for range 2 {
		go func() {
			results <- u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
				met := false
				err := save(ctx, s, func() { met = true; arrived <- struct{}{}; <-bothLoaded })
				if !met {
					arrived <- struct{}{}
				}
				return err
			})
		}()
	}
	first, second := <-results, <-results
	if first == nil {
		first, second = second, first
	}
	if second != nil || !fault.Is(first, fault.Conflict) {
		t.Fatalf("two writers got %v and %v; want one conflict", second, first)
	}
}

// aPerson is a signed-in person.
func aPerson(name string) ehc.Actor {
	return ehc.Actor{Kind: ehc.Human, Person: NewID[ehc.PersonID](), Name: name}
}

// startCase saves the draft request of a person.
func startCase(t testing.TB, u ports.UnitOfWork, actor ehc.Actor, child casework.Child) ehc.CaseID {
	t.Helper()
	id := NewID[ehc.CaseID]()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		return s.Cases.Save(ctx, casework.StartRequest(id, actor, casework.Request{}, child, At))
	})
	return id
}

// someCase saves a case with nothing in it.
func someCase(t testing.TB, u ports.UnitOfWork) ehc.CaseID {
	t.Helper()
	return startCase(t, u, aPerson("Someone"), casework.Child{})
}

// caseOf is a case as a unit may find it, held by these parties.
func caseOf(state casework.State, child casework.Child, reference string, parties ...casework.Party) casework.Snapshot {
	return casework.Snapshot{ID: NewID[ehc.CaseID](), Reference: ehc.Reference(reference), State: state, Child: child, Parties: parties, CreatedAt: At, UpdatedAt: At}
}

func heldBy(h ehc.Holder, relation access.Relation) casework.Party {
	return casework.Party{Holder: h, Relation: relation, Name: "A party", Since: At}
}

func personHolder() ehc.Holder { return ehc.Holder{Kind: ehc.HeldByPerson, ID: NewID[string]()} }

// saveCase keeps a case as a unit may find it.
func saveCase(t testing.TB, u ports.UnitOfWork, c casework.Snapshot) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(c)) })
}
