package web

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"ehchub/application/notifying"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// CallbackPages take what GOV.UK Notify reports of messages. They answer a machine, in few words.
type CallbackPages struct {
	take  notifying.TakeReport
	token string
}

// NewCallbackPages makes them. Notify shows the token with each report; without one nothing is taken.
func NewCallbackPages(take notifying.TakeReport, token string) CallbackPages {
	return CallbackPages{take, token}
}

// mostReport bounds a report in bytes; Notify's have less than one thousand.
const mostReport = 16 << 10

// Routes lists the address that is given to Notify.
func (p CallbackPages) Routes() []Route {
	return []Route{{Method: http.MethodPost, Path: "/callbacks/notify", Name: "callbacks.notify", Do: p.report, Open: true, Secret: true, MaxBody: mostReport}}
}

// notifyReport is one report, as Notify's documents give it.
type notifyReport struct {
	Reference   string     `json:"reference"`
	Status      string     `json:"status"`
	SentAt      *time.Time `json:"sent_at"`
	CompletedAt *time.Time `json:"completed_at"`
}

func (p CallbackPages) report(w http.ResponseWriter, r *http.Request) error {
	if p.token == "" {
		return fault.New(fault.NotFound, "web.path", "There is no such page.")
	}
	if !p.knows(r.Header.Get("Authorization")) {
		if err := p.take.Refuse(r.Context()); err != nil {
			return err
		}
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, "The bearer token is not the one that this hub was given.", http.StatusUnauthorized)
		return nil
	}
	text, err := io.ReadAll(r.Body)
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		http.Error(w, "A report is no larger than 16 KB.", http.StatusRequestEntityTooLarge)
		return nil
	}
	var in notifyReport
	if err != nil || json.Unmarshal(text, &in) != nil || in.Status == "" {
		http.Error(w, "This is no report of GOV.UK Notify.", http.StatusBadRequest)
		return nil
	}
	if err := p.note(r.Context(), in); err != nil {
		return err // Notify tries again
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// note takes the report of a message. Of codes, which nobody asks after later, the hub keeps nothing: Notify has told it
// all the same.
func (p CallbackPages) note(ctx context.Context, in notifyReport) error {
	reported := delivery.Reported{Status: delivery.StatusAt(in.Status)}
	for _, at := range []*time.Time{in.SentAt, in.CompletedAt} {
		if at != nil {
			reported.At = at.UTC()
		}
	}
	_, err := p.take.Do(ctx, ehc.SystemActor(), ehc.MessageID(in.Reference), reported)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// knows compares in the same time whatever was given.
func (p CallbackPages) knows(header string) bool {
	given, _ := strings.CutPrefix(header, "Bearer ")
	one, other := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(p.token))
	return strings.HasPrefix(header, "Bearer ") && subtle.ConstantTimeCompare(one[:], other[:]) == 1
}
