package ehchub

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ehchub/adapters/console"
	"ehchub/adapters/demo"
	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/ports"
)

// prepareDemo loads the demo into the private database, and expects it in a named one.
func prepareDemo(ctx context.Context, c Config, d *postgres.Database, out io.Writer) error {
	mark, err := d.Mark(ctx)
	if err != nil || mark == postgres.DemoLoaded {
		return err
	}
	if !d.Private() {
		return errors.New("EHCHUB_DEMO is on, but this database does not hold the demo council. To load it into an empty database, run: ehchub demo")
	}
	return LoadDemo(ctx, c, d, out)
}

// RemoveDemo takes the demo council away: the private database wherever it is kept, the documents, the messages and the
// key that lie beside it. It says first what it removes. Whatever is not the demo's own is left alone: it refuses a
// named database, and a private one that holds something else.
func RemoveDemo(ctx context.Context, c Config, out io.Writer) error {
	if c.DatabaseURL != "" || !c.IsDemo() {
		return errors.New("DATABASE_URL is set, or EHCHUB_DEMO is off: only the demo council in the hub's own private database is removed. Nothing was changed")
	}
	dir := filepath.Join(c.DataDir, "postgres")
	folders, err := postgres.KeptPrivately(dir)
	if err != nil {
		return err
	}
	if len(folders) == 0 {
		_, err := fmt.Fprintf(out, "There is no demo council in %s: nothing to remove.\n", c.DataDir)
		return err
	}
	if err := holdsDemoOnly(ctx, c, folders); err != nil {
		return err
	}
	beside := []string{c.FilesDir(), c.messagesFile(), c.secretFile()}
	fmt.Fprintln(out, "The demo council is removed, with all that was typed into it. These go:")
	for _, path := range append(folders, beside...) {
		fmt.Fprintln(out, "  "+path)
	}
	if err := postgres.RemovePrivate(ctx, dir, out); err != nil {
		return err
	}
	for _, path := range beside {
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	_ = os.Remove(c.DataDir) // stays where anything else lies in it
	_, err = fmt.Fprintln(out, "Done. The next start loads it anew.")
	return err
}

// holdsDemoOnly refuses a private database that holds anything but the demo, or whose content can't be told.
func holdsDemoOnly(ctx context.Context, c Config, folders []string) (err error) {
	d, err := JoinDatabase(ctx, c, io.Discard)
	if err != nil {
		return fmt.Errorf("what the database holds can't be told, so nothing was removed. If it is the demo's, delete %s by hand: %w", strings.Join(folders, " and "), err)
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	if mark, err := d.Mark(ctx); err != nil || mark != postgres.NoMark {
		return err
	}
	if err := d.BeginDemo(ctx); err != nil {
		return fmt.Errorf("removing the demo council: %w. Nothing was changed", err)
	}
	return nil
}

// LoadDemo loads the demo council into an empty database, and marks it. What an interrupted loading left in the
// private database is thrown away first. Where the demo is there already it changes nothing.
func LoadDemo(ctx context.Context, c Config, d *postgres.Database, out io.Writer) error {
	return loadDemo(ctx, c, d, out, system.Clock{}.Now())
}

func loadDemo(ctx context.Context, c Config, d *postgres.Database, out io.Writer, now time.Time) error {
	mark, err := d.Mark(ctx)
	switch {
	case err != nil || mark == postgres.DemoLoaded:
		return err
	case mark == postgres.DemoBegun && !d.Private():
		return errors.New("loading the demo into this database was interrupted: make the database anew, empty, and run this again")
	case mark == postgres.DemoBegun:
		fmt.Fprintln(out, "Loading the demo council was interrupted last time, so it begins again.")
		if err := d.Rebuild(ctx); err != nil {
			return err
		}
	}
	if err := d.BeginDemo(ctx); errors.Is(err, postgres.ErrNotEmpty) {
		return fmt.Errorf("loading the demo council: %w: set EHCHUB_DEMO=off to serve them, or name another folder with EHCHUB_DATA or another DATABASE_URL", err)
	} else if err != nil {
		return err
	}
	fmt.Fprintf(out, "Loading the demo council, once: %d children…\n", demo.Children())
	sent, err := tellDemo(ctx, c, d, now)
	if err != nil {
		return fmt.Errorf("loading the demo council: %w", err)
	}
	if c.ShowsMessages() {
		if err := console.StoreMessages(c.messagesFile(), sent); err != nil {
			return fmt.Errorf("keeping the demo's messages: %w", err)
		}
	}
	return d.FinishDemo(ctx)
}

// tellDemo tells the demo's stories up to the day before an instant.
func tellDemo(ctx context.Context, c Config, d *postgres.Database, now time.Time) (sent []ports.Outgoing, err error) {
	fast, err := d.ForLoading()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, fast.Close()) }()
	clock := system.NewSetClock(now)
	inbox := console.NewInbox(clock)
	loader, err := assembleDemo(c, fast, clock, system.NewSeededIDs(demo.Seed, clock), inbox)
	if err != nil {
		return nil, err
	}
	if err := loader.Do(ctx, now); err != nil {
		return nil, err
	}
	return inbox.Outgoing(), nil
}

// DemoWelcome says how to sign in to the demo.
func DemoWelcome(c Config) string {
	return demo.Welcome(c.PublicURL, c.ShowsMessages())
}
