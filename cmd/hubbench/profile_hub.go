package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime/pprof"
	"strings"

	"ehchub"
	"ehchub/adapters/postgres"
)

// profileHub runs the hub's pages in this process and writes a CPU profile for each work, for people who look for
// what takes the time: "go tool pprof" reads it.
func (p benchPlan) profileHub(ctx context.Context, dsn string, all []work) (err error) {
	db, err := postgres.Open(dsn)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	hub, err := ehchub.Open(ctx, hubConfig(dsn, p.dir), &postgres.Database{DB: db, DSN: dsn})
	if err != nil {
		return err
	}
	for _, w := range all {
		if !p.wants(w.name) {
			continue
		}
		if err := p.profileWork(ctx, dsn, hub.Handler, w); err != nil {
			return err
		}
	}
	return nil
}

func (p benchPlan) profileWork(ctx context.Context, dsn string, handler http.Handler, w work) error {
	file, err := os.Create(p.profile + "." + w.name)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := pprof.StartCPUProfile(file); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	o, err := p.driveChecked(ctx, w, &turns{filled: filled{dsn: dsn}}, func(_ int, a asking) (int, error) {
		answer := httptest.NewRecorder()
		r := httptest.NewRequest(w.method, w.hubPath(a), strings.NewReader(a.form()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set(byItselfHeader, a.Stamp)
		r.AddCookie(&http.Cookie{Name: "hub", Value: a.Secret})
		handler.ServeHTTP(answer, r)
		if answer.Code != w.answer {
			return 0, fmt.Errorf("%s was answered with %d", r.URL, answer.Code)
		}
		return answer.Body.Len(), nil
	})
	fmt.Fprintf(os.Stderr, "profiled %s at %.0f/s into %s\n", w.name, o.rate, file.Name())
	return err
}
