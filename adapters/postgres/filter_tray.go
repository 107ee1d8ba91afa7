package postgres

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// clause is a piece of SQL with its arguments.
type clause struct {
	sql  string
	args []any
}

// trayFilter is what a query asks of the rows of tray.
type trayFilter struct {
	holders    []string
	buckets    []string
	conditions []condition
	nothing    bool // no row can match
	most       int  // as far as cases are counted
	covered    bool // some holders are of people for whom the reader stands in
	indexed    bool // case_search has an index that narrows the whole authority's cases by a condition
}

// condition is written for rows called @; those on columns that case_search has too can be asked of either table.
type condition struct {
	clause
	trayOnly bool
}

func newTrayFilter(q ports.TrayQuery) trayFilter {
	f := trayFilter{buckets: bucketsOf(q)}
	f.holders = holderIDs(q.Holders)
	f.nothing = len(f.holders) == 0 || len(f.buckets) == 0
	f.standingIn(q)
	f.among(q)
	f.search(q.Search, string(q.Reference))
	f.only(q)
	if !q.UpdatedSince.IsZero() {
		f.conditions = append(f.conditions, condition{clause{"@.updated_at >= (?::date)::timestamp AT TIME ZONE 'Europe/London'", []any{q.UpdatedSince.String()}}, true})
	}
	if q.OpenConsultation {
		f.openConsultation(q.Holders)
	}
	return f
}

// standingIn leaves out what somebody who is away is as a parent, carer or advocate, or wrote before it was sent: that does
// not pass on (see casework.RelationsOf).
func (f *trayFilter) standingIn(q ports.TrayQuery) {
	away := readersOf(ports.TrayQuery{Covers: q.Covers})
	if f.covered = len(away) > 0; !f.covered {
		return
	}
	f.conditions = append(f.conditions, condition{clause{`(@.holder NOT IN (?) OR EXISTS (SELECT FROM case_party w WHERE w.case_id = @.case_id AND w.holder_id = @.holder
		AND w.until IS NULL AND w.relation NOT IN ('family', 'advocate', 'author')))`, []any{listOf(away)}}, true})
}

// readersOf lists the reader with those for whom they stand in.
func readersOf(q ports.TrayQuery) []string {
	var ids []string
	if valid(q.Reader) {
		ids = append(ids, string(q.Reader))
	}
	for _, c := range q.Covers {
		if valid(c.Person) {
			ids = append(ids, string(c.Person))
		}
	}
	return ids
}

// holderIDs lists the identities of holders, each once.
func holderIDs(holders []ehc.Holder) []string {
	var ids []string
	for _, h := range holders {
		if valid(h.ID) && !slices.Contains(ids, h.ID) {
			ids = append(ids, h.ID)
		}
	}
	return ids
}

func (f *trayFilter) and(sql string, args ...any) {
	f.conditions = append(f.conditions, condition{clause: clause{sql, args}})
}

func (f *trayFilter) among(q ports.TrayQuery) {
	if len(q.Statuses) > 0 {
		known := slices.DeleteFunc(slices.Clone(q.Statuses), func(s string) bool { return !casework.State(s).Known() })
		f.and("@.state IN (?)", listOf(known))
		f.nothing = f.nothing || len(known) == 0
	}
	if q.Setting != "" {
		f.and("@.setting_id = ?", string(q.Setting))
		f.nothing, f.indexed = f.nothing || !valid(q.Setting), true
		if valid(q.Reader) {
			f.and("NOT EXISTS (SELECT FROM shielded x WHERE x.case_id = @.case_id AND x.person_id IN (?))", listOf(readersOf(q)))
		}
	}
}

// search asks for every word anywhere in names and case ID; an identity, as links hold it, finds its case too. Where
// the text is a way to write a case ID, that one is found, or one that holds the text as it stands.
func (f *trayFilter) search(text, reference string) {
	if text = strings.TrimSpace(text); ehc.ValidID(strings.ToLower(text)) {
		f.and("@.case_id = ?", strings.ToLower(text))
		f.indexed = true
		return
	}
	f.nothing = f.nothing || !isText(text)
	if reference != "" {
		f.and("(@.words LIKE ? OR @.words LIKE ?)", anywhere(fold(text)), anywhere(fold(reference)))
		f.indexed = true
		return
	}
	for _, word := range patterns(text) {
		f.and("@.words LIKE ?", word)
		f.indexed = f.indexed || utf8.RuneCountInString(word) >= leastIndexed+len("%%")
	}
}

// leastIndexed is how many letters a trigram index needs.
const leastIndexed = 3

func (f *trayFilter) openConsultation(holders []ehc.Holder) {
	var settings []string
	for _, h := range holders {
		if h.Kind == ehc.HeldBySetting && valid(h.ID) {
			settings = append(settings, h.ID)
		}
	}
	if len(settings) == 0 {
		f.nothing = true
		return
	}
	f.and("EXISTS (SELECT FROM consultation c WHERE c.case_id = @.case_id AND c.setting_id IN (?) AND c.status = 'awaiting')", listOf(settings))
}

// bucketsOf says where a tray's cases stand. Ended cases are hidden unless asked for (F51), by the tick or by status.
func bucketsOf(q ports.TrayQuery) []string {
	var open, ended []string
	switch q.Tray {
	case access.TrayInProgress:
		open, ended = []string{inProgress, unassigned}, []string{closed}
	case access.TrayLive:
		open, ended = []string{live}, []string{ceased}
	case access.TrayUnassigned:
		open = []string{unassigned}
	default:
		open, ended = []string{inProgress, unassigned, live}, []string{closed, ceased}
	}
	if len(q.Statuses) == 0 {
		if q.IncludeClosed || slices.Contains(q.Only, ports.ClosedOutside) {
			return append(open, ended...)
		}
		return open
	}
	return slices.DeleteFunc(append(open, ended...), func(bucket string) bool { return !slices.ContainsFunc(q.Statuses, standsIn(bucket)) })
}

// standsIn tells the states whose cases stand in a bucket.
func standsIn(bucket string) func(state string) bool {
	return func(state string) bool {
		s := casework.State(state)
		switch bucket {
		case live:
			return s.Live()
		case closed, ceased:
			return s.Closed()
		}
		return !s.Live() && !s.Closed()
	}
}

// on gives the conditions for rows of a table called alias, each with AND before it.
func (f trayFilter) on(alias string, wanted func(condition) bool) clause {
	var all clause
	for _, c := range f.conditions {
		if wanted(c) {
			all.sql += " AND " + strings.ReplaceAll(c.sql, "@.", alias+".")
			all.args = append(all.args, c.args...)
		}
	}
	return all
}

func everyCondition(condition) bool    { return true }
func onTrayAlone(c condition) bool     { return c.trayOnly }
func onSearchAsWell(c condition) bool  { return !c.trayOnly }
func (f trayFilter) ofAuthority() bool { return slices.Contains(f.holders, ehc.AuthorityID) }
