package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"ehchub"
)

func importCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "import", Short: "Bring into the hub what others keep", Args: noSuchCommand, RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(importSettingsCommand())
	return cmd
}

// settingsImport is one command line of importSettingsCommand.
type settingsImport struct {
	as     string
	areas  []string
	commit bool
}

func importSettingsCommand() *cobra.Command {
	var in settingsImport
	cmd := &cobra.Command{
		Use:   "settings FILE… --as E-MAIL --areas CODE,… [--commit]",
		Short: "Check a file of the national register of schools and colleges, or bring it in",
		Long: "Reads files of Get Information about Schools: “Establishment fields CSV”, the table of links, or the archive of\n" +
			"both. Without --commit nothing changes: the report says what would. The command runs as the person with the\n" +
			"e-mail address, who must manage the service, and is recorded.",
		Example: "  ehchub import settings extract.zip --as petra@wrenshire.example --areas 873,935\n" +
			"  ehchub import settings edubasealldata20261120.csv links_edubasealldata20261120.csv --as petra@wrenshire.example --areas 873 --commit",
		Args: func(_ *cobra.Command, files []string) error { return in.check(files) },
		RunE: func(cmd *cobra.Command, files []string) error {
			return in.run(cmd.Context(), files, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&in.as, "as", "", "the e-mail address of the person as whom to act")
	flags.StringSliceVar(&in.areas, "areas", nil, "codes of the authorities whose settings are offered first: the council’s own and its neighbours’")
	flags.BoolVar(&in.commit, "commit", false, "bring it in; without it the file is only checked")
	return cmd
}

func (in settingsImport) check(files []string) error {
	var wrong []string
	if len(files) == 0 {
		wrong = append(wrong, "Name the file to read.")
	}
	if in.as == "" {
		wrong = append(wrong, "Say as whom you act with --as and an e-mail address.")
	}
	if len(in.areas) == 0 {
		wrong = append(wrong, "Say which authorities’ settings are offered first with --areas, such as --areas 873,935.")
	}
	if len(wrong) > 0 {
		return usageError{strings.Join(wrong, "\n") + "\nSee: ehchub import settings --help"}
	}
	return nil
}

func (in settingsImport) run(ctx context.Context, files []string, out, log io.Writer) (err error) {
	config, err := ehchub.ReadDatabaseConfig()
	if err != nil {
		return usageError{err.Error()}
	}
	database, err := ehchub.JoinDatabase(ctx, config, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	for _, name := range files {
		report, err := ehchub.ImportSettings(ctx, config, database, ehchub.SettingsImport{As: in.as, File: name, Areas: in.areas, Commit: in.commit})
		if err != nil {
			return fmt.Errorf("%s: %w", name, inSentences(err))
		}
		if _, err := fmt.Fprintln(out, strings.Join(report, "\n")); err != nil {
			return err
		}
	}
	return nil
}
