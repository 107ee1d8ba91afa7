package timescale

import (
	"fmt"
	"strings"
)

// Markdown writes the table, the exceptions and the bank holidays as the document that docs/deadlines.md holds.
func Markdown() string {
	var b strings.Builder
	b.WriteString(`# Deadlines

Written from the table in ` + "`domain/timescale`" + `; a test fails when the two differ. To write it again:
` + "`go test ./domain/timescale -run TestDocs -update`" + `.

It is data for software, not legal advice. "Reg" is SI 2014/1530; "s." is the Children and Families Act 2014;
"HESC Rules" is SI 2008/2699. A † marks what was written from knowledge, without the source at hand: have a lawyer check it
before it drives a letter.

## How time is counted

- **Within n weeks, days or months**: the day of the event is not counted. A month ends on the same day of the month, or on the month's last day.
- **n days beginning with a day**: that day is the first. The window closes at the end of the nth day, and the council acts only after it.
- **n months starting with a day**: the day before the same day n months on, or the month's last day.
- **At least n weeks or months before**: counted back from the day.
- **Working days**: no Saturday, Sunday, Good Friday, Christmas Day or bank holiday in England.
- A last day at a weekend or on a bank holiday stays there. Only the Tribunal's own rules move it on (D36).
- An exception never moves a date. It is recorded beside it.

Each deadline has two dates. **Last** is the last lawful day. **Target** is the day to work towards: the last working day on or before the day
before Last, unless the council sets another number of days. For a window given to a family or a setting (D6, D7, D15), Last is the day
on which the window closes by law, and Target the day after it, which they are shown.

## The table

`)
	for _, t := range Triggers() {
		writeTrigger(&b, t)
	}
	writeExceptions(&b)
	writeHolidays(&b)
	return b.String()
}

func writeTrigger(b *strings.Builder, t Trigger) {
	fmt.Fprintf(b, "### `%s`\n\nThe day on which %s.\n\n", t, t.Event())
	b.WriteString("| Code | What | In words for families | Who | Limit | Source | Exceptions | Holds from |\n|---|---|---|---|---|---|---|---|\n")
	var notes []string
	for _, r := range rowsFrom(t) {
		if r.Unsaid {
			continue
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s | %s |\n", r.name(), r.duty(), r.ForFamily, r.Owner, r.Limit.Words, r.source(), r.exceptions(), r.From.Long())
		notes = append(notes, r.remarks()...)
	}
	b.WriteString("\n" + strings.Join(notes, "\n") + "\n\n")
}

func (r Row) name() string {
	if r.Step == "" {
		return r.Code
	}
	return r.Code + "-" + r.Step
}

func (r Row) duty() string {
	switch {
	case r.About != "":
		return r.Duty + " (about: " + string(r.About) + ")"
	case r.To != "":
		return r.Duty + " (to: " + string(r.To) + ")"
	}
	return r.Duty
}

func (r Row) source() string {
	said := r.Source
	if r.Advisory {
		said += " (advice: “should”)"
	}
	if r.Unchecked {
		said += " †"
	}
	return said
}

func (r Row) exceptions() string {
	if len(r.Exceptions) == 0 {
		return "none"
	}
	return strings.Join(r.Exceptions, ", ")
}

// remarks gives the worked example, and the note where there is one, as list items.
func (r Row) remarks() []string {
	example := r.Example()
	said := example.Plain + " Target: " + example.Target.LongWithDay() + "."
	if example.Last.IsZero() {
		said = example.NoDate
	}
	lines := []string{"- " + r.name() + r.kind() + ": " + said}
	if r.Note != "" {
		lines[0] += " " + r.Note
	}
	return lines
}

func (r Row) kind() string {
	if r.About != "" {
		return " (" + string(r.About) + ")"
	}
	return ""
}

func writeExceptions(b *strings.Builder) {
	b.WriteString("## What may excuse lateness\n\nNothing else does: no staff shortage, panel date, slow reply, mediation or appeal.\n\n| Code | Reason | Law |\n|---|---|---|\n")
	for _, e := range Exceptions() {
		fmt.Fprintf(b, "| %s | %s | %s |\n", e.Code, e.Reason, e.Law)
	}
	b.WriteString("\n")
}

func writeHolidays(b *strings.Builder) {
	fmt.Fprintf(b, "## Bank holidays in England\n\nTaken as known until %s.\n\n", HolidaysKnownUntil.Long())
	for year := act2014.Year; year <= HolidaysKnownUntil.Year; year++ {
		var days []string
		for _, h := range HolidaysOf(year) {
			days = append(days, fmt.Sprintf("%s %d %s (%s)", h.On.Weekday().String()[:3], h.On.Day, h.On.Month, h.Name))
		}
		fmt.Fprintf(b, "- **%d**: %s.\n", year, strings.Join(days, ", "))
	}
}
