package council

import (
	"strings"
	"testing"

	"ehchub/domain/fault"
)

func complete() Profile {
	c := func(name string) Contact { return Contact{Name: name, Phone: "01632 960100"} }
	return Profile{Mediation: c("Mediation Partners"), Advice: c("Wrenshire IAS"), Resolution: c("Resolve"), Tribunal: c("SEND Tribunal")}
}

func TestANoticeOfAppealRightsIsWholeOrNotSent(t *testing.T) {
	if err := complete().CheckAppealNotice("SI 2014/1530 regs 5, 32"); err != nil {
		t.Errorf("a complete profile: %v", err)
	}
	for want, change := range map[string]func(*Profile){
		"mediation adviser":       func(p *Profile) { p.Mediation.Phone = "" },
		"information, advice":     func(p *Profile) { p.Advice = Contact{} },
		"disagreement resolution": func(p *Profile) { p.Resolution.Name = " " },
		"Tribunal":                func(p *Profile) { p.Tribunal = Contact{} },
	} {
		p := complete()
		change(&p)
		f := fault.As(p.CheckAppealNotice("SI 2014/1530 regs 5, 32"))
		if f == nil || f.Kind != fault.Illegal || f.Law != "SI 2014/1530 regs 5, 32" || !strings.Contains(f.Message, want) {
			t.Errorf("without %s: %v", want, f)
		}
	}
}

func TestReferencesFollowTheCouncilsPattern(t *testing.T) {
	for pattern, want := range map[string]string{"": "EHC/26/0219", "{n}": "219", "W-{yyyy}-{n:6}": "W-2026-000219"} {
		if got := (Profile{ReferencePattern: pattern}).Reference(2026, 219); got != want {
			t.Errorf("%q makes %q", pattern, got)
		}
	}
}
