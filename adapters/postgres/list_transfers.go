package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/transfer"
	"ehchub/ports"
)

// yearOf is the year in whose September, or in the school year before it, a move lies.
const yearOf = "extract(year FROM m.starts_on - 1 + interval '4 months')::int"

// expectedMoves are the moves of cases that are open.
const expectedMoves = " FROM phase_move m JOIN child_case c ON c.id = m.case_id WHERE m.expected AND c.state <> 'closed'"

func (s transferStore) Count(ctx context.Context, whose ehc.PersonID, today ehc.Date) ([]ports.TransferCount, error) {
	mine := ofCoordinator(whose)
	query := join("SELECT "+yearOf+` AS year, m.kind, count(*) AS whole, count(*) FILTER (WHERE m.reviewed_on IS NULL AND m.named_on IS NULL) AS not_reviewed,
		count(*) FILTER (WHERE m.reviewed_on IS NOT NULL AND m.named_on IS NULL) AS not_named, count(*) FILTER (WHERE m.named_on IS NOT NULL) AS named,
		count(*) FILTER (WHERE m.named_on IS NULL AND m.last < `, value(today.String()), "::date) AS late", expectedMoves, mine, " GROUP BY 1, 2")
	var rows []struct {
		Year                                      int
		Kind                                      transfer.Kind
		Whole, NotReviewed, NotNamed, Named, Late int
	}
	if err := s.all(ctx, &rows, query.sql, query.args...); err != nil {
		return nil, err
	}
	var counts []ports.TransferCount
	for _, row := range rows {
		counts = append(counts, ports.TransferCount{Year: row.Year, Kind: row.Kind, All: row.Whole, NotReviewed: row.NotReviewed, NotNamed: row.NotNamed, Named: row.Named, Late: row.Late})
	}
	place := func(k transfer.Kind) int {
		return slices.IndexFunc(transfer.Kinds(), func(row transfer.KindInfo) bool { return row.Kind == k })
	}
	slices.SortFunc(counts, func(a, b ports.TransferCount) int {
		return 100*(a.Year-b.Year) + place(a.Kind) - place(b.Kind)
	})
	return counts, nil
}

func ofCoordinator(whose ehc.PersonID) clause {
	if whose == "" {
		return clause{}
	}
	return clause{" AND c.coordinator = ?", []any{string(whose)}}
}

// stepConditions say how far a move is.
var stepConditions = map[ports.TransferStep]string{
	ports.NotReviewed: "m.reviewed_on IS NULL AND m.named_on IS NULL",
	ports.NotNamed:    "m.reviewed_on IS NOT NULL AND m.named_on IS NULL",
	ports.NextNamed:   "m.named_on IS NOT NULL",
}

// transferOrders are what moves are sorted by.
var transferOrders = map[ports.TransferSort]string{ports.TransfersByDay: "m.last", ports.TransfersByName: "s.name_key", ports.TransfersBySetting: "s.setting_key"}

func narrowedMoves(q ports.TransferQuery) clause {
	var all clause
	if q.Kind != "" {
		all = join(all, " AND m.kind = ", value(string(q.Kind)))
	}
	for _, word := range patterns(q.Search) {
		all = join(all, " AND s.words LIKE ", value(word))
	}
	var steps []string
	for _, step := range q.Steps {
		if condition, ok := stepConditions[step]; ok {
			steps = append(steps, "("+condition+")")
		}
	}
	if len(q.Steps) > 0 {
		all = join(all, " AND ("+strings.Join(append(steps, "false"), " OR ")+")")
	}
	return all
}

type transferRow struct {
	Total       int
	CaseID      string
	Reference   string
	Name        string
	StartsOn    string
	Last        string
	SettingName string
	Coordinator string
	Record      []byte
	Kept        bool // where the child goes to school is kept from the reader
}

// keptFrom asks whether the child's places are kept from a reader.
func keptFrom(reader ehc.PersonID) clause {
	if !valid(reader) {
		return clause{sql: "false"}
	}
	return join("EXISTS (SELECT FROM shielded x WHERE x.case_id = m.case_id AND x.person_id = ", value(string(reader)), ")")
}

// Page finds one page of moves and their number in one statement.
func (s transferStore) Page(ctx context.Context, q ports.TransferQuery) (ports.TransferPage, error) {
	if q.Limit <= 0 || !isText(q.Search) || q.Whose != "" && !valid(q.Whose) {
		return ports.TransferPage{}, nil
	}
	order, ok := transferOrders[q.Sort]
	if !ok {
		order = transferOrders[ports.TransfersByDay]
	}
	if q.Descending {
		order += " DESC"
	}
	sorted := clause{sql: order}
	if q.Sort == ports.TransfersBySetting { // the order would tell what is kept private
		sorted = join(keptFrom(q.Reader), ", "+order)
	}
	query := join("SELECT count(*) OVER () AS total, m.case_id, s.reference, s.name, m.starts_on::text, m.last::text, s.setting_name, p.name AS coordinator, m.record, ", keptFrom(q.Reader), " AS kept",
		strings.Replace(expectedMoves, " WHERE", " JOIN case_search s ON s.case_id = m.case_id LEFT JOIN person p ON p.id = c.coordinator WHERE", 1),
		" AND m.starts_on > make_date(", value(q.Year-1), "::int, 9, 1) AND m.starts_on <= make_date(", value(q.Year), "::int, 9, 1)", ofCoordinator(q.Whose), narrowedMoves(q),
		" ORDER BY ", sorted, ", s.name_key, m.case_id, m.starts_on LIMIT ", value(q.Limit), " OFFSET ", value((max(q.Page, 1)-1)*q.Limit))
	var rows []transferRow
	if err := s.all(ctx, &rows, query.sql, query.args...); err != nil {
		return ports.TransferPage{}, err
	}
	return transferPage(rows)
}

func transferPage(rows []transferRow) (ports.TransferPage, error) {
	var page ports.TransferPage
	for _, row := range rows {
		var m transfer.Move
		if err := restore(row.Record, &m); err != nil {
			return page, err
		}
		r := ports.TransferRow{Case: ehc.CaseID(row.CaseID), Reference: row.Reference, Name: row.Name, Year: m.Year, Kind: m.Kind, From: row.SettingName,
			ReviewedOn: m.ReviewedOn, NamedOn: m.Named.On, Next: m.Named.In.Name, Coordinator: row.Coordinator}
		if err := errors.Join(r.On.UnmarshalText([]byte(row.StartsOn)), r.Last.UnmarshalText([]byte(row.Last))); err != nil {
			return page, fmt.Errorf("postgres: a move of case %s: %w", row.CaseID, err)
		}
		if row.Kept {
			r.From, r.Next = access.KeptPrivate, access.KeptPrivate
		}
		page.Total = row.Total
		page.Rows = append(page.Rows, r)
	}
	return page, nil
}
