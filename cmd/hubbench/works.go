package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
)

// searched is what people type into the search in the measurements.
const searched = "ha"

// work is one thing that people do, done by each side in its own way.
type work struct {
	name    string
	askings []asking
	hubPath func(asking) string
	join    string // the statement that asks for the same rows without the kept tables; empty when there is none
	method  string
	answer  int // status of the hub's answer
	// byItself means that the page saves while somebody types.
	byItself bool
}

// kind says which script an asking runs: a person with a team asks for more holders' cases, and a case file shows what
// its state calls for.
func (w work) kind(a asking) string {
	switch {
	case (w.name == "tray" || w.name == "search") && a.Team != "":
		return w.name + "/contributor"
	case w.name == "case":
		return w.name + "/" + a.State
	}
	return w.name
}

// barePath is the address of the bare page that does the same.
func (w work) barePath(a asking) string { return bareAddress(w.kind(a), a) }

// joinPath is the address of the bare page that does the same by a join.
func (w work) joinPath(a asking) string { return bareAddress(joined(w.kind(a)), a) }

func bareAddress(kind string, a asking) string {
	return fmt.Sprintf("/%s?case=%s&setting=%s&q=%s", kind, a.CaseID, a.Setting, strings.Trim(a.Pattern, "%"))
}

func works(of askings) []work {
	trays := append(append([]asking(nil), of.coordinators...), of.contributors...)
	search := append([]asking(nil), trays...)
	for i := range search {
		search[i].Pattern = "%" + searched + "%"
	}
	return []work{
		{name: "tray", method: http.MethodGet, answer: http.StatusOK, askings: trays, join: trayJoin(""), hubPath: func(asking) string { return "/cases?tray=in-progress" }},
		{name: "search", method: http.MethodGet, answer: http.StatusOK, askings: search, join: trayJoin(searchJoin), hubPath: func(asking) string { return "/cases?tray=in-progress&q=" + searched }},
		{name: "case", method: http.MethodGet, answer: http.StatusOK, askings: of.files, hubPath: func(a asking) string { return "/cases/" + a.CaseID }},
		saveWork(of.drafts),
		autosaveWork(of.drafts),
	}
}

// scripts records what the hub runs for each kind of asking, and puts the join in its place for the sides that do
// without the kept tables.
func (w work) scripts(ctx context.Context, dsn string, s *studio) (map[string]script, error) {
	if w.method == http.MethodPost {
		return w.saveScript(ctx, dsn, s)
	}
	found := map[string]script{}
	byKind := map[string][]asking{}
	for _, a := range w.askings {
		byKind[w.kind(a)] = append(byKind[w.kind(a)], a)
	}
	for kind, of := range byKind {
		made, err := s.record(w, func() asking { return of[0] }, func() asking { return of[len(of)-1] })
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		found[kind] = made
		if w.join != "" {
			found[joined(kind)] = w.joinScript(made, of[0].Pattern != "")
		}
	}
	return found, nil
}

// joined names the script that does the same by a join.
func joined(kind string) string {
	name, rest, _ := strings.Cut(kind, "/")
	return strings.TrimSuffix(name+"-join/"+rest, "/")
}

// joinScript takes the kept tables' statements out of a script and puts the join in: who asks, the rows, and the
// transaction around them are the same. What a search finds in other lists is left out, to the join's advantage.
func (w work) joinScript(made script, search bool) script {
	args := []arg{{Of: argUser}}
	if search {
		args = append(args, arg{Of: argPattern})
	}
	var out script
	for _, s := range made {
		switch {
		case strings.Contains(s.SQL, "AS total"):
			out = append(out, step{SQL: w.join, Args: args})
		case !strings.Contains(s.SQL, "AS matching"):
			out = append(out, s)
		}
	}
	return out
}

const searchJoin = " AND (c.surname ILIKE $2 OR c.forenames ILIKE $2 OR c.preferred ILIKE $2 OR c.reference ILIKE $2)"

// trayJoin is the obvious way to ask for a person's cases: join them to who may see them, through the person and
// through what the person belongs to, and sort. What is searched is the same as in the kept tables.
func trayJoin(search string) string {
	return `
	SELECT count(*) OVER () AS total, c.id AS case_id, c.updated_at, c.reference, c.surname || ', ' || c.forenames AS name, c.born::text AS born, s.name AS setting_name, c.state, '' AS alerts
	FROM child_case c
	JOIN (
		SELECT DISTINCT p.case_id FROM case_party p
		WHERE p.until IS NULL AND p.holder_id IN (SELECT $1::uuid UNION ALL SELECT m.holder_id FROM membership m WHERE m.person_id = $1 AND m.holder_kind = 'team')
	) mine ON mine.case_id = c.id
	LEFT JOIN setting s ON s.id = c.setting_id
	WHERE c.state IN ('request_draft', 'requested', 'assess_decision_pending', 'refused_assess', 'assessing', 'issue_decision_pending', 'refused_issue', 'drafting', 'draft_shared')` + search + `
	ORDER BY c.updated_at DESC, c.id DESC LIMIT 25`
}

// saveScript records a save. The sides beside the hub do the transaction that saves, after finding the session.
func (w work) saveScript(ctx context.Context, dsn string, s *studio) (map[string]script, error) {
	drafts, err := newWriters(ctx, dsn, w.askings[:clients], w.byItself)
	if err != nil {
		return nil, err
	}
	made, err := s.record(w, func() asking { return drafts.take(0) }, func() asking { return drafts.take(1) })
	if err != nil {
		return nil, err
	}
	return map[string]script{w.name: made.untilSaved()}, nil
}

// untilSaved ends a script with the transaction that saves: what the hub reads afterwards, to say what is stored, counts
// against it.
func (s script) untilSaved() script {
	saved := false
	for i, st := range s {
		if saved = saved || st.writesPart(); saved && st.SQL == "commit" {
			return s[:i+1]
		}
	}
	return s
}
