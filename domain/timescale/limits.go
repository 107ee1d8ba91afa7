package timescale

import (
	"fmt"
	"time"

	"ehchub/domain/ehc"
)

// Limit is how one row of the table counts its time.
type Limit struct {
	// Words says the rule: "within 6 weeks, the first day not counted".
	Words string
	// Back marks a rule that counts back from its event.
	Back bool
	// Window marks time that is given, whose end is shown a day later.
	Window bool
	// atOnce marks a duty of the day itself, which has no earlier target.
	atOnce bool
	find   func(event) answer
}

// event is what a limit counts from: the day, what else is known, and the calendar.
type event struct {
	on    ehc.Date
	facts Facts
	cal   Calendar
}

// answer is a last lawful day and how it was counted, or the reason why there is none.
type answer struct {
	last          ehc.Date
	plain, noDate string
}

// Facts are the further things that some limits ask for beside their event.
type Facts struct {
	// PlanMade and LastReview are the days of the plan's making and last review (reg 15(5)).
	PlanMade, LastReview ehc.Date
	// Decision is the day on which the notice of an appealable decision was sent; Certificate the day of the
	// mediation certificate (HESC Rules r.20).
	Decision, Certificate ehc.Date
	// About is what the appeal is about; To where the phase transfer leads.
	About Subject
	To    Phase
	// Agreed is the day that both sides agreed on in writing for this one limit (SI 2014/1530 reg 42).
	Agreed ehc.Date
	// Moved is the day of the move of which the old authority, or the old board, learned (regs 15(2), 16).
	Moved ehc.Date
}

// agreed takes the day that both sides to a mediation agreed on in place of the law's.
func (a answer) agreed(trigger Trigger, on ehc.Date) answer {
	if trigger != MediationAgreement || on.IsZero() || a.last.IsZero() {
		return a
	}
	return answer{last: on, plain: "Both sides agreed in writing on " + on.Long() + ", which the law allows (SI 2014/1530 reg 42). Without that it would be " + a.last.Long() + "."}
}

