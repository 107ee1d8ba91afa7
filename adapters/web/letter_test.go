package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application/assessment"
	"ehchub/application/documents"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/domain/richtext"
	"ehchub/ports"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// newLetterSite is the site with the decisions, the letters and the council's texts.
func newLetterSite(t *testing.T) *site {
	s := newSite(t, func(s *site) []Area {
		area := documentArea(s.gate)
		return []Area{NewCasePages(s.pages, s.gate), NewDecisionPages(s.pages, testTexts, s.gate), NewLetterPages(s.pages, testTexts, s.gate, area.Renderers), area,
			NewCouncilPages(s.pages), NewLetterTextPages(s.pages, testTexts, documents.LetterTexts{Units: s.gate.Units, Clock: s.gate.Clock, Renderers: area.Renderers})}
	})
	if err := (assessment.ReadyForIssueDecision{Gate: s.gate}).Do(t.Context(), s.Coordinator.Actor(), assessment.ReadyForIssueDecisionInput{Case: s.Case, Override: "The reports are agreed to be enough."}); err != nil {
		t.Fatal(err)
	}
	return s
}

// kept lists the letters of the case.
func (s *site) letters() (all []ports.Letter) {
	s.t.Helper()
	if err := s.Unit.Do(s.t.Context(), func(ctx context.Context, stores ports.Stores) (err error) {
		all, err = stores.Letters.OfCase(ctx, s.Case)
		return err
	}); err != nil {
		s.t.Fatal(err)
	}
	return all
}

// profile changes the council's profile.
func (s *site) profile(change func(*council.Profile)) {
	s.t.Helper()
	if err := s.Unit.Do(s.t.Context(), func(ctx context.Context, stores ports.Stores) error {
		p, err := stores.Council.Profile(ctx)
		if err != nil {
			return err
		}
		change(&p)
		return stores.Council.SaveProfile(ctx, p)
	}); err != nil {
		s.t.Fatal(err)
	}
}

func TestALetterIsShownBeforeItIsIssuedAndStaysAsItWas(t *testing.T) {
	s := newLetterSite(t)
	b := s.as(s.Coordinator)
	record := s.at("/issue-decision/record")
	fill := url.Values{"agreed": {"no"}, "reason": {"The school can make the provision."}, "letter": {"Thank you for the pictures that Rowan drew."}, "signed-by": {string(s.Manager.ID)}}
	page := b.get(record).is(http.StatusOK).says("Who signs the letter?", "Philippa Undergrove, Head of SEND")
	b.press(page, "check", url.Values{"agreed": {"no"}, "reason": {"No."}, "signed-by": {string(s.Parent.ID)}}).is(http.StatusUnprocessableEntity).says("Choose an officer of the council who may sign.")
	shown := []string{"We will not issue an education, health and care plan for", "The school can make the provision.", "Thank you for the pictures", "Your right of appeal", "Middle Ground Mediation", "Philippa Undergrove"}
	check := b.press(page, "check", fill).is(http.StatusOK).says(append(shown, "just as it will be kept")...)
	if n := len(s.letters()); n != 0 {
		t.Fatalf("%d letters are kept before anyone said yes", n)
	}

	s.profile(func(p *council.Profile) { p.Mediation.Phone = "01632 960 999" })
	again := b.press(check, "confirm", nil).is(http.StatusConflict).says("The letter reads differently now", "01632 960 999")
	if n := len(s.letters()); n != 0 {
		t.Fatalf("%d letters are kept that nobody was shown", n)
	}
	b.press(again, "confirm", nil).is(http.StatusOK).says("Decision letter")
	kept := s.letters()
	if len(kept) != 1 || kept[0].Kind != notice.WillNotIssue || kept[0].SentName != s.Coordinator.Name {
		t.Fatalf("kept: %+v", kept)
	}

	s.profile(func(p *council.Profile) { p.Mediation.Phone, p.Name = "01632 960 111", "Another Council" })
	for _, who := range []people.Person{s.Parent, s.SENCO, s.Coordinator} {
		list := s.as(who).get(s.at("/letters")).is(http.StatusOK).says("Decision not to issue a plan", "30 August 2023", "PDF", "Word")
		read := s.as(who).get(s.at("/letters/" + string(kept[0].ID))).is(http.StatusOK).says(append(shown, "01632 960 999")...)
		read.labelled()
		list.labelled()
		if text := read.text(); strings.Contains(text, "01632 960 111") {
			t.Errorf("%s reads a letter that changed", who.Name)
		}
		for _, file := range []string{"/letters/" + string(kept[0].ID) + "/letter.pdf", "/letters/" + string(kept[0].ID) + "/letter.docx", "/issue-decision/letter.docx?n=1"} {
			s.as(who).get(s.at(file)).is(http.StatusOK)
		}
	}
	s.as(s.Stranger).get(s.at("/letters/" + string(kept[0].ID))).is(http.StatusNotFound)
	s.as(s.Stranger).get(s.at("/letters")).is(http.StatusNotFound)
}

