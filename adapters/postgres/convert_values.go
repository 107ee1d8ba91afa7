package postgres

import (
	"encoding/json"
	"fmt"
	"time"

	"ehchub/domain/ehc"
)

// orNull gives NULL for an empty text.
func orNull[S ~string](s S) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// texts gives an array for "= ANY(?)".
func texts[S ~string](values []S) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}

// dateOrNull gives NULL for no date. Dates go in and out as text, so that no time zone can move them.
func dateOrNull(d ehc.Date) any { return orNull(d.String()) }

// timeOrNull gives NULL for no instant.
func timeOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC()
}

// written gives dates as PostgreSQL reads them.
func written(dates []ehc.Date) []string {
	all := make([]string, len(dates))
	for i, d := range dates {
		all[i] = d.String()
	}
	return all
}

// validOf leaves out what is no identity.
func validOf[ID ~string](ids []ID) []string {
	found := []string{}
	for _, id := range ids {
		if valid(id) {
			found = append(found, string(id))
		}
	}
	return found
}

func valid[ID ~string](id ID) bool { return ehc.ValidID(string(id)) }

// record writes a value as jsonb is kept: the JSON of its exported fields. Names of stored fields are those of
// the domain, and a test pins them.
func record(value any) (json.RawMessage, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("postgres: write %T: %w", value, err)
	}
	return text, nil
}

// restore reads what record wrote. NULL leaves the value as it is.
func restore(text json.RawMessage, into any) error {
	if len(text) == 0 {
		return nil
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("postgres: read %T: %w", into, err)
	}
	return nil
}

// recordRow is a row of which only the record is read.
type recordRow struct{ Record json.RawMessage }

func restoreEach[T any](rows []recordRow) ([]T, error) {
	var values []T
	for _, row := range rows {
		var value T
		if err := restore(row.Record, &value); err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, nil
}
