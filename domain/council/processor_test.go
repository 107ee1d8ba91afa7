package council

import (
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func drafter() Processor {
	return Processor{Kind: CompanyProcesses, Name: " Larkfield Drafting ", Purpose: "Writes first drafts of plans.", Since: ehc.D(2026, 9, 1)}
}

func TestADeclarationSaysWhoWhatForAndSinceWhen(t *testing.T) {
	for field, spoil := range map[string]func(*Processor){
		"kind": func(p *Processor) { p.Kind = "robot" }, "name": func(p *Processor) { p.Name = "  " },
		"purpose": func(p *Processor) { p.Purpose = "" }, "since": func(p *Processor) { p.Since = ehc.Date{} },
	} {
		p := drafter()
		spoil(&p)
		_, err := p.Declare()
		if f := fault.As(err); f == nil || f.Field != field {
			t.Errorf("without its %s it was declared: %v", field, err)
		}
	}
	p, err := drafter().Declare()
	if err != nil || p.Name != "Larkfield Drafting" {
		t.Errorf("got %+v, %v", p, err)
	}
}

func TestOnlyAnAutomatedToolWritesTextByItself(t *testing.T) {
	today := ehc.D(2026, 11, 23)
	company := drafter()
	company.WritesText = true
	company, _ = company.Declare()
	tool := drafter()
	tool.Kind, tool.WritesText = ToolProcesses, true
	tool, _ = tool.Declare()
	if found := TextMachines([]Processor{company, tool}, today); len(found) != 1 || found[0].Kind != ToolProcesses {
		t.Errorf("got %v", found)
	}
	ended, err := tool.End(ehc.D(2026, 11, 20), today)
	if err != nil || len(TextMachines([]Processor{ended}, today)) != 0 {
		t.Errorf("an ended tool still writes: %v", err)
	}
}

func TestAnEndIsADayOnWhichItWorked(t *testing.T) {
	today := ehc.D(2026, 11, 23)
	for _, on := range []ehc.Date{{}, ehc.D(2026, 8, 31), ehc.D(2026, 11, 24)} {
		if _, err := drafter().End(on, today); !fault.Is(err, fault.Invalid) {
			t.Errorf("ended on %v: %v", on, err)
		}
	}
	p, err := drafter().End(ehc.D(2026, 11, 22), today)
	if err != nil || p.At(today) {
		t.Fatal(err)
	}
	if _, err := p.End(today, today); !fault.Is(err, fault.Illegal) {
		t.Errorf("ended twice: %v", err)
	}
}
