package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/adapters/filestore"
	"ehchub/adapters/filetext"
	"ehchub/adapters/filetype"
	"ehchub/adapters/picture"
	"ehchub/adapters/system"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/people"
	"ehchub/domain/richtext"
	"ehchub/ports"

	"golang.org/x/net/html"
)

func newAssessmentSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		store, err := filestore.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		g := s.gate
		return []Area{
			NewFilePages(s.pages, "http://hub.example", assessment.ListFiles{Gate: g}, assessment.UploadFile{Gate: g, Store: store, Inspector: filetype.Inspector{}, Words: filetext.Reader{}, Places: []ports.PlaceStripper{picture.Stripper{}}},
				assessment.RemoveFile{Gate: g, Store: store}, assessment.DownloadFile{Gate: g, Store: store}),
			NewAssessmentPages(s.pages, assessment.Page{Gate: g}, assessment.ReadyForIssueDecision{Gate: g}),
			NewAdviceAskPages(s.pages, assessment.AdviceChoices{Gate: g}, assessment.AskAdvice{Gate: g}),
			NewAdvicePages(s.pages, testTexts, system.IDs{}, assessment.OpenAdvice{Gate: g}, assessment.WriteAdvice{Gate: g}, assessment.SubmitAdvice{Gate: g}, assessment.ReadAdvice{Gate: g}),
			NewAdviceControlPages(s.pages, assessment.TeamMembers{Gate: g}, assessment.AllocateAdvice{Gate: g}, assessment.OpenAdviceControl{Gate: g}, assessment.ReopenAdvice{Gate: g}, assessment.CloseAdvice{Gate: g}),
			NewEarlierAdvicePages(s.pages, g), NewTeamRequestPages(s.pages, g),
			NewViewsPages(s.pages, testTexts, assessment.ReadViews{Gate: g}, assessment.WriteViews{Gate: g}),
		}
	})
}

// asked makes one request and gives its address.
func (s *site) asked(ask assessment.AdviceAsk) (ehc.AdviceID, string) {
	s.t.Helper()
	ids, err := assessment.AskAdvice{Gate: s.gate}.Do(s.t.Context(), s.Coordinator.Actor(), assessment.AskAdviceInput{Case: s.Case, Asks: []assessment.AdviceAsk{ask}})
	if err != nil {
		s.t.Fatal(err)
	}
	return ids[0].ID, s.at("/assessment/advice/" + string(ids[0].ID))
}

