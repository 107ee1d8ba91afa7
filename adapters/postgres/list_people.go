package postgres

import (
	"context"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

type directoryStore struct{ statements }

type directoryRow struct {
	personRow
	Total      int
	InvitedAt  *time.Time
	SignedInAt *time.Time
}

func (row directoryRow) entry() (ports.DirectoryEntry, error) {
	p, err := row.restore()
	e := ports.DirectoryEntry{Person: p}
	if row.InvitedAt != nil {
		e.InvitedAt = row.InvitedAt.UTC()
	}
	if row.SignedInAt != nil {
		e.SignedInAt = row.SignedInAt.UTC()
	}
	return e, err
}

var selectEntry = strings.Replace(selectPerson, "SELECT p.id,", `SELECT count(*) OVER () AS total, p.signed_in_at,
		(SELECT k.sent_at FROM code k WHERE k.person_id = p.id AND k.purpose = '`+string(ports.ForPassword)+`') AS invited_at, p.id,`, 1)

// belongsTo keeps the query to members of a team or setting.
const belongsTo = "EXISTS (SELECT FROM membership b WHERE b.person_id = p.id AND b.holder_id = ?)"

func (s directoryStore) List(ctx context.Context, q ports.DirectoryQuery) (ports.DirectoryPage, error) {
	where, args := []string{"true"}, []any{}
	and := func(condition string, values ...any) { where, args = append(where, condition), append(args, values...) }
	for _, pattern := range patterns(q.Search) {
		and("(p.words LIKE ? OR p.email LIKE ?)", pattern, pattern)
	}
	if q.Role != "" {
		and("EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id AND r.role = ?)", string(q.Role))
	}
	if q.To != "" {
		if !ehc.ValidID(q.To) {
			return ports.DirectoryPage{}, nil
		}
		and(belongsTo, q.To)
	}
	switch q.State {
	case ports.Invited:
		and("NOT p.registered AND p.closed_at IS NULL")
	case ports.Registered:
		and("p.registered AND p.closed_at IS NULL")
	case ports.ClosedAccount:
		and("p.closed_at IS NOT NULL")
	}
	var rows []directoryRow
	query := selectEntry + "WHERE " + strings.Join(where, " AND ") + " ORDER BY p.words, p.id LIMIT ? OFFSET ?"
	if err := s.all(ctx, &rows, query, append(args, ports.PageSize, (max(q.Page, 1)-1)*ports.PageSize)...); err != nil {
		return ports.DirectoryPage{}, err
	}
	var page ports.DirectoryPage
	for _, row := range rows {
		e, err := row.entry()
		if err != nil {
			return page, err
		}
		page.Entries, page.Total = append(page.Entries, e), row.Total
	}
	return page, nil
}

func (s directoryStore) Entry(ctx context.Context, id ehc.PersonID) (ports.DirectoryEntry, error) {
	if !valid(id) {
		return ports.DirectoryEntry{}, noPerson
	}
	var row directoryRow
	if err := s.one(ctx, &row, noPerson, selectEntry+"WHERE p.id = ?", string(id)); err != nil {
		return ports.DirectoryEntry{}, err
	}
	return row.entry()
}

// Managers locks the roles in one order, so that of two units that each take a manager's role away the second sees what
// the first did.
func (s directoryStore) Managers(ctx context.Context) ([]ehc.PersonID, error) {
	var ids []string
	err := s.all(ctx, &ids, `SELECT r.person_id FROM person_role r JOIN person p ON p.id = r.person_id
		WHERE r.role = ? AND p.closed_at IS NULL ORDER BY r.person_id FOR UPDATE`, string(ehc.RoleManager))
	var managers []ehc.PersonID
	for _, id := range ids {
		managers = append(managers, ehc.PersonID(id))
	}
	return managers, err
}

func (s directoryStore) Manned(ctx context.Context) ([]string, error) {
	var ids []string
	err := s.all(ctx, &ids, "SELECT b.holder_id FROM membership b JOIN person p ON p.id = b.person_id WHERE p.closed_at IS NULL GROUP BY b.holder_id ORDER BY b.holder_id")
	return ids, err
}

type changeStore struct{ statements }

func (s changeStore) Record(ctx context.Context, changes ...ports.OrganisationChange) error {
	for _, c := range changes {
		if _, err := s.exec(ctx, "INSERT INTO organisation_change (at, by_person, person_id, holder_id, words) VALUES (?, ?, ?, ?, ?)",
			c.At.UTC(), orNull(c.By), orNull(c.Person), orNull(c.Holder), c.Words); err != nil {
			return err
		}
	}
	return nil
}

func (s changeStore) OfPerson(ctx context.Context, id ehc.PersonID, limit int) ([]ports.OrganisationChange, error) {
	return s.of(ctx, "c.person_id = ?", string(id), limit)
}

func (s changeStore) OfHolder(ctx context.Context, id string, limit int) ([]ports.OrganisationChange, error) {
	return s.of(ctx, "c.holder_id = ?", id, limit)
}

func (s changeStore) of(ctx context.Context, where, id string, limit int) ([]ports.OrganisationChange, error) {
	if !ehc.ValidID(id) {
		return nil, nil
	}
	var rows []struct {
		At                                                time.Time
		ByPerson, ByName, PersonID, Name, HolderID, Words string
	}
	err := s.all(ctx, &rows, `SELECT c.at, coalesce(c.by_person::text, '') AS by_person, coalesce(b.name, '') AS by_name, coalesce(c.person_id::text, '') AS person_id, coalesce(p.name, '') AS name,
			coalesce(c.holder_id::text, '') AS holder_id, c.words
		FROM organisation_change c LEFT JOIN person b ON b.id = c.by_person LEFT JOIN person p ON p.id = c.person_id WHERE `+where+` ORDER BY c.id DESC LIMIT ?`, id, max(limit, 0))
	var all []ports.OrganisationChange
	for _, row := range rows {
		all = append(all, ports.OrganisationChange{At: row.At.UTC(), By: ehc.PersonID(row.ByPerson), ByName: row.ByName, Person: ehc.PersonID(row.PersonID), Name: row.Name, Holder: row.HolderID, Words: row.Words})
	}
	return all, err
}

func organisationsOn(s statements) ports.Organisations {
	return ports.Organisations{Directory: directoryStore{s}, Changes: changeStore{s}, Absences: absenceStore{s}, Work: workStore{s}, TeamWork: workStore{s}}
}
