package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// timetableCommand prints the statutory deadlines that follow from events, without a database.
func timetableCommand() *cobra.Command {
	var asJSON bool
	var about, to string
	cmd := &cobra.Command{
		Use:   "timetable EVENT=DATE …",
		Short: "Print the statutory deadlines that follow from events",
		Long: "Print the statutory deadlines that follow from events: last, the last lawful day, and target, the day to work towards.\n" +
			"For a window given to a family or a setting, last is when it closes by law and target the day after.\n\n" + knownEvents(),
		Example: "  ehchub timetable request-received=2026-09-01\n" +
			"  ehchub timetable transferred=2026-11-20 plan-made=2026-03-01 --json\n" +
			"  ehchub timetable appeal-conceded=2026-11-02 --appeal-about make-plan\n" +
			"  ehchub timetable phase-transfer=2027 --to school",
		RunE: func(cmd *cobra.Command, args []string) error {
			deadlines, err := askTimetable(args, about, to)
			if err != nil {
				return err
			}
			if asJSON {
				return writeTimetableJSON(cmd.OutOrStdout(), deadlines)
			}
			return writeTimetable(cmd.OutOrStdout(), deadlines)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a JSON array")
	cmd.Flags().StringVar(&about, "appeal-about", "", "with appeal-conceded or mediation-agreement: "+oneOf(timescale.Subjects()))
	cmd.Flags().StringVar(&to, "to", "", "with phase-transfer: "+oneOf(timescale.Phases()))
	return cmd
}

func oneOf[T ~string](values []T) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return strings.Join(names, ", ")
}

func knownEvents() string {
	var b strings.Builder
	b.WriteString("Known events, each with a date such as 2026-09-01 (phase-transfer: the year, or the date for --to post16-post16):\n")
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, t := range timescale.Triggers() {
		fmt.Fprintf(w, "  %s\t%s\n", t, t.Event())
	}
	w.Flush()
	return strings.TrimRight(b.String(), "\n")
}

// askTimetable reads the command line and counts; whatever is wrong with the line comes back as one usageError
// that says all of it.
func askTimetable(args []string, about, to string) ([]timescale.Deadline, error) {
	var facts timescale.Facts
	var wrong []string
	note := func(err error) {
		if err != nil {
			wrong = append(wrong, plainly(err)...)
		}
	}
	var err error
	if about != "" {
		facts.About, err = timescale.ParseSubject(about)
		note(err)
	}
	if to != "" {
		facts.To, err = timescale.ParsePhase(to)
		note(err)
	}
	events, errs := readEvents(args, facts.To)
	for _, err := range errs {
		note(err)
	}
	note(checkFlags(events, about, to))
	if len(wrong) == 0 {
		deadlines, err := timescale.Timetable(events, facts, timescale.England())
		if err == nil {
			return deadlines, nil
		}
		note(err)
	}
	return nil, usageError{strings.Join(wrong, "\n") + "\n\n" + knownEvents()}
}

// plainly gives each fault of an error as its field, its sentence and its law.
func plainly(err error) []string {
	f := fault.As(err)
	if f == nil {
		return []string{err.Error()}
	}
	var lines []string
	for _, each := range f.All() {
		line := each.Field + ": " + each.Message
		if each.Law != "" {
			line += " (" + each.Law + ")"
		}
		lines = append(lines, line)
	}
	return lines
}

func readEvents(args []string, to timescale.Phase) (events []timescale.Event, wrong []error) {
	if len(args) == 0 {
		return nil, []error{usageError{"Name at least one event with its date: ehchub timetable request-received=2026-09-01"}}
	}
	for _, arg := range args {
		e, err := readEvent(arg, to)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		events = append(events, e)
	}
	return events, wrong
}

func readEvent(arg string, to timescale.Phase) (timescale.Event, error) {
	name, when, ok := strings.Cut(arg, "=")
	trigger, unknown := timescale.ParseTrigger(name)
	if unknown != nil {
		return timescale.Event{}, fault.Field(name, "timetable.unknown-event", "no such event.")
	}
	if !ok {
		return timescale.Event{}, fault.Field(name, "timetable.no-date", "give its date: "+name+"=2026-09-01.")
	}
	if trigger == timescale.PhaseTransfer && to != timescale.Post16ToPost16 {
		if year, err := strconv.Atoi(when); err == nil && len(when) == 4 && year > 0 {
			return timescale.Event{Trigger: trigger, On: ehc.D(year, time.September, 1)}, nil
		}
		if to != "" {
			return timescale.Event{}, fault.Field(name, "timetable.not-a-year", fmt.Sprintf("%q is not a year such as 2027.", when))
		}
	}
	on, err := ehc.ParseDate(when)
	if err != nil {
		return timescale.Event{}, fault.Field(name, "timetable.not-a-date", err.Error()+".")
	}
	return timescale.Event{Trigger: trigger, On: on}, nil
}

// checkFlags refuses a flag that no event on the line asks for, which would otherwise do nothing unseen.
func checkFlags(events []timescale.Event, about, to string) error {
	has := map[timescale.Trigger]bool{}
	for _, e := range events {
		has[e.Trigger] = true
	}
	if about != "" && !has[timescale.AppealConceded] && !has[timescale.MediationAgreement] {
		return usageError{"--appeal-about goes with appeal-conceded or mediation-agreement."}
	}
	if to != "" && !has[timescale.PhaseTransfer] {
		return usageError{"--to goes with phase-transfer."}
	}
	return nil
}

// timetableLine is one deadline as JSON; last and target are null when the law names no day, and why then says so.
type timetableLine struct {
	Code       string    `json:"code"`
	Trigger    string    `json:"trigger"`
	Duty       string    `json:"duty"`
	Owner      string    `json:"owner"`
	Last       *ehc.Date `json:"last"`
	Target     *ehc.Date `json:"target"`
	Source     string    `json:"source"`
	Exceptions []string  `json:"exceptions"`
	Why        string    `json:"why"`
	Note       string    `json:"note,omitempty"`
	Advisory   bool      `json:"advisory"`
}

func writeTimetableJSON(out io.Writer, deadlines []timescale.Deadline) error {
	lines := make([]timetableLine, 0, len(deadlines))
	for _, d := range deadlines {
		line := timetableLine{
			Code: d.Code, Trigger: string(d.Trigger), Duty: d.Duty, Owner: string(d.Owner), Source: d.Source,
			Exceptions: append([]string{}, d.Exceptions...), Why: d.Plain + d.NoDate, Note: d.Note, Advisory: d.Advisory,
		}
		if !d.Last.IsZero() {
			line.Last, line.Target = &d.Last, &d.Target
		}
		lines = append(lines, line)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(lines)
}

func writeTimetable(out io.Writer, deadlines []timescale.Deadline) error {
	if len(deadlines) == 0 {
		_, err := fmt.Fprintln(out, "The law had no time limits from these events on those days.")
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "CODE\tLAST DAY\tTARGET\tWHO\tSOURCE\tMAY EXCUSE\tWHAT")
	for _, d := range deadlines {
		what := d.Duty
		if d.NoDate != "" {
			what += ". " + d.NoDate
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", d.Code, shortDate(d.Last), shortDate(d.Target), d.Owner, d.Source, strings.Join(d.Exceptions, " "), what)
	}
	return w.Flush()
}

// shortDate gives "Tue 13 Oct 2026", or a dash for no date.
func shortDate(d ehc.Date) string {
	if d.IsZero() {
		return "–"
	}
	return fmt.Sprintf("%s %d %s %d", d.Weekday().String()[:3], d.Day, d.Month.String()[:3], d.Year)
}