// sent writes what is mandatory and sends it.
func (s *site) sent(by people.Person, id ehc.AdviceID) {
	s.t.Helper()
	text := richtext.FromPlain("Known since March 2021.")
	open, err := assessment.OpenAdvice{Gate: s.gate}.Do(s.t.Context(), by.Actor(), s.Case, id)
	if err == nil {
		err = assessment.WriteAdvice{Gate: s.gate}.Do(s.t.Context(), by.Actor(), assessment.WriteAdviceInput{Case: s.Case, Advice: id, Version: open.Request.Version(),
			About:      &assessment.AboutAdvice{OnBehalf: advice.OnBehalf{Choice: "no"}, Will: advice.YesKnown},
			Background: &advice.Background{FirstContact: text, InPlace: text, Effect: text}})
	}
	if err == nil {
		err = assessment.SubmitAdvice{Gate: s.gate}.Do(s.t.Context(), by.Actor(), assessment.SubmitAdviceInput{Case: s.Case, Advice: id, Version: open.Request.Version() + 1})
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestTheCoordinatorAsksForAdvice(t *testing.T) {
	s := newAssessmentSite(t)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/assessment")).is(http.StatusOK)
	page.says("Nobody has been asked for advice yet", "Nobody asked yet", "SI 2014/1530 reg 6(1)(d)")
	if !page.links(s.at("/assessment/ask?limb=d")) {
		t.Error("the cover of the limbs has no way to ask")
	}
	page = b.get(s.at("/assessment/ask?limb=d")).is(http.StatusOK)
	page.labelled()
	page.says("Psychological advice and information", "11 October 2023 at the latest")
	form, _ := page.form("check")
	if form.Get("ask.order") != "d" || len(form["ask.order"]) != 1 || form.Get("ask[d].due-on") != "11/10/2023" {
		t.Errorf("the form begins with %v", form)
	}
	page = b.press(page, "check", url.Values{}).is(http.StatusUnprocessableEntity)
	page.says("Choose the person or the team to ask")

	page = b.press(page, "check", url.Values{"ask[d].adviser": {"person:" + string(s.Psychologist.ID)}, "ask[d].note": {"Please meet Rowan at school."}, "ask[d].due-on": {"12/10/2023"}})
	page.is(http.StatusUnprocessableEntity).says("The due date can be 11 October 2023 at the latest")
	if form, _ := page.form("check"); form.Get("ask[d].note") != "Please meet Rowan at school." || form.Get("ask[d].adviser") == "" {
		t.Error("what was typed is gone")
	}
	page = b.press(page, "check", url.Values{"ask[d].due-on": {""}}).is(http.StatusOK)
	page.says("Send this request?", "Dr Ines Marlow, Educational psychologist", "Wednesday 11 October 2023", "Please meet Rowan at school.", "It doesn’t name the child")
	if len(s.Events(t, ehc.AdviceRequested)) != 0 {
		t.Error("it was sent before it was confirmed")
	}
	again, _ := b.press(page, "change", nil).is(http.StatusOK).form("check")
	if again.Get("ask[d].note") != "Please meet Rowan at school." || again.Get("ask.order") != "d" {
		t.Errorf("going back to change it shows %v", again)
	}
	page = b.press(page, "send", nil).is(http.StatusOK)
	page.says("Your request has been sent")
	if page.path != s.at("/assessment") {
		t.Errorf("led to %s", page.path)
	}
	page.says("Dr Ines Marlow", "Educational psychologist", "30 August 2023", "11 October 2023")
}

func TestSeveralAreAskedWithOneConfirmation(t *testing.T) {
	s := newAssessmentSite(t)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/assessment/ask")).is(http.StatusOK)
	page.labelled()
	form, _ := page.form("check")
	if got := strings.Join(form["ask.order"], ""); got != "bcde" {
		t.Errorf("the form begins with the kinds %q, not with those that the law wants", got)
	}
	page.says("a teacher qualified to teach such children (SI 2014/1530 reg 6(2))", "Ministry of Defence")
	page = b.press(page, "add", url.Values{"ask[b].adviser": {"person:" + string(s.SENCO.ID)}, "ask[b].note": {"What has been tried?"}}).is(http.StatusOK)
	page = b.press(page, "remove:e", nil).is(http.StatusOK)
	typed := url.Values{
		"ask[c].adviser": {"team:" + string(s.Team.ID)}, "ask[c].due-on": {"20/09/2023"}, "ask[d].adviser": {"person:" + string(s.Psychologist.ID)}, "ask[d].due-on": {"1/1/2024"},
		"ask[1].adviser": {"person:" + string(s.SocialWorker.ID)}, "ask[1].note": {"The family asked for you."},
	}
	page = b.press(page, "check", typed).is(http.StatusUnprocessableEntity)
	page.says("Choose the kind of advice", "The due date can be 11 October 2023 at the latest")
	for _, href := range []string{"#ask-1--limb", "#ask-d--due-on"} {
		if !page.links(href) {
			t.Errorf("what is wrong does not lead to its line: %s", href)
		}
	}
	form, _ = page.form("check")
	for name, want := range map[string]string{"ask[b].note": "What has been tried?", "ask[c].due-on": "20/09/2023", "ask[1].note": "The family asked for you.", "ask[d].due-on": "1/1/2024"} {
		if form.Get(name) != want {
			t.Errorf("%s comes back as %q", name, form.Get(name))
		}
	}
	page = b.press(page, "check", url.Values{"ask[1].limb": {"h"}, "ask[d].due-on": {"11/10/2023"}}).is(http.StatusOK)
	page.says("Send these 4 requests?", "Speech and language therapy (team)", "Wednesday 20 September 2023", "What has been tried?", "Advice from a person the family reasonably asks for")
	if len(s.Events(t, ehc.AdviceRequested)) != 0 {
		t.Fatal("somebody was asked before it was confirmed")
	}
	b.press(page, "send", nil).is(http.StatusOK).says("Your 4 requests have been sent", "Dr Ines Marlow", "Not allocated", "20 September 2023")
	if n := len(s.Events(t, ehc.AdviceRequested)); n != 4 {
		t.Errorf("%d messages for four requests", n)
	}
	page = b.get(s.at("/assessment/ask")).is(http.StatusOK)
	if form, _ = page.form("check"); strings.Join(form["ask.order"], "") != "e" {
		t.Errorf("then the form offers %v, not the one kind that is still wanted", form["ask.order"])
	}
	page = b.press(page, "check", url.Values{"ask[e].adviser": {"person:" + string(s.SocialWorker.ID)}, "ask.order": {"e", "d"}, "ask[d].adviser": {"person:" + string(s.Psychologist.ID)}})
	page.is(http.StatusUnprocessableEntity).says("They have an open request for this kind of advice already")
	if n := len(s.Events(t, ehc.AdviceRequested)); n != 4 {
		t.Errorf("a request was sent beside one that is wrong: %d", n)
	}
}

func TestTheRequestsTableByRole(t *testing.T) {
	s := newAssessmentSite(t)
	psychologist, psychologistURL := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	_, social := s.asked(assessment.AdviceAsk{Limb: advice.SocialCare, Person: s.SocialWorker.ID})
	_, team := s.asked(assessment.AdviceAsk{Limb: advice.Medical, Team: s.Team.ID})
	s.sent(s.Psychologist, psychologist)
	tests := map[string]struct {
		by      people.Person
		says    []string
		saysNot []string
		links   []string
		linkNot []string
	}{
		"who still owes theirs": {s.SocialWorker, []string{"You are asked for: Advice and information on social care", "Please send it by Wednesday 11 October 2023", "You can read it after you have sent your own advice"},
			[]string{"Ask for advice", "What the law asks for"}, []string{social}, []string{psychologistURL + "/read", team, team + "/allocate"}},
		"whose is in":        {s.Psychologist, nil, []string{"You are asked for", "after you have sent your own"}, []string{psychologistURL + "/read", psychologistURL + "/advice.pdf"}, []string{psychologistURL}},
		"the team's manager": {s.TeamManager, []string{"Choose who will answer"}, nil, []string{team + "/allocate", team}, []string{psychologistURL + "/read"}},
		"a member of it":     {s.Therapist, []string{"You are asked for: Medical advice and information"}, nil, []string{team}, []string{team + "/allocate"}},
		"the family":         {s.Parent, []string{"Completed", "Not allocated"}, []string{"You are asked for", "after you have sent your own"}, []string{psychologistURL + "/read"}, []string{social, team}},
		"the co-ordinator":   {s.Coordinator, []string{"Name Job title Specialism Requested Request due Request completed Status", "Ask for advice", "Ready for decision", "What the law asks for", "1 piece of advice in"}, []string{"You are asked for"}, []string{psychologistURL + "/reopen", social + "/close", team + "/allocate", social}, []string{psychologistURL + "/close"}},
		"the school's SENCO": {s.SENCO, []string{"Requests for advice"}, []string{"You are asked for"}, []string{psychologistURL + "/read"}, []string{social}},
	}
	for name, test := range tests {
		page := s.as(test.by).get(s.at("/assessment")).is(http.StatusOK)
		page.says(test.says...)
		page.saysNot(test.saysNot...)
		page.labelled()
		for _, href := range test.links {
			if !page.links(href) {
				t.Errorf("%s: no link to %s", name, href)
			}
		}
		for _, href := range test.linkNot {
			if page.links(href) {
				t.Errorf("%s: a link to %s", name, href)
			}
		}
	}
	s.as(s.Stranger).get(s.at("/assessment")).is(http.StatusNotFound)
	s.as(s.SocialWorker).get(psychologistURL + "/read").is(http.StatusForbidden).says("You will see this after you have sent your own advice.")
	s.as(s.Parent).get(s.at("/assessment/ask")).is(http.StatusForbidden)
	s.as(s.Coordinator).get(s.at("/assessment/advice/nonsense")).is(http.StatusNotFound)
}

func TestAnAdviserWritesEachPartAndSends(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID, Note: "Please meet Rowan at school."})
	b := s.as(s.Psychologist)
	page := b.get(at).is(http.StatusOK)
	page.says("Please meet Rowan at school.", "Wednesday 11 October 2023", "Not started", "Communication and interaction", "Social care")

	page = b.get(at + "/submit").is(http.StatusOK)
	page.says("Say whether you write for someone else.", "Say whether you will give advice.")
	if !page.links(at+"/about#will") || len(find(page.root, isButton("send"))) > 0 {
		t.Error("the check doesn't lead to what is missing, or offers to send all the same")
	}

	page = b.get(at + "/about").is(http.StatusOK)
	page.labelled()
	page.says("It is given as: Dr Ines Marlow, Educational psychologist.", "Not saved yet")
	page = b.press(page, "save", url.Values{"on-behalf": {"yes"}, "on-behalf.name": {"Petra Quill"}, "on-behalf.job-title": {"Trainee psychologist"}, "will": {"yes-known"}, "details": {"Seen every term"}}).is(http.StatusOK)
	page.says("Saved at 10:00am")
	if form, _ := page.form("save"); form.Get("on-behalf.name") != "Petra Quill" || form.Get("will") != "yes-known" || form.Get("version") != "2" {
		t.Errorf("stored %v", form)
	}

	page = b.get(at + "/background")
	page.labelled()
	page = b.press(page, "back", url.Values{"first-contact": {"In **March** 2021"}, "in-place": {"<p>A <em>word</em> bank</p>"}, "in-place.format": {"html"}, "effect": {"- calmer\n- asks for help"}}).is(http.StatusOK)
	page.says("What you wrote is saved.", "Done")

	page = b.get(at + "/areas/communication")
	page.says("Did you find that Rowan has a need in this area?", "I can’t advise on this area")
	page = b.press(page, "add-need", url.Values{"strengths": {"Draws maps"}}).is(http.StatusOK)
	need := itemIn(t, page)
	if page.fragment != "item-"+need {
		t.Errorf("came back at %q, not at the new need", page.fragment)
	}
	page = b.press(page, "add-outcome", url.Values{"need[" + need + "].text": {"Finding words"}})
	outcome := itemIn(t, page)
	page = b.press(page, "add-step:"+outcome, url.Values{"outcome[" + outcome + "].text": {"Asks for help"}, "outcome[" + outcome + "].needs": {need}, "outcome[" + outcome + "].preparing": {"employment"}})
	step := itemIn(t, page)
	page = b.press(page, "add-provision:"+outcome, url.Values{fmt.Sprintf("outcome[%s].step[%s].text", outcome, step): {"Uses a card"}, fmt.Sprintf("outcome[%s].step[%s].by", outcome, step): {"31/2/2024"}})
	page.is(http.StatusUnprocessableEntity).says("The date to be achieved by must be a real date")
	page = b.press(page, "add-provision:"+outcome, url.Values{fmt.Sprintf("outcome[%s].step[%s].by", outcome, step): {"1/4/2024"}}).is(http.StatusOK)
	provision := itemIn(t, page)
	field := func(name string) string { return fmt.Sprintf("outcome[%s].provision[%s].%s", outcome, provision, name) }
	page = b.press(page, "save", url.Values{field("support"): {"A word bank"}, field("provider"): {"Teaching assistant"}, field("ratio"): {"1:1"}, field("quantity"): {"30 minutes"}, field("frequency"): {"Every day"}}).is(http.StatusOK)
	page.labelled()
	stored := s.answer(s.Psychologist, at)
	o := stored.Area("communication").Outcomes[0]
	if o.Text != "Asks for help" || string(o.Needs[0]) != need || o.Preparing[0] != "employment" || o.Steps[0].By != ehc.D(2024, 4, 1) || o.Provisions[0].Ratio != "1:1" || richtext.Plain(stored.Area("communication").Strengths) != "Draws maps" {
		t.Errorf("stored %+v", o)
	}

	if stored.Area("communication").Opinion != needs.NeedFound {
		t.Errorf("a need was written, and the answer is %q", stored.Area("communication").Opinion)
	}
	b.press(b.get(at+"/areas/sensory"), "back", url.Values{"opinion": {"no-need"}}).is(http.StatusOK)
	contradicting := b.press(b.get(at+"/areas/communication"), "back", url.Values{"opinion": {"no-need"}}).is(http.StatusOK)
	contradicting.says("In progress")
	b.get(at + "/submit").says("You answered “No, I looked and found no need”, but a need or an outcome is written.")
	b.press(b.get(at+"/areas/communication"), "back", url.Values{"opinion": {"need"}}).is(http.StatusOK)

	page = b.get(at)
	page.says("1 need, 1 outcome", "No need found", "Not answered")
	page = b.get(at + "/submit").is(http.StatusOK)
	page.says("Petra Quill, Trainee psychologist", "No, I looked and found no need", "Left empty: no need identified, and none ruled out", "Your advice is locked")
	page = b.press(page, "send", nil).is(http.StatusOK)
	page.says("Your advice has been sent", "Completed")
	page = b.get(at).is(http.StatusOK)
	if page.path != strings.TrimPrefix(at, "")+"/read" {
		t.Errorf("sent advice opens at %s", page.path)
	}
	page.says("Petra Quill", "Written by Dr Ines Marlow, Educational psychologist", "Asks for help", "Meets need 1.", "Employment", "Uses a card", "1 April 2024", "A word bank", "Every day", "No need was found in this area.", "no need was identified, and none was ruled out")
	b.get(at + "/about").is(http.StatusConflict)
}

