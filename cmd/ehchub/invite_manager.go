package main

import (
	"context"

	"github.com/spf13/cobra"

	"ehchub"
)

// inviteManagerCommand makes the first manager of a council, who then invites everybody else on the pages.
func inviteManagerCommand() *cobra.Command {
	var name, email string
	cmd := &cobra.Command{
		Use:   "invite-manager --name NAME --email ADDRESS",
		Short: "Make somebody a manager of the service, and print the invitation for them",
		Long: "For the first manager of a council, and for the day on which no manager can sign in. The invitation is printed and\n" +
			"not sent: give it to them yourself. They choose a password with its link, and invite everybody else under\n" +
			"Council settings.",
		Example: "  ehchub invite-manager --name \"Marguerite Holloway\" --email marguerite.holloway@council.example",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if name == "" || email == "" {
				return usageError{"Say who it is with --name and --email.\nSee: ehchub invite-manager --help"}
			}
			config, err := ehchub.ReadConfig()
			if err != nil {
				return usageError{err.Error()}
			}
			return onDatabase(cmd, func(ctx context.Context, d ehchub.Database) (string, error) {
				return ehchub.InviteManager(ctx, config, d, name, email)
			})
		},
	}
	cmd.Flags().StringVar(&name, "name", "", "the person’s name")
	cmd.Flags().StringVar(&email, "email", "", "their e-mail address")
	return cmd
}
