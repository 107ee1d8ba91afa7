package postgres

import (
	"strings"

	"ehchub/domain/casework"
	"ehchub/ports"
)

// ticks says which cases, rows called @, each tick box keeps.
var ticks = withFlags(map[ports.TrayTick]func(ports.TrayQuery) clause{
	ports.ClosedOutside: func(ports.TrayQuery) clause { return clause{"@.state = ?", []any{string(casework.Closed)}} },
	ports.Overdue: func(q ports.TrayQuery) clause {
		return clause{"EXISTS (SELECT FROM deadline d WHERE d.case_id = @.case_id AND d.open AND d.due < ?)", []any{q.Today.String()}}
	},
	ports.Impending: func(q ports.TrayQuery) clause {
		return clause{"EXISTS (SELECT FROM deadline d WHERE d.case_id = @.case_id AND d.open AND d.due BETWEEN ? AND ?)", []any{q.Today.String(), q.Today.AddDays(q.NearDays).String()}}
	},
	ports.Mediating: inFew("mediating"),
	ports.Appealing: inFew("appealing"),
})

// inFew asks for a flag that few cases have; case_search has an index of those that do.
func inFew(flag string) func(ports.TrayQuery) clause {
	return func(ports.TrayQuery) clause {
		return clause{sql: "@.case_id IN (SELECT case_id FROM case_search WHERE " + flag + ")"}
	}
}

// withFlags adds a box for each flag that has one. A flag that none of the holders sees is not there for them.
func withFlags(all map[ports.TrayTick]func(ports.TrayQuery) clause) map[ports.TrayTick]func(ports.TrayQuery) clause {
	for _, rule := range casework.FlagRules() {
		if rule.Tick {
			all[ports.FlagTick(rule.Flag)] = func(q ports.TrayQuery) clause {
				return clause{"@.case_id IN (SELECT case_id FROM flag_shown WHERE holder IN (?) AND flag = ?)", []any{listOf(holderIDs(q.Holders)), string(rule.Flag)}}
			}
		}
	}
	return all
}

// only keeps to the cases of which any ticked box holds. A box that does not exist holds of none.
func (f *trayFilter) only(q ports.TrayQuery) {
	var held []string
	var args []any
	for _, t := range q.Only {
		if tick, ok := ticks[t]; ok {
			c := tick(q)
			held, args = append(held, c.sql), append(args, c.args...)
		}
	}
	if len(q.Only) == 0 {
		return
	}
	f.nothing = f.nothing || len(held) == 0
	f.and("("+strings.Join(append(held, "false"), " OR ")+")", args...)
	f.indexed = true
}