func isButton(value string) func(*html.Node) bool {
	return func(n *html.Node) bool { return attr(n, "value") == value && n.Data == "button" }
}

// itemIn gives the identity of the newest item that the page came back at.
func itemIn(t *testing.T, p *page) string {
	t.Helper()
	id, ok := strings.CutPrefix(p.fragment, "item-")
	if !ok {
		t.Fatalf("the page came back at %q:\n%s", p.fragment, p.text())
	}
	return id
}

// answer reads what is stored of the advice at an address.
func (s *site) answer(by people.Person, at string) advice.Answer {
	s.t.Helper()
	id := ehc.AdviceID(at[strings.LastIndex(at, "/")+1:])
	out, err := assessment.OpenAdvice{Gate: s.gate}.Do(s.t.Context(), by.Actor(), s.Case, id)
	if err != nil {
		s.t.Fatal(err)
	}
	return out.Request.Answer()
}

func TestRemovingAnItemWithWordsIsAskedFirst(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	b := s.as(s.Psychologist)
	page := b.press(b.get(at+"/areas/health"), "add-need", nil)
	first := itemIn(t, page)
	page = b.press(page, "add-need", url.Values{"need[" + first + "].text": {"Sleeps badly"}})
	second := itemIn(t, page)
	page = b.press(page, "remove:"+second, url.Values{"strengths": {"Rides a bike"}}).is(http.StatusOK)
	if f := s.answer(s.Psychologist, at).Area("health"); len(f.Needs) != 1 || richtext.Plain(f.Strengths) != "Rides a bike" || page.fragment != "needs" {
		t.Errorf("an empty need: %+v, back at %q", f, page.fragment)
	}
	page = b.press(page, "remove:"+first, url.Values{"strengths": {"Rides a bike well"}}).is(http.StatusOK)
	page.says("Remove need 1?", "Sleeps badly")
	if f := s.answer(s.Psychologist, at).Area("health"); len(f.Needs) != 1 || richtext.Plain(f.Strengths) != "Rides a bike well" {
		t.Errorf("before the answer: %+v", f)
	}
	page = b.press(page, "confirm-remove:"+first, nil).is(http.StatusOK)
	if f := s.answer(s.Psychologist, at).Area("health"); len(f.Needs) != 0 || richtext.Plain(f.Strengths) != "Rides a bike well" {
		t.Errorf("after it: %+v", f)
	}
	page.says("No needs written yet.")
}

