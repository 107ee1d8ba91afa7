package ehchub_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "ehchub"

// goFile is one parsed source file of the tree.
type goFile struct {
	path string // from the root, with slashes
	dir  string // likewise; "." is the root
	test bool
	ast  *ast.File
}

// imports lists the paths that the file imports.
func (f goFile) imports() []string {
	out := []string{}
	for _, spec := range f.ast.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		out = append(out, name)
	}
	return out
}

var positions = token.NewFileSet()

// sources parses every Go file of the tree, whatever its build tags say.
func sources(t *testing.T) []goFile {
	t.Helper()
	files := []goFile{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name != "." && (strings.HasPrefix(entry.Name(), ".") || slices.Contains([]string{"node_modules", "testdata", "bin"}, entry.Name())) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		parsed, err := parser.ParseFile(positions, name, nil, parser.ParseComments)
		slash := filepath.ToSlash(name)
		files = append(files, goFile{slash, path.Dir(slash), strings.HasSuffix(name, "_test.go"), parsed})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("found no Go file to check")
	}
	return files
}

// within picks the files that lie in the folder or below it.
func within(files []goFile, dir string) []goFile {
	return slices.DeleteFunc(slices.Clone(files), func(f goFile) bool { return !under(f.dir, dir) })
}

func under(dir, top string) bool { return dir == top || strings.HasPrefix(dir, top+"/") }

// productCode leaves out the tests. It fails when nothing is left: a rule with
// nothing to check proves nothing.
func productCode(t *testing.T, files []goFile) []goFile {
	t.Helper()
	out := slices.DeleteFunc(slices.Clone(files), func(f goFile) bool { return f.test })
	if len(out) == 0 {
		t.Fatal("found nothing to check")
	}
	return out
}

// kernel is what the rest of the domain stands on, and what each part of it
// may import of ours.
var kernel = map[string][]string{
	"domain/ehc":       {"domain/fault"},
	"domain/fault":     {},
	"domain/machine":   {"domain/ehc", "domain/fault"},
	"domain/timescale": {"domain/ehc", "domain/fault"},
	"domain/access":    {"domain/ehc", "domain/fault"},
	"domain/richtext":  {"domain/ehc", "domain/fault"},
	"domain/people":    {"domain/ehc", "domain/fault"},
	"domain/clock":     {"domain/ehc", "domain/fault", "domain/timescale"},
	"domain/council":   {"domain/ehc", "domain/fault", "domain/timescale"},
	"domain/document":  {"domain/ehc", "domain/fault", "domain/richtext"},
	"domain/delivery":  {"domain/ehc", "domain/fault"},
	"domain/paper":     {"domain/ehc", "domain/fault"},
	"domain/needs":     {"domain/ehc", "domain/fault", "domain/richtext"},
	"domain/wording":   {"domain/ehc", "domain/fault"},
	"domain/notice":    {"domain/ehc", "domain/fault", "domain/access", "domain/council", "domain/timescale", "domain/wording"},
	"domain/guidance":  {"domain/ehc", "domain/fault", "domain/access", "domain/wording"},
	"domain/letter":    {"domain/ehc", "domain/fault", "domain/council", "domain/document", "domain/notice", "domain/richtext", "domain/timescale", "domain/wording"},
}

// peers are the aggregates. They meet by identity, never by import.
var peers = []string{"domain/casework", "domain/plan", "domain/advice", "domain/review", "domain/dispute", "domain/transfer", "domain/conversation", "domain/complaint"}

// mayImport reports whether product code in the folder may import the other
// folder of ours.
func mayImport(dir, other string) bool {
	if allowed, isKernel := kernel[dir]; isKernel {
		return slices.Contains(allowed, other)
	}
	_, otherIsKernel := kernel[other]
	domain, ports, application := under(other, "domain"), under(other, "ports"), under(other, "application")
	switch top, _, _ := strings.Cut(dir, "/"); {
	case slices.Contains(peers, dir):
		return otherIsKernel
	case top == "domain" || top == "migrations":
		return false // a new part of the domain needs a place in the tables above
	case top == "ports":
		return domain || other == "ports"
	case top == "application":
		return domain || other == "ports" || under(dir, other) // its own capability, and what all share; never a sibling
	case top == "adapters":
		return adapterMayImport(dir, other, domain || ports, application)
	case under(dir, measuring):
		return true
	case top == "cmd":
		return other == "." || domain
	}
	return dir == "."
}

// measuring is the program that measures every layer beside its bare counterpart. Nothing imports it.
const measuring = "cmd/hubbench"

// driving are the adapters that call the application; the application calls
// the others.
var driving = []string{"adapters/web", "adapters/demo"}

