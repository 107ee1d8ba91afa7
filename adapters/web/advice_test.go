package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/domain/richtext"
)

func TestTheCouncilsQuestionsGoAlongAndAreAnswered(t *testing.T) {
	s := newAssessmentSite(t)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/assessment/ask?limb=d")).is(http.StatusOK)
	form, _ := page.form("check")
	if got := form.Get("ask[d].questions"); got != strings.Join(advice.Suggested(advice.Psychological), "\n") {
		t.Errorf("the form suggests %q", got)
	}
	page = b.press(page, "check", url.Values{"ask[d].adviser": {"person:" + string(s.Psychologist.ID)}, "ask[d].questions": {strings.Repeat("How?\n", 21)}})
	page.is(http.StatusUnprocessableEntity).says("Ask 20 questions or fewer")
	page = b.press(page, "check", url.Values{"ask[d].questions": {"How does Rowan remember things?\n\n  What calms Rowan?  "}}).is(http.StatusOK)
	page.says("How does Rowan remember things? What calms Rowan?", "With it goes what the family has given (SI 2014/1530 reg 6(3))")
	b.press(page, "send", nil).is(http.StatusOK)

	doctor := s.as(s.Psychologist)
	all, err := assessment.Page{Gate: s.gate}.Do(t.Context(), s.Psychologist.Actor(), s.Case)
	if err != nil {
		t.Fatal(err)
	}
	at := s.at("/assessment/advice/" + string(all.Rows[0].Request.ID()))
	page = doctor.get(at).is(http.StatusOK)
	page.says("The council’s questions", "0 of 2 answered", "What to read first", "The request for an assessment", "The law gives it to everyone who is asked.")
	page = doctor.get(at + "/questions").is(http.StatusOK)
	page.labelled()
	page.says("You are asked for: psychological advice and information, about Rowan. Please send it by Wednesday 11 October 2023.", "Then it is locked")
	out, err := assessment.OpenAdvice{Gate: s.gate}.Do(t.Context(), s.Psychologist.Actor(), s.Case, ehc.AdviceID(at[strings.LastIndex(at, "/")+1:]))
	if err != nil {
		t.Fatal(err)
	}
	asked := out.Request.Questions()
	page = doctor.press(page, "back", url.Values{advice.ReplyField(asked[1].ID): {"A **quiet** corner."}, "reply[nonsense].text": {"x"}}).is(http.StatusOK)
	page.says("1 of 2 answered")
	s.sent(s.Psychologist, out.Request.ID())
	doctor.get(at+"/read").says("What calms Rowan?", "A quiet corner.", "How does Rowan remember things? No answer.")
	s.as(s.Parent).get(at+"/read").says("What calms Rowan?", "A quiet corner.")
}

func TestTheCouncilRemindsAndTakesLateAdviceFurther(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Medical, Team: s.Team.ID})
	b := s.as(s.Coordinator)
	page := b.get(s.at("/assessment")).is(http.StatusOK)
	if page.links(at + "/escalate") {
		t.Error("a request that is not late is offered to those above")
	}
	page = b.press(b.get(at+"/chase"), "chase", nil).is(http.StatusOK)
	page.says("They are reminded by e-mail.", "Reminded on 30 August 2023")
	b.press(b.get(at+"/chase"), "chase", nil).is(http.StatusConflict).says("They were reminded today already")
	b.post(at+"/escalate", url.Values{"reason": {"Too early"}}).is(http.StatusConflict).says("can be taken further once the advice is late")
	s.Clock.Pass(43)
	page = b.press(b.get(at+"/escalate").is(http.StatusOK), "escalate", nil).is(http.StatusUnprocessableEntity)
	page.says("Say what you need from them")
	b.press(page, "escalate", url.Values{"reason": {"Nobody has it. Please allocate today."}}).is(http.StatusOK).says("Taken further on 12 October 2023: Nobody has it.")
	s.as(s.TeamManager).get(s.at("/assessment")).says("Nobody has it. Please allocate today.")
	s.as(s.Parent).get(s.at("/assessment")).saysNot("Please allocate today", "Reminded on")
	for _, p := range []people.Person{s.Therapist, s.Parent, s.SENCO} {
		s.as(p).get(at + "/chase").is(http.StatusForbidden)
		s.as(p).post(at+"/escalate", url.Values{"reason": {"x"}}).is(http.StatusForbidden)
	}
	if n, m := len(s.Events(t, ehc.AdviceChased)), len(s.Events(t, ehc.AdviceEscalated)); n != 1 || m != 1 {
		t.Errorf("%d times reminded, %d times taken further", n, m)
	}
}

