package postgres

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
)

// list is an argument that stands for several, as in "state IN (?)". It must not be empty.
type list []any

// listOf makes a list of texts.
func listOf[S ~string](texts []S) list {
	all := make(list, len(texts))
	for i, t := range texts {
		all[i] = string(t)
	}
	return all
}

// prepared writes a statement's places as PostgreSQL does, $1 and on, and gives its arguments in their order, with
// word to keep the statement prepared.
func prepared(query string, args []any) (string, []any, error) {
	if n := strings.Count(query, "?"); n != len(args) {
		return "", nil, fmt.Errorf("postgres: a statement with %d places was given %d arguments: %s", n, len(args), query)
	}
	var out strings.Builder
	out.Grow(len(query) + 2*len(args))
	given := make([]any, 1, len(args)+1)
	given[0] = pgx.QueryExecModeCacheStatement
	for _, arg := range args {
		before, rest, _ := strings.Cut(query, "?")
		out.WriteString(before)
		query = rest
		each, several := arg.(list)
		if !several {
			each = list{arg}
		}
		for i, one := range each {
			if i > 0 {
				out.WriteString(", ")
			}
			if !storable(one) {
				return "", nil, errUnstorable
			}
			if text, ok := one.(json.RawMessage); ok {
				one = []byte(text) // JSON as it is
			}
			given = append(given, one)
			out.WriteByte('$')
			out.WriteString(strconv.Itoa(len(given) - 1))
		}
	}
	out.WriteString(query)
	return out.String(), given, nil
}

// storable refuses NUL, which no text of PostgreSQL can hold, and bytes that are no text at all.
func storable(arg any) bool {
	switch v := arg.(type) {
	case string:
		return isText(v)
	case json.RawMessage:
		return !holdsNUL(v)
	}
	return true
}
