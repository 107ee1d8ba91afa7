package documents_test

import (
	"strings"
	"testing"
	"time"

	"ehchub/application/documents"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
	"ehchub/ports"
	"ehchub/ports/portstest/golden"
)

var (
	askedOn      = ehc.D(2026, 8, 1)
	writtenAt    = time.Date(2026, 8, 20, 10, 30, 0, 0, time.UTC)
	psychologist = ehc.Actor{Kind: ehc.Human, Person: "p1", Name: "Imogen Farrow"}
)

// writtenAdvice is a request of which everything is answered, not sent yet.
func writtenAdvice(t testing.TB) *advice.Request {
	t.Helper()
	to := advice.Adviser{Person: "p1", Name: "Imogen Farrow", JobTitle: "Educational psychologist", TeamName: "Psychology Service", Team: "t1"}
	r, err := advice.Ask("a1", "case-1", advice.Psychological, to, "Please look at memory too.", askedOn, askedOn.AddDays(42), writtenAt)
	if err != nil {
		t.Fatal(err)
	}
	a := advice.Answer{
		OnBehalf: advice.OnBehalf{Choice: "yes", Name: "Dr Piers Aldous", JobTitle: "Principal educational psychologist"}, Will: advice.YesKnown, Details: "Seen twice.",
		Background: advice.Background{FirstContact: richtext.FromPlain("In spring 2025."), TalkedWithChild: richtext.FromPlain("What she draws."), InPlace: richtext.FromPlain("A reading group."), Effect: richtext.FromPlain("She reads more.")},
		Areas:      map[needs.Area]needs.Findings{},
	}
	for i, info := range needs.Areas()[:2] {
		a.Areas[info.Area] = findings(info, i)
	}
	if err := r.Save(psychologist, a, 0, writtenAt); err != nil {
		t.Fatal(err)
	}
	return r
}

func sentAdvice(t testing.TB) *advice.Request {
	t.Helper()
	r := writtenAdvice(t)
	if err := r.Submit(psychologist, ehc.D(2026, 8, 20), writtenAt); err != nil {
		t.Fatal(err)
	}
	return r
}

func adviceText(t testing.TB, f ports.Format, r *advice.Request, shown documents.AdviceShown) string {
	t.Helper()
	return textOf(t, f, drawn(t, f, documents.AdviceDocument(toParent(), r, shown)))
}

func TestAdviceReadsAsWritten(t *testing.T) {
	golden.Is(t, "testdata/advice-sent.txt", adviceText(t, ports.HTML, sentAdvice(t), documents.AdviceShown{Files: []string{"Assessment report.pdf"}})+"\n")
	whole := sentAdvice(t).Answer()
	for f := range formats {
		text := adviceText(t, f, sentAdvice(t), documents.AdviceShown{})
		for _, info := range needs.Areas() {
			holds(t, string(f), text, info.Label)
		}
		for _, o := range whole.Area(needs.Communication).Outcomes {
			holds(t, string(f), text, o.Text, o.Steps[0].Text, o.Steps[1].Text, richtext.Plain(o.Provisions[0].Support), o.Provisions[0].Provider)
		}
		holds(t, string(f), text, "Dr Piers Aldous, Principal educational psychologist", "Imogen Farrow", "In spring 2025.", "She reads more.", "no need was identified, and none was ruled out", "20 August 2026", "Psychological advice and information (SI 2014/1530 reg 6(1)(d))")
		lacks(t, string(f), text, "DRAFT", "Please look at memory too.")
	}
}

func TestUnsentAdviceSaysSo(t *testing.T) {
	r := writtenAdvice(t)
	d := documents.AdviceDocument(toParent(), r, documents.AdviceShown{Note: true, Reasons: true})
	if !d.Meta.Draft {
		t.Error("it is not marked as a draft")
	}
	holds(t, "advice in writing", textOf(t, ports.HTML, drawn(t, ports.HTML, d)), "This advice has not been sent. It can still change.", "Please look at memory too.", "Status Pending", "She reads more.")

	r = sentAdvice(t)
	if err := r.Reopen("The date of birth is wrong.", ehc.Date{}, ehc.D(2026, 9, 1), true, writtenAt); err != nil {
		t.Fatal(err)
	}
	holds(t, "re-opened advice", adviceText(t, ports.HTML, r, documents.AdviceShown{Reasons: true}), "has not been sent", "The date of birth is wrong.", "First sent on 20 August 2026")
	lacks(t, "re-opened advice", adviceText(t, ports.HTML, r, documents.AdviceShown{}), "The date of birth is wrong.")
	if err := r.Close("Another service answers.", false, false, ehc.D(2026, 9, 2), writtenAt); err != nil {
		t.Fatal(err)
	}
	holds(t, "closed advice", adviceText(t, ports.HTML, r, documents.AdviceShown{Reasons: true}), "This request was closed on 2 September 2026. Nothing below was sent.", "Another service answers.")
}