func adapterMayImport(dir, other string, inner, application bool) bool {
	own := adapterOf(dir)
	switch {
	case inner || under(other, own):
		return true
	case application:
		return slices.Contains(driving, own)
	case other == "migrations":
		return own == "adapters/postgres"
	}
	return false
}

// adapterOf is the adapter that the folder belongs to.
func adapterOf(dir string) string {
	parts := strings.Split(dir, "/")
	return strings.Join(parts[:min(2, len(parts))], "/")
}

func TestEachPartImportsOnlyWhatItMay(t *testing.T) {
	checked := 0
	for _, f := range productCode(t, sources(t)) {
		for _, name := range f.imports() {
			other, ours := ourFolder(name)
			if !ours {
				continue
			}
			checked++
			if !mayImport(f.dir, other) {
				t.Errorf("%s imports %s", f.path, name)
			}
		}
	}
	if checked == 0 {
		t.Fatal("found no import of ours to check")
	}
}

// ourFolder is the folder of a package of this module.
func ourFolder(name string) (string, bool) {
	if name == module {
		return ".", true
	}
	return strings.CutPrefix(name, module+"/")
}

// outside lists the modules that each place may use; the longest place that
// fits counts, and a place that isn't listed may use none.
var outside = map[string][]string{
	".":                            {"github.com/google/wire", "github.com/caarlos0/env/v11"},
	"adapters/demo":                {},
	"adapters/authenticator":       {"github.com/pquerna/otp", "github.com/boombuler/barcode"},
	"adapters/passkey":             {"github.com/go-webauthn/webauthn"},
	"adapters/email":               {"github.com/wneessen/go-mail"},
	"adapters/ical":                {"github.com/arran4/golang-ical"},
	"adapters/filetext":            {"github.com/ledongthuc/pdf"},
	"adapters/filetype":            {"github.com/gabriel-vasile/mimetype", "golang.org/x/image"},
	"adapters/gias":                {"golang.org/x/text"},
	"adapters/html":                {"github.com/microcosm-cc/bluemonday", "golang.org/x/net"},
	"adapters/identity":            {"github.com/alexedwards/argon2id", "github.com/ccojocar/zxcvbn-go", "golang.org/x/crypto", "github.com/coreos/go-oidc/v3", "github.com/go-jose/go-jose/v4", "golang.org/x/oauth2"},
	"adapters/pdf":                 {"github.com/boombuler/barcode", "github.com/jung-kurt/gofpdf", "github.com/go-fonts/liberation", "github.com/pdfcpu/pdfcpu"},
	"adapters/s3":                  {"github.com/minio/minio-go/v7"},
	"adapters/scan":                {"github.com/makiuchi-d/gozxing", "github.com/pdfcpu/pdfcpu", "golang.org/x/image"},
	"adapters/postgres":            {"github.com/uptrace/bun", "github.com/jackc/pgx/v5", "golang.org/x/text"},
	"adapters/system":              {"github.com/google/uuid"},
	"adapters/word":                {"github.com/boombuler/barcode"},
	"adapters/web":                 {"github.com/gorilla/mux", "github.com/go-playground/validator/v10", "golang.org/x/net"}, // the last finds the texts of a page, to cover some
	"cmd":                          {"github.com/spf13/cobra"},
	measuring:                      {"github.com/jackc/pgx/v5", "github.com/uptrace/bun"},
	"domain/richtext":              {"github.com/sergi/go-diff"},
	"ports/portstest":              {"github.com/google/uuid"},
	"adapters/web/assets":          {},
	"adapters/web/view":            {},
	"adapters/web/e2e":             {},
	"adapters/passkey/passkeytest": {},
	"adapters/postgres/pgtest":     {"github.com/uptrace/bun", "github.com/jackc/pgx/v5"},
}

func TestEachPlaceUsesOnlyItsOwnOutsideModules(t *testing.T) {
	checked := 0
	for _, f := range productCode(t, sources(t)) {
		for _, name := range f.imports() {
			first, _, _ := strings.Cut(name, "/")
			if !strings.Contains(first, ".") {
				continue // ours, or the standard library's
			}
			checked++
			if !slices.ContainsFunc(outsideOf(f.dir), func(m string) bool { return under(name, m) }) {
				t.Errorf("%s imports %s", f.path, name)
			}
		}
	}
	if checked == 0 {
		t.Fatal("found no outside module to check")
	}
}

func outsideOf(dir string) []string {
	best := ""
	for place := range outside {
		if under(dir, place) && len(place) > len(best) {
			best = place
		}
	}
	return outside[best]
}

// worldly are the standard packages that are closed to the domain.
var worldly = []string{"net", "os", "database", "html", "log", "context", "unsafe"}

