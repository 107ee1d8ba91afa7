package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

var (
	noPerson    = fault.New(fault.NotFound, "person.unknown", "There is no such person.")
	stalePerson = fault.New(fault.Conflict, "person.stale", "Someone else changed this person’s details at the same time. Reload the page and try again.")
)

type personStore struct{ statements }

type personRow struct {
	ID          string
	Version     int
	Email       string
	Name        string
	JobTitle    string
	Specialism  string
	Phone       string
	ByEmail     bool
	ByPost      bool
	Address     string
	Registered  bool
	Roles       json.RawMessage
	Settings    json.RawMessage
	Teams       json.RawMessage
	Administers json.RawMessage
	ClosedAt    *time.Time

	ChoseContact bool
}

const selectPerson = `
	SELECT p.id, p.version, p.email, p.name, p.job_title, p.specialism, p.phone, p.by_email, p.by_post, p.address, p.registered, p.closed_at, p.chose_contact,
		(SELECT json_agg(r.role ORDER BY r.position) FROM person_role r WHERE r.person_id = p.id) AS roles,
		(SELECT json_agg(m.holder_id ORDER BY m.position) FROM membership m WHERE m.person_id = p.id AND m.holder_kind = 'setting') AS settings,
		(SELECT json_agg(m.holder_id ORDER BY m.position) FROM membership m WHERE m.person_id = p.id AND m.holder_kind = 'setting' AND m.manager) AS administers,
		(SELECT json_agg(json_build_object('Team', m.holder_id, 'Manager', m.manager) ORDER BY m.position) FROM membership m WHERE m.person_id = p.id AND m.holder_kind = 'team') AS teams
	FROM person p `

func (row personRow) restore() (people.Person, error) {
	p := people.Person{
		ID: ehc.PersonID(row.ID), Version: row.Version, Email: row.Email, Name: row.Name, JobTitle: row.JobTitle, Specialism: people.Specialism(row.Specialism),
		Phone: row.Phone, ByEmail: row.ByEmail, ByPost: row.ByPost, Address: row.Address, Registered: row.Registered, ChoseContact: row.ChoseContact,
	}
	if row.ClosedAt != nil {
		p.ClosedAt = row.ClosedAt.UTC()
	}
	for _, part := range []struct {
		text json.RawMessage
		into any
	}{{row.Roles, &p.Roles}, {row.Settings, &p.Settings}, {row.Teams, &p.Teams}, {row.Administers, &p.Administers}} {
		if err := restore(part.text, part.into); err != nil {
			return people.Person{}, err
		}
	}
	return p, nil
}

