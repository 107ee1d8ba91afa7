package postgres

import (
	"context"
	"slices"
	"strings"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Matching counts each list in its own branch of one statement.
func (s pageStore) Matching(ctx context.Context, open ports.TrayQuery, lists ...ports.TrayQuery) ([]int, error) {
	counted := make([]int, len(lists))
	shown := newTrayFilter(open)
	var branches []clause
	for i, q := range lists {
		f := newTrayFilter(q)
		f.most = ports.MatchLimit + 1
		f.lackedBy(shown)
		if f.nothing {
			continue
		}
		first, total := f.total()
		if first.sql != "" {
			first.sql = "WITH " + strings.TrimSuffix(first.sql, ", ") + " "
		}
		branches = append(branches, join(first, "SELECT ", value(i), "::int AS place, (", total, ") AS matching"))
	}
	if len(branches) == 0 {
		return counted, nil
	}
	var rows []struct{ Place, Matching int }
	query := union(branches...)
	err := s.all(ctx, &rows, query.sql, query.args...)
	for _, row := range rows {
		counted[row.Place] = row.Matching
	}
	return counted, err
}

// lackedBy leaves out the cases of another list. A subquery of its own looks them up only where all else matches.
func (f *trayFilter) lackedBy(other trayFilter) {
	if other.nothing {
		return
	}
	has := join("(SELECT true FROM tray p WHERE p.case_id = @.case_id AND p.holder IN (", value(listOf(other.holders)), ") AND p.bucket IN (", value(listOf(other.buckets)), ")",
		other.on("p", everyCondition), " LIMIT 1) IS NULL")
	f.conditions = append(f.conditions, condition{has, true})
}

// total counts the cases that the filter keeps, as far as its limit. What is looked at first goes before.
func (f trayFilter) total() (first, total clause) {
	if f.fromFew() {
		return f.few(), join("SELECT least((", f.countFew(), ") + (", f.count(notRare), "), ", value(f.most), ")")
	}
	return clause{}, join("SELECT least((", f.count("true"), "), ", value(f.most), ")")
}

// count never walks more than the limit of one holder. A case that several holders have is counted for the last of
// them. How many the last has in all is kept, and is not counted again where nothing narrows the list.
func (f trayFilter) count(only string) clause {
	each := make([]clause, len(f.holders))
	for i, holder := range f.holders {
		later := f.holders[i+1:]
		if len(later) == 0 && len(f.conditions) == 0 {
			return f.withKept(each[:i], holder)
		}
		each[i] = f.onlyOf(holder, later, only)
	}
	return f.counted(each)
}

func (f trayFilter) counted(each []clause) clause {
	return join("SELECT count(*) FROM (SELECT FROM (", union(each...), ") each LIMIT ", value(f.most), ") counted")
}

// onlyOf is what one holder has and none of the later ones. The authority has every case but drafts.
func (f trayFilter) onlyOf(holder string, later []string, only string) clause {
	sql := join("SELECT t.case_id FROM tray t WHERE t.holder = ", value(holder), " AND t.bucket IN (", value(listOf(f.buckets)), ")", f.on("t", everyCondition), " AND "+only)
	if slices.Contains(later, ehc.AuthorityID) {
		sql.sql += " AND t.state = '" + string(casework.RequestDraft) + "'"
	}
	switch {
	case len(later) > 0 && f.covered: // what a row names beside it does not tell of other people
		sql = join(sql, " AND NOT EXISTS (SELECT FROM tray o WHERE o.case_id = t.case_id AND o.holder IN (", value(listOf(later)), ") AND o.bucket IN (", value(listOf(f.buckets)), ")", f.on("o", onTrayAlone), ")")
	case len(later) > 0:
		sql = join(sql, " AND (t.also && ARRAY[", value(listOf(later)), "]::uuid[]) IS NOT true")
	}
	return join(sql, " LIMIT ", value(f.most))
}

// withKept adds what a holder has in all, as tray_count keeps it, to what only the others have.
func (f trayFilter) withKept(others []clause, holder string) clause {
	kept := join("SELECT coalesce(sum(k.cases), 0)::bigint FROM tray_count k WHERE k.holder = ", value(holder), " AND k.bucket IN (", value(listOf(f.buckets)), ")")
	if len(others) == 0 {
		return kept
	}
	return join("SELECT (", kept, ") + (", f.counted(others), ")")
}

func (f trayFilter) countFew() clause { return join("SELECT count(DISTINCT t.case_id)", f.ofFew()) }

// fromFew tells whether to begin from the cases that an index of the search points at: the authority's tray is too
// long to be walked for a name that hardly anyone has.
func (f trayFilter) fromFew() bool { return f.indexed && f.ofAuthority() }
