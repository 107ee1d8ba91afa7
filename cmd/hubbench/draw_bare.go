package main

import (
	"html/template"
	"reflect"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// bareShown is what a bare page shows: the rows of its statements.
type bareShown struct {
	Person    []barePerson
	Rows      []bareTrayRow
	Waiting   []bareWaiting
	Elsewhere []struct{ Matching int }
	Case      []bareCase
	Timeline  []bareEvent
	Advice    []bareAdvice
	Versions  []bareVersion
}

type barePerson struct {
	ID, Name, JobTitle string
	Teams              []struct{ Team string }
}

func (p barePerson) team() string {
	if len(p.Teams) == 0 {
		return ""
	}
	return p.Teams[0].Team
}

type bareTrayRow struct {
	Total                                int
	CaseID                               *string
	UpdatedAt                            *time.Time
	Reference, Name, Born, State, Alerts *string
	SettingName                          *string
}

type bareWaiting struct{ CaseID, Code, Item, Wanted, Reference, Called string }

type bareCase struct {
	ID, Reference, State string
	Record               struct {
		Child struct {
			Forenames, Surname, Born string
			Setting                  struct{ Name string }
		}
		Request struct{ ReceivedOn string }
	}
	Parties []struct{ Name, Detail, Email, Phone, Relation string }
}

type bareEvent struct {
	Kind   string
	At     time.Time
	ByName *string
}

type bareAdvice struct {
	Record struct {
		Adviser             struct{ Name, TeamName string }
		Limb, Status, DueOn string
	}
}

// bareVersion is a row of the plan: what was shared, and the part asked for.
type bareVersion struct {
	ID       string
	Revision *int
	Record   []byte
	Shared   []struct {
		Number         int
		Kind, SharedOn string
	}
}

// readers say by what they hold which rows of the hub's statements a bare page shows. Rows of the others are read
// and dropped.
var readers = []struct {
	holds string
	read  func(*bareShown, pgx.Rows) error
}{
	{"FROM session", func(s *bareShown, rows pgx.Rows) error { return collect(rows, &s.Person) }},
	{"AS total", func(s *bareShown, rows pgx.Rows) error { return collect(rows, &s.Rows) }},
	{"AS wanted", func(s *bareShown, rows pgx.Rows) error { return collect(rows, &s.Waiting) }},
	{"AS matching", func(s *bareShown, rows pgx.Rows) error { return collect(rows, &s.Elsewhere) }},
	{"AS parties", func(s *bareShown, rows pgx.Rows) error { return collect(rows, &s.Case) }},
	{"FROM event", func(s *bareShown, rows pgx.Rows) error { return collect(rows, &s.Timeline) }},
	{"FROM advice_request", func(s *bareShown, rows pgx.Rows) error { return collect(rows, &s.Advice) }},
	{"AS shared", func(s *bareShown, rows pgx.Rows) error { return collect(rows, &s.Versions) }},
}

// collect scans each row into a struct by the names of its columns; columns that it has no field for are skipped.
func collect[T any](rows pgx.Rows, into *[]T) error {
	fields := make([]int, len(rows.FieldDescriptions()))
	for i, d := range rows.FieldDescriptions() {
		fields[i] = fieldOf(reflect.TypeFor[T](), d.Name)
	}
	targets := make([]any, len(fields))
	for rows.Next() {
		var row T
		value := reflect.ValueOf(&row).Elem()
		for i, field := range fields {
			targets[i] = nil
			if field >= 0 {
				targets[i] = value.Field(field).Addr().Interface()
			}
		}
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		*into = append(*into, row)
	}
	return rows.Err()
}

func fieldOf(t reflect.Type, column string) int {
	for i := range t.NumField() {
		if strings.EqualFold(t.Field(i).Name, strings.ReplaceAll(column, "_", "")) {
			return i
		}
	}
	return -1
}

// read hands the rows of each step to its reader.
func (s *bareShown) read(steps script, a *asking) func(int, pgx.Rows) error {
	return func(i int, rows pgx.Rows) error {
		for _, r := range readers {
			if !strings.Contains(steps[i].SQL, r.holds) {
				continue
			}
			err := r.read(s, rows)
			if len(s.Versions) > 0 { // what is saved goes into what was read
				a.PlanID, a.Stored = s.Versions[0].ID, s.Versions[0].Record
			}
			return err
		}
		return nil
	}
}

const bareTop = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Bare</title></head><body><header><p>{{(index .Person 0).Name}}, {{(index .Person 0).JobTitle}}</p></header><main>`

// bareTemplates show what the hub's pages show, as plainly as HTML can.
var bareTemplates = template.Must(template.New("").Parse(`
{{define "tray"}}` + bareTop + `<form><input name="q"><button>Search</button></form>{{range .Elsewhere}}<p>{{.Matching}} elsewhere</p>{{end}}
<ul>{{range $i, $w := .Waiting}}{{if lt $i 10}}<li><a href="/cases/{{.CaseID}}/{{.Item}}">{{.Code}}, {{.Called}}, {{.Reference}}, {{.Wanted}}</a></li>{{end}}{{end}}</ul><p>{{with .Rows}}{{(index . 0).Total}} cases{{end}}</p><table><thead><tr><th>Name</th><th>Case ID</th><th>Born</th><th>Setting</th><th>Status</th><th>Last updated</th><th>Alert</th></tr></thead><tbody>
{{range .Rows}}{{if .CaseID}}<tr><th><a href="/cases/{{.CaseID}}">{{.Name}}</a></th><td>{{.Reference}}</td><td>{{.Born}}</td><td>{{.SettingName}}</td><td>{{.State}}</td><td>{{.UpdatedAt.Format "2 Jan 2006"}}</td><td>{{.Alerts}}</td></tr>
{{end}}{{end}}</tbody></table></main></body></html>{{end}}
{{define "case"}}` + bareTop + `{{with index .Case 0}}<h1>{{.Record.Child.Forenames}} {{.Record.Child.Surname}}</h1><p>{{.Reference}}, {{.State}}, born {{.Record.Child.Born}}, {{.Record.Child.Setting.Name}}, received {{.Record.Request.ReceivedOn}}</p>
<ul>{{range .Parties}}<li>{{.Name}}, {{.Detail}} {{.Email}} {{.Phone}} ({{.Relation}})</li>{{end}}</ul>{{end}}
<table>{{range .Advice}}<tr><td>{{.Record.Adviser.Name}}{{.Record.Adviser.TeamName}}</td><td>{{.Record.Limb}}</td><td>{{.Record.Status}}</td><td>{{.Record.DueOn}}</td></tr>{{end}}</table>
<ul>{{range .Versions}}{{range .Shared}}<li>Version {{.Number}}, {{.Kind}}, {{.SharedOn}}</li>{{end}}{{end}}</ul>
<ol>{{range .Timeline}}<li>{{.Kind}} {{.At.Format "2 Jan 2006 15:04"}} {{with .ByName}}{{.}}{{end}}</li>{{end}}</ol></main></body></html>{{end}}
{{define "save"}}{{end}}`))

func init() {
	template.Must(bareTemplates.AddParseTree("search", bareTemplates.Lookup("tray").Tree))
	template.Must(bareTemplates.AddParseTree("tray-join", bareTemplates.Lookup("tray").Tree))
	template.Must(bareTemplates.AddParseTree("search-join", bareTemplates.Lookup("tray").Tree))
}
