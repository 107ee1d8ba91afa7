package web

import (
	"net/http"
	"net/url"
	"testing"

	"ehchub/adapters/system"
	"ehchub/application/assessment"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func TestAStagesPageOpensWithGuidanceThatItsReaderCanFoldAway(t *testing.T) {
	s := newSite(t, func(s *site) []Area {
		s.pages.WithGuidance(reading.Guidance{Units: s.Unit})
		return append(planAreas(s.t, s.pages, s.gate, system.IDs{}), NewCouncilPages(s.pages), NewGuidancePages(s.pages, testTexts, s.Unit, s.Clock), NewDecisionPages(s.pages, testTexts, s.gate))
	})
	mother, officer, manager := s.as(s.Parent), s.as(s.Coordinator), s.as(s.Manager)
	s.Case = s.kept(casework.AssessDecisionPending, "EHC/23/0077", casework.Child{Forenames: "Hazel", Surname: "Norwood", Born: ehc.D(2016, 10, 3)}, on(s.Coordinator, access.Coordinator), on(s.Parent, access.Family))
	const own = "whether there are, or may be, special educational needs"
	page := mother.get(s.at("/decision")).is(http.StatusOK).says(own, "Read less", "Your guide")
	if !page.links("/help/guides/parent") {
		t.Error("a mother is not led to her guide")
	}
	officer.get(s.at("/decision")).is(http.StatusOK).says("Write the reasons in words that the family can follow").saysNot("You get the decision in a letter.")
	page = mother.press(page, "fold", nil).is(http.StatusOK).says("Read what this stage is and what to do").saysNot(own)
	if page.path != s.at("/decision") {
		t.Errorf("folding leads to %s", page.path)
	}
	mother.get(s.at("/decision")).saysNot(own)
	officer.get(s.at("/decision")).says("Read less")

	manager.get("/council").says("Guidance of each stage")
	for _, b := range []*browser{mother, officer} {
		b.get(councilGuidance).is(http.StatusForbidden)
	}
	manager.get(councilGuidance).is(http.StatusOK).says("Decision whether to assess", "A consulted setting", "The hub’s own text")
	const address = councilGuidance + "/decision-to-assess.family"
	text := manager.get(address).is(http.StatusOK).says("{{due date}}", "What cannot be used here")
	text.labelled()
	manager.press(text, "save", url.Values{"text": {"Read this by {{dew date}}."}}).is(http.StatusUnprocessableEntity).says("{{dew date}} is not a placeholder of this guidance. You can use: {{due date}}", "Read this by")
	manager.press(text, "preview", url.Values{"text": {"Our own words.\n\n- Ask us, {{council}}."}}).is(http.StatusOK).says("As it reads on an invented case", "Our own words.", "Nothing is saved yet")
	manager.press(text, "save", url.Values{"text": {"Our own words.\n\n- Ask us, {{council}}.\n\n<b>Bold</b>"}}).is(http.StatusOK).says("Every page of this stage shows it from now on", "Version 1")

	mother.press(mother.get(s.at("/decision")), "fold", nil).is(http.StatusOK).says("Our own words.", "<b>Bold</b>", "Read less").saysNot(own)
	mother.post(accountHome+"/guidance/nothing", url.Values{"folded": {"yes"}}).is(http.StatusNotFound)
	elsewhere := mother.post(accountHome+"/guidance/plan", url.Values{"folded": {"yes"}, "next": {"https://elsewhere.example/"}})
	if elsewhere.path != "/" { // which leads on to where a reader's work is
		t.Errorf("it leads to %s", elsewhere.path)
	}
}

func TestThePageOfAStageThatIsOverSaysWhatIsNow(t *testing.T) {
	s := newSite(t, func(s *site) []Area {
		s.pages.WithGuidance(reading.Guidance{Units: s.Unit})
		return append(planAreas(s.t, s.pages, s.gate, system.IDs{}), NewGuidancePages(s.pages, testTexts, s.Unit, s.Clock), NewDecisionPages(s.pages, testTexts, s.gate), NewAssessmentPages(s.pages, assessment.Page{Gate: s.gate}, assessment.ReadyForIssueDecision{Gate: s.gate}))
	})
	mother := s.as(s.Parent) // the assessment is going on
	page := mother.get(s.at("/decision")).is(http.StatusOK).says("This stage is over.", "Now the assessment is going on.", "Go to where the case stands now").saysNot("The council decides here", "You hear by")
	if page.linkTo("Go to where the case stands now") != s.at("/assessment") {
		t.Error("the page does not lead to the stage of now")
	}
	mother.get(s.at("/assessment")).is(http.StatusOK).says("Please write your views below").saysNot("is over")
	s.as(s.Manager).get(councilGuidance+"/decision-to-assess.over").is(http.StatusOK).says("everybody, once the stage is over", "{{now}}")

	for state, want := range map[casework.State][]string{
		casework.ReviewPending: {"/plan", "The plan is in force, and what it promises must be done."},
		casework.RefusedAssess: {"/decision", "The council has decided not to assess."},
		casework.DraftShared:   {"/issue-decision", "Now there is a draft of the plan, and the family can comment on it."},
	} {
		id := s.kept(state, "EHC/23/1"+state.Label()[:3], casework.Child{Forenames: "Hazel", Surname: "Norwood", Born: ehc.D(2016, 10, 3)}, on(s.Parent, access.Family))
		mother.get("/cases/" + string(id) + want[0]).is(http.StatusOK).says(want[1])
	}
}
