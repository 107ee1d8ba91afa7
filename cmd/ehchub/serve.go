package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"syscall"

	"ehchub"

	"github.com/spf13/cobra"
)

func serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "Serve the hub to browsers and send its messages",
		Args:  cobra.NoArgs,
		RunE:  untilStopped(serve),
	}
}

func serve(ctx context.Context, c ehchub.Config, out, log io.Writer) (err error) {
	setMemory()
	slog.SetDefault(slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: c.Level()})))
	// The listener comes first: an address in use should be told before a database is started.
	listener, err := net.Listen("tcp", c.Listen)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is taken by another program. Stop that, or choose another address, for example: EHCHUB_LISTEN=127.0.0.1:8123 make run", c.Listen)
	}
	if err != nil {
		return fmt.Errorf("listening on %s: %w", c.Listen, err)
	}
	defer listener.Close()
	database, err := ehchub.OpenDatabase(ctx, c, out)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, database.Close()); err == nil {
			fmt.Fprintln(out, "\nStopped. Everything is kept; start it again with the same command.")
		}
	}()
	hub, err := ehchub.Start(ctx, c, database, out)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\nThe hub is at %s\n", c.PublicURL)
	if c.IsDemo() {
		fmt.Fprint(out, ehchub.DemoWelcome(c))
	}
	fmt.Fprintln(out, "Press Ctrl-C to stop it.")
	return hub.Run(ctx, listener)
}