func TestTheDomainKnowsNothingOfTheWorld(t *testing.T) {
	for _, f := range productCode(t, within(sources(t), "domain")) {
		for _, name := range f.imports() {
			if slices.ContainsFunc(worldly, func(closed string) bool { return under(name, closed) }) {
				t.Errorf("%s imports %s", f.path, name)
			}
		}
		ast.Inspect(f.ast, func(node ast.Node) bool {
			at := func() string { return positions.Position(node.Pos()).String() }
			switch n := node.(type) {
			case *ast.GoStmt:
				t.Errorf("%s starts a goroutine", at())
			case *ast.Field:
				if n.Tag != nil {
					t.Errorf("%s has a struct tag", at())
				}
			case *ast.SelectorExpr:
				if pkg, ok := n.X.(*ast.Ident); ok && pkg.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "After", "Tick", "NewTimer", "NewTicker", "Sleep", "Local"}, n.Sel.Name) {
					t.Errorf("%s reads a clock", at())
				}
			}
			return true
		})
	}
}

// Restoring an aggregate goes round its rules: only what was saved, or what an
// import brings from another system, may come in that way.
func TestOnlyStoresAndImportsRestoreAggregates(t *testing.T) {
	callers := []string{"adapters/postgres", "application/importing", "ports/portstest"}
	defined := 0
	for _, f := range productCode(t, sources(t)) {
		domain := domainNames(f)
		ast.Inspect(f.ast, func(node ast.Node) bool {
			switch n := node.(type) {
			case *ast.FuncDecl:
				if under(f.dir, "domain") && n.Recv == nil && strings.HasPrefix(n.Name.Name, "Restore") {
					defined++
				}
			case *ast.SelectorExpr:
				pkg, ok := n.X.(*ast.Ident)
				if ok && domain[pkg.Name] && strings.HasPrefix(n.Sel.Name, "Restore") && !slices.ContainsFunc(callers, func(c string) bool { return under(f.dir, c) }) {
					t.Errorf("%s calls %s.%s", positions.Position(n.Pos()), pkg.Name, n.Sel.Name)
				}
			}
			return true
		})
	}
	if defined == 0 {
		t.Fatal("found no Restore in the domain to check")
	}
}

// domainNames are the names by which the file calls packages of the domain.
func domainNames(f goFile) map[string]bool {
	names := map[string]bool{}
	for _, spec := range f.ast.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if folder, ours := ourFolder(name); !ours || !under(folder, "domain") {
			continue
		}
		if spec.Name != nil {
			names[spec.Name.Name] = true
		} else {
			names[path.Base(name)] = true
		}
	}
	return names
}

func TestNoPortHasMoreThanFiveMethods(t *testing.T) {
	ports := map[string]*ast.InterfaceType{}
	for _, f := range productCode(t, within(sources(t), "ports")) {
		if f.dir != "ports" {
			continue
		}
		ast.Inspect(f.ast, func(node ast.Node) bool {
			if spec, ok := node.(*ast.TypeSpec); ok {
				if port, ok := spec.Type.(*ast.InterfaceType); ok {
					ports[spec.Name.Name] = port
				}
			}
			return true
		})
	}
	if len(ports) == 0 {
		t.Fatal("found no port to check")
	}
	for name, port := range ports {
		if n := methods(port, ports); n > 5 {
			t.Errorf("port %s has %d methods", name, n)
		}
	}
}

// methods counts an interface's methods with those that it embeds.
func methods(port *ast.InterfaceType, all map[string]*ast.InterfaceType) int {
	n := 0
	for _, field := range port.Methods.List {
		if embedded, ok := field.Type.(*ast.Ident); ok && len(field.Names) == 0 && all[embedded.Name] != nil {
			n += methods(all[embedded.Name], all)
			continue
		}
		n += max(1, len(field.Names))
	}
	return n
}

func TestTheTopLevelHoldsOnlyWhatTheHouseNames(t *testing.T) {
	allowed := []string{
		"adapters", "application", "bin", "cmd", "docs", "domain", "migrations", "ports",
		"go.mod", "go.sum", "wire.go", "wire_gen.go", "doc.go", "config.go", "providers.go",
		"hub.go", "demo.go", "areas.go", "senders.go", "commands.go", "operator.go", "maintenance.go",
		"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "SECURITY.md",
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "_test.go") || slices.Contains(allowed, name) {
			continue
		}
		t.Errorf("%s has no place at the top level", name)
	}
}

