// Package machine holds state machines as data: a table of lawful steps, each with the law it rests on. What is
// not in the table is refused. The table draws its own diagram and writes its own matrix.
package machine

import (
	"fmt"

	"ehchub/domain/fault"
)

// Row is one lawful step: in state From, the trigger On leads to state To.
type Row[S ~string, T ~string] struct {
	From S
	On   T
	To   S
	// Law cites the rule that the step rests on ("s.36(8)"); empty when none does.
	Law string
	// When says in plain words what must hold for the step; the owner of the machine checks it.
	When string
}

// Labels gives states and triggers their words for people. A state reads after "while this is": "waiting for
// advice"; a trigger is an instruction: "share the draft". What has no label reads as its own name with spaces.
type Labels[S ~string, T ~string] struct {
	States   map[S]string
	Triggers map[T]string
}

// Machine is a checked table of steps. Make it with New; it never changes.
type Machine[S ~string, T ~string] struct {
	initial  S
	rows     []Row[S, T]
	labels   Labels[S, T]
	states   []S
	triggers []T
	steps    map[step[S, T]]Row[S, T]
}

type step[S ~string, T ~string] struct {
	from S
	on   T
}

// New checks the table and makes the machine that starts in initial. It panics when a row lacks a state or a
// trigger, when one state and trigger appear twice, or when a label names what the table doesn't have: each is
// a mistake in the program's own data.
func New[S ~string, T ~string](initial S, rows []Row[S, T], labels Labels[S, T]) Machine[S, T] {
	m := Machine[S, T]{initial: initial, rows: append([]Row[S, T](nil), rows...), labels: labels, steps: map[step[S, T]]Row[S, T]{}}
	states, triggers := map[S]bool{}, map[T]bool{}
	m.addState(initial, states)
	for _, r := range rows {
		if r.From == "" || r.On == "" || r.To == "" {
			panic(fmt.Sprintf("machine: a row lacks a state or a trigger: %+v", r))
		}
		key := step[S, T]{r.From, r.On}
		if earlier, twice := m.steps[key]; twice {
			panic(fmt.Sprintf("machine: %q on %q leads to both %q and %q", r.From, r.On, earlier.To, r.To))
		}
		m.steps[key] = r
		m.addState(r.From, states)
		m.addState(r.To, states)
		if !triggers[r.On] {
			triggers[r.On] = true
			m.triggers = append(m.triggers, r.On)
		}
	}
	for s := range labels.States {
		if !states[s] {
			panic(fmt.Sprintf("machine: a label for the state %q, which no row has", s))
		}
	}
	for t := range labels.Triggers {
		if !triggers[t] {
			panic(fmt.Sprintf("machine: a label for the trigger %q, which no row has", t))
		}
	}
	return m
}

func (m *Machine[S, T]) addState(s S, seen map[S]bool) {
	if s == "" {
		panic("machine: a state without a name")
	}
	if !seen[s] {
		seen[s] = true
		m.states = append(m.states, s)
	}
}

// FromEach makes one row for each of several states, for a step that is lawful from all of them.
func FromEach[S ~string, T ~string](from []S, on T, to S, law, when string) []Row[S, T] {
	rows := make([]Row[S, T], 0, len(from))
	for _, f := range from {
		rows = append(rows, Row[S, T]{From: f, On: on, To: to, Law: law, When: when})
	}
	return rows
}

// Next gives the state that the trigger leads to. A step that the table lacks is fault.Illegal with the code
// "step.illegal"; it cites the trigger's law where the whole table gives it one and the same.
func (m Machine[S, T]) Next(from S, on T) (S, error) {
	if r, ok := m.steps[step[S, T]{from, on}]; ok {
		return r.To, nil
	}
	message := fmt.Sprintf("You cannot %s while this is %s.", m.TriggerLabel(on), m.StateLabel(from))
	return from, fault.New(fault.Illegal, "step.illegal", message).Citing(m.lawOf(on))
}

func (m Machine[S, T]) lawOf(on T) string {
	law := ""
	for _, r := range m.rows {
		if r.On != on {
			continue
		}
		if law != "" && law != r.Law {
			return ""
		}
		law = r.Law
	}
	return law
}

// Can reports whether the table lets the trigger happen in the state.
func (m Machine[S, T]) Can(from S, on T) bool { _, ok := m.steps[step[S, T]{from, on}]; return ok }

// Step gives the table's row for a state and a trigger, and false when there is none.
func (m Machine[S, T]) Step(from S, on T) (Row[S, T], bool) {
	r, ok := m.steps[step[S, T]{from, on}]
	return r, ok
}

// Allowed lists the triggers that may happen in the state, in the order of the table.
func (m Machine[S, T]) Allowed(from S) []T {
	var out []T
	for _, r := range m.rows {
		if r.From == from {
			out = append(out, r.On)
		}
	}
	return out
}

// Initial gives the state in which everything starts.
func (m Machine[S, T]) Initial() S { return m.initial }

// Rows lists the table.
func (m Machine[S, T]) Rows() []Row[S, T] { return append([]Row[S, T](nil), m.rows...) }

// States lists every state, the initial one first, then in the order of the table.
func (m Machine[S, T]) States() []S { return append([]S(nil), m.states...) }

// Triggers lists every trigger in the order of the table.
func (m Machine[S, T]) Triggers() []T { return append([]T(nil), m.triggers...) }

// Final reports whether nothing can happen any more in the state.
func (m Machine[S, T]) Final(s S) bool { return len(m.Allowed(s)) == 0 }

// Knows reports whether the state is one of the machine's.
func (m Machine[S, T]) Knows(s S) bool {
	for _, known := range m.states {
		if known == s {
			return true
		}
	}
	return false
}

// Reachable lists the states that some sequence of steps leads to from the initial one, in the order of States.
func (m Machine[S, T]) Reachable() []S {
	seen := map[S]bool{m.initial: true}
	for queue := []S{m.initial}; len(queue) > 0; queue = queue[1:] {
		for _, r := range m.rows {
			if r.From == queue[0] && !seen[r.To] {
				seen[r.To] = true
				queue = append(queue, r.To)
			}
		}
	}
	var out []S
	for _, s := range m.states {
		if seen[s] {
			out = append(out, s)
		}
	}
	return out
}
