package postgres_test

import (
	"context"
	"testing"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

func TestCredentials(t *testing.T) { t.Parallel(); portstest.CredentialsContract(t, openUnit) }
func TestCodes(t *testing.T)       { t.Parallel(); portstest.CodesContract(t, openUnit) }
func TestSessions(t *testing.T)    { t.Parallel(); portstest.SessionsContract(t, openUnit) }
func TestAttempts(t *testing.T)    { t.Parallel(); portstest.AttemptsContract(t, openUnit) }
func TestSelfSaves(t *testing.T)   { t.Parallel(); portstest.SelfSavesContract(t, openUnit) }
func TestKeptForms(t *testing.T)   { t.Parallel(); portstest.KeptFormsContract(t, openUnit) }

func TestOwnSessions(t *testing.T) { t.Parallel(); portstest.OwnSessionsContract(t, openUnit) }
func TestDevices(t *testing.T)     { t.Parallel(); portstest.DevicesContract(t, openUnit) }
func TestIdentities(t *testing.T)  { t.Parallel(); portstest.IdentitiesContract(t, openUnit) }

func TestFindingASessionIsOneStatement(t *testing.T) {
	t.Parallel()
	db, queries := postgres.CountQueries(pgtest.New(t))
	p := people.Person{ID: portstest.NewID[ehc.PersonID](), Email: "ada@example.org", Name: "Ada Quill", Roles: []ehc.Role{ehc.RoleFamily}}
	now := portstest.At
	bounds := ports.SessionBounds{Now: now, SeenSince: now.Add(-time.Hour), BegunSince: now.Add(-time.Hour), Touch: now}
	err := postgres.NewUnitOfWork(db).Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		if err := s.People.Save(ctx, p); err != nil {
			return err
		}
		return s.Accounts.Sessions.Begin(ctx, []byte("token"), p.ID, bounds)
	})
	if err != nil {
		t.Fatal(err)
	}
	queries.Reset()
	found, err := postgres.NewSessions(db).Find(t.Context(), []byte("token"), bounds)
	if err != nil || found.Actor.Person != p.ID || queries.Count() != 1 {
		t.Errorf("found %+v, %v in %d statements", found, err, queries.Count())
	}
}
