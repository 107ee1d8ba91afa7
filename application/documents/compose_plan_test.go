package documents_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ehchub/application/documents"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
	"ehchub/ports"
	"ehchub/ports/portstest/golden"
)

var (
	noor    = casework.Child{Forenames: "Noor Amira", Surname: "Haddad", Preferred: "Noor", Born: ehc.D(2017, 5, 14), Setting: casework.SettingRef{Name: "Bramley Primary School"}}
	contact = func(name, phone string) council.Contact {
		return council.Contact{Name: name, Phone: phone, Web: "https://" + strings.ToLower(strings.Fields(name)[0]) + ".example"}
	}
	wrenshire = council.Profile{
		Name: "Wrenshire County Council", ShortName: "Wrenshire", Team: "SEND team", Address: []string{"County Hall", "Alderbridge", "WR1 1AA"}, Phone: "01632 960001", Email: "send@wrenshire.example",
		LocalOffer: "https://offer.wrenshire.example", Advice: contact("Sendiass Wrenshire", "01632 960002"), Mediation: contact("Fenbridge Mediation", "01632 960003"),
		Resolution: contact("Oakway Resolution", "01632 960004"), Tribunal: contact("Tribunal for special educational needs", "01632 960005"),
	}
)

// fullPlan holds something in every part, each text its own.
func fullPlan() plan.Content {
	c := plan.Content{
		A:        plan.SectionA{Child: richtext.ParseMarkdown("**Things I enjoy**\n\nTrains \U0001F682 and maps."), Parents: richtext.FromPlain("That she has a friend."), Background: richtext.FromPlain("She lives with her mother.")},
		Overview: plan.Overview{Summary: richtext.FromPlain("Noor finds language hard."), Category: needs.Communication, Primary: "SLCN", Secondary: "SPLD", Why: "All the advice names language first."},
		J:        plan.Budget{Personal: richtext.FromPlain("A direct payment for the summer club."), AnnualCost: richtext.FromPlain("£1,250 a year.")},
		K:        plan.Monitoring{Review: richtext.FromPlain("Reviewed each summer term."), Who: richtext.FromPlain("The SENCO keeps watch.")},
		Advice: []plan.AdviceListed{
			{Views: "parents", Limb: "Advice and information from the child’s parent or the young person", Author: "Leila Haddad", Role: "The parents’ views", ReceivedOn: ehc.D(2026, 7, 1)},
			{Advice: "a1", Limb: "Psychological advice and information", Author: "Imogen Farrow", Role: "Educational psychologist", Team: "Psychology Service", ReceivedOn: ehc.D(2026, 8, 3)},
		},
	}
	for i, info := range needs.Areas() {
		c.Areas = append(c.Areas, plan.AreaContent{Area: info.Area, AreaPart: plan.AreaPart{Findings: findings(info, i)}})
	}
	return c
}

// findings has two needs, two outcomes with two steps, and provision in every section that the area allows.
func findings(info needs.AreaInfo, i int) needs.Findings {
	id := func(kind string, n int) ehc.ItemID { return ehc.ItemID(fmt.Sprintf("%s-%d-%d", kind, i, n)) }
	f := needs.Findings{Strengths: richtext.FromPlain(fmt.Sprintf("Strength of area %d.", i))}
	for n := range 2 {
		f.Needs = append(f.Needs, needs.Need{ID: id("need", n), Text: fmt.Sprintf("Need %d of area %d.", n, i)})
		o := needs.Outcome{ID: id("outcome", n), Text: fmt.Sprintf("Outcome text %d of area %d.", n, i), Needs: []ehc.ItemID{id("need", n)}, Preparing: []needs.Preparing{needs.Employment, needs.GoodHealth}}
		for s := range 2 {
			o.Steps = append(o.Steps, needs.Step{ID: id("step", 10*n+s), Text: fmt.Sprintf("Step %d.%d of area %d.", n, s, i), By: ehc.D(2027, 3, 1+s)})
		}
		for p, section := range info.Provision {
			o.Provisions = append(o.Provisions, needs.Provision{ID: id("provision", 10*n+p), Section: section, Support: richtext.FromPlain(fmt.Sprintf("Support %d.%d of area %d.", n, p, i)),
				Provider: fmt.Sprintf("Provider %d-%d-%d", n, p, i), Ratio: "1:3", Quantity: fmt.Sprintf("%d minutes", 20+n), Frequency: "Every school day"})
		}
		f.Outcomes = append(f.Outcomes, o)
	}
	return f
}