func TestLettersFromBeforeAreListedAsComposedAgain(t *testing.T) {
	s := newLetterSite(t) // its decision to assess was stored without a letter
	s.as(s.Parent).get(s.at("/letters")).is(http.StatusOK).says("No letters yet", "Decision to assess", "Composed again", "their words may differ from those that were sent")
	s.as(s.Parent).get(s.at("/decision/letter.pdf?n=1")).is(http.StatusOK)
}

func TestAnOfficersOwnWordsPrintNoRightThatIsNone(t *testing.T) {
	s := newLetterSite(t)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/issue-decision/record"))
	b.press(page, "check", url.Values{"agreed": {"yes"}, "reason": {"A plan is needed."}, "letter": {"You can appeal to the Tribunal."}}).is(http.StatusUnprocessableEntity).
		says("“can appeal” can’t stand in this letter", "CFA 2014 s.51(2)", "You can appeal to the Tribunal.")
}

func TestTheCouncilChangesATextOfALetter(t *testing.T) {
	s := newLetterSite(t)
	const address = "/council/letters/will-issue"
	for _, who := range []people.Person{s.Coordinator, s.Parent, s.SENCO} {
		for _, path := range []string{"/council/letters", address, address + "/restore", address + "/versions/0", address + "/versions/0/parent.pdf"} {
			s.as(who).get(path).is(http.StatusForbidden)
		}
	}
	b := s.as(s.Manager)
	b.get("/council").is(http.StatusOK).says("Texts of letters")
	b.get("/council/letters").is(http.StatusOK).says("Decision to issue a plan", "The hub’s own text", "Never")
	b.get("/council/letters/nothing").is(http.StatusNotFound)
	page := b.get(address).is(http.StatusOK).says("{{decision}}", "What stands in its place", "Needed by law: CFA 2014 s.36(9)", "What cannot be used here: {{right of appeal}}", "To a young person")
	page.labelled()
	own := richtext.Markdown(letter.Default(notice.WillIssue).Words[letter.ToParent].Body)
	changed := strings.Replace(own, "We now write a draft", "From now on we write a draft", 1)

	b.press(page, "save", url.Values{"body.parent": {strings.Replace(changed, "{{reasons}}", "", 1)}}).is(http.StatusUnprocessableEntity).says("The letter must hold {{reasons}}", "CFA 2014 s.36(9)", "From now on we write a draft")
	b.press(page, "save", url.Values{"body.parent": {changed + "\n\n{{naem}}"}}).is(http.StatusUnprocessableEntity).says("{{naem}} is not a placeholder of this letter. You can use: {{child}}")
	typed := b.press(page, "preview", url.Values{"body.parent": {changed + "\n\n\\### A heading typed in the editor\n\nWords."}}).is(http.StatusOK)
	if headings := find(typed.root, func(n *html.Node) bool {
		return n.DataAtom == atom.H3 && innerText(n) == "A heading typed in the editor"
	}); len(headings) != 1 {
		t.Errorf("what the editor has no button for gave %d headings", len(headings))
	}
	seen := b.press(page, "preview", url.Values{"body.parent": {changed}}).is(http.StatusOK).says("As a letter of an invented case", "Robin Sample", "From now on we write a draft", "Nothing is saved yet")
	seen.labelled()
	b.press(seen, "pdf.parent", nil).is(http.StatusOK)
	b.press(seen, "save", nil).is(http.StatusOK).says("The text is saved.", "Version 1", s.Manager.Name, "From now on we write a draft")

	mine := strings.Replace(changed, "From now on", "Soon", 1)
	b.press(page, "save", url.Values{"body.parent": {mine}}).is(http.StatusConflict).says("From now on we write a draft", "Soon we write a draft")

	if err := (assessment.Decide{Gate: s.gate}).Do(t.Context(), s.Coordinator.Actor(), assessment.DecideInput{Case: s.Case, Decision: casework.Decision{Question: casework.WhetherToIssue, Agreed: true, Reason: "A plan is needed.", DecidedOn: s.day(0)}}); err != nil {
		t.Fatal(err)
	}
	issued := s.letters()[0]
	restore := b.get(address + "/restore").is(http.StatusOK).says("Go back to the hub’s own text?")
	b.press(restore, "restore", nil).is(http.StatusOK).says("Letters use the hub’s own text again.", "Version 2", "The hub’s own text again")
	b.press(restore, "restore", nil).is(http.StatusOK).says("Somebody else has changed this text")
	b.get(address+"/versions/1").is(http.StatusOK).says("From now on we write a draft", "version 1 of the council’s text")
	b.get(address + "/versions/1/young-person.docx").is(http.StatusOK)
	b.get(address + "/versions/9").is(http.StatusNotFound)
	s.as(s.Parent).get(s.at("/letters/"+string(issued.ID))).is(http.StatusOK).says("From now on we write a draft", "from version 1 of the council’s text", "There is no right of appeal against a decision to issue a plan.")
}
