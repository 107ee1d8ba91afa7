package web

import (
	"context"
	"net/http"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

type actorKey struct{}

// WithActor puts who is signed in, or a visitor with the key of a draft, into a request's context.
func WithActor(ctx context.Context, actor ehc.Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, actor)
}

// ActorOf gives who makes the request; the zero Actor when nobody is known.
func ActorOf(r *http.Request) ehc.Actor {
	actor, _ := r.Context().Value(actorKey{}).(ehc.Actor)
	return actor
}

// signedIn reports whether a person with an account makes the request.
func signedIn(r *http.Request) bool { return ActorOf(r).Kind == ehc.Human }

// caseID reads the case's identity from the path. fault.NotFound for what can't be one.
func caseID(r *http.Request) (ehc.CaseID, error) { return pathID[ehc.CaseID](r, "case") }

// ofCase runs a use case on the case that the address names, as whoever asks.
func ofCase[Out any](r *http.Request, do func(context.Context, ehc.Actor, ehc.CaseID) (Out, error)) (Out, error) {
	id, err := caseID(r)
	if err != nil {
		return *new(Out), err
	}
	return do(r.Context(), ActorOf(r), id)
}

// pathID reads an identity from the path by its name there.
func pathID[ID ~string](r *http.Request, name string) (ID, error) {
	text := mux.Vars(r)[name]
	if !ehc.ValidID(text) {
		return "", fault.New(fault.NotFound, "web.path", "There is no such page.")
	}
	return ID(text), nil
}
