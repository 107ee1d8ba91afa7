package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

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
	Alerts      string
	Photo       string
}

// Tray finds one page of cases and their number in one statement.
func (s pageStore) Tray(ctx context.Context, q ports.TrayQuery) (ports.TrayPage, error) {
	f := newTrayFilter(q)
	skip := (max(q.Page, 1) - 1) * ports.PageSize
	if f.nothing || skip >= ports.TrayCountLimit {
		return ports.TrayPage{}, nil
	}
	hits, hitArgs := f.page(q, skip)
	total, totalArgs := f.count()
	var rows []trayRow
	err := s.rows(ctx, &rows, `
		WITH hit AS MATERIALIZED (SELECT h.case_id, h.updated_at, row_number() OVER () AS place FROM (`+hits+`) h)
		SELECT total.n AS total, hit.case_id, hit.updated_at, s.reference, s.name, s.called, s.born::text, s.received_on::text, s.final_on::text, s.year_group, s.setting_name, s.state, s.alerts, s.photo
		FROM (`+total+`) total LEFT JOIN (hit JOIN case_search s ON s.case_id = hit.case_id) ON true ORDER BY hit.place`, append(hitArgs, totalArgs...)...)
	if err != nil {
		return ports.TrayPage{}, err
	}
	return trayPage(rows)
}

func trayPage(rows []trayRow) (ports.TrayPage, error) {
	var page ports.TrayPage
	for _, row := range rows {
		page.Total = row.Total
		if row.CaseID == "" { // there is only the number
			continue
		}
		r := ports.TrayRow{Case: ehc.CaseID(row.CaseID), Reference: row.Reference, Name: row.Name, Called: row.Called, YearGroup: row.YearGroup, Setting: row.SettingName,
			State: row.State, UpdatedAt: row.UpdatedAt, Photo: ehc.FileID(row.Photo)}
		if err := errors.Join(r.Born.UnmarshalText([]byte(row.Born)), r.ReceivedOn.UnmarshalText([]byte(row.ReceivedOn)), r.FinalOn.UnmarshalText([]byte(row.FinalOn))); err != nil {
			return ports.TrayPage{}, fmt.Errorf("postgres: case %s in a tray: %w", row.CaseID, err)
		}
		if row.Alerts != "" {
			r.Alerts = strings.Split(row.Alerts, "\n")
		}
		page.Rows = append(page.Rows, r)
	}
	return page, nil
}

// trayFilter is what a query asks of the rows of tray, called t, as SQL.
type trayFilter struct {
	holders []string
	buckets []string
	where   string // begins with AND, or is empty
	args    []any
	nothing bool // no row can match
}

func newTrayFilter(q ports.TrayQuery) trayFilter {
	f := trayFilter{buckets: bucketsOf(q)}
	for _, h := range q.Holders {
		if valid(h.ID) && !slices.Contains(f.holders, h.ID) {
			f.holders = append(f.holders, h.ID)
		}
	}
	if len(q.Statuses) > 0 {
		f.and("t.state IN (?)", bun.List(q.Statuses))
	}
	if q.Setting != "" {
		f.and("t.setting_id = ?", string(q.Setting))
	}
	if !q.UpdatedSince.IsZero() {
		f.and("t.updated_at >= (?::date)::timestamp AT TIME ZONE 'Europe/London'", q.UpdatedSince.String())
	}
	f.search(q.Search)
	f.openConsultation(q)
	f.nothing = f.nothing || len(f.holders) == 0 || (q.Setting != "" && !valid(q.Setting))
	return f
}

func (f *trayFilter) and(condition string, args ...any) {
	f.where += " AND " + condition
	f.args = append(f.args, args...)
}

// search asks for every word anywhere in names and case ID; an identity, as links hold it, finds its case too.
func (f *trayFilter) search(text string) {
	if text = strings.TrimSpace(text); ehc.ValidID(strings.ToLower(text)) {
		f.and("t.case_id = ?", strings.ToLower(text))
		return
	}
	if !isText(text) {
		f.nothing = true
	}
	for _, pattern := range patterns(text) {
		f.and("t.words LIKE ?", pattern)
	}
}

func (f *trayFilter) openConsultation(q ports.TrayQuery) {
	if !q.OpenConsultation {
		return
	}
	var settings []string
	for _, h := range q.Holders {
		if h.Kind == ehc.HeldBySetting && valid(h.ID) {
			settings = append(settings, h.ID)
		}
	}
	if len(settings) == 0 {
		f.nothing = true
		return
	}
	f.and("EXISTS (SELECT FROM consultation c WHERE c.case_id = t.case_id AND c.setting_id IN (?) AND c.status = 'awaiting')", bun.List(settings))
}