func TestNoFolderIsADrawerForAnything(t *testing.T) {
	for _, f := range sources(t) {
		for _, part := range strings.Split(f.dir, "/") {
			if slices.Contains([]string{"internal", "pkg", "common", "util", "utils", "helpers", "misc", "shared"}, part) {
				t.Errorf("%s lies in a folder called %s", f.path, part)
			}
		}
	}
}

func TestNoTestIsSkipped(t *testing.T) {
	tests := slices.DeleteFunc(sources(t), func(f goFile) bool { return !f.test })
	for _, f := range tests {
		ast.Inspect(f.ast, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			receiver, _ := sel.X.(*ast.Ident)
			name := cmp.Or(receiver, &ast.Ident{}).Name
			if slices.Contains([]string{"t", "b", "f", "tb"}, name) && strings.HasPrefix(sel.Sel.Name, "Skip") {
				t.Errorf("%s skips a test", positions.Position(call.Pos()))
			}
			if name == "time" && sel.Sel.Name == "Sleep" {
				t.Errorf("%s sleeps", positions.Position(call.Pos()))
			}
			return true
		})
	}
}

func TestEveryUseCaseAsksTheAccessTable(t *testing.T) {
	packages := map[string][]*ast.FuncDecl{}
	for _, f := range productCode(t, within(sources(t), "application")) {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				packages[f.dir] = append(packages[f.dir], fn)
			}
		}
	}
	checked := 0
	for dir, functions := range packages {
		for _, fn := range functions {
			if fn.Name.Name != "Do" || fn.Recv == nil {
				continue
			}
			checked++
			name := path.Base(dir) + "." + receiver(fn)
			switch {
			case !takesActor(fn):
				if dir != "application/accounts" {
					t.Errorf("%s.Do doesn't say who acts", name)
				}
			case !asksAccess(fn, functions, map[*ast.FuncDecl]bool{}):
				t.Errorf("%s.Do doesn't ask the access table", name)
			}
		}
	}
	if checked == 0 {
		t.Fatal("found no use case to check")
	}
}

// receiver is the name of the type that the method belongs to.
func receiver(fn *ast.FuncDecl) string {
	of := fn.Recv.List[0].Type
	if pointer, ok := of.(*ast.StarExpr); ok {
		of = pointer.X
	}
	name, _ := of.(*ast.Ident)
	return cmp.Or(name, &ast.Ident{}).Name
}

func takesActor(fn *ast.FuncDecl) bool {
	return slices.ContainsFunc(fn.Type.Params.List, func(param *ast.Field) bool {
		sel, ok := param.Type.(*ast.SelectorExpr)
		return ok && sel.Sel.Name == "Actor"
	})
}

// asksAccess reports whether the function, or one that it names in its own
// package, goes through the gate or asks the access table itself.
func asksAccess(fn *ast.FuncDecl, functions []*ast.FuncDecl, seen map[*ast.FuncDecl]bool) bool {
	if seen[fn] {
		return false
	}
	seen[fn] = true
	asks := false
	ast.Inspect(fn.Body, func(node ast.Node) bool {
		called := ""
		switch n := node.(type) {
		case *ast.SelectorExpr:
			called = n.Sel.Name
			asks = asks || opensGate(n)
		case *ast.Ident:
			called = n.Name
		}
		for _, other := range functions {
			asks = asks || other.Name.Name == called && called != "Do" && asksAccess(other, functions, seen)
		}
		return !asks
	})
	return asks
}

func opensGate(n *ast.SelectorExpr) bool {
	switch of := n.X.(type) {
	case *ast.Ident:
		return of.Name == "access" && strings.HasPrefix(n.Sel.Name, "Decide") || strings.EqualFold(of.Name, "gate")
	case *ast.SelectorExpr:
		return of.Sel.Name == "Gate"
	}
	return false
}

// A row of the table that no use case asks about would promise what nothing keeps.
func TestEveryActionOfTheAccessTableIsAskedAbout(t *testing.T) {
	asked := map[string]bool{}
	actions := []string{}
	for _, f := range productCode(t, sources(t)) {
		ast.Inspect(f.ast, func(node ast.Node) bool {
			switch n := node.(type) {
			case *ast.SelectorExpr:
				if of, ok := n.X.(*ast.Ident); ok && of.Name == "access" && under(f.dir, "application") {
					asked[n.Sel.Name] = true
				}
			case *ast.ValueSpec:
				if kind, ok := n.Type.(*ast.Ident); ok && kind.Name == "Action" && f.dir == "domain/access" {
					actions = append(actions, n.Names[0].Name)
				}
			}
			return true
		})
	}
	if len(actions) == 0 {
		t.Fatal("found no action to check")
	}
	for _, action := range actions {
		if !asked[action] {
			t.Errorf("access.%s stands in the table, and no use case asks about it", action)
		}
	}
}
