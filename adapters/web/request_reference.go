package web

import (
	"context"
	"crypto/rand"
	"net/http"
)

type referenceKey struct{}

// referenced gives each request a reference, by which its line in the log is found again: pages of errors show it, and a
// report of a problem carries it.
func referenced(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reference := rand.Text()[:8]
		w.Header().Set("X-Request-Id", reference)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), referenceKey{}, reference)))
	})
}

// referenceOf gives it; empty outside of the server.
func referenceOf(r *http.Request) string {
	reference, _ := r.Context().Value(referenceKey{}).(string)
	return reference
}