// itemsOf lists every text of the six areas.
func itemsOf(c plan.Content) []string {
	var texts []string
	for _, a := range c.Areas {
		texts = append(texts, richtext.Plain(a.Findings.Strengths))
		for _, n := range a.Findings.Needs {
			texts = append(texts, n.Text)
		}
		for _, o := range a.Findings.Outcomes {
			texts = append(texts, o.Text)
			for _, s := range o.Steps {
				texts = append(texts, s.Text, s.By.Long())
			}
			for _, p := range o.Provisions {
				texts = append(texts, richtext.Plain(p.Support), p.Provider, p.Ratio, p.Quantity, p.Frequency)
			}
		}
	}
	return texts
}

func draft(c plan.Content) plan.Version {
	return plan.Version{Shared: plan.Shared{ID: "v1", Number: 1, Kind: plan.DraftVersion, SharedOn: ehc.D(2026, 9, 12), ClosesOn: ehc.D(2026, 9, 26)},
		Plan: "plan-1", Case: "case-1", SharedAt: time.Date(2026, 9, 12, 9, 14, 7, 0, time.UTC), Content: c, Letter: "Here is the draft."}
}

func final(c plan.Content) plan.Version {
	v := draft(c)
	v.Shared = plan.Shared{ID: "v2", Number: 2, Kind: plan.Final, SharedOn: ehc.D(2026, 10, 5)}
	v.Content.I = plan.Placement{Setting: "ashgrove", Name: "Ashgrove School", Type: "Community special school"}
	v.SignedBy, v.SignedAs, v.SignedOn = "Howard Pell", "Head of SEND", ehc.D(2026, 10, 4)
	v.HealthAgreedBy, v.HealthAgreedOn = "Dr Ursula Brandt", ehc.D(2026, 10, 2)
	return v
}

func planDocument(v plan.Version) document.Document {
	return documents.PlanDocument(v, noor, "EHC/26/0001", wrenshire)
}

func TestThePlanReadsAsWritten(t *testing.T) {
	for name, v := range map[string]plan.Version{"draft": draft(fullPlan()), "final": final(fullPlan()), "sparse": final(sparsePlan())} {
		for _, f := range []ports.Format{ports.HTML, ports.Word} {
			golden.Is(t, "testdata/plan-"+name+"."+string(f)+".txt", textOf(t, f, drawn(t, f, planDocument(v)))+"\n")
		}
	}
}

// sparsePlan has one area of need; everything else does not apply.
func sparsePlan() plan.Content {
	c := fullPlan()
	for i := range c.Areas[1:] {
		c.Areas[i+1].AreaPart = plan.AreaPart{NotApplicable: true}
	}
	c.J, c.Advice = plan.Budget{NotApplicable: true}, c.Advice[:1]
	return c
}

// TestEverySectionAndItemStandsInEveryFormat reads each file back: nothing that was written may be left out.
func TestEverySectionAndItemStandsInEveryFormat(t *testing.T) {
	for name, v := range map[string]plan.Version{"draft": draft(fullPlan()), "final": final(fullPlan())} {
		for f := range formats {
			text, what := textOf(t, f, drawn(t, f, planDocument(v))), name+" as "+string(f)
			for _, s := range plan.Sections() {
				holds(t, what, text, "Section "+s.Letter+": "+s.Title)
			}
			holds(t, what, text, itemsOf(v.Content)...)
			holds(t, what, text, "Noor Amira Haddad", "14 May 2017", "EHC/26/0001", "Wrenshire County Council", "That she has a friend.", "She lives with her mother.", "Noor finds language hard.",
				"Speech, language and communication needs", "Specific learning difficulty", "A direct payment for the summer club.", "£1,250 a year.", "The SENCO keeps watch.",
				"Imogen Farrow", "Psychology Service", "3 August 2026", "Employment; Good health", "Provision for outcome E1", "B1", "B8", "C1", "C2", "D1", "D2", "E1", "E12", "F1", "G1", "H1.1", "H2.1", "E1.1")
		}
	}
}