func TestTwoPeopleWriteTheSameAdvice(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Medical, Team: s.Team.ID})
	theo, odile := s.as(s.Therapist), s.as(s.TeamManager)
	theos, odiles := theo.get(at+"/background"), odile.get(at+"/background")
	theo.press(theos, "save", url.Values{"first-contact": {"In March"}, "in-place": {"A word bank"}}).is(http.StatusOK)

	page := odile.press(odiles, "save", url.Values{"first-contact": {"In June"}, "effect": {"Calmer"}}).is(http.StatusConflict)
	page.says("Two people wrote here at the same time", "Theo Abara saved this", "In March", "In June")
	page.saysNot("A word bank") // only one of them wrote there: nothing to ask
	page.labelled()
	page = odile.press(page, "save", nil).is(http.StatusConflict)
	page.says("Choose which text to keep for When did the child")
	odile.press(page, "save", url.Values{"choose.first-contact": {"mine"}}).is(http.StatusOK)
	b := s.answer(s.TeamManager, at).Background
	if richtext.Plain(b.FirstContact) != "In June" || richtext.Plain(b.InPlace) != "A word bank" || richtext.Plain(b.Effect) != "Calmer" {
		t.Errorf("stored %q, %q, %q", richtext.Plain(b.FirstContact), richtext.Plain(b.InPlace), richtext.Plain(b.Effect))
	}
}

