package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ehchub"
	"ehchub/domain/fault"
)

// exportFormats are the formats that a plan can be exported in.
var exportFormats = []string{"pdf", "docx"}

// export is one command line of exportCommand.
type export struct {
	reference, format, file, as string
	withAdvice                  bool
}

// exportCommand writes the plan of a case to a file, as a named person.
func exportCommand() *cobra.Command {
	var e export
	cmd := &cobra.Command{
		Use:   "export --case CASE-ID --as E-MAIL [--format pdf|docx] [--with-advice] [-o FILE]",
		Short: "Write the plan of a case to a file, as a named person",
		Long: "Write the version of a plan that was shared last to a file. The command runs as the person with the e-mail\n" +
			"address: it gives what they may download in the browser, and is recorded in the same way. With --with-advice the\n" +
			"advice that section K lists is bound in, as far as they may read it.",
		Example: "  ehchub export --case EHC/26/0001 --as petra@wrenshire.example\n" +
			"  ehchub export --case EHC/26/0001 --as petra@wrenshire.example --format docx -o plan.docx\n" +
			"  ehchub export --case EHC/26/0001 --as petra@wrenshire.example --with-advice\n" +
			"  ehchub export --case EHC/26/0001 --as petra@wrenshire.example -o - | lpr",
		Args: func(_ *cobra.Command, args []string) error { return e.check(args) },
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.run(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&e.reference, "case", "", "the case ID, such as EHC/26/0001")
	flags.StringVar(&e.as, "as", "", "the e-mail address of the person as whom to act")
	flags.StringVar(&e.format, "format", "pdf", "pdf or docx")
	flags.BoolVar(&e.withAdvice, "with-advice", false, "bind in the advice that section K lists, as far as the person may read it")
	flags.StringVarP(&e.file, "output", "o", "", "the file to write, or - for standard output; without it a name is made from the version's date")
	return cmd
}

// check refuses a command line that can't be carried out, saying all that is wrong with it.
func (e export) check(args []string) error {
	var wrong []string
	if len(args) > 0 {
		wrong = append(wrong, fmt.Sprintf("What is %q? Say everything with --case, --as, --format and -o.", args[0]))
	}
	if e.reference == "" {
		wrong = append(wrong, "Say which case with --case, such as --case EHC/26/0001.")
	}
	if e.as == "" {
		wrong = append(wrong, "Say as whom you act with --as and an e-mail address.")
	}
	if !slices.Contains(exportFormats, e.format) {
		wrong = append(wrong, fmt.Sprintf("A plan can’t be written as %q. Say --format %s.", e.format, strings.Join(exportFormats, " or --format ")))
	}
	if len(wrong) > 0 {
		return usageError{strings.Join(wrong, "\n") + "\nSee: ehchub export --help"}
	}
	return nil
}

// longestExport bounds one export, starting the private database included.
const longestExport = 10 * time.Minute

func (e export) run(ctx context.Context, out, log io.Writer) (err error) {
	ctx, cancel := context.WithTimeout(ctx, longestExport)
	defer cancel()
	config, err := ehchub.ReadDatabaseConfig()
	if err != nil {
		return usageError{err.Error()}
	}
	database, err := ehchub.JoinDatabase(ctx, config, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	file, err := ehchub.ExportPlan(ctx, database, ehchub.Export{As: e.as, Reference: e.reference, Format: e.format, WithAdvice: e.withAdvice})
	if err != nil {
		return inSentences(err)
	}
	if e.file == "-" {
		_, err := out.Write(file.Content)
		return err
	}
	name := e.file
	if name == "" {
		name = file.Name
	}
	if err := writeWhole(name, file.Content); err != nil {
		return err
	}
	fmt.Fprintf(out, "Wrote %s (%d kB).\n", name, (len(file.Content)+999)/1000)
	return nil
}

// inSentences gives what a fault says to its reader, without its code.
func inSentences(err error) error {
	f := fault.As(err)
	if f == nil {
		return err
	}
	var said []string
	for _, one := range f.All() {
		if one.Law != "" {
			said = append(said, one.Message+" ("+one.Law+")")
			continue
		}
		said = append(said, one.Message)
	}
	return errors.New(strings.Join(said, "\n"))
}

// writeWhole writes a file that only its owner can read, whole or not at all.
func writeWhole(name string, content []byte) error {
	part, err := os.CreateTemp(filepath.Dir(name), ".export-*") // readable by its owner alone
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	_, err = part.Write(content)
	if err = errors.Join(err, part.Close()); err == nil {
		err = os.Rename(part.Name(), name)
	}
	if err != nil {
		_ = os.Remove(part.Name())
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
