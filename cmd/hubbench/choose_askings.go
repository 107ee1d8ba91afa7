package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"ehchub/cmd/hubbench/county"
	"ehchub/domain/people"
)

// How many of each take part in the measurements.
const (
	contributorsMeasured = 400
	casesMeasured        = 2_000
	draftsMeasured       = 800
)

// askings is who asks for what in the measurements.
type askings struct {
	coordinators, contributors []asking
	files                      []asking // each case file with a shared plan, by its co-ordinator
	drafts                     []asking // each draft under way by its co-ordinator
}

// chooseAskings picks who and what is measured, the same each time for the same county, and signs them in.
func chooseAskings(ctx context.Context, dsn string, c *county.County) (askings, error) {
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return askings{}, err
	}
	defer conn.Close(ctx)
	var chosen askings
	now := time.Now().UTC()
	if err := quieten(ctx, conn, now); err != nil {
		return chosen, err
	}
	signIn := func(p people.Person) (asking, error) {
		a := asking{Secret: "secret-of-" + string(p.ID), User: string(p.ID)}
		if len(p.Teams) > 0 {
			a.Team = string(p.Teams[0].Team)
		}
		hash := sha256.Sum256([]byte(a.Secret))
		a.Hash = hash[:]
		_, err := conn.Exec(ctx, "INSERT INTO session (token, person_id, begun_at, seen_at) VALUES ($1, $2, $3, $3)", a.Hash, a.User, now)
		return a, err
	}
	byID := map[string]asking{}
	for _, p := range c.Coordinators {
		a, err := signIn(p)
		if err != nil {
			return chosen, err
		}
		byID[a.User], chosen.coordinators = a, append(chosen.coordinators, a)
	}
	for _, p := range c.Contributors[:contributorsMeasured] {
		a, err := signIn(p)
		if err != nil {
			return chosen, err
		}
		chosen.contributors = append(chosen.contributors, a)
	}
	if chosen.files, err = casesOf(ctx, conn, byID, casesMeasured, "draft_shared", "review_pending"); err != nil {
		return chosen, err
	}
	chosen.drafts, err = casesOf(ctx, conn, byID, draftsMeasured, "drafting")
	return chosen, err
}

// rounds are what the hub does once a day for every case of the county: on a day of measuring they count as done.
var rounds = []string{"reminders", "transfers"}

// quieten ends every session, and leaves the hub nothing to do beside what is measured: no daily round, no message.
func quieten(ctx context.Context, conn *pgx.Conn, now time.Time) error {
	if _, err := conn.Exec(ctx, "TRUNCATE session"); err != nil {
		return err
	}
	if _, err := conn.Exec(ctx, "INSERT INTO daily_round (round, day, done_at) SELECT r, $2::date + n, $2 FROM unnest($1::text[]) r, generate_series(0, 1) n ON CONFLICT DO NOTHING", rounds, now); err != nil {
		return err
	}
	for _, waiting := range []string{"outbox SET done_at = $1 WHERE done_at IS NULL AND parked_at IS NULL", "digest_line SET done_at = $1 WHERE done_at IS NULL"} {
		if _, err := conn.Exec(ctx, "UPDATE "+waiting, now); err != nil {
			return err
		}
	}
	return nil
}

// casesOf picks cases in the given states, with their co-ordinators asking.
func casesOf(ctx context.Context, conn *pgx.Conn, coordinators map[string]asking, most int, states ...string) ([]asking, error) {
	rows, err := conn.Query(ctx, "SELECT id::text, coordinator::text, setting_id::text, state FROM child_case WHERE state = ANY($1) AND setting_id IS NOT NULL ORDER BY md5(id::text) LIMIT $2", states, most)
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[struct{ ID, Coordinator, Setting, State string }])
	if err != nil {
		return nil, err
	}
	var all []asking
	for _, f := range found {
		a := coordinators[f.Coordinator]
		a.CaseID, a.Setting, a.State = f.ID, f.Setting, f.State
		all = append(all, a)
	}
	if len(all) < 2*clients {
		return nil, fmt.Errorf("only %d cases stand at %v", len(all), states)
	}
	return all, nil
}