// bucketsOf says where a tray's cases stand. Ended cases are hidden unless asked for (F51), by the tick or by status.
func bucketsOf(q ports.TrayQuery) []string {
	ended := q.IncludeClosed || slices.ContainsFunc(q.Statuses, func(s string) bool { return casework.State(s).Closed() })
	var open, past []string
	switch q.Kind {
	case ports.InProgress:
		open, past = []string{inProgress, unassigned}, []string{closed}
	case ports.LiveCases:
		open, past = []string{live}, []string{ceased}
	case ports.Unassigned:
		open = []string{unassigned}
	default:
		open, past = []string{inProgress, unassigned, live}, []string{closed, ceased}
	}
	if ended {
		return append(open, past...)
	}
	return open
}

// ranges gives each pair of holder and bucket: one range of the tray's index, in the order of the last change.
func (f trayFilter) ranges() (string, []any) {
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
		return "(SELECT NULL::uuid, NULL::text)", nil
	}
	return "(VALUES " + strings.Join(rows, ", ") + ")", args
}

// count counts as far as the limit, and never walks more than that of one range.
func (f trayFilter) count() (string, []any) {
	ranges, args := f.ranges()
	args = append(args, f.args...)
	distinct := ""
	if len(f.holders) > 1 {
		distinct = "DISTINCT "
	}
	return `SELECT count(*) AS n FROM (SELECT ` + distinct + `l.case_id FROM ` + ranges + ` AS r(holder, bucket) CROSS JOIN LATERAL (
			SELECT t.case_id FROM tray t WHERE t.holder = r.holder AND t.bucket = r.bucket` + f.where + ` LIMIT ?) l LIMIT ?) counted`,
		append(args, ports.TrayCountLimit, ports.TrayCountLimit)
}

func (f trayFilter) page(q ports.TrayQuery, skip int) (string, []any) {
	if key, ok := sortKeys[q.Sort]; ok {
		return f.pageBy(key, q.Descending, skip)
	}
	return f.pageByUpdated(q.Sort == "" || q.Descending, skip)
}

// pageByUpdated takes from each range no more than could stand on the page, then puts the ranges together. A case
// that several holders have is taken once.
func (f trayFilter) pageByUpdated(descending bool, skip int) (string, []any) {
	order := "ASC"
	if descending {
		order = "DESC"
	}
	ranges, args := f.ranges()
	args = append(args, f.args...)
	return `SELECT l.case_id, max(l.updated_at) AS updated_at FROM ` + ranges + ` AS r(holder, bucket) CROSS JOIN LATERAL (
			SELECT t.case_id, t.updated_at FROM tray t WHERE t.holder = r.holder AND t.bucket = r.bucket` + f.where + `
			ORDER BY t.updated_at ` + order + `, t.case_id ` + order + ` LIMIT ?) l
		GROUP BY l.case_id ORDER BY 2 ` + order + `, 1 ` + order + ` LIMIT ? OFFSET ?`, append(args, skip+ports.PageSize, ports.PageSize, skip)
}

// sortKeys are expressions over case_search, called s. Years are counted as casework.Child.YearGroupOn counts them.
var sortKeys = map[ports.TraySort]string{
	ports.ByName:    "s.name_key",
	ports.BySetting: "s.setting_key",
	ports.ByStatus:  "s.state_order",
	ports.ByYear:    "coalesce(s.year_group, extract(year FROM (now() AT TIME ZONE 'Europe/London') - interval '8 months')::int - s.school_year - 5)",
}

func (f trayFilter) pageBy(key string, descending bool, skip int) (string, []any) {
	order := "ASC"
	if descending {
		order = "DESC"
	}
	args := append([]any{bun.List(f.holders), bun.List(f.buckets)}, f.args...)
	return `SELECT s.case_id, (SELECT max(t.updated_at) FROM tray t WHERE t.case_id = s.case_id) AS updated_at FROM case_search s
		WHERE s.case_id IN (SELECT t.case_id FROM tray t WHERE t.holder IN (?) AND t.bucket IN (?)` + f.where + `)
		ORDER BY ` + key + ` ` + order + `, s.case_id ` + order + ` LIMIT ? OFFSET ?`, append(args, ports.PageSize, skip)
}