func TestAnAnswerOfNoIsNoAdvice(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.SocialCare, Person: s.SocialWorker.ID})
	b := s.as(s.SocialWorker)
	b.press(b.get(at+"/about"), "save", url.Values{"on-behalf": {"no"}, "will": {string(advice.NoNotKnown)}}).is(http.StatusOK)
	b.press(b.get(at+"/submit").is(http.StatusOK), "send", nil).is(http.StatusOK)
	page := s.as(s.Coordinator).get(s.at("/assessment")).is(http.StatusOK)
	page.says("Answered: no advice will be given", "Answered no: that is not advice.")
	if !page.links(at + "/escalate") {
		t.Error("a refusal of what the law wants can’t be taken further")
	}
	if len(s.Events(t, ehc.AdviceDeclined)) != 1 || len(s.Events(t, ehc.AdviceSubmitted)) != 0 {
		t.Error("the refusal is told as advice")
	}
}

func TestAMemberCantChangeWhatTheManagerAnswered(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Medical, Team: s.Team.ID})
	theo, odile := s.as(s.Therapist), s.as(s.TeamManager)
	stale := theo.get(at + "/about")
	odile.press(odile.get(at+"/about"), "save", url.Values{"will": {"yes-allocated"}, "details": {"Theo knows Rowan"}}).is(http.StatusOK)
	page := theo.press(stale, "save", url.Values{"on-behalf": {"no"}, "will": {"no-known"}})
	if a := s.answer(s.Therapist, at); a.Will != advice.YesAllocated || a.Details != "Theo knows Rowan" {
		t.Errorf("after a stale form (%d) the answer is %q, %q", page.status, a.Will, a.Details)
	}
	fresh := theo.get(at + "/about").is(http.StatusOK)
	theo.press(fresh, "save", url.Values{"on-behalf": {"no"}, "will": {"no-known"}, "details": {"mine"}})
	if a := s.answer(s.Therapist, at); a.Will != advice.YesAllocated || a.Details != "Theo knows Rowan" || a.OnBehalf.Choice != "no" {
		t.Errorf("after a changed hidden field the answer is %q, %q", a.Will, a.Details)
	}
}

func TestAdviceIsSentOnceHoweverOften(t *testing.T) {
	s := newAssessmentSite(t)
	id, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	b := s.as(s.Psychologist)
	text := richtext.FromPlain("Known since March 2021.")
	err := assessment.WriteAdvice{Gate: s.gate}.Do(t.Context(), s.Psychologist.Actor(), assessment.WriteAdviceInput{Case: s.Case, Advice: id, Version: 1,
		About: &assessment.AboutAdvice{OnBehalf: advice.OnBehalf{Choice: "no"}, Will: advice.YesKnown}, Background: &advice.Background{FirstContact: text, InPlace: text, Effect: text}})
	if err != nil {
		t.Fatal(err)
	}
	check := b.get(at + "/submit").is(http.StatusOK)
	form, target := check.form("send")
	form.Set("action", "send")
	answers := make(chan int, 4)
	for range cap(answers) {
		go func() {
			r, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, s.address+target, strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			answers <- s.as(s.Psychologist).do(r).status
		}()
	}
	good := 0
	for range cap(answers) {
		if <-answers == http.StatusOK {
			good++
		}
	}
	if n := len(s.Events(t, ehc.AdviceSubmitted)); n != 1 || good < 1 {
		t.Errorf("sent %d times; %d presses were told that it went", n, good)
	}
	b.press(check, "send", nil).is(http.StatusOK).says("This advice was sent already, on 30 August 2023. Nothing was sent twice.")

	stale := url.Values{"effect": {"A late thought"}, "action": {"save"}, "version": {"1"}}
	b.post(at+"/background", stale).is(http.StatusConflict).says("This advice has been sent and is locked")
	s.as(s.SENCO).post(at+"/background", stale).is(http.StatusForbidden)
	s.as(s.Parent).post(at+"/submit", url.Values{"action": {"send"}, "version": {"2"}}).is(http.StatusForbidden)
	s.as(s.Stranger).post(at+"/submit", url.Values{"action": {"send"}, "version": {"2"}}).is(http.StatusNotFound)

	coordinator := s.as(s.Coordinator)
	coordinator.press(coordinator.get(at+"/reopen"), "reopen", url.Values{"reason": {"The year is wrong"}}).is(http.StatusOK)
	page := b.press(check, "send", nil).is(http.StatusConflict)
	page.says("This advice was changed after you checked it")
	b.press(b.get(at+"/submit"), "send", nil).is(http.StatusOK).says("Your advice has been sent")
}

