package oversight

import (
	"context"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// SearchAudit finds who looked at what, for those who answer for the council's files (G22). Each search is recorded too.
type SearchAudit struct {
	Units ports.UnitOfWork
	Clock ports.Clock
}

// AuditSearch is what is searched for. What is empty does not narrow it.
type AuditSearch struct {
	Named     string       // name or e-mail address of a person, as it was typed
	Person    ehc.PersonID // one that was chosen; goes before Named
	Reference string       // a case ID, as it was typed
	Action    access.Action
	Kind      ports.AuditKind
	Refused   bool
	Everyone  bool     // also what the hub did by itself, and visitors without an account
	From, To  ehc.Date // both days included
	After     ports.TrailMark
}

// AuditOut is a page of the audit.
type AuditOut struct {
	Entries []ports.TrailEntry
	// More reports that there are further entries after the last.
	More bool
	// Chosen is the person that was searched for; Namesakes are those to choose from, where several are called so.
	Chosen    people.Person
	Namesakes []people.Person
	// Case is the case that was searched for.
	Case ehc.CaseID
	// Cases sums up what a person looked at, Persons who looked at a case; each at most MostSums long.
	Cases, Persons []ports.TrailSum
}

// Bounds of what one page or file of the audit holds.
const (
	AuditPage     = 50
	MostSums      = 200
	MostAuditFile = 50_000
	mostNamesakes = 20
)

// Do reads a page. fault.Invalid at the field that finds nobody or nothing.
func (u SearchAudit) Do(ctx context.Context, actor ehc.Actor, q AuditSearch) (AuditOut, error) {
	return u.search(ctx, actor, q, ports.Looked, AuditPage)
}

// Whole reads all that a search finds, to be taken away as a file.
func (u SearchAudit) Whole(ctx context.Context, actor ehc.Actor, q AuditSearch) (AuditOut, error) {
	q.After = ports.TrailMark{}
	return u.search(ctx, actor, q, ports.Took, MostAuditFile)
}

func (u SearchAudit) search(ctx context.Context, actor ehc.Actor, q AuditSearch, kind ports.AuditKind, limit int) (AuditOut, error) {
	var out AuditOut
	if err := access.DecideOffice(actor, access.SearchAudit); err != nil {
		return out, err
	}
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		asked, err := out.resolve(ctx, s, q)
		if err != nil {
			return err
		}
		entry := ports.AuditEntry{At: u.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.SearchAudit), Case: out.Case, Item: q.said(asked), Kind: kind}
		if len(out.Namesakes) > 1 {
			return s.Audit.Record(ctx, entry)
		}
		asked.Limit = limit + 1
		if out.Entries, err = s.Trail.Search(ctx, asked); err != nil {
			return err
		}
		if out.More = len(out.Entries) > limit; out.More {
			out.Entries = out.Entries[:limit]
		}
		if kind == ports.Looked && asked.After.At.IsZero() {
			if err := out.sumUp(ctx, s, asked); err != nil {
				return err
			}
		}
		return s.Audit.Record(ctx, entry)
	})
	return out, err
}

// resolve finds the person and the case that were typed.
func (out *AuditOut) resolve(ctx context.Context, s ports.Stores, q AuditSearch) (ports.TrailQuery, error) {
	asked := ports.TrailQuery{Action: string(q.Action), Kind: q.Kind, Refused: q.Refused, Persons: !q.Everyone && !q.Refused, After: q.After}
	if !q.From.IsZero() {
		asked.Since = beginningOf(q.From)
	}
	if !q.To.IsZero() {
		asked.Before = beginningOf(q.To.AddDays(1))
	}
	var faults []*fault.Fault
	if !q.From.IsZero() && !q.To.IsZero() && q.To.Before(q.From) {
		faults = append(faults, fault.Field("to", "audit.days", "The last day can’t be before the first."))
	}
	person, err := out.person(ctx, s, q)
	if err != nil && fault.As(err) == nil {
		return asked, err
	}
	if err != nil {
		faults = append(faults, fault.As(err))
	}
	asked.Person = person
	if typed := strings.TrimSpace(q.Reference); typed != "" {
		found, err := caseTyped(ctx, s, typed)
		if err != nil && fault.As(err) == nil {
			return asked, err
		}
		if err != nil {
			faults = append(faults, fault.As(err))
		}
		out.Case, asked.Case = found, found
	}
	return asked, fault.Join(faults...)
}

func (out *AuditOut) person(ctx context.Context, s ports.Stores, q AuditSearch) (ehc.PersonID, error) {
	nobody := fault.Field("person", "audit.person", "Nobody of this name or e-mail address is known.")
	named := strings.TrimSpace(q.Named)
	switch {
	case q.Person != "":
		found, err := s.People.Get(ctx, q.Person)
		if fault.Is(err, fault.NotFound) {
			err = nobody
		}
		out.Chosen = found
		return found.ID, err
	case named == "":
		return "", nil
	case strings.Contains(named, "@"):
		found, err := s.People.ByEmail(ctx, strings.ToLower(named))
		if fault.Is(err, fault.NotFound) {
			err = nobody
		}
		out.Chosen = found
		return found.ID, err
	}
	found, err := s.People.Find(ctx, named, mostNamesakes)
	switch {
	case err != nil:
		return "", err
	case len(found) == 0:
		return "", nobody
	case len(found) > 1:
		out.Namesakes = found
		return "", nil
	}
	out.Chosen = found[0]
	return found[0].ID, nil
}

// caseTyped finds the case of a case ID in any way that it is written.
func caseTyped(ctx context.Context, s ports.Stores, typed string) (ehc.CaseID, error) {
	profile, err := s.Council.Profile(ctx)
	if err != nil {
		return "", err
	}
	reference := profile.ReferenceTyped(typed)
	if reference == "" {
		reference = ehc.Reference(typed)
	}
	c, err := s.Cases.ByReference(ctx, reference)
	if fault.Is(err, fault.NotFound) {
		return "", fault.Field("case", "audit.case", "There is no case with this case ID.")
	}
	if err != nil {
		return "", err
	}
	return c.ID(), nil
}

// sumUp adds what a person looked at, and who looked at a case.
func (out *AuditOut) sumUp(ctx context.Context, s ports.Stores, asked ports.TrailQuery) (err error) {
	asked.Limit = MostSums
	if asked.Person != "" && asked.Case == "" {
		out.Cases, err = s.Trail.Cases(ctx, asked)
	}
	if err == nil && asked.Case != "" && asked.Person == "" {
		out.Persons, err = s.Trail.Persons(ctx, asked)
	}
	return err
}

// said writes a search into its own record, by identities.
func (q AuditSearch) said(asked ports.TrailQuery) string {
	said := []string{"audit"}
	if asked.Person != "" {
		said = append(said, "of person "+string(asked.Person))
	}
	if !q.From.IsZero() {
		said = append(said, "from "+q.From.String())
	}
	if !q.To.IsZero() {
		said = append(said, "to "+q.To.String())
	}
	return strings.Join(said, " ")
}

// beginningOf is midnight in London.
func beginningOf(d ehc.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, application.London).UTC()
}
