package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"time"

	"ehchub"
	"ehchub/adapters/postgres"
)

// script is what the hub asks of the database for one page, as parameterised statements in their order.
type script []step

// step is one statement. BEGIN and COMMIT are steps too.
type step struct {
	SQL  string
	Args []arg
}

// arg says what a parameter of a statement holds: the same for everyone, or something of who asks.
type arg struct {
	Of     argKind
	Since  time.Duration // of a moment: how far from now, in whole seconds
	Text   string        // of a constant text
	Number int           // of a constant number
	Texts  []string      // of a constant list
}

type argKind string

const (
	argToken   argKind = "token" // hash of the session's secret
	argUser    argKind = "user"
	argTeam    argKind = "team"
	argCase    argKind = "case"
	argSetting argKind = "setting" // that the child attends
	argPattern argKind = "pattern" // what is searched for
	argMoment  argKind = "moment"
	argText    argKind = "text"
	argNumber  argKind = "number"
	argTexts   argKind = "texts"
	argNo      argKind = "no"
	argYes     argKind = "yes"
	argMarks   argKind = "marks" // prints of what is saved, as JSON
	argPlace   argKind = "place" // the address of the page that is saved
	argName    argKind = "name"  // of who asks
	argGrows   argKind = "grows" // of the save, which grows
	argNull    argKind = "null"
	argPlan    argKind = "plan"
	argPart    argKind = "part"  // a part of the plan, as JSON
	argEvent   argKind = "event" // an event, as JSON
)

// asking is who asks for what, once: the values that a script's parameters get.
type asking struct {
	Secret             string // of the session
	Hash               []byte // of the secret
	User, Team, CaseID string
	Setting            string // that the case's child attends
	State              string // of the case
	Pattern            string
	PlanID             string
	Revision           int    // of the part that is saved, as it was read
	Text               string // that is saved
	Stored             []byte // the part as it was read, where a side reads it
	Writer             string
	Stamp              string // names a save that the page makes by itself
}

func (a asking) values(args []arg, now time.Time) (values []any, err error) {
	values = make([]any, len(args))
	for i, of := range args {
		if err != nil {
			break
		}
		switch of.Of {
		case argToken:
			values[i] = a.Hash
		case argUser:
			values[i] = a.User
		case argTeam:
			values[i] = a.Team
		case argCase:
			values[i] = a.CaseID
		case argSetting:
			values[i] = a.Setting
		case argPattern:
			values[i] = a.Pattern
		case argMoment:
			values[i] = now.Add(of.Since)
		case argText:
			values[i] = of.Text
		case argNumber:
			values[i] = of.Number
		case argTexts:
			values[i] = of.Texts
		case argNo:
			values[i] = false
		case argYes:
			values[i] = true
		case argMarks:
			values[i] = savedMarks
		case argPlace:
			values[i] = savedPath(a)
		case argName:
			values[i] = a.Writer
		case argGrows:
			values[i] = a.Revision
		case argPlan:
			values[i] = a.PlanID
		case argPart:
			values[i], err = a.partJSON(a.Stored, a.Writer, now)
		case argEvent:
			values[i], err = a.eventJSON(now)
		}
	}
	return values, err
}

// studio is a hub in this process, whose statements are recorded. It is never measured.
type studio struct {
	handler http.Handler
	said    *postgres.Queries
	close   func() error
}

func openStudio(ctx context.Context, dsn, dir string) (*studio, error) {
	db, err := postgres.Open(dsn)
	if err != nil {
		return nil, err
	}
	hub, err := ehchub.Open(ctx, hubConfig(dsn, dir), &postgres.Database{DB: db, DSN: dsn})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	_, said := postgres.CountQueries(db)
	return &studio{hub.Handler, said, db.Close}, nil
}

// record asks for a page for two people of one kind, and makes one script of what the hub ran for both. The scripts
// must be the same: else a value is left in one that belongs to the person, and the bare handler would do other work
// than the hub.
func (s *studio) record(w work, draw func() asking, other func() asking) (script, error) {
	first, err := s.recordOne(w, draw)
	if err != nil {
		return nil, err
	}
	second, err := s.recordOne(w, other)
	if err != nil {
		return nil, err
	}
	if len(first) != len(second) {
		return nil, fmt.Errorf("the hub ran %d statements for one and %d for another", len(first), len(second))
	}
	for i := range first {
		if first[i].SQL != second[i].SQL || !reflect.DeepEqual(first[i].Args, second[i].Args) {
			return nil, fmt.Errorf("the hub's statements differ from person to person:\n%s\n%s", first[i].SQL, second[i].SQL)
		}
	}
	return first, nil
}

func (s *studio) recordOne(w work, draw func() asking) (script, error) {
	var a asking
	for range 2 { // the first fills caches, such as the council's profile
		a = draw()
		s.said.Reset()
		answer := httptest.NewRecorder()
		r := httptest.NewRequest(w.method, w.hubPath(a), strings.NewReader(a.form()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set(byItselfHeader, a.Stamp)
		r.AddCookie(&http.Cookie{Name: "hub", Value: a.Secret})
		s.handler.ServeHTTP(answer, r)
		if answer.Code != w.answer {
			return nil, fmt.Errorf("the hub answered %s with %d: %s", r.URL, answer.Code, answer.Body)
		}
	}
	now := time.Now()
	var made script
	for _, ran := range s.said.All() {
		st := step{SQL: ran.SQL}
		if notesSave(ran.SQL) {
			st.Args = noteArgs(w.byItself)
			made = append(made, st)
			continue
		}
		for _, value := range ran.Args {
			of, err := a.argOf(value, now)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", ran.SQL, err)
			}
			st.Args = append(st.Args, of)
		}
		made = append(made, st)
	}
	return made, nil
}

// argOf finds what an argument belongs to, by its value.
func (a asking) argOf(value any, now time.Time) (arg, error) {
	switch v := value.(type) {
	case nil:
		return arg{Of: argNull}, nil
	case bool:
		if v {
			return arg{Of: argYes}, nil
		}
		return arg{Of: argNo}, nil
	case int:
		return arg{Of: argNumber, Number: v}, nil
	case []byte:
		switch {
		case slices.Equal(v, a.Hash):
			return arg{Of: argToken}, nil
		case bytes.HasPrefix(v, []byte(`[{"part":`)):
			return arg{Of: argPart}, nil
		case bytes.HasPrefix(v, []byte(`[{"ord":`)):
			return arg{Of: argEvent}, nil
		}
	case time.Time:
		return arg{Of: argMoment, Since: v.Sub(now).Round(10 * time.Second)}, nil
	case []string:
		return arg{Of: argTexts, Texts: v}, nil
	case string:
		return a.textOf(v), nil
	}
	return arg{}, fmt.Errorf("the benchmark doesn't know what the argument %v (%T) belongs to", value, value)
}

func (a asking) textOf(text string) arg {
	switch text {
	case a.User:
		return arg{Of: argUser}
	case a.Team:
		if text != "" {
			return arg{Of: argTeam}
		}
	case a.CaseID:
		if text != "" {
			return arg{Of: argCase}
		}
	case a.Setting:
		if text != "" {
			return arg{Of: argSetting}
		}
	case a.PlanID:
		if text != "" {
			return arg{Of: argPlan}
		}
	case a.Pattern:
		if text != "" {
			return arg{Of: argPattern}
		}
	}
	return arg{Of: argText, Text: text}
}