func counted(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

func withinWeeks(n int) Limit {
	return Limit{Words: "within " + counted(n, "week") + ", the first day not counted", find: func(e event) answer {
		last := WithinWeeks(e.on, n)
		return answer{last: last, plain: fmt.Sprintf("%s from %s, not counting that day, is %s.", counted(n, "week"), e.on.Long(), last.Long())}
	}}
}

func withinDays(n int) Limit {
	return Limit{Words: "within " + counted(n, "day") + ", the first day not counted", find: func(e event) answer {
		last := WithinDays(e.on, n)
		return answer{last: last, plain: fmt.Sprintf("%s from %s, not counting that day, is %s.", counted(n, "day"), e.on.Long(), last.Long())}
	}}
}

// windowOf is time given to somebody: n days of which the first is the day of the event.
func windowOf(n int) Limit {
	return Limit{Words: counted(n, "day") + " beginning with the day, which counts as the first", Window: true, find: func(e event) answer {
		last := BeginningWith(e.on, n)
		return answer{last: last, plain: fmt.Sprintf("%s beginning with %s close at the end of %s.", counted(n, "day"), e.on.Long(), last.Long())}
	}}
}

func monthsStarting(n int) Limit {
	return Limit{Words: "in the " + counted(n, "month") + " starting with the day", find: func(e event) answer {
		last := MonthsStarting(e.on, n)
		return answer{last: last, plain: fmt.Sprintf("The %s starting with %s end on %s.", counted(n, "month"), e.on.Long(), last.Long())}
	}}
}

func withinMonths(n int) Limit {
	return Limit{Words: "within " + counted(n, "month") + ": the same day of the month, or the month's last", find: func(e event) answer {
		last := WithinMonths(e.on, n)
		return answer{last: last, plain: fmt.Sprintf("%s after %s is %s.", counted(n, "month"), e.on.Long(), last.Long())}
	}}
}

func weeksBefore(n int) Limit {
	return Limit{Words: "at least " + counted(n, "week") + " before", Back: true, find: func(e event) answer {
		last := NotLaterThanWeeks(e.on, n)
		return answer{last: last, plain: fmt.Sprintf("At least %s before %s means by %s.", counted(n, "week"), e.on.Long(), last.Long())}
	}}
}

func workingDays(n int, inclusive bool) Limit {
	words, how := "within "+counted(n, "working day")+", the first day not counted", "%s after %s, not counting that day, end on %s."
	if inclusive {
		words, how = "within "+counted(n, "working day")+" beginning with the day", "%s beginning with %s end on %s."
	}
	return Limit{Words: words, find: func(e event) answer {
		last := e.cal.WorkingDays(e.on, n, inclusive)
		return answer{last: last, plain: fmt.Sprintf(how, counted(n, "working day"), e.on.Long(), last.Long()) + mayChange(last)}
	}}
}

// transferTime is the day of the move, or the end of the working days beginning with the day on which the old authority,
// or the old board, learned of it, whichever is later (regs 15(2), 16).
func transferTime(n int, who string) Limit {
	days := workingDays(n, true)
	return Limit{Words: days.Words, find: func(e event) answer {
		found := days.find(e)
		if moved := e.facts.Moved; moved.After(found.last) {
			return answer{last: moved, plain: "The " + who + " knew of the move more than " + counted(n, "working day") + " before, so the last day is the day of the move, " + moved.Long() + "."}
		}
		return found
	}}
}

// mayChange says that bank holidays so far ahead are not certain yet.
func mayChange(last ehc.Date) string {
	if !last.After(HolidaysKnownUntil) {
		return ""
	}
	return " Bank holidays after " + HolidaysKnownUntil.Long() + " may still change."
}

func atOnce() Limit {
	return Limit{Words: "at once", atOnce: true, find: func(e event) answer {
		return answer{last: e.on, plain: "The law says at once: on " + e.on.Long() + "."}
	}}
}

// undated is a duty for which the law names no day; why says so.
func undated(words, why string) Limit {
	return Limit{Words: words, find: func(event) answer { return answer{noDate: why} }}
}

// draftTime has no date of its own, and says by when a draft leaves the family its days (D6) inside D8.
func draftTime() Limit {
	return Limit{Words: "no day of its own", find: func(e event) answer {
		serve := WithinWeeks(e.on, 20).AddDays(-15)
		return answer{noDate: "The law names no day for the draft. Served by " + serve.Long() + ", it leaves the family 15 days before the last day for the final plan."}
	}}
}

// afterTransfer is the later of two periods (reg 15(5)).
func afterTransfer() Limit {
	words := "before the later of 12 months starting with the plan or its last review, and 3 months starting with the transfer"
	return Limit{Words: words, find: func(e event) answer {
		since, what := e.facts.PlanMade, "the plan"
		if e.facts.LastReview.After(since) {
			since, what = e.facts.LastReview, "the last review"
		}
		transfer := MonthsStarting(e.on, 3)
		if since.IsZero() {
			return answer{noDate: "Give the day on which the plan was made or last reviewed: the review is due by the later of 12 months starting with it and " + transfer.Long() + "."}
		}
		year := MonthsStarting(since, 12)
		last := transfer
		if year.After(last) {
			last = year
		}
		return answer{last: last, plain: fmt.Sprintf("The 12 months starting with %s of %s end on %s; the 3 months starting with the transfer on %s end on %s. The later is %s.",
			what, since.Long(), year.Long(), e.on.Long(), transfer.Long(), last.Long())}
	}}
}

// beforeDay is the day before a fixed day in the year of the event.
func beforeDay(month time.Month, day int) Limit {
	at := fmt.Sprintf("%d %s", day, month)
	return Limit{Words: "before " + at + " of the year of transfer", Back: true, find: func(e event) answer {
		last := ehc.D(e.on.Year, month, day).AddDays(-1)
		return answer{last: last, plain: fmt.Sprintf("Before %s %d means by %s.", at, e.on.Year, last.Long())}
	}}
}

func monthsBefore(n int) Limit {
	return Limit{Words: "at least " + counted(n, "month") + " before", Back: true, find: func(e event) answer {
		last := NotLaterThanMonths(e.on, n)
		return answer{last: last, plain: fmt.Sprintf("At least %s before %s means by %s.", counted(n, "month"), e.on.Long(), last.Long())}
	}}
}

// schoolLeaving is the last Friday in June of the school year (September to August) in which a child turns 16.
func schoolLeaving() Limit {
	return Limit{Words: "the last Friday in June of the school year in which the child turns 16", find: func(e event) answer {
		turns := birthday(e.on, 16)
		year := turns.Year
		if turns.Month >= time.September {
			year++
		}
		last := lastWeekday(year, time.June, time.Friday)
		return answer{last: last, plain: fmt.Sprintf("The 16th birthday is %s; the last Friday in June of that school year is %s.", turns.Long(), last.Long())}
	}}
}

func twentyFifth() Limit {
	return Limit{Words: "the 25th birthday", find: func(e event) answer {
		last := birthday(e.on, 25)
		return answer{last: last, plain: "The 25th birthday is " + last.Long() + "."}
	}}
}

// birthday gives the day on which somebody reaches an age; one born on 29 February reaches it on 1 March of a
// year without that day.
func birthday(born ehc.Date, age int) ehc.Date { return ehc.D(born.Year+age, born.Month, born.Day) }

// appealTime is two months from the decision, or one month from the certificate where that is later, moved on as
// the Tribunal's own rules say.
func appealTime() Limit {
	words := "received within 2 months of the decision, or 1 month of the mediation certificate if that is later; moved on from a weekend, bank holiday, August, or 25 December to 1 January to the next working day"
	return Limit{Words: words, find: func(e event) answer {
		last, plain := ehc.Date{}, ""
		if d := e.facts.Decision; !d.IsZero() {
			last = WithinMonths(d, 2)
			plain = fmt.Sprintf("2 months after the decision of %s is %s.", d.Long(), last.Long())
		}
		if c := e.facts.Certificate; !c.IsZero() {
			month := WithinMonths(c, 1)
			plain = join(plain, fmt.Sprintf("1 month after the certificate of %s is %s.", c.Long(), month.Long()))
			if month.After(last) {
				last = month
			}
			if e.facts.Decision.IsZero() {
				plain = join(plain, "2 months from the decision count instead where they end later.")
			}
		}
		return tribunalMoves(last, plain, e.cal)
	}}
}

func join(first, second string) string {
	if first == "" {
		return second
	}
	return first + " " + second
}

// tribunalMoves moves a last day on as the Tribunal's rules do: out of August, of 25 December to 1 January, and
// of days that are not working days.
func tribunalMoves(last ehc.Date, plain string, cal Calendar) answer {
	moved := last
	for tribunalRests(moved) || !cal.Working(moved) {
		moved = moved.AddDays(1)
	}
	if moved != last {
		plain = join(plain, "The Tribunal's rules move it on to its next working day, "+moved.Long()+".")
	}
	return answer{last: moved, plain: plain}
}

// tribunalRests reports the days that the Tribunal leaves out in special educational needs cases.
func tribunalRests(d ehc.Date) bool {
	return d.Month == time.August || d.Month == time.December && d.Day >= 25 || d.Month == time.January && d.Day == 1
}

// tribunalResponse is 30 working days in which the Tribunal's resting days don't count.
func tribunalResponse(n int) Limit {
	words := "within " + counted(n, "working day") + ", the first day, August and 25 December to 1 January not counted"
	return Limit{Words: words, find: func(e event) answer {
		last := countDays(e.on, n, false, func(d ehc.Date) bool { return e.cal.Working(d) && !tribunalRests(d) })
		return answer{last: last, plain: fmt.Sprintf("%s after %s, August and 25 December to 1 January left out, end on %s.", counted(n, "working day"), e.on.Long(), last.Long()) + mayChange(last)}
	}}
}