func TestNumbersTieNeedsOutcomesAndProvision(t *testing.T) {
	text := flat(textOf(t, ports.HTML, drawn(t, ports.HTML, planDocument(final(fullPlan())))))
	for _, want := range []string{
		"C1 Need 0 of area 4. C2 Need 1 of area 4.",
		"Outcome E9 Outcome text 0 of area 4. Meets needs C1 Prepares for adulthood Employment; Good health Provision G1, F9 Steps towards outcome E9 Step What is to be achieved By E9.1 Step 0.0 of area 4. 1 March 2027",
		"Provision for outcome E9 Outcome text 0 of area 4. Meets needs C1. No. Support Provided by, with what skill Staff to student ratio How much How often, for how long G1 Support 0.0 of area 4. Provider 0-0-4 1:3 20 minutes Every school day",
		"H1.1 Support 0.0 of area 5.", "H2.2 Support 1.1 of area 5.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the plan lacks %q", want)
		}
	}
}

func TestADraftNamesNoSettingWhateverTheWorkingDraftHolds(t *testing.T) {
	v := draft(fullPlan())
	v.Content.I = plan.Placement{Setting: "ashgrove", Name: "Ashgrove School", Type: "Community special school"}
	for f := range formats {
		text := textOf(t, f, drawn(t, f, planDocument(v)))
		holds(t, string(f), text, "This section is empty in a draft. It is filled in when the plan is final (Children and Families Act 2014 s.38(5)).", "Draft version 1", "12 September 2026", "Sunday 27 September 2026")
		lacks(t, string(f), text, "Ashgrove", "special school", "Bramley", "Signed for")
	}
	if !planDocument(v).Meta.Draft {
		t.Error("the draft is not marked as one")
	}
}

func TestAFinalPlanIsSignedAndNamesTheSetting(t *testing.T) {
	for f := range formats {
		text := textOf(t, f, drawn(t, f, planDocument(final(fullPlan()))))
		holds(t, string(f), text, "Ashgrove School", "Community special school", "Final plan", "5 October 2026", "Howard Pell", "Head of SEND", "4 October 2026", "Dr Ursula Brandt", "2 October 2026")
		lacks(t, string(f), text, "draft")
	}
	typeOnly := final(fullPlan())
	typeOnly.Content.I = plan.Placement{Type: "Mainstream secondary school"}
	holds(t, "a plan that names a type alone", textOf(t, ports.HTML, drawn(t, ports.HTML, planDocument(typeOnly))), "Type of setting Mainstream secondary school")
}

func TestWhatDoesNotApplySaysSo(t *testing.T) {
	text := flat(textOf(t, ports.HTML, drawn(t, ports.HTML, planDocument(final(sparsePlan())))))
	for _, want := range []string{"Section C: Health needs This section does not apply.", "Section D: Social care needs This section does not apply.", "Section G: Health provision This section does not apply.",
		"Section H1: Social care provision for a disabled child under 18 This section does not apply.", "Section J: Personal budget This section does not apply.", "Cognition and learning No need was identified in this area."} {
		if !strings.Contains(text, want) {
			t.Errorf("the plan lacks %q", want)
		}
	}
}

// TestAWorkingDraftShowsTextInAreasThatAreMarkedAway: the mark and the text contradict each other until the
// co-ordinator sorts it out, and a preview must not hide either.
func TestAWorkingDraftShowsTextInAreasThatAreMarkedAway(t *testing.T) {
	v := plan.Version{Shared: plan.Shared{Kind: plan.DraftVersion}, Content: fullPlan()}
	for i := range v.Content.Areas {
		v.Content.Areas[i].NotApplicable = true
	}
	text := textOf(t, ports.HTML, drawn(t, ports.HTML, planDocument(v)))
	holds(t, "the working draft", text, itemsOf(v.Content)...)
	holds(t, "the working draft", text, "Working draft, not shared")
}

func TestAnEmojiSurvivesInWordAndDoesNotBreakThePDF(t *testing.T) {
	d := planDocument(draft(fullPlan()))
	holds(t, "Word", textOf(t, ports.Word, drawn(t, ports.Word, d)), "Trains \U0001F682 and maps.")
	text := flat(textOf(t, ports.PDF, drawn(t, ports.PDF, d)))
	if !strings.Contains(text, "Trains ") || !strings.Contains(text, " and maps.") {
		t.Error("the PDF lost the words around the emoji")
	}
}

func TestWordTagsEverySection(t *testing.T) {
	keys := map[string]bool{}
	for _, b := range planDocument(final(fullPlan())).Blocks {
		if h, is := b.(document.Heading); is && h.Section != "" {
			keys[h.Section] = true
		}
	}
	for _, s := range plan.Sections() {
		if !keys["section."+s.Letter] {
			t.Errorf("section %s has no key", s.Letter)
		}
	}
}
