// Package fault holds the typed errors of the hub. A fault says what went wrong in terms of the law and the
// case, never in terms of HTTP or SQL; each adapter maps Kind to its own answer in one place.
package fault

import (
	"errors"
	"fmt"
	"time"
)

// Kind decides how the hub reacts to a fault. The set is closed: Kinds lists every one.
type Kind int

const (
	// Invalid: an input is missing, malformed or breaks a rule; Field points at it.
	Invalid Kind = iota + 1
	// Illegal: the law or the state of the case does not allow the step now.
	Illegal
	// Conflict: someone else changed the same thing since it was read.
	Conflict
	// NotFound: there is no such thing, or the actor may not know that there is.
	NotFound
	// Forbidden: the actor knows of the thing and still may not do this to it.
	Forbidden
	// Unauthenticated: nobody is signed in, or the proof offered is wrong, old or used.
	Unauthenticated
	// TooMany: the same thing was tried too often; wait.
	TooMany
	// TooLarge: the input is bigger than the hub takes.
	TooLarge
	// Unavailable: something that the hub depends on does not answer.
	Unavailable
)

// Kinds returns every Kind, so that an adapter can prove that it maps them all.
func Kinds() []Kind {
	return []Kind{Invalid, Illegal, Conflict, NotFound, Forbidden, Unauthenticated, TooMany, TooLarge, Unavailable}
}

// String names the kind as logs show it.
func (k Kind) String() string {
	return [...]string{"unknown", "invalid", "illegal", "conflict", "not-found", "forbidden", "unauthenticated", "too-many", "too-large", "unavailable"}[k]
}

// Fault is one typed error.
type Fault struct {
	Kind Kind
	// Code is stable and dotted ("plan.stale"); tests and callers match on it.
	Code string
	// Field names the input at fault as its form names it; empty when no single input is.
	Field string
	// Message is one plain sentence for the person who reads it. It never holds a name or a child's detail.
	Message string
	// Law cites the rule that stands in the way ("reg 13(1)"); empty when no law does.
	Law string
	// Wait is how long to wait before trying again, for TooMany; zero when it isn't known.
	Wait time.Duration
	// More holds further faults of the same act: a form's other wrong fields.
	More []*Fault
}

// New makes a fault with its sentence for the reader.
func New(kind Kind, code, message string) *Fault {
	return &Fault{Kind: kind, Code: code, Message: message}
}

// At returns the fault pointing at a field.
func (f *Fault) At(field string) *Fault { g := *f; g.Field = field; return &g }

// Citing returns the fault with the rule that it rests on.
func (f *Fault) Citing(law string) *Fault { g := *f; g.Law = law; return &g }

// After returns the fault with how long to wait before trying again.
func (f *Fault) After(wait time.Duration) *Fault { g := *f; g.Wait = wait; return &g }

// Error gives code and message; with the field where there is one.
func (f *Fault) Error() string {
	if f.Field != "" {
		return fmt.Sprintf("%s (%s): %s", f.Code, f.Field, f.Message)
	}
	return f.Code + ": " + f.Message
}

// All returns the fault and its further ones, in order.
func (f *Fault) All() []*Fault { return append([]*Fault{f}, f.More...) }

// Field is shorthand for one Invalid fault at a field.
func Field(field, code, message string) *Fault { return New(Invalid, code, message).At(field) }

// Join makes one fault of several, the first leading; nil when there are none.
func Join(faults ...*Fault) error {
	var first *Fault
	for _, f := range faults {
		if f == nil {
			continue
		}
		if first == nil {
			g := *f
			first = &g
			continue
		}
		first.More = append(first.More, f.All()...)
	}
	if first == nil {
		return nil
	}
	return first
}

// As finds the fault inside an error; nil when the error holds none.
func As(err error) *Fault {
	var f *Fault
	if errors.As(err, &f) {
		return f
	}
	return nil
}

// Is reports whether err holds a fault of this kind.
func Is(err error, kind Kind) bool { f := As(err); return f != nil && f.Kind == kind }

// Has reports whether err holds a fault with this code, first or further.
func Has(err error, code string) bool {
	if f := As(err); f != nil {
		for _, g := range f.All() {
			if g.Code == code {
				return true
			}
		}
	}
	return false
}