func TestTwoPeopleInDifferentPartsAreNotAsked(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Medical, Team: s.Team.ID})
	theo, odile := s.as(s.Therapist), s.as(s.TeamManager)
	about, area := theo.get(at+"/about"), odile.get(at+"/areas/cognition")
	theo.press(about, "save", url.Values{"will": {"yes-known"}}).is(http.StatusOK)
	page := odile.press(area, "add-need", url.Values{"strengths": {"Counts well"}}).is(http.StatusOK)
	itemIn(t, page)
	if a := s.answer(s.TeamManager, at); a.Will != advice.YesKnown || len(a.Area("cognition").Needs) != 1 {
		t.Errorf("stored %+v", a)
	}
}

func TestTwoPeopleInTheSameArea(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Medical, Team: s.Team.ID})
	theo, odile := s.as(s.Therapist), s.as(s.TeamManager)
	first := theo.press(theo.get(at+"/areas/cognition"), "add-need", nil)
	need := itemIn(t, first)
	odiles := odile.get(at + "/areas/cognition")
	theo.press(first, "save", url.Values{"need[" + need + "].text": {"Reading"}}).is(http.StatusOK)
	page := odile.press(odiles, "save", url.Values{"need[" + need + "].text": {"Reading for meaning"}, "strengths": {"Counts well"}}).is(http.StatusConflict)
	page.says("Need 1", "Reading for meaning", "Theo Abara")
	odile.press(page, "save", url.Values{"choose.need[" + need + "].text": {"theirs"}}).is(http.StatusOK)
	if f := s.answer(s.TeamManager, at).Area("cognition"); f.Needs[0].Text != "Reading" || richtext.Plain(f.Strengths) != "Counts well" {
		t.Errorf("stored %+v", f)
	}
}

func TestWhatWasTypedSurvivesALock(t *testing.T) {
	s := newAssessmentSite(t)
	id, at := s.asked(assessment.AdviceAsk{Limb: advice.SocialCare, Person: s.SocialWorker.ID})
	b := s.as(s.SocialWorker)
	page := b.get(at + "/background")
	if err := (assessment.CloseAdvice{Gate: s.gate}).Do(t.Context(), s.Coordinator.Actor(), assessment.CloseAdviceInput{Case: s.Case, Advice: id, Reason: "Asked someone else", Override: true}); err != nil {
		t.Fatal(err)
	}
	page = b.press(page, "save", url.Values{"effect": {"A long story"}}).is(http.StatusConflict)
	page.says("This request was closed")
	if form, _ := page.form("save"); form.Get("effect") != "A long story" {
		t.Error("what was typed is gone")
	}
}

