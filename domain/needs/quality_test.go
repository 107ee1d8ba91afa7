package needs_test

import (
	"slices"
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
	"ehchub/ports/portstest/golden"
)

var thisDay = ehc.D(2026, 11, 23)

func rulesOf(hints []needs.Hint) string {
	var all []string
	for _, h := range hints {
		for _, rule := range h.Rules {
			_, short, _ := strings.Cut(rule, ".")
			all = append(all, short)
		}
	}
	return strings.Join(all, " ")
}

func provision(support string, boxes ...string) needs.Provision {
	p := needs.Provision{ID: "p", Support: richtext.FromPlain(support)}
	for i, into := range []*string{&p.Provider, &p.Skill, &p.Quantity, &p.Frequency, &p.Duration} {
		if i < len(boxes) {
			*into = boxes[i]
		}
	}
	return p
}

func TestWhatProvisionDoesNotSay(t *testing.T) {
	tests := []struct {
		of    needs.Provision
		lacks string
	}{
		{provision("Rowan will have access to regular speech and language therapy."), "who skill amount often duration vague"},
		{provision("Adult support in lessons as required"), "who skill amount often duration vague"},
		{provision("Opportunities for small group work with peers"), "who skill amount often duration vague"},
		{provision("He would benefit from input from the specialist teaching service.", "Specialist teaching service"), "amount often duration vague"},
		{provision("A word bank", "Teaching assistant", "", "30 minutes", "Every school day"), "skill duration"},
		{provision("A word bank", "Teaching assistant", "Trained in colourful semantics", "30 minutes", "Every school day", "Until the annual review"), ""},
		{provision("Occupational therapy", "Occupational therapist", "", "Regular", "As needed", "Ongoing"), "vague"},
		{provision("Sensory circuit", "School", "", "10 minutes", "Each morning", "All year"), "who skill"},
		{provision("Sensory circuit", "TBC", "TBC", "TBC", "TBC", "TBC"), "who skill amount often duration open"},
		{provision("Mentoring", "Learning mentor", "Trained in emotion coaching", "Up to 1 hour", "Every week", "Two terms"), "vague"},
		{provision("A quiet room, at times to be determined by the school", "Teaching assistant", "Trained in autism", "15 minutes", "Daily", "Two terms"), "open"},
		{provision("Speech and language therapy where possible", "Speech and language therapist", "", "45 minutes", "Weekly", "Three terms"), "vague"},
		{provision("Hydrotherapy subject to availability", "Physiotherapist", "", "45 minutes", "Weekly", "Three terms"), "open"},
		{provision("One hour of reading teaching every week for two terms by a specialist teacher"), "boxes"},
		{provision("A programme devised by the speech and language therapist", "Teaching assistant"), "amount often duration vague"},
		{provision("A high level of support from a key adult"), "who skill amount often duration vague"},
	}
	for _, test := range tests {
		if got := rulesOf(needs.HintsOn(test.of)); got != test.lacks {
			t.Errorf("%q by %q, %q, %q: finds %q, want %q", richtext.Plain(test.of.Support), test.of.Provider, test.of.Quantity, test.of.Frequency, got, test.lacks)
		}
	}
}

func TestProvisionThatIsClearIsLeftAlone(t *testing.T) {
	for _, clear := range []needs.Provision{
		provision("Direct speech and language therapy on past tense and regular verbs", "Speech and language therapist", "", "45 minutes", "Once a week", "38 weeks of the school year"),
		provision("A teaching assistant sits beside Rowan so that she may be seen by the teacher and could ask for help", "Teaching assistant", "Trained in British Sign Language", "5 hours", "Every school day", "For the whole school year"),
		provision("Teaching in a small group of 4 children, in May and June", "Qualified teacher", "", "30 minutes", "Twice a week", "From May to the end of the term"),
		provision("Counting up to 20 in steps of two", "Class teacher", "", "15 minutes", "Daily", "Two terms"),
		provision("Practice of high-frequency words", "Teaching assistant", "Trained by the specialist teacher", "10 minutes", "Every morning", "Until July 2027"),
		provision("Three 20-minute sessions a week", "Teaching assistant", "Experience of working with deaf children", "Three sessions of 20 minutes", "Each week", "Until the next annual review"),
		provision("The timetable is kept so that the child has the same room", "Form tutor, a qualified teacher", "", "All lessons", "Every day", "Throughout the school year"),
		provision("Review of equipment", "Occupational therapist", "", "1 visit", "Once a term", ""),
		provision("Training for everyone who works with her", "Epilepsy nurse", "", "2 hours", "Once a year", ""),
		provision("Lift and transfers with a hoist", "Two adults", "Trained in moving and handling", "10 minutes", "At each transfer, at least 6 times a day", "Until the physiotherapist's review in June 2027"),
		provision("Help to join the national curriculum, with access to the curriculum through large print", "Qualified teacher of children with a vision impairment", "", "1 hour", "A week", "The school year"),
		provision("Movement breaks of 5 minutes, at least three times a day and more as needed", "Teaching assistant", "Trained by the occupational therapist", "5 minutes", "Three times a day", "One year"),
	} {
		if hints := needs.HintsOn(clear); len(hints) != 0 {
			t.Errorf("%q: %v", richtext.Plain(clear.Support), hints)
		}
	}
}

