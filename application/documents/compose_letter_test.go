package documents_test

import (
	"strings"
	"testing"

	"ehchub/application/documents"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
	"ehchub/ports"
)

// elian is beyond compulsory school age: his rights are his own.
var elian = casework.Child{Forenames: "Elian", Surname: "Marsh", Born: ehc.D(2009, 11, 3)}

func toParent() documents.About {
	return documents.About{Case: "case-1", Reference: "EHC/26/0001", Child: noor, Profile: wrenshire, To: documents.Addressee{Name: "Leila Haddad", Address: []string{"4 Orchard Row", "Alderbridge", "WR2 2BB"}}}
}

func toYoungPerson() documents.About {
	return documents.About{Case: "case-2", Reference: "EHC/26/0002", Child: elian, Profile: wrenshire, To: documents.Addressee{Name: "Elian Marsh"}}
}

func decision(q casework.Question, agreed bool) casework.Decision {
	d := casework.Decision{Question: q, Agreed: agreed, Reason: "We read all the advice.\n\nIt says the same throughout.", DecidedOn: ehc.D(2026, 10, 12), PublishedOn: ehc.D(2026, 10, 13), DeciderName: "Petra Lindqvist"}
	if q == casework.WhetherToAssess {
		d.HasSEN, d.ProvisionMayBeNeeded = casework.Yes, casework.Yes
		if !agreed {
			d.ProvisionMayBeNeeded = casework.No
		}
	}
	return d
}

var told = documents.Told{NoPlan: ehc.D(2026, 12, 22), FinalPlan: ehc.D(2027, 1, 19)}

func decisionLetter(t testing.TB, about documents.About, d casework.Decision) document.Document {
	t.Helper()
	letter, err := documents.DecisionLetter(about, d, told)
	if err != nil {
		t.Fatal(err)
	}
	return letter
}

func planLetter(t testing.TB, about documents.About, v plan.Version) document.Document {
	t.Helper()
	letter, err := documents.PlanLetter(about, v)
	if err != nil {
		t.Fatal(err)
	}
	return letter
}

func consultation() plan.Consultation {
	return plan.Consultation{ID: "c1", Case: "case-1", SettingName: "Ashgrove School", SentOn: ehc.D(2026, 9, 14), DueBy: ehc.D(2026, 9, 29), Letter: "Please look at the swimming pool in section F.",
		Information: richtext.ParseMarkdown("She has **visited** you once."), Reply: plan.CanBeNamed, Note: "We have one place, and worry about transport."}
}

// letters are all that the hub writes, by the name of their golden file.
func letters(t testing.TB) map[string]document.Document {
	consulted := toParent()
	consulted.To = documents.Addressee{Name: "The head teacher or principal", Address: []string{"Ashgrove School", "Ash Lane", "WR3 3CC"}}
	return map[string]document.Document{
		"assess-yes":              decisionLetter(t, toParent(), decision(casework.WhetherToAssess, true)),
		"assess-no":               decisionLetter(t, toParent(), decision(casework.WhetherToAssess, false)),
		"assess-no-young-person":  decisionLetter(t, toYoungPerson(), decision(casework.WhetherToAssess, false)),
		"issue-yes":               decisionLetter(t, toParent(), decision(casework.WhetherToIssue, true)),
		"issue-yes-young-person":  decisionLetter(t, toYoungPerson(), decision(casework.WhetherToIssue, true)),
		"issue-no":                decisionLetter(t, toParent(), decision(casework.WhetherToIssue, false)),
		"draft-plan":              planLetter(t, toParent(), draft(fullPlan())),
		"draft-plan-young-person": planLetter(t, toYoungPerson(), draft(fullPlan())),
		"final-plan":              planLetter(t, toParent(), final(fullPlan())),
		"final-plan-young-person": planLetter(t, toYoungPerson(), final(fullPlan())),
		"consultation":            documents.ConsultationLetter(consulted, consultation(), 1, []string{"Map of the site.pdf"}),
	}
}

func TestLettersReadAsWritten(t *testing.T) {
	for name, d := range letters(t) {
		golden(t, "letter-"+name+".txt", textOf(t, ports.HTML, drawn(t, ports.HTML, d)))
		for _, f := range []ports.Format{ports.PDF, ports.Word} {
			text := textOf(t, f, drawn(t, f, d))
			holds(t, name+" as "+string(f), text, string(d.Meta.Reference), "Wrenshire County Council", "County Hall", d.Meta.Version, "Yours sincerely")
		}
		if d.Meta.Draft {
			t.Errorf("%s is marked as a draft: it is a letter that was sent", name)
		}
	}
}

