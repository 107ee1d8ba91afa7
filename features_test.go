package ehchub_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The specification numbers its features F1 to F360, and the screens that they imply G1 to G22.
var lastNumber = map[string]int{"F": 360, "G": 22}

// lastOther is the last number of the specification's cures of complaints (C) and conventions of pages (V): something
// is said of those that are more than one feature's.
var lastOther = map[string]int{"C": 36, "V": 25}

// featureRow is one row of docs/features.md.
type featureRow struct {
	number, what  string
	where, proofs []string
}

var (
	numberForm = regexp.MustCompile(`^[CFGV][1-9][0-9]{0,2}$`)
	quoted     = regexp.MustCompile("`([^`]+)`")
	numbers    = regexp.MustCompile(`([FG])([0-9]+)(?:-[FG]([0-9]+))?`)
)

// readFeatures splits docs/features.md into the rows of its tables and its closing list of what is not built.
func readFeatures(t *testing.T) (rows []featureRow, notBuilt string) {
	t.Helper()
	text, err := os.ReadFile("docs/features.md")
	if err != nil {
		t.Fatal(err)
	}
	tables, notBuilt, found := strings.Cut(string(text), "\n## Not built yet\n")
	if !found {
		t.Error("docs/features.md doesn't end with what is not built yet")
	}
	for line := range strings.Lines(tables) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| #") {
			continue
		}
		if len(cells) != 4 {
			t.Errorf("%d cells instead of 4: %s", len(cells), line)
			continue
		}
		rows = append(rows, featureRow{strings.TrimPrefix(cells[0], "| "), cells[1], inQuotes(cells[2]), inQuotes(cells[3])})
	}
	if len(rows) == 0 {
		t.Fatal("docs/features.md has no row to check")
	}
	return rows, notBuilt
}

func inQuotes(cell string) []string {
	var found []string
	for _, match := range quoted.FindAllStringSubmatch(cell, -1) {
		found = append(found, match[1])
	}
	return found
}

func TestEveryFeatureIsBuiltOrSaidNotToBe(t *testing.T) {
	rows, notBuilt := readFeatures(t)
	told := map[string]bool{}
	for _, row := range rows {
		if !numberForm.MatchString(row.number) || told[row.number] {
			t.Errorf("%q is no number of a feature, or stands there twice", row.number)
		}
		if strings.TrimSpace(row.what) == "" {
			t.Errorf("%s doesn't say what the hub does", row.number)
		}
		told[row.number] = true
	}
	for _, n := range numbers.FindAllStringSubmatch(notBuilt, -1) {
		first, _ := strconv.Atoi(n[2])
		last, err := strconv.Atoi(n[3])
		if err != nil {
			last = first
		}
		for i := first; i <= last; i++ {
			told[n[1]+strconv.Itoa(i)] = true
		}
	}
	for letter, last := range lastNumber {
		for i := 1; i <= last; i++ {
			if number := letter + strconv.Itoa(i); !told[number] {
				t.Errorf("nothing is said of %s", number)
			}
			delete(told, letter+strconv.Itoa(i))
		}
	}
	for number := range told {
		if n, _ := strconv.Atoi(number[1:]); n > lastOther[number[:1]] {
			t.Errorf("the specification has no %s", number)
		}
	}
}

func TestEveryPlaceOfAFeatureExists(t *testing.T) {
	rows, _ := readFeatures(t)
	pages := addressesOfPages(t)
	for _, row := range rows {
		if len(row.where) == 0 {
			t.Errorf("%s doesn't say where it is", row.number)
		}
		for _, place := range row.where {
			if strings.HasPrefix(place, "/") {
				if !pages[place] {
					t.Errorf("%s: no page has the address %s", row.number, place)
				}
				continue
			}
			if _, err := os.Stat(filepath.FromSlash(place)); err != nil {
				t.Errorf("%s: %v", row.number, err)
			}
		}
	}
}

// addressesOfPages collects the texts of adapters/web that are addresses, also those put together from constants.
func addressesOfPages(t *testing.T) map[string]bool {
	t.Helper()
	found, files, constants := map[string]bool{}, parsed(t, "adapters/web", false), map[string]ast.Expr{}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Names) == len(spec.Values) {
				for i, name := range spec.Names {
					constants[name.Name] = spec.Values[i]
				}
			}
			return true
		})
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if value := textOf(e, constants); strings.HasPrefix(value, "/") {
					found[value] = true
				}
			}
			return true
		})
	}
	return found
}

// textOf gives the text that an expression of constants stands for, or "".
func textOf(e ast.Expr, constants map[string]ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if value, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return value
		}
	case *ast.Ident:
		if value, ok := constants[e.Name]; ok {
			return textOf(value, constants)
		}
	case *ast.BinaryExpr:
		if left, right := textOf(e.X, constants), textOf(e.Y, constants); e.Op == token.ADD && left != "" && right != "" {
			return left + right
		}
	}
	return ""
}

func TestEveryProofOfAFeatureExists(t *testing.T) {
	rows, _ := readFeatures(t)
	known := map[string]map[string]bool{}
	for _, row := range rows {
		if len(row.proofs) == 0 {
			t.Errorf("nothing proves %s", row.number)
		}
		for _, proof := range row.proofs {
			place, name, found := strings.Cut(proof, ": ")
			if !found {
				t.Errorf("%s: %q names no test", row.number, proof)
				continue
			}
			if known[place] == nil {
				known[place] = testsOf(t, place)
			}
			if !known[place][name] {
				t.Errorf("%s: %s has no test %q", row.number, place, name)
			}
		}
	}
	if len(known) == 0 {
		t.Fatal("no test is named")
	}
}

// browserTest finds the titles of browser tests and of the steps of a journey.
var browserTest = regexp.MustCompile(`(?m)^\s*(?:await )?(?:t\.)?(?:test|step)\('((?:[^'\\]|\\.)+)'`)

// testsOf lists the tests of a Go package, or the titles of a file of browser tests that the journeys run.
func testsOf(t *testing.T, place string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	if strings.HasSuffix(place, ".mjs") {
		if !strings.HasPrefix(place, "e2e/") || !strings.HasSuffix(place, ".test.mjs") {
			t.Errorf("the journeys don't run %s", place)
		}
		text, err := os.ReadFile(filepath.Join("adapters", "web", filepath.FromSlash(place)))
		if err != nil {
			t.Error(err)
		}
		for _, match := range browserTest.FindAllStringSubmatch(string(text), -1) {
			found[strings.ReplaceAll(match[1], `\'`, `'`)] = true
		}
		return found
	}
	for _, file := range parsed(t, place, true) {
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
				found[f.Name.Name] = true
			}
		}
	}
	return found
}

// parsed reads the Go files of a folder, those of its tests or the others.
func parsed(t *testing.T, folder string, tests bool) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(filepath.FromSlash(folder), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") != tests {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	if len(files) == 0 {
		t.Errorf("%s holds no Go file to read", folder)
	}
	return files
}
