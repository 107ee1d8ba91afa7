package main

import (
	"ehchub"

	"github.com/spf13/cobra"
)

func resetCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "reset",
		Short: "Remove the demo council, so that the next start loads it anew",
		Long: `Remove the demo council with all that was typed into it, so that the next start loads it anew.

It says which folders and files go, and removes them. Nothing is removed while a hub is serving them, where
DATABASE_URL names a server, where EHCHUB_DEMO is off, or where the database holds anything but the demo.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			config, err := ehchub.ReadDatabaseConfig()
			if err != nil {
				return usageError{err.Error()}
			}
			return ehchub.RemoveDemo(cmd.Context(), config, cmd.OutOrStdout())
		},
	}
}