func TestAdviceThatIsDeclinedHoldsNoEmptyAreas(t *testing.T) {
	to := advice.Adviser{Person: "p1", Name: "Imogen Farrow"}
	r, err := advice.Ask("a2", "case-1", advice.SocialCare, to, "", askedOn, askedOn.AddDays(42), writtenAt)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Save(psychologist, advice.Answer{OnBehalf: advice.OnBehalf{Choice: "no"}, Will: advice.NoNotKnown, Areas: map[needs.Area]needs.Findings{}}, 0, writtenAt); err != nil {
		t.Fatal(err)
	}
	if err := r.Submit(psychologist, ehc.D(2026, 8, 20), writtenAt); err != nil {
		t.Fatal(err)
	}
	text := adviceText(t, ports.HTML, r, documents.AdviceShown{})
	holds(t, "declined advice", text, "No: they are not known to us and do not meet the criteria for an assessment")
	lacks(t, "declined advice", text, "Background", "Areas of need")
}

func fullRequest() (casework.Request, casework.Child) {
	year := 4
	r := casework.Request{
		Requester: casework.Requester{Kind: casework.ByParent, Name: "Leila Haddad", Relationship: "Mother", Email: "leila@family.example", Phone: "07700 900123", Address: "4 Orchard Row\nAlderbridge",
			Interpreter: "Arabic", ParentalResponsibility: "Leila Haddad", Consent: true, ConsentOn: ehc.D(2026, 9, 1)},
		Story:   casework.Story{WorkingWell: "Her drawing.", NotWorking: "The classroom is too loud.", History: "Late to speak.", Health: "Absence seizures.", SocialCare: "None.", Tried: "A quiet corner.", Attainment: "Two years behind.", Attendance: "92%."},
		Channel: casework.Paper, ReceivedOn: ehc.D(2026, 9, 1),
	}
	child := noor
	child.YearGroup, child.Gender, child.Address, child.Postcode, child.UPN, child.NHSNumber, child.FirstLanguage, child.GP = &year, "Girl", "4 Orchard Row, Alderbridge", "WR2 2BB", "A123456789012", "943 476 5919", "Arabic", "Dr Ambrose, Mill Surgery"
	child.LookedAfter, child.ForcesFamily = true, true
	return r, child
}

func requestDocument(reference ehc.Reference, shown documents.RequestShown) document.Document {
	r, child := fullRequest()
	return documents.RequestDocument(documents.About{Case: "case-1", Reference: reference, Child: child, Profile: wrenshire}, r, shown)
}

func TestTheRequestReadsAsWritten(t *testing.T) {
	d := requestDocument("EHC/26/0001", documents.RequestShown{Contacts: true, Address: true, Files: []string{"Report from nursery.pdf"}})
	golden.Is(t, "testdata/request.txt", textOf(t, ports.HTML, drawn(t, ports.HTML, d))+"\n")
	for _, f := range []ports.Format{ports.PDF, ports.Word} {
		holds(t, string(f), textOf(t, f, drawn(t, f, d)), "Her drawing.", "The classroom is too loud.", "Late to speak.", "Absence seizures.", "A quiet corner.", "Two years behind.", "92%.", "On paper", "1 September 2026",
			"leila@family.example", "Year 4", "Looked after; Child of a family in the armed forces", "Report from nursery.pdf")
	}
}

func TestTheRequestKeepsContactsFromThoseWhoMayNotSeeThem(t *testing.T) {
	text := textOf(t, ports.HTML, drawn(t, ports.HTML, requestDocument("EHC/26/0001", documents.RequestShown{})))
	lacks(t, "the request", text, "leila@family.example", "07700 900123", "4 Orchard Row", "WR2 2BB", "A123456789012", "943 476 5919")
	holds(t, "the request", text, "Leila Haddad", "Mother")
}

func TestADraftRequestSaysThatItWasNotSent(t *testing.T) {
	d := requestDocument("", documents.RequestShown{})
	if !d.Meta.Draft {
		t.Error("it is not marked as a draft")
	}
	holds(t, "the draft", textOf(t, ports.HTML, drawn(t, ports.HTML, d)), "This request is a draft. It has not been sent.")
}

func TestAnEmptyAreaSaysThatNoNeedWasIdentified(t *testing.T) {
	r := writtenAdvice(t)
	a := r.Answer()
	a.Areas[needs.Areas()[2].Area], a.Areas[needs.Areas()[3].Area] = needs.Findings{Opinion: needs.CantAdvise}, needs.Findings{}
	if err := r.Save(psychologist, a, r.Version(), writtenAt); err != nil {
		t.Fatal(err)
	}
	for _, f := range []ports.Format{ports.PDF, ports.Word} {
		text := strings.Join(strings.Fields(adviceText(t, f, r, documents.AdviceShown{})), " ")
		if !strings.Contains(text, "Left empty: no need was identified, and none was ruled out.") || strings.Count(text, "does not advise on this area") != 1 {
			t.Errorf("%s: %s", f, text)
		}
	}
}
