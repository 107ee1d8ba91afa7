package documents_test

import (
	"strings"
	"testing"

	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
	"ehchub/ports"
	"ehchub/ports/portstest/golden"
)

// elian is beyond compulsory school age: his rights are his own.
var elian = casework.Child{Forenames: "Elian", Surname: "Marsh", Born: ehc.D(2009, 11, 3)}

func toParent() documents.About {
	return documents.About{Case: "case-1", Reference: "EHC/26/0001", Child: noor, Profile: wrenshire}
}

// to is the frame of a letter of a day, to a parent of Noor or to Elian himself.
func to(who letter.Voice, on ehc.Date) letter.Frame {
	f := letter.Frame{Case: "case-1", Reference: "EHC/26/0001", Called: noor.Called(), FullName: noor.FullName(), Born: noor.Born, Profile: wrenshire, On: on, Created: application.MorningOf(on),
		To: letter.Addressee{Name: "Leila Haddad", Address: []string{"4 Orchard Row", "Alderbridge", "WR2 2BB"}}, Signer: letter.Signer{Name: "Petra Lindqvist", Post: "SEND officer"}}
	switch who {
	case letter.ToYoungPerson:
		f.Case, f.Reference, f.Called, f.FullName, f.Born, f.Own, f.To = "case-2", "EHC/26/0002", elian.Called(), elian.FullName(), elian.Born, true, letter.Addressee{Name: "Elian Marsh"}
	case letter.ToSetting:
		f.To = letter.Addressee{Name: "The head teacher or principal", Address: []string{"Ashgrove School", "Ash Lane", "WR3 3CC"}}
	}
	return f
}

