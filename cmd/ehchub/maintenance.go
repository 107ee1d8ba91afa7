package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"ehchub"
)

// maintenanceCommand makes the hub read-only for a time, from the command line of its operator.
func maintenanceCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "maintenance",
		Short: "Make the hub read-only for a time, end that, or say how it stands",
		Long: "While the hub is read-only everything can be read and nothing changed, and no message goes out, on every server\n" +
			"that shares the database, within a second. What people type is kept for them. Every page tells of it from two\n" +
			"days before.",
		Example: "  ehchub maintenance on --for 2h --message \"We move to a new server.\"\n" +
			"  ehchub maintenance on --at \"2026-12-05 21:00\" --for 6h\n" +
			"  ehchub maintenance status\n" +
			"  ehchub maintenance off",
		Args: noSuchCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(maintenanceOn(), maintenanceStep("off", "End it now, or take back what is planned", ehchub.EndMaintenance), maintenanceStep("status", "Say whether the hub is read-only, or will be", ehchub.MaintenanceStatus))
	return cmd
}

func maintenanceOn() *cobra.Command {
	var plan ehchub.MaintenancePlan
	var at string
	cmd := &cobra.Command{
		Use:   "on --for DURATION [--at \"YYYY-MM-DD HH:MM\"] [--message TEXT]",
		Short: "Make the hub read-only now, or at a time",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if plan.For <= 0 {
				return usageError{"Say for how long with --for, such as --for 90m or --for 2h.\nSee: ehchub maintenance on --help"}
			}
			if at != "" {
				var err error
				if plan.At, err = time.ParseInLocation("2006-01-02 15:04", at, ehchub.London); err != nil {
					return usageError{fmt.Sprintf("%q is no time. Write it like --at \"2026-12-05 21:00\", as clocks in London show it.", at)}
				}
			}
			return onDatabase(cmd, func(ctx context.Context, d ehchub.Database) (string, error) {
				return ehchub.PlanMaintenance(ctx, d, plan)
			})
		},
	}
	flags := cmd.Flags()
	flags.DurationVar(&plan.For, "for", 0, "how long, such as 90m or 2h; seven days at most")
	flags.StringVar(&at, "at", "", "when it begins, as clocks in London show it; now without it")
	flags.StringVar(&plan.Message, "message", "", "why; it follows the times at the top of every page")
	return cmd
}

func maintenanceStep(name, short string, do func(context.Context, ehchub.Database) (string, error)) *cobra.Command {
	return &cobra.Command{Use: name, Short: short, Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error { return onDatabase(cmd, do) }}
}

// longestStep bounds one such command, starting the private database included.
const longestStep = 2 * time.Minute

// onDatabase runs one step beside a hub that may be serving, and prints what it says.
func onDatabase(cmd *cobra.Command, do func(context.Context, ehchub.Database) (string, error)) (err error) {
	ctx, cancel := context.WithTimeout(cmd.Context(), longestStep)
	defer cancel()
	config, err := ehchub.ReadDatabaseConfig()
	if err != nil {
		return usageError{err.Error()}
	}
	database, err := ehchub.JoinDatabase(ctx, config, io.Discard)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	said, err := do(ctx, database)
	if err != nil {
		return inSentences(err)
	}
	fmt.Fprintln(cmd.OutOrStdout(), said)
	return nil
}
