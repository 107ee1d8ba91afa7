package view

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
)

// IdentityBar says whose case is open.
type IdentityBar struct {
	// Name is the child's or young person's name, Href their case.
	Name, Href string
	// Photo is the picture's address; without one the initials stand.
	Photo    string
	Initials string
	// Facts are the short ones that tell two children apart: age and year, date of birth, case number, setting.
	Facts []Fact
	// Status is where the case stands; Flags what else this person may know (interpreter needed, looked after).
	Status Tag
	Flags  []Tag
	// Menu is what can be done about the child and the case as a whole.
	Menu []Link
}

// Fact is a name and a short value.
type Fact struct{ Label, Text string }

// Component names the template.
func (IdentityBar) Component() string { return "identity-bar" }

// StageBar says which stage of the road a case has reached. Stages without Href have not been reached.
type StageBar struct {
	Stages []Stage
	// Current is the open case's stage, counted from 0.
	Current int
	// Open is the stage whose page is shown, counted from 0; it is Current unless an earlier one is being read.
	Open int
	// Note follows the words ("Paused while you decide"); empty draws none.
	Note string
}

// Stage is one step of the road. More tells it from another of the same name ("to assess").
type Stage struct{ Name, More, Href string }

// Component names the template.
func (StageBar) Component() string { return "stage-bar" }

// Number is the current stage counted from 1.
func (s StageBar) Number() int { return s.Current + 1 }

// CurrentName is the current stage's name.
func (s StageBar) CurrentName() string {
	if s.Current < 0 || s.Current >= len(s.Stages) {
		return ""
	}
	current := s.Stages[s.Current]
	return strings.TrimSpace(current.Name + " " + current.More)
}

// DrawnStage is a stage as the bar draws it.
type DrawnStage struct {
	Stage
	// State is "done", "current" or "ahead"; Words say so to those who don't see the bar, and name the open stage.
	State, Words  string
	Current, Open bool
}

// Drawn works out how each stage stands.
func (s StageBar) Drawn() []DrawnStage {
	all := make([]DrawnStage, len(s.Stages))
	for i, stage := range s.Stages {
		d := DrawnStage{Stage: stage, State: "ahead", Words: " (not reached yet)", Current: i == s.Current, Open: i == s.Open}
		switch {
		case i < s.Current:
			d.State, d.Words = "done", " (done)"
		case d.Current:
			d.State, d.Words = "current", ""
		}
		if d.Open && !d.Current {
			d.Words += " (open)"
		}
		all[i] = d
	}
	return all
}

// SideSection is a titled part of the side column that folds (F53-F65). Give it rows, people, links or any
// components; for free content use the templates "side-open" and "side-close".
type SideSection struct {
	Title string
	// Open shows it unfolded.
	Open   bool
	Rows   []SummaryRow
	People []PersonLine
	Parts  []Component
	Links  []Link
	// Empty is said where there is nothing.
	Empty string
}

// Blank reports whether the section holds nothing.
func (s SideSection) Blank() bool {
	return len(s.Rows) == 0 && len(s.People) == 0 && len(s.Parts) == 0
}

// Component names the template.
func (SideSection) Component() string { return "side-section" }

// PersonLine is someone on the case.
type PersonLine struct {
	Name, Role string
	// Lines are further details: organisation, telephone, e-mail.
	Lines []string
	// Phone is a number that a telephone can dial from the page.
	Phone string
	Tags  []Tag
	Links []Link
}

// People lists people on the case.
type People struct {
	People []PersonLine
	Empty  string
}

// Component names the template.
func (People) Component() string { return "people" }

// KeyDates lists the dates that count on a case.
type KeyDates struct {
	Dates []KeyDate
	Empty string
}

// KeyDate is one date: what it is, whose duty, how it stands, and the rule that it rests on.
type KeyDate struct {
	What string
	Date ehc.Date
	// When says the time in words, where the law names no day.
	When string
	// Act means that someone must act on the day, so that its weekday is shown.
	Act bool
	// Whose says who must act ("Your council"); empty where nobody must.
	Whose string
	// State is the date's standing in words ("Due in 3 days", "Done 4 days late").
	State Tag
	// Law cites the rule; LawText says it in plain words and opens below it.
	Law, LawText string
	// Note says why, where it is late or paused.
	Note string
}

// With puts further dates first.
func (k KeyDates) With(more []KeyDate) KeyDates {
	k.Dates = append(slices.Clone(more), k.Dates...)
	return k
}

// Component names the template.
func (KeyDates) Component() string { return "key-dates" }

// Timeline is what has happened, newest first.
type Timeline struct {
	Entries []TimelineEntry
	Empty   string
	// More leads to the whole of it; nil when all is shown.
	More *Link
	// Level is the heading level of entries, 3 unless set.
	Level int
}

// TimelineEntry is one thing that happened.
type TimelineEntry struct {
	Title string
	At    time.Time
	// By is who did it.
	By string
	// Text says more in a sentence; HTML is the same of the server's own making.
	Text string
	HTML template.HTML
	Link *Link
}

// Component names the template.
func (Timeline) Component() string { return "timeline" }

// Rule opens below a date: how it was counted, its source, a worked example.
type Rule struct {
	// Summary names what opens ("Regulation 5(1)"); Of says of what, for screen readers.
	Summary, Of string
	Paragraphs  []string
	Links       []Link
}

// Component names the template.
func (Rule) Component() string { return "rule" }
