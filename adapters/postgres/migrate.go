package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/migrate"

	"ehchub/migrations"
)

// migrationLock is the advisory lock that lets one process migrate at a time.
// The database gives it back when its holder's connection ends; the row lock
// of bun/migrate would outlive a crash.
const migrationLock = 0x656863_687562 // "ehchub"

// ErrNewer means that the database has been migrated by a later version of
// the hub than this one.
var ErrNewer = errors.New("the database belongs to a newer version of the hub: start that version")

// Migrate brings the database named by the connection string up to this
// version's schema and returns the names of the migrations that it applied.
// Several processes may call it at once: one migrates, the others wait.
func Migrate(ctx context.Context, dsn string) ([]string, error) {
	return migrateFrom(ctx, dsn, migrations.FS)
}

func migrateFrom(ctx context.Context, dsn string, files fs.FS) (applied []string, err error) {
	err = locked(ctx, dsn, files, func(ctx context.Context, m *migrate.Migrator) error {
		if err := refuseNewer(ctx, m); err != nil {
			return err
		}
		group, err := m.Migrate(ctx)
		if err != nil {
			return explain(err)
		}
		applied = names(group.Migrations)
		return nil
	})
	return applied, err
}

// RollBack takes back the migrations of the last call of Migrate that applied
// any, and returns their names.
func RollBack(ctx context.Context, dsn string) ([]string, error) {
	return rollBackFrom(ctx, dsn, migrations.FS)
}

func rollBackFrom(ctx context.Context, dsn string, files fs.FS) (undone []string, err error) {
	err = locked(ctx, dsn, files, func(ctx context.Context, m *migrate.Migrator) error {
		if err := refuseNewer(ctx, m); err != nil {
			return err
		}
		group, err := m.Rollback(ctx)
		if err != nil {
			return explain(err)
		}
		undone = names(group.Migrations)
		return nil
	})
	return undone, err
}

// Pending returns the names of the migrations that the database still lacks.
func Pending(ctx context.Context, db *bun.DB) ([]string, error) {
	all, err := discover(migrations.FS)
	if err != nil {
		return nil, err
	}
	var begun bool
	if err := db.NewRaw("SELECT to_regclass('bun_migrations') IS NOT NULL").Scan(ctx, &begun); err != nil {
		return nil, fmt.Errorf("look for the table of migrations: %w", err)
	}
	if !begun {
		return names(all.Sorted()), nil
	}
	m := migrate.NewMigrator(db, all)
	if err := refuseNewer(ctx, m); err != nil {
		return nil, err
	}
	status, err := m.MigrationsWithStatus(ctx)
	if err != nil {
		return nil, fmt.Errorf("read which migrations are applied: %w", err)
	}
	return names(status.Unapplied()), nil
}

// locked runs do while this process alone may migrate the database.
func locked(ctx context.Context, dsn string, files fs.FS, do func(context.Context, *migrate.Migrator) error) (err error) {
	all, err := discover(files)
	if err != nil {
		return err
	}
	db, err := open(dsn, 0) // a migration may take its time
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()

	conn, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("connect to the database: %w", err)
	}
	defer conn.Close() // with the pool, whose connections keep nothing
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock(?)", int64(migrationLock)); err != nil {
		return fmt.Errorf("wait for another process to finish migrating: %w", err)
	}
	m := migrate.NewMigrator(db, all, migrate.WithMarkAppliedOnSuccess(true), migrate.WithUpsert(true), migrate.AfterMigration(markInSameTransaction))
	if err := m.Init(ctx); err != nil {
		return fmt.Errorf("make the table of migrations: %w", err)
	}
	return do(ctx, m)
}

// markInSameTransaction records a migration in the transaction that makes the
// change. bun/migrate records it afterwards, so a crash between the two would
// make the next start apply it again.
func markInSameTransaction(ctx context.Context, conn bun.IConn, m *migrate.Migration) error {
	var err error
	if m.IsApplied() { // it is being taken back
		_, err = conn.ExecContext(ctx, "DELETE FROM bun_migrations WHERE name = ?", m.Name)
	} else {
		_, err = conn.ExecContext(ctx, "INSERT INTO bun_migrations (name, group_id) VALUES (?, ?)", m.Name, m.GroupID)
	}
	return err
}

func discover(files fs.FS) (*migrate.Migrations, error) {
	all := migrate.NewMigrations()
	if err := all.Discover(files); err != nil {
		return nil, fmt.Errorf("read the migrations: %w", err)
	}
	for _, m := range all.Sorted() {
		if m.Up == nil || m.Down == nil {
			return nil, fmt.Errorf("migration %s_%s needs both an up and a down file", m.Name, m.Comment)
		}
	}
	return all, nil
}

func refuseNewer(ctx context.Context, m *migrate.Migrator) error {
	missing, err := m.MissingMigrations(ctx)
	if err != nil {
		return fmt.Errorf("read which migrations are applied: %w", err)
	}
	if len(missing) > 0 {
		return fmt.Errorf("%w (it has migration %s)", ErrNewer, missing[0].Name)
	}
	return nil
}

// explain adds where in the file the database found the fault.
func explain(err error) error {
	var fault *pgconn.PgError
	if !errors.As(err, &fault) {
		return fmt.Errorf("migrate the database: %w", err)
	}
	if fault.Position > 0 {
		err = fmt.Errorf("%w at character %d of the file without its empty lines", err, fault.Position)
	}
	if fault.Hint != "" {
		err = fmt.Errorf("%w: %s", err, fault.Hint)
	}
	return fmt.Errorf("migrate the database: %w", err)
}

func names(ms migrate.MigrationSlice) []string {
	out := make([]string, 0, len(ms))
	for _, m := range ms {
		out = append(out, m.Name+"_"+m.Comment)
	}
	return out
}
