package council

import (
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func TestWhoIsAskedAboutDoesNotWorkWithAFileUntilTheFamilyAgreed(t *testing.T) {
	today := ehc.D(2026, 11, 23)
	p := drafter()
	if p.Ask().Asked {
		t.Error("a family is asked about what works with every child's data")
	}
	if !p.At(today) {
		t.Error("what nobody is asked about waits")
	}
	if _, err := p.Agree(Agreement{Agrees: true, On: today}, today); !fault.Is(err, fault.Illegal) {
		t.Errorf("an answer to no question: %v", err)
	}
	p.Case = "a child's"
	p = p.Ask()
	works := func(want bool) {
		t.Helper()
		if p.At(today) != want {
			t.Errorf("it works with the file: %v", !want)
		}
	}
	answer := func(a Agreement) (err error) {
		p, err = p.Agree(a, today)
		return err
	}
	works(false)
	if err := answer(Agreement{On: today}); err != nil {
		t.Fatal(err)
	}
	works(false)
	if err := answer(Agreement{On: today}); !fault.Is(err, fault.Illegal) {
		t.Errorf("the same twice: %v", err)
	}
	for field, a := range map[string]Agreement{
		"on": {Agrees: true}, "from": {Agrees: true, On: today, How: "phone", From: " "},
	} {
		if f := fault.As(answer(a)); f == nil || f.Field != field {
			t.Errorf("without %s: %v", field, f)
		}
	}
	for _, day := range []ehc.Date{today.AddDays(1), today.AddDays(-1)} {
		if f := fault.As(answer(Agreement{Agrees: true, On: day})); f == nil || f.Field != "on" {
			t.Errorf("on %s: %v", day, f)
		}
	}
	if err := answer(Agreement{Agrees: true, On: today, How: "phone", From: "Ada Farrow"}); err != nil {
		t.Fatal(err)
	}
	works(true)
	if len(p.Answers) != 2 || p.Answers[0].Agrees {
		t.Errorf("the refusal is gone: %+v", p.Answers)
	}
	p.Until = today
	if err := answer(Agreement{On: today}); !fault.Is(err, fault.Illegal) {
		t.Errorf("after its end: %v", err)
	}
}
