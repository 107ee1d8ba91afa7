package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"ehchub"
	"ehchub/adapters/web"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
)

// goodbye is how long requests may finish after the hub was told to stop.
const goodbye = 15 * time.Second

func serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "Serve the hub to browsers and send its messages",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			config, err := ehchub.ReadConfig()
			if err != nil {
				return usageError{err.Error()}
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGINT, syscall.SIGTERM)
			defer stop()
			return serve(ctx, config, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
}

func serve(ctx context.Context, c ehchub.Config, out, log io.Writer) (err error) {
	slog.SetDefault(slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: logLevel(c.LogLevel)})))
	// The listener comes first: an address in use should be told before a database is started.
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("listening on %s: %w", c.Listen, err)
	}
	defer listener.Close()
	d, err := openDatabase(ctx, c, out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	hub, err := ehchub.Open(ctx, c, d.db)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\nThe hub is at %s\nPress Ctrl-C to stop it.\n", c.PublicURL)
	return runServer(ctx, hub, web.HTTPServer(c.Listen, hub.Handler), listener, d.ended)
}

// runServer serves until it is told to stop, or until something that it needs ends.
func runServer(ctx context.Context, hub *ehchub.Hub, server *http.Server, listener net.Listener, databaseEnded <-chan struct{}) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	group.Go(func() error { return hub.Work(ctx) })
	group.Go(func() error {
		select {
		case <-ctx.Done():
		case <-databaseEnded:
			if ctx.Err() == nil {
				slog.Error("the private database server ended by itself")
			}
		}
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
		defer cancel()
		if err := server.Shutdown(last); err != nil {
			return fmt.Errorf("stopping: %w", err)
		}
		return errStopped
	})
	if err := group.Wait(); !errors.Is(err, errStopped) && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// errStopped ends the group when the hub was told to stop.
var errStopped = errors.New("stopped")

func logLevel(name string) slog.Level {
	return map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}[name]
}