// TestWhatCanBeAppealedCarriesEveryRight: what the law asks each notice to tell stands in the words of the letter.
func TestWhatCanBeAppealedCarriesEveryRight(t *testing.T) {
	rights := []string{"right to appeal", "Tribunal for special educational needs", "01632 960005", "two months from the date of this letter", "one month from the date of your mediation certificate",
		"mediation adviser", "Fenbridge Mediation", "01632 960003", "Oakway Resolution", "01632 960004", "Sendiass Wrenshire", "01632 960002", "regs"}
	all := letters(t)
	for _, name := range []string{"assess-no", "assess-no-young-person", "issue-no", "final-plan", "final-plan-young-person"} {
		holds(t, name, textOf(t, ports.PDF, drawn(t, ports.PDF, all[name])), rights...)
	}
	for _, name := range []string{"assess-yes", "issue-yes", "issue-yes-young-person"} {
		text := textOf(t, ports.PDF, drawn(t, ports.PDF, all[name]))
		holds(t, name, text, "There is no right of appeal against a decision to")
		lacks(t, name, text, "you have the right to appeal", "Fenbridge Mediation", "01632 960005")
	}
	holds(t, "the final letter", textOf(t, ports.PDF, drawn(t, ports.PDF, all["final-plan"])), "section B", "section F", "section I", "naming no setting", "5 December 2026", "Ashgrove School (Community special school)", "Howard Pell")
	holds(t, "a refusal", textOf(t, ports.PDF, drawn(t, ports.PDF, all["assess-no"])), "Sunday 13 December 2026", "It says the same throughout.", "Leila Haddad", "4 Orchard Row", "Petra Lindqvist")
	holds(t, "the draft's letter", textOf(t, ports.PDF, drawn(t, ports.PDF, all["draft-plan"])), "Sunday 27 September 2026", "ask for a school or other setting to be named", "ask to meet an officer", "https://offer.wrenshire.example", "Here is the draft.", "personal budget")
	holds(t, "the letter to assess", textOf(t, ports.PDF, drawn(t, ports.PDF, all["assess-yes"])), "Tuesday 22 December 2026", "Tuesday 19 January 2027")
}

func TestAYoungPersonIsSpokenTo(t *testing.T) {
	for name, d := range letters(t) {
		text := flat(textOf(t, ports.HTML, drawn(t, ports.HTML, d)))
		if !strings.HasSuffix(name, "young-person") {
			continue
		}
		holds(t, name, text, "Dear Elian Marsh,")
		lacks(t, name, strings.Replace(text, "About: Elian Marsh", "", 1), "Elian’s", "your child", " for Elian")
	}
}

func TestALetterIsNotMadeWithoutWhatItMustName(t *testing.T) {
	lacking := func(change func(*council.Profile)) documents.About {
		about := toParent()
		change(&about.Profile)
		return about
	}
	_, err := documents.DecisionLetter(lacking(func(p *council.Profile) { p.Mediation = council.Contact{} }), decision(casework.WhetherToIssue, false), told)
	if f := fault.As(err); f == nil || f.Kind != fault.Illegal || f.Law != "SI 2014/1530 regs 10, 32" || !strings.Contains(f.Message, "mediation adviser") {
		t.Errorf("a refusal without a mediation adviser: %v", err)
	}
	_, err = documents.PlanLetter(lacking(func(p *council.Profile) { p.Advice = council.Contact{} }), final(fullPlan()))
	if f := fault.As(err); f == nil || !strings.Contains(f.Law, "reg 14") {
		t.Errorf("a final letter without advice and support: %v", err)
	}
	_, err = documents.PlanLetter(lacking(func(p *council.Profile) { p.LocalOffer = "" }), draft(fullPlan()))
	if f := fault.As(err); f == nil || !strings.Contains(f.Law, "reg 13(1)") {
		t.Errorf("a draft's letter without the Local Offer: %v", err)
	}
	if _, err = documents.DecisionLetter(lacking(func(p *council.Profile) { *p = council.Profile{Name: p.Name} }), decision(casework.WhetherToAssess, true), told); err != nil {
		t.Errorf("a decision to assess needs no contact: %v", err)
	}
}

func TestASecondDecisionSaysWhatItFollows(t *testing.T) {
	d := decision(casework.WhetherToAssess, true)
	d.Basis, d.OrderedOn, d.HasSEN, d.ProvisionMayBeNeeded = casework.TribunalOrder, ehc.D(2026, 10, 8), casework.Unanswered, casework.Unanswered
	d.ByOtherAuthority = true
	text := textOf(t, ports.HTML, drawn(t, ports.HTML, decisionLetter(t, toParent(), d)))
	holds(t, "the letter", text, "takes the place of our earlier one", "an order of the Tribunal", "8 October 2026", "carried out by another local authority")
	lacks(t, "the letter", text, "We answered them like this")
}

func TestALetterOwnsUpToADateThatHasPassed(t *testing.T) {
	late, err := documents.DecisionLetter(toParent(), decision(casework.WhetherToIssue, true), documents.Told{FinalPlan: ehc.D(2026, 10, 1)})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, "the letter", textOf(t, ports.HTML, drawn(t, ports.HTML, late)), "1 October 2026. That date has passed. We are sorry")
}

// TestEveryDutyOfALetterIsListedWithItsLaw ties the words to the table that they come from.
func TestEveryDutyOfALetterIsListedWithItsLaw(t *testing.T) {
	all := letters(t)
	for name, kind := range map[string]notice.Letter{"assess-yes": notice.WillAssess, "assess-no": notice.WillNotAssess, "issue-yes": notice.WillIssue, "issue-no": notice.WillNotIssue,
		"draft-plan": notice.DraftPlan, "final-plan": notice.FinalPlan, "consultation": notice.Consultation} {
		text := textOf(t, ports.HTML, drawn(t, ports.HTML, all[name]))
		for _, d := range kind.Duties() {
			holds(t, name, text, strings.ToUpper(string(d.Item)[:1])+string(d.Item)[1:], d.Law)
		}
	}
}

func TestASettingsAnswerNeverStandsInALetter(t *testing.T) {
	for name, d := range letters(t) {
		lacks(t, name, textOf(t, ports.HTML, drawn(t, ports.HTML, d)), "We have one place")
	}
}
