// Command ehchub is the hub's one program: each subcommand is a file beside this one.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// The program's exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// usageError is a command line that cannot be understood; the program exits with 2.
type usageError struct{ said string }

func (e usageError) Error() string { return e.said }

// run carries out one command line and gives the exit code.
func run(args []string, out, complain io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(complain)
	err := root.Execute()
	if err == nil {
		return exitDone
	}
	fmt.Fprintln(complain, err)
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:                        "ehchub",
		Short:                      "The EHC Hub: education, health and care plans for English councils",
		SuggestionsMinimumDistance: 2,
		SilenceErrors:              true,
		SilenceUsage:               true,
		Args:                       noSuchCommand,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Sprintf("%v\nSee: %s --help", err, cmd.CommandPath())}
	})
	root.AddCommand(
		serveCommand(), workerCommand(), demoCommand(), resetCommand(),
		exportCommand(), importCommand(), timetableCommand(), maintenanceCommand(), inviteManagerCommand(),
	)
	return root
}

func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	said := fmt.Sprintf("There is no command %q.", args[0])
	for _, near := range cmd.SuggestionsFor(args[0]) {
		said += " Did you mean " + near + "?"
	}
	return usageError{said + "\nSee: ehchub --help"}
}