func TestATeamsRequestIsAllocated(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Medical, Team: s.Team.ID})
	b := s.as(s.TeamManager)
	page := b.get(at + "/allocate").is(http.StatusOK)
	page.labelled()
	page.says("Theo Abara", "Wren Halloran", "Odile Farrant")
	b.press(page, "allocate", nil).is(http.StatusUnprocessableEntity).says("Choose a member of the team.")
	if !page.links(at + "/about") {
		t.Error("the manager isn’t offered to answer first whether the team will advise")
	}
	b.press(b.get(at+"/about"), "save", url.Values{"will": {"yes-allocated"}, "details": {"Theo knows Rowan"}}).is(http.StatusOK)
	page = b.press(page, "allocate", url.Values{"member": {string(s.Therapist.ID)}}).is(http.StatusOK)
	page.says("The request has been given to a member of the team", "Theo Abara, for Speech and language therapy", "Pending")
	s.as(s.Therapist).get(at).is(http.StatusOK)
	theo := s.as(s.Therapist)
	about := theo.get(at + "/about").is(http.StatusOK)
	about.says("Answered for your team", "they have an allocated worker", "Theo knows Rowan")
	theo.press(about, "save", url.Values{"on-behalf": {"no"}}).is(http.StatusOK)
	if a := s.answer(s.Therapist, at); a.Will != advice.YesAllocated || a.Details != "Theo knows Rowan" || a.OnBehalf.Choice != "no" {
		t.Errorf("stored %+v", a)
	}
	s.as(s.SecondTherapist).get(at).is(http.StatusForbidden)
	s.as(s.Therapist).get(at + "/allocate").is(http.StatusForbidden)
}

func TestReopeningAndClosing(t *testing.T) {
	s := newAssessmentSite(t)
	id, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	_, social := s.asked(assessment.AdviceAsk{Limb: advice.SocialCare, Person: s.SocialWorker.ID})
	s.sent(s.Psychologist, id)
	s.Clock.Pass(50) // past the due date
	b := s.as(s.Coordinator)
	page := b.get(at + "/reopen").is(http.StatusOK)
	form, _ := page.form("reopen")
	if form.Get("due-on") != "26/10/2023" {
		t.Errorf("offers %q for sending it again", form.Get("due-on"))
	}
	b.press(page, "reopen", nil).is(http.StatusUnprocessableEntity).says("Say why it is re-opened.")
	page = b.press(page, "reopen", url.Values{"reason": {"The year group is wrong"}}).is(http.StatusOK)
	page.says("The advice is open again", "Re-opened: The year group is wrong", "First sent 30 August 2023", "26 October 2023")
	s.as(s.Psychologist).get(at).is(http.StatusOK).says("Re-opened for you to put right.", "The year group is wrong")
	s.as(s.Parent).get(s.at("/assessment")).saysNot("The year group is wrong")

	page = b.get(social + "/close").is(http.StatusOK)
	page.says("The law wants this kind of advice in every such assessment", "Ask somebody else")
	page = b.press(page, "close", url.Values{"reason": {"Not known to social care"}}).is(http.StatusUnprocessableEntity)
	page.says("if the council has to go on without it, say so here", "Not known to social care")
	page = b.press(page, "close", url.Values{"override": {"yes"}}).is(http.StatusOK)
	page.says("The request is closed.", "the council goes on without this advice: Not known to social care", "Closed without advice")
	s.as(s.Parent).get(s.at("/assessment")).says("Closed without advice")
	s.as(s.SocialWorker).get(at + "/reopen").is(http.StatusForbidden)
}

func TestReadyForDecision(t *testing.T) {
	s := newAssessmentSite(t)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/assessment/ready")).is(http.StatusOK)
	page.labelled()
	page.says("The law wants advice of each of these kinds, and none is in", "Educational advice and information")
	page = b.press(page, "ready", nil).is(http.StatusUnprocessableEntity)
	page.says("give the reason for going on without it", "SI 2014/1530 reg 6(1)")
	s.as(s.Psychologist).get(s.at("/assessment/ready")).is(http.StatusNotFound)
	s.as(s.Parent).get(s.at("/assessment/ready")).is(http.StatusForbidden)
	b.press(page, "ready", url.Values{"override": {"The reports of June are enough; all agree."}})
	if c := s.Load(t); c.State() != casework.IssueDecisionPending {
		t.Errorf("the case stands at %s", c.State())
	}
	b.get(s.at("/assessment/ready")).is(http.StatusConflict)
}

