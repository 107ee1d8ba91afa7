package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

type trayRow struct {
	Total       int
	CaseID      string
	UpdatedAt   time.Time
	Reference   string
	Name        string
	Called      string
	Born        string
	ReceivedOn  string
	FinalOn     string
	YearGroup   *int
	SettingName string
	State       string
	Flags       string
	Photo       string
	DueOn       string
	DueCode     string
	Untold      bool
	Turnings    string
	Mediating   bool
	Appealing   bool
	ReplyBy     string
	StandsIn    string
}

// Tray finds one page of cases and their number in one statement, by one of four ways; each takes about as long
// however many cases the council has, because it stops when the page is full, or begins from few cases.
func (s pageStore) Tray(ctx context.Context, q ports.TrayQuery) (ports.TrayPage, error) {
	f := newTrayFilter(q)
	f.most = ports.TrayCountLimit + 1
	skip := (max(q.Page, 1) - 1) * ports.PageSize
	if f.nothing || skip >= ports.TrayCountLimit || skip < 0 {
		return ports.TrayPage{}, nil
	}
	query := f.statement(q, skip)
	var rows []trayRow
	if err := s.all(ctx, &rows, query.sql, query.args...); err != nil {
		return ports.TrayPage{}, err
	}
	return trayPage(rows, q.Covers)
}

func trayPage(rows []trayRow, covers []ehc.Cover) (ports.TrayPage, error) {
	var page ports.TrayPage
	for _, row := range rows {
		page.Total = row.Total
		if row.CaseID == "" { // there is only the number
			continue
		}
		r := ports.TrayRow{Case: ehc.CaseID(row.CaseID), Reference: row.Reference, Name: row.Name, Called: row.Called, YearGroup: row.YearGroup, Setting: row.SettingName,
			DueCode: row.DueCode, State: row.State, UpdatedAt: row.UpdatedAt, Photo: ehc.FileID(row.Photo), Untold: row.Untold, Mediating: row.Mediating, Appealing: row.Appealing}
		if err := errors.Join(r.Born.UnmarshalText([]byte(row.Born)), r.ReceivedOn.UnmarshalText([]byte(row.ReceivedOn)), r.FinalOn.UnmarshalText([]byte(row.FinalOn)), r.DueOn.UnmarshalText([]byte(row.DueOn)), r.ReplyBy.UnmarshalText([]byte(row.ReplyBy))); err != nil {
			return ports.TrayPage{}, fmt.Errorf("postgres: case %s in a tray: %w", row.CaseID, err)
		}
		if row.Turnings != "" {
			r.Turnings = strings.Fields(row.Turnings)
		}
		for _, flag := range strings.Fields(row.Flags) {
			r.Flags = append(r.Flags, casework.Flag(flag))
		}
		r.For = coveredBy(strings.Fields(row.StandsIn), covers)
		page.Rows = append(page.Rows, r)
	}
	return page, nil
}

