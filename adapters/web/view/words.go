package view

import (
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // London must be known on a machine without time zone files

	"ehchub/domain/ehc"
)

var london = func() *time.Location {
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // the embedded table always holds London
	}
	return place
}()

// When writes an instant as people in England read it: "1 September 2026 at 2:02pm".
func When(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return ehc.DateIn(at, london).Long() + " at " + Clock(at)
}

// Clock writes the time of day in England: "2:02pm", "midday", "midnight".
func Clock(at time.Time) string {
	at = at.In(london)
	if at.Minute() == 0 && at.Hour() == 12 {
		return "midday"
	}
	if at.Minute() == 0 && at.Hour() == 0 {
		return "midnight"
	}
	return strings.ToLower(at.Format("3:04pm"))
}

// Number writes a whole number with commas: 12,345.
func Number(n int) string {
	if n < 0 {
		return "-" + Number(-n)
	}
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// Count writes a number with its noun: "1 outcome", "12 outcomes", "no outcomes".
func Count(n int, one, many string) string {
	switch n {
	case 0:
		return "no " + many
	case 1:
		return "1 " + one
	}
	return Number(n) + " " + many
}

// NumberUpTo writes a number that was counted no further than just above most: "more than 10,000".
func NumberUpTo(most, n int) string {
	if n > most {
		return "more than " + Number(most)
	}
	return Number(n)
}

// CountUpTo is Count for such a number.
func CountUpTo(most, n int, one, many string) string {
	if n > most {
		return NumberUpTo(most, n) + " " + many
	}
	return Count(n, one, many)
}

// Initials gives up to two letters of a name: the first of the first and of the last word.
func Initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	first := []rune(words[0])[:1]
	if len(words) > 1 {
		first = append(first, []rune(words[len(words)-1])[0])
	}
	return strings.ToUpper(string(first))
}