func TestEarlierAdviceThatIsEnoughIsNotMissed(t *testing.T) {
	s := newAssessmentSite(t)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/assessment/rely")).is(http.StatusOK)
	page = b.press(page, "rely", url.Values{"source": {"Dr Ines Marlow, report of June"}, "given-on": {"1/6/2023"}, "limbs": {"d"}, "satisfied": {"author", "authority"}}).is(http.StatusUnprocessableEntity)
	page.says("must all be satisfied")
	page = b.press(page, "rely", url.Values{"satisfied": {"author", "authority", "family"}}).is(http.StatusOK)
	page.says("Earlier advice is enough", "Earlier advice that counts", "Dr Ines Marlow, report of June")
	s.as(s.Parent).get(s.at("/assessment")).says("Dr Ines Marlow, report of June", "Its author, the family and the council agree that it is enough")
	ready := b.get(s.at("/assessment/ready")).is(http.StatusOK)
	ready.says("Educational advice and information").saysNot("Psychological advice and information")
}

func TestViewsAreWrittenAndRead(t *testing.T) {
	s := newAssessmentSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	parent, senco := s.as(s.Parent), s.as(s.SENCO)
	page := parent.get(s.at("/assessment/views/parents-hopes")).is(http.StatusOK)
	page.labelled()
	page.says("Please write before Wednesday 11 October 2023, when the advice is due")
	parent.get(s.at("/assessment")).says("Please write before Wednesday 11 October 2023")
	page = parent.press(page, "save", url.Values{"text": {"That Rowan has **one** friend."}}).is(http.StatusOK)
	page.says("Written by Aurelia Ashdown, 30 August 2023.")

	page = parent.press(parent.get(s.at("/assessment/views/hopes")), "save", url.Values{"text": {"To be a vet."}}).is(http.StatusUnprocessableEntity)
	page.says("Say whose views these are.")
	parent.press(page, "back", url.Values{"whose": {"for"}, "on-behalf": {"Rowan"}}).is(http.StatusOK).says("What you wrote is saved.", "Has information", "By Aurelia Ashdown on behalf of Rowan")

	page = senco.get(s.at("/assessment/views/things-i-enjoy"))
	if form, _ := page.form("save"); form.Get("on-behalf") != "Rowan" {
		t.Errorf("a school writes for %q", form.Get("on-behalf"))
	}
	senco.press(page, "save", url.Values{"text": {"Swimming"}, "on-behalf": {""}}).is(http.StatusUnprocessableEntity).says("Say whose views these are.")
	senco.press(page, "save", url.Values{"text": {"Swimming"}}).is(http.StatusOK)

	reader := s.as(s.Psychologist)
	page = reader.get(s.at("/assessment/views/things-i-enjoy")).is(http.StatusOK)
	page.says("Swimming", "By Desmond Larkin on behalf of Rowan, 30 August 2023")
	if len(find(page.root, isButton("save"))) > 0 {
		t.Error("an adviser is offered to write the child's views")
	}
	reader.get(s.at("/assessment/views/my-past")).is(http.StatusOK).says("Nothing has been written here yet.")
	reader.get(s.at("/assessment/views/luck")).is(http.StatusNotFound)
	s.as(s.Stranger).get(s.at("/assessment/views/hopes")).is(http.StatusNotFound)
}

func TestViewsBeginFromTheRequest(t *testing.T) {
	s := newAssessmentSite(t)
	parent := s.as(s.Parent)
	at := s.at("/assessment/views/parents-change")
	page := parent.get(at).is(http.StatusOK)
	page.says("What the request said", "Words do not come when Rowan is upset.", "Take over into the text below")
	page.labelled()
	if form, _ := page.form("save"); form.Get("text") != "" {
		t.Fatalf("the text begins with %q, which nobody pressed for", form.Get("text"))
	}
	page = parent.press(page, "answer:not-working", url.Values{"text": {"Since the move, **less** sleep."}}).is(http.StatusOK)
	page.says("Taken over from the request, not saved yet", "Taken over into the text below")
	form, _ := page.form("save")
	if got := form.Get("text"); got != "Since the move, **less** sleep.\n\nWords do not come when Rowan is upset." {
		t.Errorf("the text is then %q", got)
	}
	if len(find(page.root, func(n *html.Node) bool { return has(n, "data-unsaved") })) != 1 {
		t.Error("leaving the page would drop what was taken over without a word")
	}
	parent.get(at).says("Take over into the text below")
	parent.press(page, "save", nil).is(http.StatusOK).says("Taken over into the text below")
	for _, other := range []string{"/assessment/views/parents-hopes", "/assessment/views/change"} {
		parent.get(s.at(other)).is(http.StatusOK).saysNot("What the request said", "Words do not come when Rowan is upset.")
	}
}