// statement puts together what is looked at first (few), the cases of the page (hit), their number, and what is shown
// of them.
func (f trayFilter) statement(q ports.TrayQuery, skip int) clause {
	key, byColumn := sortKeys[q.Sort]
	page := pageOf{skip: skip, descending: q.Descending || q.Sort == ""}
	first, total := f.total()
	var hit clause
	switch few := f.fromFew(); {
	case few && !byColumn:
		hit = union(f.latestOfFew(page), f.latest(page, notRare))
	case few:
		hit = union(f.gather(f.ofFew(), key, page), f.walk(key, page, notRare))
	case !byColumn:
		hit = f.latest(page, "true")
	case f.ofAuthority():
		hit = f.walk(key, page, "true")
	default:
		hit = f.gather(f.ofHolders(), key, page)
	}
	return join("WITH ", first, "hit AS MATERIALIZED (SELECT h.case_id, h.updated_at, row_number() OVER () AS place FROM (", hit, `) h)
		SELECT total.n AS total, hit.case_id, hit.updated_at, s.reference, s.name, s.called, s.born::text, s.received_on::text, s.final_on::text, s.year_group + extract(year FROM coalesce(`, value(dateOrNull(q.Today)), `::date, (now() AT TIME ZONE 'Europe/London')::date) - interval '8 months')::int AS year_group, `, settingFor(q), ` AS setting_name,
			s.state, s.photo, s.mediating, s.appealing, (SELECT string_agg(DISTINCT f.flag, ' ') FROM flag_shown f WHERE f.case_id = hit.case_id AND f.holder IN (`, value(listOf(f.holders)), `)) AS flags, `, coveredThrough(q), ` AS stands_in,
			duties.due_on, coalesce(duties.due_code, '') AS due_code, coalesce(duties.untold, false) AS untold, duties.turnings, (SELECT min(t.reply_by)::text FROM thread t WHERE t.case_id = hit.case_id AND t.reply_by IS NOT NULL) AS reply_by
		FROM (SELECT (`, total, `) AS n) total LEFT JOIN (hit JOIN case_search s ON s.case_id = hit.case_id CROSS JOIN LATERAL (`, duties(q.Today), `) duties) ON true ORDER BY hit.place`)
}

// coveredThrough lists, of a case that the reader has only because they stand in for somebody, through whom.
func coveredThrough(q ports.TrayQuery) clause {
	own, theirs := holdersApart(q)
	if len(theirs) == 0 {
		return clause{sql: "''"}
	}
	held := join("SELECT string_agg(x.holder::text, ' ') FROM tray x WHERE x.case_id = hit.case_id AND x.holder IN (", value(listOf(theirs)), ")")
	if len(own) > 0 {
		held = join(held, " AND NOT EXISTS (SELECT FROM tray y WHERE y.case_id = hit.case_id AND y.holder IN (", value(listOf(own)), "))")
	}
	return join("(", held, ")")
}

// holdersApart tells the holders that are the reader's own from those of people for whom they stand in.
func holdersApart(q ports.TrayQuery) (own, theirs []string) {
	for _, id := range holderIDs(q.Holders) {
		if len(coveredBy([]string{id}, q.Covers)) > 0 {
			theirs = append(theirs, id)
		} else {
			own = append(own, id)
		}
	}
	return own, theirs
}

// coveredBy names the people who are away through whom somebody has a case with the holders.
func coveredBy(holders []string, covers []ehc.Cover) (names []string) {
	for _, c := range covers {
		if slices.ContainsFunc(c.Actor().Holders(), func(h ehc.Holder) bool { return slices.Contains(holders, h.ID) }) {
			names = append(names, c.Name)
		}
	}
	return names
}

// settingFor gives the setting of a case as the reader may see it.
func settingFor(q ports.TrayQuery) clause {
	readers := readersOf(q)
	if len(readers) == 0 {
		return clause{sql: "s.setting_name"}
	}
	return join("CASE WHEN EXISTS (SELECT FROM shielded x WHERE x.case_id = s.case_id AND x.person_id IN (", value(listOf(readers)), ")) THEN '"+access.KeptPrivate+"' ELSE s.setting_name END")
}

// duties tells of the dates of one case in one look: the earliest by which an open duty is due, whether the latest date of
// 6, 16 or 20 weeks that was missed is untold, and which birthdays must be prepared for.
func duties(today ehc.Date) clause {
	day := value(dateOrNull(today))
	return join(`SELECT (min(d.due) FILTER (WHERE d.open))::text AS due_on, (array_agg(d.code ORDER BY d.due, d.code) FILTER (WHERE d.open))[1] AS due_code,
			(array_agg(coalesce(jsonb_array_length(nullif(d.record->'Told', 'null')), 0) = 0 ORDER BY d.last DESC)
				FILTER (WHERE d.open AND d.trigger = 'request-received' AND d.code IN ('D2', 'D4', 'D8') AND d.last < `, day, `::date))[1] AS untold,
			string_agg(d.code, ' ') FILTER (WHERE d.trigger = 'date-of-birth' AND d.done_on IS NULL AND d.off IS NULL AND d.last <= `, day, "::date + ", value(casework.TurningLead),
		"::int AND (d.code = 'D31' OR d.last >= ", day, "::date - ", value(casework.TurningStale), "::int)) AS turnings FROM deadline d WHERE d.case_id = hit.case_id")
}