func TestAHugeAnswerIsRefusedAndKept(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	b := s.as(s.Psychologist)
	long := strings.Repeat("Rowan works hard. ", 12_000)
	page := b.press(b.get(at+"/background"), "save", url.Values{"effect": {long}, "in-place": {"A word bank"}})
	if page.status != http.StatusUnprocessableEntity {
		t.Fatalf("%d for a text of %d characters", page.status, len(long))
	}
	form, _ := page.form("save")
	if len(form.Get("effect")) < len(long)-1 || form.Get("in-place") != "A word bank" {
		t.Error("what was typed is gone")
	}
	page = b.press(b.get(at+"/about"), "save", url.Values{"on-behalf": {"yes"}, "on-behalf.name": {strings.Repeat("é", 501)}})
	page.is(http.StatusUnprocessableEntity).says("Use 500 characters or fewer.")
}

func TestAdviceIsTakenAwayAsPDFAndWordBeforeAndAfter(t *testing.T) {
	s := newAssessmentSite(t)
	id, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	for _, page := range []string{"", "/read", ""} {
		if page == "/read" {
			s.sent(s.Psychologist, id)
		}
		for _, format := range []string{"pdf", "docx"} {
			if !s.as(s.Psychologist).get(at + page).is(http.StatusOK).links(fmt.Sprintf("%s/advice.%s", at, format)) {
				t.Errorf("the page %q offers no %s", page, format)
			}
		}
	}
	table := s.as(s.Parent).get(s.at("/assessment"))
	if !table.links(at+"/advice.pdf") || !table.links(at+"/advice.docx") {
		t.Error("the family is not offered both files")
	}
}

func TestATeamsRequestsStandOnOnePageAndAreGivenWithTheAnswer(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Medical, Team: s.Team.ID})
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	odile := s.as(s.TeamManager)
	page := odile.get("/team-requests").is(http.StatusOK)
	page.says("Speech and language therapy: waiting to be given to somebody", "Rowan", "Medical", "By 11 October 2023", "Nobody has it yet", "Theo Abara")
	page.saysNot("Educational psychology")
	page = odile.get(page.linkTo("Allocate the request for Rowan Elodie Ashdown")).is(http.StatusOK)
	page.labelled()
	page.says("Answer for them that your team gives advice (optional)", "If your team will not give advice, send that answer yourself.")
	odile.press(page, "allocate", url.Values{"member": {string(s.Therapist.ID)}, "will": {"no-known"}}).is(http.StatusUnprocessableEntity).says("If your team will not advise, send that answer yourself")
	page = odile.press(page, "allocate", url.Values{"member": {string(s.Therapist.ID)}, "will": {"yes-known"}, "details": {"Theo knows Rowan"}}).is(http.StatusOK)
	if page.path != "/team-requests" {
		t.Errorf("led to %s", page.path)
	}
	page.says("The request has been given to a member of the team", "Theo Abara, not begun", "Give to someone else")
	theo := s.as(s.Therapist)
	theo.get(at+"/about").is(http.StatusOK).says("Answered for your team", "Theo knows Rowan")
	if theo.get("/team-requests").is(http.StatusOK).links(at + "/allocate?team=yes") {
		t.Error("a member is offered to give the request away")
	}
	odile.get(at + "/allocate").is(http.StatusOK).says("1 open request")
	s.sent(s.Therapist, ehc.AdviceID(at[strings.LastIndex(at, "/")+1:]))
	odile.get("/team-requests").says("Nobody has anything to answer")
	s.as(s.Parent).get("/team-requests").is(http.StatusOK).says("You belong to no team")
	s.as(people.Person{}).get("/team-requests").saysNot("Rowan")
}
