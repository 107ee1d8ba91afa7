package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// serveBareCommand starts the bare server; the measuring process runs itself with it.
const serveBareCommand = "serve-bare"

// bareOrders is what the bare server is told: where the database is, and which script each page runs.
type bareOrders struct {
	DSN, Address string
	Scripts      map[string]script
}

// startBare starts the bare server in a process of its own.
func startBare(ctx context.Context, o bareOrders) (*process, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	o.Address = address
	text, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return start(ctx, exec.Command(program, serveBareCommand), address, bytes.NewReader(text))
}

// serveBare is the bare counterpart of the hub: net/http, pgx and html/template, nothing between them. A page runs
// its script and draws what came back.
func serveBare(ctx context.Context) error {
	var o bareOrders
	if err := json.NewDecoder(os.Stdin).Decode(&o); err != nil {
		return err
	}
	pool, err := pgxpool.New(ctx, o.DSN+" pool_max_conns=20")
	if err != nil {
		return err
	}
	defer pool.Close()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	for name, s := range o.Scripts {
		kind, _, _ := strings.Cut(name, "/")
		mux.Handle("/"+name, barePage{pool, s, bareTemplates.Lookup(kind)})
	}
	server := &http.Server{Addr: o.Address, Handler: mux}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.ListenAndServe(); ctx.Err() == nil {
		return err
	}
	return nil
}

type barePage struct {
	pool   *pgxpool.Pool
	script script
	drawn  *template.Template
}

// ServeHTTP runs the statements one after the other on one connection, as the hub's page does.
func (p barePage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var shown bareShown
	if err := p.run(r, &shown); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	switch {
	case r.Header.Get(byItselfHeader) != "":
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]string{"state": "Saved"})
		return
	case r.Method == http.MethodPost:
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	var out bytes.Buffer
	if err := p.drawn.Execute(&out, shown); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(out.Len()))
	_, _ = w.Write(out.Bytes())
}

func (p barePage) run(r *http.Request, shown *bareShown) error {
	cookie, err := r.Cookie("hub")
	if err != nil {
		return err
	}
	hash := sha256.Sum256([]byte(cookie.Value))
	a := asking{Hash: hash[:], CaseID: r.URL.Query().Get("case"), Setting: r.URL.Query().Get("setting"), Pattern: "%" + r.URL.Query().Get("q") + "%"}
	if r.Method == http.MethodPost {
		a.Text = strings.TrimSuffix(strings.TrimPrefix(r.PostFormValue(savedField), "<p>"), "</p>")
		if a.Revision, err = strconv.Atoi(r.PostFormValue("version")); err != nil {
			return err
		}
	}
	conn, err := p.pool.Acquire(r.Context())
	if err != nil {
		return err
	}
	defer conn.Release()
	// Who asks is known once the first statement has found their session; the values of the others hang on it.
	if err := runScript(r.Context(), conn.Conn(), p.script[:1], &a, shown.read(p.script[:1], &a)); err != nil {
		return err
	}
	if len(shown.Person) != 1 {
		return fmt.Errorf("nobody is signed in")
	}
	a.User, a.Team, a.Writer = shown.Person[0].ID, shown.Person[0].team(), shown.Person[0].Name
	return inTransaction(r.Context(), conn.Conn(), p.script[1:], &a, shown.read(p.script[1:], &a))
}

// inTransaction runs a script that begins and ends a transaction itself, and ends it where the script fails.
func inTransaction(ctx context.Context, conn *pgx.Conn, s script, a *asking, read func(int, pgx.Rows) error) error {
	err := runScript(ctx, conn, s, a, read)
	if err != nil && conn.PgConn().TxStatus() != 'I' {
		_, _ = conn.Exec(ctx, "ROLLBACK")
	}
	return err
}