// pageOf is which page is asked for.
type pageOf struct {
	skip       int
	descending bool
}

func (p pageOf) order() string {
	if p.descending {
		return "DESC"
	}
	return "ASC"
}

// reach is how many rows, from the first, could stand on the page.
func (p pageOf) reach() int { return p.skip + ports.PageSize }

// ranges gives each pair of holder and bucket: one range of the tray's index, in the order of the last change. No
// range is walked unless the condition holds.
func (f trayFilter) ranges(only string) clause {
	var rows []string
	var args []any
	for _, h := range f.holders {
		for _, b := range f.buckets {
			if b == unassigned && h != ehc.AuthorityID {
				continue // only the authority has any
			}
			rows = append(rows, "(?::uuid, ?)")
			args = append(args, h, b)
		}
	}
	if len(rows) == 0 {
		rows = []string{"(NULL::uuid, NULL::text)"}
	}
	values := "(VALUES " + strings.Join(rows, ", ") + ") AS r(holder, bucket)"
	if only != "true" {
		values = "(SELECT * FROM " + values + " WHERE " + only + ") AS r"
	}
	return clause{values, args}
}

// latest takes from each range no more than could stand on the page, then puts the ranges together. A case that
// several holders have is taken once.
func (f trayFilter) latest(p pageOf, only string) clause {
	return join("SELECT l.case_id, max(l.updated_at) AS updated_at FROM ", f.ranges(only), ` CROSS JOIN LATERAL (
			SELECT t.case_id, t.updated_at FROM tray t WHERE t.holder = r.holder AND t.bucket = r.bucket`, f.on("t", everyCondition),
		" ORDER BY t.updated_at "+p.order()+", t.case_id "+p.order()+" LIMIT ", value(p.reach()), ") l GROUP BY l.case_id", p.byUpdated())
}

func (p pageOf) byUpdated() clause {
	return join(" ORDER BY 2 "+p.order()+", 1 "+p.order()+" LIMIT ", value(ports.PageSize), " OFFSET ", value(p.skip))
}

// notRare lets ranges be walked only when there are too many to begin from.
const notRare = "NOT (SELECT yes FROM rare)"

// few finds the cases that the search's own indexes point at, and whether they are few enough to begin from. The
// authority's tray is too long to be walked for a name that hardly anyone has.
func (f trayFilter) few() clause {
	return join("few AS MATERIALIZED (SELECT s.case_id FROM case_search s WHERE true", f.on("s", onSearchAsWell), " LIMIT ", value(ports.TrayCountLimit+1),
		"), rare AS MATERIALIZED (SELECT count(*) <= ", value(ports.TrayCountLimit), " AS yes FROM few), ")
}

func (f trayFilter) ofFew() clause {
	return join(" FROM few JOIN tray t ON t.case_id = few.case_id WHERE (SELECT yes FROM rare) AND t.holder IN (", value(listOf(f.holders)), ") AND t.bucket IN (", value(listOf(f.buckets)), ")",
		f.on("t", onTrayAlone))
}

func (f trayFilter) latestOfFew(p pageOf) clause {
	return join("SELECT t.case_id, max(t.updated_at) AS updated_at", f.ofFew(), " GROUP BY t.case_id", p.byUpdated())
}

// sortKey is a column of case_search that a tray can be sorted by.
type sortKey struct {
	key   string // what is compared
	walks []walk // index orders that, put together, give every case in the order of the key
}

