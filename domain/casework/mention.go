package casework

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ehchub/domain/ehc"
)

// Marks are what in a text can tell one child from another.
type Marks struct {
	NHSNumbers []string // ten digits
	UPNs       []string
	Dates      []ehc.Date
}

// Empty reports whether a text holds none.
func (m Marks) Empty() bool { return len(m.NHSNumbers)+len(m.UPNs)+len(m.Dates) == 0 }

// mostMarks bounds how many of a kind are looked up: a text with more is a list, and tells so by the first.
const mostMarks = 200

var (
	nhsShape   = regexp.MustCompile(`\b\d{3}[ -]?\d{3}[ -]?\d{4}\b`)
	upnShape   = regexp.MustCompile(`(?i)\b[A-Z]\d{11}[A-Z0-9]\b`)
	daysShape  = regexp.MustCompile(`\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b`)
	isoShape   = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b`)
	wordsShape = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(\d{4})\b`)
	months     = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)

// FindMarks finds them in a text.
func FindMarks(text string) Marks {
	var m Marks
	for _, found := range nhsShape.FindAllString(text, -1) {
		m.NHSNumbers = withMark(m.NHSNumbers, strings.NewReplacer(" ", "", "-", "").Replace(found))
	}
	for _, found := range upnShape.FindAllString(text, -1) {
		m.UPNs = withMark(m.UPNs, strings.ToUpper(found))
	}
	add := func(year, month, day string) {
		y, _ := strconv.Atoi(year)
		mo, _ := strconv.Atoi(month)
		d, _ := strconv.Atoi(day)
		if at := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC); at.Year() == y && int(at.Month()) == mo && at.Day() == d {
			m.Dates = withMark(m.Dates, ehc.D(y, time.Month(mo), d))
		}
	}
	for _, found := range daysShape.FindAllStringSubmatch(text, -1) {
		add(found[3], found[2], found[1])
	}
	for _, found := range isoShape.FindAllStringSubmatch(text, -1) {
		add(found[1], found[2], found[3])
	}
	for _, found := range wordsShape.FindAllStringSubmatch(text, -1) {
		add(found[3], strconv.Itoa(slices.Index(months, strings.ToLower(found[2]))+1), found[1])
	}
	return m
}

func withMark[T comparable](all []T, one T) []T {
	if len(all) >= mostMarks || slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

// ToldBy reports whether a text is about the child, too: it holds their NHS number or UPN, or their name with their date
// of birth.
func (c Child) ToldBy(text string, m Marks) bool {
	digits := digitsOf(c.NHSNumber)
	if digits != "" && slices.Contains(m.NHSNumbers, digits) || c.UPN != "" && slices.Contains(m.UPNs, strings.ToUpper(c.UPN)) {
		return true
	}
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	holds := func(word string) bool {
		word = strings.ToLower(strings.TrimSpace(word))
		return word != "" && strings.Contains(text, word)
	}
	first, _, _ := strings.Cut(strings.TrimSpace(c.Forenames), " ")
	return slices.Contains(m.Dates, c.Born) && holds(c.Surname) && (holds(first) || holds(c.Preferred))
}