func composed(t testing.TB, f letter.Frame, facts letter.Facts) document.Document {
	t.Helper()
	d, err := letter.Compose(letter.Default(facts.Kind()), f, facts)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var published = ehc.D(2026, 10, 13)

// decided is a decision as its letter tells it.
func decided(kind notice.Letter) letter.Decision {
	d := letter.Decision{Letter: kind, DecidedOn: ehc.D(2026, 10, 12), Reasons: "We read all the advice.\n\nIt says the same throughout.", NoPlan: ehc.D(2026, 12, 22), FinalPlan: ehc.D(2027, 1, 19), OwnWords: "Thank you for coming to see us."}
	switch kind {
	case notice.WillAssess:
		d.HasSEN, d.MayNeedProvision = "Yes", "Yes"
	case notice.WillNotAssess:
		d.HasSEN, d.MayNeedProvision = "Yes", "No"
	}
	return d
}

func planLetter(t testing.TB, who letter.Voice, v plan.Version) document.Document {
	t.Helper()
	l, f := application.PlanLetter(v), to(who, v.SharedOn)
	if l.Signer.Name != "" {
		f.Signer = l.Signer
	}
	return composed(t, f, l.Facts)
}

var consultation = letter.Consultation{Setting: "Ashgrove School", Number: 1, AnswerBy: ehc.D(2026, 9, 29), Answers: []string{"It should not be named (CFA 2014 s.39(4)(a))", "It should not be named (CFA 2014 s.39(4)(b))", "It can be named (CFA 2014 s.39(3))"},
	Information: richtext.ParseMarkdown("She has **visited** you once."), Documents: []string{"Map of the site.pdf"}, OwnWords: "Please look at the swimming pool in section F."}

// letters are all that the hub writes, by the name of their golden file.
func letters(t testing.TB) map[string]document.Document {
	parent, self := letter.ToParent, letter.ToYoungPerson
	request := letter.Request{ReceivedOn: published, Yours: true, DecisionBy: published.AddDays(42), FinalBy: published.AddDays(140)}
	late := letter.Delay{Late: "D8", Last: ehc.D(2026, 10, 9), Source: "reg 13(2)", Why: "The advice of the psychologist came late.", Likely: ehc.D(2026, 11, 2)}
	return map[string]document.Document{
		"request-received":        composed(t, to(parent, published), request),
		"assess-yes":              composed(t, to(parent, published), decided(notice.WillAssess)),
		"assess-no":               composed(t, to(parent, published), decided(notice.WillNotAssess)),
		"assess-no-young-person":  composed(t, to(self, published), decided(notice.WillNotAssess)),
		"issue-yes":               composed(t, to(parent, published), decided(notice.WillIssue)),
		"issue-yes-young-person":  composed(t, to(self, published), decided(notice.WillIssue)),
		"issue-no":                composed(t, to(parent, published), decided(notice.WillNotIssue)),
		"draft-plan":              planLetter(t, parent, draft(fullPlan())),
		"draft-plan-young-person": planLetter(t, self, draft(fullPlan())),
		"final-plan":              planLetter(t, parent, final(fullPlan())),
		"final-plan-young-person": planLetter(t, self, final(fullPlan())),
		"consultation":            composed(t, to(letter.ToSetting, ehc.D(2026, 9, 14)), consultation),
		"delay":                   composed(t, to(parent, published), late),
	}
}

func TestLettersReadAsWritten(t *testing.T) {
	for name, d := range letters(t) {
		golden.Is(t, "testdata/letter-"+name+".txt", textOf(t, ports.HTML, drawn(t, ports.HTML, d))+"\n")
		for _, f := range []ports.Format{ports.PDF, ports.Word} {
			text := textOf(t, f, drawn(t, f, d))
			holds(t, name+" as "+string(f), text, string(d.Meta.Reference), "Wrenshire County Council", "County Hall", d.Meta.Version, "Yours sincerely")
		}
		if d.Meta.Draft {
			t.Errorf("%s is marked as a draft: it is a letter that was sent", name)
		}
	}
}

// TestWhatCanBeAppealedCarriesEveryRight reads back what the law asks each notice to tell (SI 2014/1530 regs 5, 10, 14,
// 32) from the PDF and the Word file that a family gets.
func TestWhatCanBeAppealedCarriesEveryRight(t *testing.T) {
	rights := []string{"You have the right to appeal", "First-tier Tribunal (Special Educational Needs and Disability)", "Tribunal for special educational needs", "01632 960005", "two months from the date of this letter",
		"one month from the date of your mediation certificate", "mediation adviser", "Fenbridge Mediation", "01632 960003", "You don’t have to take part in mediation", "within 30 days", "Oakway Resolution", "01632 960004", "Sendiass Wrenshire", "01632 960002", "regs"}
	all := letters(t)
	for _, f := range []ports.Format{ports.PDF, ports.Word} {
		read := func(name string) string { return textOf(t, f, drawn(t, f, all[name])) }
		for _, name := range []string{"assess-no", "assess-no-young-person", "issue-no", "final-plan", "final-plan-young-person"} {
			holds(t, name, read(name), rights...)
		}
		for _, name := range []string{"request-received", "assess-yes", "issue-yes", "issue-yes-young-person", "draft-plan", "delay", "consultation"} {
			lacks(t, name, read(name), "you have the right to appeal", "Fenbridge Mediation", "01632 960005")
		}
		for _, name := range []string{"assess-yes", "issue-yes", "issue-yes-young-person"} {
			holds(t, name, read(name), "There is no right of appeal against a decision to")
		}
		holds(t, "a refusal", read("assess-no"), "We will not carry out an education, health and care needs assessment for Noor", "12 October 2026", "Sunday 13 December 2026", "section 36(8)", "We read all the advice.", "It says the same throughout.", "Thank you for coming to see us.", "Leila Haddad", "4 Orchard Row", "Petra Lindqvist", "SEND officer", "CFA 2014 s.36(5)", "CFA 2014 s.51(2)(a); SI 2014/1530 reg 5")
		holds(t, "a refusal to a young person", read("assess-no-young-person"), "The right is your own", "with your parents or without them")
		holds(t, "the final letter", read("final-plan"), "section B", "section F", "section I", "naming no setting", "5 December 2026", "Ashgrove School (Community special school)", "Howard Pell")
		holds(t, "the draft's letter", read("draft-plan"), "Sunday 27 September 2026", "ask for a school or other setting to be named", "ask to meet an officer", "https://offer.wrenshire.example", "Here is the draft.", "personal budget")
		holds(t, "the letter to assess", read("assess-yes"), "Tuesday 22 December 2026", "Tuesday 19 January 2027")
	}
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
	lacking := func(facts letter.Facts, change func(*council.Profile)) error {
		f := to(letter.ToParent, published)
		change(&f.Profile)
		_, err := letter.Compose(letter.Default(facts.Kind()), f, facts)
		return err
	}
	for law, err := range map[string]error{
		"SI 2014/1530 regs 10, 32":           lacking(decided(notice.WillNotIssue), func(p *council.Profile) { p.Mediation = council.Contact{} }),
		"CFA 2014 s.32; SI 2014/1530 reg 14": lacking(application.PlanLetter(final(fullPlan())).Facts, func(p *council.Profile) { p.Advice = council.Contact{} }),
		"SI 2014/1530 reg 13(1)":             lacking(application.PlanLetter(draft(fullPlan())).Facts, func(p *council.Profile) { p.LocalOffer = "" }),
	} {
		if f := fault.As(err); f == nil || f.Kind != fault.Illegal || f.Law != law {
			t.Errorf("%s: %v", law, err)
		}
	}
}