func TestTwoPeopleWriteTheSameTile(t *testing.T) {
	s := newAssessmentSite(t)
	parent, senco := s.as(s.Parent), s.as(s.SENCO)
	at := s.at("/assessment/views/hopes")
	parents, sencos := parent.get(at), senco.get(at)
	parent.press(parents, "save", url.Values{"text": {"To be a vet."}, "whose": {"for"}, "on-behalf": {"Rowan"}}).is(http.StatusOK)
	page := senco.press(sencos, "save", url.Values{"text": {"To swim in the sea."}}).is(http.StatusConflict)
	page.says("Aurelia Ashdown saved this", "To be a vet.", "To swim in the sea.")
	senco.press(page, "save", url.Values{"choose.text": {"theirs"}}).is(http.StatusOK)
	out, err := assessment.ReadViews{Gate: s.gate}.Do(t.Context(), s.SENCO.Actor(), s.Case, "hopes")
	if err != nil || richtext.Plain(out.View.Text) != "To be a vet." {
		t.Errorf("stored %q, %v", richtext.Plain(out.View.Text), err)
	}
}

// sessionStatements is what finding out who is signed in costs, which this test's browser does without.
const sessionStatements = 1

func TestTheAssessmentPageTakesTheSameFewStatementsHoweverManyAreAsked(t *testing.T) {
	s := newAssessmentSite(t)
	b := s.as(s.Coordinator)
	count := func() int {
		s.queries.Reset()
		b.get(s.at("/assessment")).is(http.StatusOK)
		return s.queries.Count() + sessionStatements
	}
	none := count()
	for _, limb := range []advice.Limb{advice.Educational, advice.Medical, advice.Psychological, advice.SocialCare, advice.Other, advice.Adulthood, advice.Requested} {
		for _, p := range []people.Person{s.SENCO, s.Psychologist, s.Paediatrician, s.SocialWorker} {
			s.asked(assessment.AdviceAsk{Limb: limb, Person: p.ID})
		}
	}
	if many := count(); many != none || many > 10 {
		t.Errorf("%d statements for an empty page, %d for 28 requests; at most 10", none, many)
	}
}

func TestDocumentsOfAdviceOpenWithIt(t *testing.T) {
	s := newAssessmentSite(t)
	id, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	b := s.as(s.Psychologist)
	page := b.get(b.get(at).is(http.StatusOK).linkTo("Add or remove documents")).is(http.StatusOK)
	page = b.upload(page, "upload", part{"Observation.txt", "Seen in class on 12 September."}).is(http.StatusOK)
	page.says("Observation.txt")
	back := b.get(page.linkTo("Done")).is(http.StatusOK)
	if back.path != at {
		t.Errorf("led back to %s", back.path)
	}
	file := back.linkTo("Observation.txt")
	if got := b.fetch(file); got.status != http.StatusOK || got.body != "Seen in class on 12 September." {
		t.Errorf("its author fetches %d %q", got.status, got.body)
	}
	if got := s.as(s.Parent).fetch(file); got.status != http.StatusForbidden {
		t.Errorf("the parent fetches a document of advice that is not sent: %d", got.status)
	}
	s.sent(s.Psychologist, id)
	if s.as(s.Parent).get(at+"/read").linkTo("Observation.txt") != file || s.as(s.Parent).fetch(file).status != http.StatusOK {
		t.Error("the parent can’t fetch the document of sent advice")
	}
	b.upload(page, "upload", part{"Late.txt", "x"}).is(http.StatusUnprocessableEntity).says("This advice has been sent and is locked.")
}

func TestViewsOnPaperAreAdded(t *testing.T) {
	s := newAssessmentSite(t)
	at := s.at("/assessment/views/important-to-me")
	b := s.as(s.SENCO)
	page := b.get(at)
	page.says("a scan of views written on paper can be added")
	page = b.upload(b.press(page, "files", nil).is(http.StatusOK), "upload", part{"Paper.txt", "My dog and my nan."}).is(http.StatusOK)
	b.get(page.linkTo("Done")).says("Paper.txt")
	s.as(s.Parent).get(s.at("/assessment")).says("Has information")
	reader := s.as(s.Parent).get(at)
	reader.linkTo("Paper.txt")
}

func TestAdviceWaitsForWhoeverWasAskedUntilItIsSent(t *testing.T) {
	s := newSite(t, func(s *site) []Area { return []Area{NewTrayPages(s.pages, s.gate)} })
	home := func(p people.Person) *page { return s.as(p).get("/cases?tray=in-progress").is(http.StatusOK) }
	home(s.Psychologist).says("Waiting for you", "Nothing is waiting for you at the moment")
	id, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	if page := home(s.Psychologist).says("Write your advice", "Rowan Elodie Ashdown", "By "); !page.links(at) {
		t.Errorf("it does not lead to %s", at)
	}
	home(s.Coordinator).saysNot("Waiting for you")
	home(s.Paediatrician).saysNot("Write your advice")
	s.sent(s.Psychologist, id)
	home(s.Psychologist).says("Nothing is waiting for you at the moment")
}