type walk struct{ where, order, reverse string }

// sortKeys: years are counted as casework.Child.YearGroupOn counts them, from the record or else from the birth, less the
// year in which a school year began, so that their order stays as years pass.
var sortKeys = map[ports.TraySort]sortKey{
	ports.ByName:    {"s.name_key", []walk{{"true", "s.name_key, s.case_id", "s.name_key DESC, s.case_id DESC"}}},
	ports.BySetting: {"s.setting_key", []walk{{"true", "s.setting_key, s.case_id", "s.setting_key DESC, s.case_id DESC"}}},
	ports.ByStatus:  {"s.state_order", []walk{{"true", "s.state_order, s.case_id", "s.state_order DESC, s.case_id DESC"}}},
	ports.ByYear: {"coalesce(s.year_group, -s.school_year - 5)", []walk{
		{"s.year_group IS NULL", "s.school_year DESC NULLS LAST, s.case_id", "s.school_year NULLS FIRST, s.case_id DESC"},
		{"s.year_group IS NOT NULL", "s.year_group, s.case_id", "s.year_group DESC, s.case_id DESC"},
	}},
}

// ofHolders is all that the holders have.
func (f trayFilter) ofHolders() clause {
	return join(" FROM tray t WHERE t.holder IN (", value(listOf(f.holders)), ") AND t.bucket IN (", value(listOf(f.buckets)), ")", f.on("t", everyCondition))
}

// gather collects every row and sorts it: for holders who are not the authority, and for few cases.
func (f trayFilter) gather(from clause, by sortKey, p pageOf) clause {
	return join("WITH mine AS MATERIALIZED (SELECT t.case_id, max(t.updated_at) AS updated_at", from, " GROUP BY t.case_id) SELECT mine.case_id, mine.updated_at FROM mine JOIN case_search s ON s.case_id = mine.case_id ORDER BY "+
		by.key+" "+p.order()+", s.case_id "+p.order()+" LIMIT ", value(ports.PageSize), " OFFSET ", value(p.skip))
}

// walk goes along the indexes of the column until the page is full: for the authority, which has nearly every case.
func (f trayFilter) walk(by sortKey, p pageOf, only string) clause {
	var walks []clause
	for _, w := range by.walks {
		order := w.order
		if p.descending {
			order = w.reverse
		}
		walks = append(walks, join(`SELECT s.case_id, t.updated_at, `+by.key+` AS key FROM case_search s CROSS JOIN LATERAL (
				SELECT max(t.updated_at) AS updated_at FROM tray t WHERE t.case_id = s.case_id AND t.holder IN (`, value(listOf(f.holders)), ") AND t.bucket IN (", value(listOf(f.buckets)), ")",
			f.on("t", onTrayAlone), ") t WHERE "+only+" AND t.updated_at IS NOT NULL AND "+w.where, f.on("s", onSearchAsWell), " ORDER BY "+order+" LIMIT ", value(p.reach())))
	}
	return join("SELECT case_id, updated_at FROM (", union(walks...), ") w ORDER BY key "+p.order()+", case_id "+p.order()+" LIMIT ", value(ports.PageSize), " OFFSET ", value(p.skip))
}

// value is an argument on its own.
func value(v any) clause { return clause{"?", []any{v}} }

// join puts texts and clauses one behind the other.
func join(parts ...any) clause {
	var all clause
	for _, part := range parts {
		switch p := part.(type) {
		case string:
			all.sql += p
		case clause:
			all.sql += p.sql
			all.args = append(all.args, p.args...)
		default:
			panic(fmt.Sprintf("postgres: %T is no piece of SQL", part))
		}
	}
	return all
}

// union takes the rows of each.
func union(each ...clause) clause {
	var all clause
	for i, c := range each {
		if i > 0 {
			all.sql += " UNION ALL "
		}
		all = join(all, "(", c, ")")
	}
	return all
}
