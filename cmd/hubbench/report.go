package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/jackc/pgx/v5"

	"ehchub/adapters/postgres/cluster"
)

// names of the works in the tables.
var names = map[string]string{"tray": "work tray", "search": "search “ha”", "case": "case file", "save": "save of one plan field", "autosave": "the same, saved by the page itself"}

// report prints what was found, and writes it to a file where one is named.
func (p benchPlan) report(ctx context.Context, server *cluster.Cluster, all []sized, again recount) error {
	d := documents{}
	if p.wants("documents") {
		var err error
		if d, err = p.measureDocuments(ctx); err != nil {
			return err
		}
	}
	version, err := serverVersion(ctx, server)
	if err != nil {
		return err
	}
	var out strings.Builder
	p.writeTables(&out, all, d, again, version)
	fmt.Print(out.String())
	if p.write == "" {
		return nil
	}
	return writeBetween(p.write, out.String())
}

// What stands between these lines of a file is written by the benchmark; the rest of it stays.
const (
	beginLine = "<!-- written by make bench: begin -->\n"
	endLine   = "<!-- written by make bench: end -->\n"
)

func writeBetween(file, text string) error {
	kept, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	before, rest, marked := strings.Cut(string(kept), beginLine)
	_, after, ended := strings.Cut(rest, endLine)
	if !marked || !ended {
		before, after = "", ""
	}
	return os.WriteFile(file, []byte(before+beginLine+text+endLine+after), 0o644)
}

func serverVersion(ctx context.Context, server *cluster.Cluster) (string, error) {
	conn, err := pgx.Connect(ctx, server.DSN("postgres"))
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	var text string
	err = conn.QueryRow(ctx, "SHOW server_version").Scan(&text)
	number, _, _ := strings.Cut(text, " ")
	return number, err
}

func (p benchPlan) writeTables(w io.Writer, all []sized, d documents, again recount, version string) {
	fmt.Fprintf(w, "%d cores shared by clients, server and database; %s; PostgreSQL %s with its default settings, on a Unix socket. %d clients; each figure is the median of\n"+
		"%d rounds of %g s in one run, in which the sides and the sizes take turns; a ratio is the median of the rounds' ratios. Machines are noisy, and this one was not idle:\nonly ratios within one run count.\n\n", runtime.NumCPU(), runtime.Version(), version, clients, p.rounds, p.each.Seconds())
	fmt.Fprint(w, "- **hub**: the program as it is shipped, over HTTP, with session, access table, audit and templates.\n"+
		"- **bare**: `net/http`, pgx and `html/template`; it does the statements that the hub does for the page, recorded from the hub itself, with the same audit insert and commit, prepared.\n"+
		"- **SQL alone**: the same statements, prepared, without HTTP. **By a join**: without the kept tables; who may see a case is worked out.\n"+
		"- Cases are led through the domain's own verbs and copied into the tables; before anything is measured, a sample must load through the stores and save to the same rows.\n"+
		"  2-8 holders a case besides the authority, 6-15 events, 40% with a plan of 11 parts and 15 KB, 400 settings, 60 teams, 6,000 people.\n\n")
	writeTargets(w, judgeAll(all, d, again))
	for _, s := range all {
		writeSize(w, s)
	}
	if again.rows > 0 {
		fmt.Fprintf(w, "## Deadlines\n\n| work | hub | SQL alone | ratio |\n|---|---|---|---|\n| the %s open deadlines of %s cases counted again and kept, beside the same rows updated by one statement | %.2f s | %.2f s | %.2f |\n\n",
			thousands(again.rows), thousands(recounted), again.hub, again.sql, middle(again.ratios))
	}
	if d.pages > 0 {
		fmt.Fprintf(w, "## Documents\n\n| document | hub | bare | ratio |\n|---|---|---|---|\n| plan of %d pages as tagged PDF, beside gofpdf with the same words, four fonts and pages | %.1f ms | %.1f ms | %.2f |\n| the same plan as Word, beside zip and XML of the same parts | %.2f ms | %.2f ms | %.2f |\n",
			d.pages, d.pdf, d.barePDF, d.pdf/d.barePDF, d.word, d.bareWord, d.word/d.bareWord)
	}
}

func writeTargets(w io.Writer, targets []target) {
	fmt.Fprint(w, "## Targets\n\n| # | what | target | measured | |\n|---|---|---|---|---|\n")
	for _, t := range targets {
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s |\n", t.number, t.what, t.wanted, t.figures(), t.state())
	}
	fmt.Fprintln(w)
}

// writeSize writes the table of one number of cases.
func writeSize(w io.Writer, s sized) {
	fmt.Fprintf(w, "## %s cases\n\n| work | side | a second | of bare | p50 ms | p99 ms | processor ms: server | PostgreSQL | bytes |\n|---|---|---|---|---|---|---|---|---|\n", thousands(s.cases))
	for _, name := range []string{"tray", "search", "case", "save", "autosave"} {
		for _, of := range []side{byHub, byBare, bySQL, byBareJoin, bySQLJoin} {
			rounds, ok := s.found[name][of]
			if !ok {
				continue
			}
			o := median(rounds)
			fmt.Fprintf(w, "| %s | %s | %.0f | %.2f | %.1f | %.1f | %.2f | %.2f | %s |\n", names[name], of, o.rate, ratio(rounds, s.found[name][byBare], rateOf), ms(o.p50), ms(o.p99), ms(o.server), ms(o.database), thousands(o.bytes))
		}
	}
	fmt.Fprintf(w, "\nMost memory: hub %.0f MB, bare %.0f MB. Start to first answer: %d ms. Statements, session and audit counted: tray %d, search %d, case file %d, save %d, by itself %d.\n\n",
		s.memory, s.bare, s.ready.Milliseconds(), s.counts["tray"], s.counts["search"], s.counts["case"], s.counts["save"], s.counts["autosave"])
}
