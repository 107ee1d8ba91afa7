package main

import (
	"context"
	"io"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"ehchub"
)

// untilStopped reads the configuration and runs until the program is told to stop.
func untilStopped(run func(ctx context.Context, c ehchub.Config, out, log io.Writer) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, _ []string) error {
		config, err := ehchub.ReadConfig()
		if err != nil {
			return usageError{err.Error()}
		}
		ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGINT, syscall.SIGTERM)
		defer stop()
		return run(ctx, config, cmd.OutOrStdout(), cmd.ErrOrStderr())
	}
}
