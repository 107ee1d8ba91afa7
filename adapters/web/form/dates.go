package form

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	numberDate = regexp.MustCompile(`^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,4})$`)
	wordDate   = regexp.MustCompile(`^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([a-z]+),?[\s\-]+(\d{1,4})$`)
	isoDate    = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
)

// DateText writes a date as a date field shows it: "16/10/2026", or "" for no date.
func DateText(d ehc.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d/%d/%04d", d.Day, int(d.Month), d.Year)
}

// ParseDate reads a date as people in England type it: 1/9/2026, 01/09/2026, 1-9-2026, 1.9.2026, 1 9 2026,
// 1 September 2026, Tuesday 1st Sept 2026, and 2026-09-01 as a browser might send it. The day always comes
// before the month. label names the date in the message of the fault ("the date you need it by").
func ParseDate(text, label string) (ehc.Date, error) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	var day, month, year string
	if m := numberDate.FindStringSubmatch(text); m != nil {
		day, month, year = m[1], m[2], m[3]
	} else if m := isoDate.FindStringSubmatch(text); m != nil {
		day, month, year = m[3], m[2], m[1]
	} else if m := wordDate.FindStringSubmatch(text); m != nil && monthNumber(m[2]) != 0 {
		day, month, year = m[1], strconv.Itoa(monthNumber(m[2])), m[3]
	} else {
		return ehc.Date{}, fault.New(fault.Invalid, "form.date-unread", "Enter "+label+" as day, month and year, for example 27/3/2026")
	}
	if len(year) != 4 {
		return ehc.Date{}, fault.New(fault.Invalid, "form.date-year", "The year of "+label+" must have 4 numbers, for example 2026")
	}
	d, err := ehc.ParseDate(year + "-" + twoDigits(month) + "-" + twoDigits(day))
	if err != nil {
		return ehc.Date{}, fault.New(fault.Invalid, "form.date-unreal", upperFirst(label)+" must be a real date")
	}
	return d, nil
}

func twoDigits(number string) string {
	if len(number) == 1 {
		return "0" + number
	}
	return number
}

// Date reads a date field; no date and no fault when it is empty.
func (v *Values) Date(name, label string) (ehc.Date, error) {
	text := v.Text(name)
	if text == "" {
		return ehc.Date{}, nil
	}
	d, err := ParseDate(text, label)
	if err != nil {
		return d, fault.As(err).At(name)
	}
	return d, nil
}

// monthNumber reads a month's name or the first three or more letters of it; 0 for no month.
func monthNumber(word string) int {
	if len(word) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), word) {
			return int(m)
		}
	}
	return 0
}