func (s personStore) load(ctx context.Context, where string, args ...any) ([]people.Person, error) {
	var rows []personRow
	if err := s.all(ctx, &rows, selectPerson+where, args...); err != nil {
		return nil, err
	}
	var all []people.Person
	for _, row := range rows {
		p, err := row.restore()
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

func (s personStore) first(ctx context.Context, where string, args ...any) (people.Person, error) {
	found, err := s.load(ctx, where, args...)
	if err != nil {
		return people.Person{}, err
	}
	if len(found) == 0 {
		return people.Person{}, noPerson
	}
	return found[0], nil
}

func (s personStore) Get(ctx context.Context, id ehc.PersonID) (people.Person, error) {
	if !valid(id) {
		return people.Person{}, noPerson
	}
	return s.first(ctx, "WHERE p.id = ?", string(id))
}

func (s personStore) ByEmail(ctx context.Context, email string) (people.Person, error) {
	if email == "" || !isText(email) {
		return people.Person{}, noPerson
	}
	return s.first(ctx, "WHERE p.id = "+whoseAddress, email, email)
}

// whoseAddress gives the one to whom an address leads, given twice.
const whoseAddress = "(SELECT id FROM person WHERE email = ? UNION ALL SELECT person_id FROM own_address WHERE email = ? LIMIT 1)"

func (s personStore) Find(ctx context.Context, text string, limit int, roles ...ehc.Role) ([]people.Person, error) {
	where, args := []string{"p.closed_at IS NULL"}, []any{}
	for _, pattern := range patterns(text) {
		where, args = append(where, "p.words LIKE ?"), append(args, pattern)
	}
	if len(roles) > 0 {
		where, args = append(where, "EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id AND r.role IN (?))"), append(args, listOf(roles))
	}
	return s.load(ctx, "WHERE "+strings.Join(where, " AND ")+" ORDER BY p.words, p.id LIMIT ?", append(args, max(limit, 0))...)
}

func (s personStore) Belonging(ctx context.Context, to ehc.Holder) ([]people.Person, error) {
	if !valid(to.ID) {
		return nil, nil
	}
	return s.load(ctx, "JOIN membership b ON b.person_id = p.id WHERE b.holder_kind = ? AND b.holder_id = ? AND p.closed_at IS NULL ORDER BY p.words, p.id", string(to.Kind), to.ID)
}

func (s personStore) Save(ctx context.Context, p people.Person) error {
	if !valid(p.ID) {
		return fmt.Errorf("postgres: %q is no person's identity", p.ID)
	}
	columns := []any{orNull(p.Email), p.Name, fold(p.Name), p.JobTitle, string(p.Specialism), p.Phone, p.ByEmail, p.ByPost, p.Address, p.Registered, timeOrNull(p.ClosedAt), p.ChoseContact}
	var err error
	if p.Version == 0 {
		err = s.write(ctx, 1, stalePerson, `
			INSERT INTO person (id, version, email, name, words, job_title, specialism, phone, by_email, by_post, address, registered, closed_at, chose_contact)
			VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`, append([]any{string(p.ID)}, columns...)...)
	} else {
		err = s.write(ctx, 1, stalePerson, `
			UPDATE person SET version = version + 1, email = ?, name = ?, words = ?, job_title = ?, specialism = ?, phone = ?, by_email = ?, by_post = ?, address = ?,
				registered = ?, closed_at = ?, chose_contact = ? WHERE id = ? AND version = ?`, append(columns, string(p.ID), p.Version)...)
	}
	if err != nil {
		return err
	}
	return s.saveBelongings(ctx, p)
}

type roleRow struct {
	Role     ehc.Role `json:"role"`
	Position int      `json:"position"`
}

type memberRow struct {
	Kind     ehc.HolderKind `json:"kind"`
	Holder   string         `json:"holder"`
	Manager  bool           `json:"manager"`
	Position int            `json:"position"`
}

func (s personStore) saveBelongings(ctx context.Context, p people.Person) error {
	roles, members := []roleRow{}, []memberRow{}
	for i, r := range p.Roles {
		roles = append(roles, roleRow{r, i})
	}
	for i, id := range p.Settings {
		members = append(members, memberRow{ehc.HeldBySetting, string(id), slices.Contains(p.Administers, id), i})
	}
	for i, t := range p.Teams {
		members = append(members, memberRow{ehc.HeldByTeam, string(t.Team), t.Manager, i})
	}
	roleText, err := record(roles)
	if err != nil {
		return err
	}
	memberText, err := record(members)
	if err != nil {
		return err
	}
	id := string(p.ID)
	_, err = s.exec(ctx, `
		WITH roles AS (
			SELECT DISTINCT ON (role) role, position FROM jsonb_to_recordset(?::jsonb) AS r(role text, position smallint) ORDER BY role, position
		), members AS (
			SELECT DISTINCT ON (holder) * FROM jsonb_to_recordset(?::jsonb) AS m(kind text, holder uuid, manager boolean, position smallint) ORDER BY holder, manager DESC
		), lost AS (
			DELETE FROM person_role WHERE person_id = ?::uuid AND role NOT IN (SELECT role FROM roles)
		), given AS (
			INSERT INTO person_role (person_id, role, position) SELECT ?::uuid, role, position FROM roles
			ON CONFLICT (person_id, role) DO UPDATE SET position = excluded.position
		), gone AS (
			DELETE FROM membership WHERE person_id = ?::uuid AND holder_id NOT IN (SELECT holder FROM members)
		)
		INSERT INTO membership (person_id, holder_kind, holder_id, manager, position) SELECT ?::uuid, kind, holder, manager, position FROM members
		ON CONFLICT (person_id, holder_id) DO UPDATE SET holder_kind = excluded.holder_kind, manager = excluded.manager, position = excluded.position`,
		roleText, memberText, id, id, id, id)
	return err
}
