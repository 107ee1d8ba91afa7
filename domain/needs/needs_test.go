package needs_test

import (
	"reflect"
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

func full() needs.Findings {
	return needs.Findings{
		Strengths: richtext.FromPlain("Draws maps from memory."),
		Needs:     []needs.Need{{ID: "n1", Text: "Finding words"}, {ID: "n2", Text: "Taking turns"}},
		Outcomes: []needs.Outcome{{ID: "o1", Text: "Asks for help", Needs: []ehc.ItemID{"n1", "n2"}, Preparing: []needs.Preparing{needs.Employment},
			Steps:      []needs.Step{{ID: "s1", Text: "Uses a card", By: ehc.D(2027, 4, 1)}},
			Provisions: []needs.Provision{{ID: "p1", Support: richtext.FromPlain("A word bank"), Provider: "Teaching assistant", Ratio: "1:1", Quantity: "30 minutes", Frequency: "Daily"}},
		}},
	}
}

func TestCheckNamesTheFieldAtFault(t *testing.T) {
	tests := map[string]struct {
		change func(*needs.Findings)
		field  string
		code   string
	}{
		"a need without words":        {func(f *needs.Findings) { f.Needs[0].Text = " " }, "need[n1].text", "needs.empty"},
		"an outcome without words":    {func(f *needs.Findings) { f.Outcomes[0].Text = "" }, "outcome[o1].text", "needs.empty"},
		"a step without words":        {func(f *needs.Findings) { f.Outcomes[0].Steps[0].Text = "" }, "outcome[o1].step[s1].text", "needs.empty"},
		"a provision without support": {func(f *needs.Findings) { f.Outcomes[0].Provisions[0].Support = nil }, "outcome[o1].provision[p1].support", "needs.empty"},
		"a link to no need":           {func(f *needs.Findings) { f.Outcomes[0].Needs = []ehc.ItemID{"gone"} }, "outcome[o1].needs", "needs.link"},
		"an invented heading":         {func(f *needs.Findings) { f.Outcomes[0].Preparing = []needs.Preparing{"luck"} }, "outcome[o1].preparing", "needs.preparing"},
		"the same identity twice":     {func(f *needs.Findings) { f.Needs[1].ID = "n1" }, "need[n1].text", "needs.identity"},
		"a need that is too long":     {func(f *needs.Findings) { f.Needs[0].Text = strings.Repeat("é", needs.MaxText+1) }, "need[n1].text", "needs.too-long"},
		"a provider that is too long": {func(f *needs.Findings) { f.Outcomes[0].Provisions[0].Provider = strings.Repeat("x", needs.MaxShort+1) }, "outcome[o1].provision[p1].provider", "needs.too-long"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := full()
			test.change(&f)
			err := needs.Check(needs.Communication, f)
			if !fault.Has(err, test.code) || fault.As(err).Field != test.field {
				t.Fatalf("got %v", err)
			}
		})
	}
	if err := needs.Check(needs.Communication, full()); err != nil {
		t.Errorf("full findings were refused: %v", err)
	}
	if err := needs.Check(needs.Health, needs.Findings{}); err != nil {
		t.Errorf("an empty area says that no need was found, but it was refused: %v", err)
	}
	if err := needs.Check("luck", needs.Findings{}); !fault.Has(err, "needs.area-unknown") {
		t.Errorf("an area that is none: %v", err)
	}
}

func TestADraftMayHoldEmptyItemsButNotTooMany(t *testing.T) {
	f := needs.Findings{}.AddNeed("a").AddOutcome("b").AddStep("b", "c").AddProvision("b", "d")
	if err := needs.Bounded(f); err != nil {
		t.Errorf("empty items can't be saved: %v", err)
	}
	for range needs.MaxItems {
		f = f.AddNeed("x")
	}
	if err := needs.Bounded(f); !fault.Is(err, fault.TooLarge) {
		t.Errorf("%d needs were taken: %v", len(f.Needs), err)
	}
}

func TestRemovingANeedTakesItFromOutcomes(t *testing.T) {
	before := full()
	after := before.Remove("n1")
	if after.HasNeed("n1") || len(after.Outcomes[0].Needs) != 1 {
		t.Errorf("the need is still there: %+v", after)
	}
	if !reflect.DeepEqual(before, full()) {
		t.Error("removing changed the findings it was asked of")
	}
}

func TestRemovingEachKindOfItem(t *testing.T) {
	for _, id := range []ehc.ItemID{"n2", "o1", "s1", "p1"} {
		f := full()
		if f.IsBlank(id) {
			t.Errorf("%s says something, but counts as blank", id)
		}
		if f = f.Remove(id); f.Has(id) {
			t.Errorf("%s is still there", id)
		}
	}
	f := needs.Findings{}.AddNeed("n").AddOutcome("o").AddStep("o", "s").AddProvision("o", "p")
	for _, id := range []ehc.ItemID{"n", "s", "p"} {
		if !f.Has(id) || !f.IsBlank(id) {
			t.Errorf("new item %s: there %v, blank %v", id, f.Has(id), f.IsBlank(id))
		}
	}
}

func TestAFormCanNotChangeWhereAnItemCameFrom(t *testing.T) {
	stored, source := full(), needs.Source{Advice: "a1", Item: "n1", Author: "Dr Ines Marlow", Role: "Educational psychologist"}
	stored.Needs[0].From, stored.Outcomes[0].From, stored.Outcomes[0].Provisions[0].From = source, source, source
	typed := full()
	typed.Needs[1].From = needs.Source{Author: "Nobody"}
	kept := typed.KeepSources(stored)
	if !reflect.DeepEqual(kept, stored) {
		t.Errorf("got %+v\nwant %+v", kept, stored)
	}
}

func TestProvisionStandsInASectionOfItsArea(t *testing.T) {
	tests := []struct {
		area    needs.Area
		section string
		want    string
	}{
		{needs.Communication, "", "F"}, {needs.Communication, "G", "F"}, {needs.Health, "", "G"}, {needs.Health, "F", "F"},
		{needs.SocialCare, "", "H1"}, {needs.SocialCare, "H2", "H2"}, {"luck", "F", ""},
	}
	for _, test := range tests {
		if got := needs.SectionOf(test.area, needs.Provision{Section: test.section}); got != test.want {
			t.Errorf("%s, asked for %q: %q, want %q", test.area, test.section, got, test.want)
		}
	}
}
