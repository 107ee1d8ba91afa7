package postgres

import (
	"context"
	"fmt"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var (
	noGuest      = fault.New(fault.NotFound, "guest.unknown", "There is no such invitation.")
	noGuestLink  = fault.New(fault.NotFound, "guest.no-link", "This link no longer works.")
	noGuestThere = fault.New(fault.Unauthenticated, "guest.no-session", "Open the link in our e-mail again to go on.")
	staleGuest   = fault.New(fault.Conflict, "guest.stale", "Someone else changed this invitation at the same time. Reload the page and try again.")
)

func guestsOn(s statements) ports.Guests {
	return ports.Guests{Invitations: guestStore{s}, Links: guestLinkStore{s}, Sessions: guestSessionStore{s}}
}

var guests = versionIn(func(g *casework.Guest) *int { return &g.Version })

type guestStore struct{ statements }

func (s guestStore) Get(ctx context.Context, id ehc.GuestID) (casework.Guest, error) {
	return guests.get(ctx, s.statements, noGuest, "SELECT version, record FROM guest WHERE id = ?", string(id))
}

func (s guestStore) OfCase(ctx context.Context, id ehc.CaseID) ([]casework.Guest, error) {
	return guests.ofCase(ctx, s.statements, "SELECT version, record FROM guest WHERE case_id = ? ORDER BY invited_at DESC, id DESC", id)
}

func (s guestStore) AtAddress(ctx context.Context, email string, limit int) ([]casework.Guest, error) {
	return guests.list(ctx, s.statements, "SELECT version, record FROM guest WHERE ended_at IS NULL AND record->>'Email' = ? ORDER BY invited_at DESC, id DESC LIMIT ?", email, max(limit, 0))
}

func (s guestStore) List(ctx context.Context, q ports.GuestQuery) (ports.GuestPage, error) {
	where, args := "(NOT ? OR g.ended_at IS NULL)", []any{q.Open}
	if q.Coordinator != "" {
		if !valid(q.Coordinator) {
			return ports.GuestPage{}, nil
		}
		where, args = where+" AND (c.coordinator = ? OR c.coordinator IS NULL)", append(args, string(q.Coordinator))
	}
	var rows []struct {
		versionedRow
		Reference, Called string
		Sent              bool
		Total             int
	}
	err := s.all(ctx, &rows, `
		SELECT g.version, g.record, coalesce(c.reference, '') AS reference, coalesce(n.called, '') AS called, coalesce(a.status = 'completed', false) AS sent, count(*) OVER () AS total
		FROM guest g JOIN child_case c ON c.id = g.case_id LEFT JOIN case_search n ON n.case_id = g.case_id LEFT JOIN advice_request a ON a.id = g.advice_id
		WHERE `+where+` ORDER BY g.invited_at DESC, g.id DESC LIMIT ? OFFSET ?`, append(args, max(q.Size, 1), max(q.Page-1, 0)*max(q.Size, 1))...)
	if err != nil {
		return ports.GuestPage{}, err
	}
	page := ports.GuestPage{Guests: make([]ports.GuestListed, len(rows))}
	for i, row := range rows {
		g, err := guests(row.versionedRow)
		if err != nil {
			return page, err
		}
		page.Guests[i], page.Total = ports.GuestListed{Guest: g, Reference: ehc.Reference(row.Reference), Called: row.Called, Sent: row.Sent}, row.Total
	}
	return page, nil
}

func (s guestStore) Save(ctx context.Context, g casework.Guest) error {
	if !valid(g.ID) || !valid(g.Case) || !valid(g.Advice) || !valid(g.Person) {
		return fmt.Errorf("postgres: %q is no invitation of a guest", g.ID)
	}
	text, err := record(g)
	if err != nil {
		return err
	}
	if g.Version == 0 {
		return s.write(ctx, 1, staleGuest, `
			INSERT INTO guest (id, case_id, advice_id, person_id, version, invited_at, expires_at, ended_at, record) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			string(g.ID), string(g.Case), string(g.Advice), string(g.Person), g.InvitedAt.UTC(), g.ExpiresAt.UTC(), timeOrNull(g.EndedAt), text)
	}
	out := g.LinkAt.IsZero() || !g.EndedAt.IsZero()
	return s.write(ctx, 1, staleGuest, `
		WITH gone AS (DELETE FROM guest_session WHERE ?::boolean AND guest_id = ?)
		UPDATE guest SET version = version + 1, expires_at = ?, ended_at = ?, record = ?, link = CASE WHEN ?::boolean THEN NULL ELSE link END WHERE id = ? AND version = ?`,
		out, string(g.ID), g.ExpiresAt.UTC(), timeOrNull(g.EndedAt), text, out, string(g.ID), g.Version)
}

type guestLinkStore struct{ statements }

func (s guestLinkStore) Keep(ctx context.Context, id ehc.GuestID, link []byte, at time.Time) error {
	if !valid(id) {
		return noGuest
	}
	stamp, err := record(at.UTC())
	if err != nil {
		return err
	}
	return s.write(ctx, 1, noGuest, "UPDATE guest SET version = version + 1, link = ?, record = jsonb_set(record, '{LinkAt}', ?::jsonb) WHERE id = ? AND ended_at IS NULL", link, stamp, string(id))
}

func (s guestLinkStore) Find(ctx context.Context, link []byte) (casework.Guest, error) {
	var row versionedRow
	if err := s.one(ctx, &row, noGuestLink, "SELECT version, record FROM guest WHERE link = ? AND ended_at IS NULL", link); err != nil {
		return casework.Guest{}, err
	}
	return guests(row)
}

type guestSessionStore struct{ statements }

func (s guestSessionStore) Begin(ctx context.Context, token []byte, id ehc.GuestID, now, begunSince time.Time) error {
	if !valid(id) {
		return noGuestThere
	}
	stamp, err := record(now.UTC())
	if err != nil {
		return err
	}
	return s.write(ctx, 1, noGuestThere, `
		WITH ended AS (DELETE FROM guest_session WHERE token IN (SELECT token FROM guest_session WHERE begun_at <= ? FOR UPDATE SKIP LOCKED)),
		came AS (UPDATE guest SET version = version + 1, record = jsonb_set(record, '{CameAt}', ?::jsonb) WHERE id = ? AND ended_at IS NULL AND expires_at > ? RETURNING id)
		INSERT INTO guest_session (token, guest_id, begun_at, seen_at) SELECT ?, id, ?, ? FROM came`, begunSince, stamp, string(id), now, token, now, now)
}

func (s guestSessionStore) Find(ctx context.Context, token []byte, now, touch, seenSince time.Time) (ports.GuestSession, error) {
	var row struct {
		versionedRow
		BegunAt, SeenAt time.Time
	}
	err := s.one(ctx, &row, noGuestThere, `
		WITH touched AS (UPDATE guest_session SET seen_at = ? WHERE token = ? AND seen_at <= ? AND seen_at > ?)
		SELECT g.version, g.record, s.begun_at, s.seen_at FROM guest_session s JOIN guest g ON g.id = s.guest_id WHERE s.token = ? AND g.ended_at IS NULL`, now, token, touch, seenSince, token)
	if err != nil {
		return ports.GuestSession{}, err
	}
	g, err := guests(row.versionedRow)
	return ports.GuestSession{Guest: g, BegunAt: row.BegunAt.UTC(), SeenAt: row.SeenAt.UTC()}, err
}

func (s guestSessionStore) End(ctx context.Context, token []byte) error {
	_, err := s.exec(ctx, "DELETE FROM guest_session WHERE token = ?", token)
	return err
}
