package postgres

import (
	"context"
	"slices"
	"strings"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// Buckets of a tray: where a case stands for one holder.
const (
	inProgress = "progress"
	unassigned = "unassigned" // the authority's, without a co-ordinator yet
	live       = "live"
	closed     = "closed" // ended before a plan was made
	ceased     = "ceased" // ended after a plan was made
)

func bucketFor(c *casework.Case, holder ehc.Holder) string {
	_, assigned := c.Coordinator()
	switch {
	case c.State().Closed() && !c.FinalOn().IsZero():
		return ceased
	case c.State().Closed():
		return closed
	case c.State().Live():
		return live
	case holder == ehc.Authority() && !assigned:
		return unassigned
	}
	return inProgress
}

type heldRow struct {
	Holder string          `json:"holder"`
	Bucket string          `json:"bucket"`
	Flags  []casework.Flag `json:"flags"` // that this holder sees
	Also   []string        `json:"also"`  // the other holders that somebody may have together with this one
}

// trayRows lists who sees the case in a tray. A draft is its author's alone; from its sending the authority has it.
func trayRows(c *casework.Case) []heldRow {
	holders := c.Holders()
	if c.State() != casework.RequestDraft && !slices.Contains(holders, ehc.Authority()) {
		holders = append(holders, ehc.Authority())
	}
	rows := []heldRow{}
	for _, h := range holders {
		if h.ID != "" { // someone without an account
			rows = append(rows, heldRow{h.ID, bucketFor(c, h), c.FlagsSeenThrough(h), heldBeside(h, holders)})
		}
	}
	return rows
}

// heldBeside lists the others through whom the readers of a holder's cases may have the case too: who has a list as a
// person has it as their teams as well, and somebody of several settings has it through all of them. It is nil for none.
func heldBeside(h ehc.Holder, holders []ehc.Holder) (others []string) {
	kind := map[ehc.HolderKind]ehc.HolderKind{ehc.HeldByPerson: ehc.HeldByTeam, ehc.HeldByTeam: ehc.HeldByTeam, ehc.HeldBySetting: ehc.HeldBySetting}[h.Kind]
	for _, other := range holders {
		if other.Kind == kind && other.ID != h.ID && other.ID != "" {
			others = append(others, other.ID)
		}
	}
	slices.Sort(others)
	return slices.Compact(others)
}

type partyRow struct {
	Position int            `json:"position"`
	Kind     string         `json:"kind"`
	Holder   any            `json:"holder"`
	Relation string         `json:"relation"`
	Until    any            `json:"until"`
	Record   casework.Party `json:"record"`
}

func partyRows(parties []casework.Party) []partyRow {
	rows := []partyRow{}
	for i, p := range parties {
		rows = append(rows, partyRow{i, string(p.Holder.Kind), orNull(p.Holder.ID), string(p.Relation), timeOrNull(p.Until), p})
	}
	return rows
}

// keepHolders brings parties, trays and search up to date with the case, whose row this unit has locked.
func (s caseStore) keepHolders(ctx context.Context, c *casework.Case, snapshot casework.Snapshot) error {
	held, err := record(trayRows(c))
	if err != nil {
		return err
	}
	parties, err := record(partyRows(snapshot.Parties))
	if err != nil {
		return err
	}
	child, id := snapshot.Child, string(snapshot.ID)
	words := fold(strings.Join([]string{string(snapshot.Reference), child.Surname, child.Forenames, child.Preferred}, " "))
	var year, photo any = nil, orNull(child.Photo)
	if child.YearGroup != nil {
		year = *child.YearGroup - casework.SchoolYear(recordedIn(snapshot)) // a number that does not change as years pass
	}
	setting := orNull(child.Setting.ID)
	_, err = s.exec(ctx, keepHoldersSQL,
		held, id, // held, let_go
		id, id, // hidden, shown
		string(snapshot.State), setting, words, id, // kept
		id, words, fold(child.Surname+", "+child.Forenames), child.Setting.Name, setting, // search
		slices.Index(casework.Machine.States(), snapshot.State), string(snapshot.Reference), child.TrayName(), child.FullName(), dateOrNull(child.Born),
		dateOrNull(snapshot.Request.ReceivedOn), dateOrNull(snapshot.FinalOn), year,
		string(snapshot.State), photo,
		id, len(snapshot.Parties), id, parties) // parties
	return err
}

// recordedIn is a day of the school year in which the child's year group was recorded.
func recordedIn(c casework.Snapshot) ehc.Date {
	switch {
	case !c.Child.YearGroupSince.IsZero():
		return c.Child.YearGroupSince
	case !c.Request.ReceivedOn.IsZero():
		return c.Request.ReceivedOn
	}
	return ehc.DateIn(c.UpdatedAt, time.UTC)
}

const keepHoldersSQL = `
	WITH held AS (
		SELECT * FROM jsonb_to_recordset(?::jsonb) AS h(holder uuid, bucket text, flags text[], also uuid[])
	), let_go AS (
		DELETE FROM tray WHERE case_id = ?::uuid AND holder NOT IN (SELECT holder FROM held)
	), hidden AS (
		DELETE FROM flag_shown WHERE case_id = ?::uuid AND (holder, flag) NOT IN (SELECT h.holder, f FROM held h CROSS JOIN unnest(h.flags) f)
	), shown AS (
		INSERT INTO flag_shown (holder, flag, case_id) SELECT h.holder, f, ?::uuid FROM held h CROSS JOIN unnest(h.flags) f ON CONFLICT DO NOTHING
	), kept AS (
		INSERT INTO tray (case_id, holder, bucket, updated_at, state, setting_id, words, also)
		SELECT c.id, h.holder, h.bucket, c.updated_at, ?, ?::uuid, ?, h.also FROM child_case c, held h WHERE c.id = ?::uuid
		ON CONFLICT (case_id, holder) DO UPDATE SET bucket = excluded.bucket, updated_at = excluded.updated_at, state = excluded.state,
			setting_id = excluded.setting_id, words = excluded.words, also = excluded.also
	), search AS (
		INSERT INTO case_search AS s (case_id, words, name_key, setting_name, setting_key, setting_id, state_order, reference, name, called, born,
			received_on, final_on, year_group, state, photo)
		SELECT i.case_id, i.words, i.name_key, i.known_as, left(lower(i.known_as), 200), i.setting_id, i.state_order, i.reference, i.name, i.called, i.born,
			i.received_on, i.final_on, i.year_group, i.state, i.photo
		FROM (
			SELECT v.*, coalesce(nullif(v.setting_name, ''), (SELECT name FROM setting WHERE id = v.setting_id), '') AS known_as
			FROM (VALUES (?::uuid, ?, ?, ?, ?::uuid, ?::smallint, ?, ?, ?, ?::date, ?::date, ?::date, ?::int, ?, ?::uuid))
				AS v(case_id, words, name_key, setting_name, setting_id, state_order, reference, name, called, born, received_on, final_on, year_group, state, photo)
		) i
		ON CONFLICT (case_id) DO UPDATE SET words = excluded.words, name_key = excluded.name_key, setting_name = excluded.setting_name,
			setting_key = excluded.setting_key, setting_id = excluded.setting_id, state_order = excluded.state_order, reference = excluded.reference,
			name = excluded.name, called = excluded.called, born = excluded.born, received_on = excluded.received_on, final_on = excluded.final_on, year_group = excluded.year_group, state = excluded.state, photo = excluded.photo
		WHERE (s.words, s.name_key, s.setting_name, s.setting_id, s.state, s.reference, s.name, s.called, s.born, s.received_on, s.final_on, s.year_group, s.photo) IS DISTINCT FROM
			(excluded.words, excluded.name_key, excluded.setting_name, excluded.setting_id, excluded.state, excluded.reference, excluded.name, excluded.called, excluded.born,
			excluded.received_on, excluded.final_on, excluded.year_group, excluded.photo)
	), gone AS (
		DELETE FROM case_party WHERE case_id = ?::uuid AND position >= ?
	)
	INSERT INTO case_party AS p (case_id, position, holder_kind, holder_id, relation, until, record)
	SELECT ?::uuid, n.position, n.kind, n.holder, n.relation, n.until, n.record
	FROM jsonb_to_recordset(?::jsonb) AS n(position smallint, kind text, holder uuid, relation text, until timestamptz, record jsonb)
	ON CONFLICT (case_id, position) DO UPDATE SET holder_kind = excluded.holder_kind, holder_id = excluded.holder_id, relation = excluded.relation,
		until = excluded.until, record = excluded.record
	WHERE p.record IS DISTINCT FROM excluded.record`