func TestWhatAnOutcomeDoesNotSay(t *testing.T) {
	step := func(day ehc.Date) []needs.Step { return []needs.Step{{ID: "s", Text: "Half way", By: day}} }
	tests := []struct {
		text  string
		steps []needs.Step
		lacks string
	}{
		{"Rowan will improve his communication skills.", nil, "measure date"},
		{"To develop better friendships by the end of Year 6.", nil, "measure"},
		{"Rowan will make progress in reading.", step(ehc.D(2027, 7, 20)), "measure"},
		{"To receive weekly speech therapy.", nil, "date provision"},
		{"Rowan will have access to a quiet room by July 2027.", nil, "measure provision"},
		{"She will be more confident.", nil, "measure date"},
		{"Asks for help with a card in 4 out of 5 lessons.", step(ehc.D(2026, 4, 1)), "past"},
		{"He will continue to attend therapy sessions.", nil, "measure date provision"},
		{"To reach his full potential.", nil, "measure date"},
	}
	for _, test := range tests {
		if got := rulesOf(needs.HintsOnOutcome(needs.Outcome{Text: test.text, Steps: test.steps}, thisDay)); got != test.lacks {
			t.Errorf("%q: finds %q, want %q", test.text, got, test.lacks)
		}
	}
}

func TestAnOutcomeThatIsClearIsLeftAlone(t *testing.T) {
	for _, clear := range []string{
		"By the end of Year 6 Rowan follows three-step instructions without a prompt in 4 of 5 lessons.",
		"By July 2027 she reads a short story aloud.",
		"Within 12 months he dresses himself each morning.",
		"By the end of key stage 3 Rowan travels to college by bus on his own.",
		"Rowan will attend school every day by Easter 2027.",
		"By the time he starts secondary school he has eaten lunch in the hall on most days.",
		"By age 16 she orders and pays in a shop.",
		"At the next annual review her spelling age is within a year of what is expected; score measured on a standardised test.",
		"By the end of the summer term Rowan ties his shoelaces.",
		"By 20/07/2027 he will sleep for 8 hours a night.",
	} {
		if hints := needs.HintsOnOutcome(needs.Outcome{Text: clear}, thisDay); len(hints) != 0 {
			t.Errorf("%q: %v", clear, hints)
		}
	}
}

func TestAHintNamesTheWordsAndSaysWhy(t *testing.T) {
	hints := needs.HintsOn(provision("Regular access to a teaching assistant"))
	if len(hints) != 3 || hints[0].Text != "Not said yet: with what training or skill, how much, how often and for how long." {
		t.Fatalf("says %v", hints)
	}
	if !strings.Contains(hints[2].Text, "“regular” and “access to” leave room for doubt") {
		t.Errorf("says %q", hints[2].Text)
	}
	for _, rule := range needs.Rules() {
		if rule.Why == "" || rule.Law == "" || rule.Asks == "" {
			t.Errorf("%s gives no reason", rule.Code)
		}
	}
}

func TestWhatSaysNothingYetIsLeftAlone(t *testing.T) {
	f := needs.Findings{Outcomes: []needs.Outcome{{ID: "o", Provisions: []needs.Provision{{ID: "p"}}}, {ID: "q", Text: "Sits still for 5 minutes by June 2027", Provisions: []needs.Provision{{ID: "r", Provider: "TA"}}}}}
	hints := needs.Hints(f, thisDay)
	if _, there := hints["o"]; there {
		t.Error("an empty outcome is corrected")
	}
	if _, there := hints["p"]; there {
		t.Error("an empty provision is corrected")
	}
	if h, there := hints["q"]; !there || len(h) != 0 {
		t.Errorf("a clear outcome: %v", h)
	}
	if len(hints["r"]) == 0 {
		t.Error("provision that names only its giver lacks nothing")
	}
}

func TestOnlyWhatAPlanMustSayIsEssential(t *testing.T) {
	if got := needs.EmptyBoxes(provision("A word bank", "", "Trained", "", "Daily")); !slices.Equal(got, []string{"who provides it", "how much"}) {
		t.Errorf("a plan would lack %q", got)
	}
}

func TestDocsHoldTheRulesOfQuality(t *testing.T) {
	golden.Is(t, "../../docs/advice-rules.md", needs.RulesMarkdown())
}
