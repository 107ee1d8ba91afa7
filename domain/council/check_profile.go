package council

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"ehchub/domain/fault"
)

// Bounds of what a council sets, in days. The hub's own limits, but for MinimumDraftWindow.
const (
	MaximumDraftWindow  = 60
	LeastVisitorDraft   = 7
	MostVisitorDraft    = 365
	longestLine         = 200
	longestText         = 1000
	longestReferenceFix = 20
)

// Check finds what is wrong with a profile, each fault at the name of its field ("advice.email").
func (p Profile) Check() error {
	c := &checker{}
	c.line("name", p.Name, "the council’s name", true)
	c.line("short-name", p.ShortName, "the council’s short name", true)
	c.line("team", p.Team, "the team that writes the letters", true)
	c.colour(p.Colour)
	c.text("address", strings.Join(p.Address, "\n"), "The address")
	c.phone("phone", p.Phone)
	c.email("email", p.Email)
	c.web("local-offer", p.LocalOffer)
	c.web("assessment-page", p.AssessmentPage)
	c.web("plan-page", p.PlanPage)
	for _, service := range p.Services() {
		c.contact(service)
	}
	c.text("records-kept", p.RecordsKept, "This")
	if wrong := wrongPattern(p.ReferencePattern); wrong != "" {
		c.say(true, "reference-pattern", wrong)
	}
	c.days("draft-window", p.DraftWindowDays, MinimumDraftWindow, MaximumDraftWindow, "SI 2014/1530 reg 13(1)")
	for _, one := range p.Complaints.Whole().Days() {
		c.days("complaint-"+one.Key, one.Days, 1, MostComplaintDays, "")
	}
	c.days("visitor-draft", p.VisitorDraftsKept(), LeastVisitorDraft, MostVisitorDraft, "")
	return fault.Join(c.faults...)
}

// Service is a contact with the name of its fields and what people call it.
type Service struct {
	Key, Label string
	Contact
}

// Services lists the contacts in the order in which pages show them.
func (p Profile) Services() []Service {
	return []Service{
		{"advice", "Information, advice and support service (IAS)", p.Advice},
		{"mediation", "Mediation adviser", p.Mediation},
		{"resolution", "Disagreement resolution service", p.Resolution},
		{"tribunal", "First-tier Tribunal (SEND)", p.Tribunal},
		{"help", "Help desk for the hub", p.Help},
		{"protection", "Data protection officer", p.DataProtection},
	}
}

// Lacking names what the council has not told yet and letters or pages must name.
func (p Profile) Lacking() []string {
	var lacking []string
	for _, service := range p.Services() {
		if !service.Reachable() {
			lacking = append(lacking, service.Label)
		}
	}
	if p.LocalOffer == "" {
		lacking = append(lacking, "Local Offer")
	}
	if strings.TrimSpace(p.Phone+p.Email) == "" {
		lacking = append(lacking, "How to reach the council’s own team")
	}
	return lacking
}

type checker struct{ faults []*fault.Fault }

func (c *checker) say(wrong bool, field, text string) {
	if wrong {
		c.faults = append(c.faults, fault.Field(field, "council."+field, text))
	}
}

func (c *checker) line(field, text, label string, needed bool) {
	text = strings.TrimSpace(text)
	c.say(needed && text == "", field, "Enter "+label+".")
	c.say(utf8.RuneCountInString(text) > longestLine, field, "Use 200 characters or fewer.")
}

func (c *checker) text(field, text, label string) {
	c.say(utf8.RuneCountInString(text) > longestText, field, label+" must have 1,000 characters or fewer.")
}

func (c *checker) colour(text string) {
	shade, ok := ParseColour(text)
	c.say(!ok, "colour", "Enter the colour as # and six letters or digits, such as #1f6b52.")
	if ok {
		contrast := shade.ContrastWithWhite()
		c.say(contrast < LeastContrast, "colour", fmt.Sprintf("This colour is too light to read white words on: its contrast is %.1f to 1, and 4.5 to 1 is the least. Choose a darker one.", contrast))
	}
}

var (
	phoneForm = regexp.MustCompile(`^\+?[\d ()\-]{3,25}( ?(x|ext\.?) ?\d{1,6})?$`)
	emailForm = regexp.MustCompile(`^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$`)
	webForm   = regexp.MustCompile(`^https?://[^\s/]+\.[^\s]+$`)
)

func (c *checker) phone(field, text string) {
	c.say(text != "" && !phoneForm.MatchString(text), field, "Enter a telephone number, like 01632 960 001.")
}

func (c *checker) email(field, text string) {
	c.say(text != "" && (!emailForm.MatchString(text) || len(text) > longestLine), field, "Enter an e-mail address in the correct format, like name@example.com.")
}

func (c *checker) web(field, text string) {
	c.say(text != "" && (!webForm.MatchString(text) || len(text) > longestLine), field, "Enter the whole web address, like https://www.example.com.")
}

func (c *checker) contact(s Service) {
	c.line(s.Key+".name", s.Name, "the name", false)
	c.say(strings.TrimSpace(s.Name) == "" && strings.TrimSpace(s.Phone+s.Email+s.Web+s.Address) != "", s.Key+".name", "Enter the name of this service.")
	c.phone(s.Key+".phone", s.Phone)
	c.email(s.Key+".email", s.Email)
	c.web(s.Key+".web", s.Web)
	c.text(s.Key+".address", s.Address, "The address")
}

func (c *checker) days(field string, n, least, most int, law string) {
	if n < least || n > most {
		c.faults = append(c.faults, fault.Field(field, "council."+field, fmt.Sprintf("Enter a number of days from %d to %d.", least, most)).Citing(law))
	}
}

// wrongPattern says why case IDs can't be made by a pattern. The year stands before the number, with something between
// them and no other digit, so that of all patterns that a council ever has no two make the same ID: a number is given
// once in a year.
func wrongPattern(pattern string) string {
	if pattern == "" {
		return ""
	}
	year, number := yearMark.FindAllStringIndex(pattern, -1), numberMark.FindAllStringIndex(pattern, -1)
	fixed := yearOrNumber.ReplaceAllString(pattern, "")
	switch {
	case len(year) != 1 || len(number) != 1:
		return "Write {yy} or {yyyy} once for the year and {n:4} once for the number, such as EHC/{yy}/{n:4}."
	case year[0][0] > number[0][0]:
		return "Put the year before the number, such as EHC/{yy}/{n:4}."
	case year[0][1] == number[0][0]:
		return "Put a sign between the year and the number, such as EHC/{yy}/{n:4}."
	case digits.MatchString(fixed):
		return "Use no digits beside the year and the number: a case ID could then not be told from another."
	case !fixedForm.MatchString(fixed) || len(fixed) > longestReferenceFix:
		return "Use only letters, spaces, full stops, dashes and slashes beside the year and the number."
	}
	return ""
}

var (
	yearMark  = regexp.MustCompile(`\{(?:yy|yyyy)\}`)
	fixedForm = regexp.MustCompile(`^[A-Za-z /.-]*$`)
)
