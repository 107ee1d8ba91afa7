package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"ehchub"

	"github.com/spf13/cobra"
)

func workerCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "worker",
		Short: "Send the hub's messages without serving browsers; any number may run",
		Long: "Send the hub's messages, and do what else goes on by itself, without serving browsers. \"ehchub serve\" does the same beside serving.\n" +
			"Any number of both may run against one database: each takes what no other has in hand. One that is stopped, or killed, leaves the rest to the others.",
		Args: cobra.NoArgs,
		RunE: untilStopped(work),
	}
}

func work(ctx context.Context, c ehchub.Config, out, log io.Writer) (err error) {
	setMemory()
	slog.SetDefault(slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: c.Level()})))
	open := ehchub.OpenDatabase
	if c.DatabaseURL == "" {
		open = ehchub.JoinDatabase
	}
	database, err := open(ctx, c, out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	hub, err := ehchub.Start(ctx, c, database, out)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "Sending messages as they fall due. Press Ctrl-C to stop.")
	return hub.Work(ctx)
}
