package hosting

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// ReportProblem takes what somebody reports of a page that did not work, signed in or not (C6). No child's data comes
// with it.
type ReportProblem struct {
	Units ports.UnitOfWork
	Clock ports.Clock
	IDs   ports.IDs
}

// ReportProblemInput is what the reporter typed, with what the page knows by itself.
type ReportProblemInput struct {
	Page, Request, Browser string
	Tried, Wrong           string
	Email                  string // of a visitor who wants to hear of the answer
	Tell                   bool   // somebody signed in wants to hear of the answer
	// From is where it comes from on the network; it is counted, not kept.
	From string
}

// Reported tells the reporter what their report is called, and the key with which they read the answer.
type Reported struct {
	ID             council.ProblemID
	Reference, Key string
}

// reported is what the audit calls it.
const reported = "report a problem with a page"

// reportsAnHour is how many reports one place on the network, or one person, can make in an hour.
const reportsAnHour = 10

// Do keeps the report. fault.Invalid at the fields that lack something or hold what tells of a child; fault.TooMany when
// too many came.
func (u ReportProblem) Do(ctx context.Context, actor ehc.Actor, in ReportProblemInput) (Reported, error) {
	if err := access.DecideReport(actor); err != nil {
		return Reported{}, err
	}
	now := u.Clock.Now().UTC()
	p := council.Problem{ID: council.ProblemID(u.IDs.New()), Page: in.Page, Request: in.Request, Browser: in.Browser, Tried: strings.TrimSpace(in.Tried), Wrong: strings.TrimSpace(in.Wrong), At: now, State: council.ProblemNew, Email: strings.TrimSpace(in.Email)}
	if actor.Kind == ehc.Human {
		p.Person, p.Role, p.Email = actor.Person, actor.JobTitle, ""
		if in.Tell {
			p.Email = actor.Email
		}
	}
	if err := p.CheckReport(); err != nil {
		return Reported{}, err
	}
	key := rand.Text()
	p.KeyHash = hashOf(key)
	if err := u.slow(ctx, actor, in.From, now); err != nil {
		return Reported{}, err
	}
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := guard(ctx, s, actor, p); err != nil {
			return err
		}
		if err := s.Office.Problems.Save(ctx, p); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: reported, Item: "problem/" + string(p.ID), Kind: ports.Changed})
	})
	return Reported{p.ID, p.Reference(), key}, err
}

func hashOf(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

// slow bounds how many reports come; it is counted also when the report is refused afterwards.
func (u ReportProblem) slow(ctx context.Context, actor ehc.Actor, from string, now time.Time) error {
	by := "problem from " + from
	if actor.Kind == ehc.Human {
		by = "problem by " + string(actor.Person)
	}
	var wait time.Duration
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		wait, err = s.Accounts.Attempts.Count(ctx, now, ports.Limit{Key: hashOf(by), Most: reportsAnHour, Within: time.Hour})
		return err
	})
	if err == nil && wait > 0 {
		err = fault.New(fault.TooMany, "problem.too-many", "Many reports came from where you are. Please try again in an hour, or telephone us.").After(wait)
	}
	return err
}

// childrenHeld bounds how many children a report is held against.
const childrenHeld = 2000

// guard refuses a report that tells of a child: anybody's that holds an NHS number or a UPN, and that of people at work
// also where it holds the name and date of birth of a child with an open case. To anybody else this would tell who has one.
func guard(ctx context.Context, s ports.Stores, actor ehc.Actor, p council.Problem) error {
	for field, text := range map[string]string{"tried": p.Tried, "wrong": p.Wrong} {
		marks := casework.FindMarks(text)
		tells := len(marks.NHSNumbers)+len(marks.UPNs) > 0
		if !tells && atWork(actor) {
			children, err := s.Mentions.Children(ctx, marks, "", childrenHeld)
			if err != nil {
				return err
			}
			tells = slices.ContainsFunc(children, func(c casework.Child) bool { return c.ToldBy(text, marks) })
		}
		if tells {
			return fault.Field(field, "problem.child", "This seems to say who a child is: it holds an NHS number, a UPN, or a name with a date of birth. Take it out. We find the page without it.")
		}
	}
	return nil
}

func atWork(a ehc.Actor) bool {
	return slices.ContainsFunc([]ehc.Role{ehc.RoleCoordinator, ehc.RoleManager, ehc.RoleDecider, ehc.RoleSENCO, ehc.RoleContributor}, a.Is)
}

// Read gives a report to its reporter: the person who was signed in, or whoever has a key of it. fault.NotFound for
// anybody else.
func (u ReportProblem) Read(ctx context.Context, actor ehc.Actor, id council.ProblemID, key string) (p council.Problem, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err = s.Office.Problems.Get(ctx, id)
		return err
	})
	if err == nil && !p.BelongsTo(actor.Person) && !fits(p.KeyHash, key) && !fits(p.AnswerKeyHash, key) {
		err = fault.New(fault.NotFound, "record.unknown", "There is no such entry.")
	}
	if err != nil {
		return council.Problem{}, err
	}
	return p, nil
}

func fits(hash, key string) bool {
	return hash != "" && subtle.ConstantTimeCompare([]byte(hash), []byte(hashOf(key))) == 1
}
