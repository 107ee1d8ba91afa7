package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"ehchub"

	"github.com/spf13/cobra"
)

func demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Load the invented demo council into an empty database",
		Long: `Load the invented demo council into an empty database, and mark it as the demo's.

Without DATABASE_URL this is done by "serve" at the first start, so the command is of use for a named server:

  DATABASE_URL=postgres://… EHCHUB_DEMO=on ehchub demo

A database that holds anything else is left alone.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			config, err := ehchub.ReadConfig()
			if err != nil {
				return usageError{err.Error()}
			}
			if !config.IsDemo() {
				return usageError{"The demo is loaded only where it is asked for by name: set EHCHUB_DEMO=on."}
			}
			return loadDemo(cmd.Context(), config, cmd.OutOrStdout())
		},
	}
}

func loadDemo(ctx context.Context, c ehchub.Config, out io.Writer) (err error) {
	database, err := ehchub.OpenDatabase(ctx, c, out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	if err := ehchub.LoadDemo(ctx, c, database, out); err != nil {
		return err
	}
	_, err = fmt.Fprint(out, "The database holds the demo council.\n", ehchub.DemoWelcome(c))
	return err
}
