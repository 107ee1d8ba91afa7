package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/system"
	"ehchub/adapters/web/form"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// stageLinks gives the addresses that the stage bar links to.
func (p *page) stageLinks() []string {
	var links []string
	for _, bar := range find(p.root, func(n *html.Node) bool { return attr(n, "aria-label") == "Stages" }) {
		for _, link := range find(bar, func(n *html.Node) bool { return n.DataAtom == atom.A }) {
			links = append(links, attr(link, "href"))
		}
	}
	return links
}

func TestTheChildsFile(t *testing.T) {
	s := newCaseSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	page := s.as(s.Coordinator).get(s.at("")).is(http.StatusOK)
	page.says("Rowan Elodie Ashdown", "14 February 2015 (aged 8)", "Year 3", "EHC/23/0042", "Assessment in progress",
		"Stage 3 of 5: Assessment", "Professionals are asked for their advice, and the child and the family for their views.", "Case start date 31 July 2023", "Case to be completed by 18 December 2023",
		"Key dates", "Family", "Case co-ordinator", "Education setting", "Notes and timeline",
		"Marguerite Oyelaran", "Larkfield Primary School", "Ask for advice", "Dr Ines Marlow", "Educational psychology", "11 October 2023",
		"reg 5(1)", "reg 13(2)", "20 weeks from 31 July 2023")
	if got := strings.Join(page.stageLinks(), " "); got != s.at("/request")+" "+s.at("/decision")+" "+s.at("/assessment") {
		t.Errorf("the stage bar links to %s", got)
	}
	for _, path := range []string{"/timeline", "/people", "/details", "/people/add"} {
		if !page.links(s.at(path)) {
			t.Errorf("no link to %s", path)
		}
	}
	for _, title := range []string{"Key dates", "Family", "Case co-ordinator", "Education setting", "Notes and timeline"} {
		folds := find(page.root, func(n *html.Node) bool {
			return n.DataAtom == atom.Details && strings.HasPrefix(strings.TrimSpace(innerText(n)), title)
		})
		if len(folds) != 1 {
			t.Errorf("%s doesn't fold", title)
		}
	}
	page.saysNot("Give the advice you are asked for")
	s.as(s.Psychologist).get(s.at("")).says("Give the advice you are asked for")
	s.Clock.Set(time.Date(2023, 12, 20, 9, 0, 0, 0, time.UTC))
	s.as(s.Parent).get(s.at("")).is(http.StatusOK).says("2 days late", "Pending, 70 days late")
}

func TestTheFactsOfThePlanStage(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area { return []Area{NewCasePages(s.pages, s.gate)} }, personOf(w.Coordinator))
	w.as(w.Coordinator).get("/cases/"+string(w.Case)).is(http.StatusOK).says("Decision to issue an EHC plan made on 1 September 2026", "Final EHC plan to be issued by")
}

func TestThePlansReadingPageExplainsAndUnfolds(t *testing.T) {
	w := newPlanWorld(t)
	w.shared()
	w.as(w.Mother).get(w.url("")).is(http.StatusOK).says("What the sections of a plan are", "A. Views, interests and aspirations", "H2. Other social care provision", "K. Advice and information")
	page := w.get(w.url("/versions/1")).is(http.StatusOK).says("Identified as an area of need", "This section does not apply")
	areas := find(page.root, func(n *html.Node) bool {
		return n.DataAtom == atom.Details && strings.HasPrefix(attr(n, "id"), "area-")
	})
	for _, area := range areas {
		if !has(area, "open") {
			t.Errorf("%s is folded", attr(area, "id"))
		}
	}
	if len(areas) != 6 {
		t.Errorf("%d areas", len(areas))
	}
}

func TestAdviceStaysOpenWhileThePlanIsDrafted(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return []Area{NewAssessmentPages(s.pages, assessment.Page{Gate: s.gate}, assessment.ReadyForIssueDecision{Gate: s.gate}),
			NewAdvicePages(s.pages, testTexts, system.IDs{}, assessment.OpenAdvice{Gate: s.gate}, assessment.WriteAdvice{Gate: s.gate}, assessment.SubmitAdvice{Gate: s.gate}, assessment.ReadAdvice{Gate: s.gate})}
	}, personOf(w.Mother), personOf(w.Psychologist))
	at := "/cases/" + string(w.Case) + "/assessment"
	for _, who := range []ehc.Actor{w.Mother, w.Psychologist} {
		page := w.as(who).get(at).is(http.StatusOK).says("Requests for advice", "Imogen Farrow", "Completed")
		if !contains(page.addresses(), at+"/advice/"+string(w.PsychologistsAdvice)+"/read") {
			t.Errorf("%s finds no way to the advice", who.Name)
		}
		w.get(at + "/advice/" + string(w.PsychologistsAdvice) + "/read").is(http.StatusOK).says("Finds long instructions hard to follow.")
	}
}

func TestWhoSeesHowToReachPeople(t *testing.T) {
	s := newCaseSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	for name, tc := range map[string]struct {
		by       people.Person
		contacts bool
	}{"co-ordinator": {s.Coordinator, true}, "parent": {s.Parent, true}, "SENCO": {s.SENCO, false}, "adviser": {s.Psychologist, false}} {
		page := s.as(tc.by).get(s.at("")).is(http.StatusOK)
		page.says("Aurelia Ashdown", "marguerite@wrenshire.example")
		if got := strings.Contains(page.text(), "aurelia@family.example"); got != tc.contacts {
			t.Errorf("%s sees the family's address: %v", name, got)
		}
	}
	s.as(s.Stranger).get(s.at("")).is(http.StatusNotFound)
	s.as(s.Officer).get(s.at("")).is(http.StatusNotFound)
}

func TestEveryoneOnTheCaseSeesWhoIsOnIt(t *testing.T) {
	s := newCaseSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Medical, Team: s.Team.ID})
	for _, who := range []people.Person{s.Parent, s.SENCO, s.TeamManager, s.Coordinator} {
		page := s.as(who).get(s.at("/people")).is(http.StatusOK)
		page.lists(who.Name, "Aurelia Ashdown Started the request 31 July 2023 Ended", "Aurelia Ashdown Mother Family", "The council", "Larkfield Primary School", "Marguerite Oyelaran", "Speech and language therapy")
		if page.links(s.at("/people/add")) == (who.ID == s.TeamManager.ID) { // an adviser adds nobody
			t.Errorf("who is offered to add people, or to ask for it, is wrong for %s", who.Name)
		}
	}
	s.as(s.Stranger).get(s.at("/people")).is(http.StatusNotFound)
}

func TestTheTimelineTellsEachWhatIsForThem(t *testing.T) {
	s := newCaseSite(t)
	do := func(e ehc.Event) {
		t.Helper()
		e.Case, e.At, e.By = s.Case, s.Clock.Now(), s.Coordinator.ID
		if err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) error { return stores.Cases.Record(ctx, e) }); err != nil {
			t.Fatal(err)
		}
	}
	do(ehc.Event{Kind: ehc.PlanPartSaved})
	do(ehc.Event{Kind: ehc.DraftShared, Data: map[string]string{ehc.DataVersion: "1", ehc.DataDue: "2023-09-14"}})
	page := s.as(s.Parent).get(s.at("/timeline")).is(http.StatusOK)
	page.says("Draft version 1 of the plan was shared", "The council decided to carry out an assessment", "The request for an assessment was received", "Marguerite Oyelaran", "30 August 2023")
	page.saysNot("The draft plan was written")
	if strings.Index(page.text(), "Draft version 1") > strings.Index(page.text(), "was received") {
		t.Error("the newest entry isn't the first")
	}
	s.as(s.Coordinator).get(s.at("/timeline")).says("The draft plan was written")
	s.as(s.Stranger).get(s.at("/timeline")).is(http.StatusNotFound)
}

func TestTheChildsRecordIsChangedByTheAuthorityAlone(t *testing.T) {
	s := newCaseSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	reader := s.as(s.Psychologist).get(s.at("/details")).is(http.StatusOK)
	reader.says("Child or young person’s details", "Main contacts", "Current education setting", "Previous education setting", "Rowan Elodie Ashdown", "Larkfield Primary School", "Back to the case", "First language Not given")
	s.as(s.SENCO).get(s.at("/details")).says("NHS number Not given")
	reader.saysNot("NHS number")
	if len(find(reader.root, isButton("save"))) > 0 {
		t.Error("an adviser is offered to change the record")
	}
	s.as(s.Psychologist).post(s.at("/details"), url.Values{"child.forenames": {"Other"}}).is(http.StatusForbidden)

	b := s.as(s.Coordinator)
	page := b.get(s.at("/details")).is(http.StatusOK)
	page.labelled()
	page = b.press(page, "save", url.Values{"child.born": {"31/2/2015"}, "child.preferred": {"Ro"}}).is(http.StatusUnprocessableEntity)
	page.says("must be a real date")
	if typed, _ := page.form("save"); typed.Get("child.born") != "31/2/2015" || typed.Get("child.preferred") != "Ro" {
		t.Errorf("what was typed is gone: %v", typed)
	}
	page = b.press(page, "save", url.Values{"child.born": {form.DateText(ehc.D(2015, 2, 15))}, "child.flags": {"looked-after"}}).is(http.StatusOK)
	page.says("The child’s record has been saved.", "15 February 2015", "Looked after")
	if c := s.Load(t).Child(); c.Called() != "Ro" || !c.LookedAfter || c.Setting.ID != s.Setting.ID {
		t.Errorf("kept %+v", c)
	}

	b.press(b.get(s.at("/details")), "save", url.Values{"child.setting": {""}}).is(http.StatusOK)
	if c := s.Load(t); !c.Child().Setting.IsZero() || len(c.With(access.Setting)) > 0 {
		t.Errorf("a setting that the child has left still has the case: %+v", c.With(access.Setting))
	}
}

func TestTwoPeopleChangeTheRecordAtOnce(t *testing.T) {
	s := newCaseSite(t)
	b, c := s.as(s.Coordinator), s.as(s.Manager)
	first, second := b.get(s.at("/details")), c.get(s.at("/details"))
	b.press(first, "save", url.Values{"child.preferred": {"Ro"}, "child.gp": {"Dr Odell"}, "child.flags": {"looked-after"}}).is(http.StatusOK)
	clash := c.press(second, "save", url.Values{"child.upn": {"H801200001001"}, "child.gp": {"Dr Amin"}}).is(http.StatusConflict)
	clash.says("Two people wrote here at the same time", "Dr Odell", "Dr Amin", s.Coordinator.Name)
	clash.saysNot("Name they go by", "Unique pupil number")
	c.press(clash, "save", url.Values{"choose.child.gp": {"theirs"}}).is(http.StatusOK).says("The child’s record has been saved.")
	if kept := s.Load(t).Child(); kept.Preferred != "Ro" || kept.GP != "Dr Odell" || kept.UPN != "H801200001001" || !kept.LookedAfter {
		t.Errorf("kept %+v", kept)
	}
}

func TestASettingThatIsChangedBecomesThePreviousOne(t *testing.T) {
	s := newCaseSite(t)
	hollybank := people.Setting{ID: portstest.NewID[ehc.SettingID](), Name: "Hollybank School", Type: "Community special school", Phone: "01632 960209"}
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) error { return stores.Settings.Save(ctx, hollybank) }); err != nil {
		t.Fatal(err)
	}
	b := s.as(s.Coordinator)
	page := b.press(b.get(s.at("/details")), "save", url.Values{"child.setting-since": {"1/9/2021"}, "child.previous-setting-name": {"Puddlestone Nursery"}, "child.previous-from": {"1/9/2019"}, "child.previous-to": {"31/8/2019"}}).is(http.StatusUnprocessableEntity)
	page.says("The last day at the setting before must be after the first.")
	page = b.press(page, "save", url.Values{"child.previous-to": {"16/7/2021"}}).is(http.StatusOK)
	b.press(page, "save", url.Values{"child.setting": {string(hollybank.ID)}}).is(http.StatusOK).says("Before that", "Puddlestone Nursery", "1 September 2019 to 16 July 2021")
	s.as(s.SENCO).get(s.at("/details")).is(http.StatusNotFound)
	s.as(s.Parent).get(s.at("/details")).is(http.StatusOK).says("Hollybank School", "Community special school", "Telephone 01632 960209", "Since 30 August 2023",
		"Larkfield Primary School 1 September 2021 to 30 August 2023", "Puddlestone Nursery 1 September 2019 to 16 July 2021")
}

func TestTheRecordNamesTheMainContacts(t *testing.T) {
	s := newCaseSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	for name, tc := range map[string]struct {
		by              people.Person
		family, adviser bool
	}{"co-ordinator": {s.Coordinator, true, true}, "parent": {s.Parent, true, true}, "adviser": {s.Psychologist, false, true}, "SENCO": {s.SENCO, false, true}} {
		page := s.as(tc.by).get(s.at("/details")).is(http.StatusOK)
		page.says("Main contacts", "Aurelia Ashdown", "Mother", "Marguerite Oyelaran", "marguerite@wrenshire.example", "Dr Ines Marlow", "Educational psychologist")
		for address, sees := range map[string]bool{"aurelia@family.example": tc.family, "ines@wrenshire.example": tc.adviser} {
			if got := strings.Contains(page.text(), address); got != sees {
				t.Errorf("%s sees %s: %v", name, address, got)
			}
		}
	}
}

func TestTheMenuOffersWhatEachReaderMayDo(t *testing.T) {
	s := newCaseSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	for _, tc := range []struct {
		by     people.Person
		offers string
	}{
		{s.Coordinator, "Edit details, Change the photo, See who can see this file, and who looked, See the people on this case, Add a family member or advocate, Change the co-ordinator, Brothers, sisters and second requests, Keep details private from somebody, Write down what came on paper or by telephone, Take back what was shared by mistake, See warnings about documents, See what became of messages, See case flags, Messages, See the letters, See the timeline, See every date and its rule, Make a complaint, Close the case outside of the process"},
		{s.Parent, "See details, Change the photo, See who can see this file, and who looked, See the people on this case, Keep details private from somebody, See case flags, Messages, See the letters, See the timeline, See every date and its rule, Make a complaint, Withdraw the request"},
		{s.Psychologist, "See details, See the people on this case, See case flags, Messages, See the letters, See the timeline, See every date and its rule, Make a complaint"},
	} {
		page := s.as(tc.by).get(s.at("")).is(http.StatusOK)
		menus := find(page.root, func(n *html.Node) bool {
			return n.DataAtom == atom.Details && strings.Contains(innerText(n), "Actions for the case of Rowan Elodie Ashdown")
		})
		if len(menus) != 1 {
			t.Fatalf("%s has %d menus", tc.by.Name, len(menus))
		}
		var offers []string
		for _, link := range find(menus[0], func(n *html.Node) bool { return n.DataAtom == atom.A }) {
			offers = append(offers, innerText(link))
		}
		if got := strings.Join(offers, ", "); got != tc.offers {
			t.Errorf("%s is offered: %s", tc.by.Name, got)
		}
	}
}

func TestASENCOAttachesAColleague(t *testing.T) {
	s := newCaseSite(t)
	setting := s.Setting
	setting.Phone = "01632 960204"
	elsewhere := people.Person{ID: portstest.NewID[ehc.PersonID](), Name: "Ottoline Grey", Email: "ottoline@hollybank.example", Roles: []ehc.Role{ehc.RoleSENCO}}
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) error {
		if err := stores.Settings.Save(ctx, setting); err != nil {
			return err
		}
		return stores.People.Save(ctx, elsewhere)
	}); err != nil {
		t.Fatal(err)
	}
	at := s.at("/people/add?setting=" + string(setting.ID))
	for _, who := range []people.Person{s.SENCO, s.Coordinator, s.Parent} {
		page := s.as(who).get(s.at("")).is(http.StatusOK)
		page.says("Telephone 01632 960204")
		if page.links(at) != (who.ID != s.Parent.ID) {
			t.Errorf("%s is offered to add a colleague, or isn't", who.Name)
		}
	}
	s.as(s.Parent).get(at).is(http.StatusForbidden)
	s.as(s.SENCO).get(s.at("/people/add")).is(http.StatusOK).says("Ask the council to add a person", "The case co-ordinator checks who the person is")
	s.as(s.SENCO).get(s.at("/people/add?setting=" + string(portstest.NewID[ehc.SettingID]()))).is(http.StatusNotFound)

	b := s.as(s.SENCO)
	page := b.get(at).is(http.StatusOK)
	page.says("Add a person of Larkfield Primary School")
	page.labelled()
	for email, why := range map[string]string{"ottoline@hollybank.example": "someone of another setting", "ines@wrenshire.example": "in another part", "": "Enter their e-mail address"} {
		typed := b.press(page, "check", url.Values{"name": {"Ottoline Grey"}, "email": {email}, "again": {email}})
		if email != "" {
			typed = b.press(typed.is(http.StatusOK), "confirm", nil)
		}
		typed.is(http.StatusUnprocessableEntity).says(why)
	}
	sure := b.press(page, "check", url.Values{"name": {"Bartholomew Quill"}, "email": {"Bart@larkfield.example"}, "again": {"Bart@larkfield.example"}}).is(http.StatusOK)
	sure.says("Add Bartholomew Quill to this case?", "Rowan Elodie Ashdown, born 14 February 2015", "so can see its other children’s cases too", "has confirmed this e-mail address")
	b.press(sure, "confirm", nil).is(http.StatusOK).says("The person has been added", "Bartholomew Quill", "SENCO")
	b.get(s.at("")).says("Bartholomew Quill")

	var colleague people.Person
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) (err error) {
		colleague, err = stores.People.ByEmail(ctx, "bart@larkfield.example")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if !s.Holds(t, colleague) || !colleague.Actor().WorksAt(setting.ID) || !colleague.Actor().Is(ehc.RoleSENCO) || colleague.Registered {
		t.Errorf("the colleague: %+v", colleague)
	}
	if told := s.Events(t, ehc.ColleagueAdded); len(told) != 1 || told[0].Data[ehc.DataPerson] != string(colleague.ID) {
		t.Errorf("told %+v", told)
	}
	again := b.press(b.get(at), "check", url.Values{"name": {"Bartholomew Quill"}, "email": {"bart@larkfield.example"}, "again": {"bart@larkfield.example"}})
	b.press(again, "confirm", nil).is(http.StatusUnprocessableEntity).says("is on this case already")

	b = s.as(s.Coordinator)
	sure = b.press(b.get(at), "check", url.Values{"name": {"Ottoline Grey"}, "email": {elsewhere.Email}, "again": {elsewhere.Email}})
	b.press(sure, "confirm", nil).is(http.StatusOK).says("Ottoline Grey")
}

func TestAddingAParentToTheCase(t *testing.T) {
	s := newCaseSite(t)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/people/add")).is(http.StatusOK)
	page.labelled()
	typed := url.Values{"kind": {"family"}, "name": {"Callum Ashdown"}, "detail": {"Father"}, "by": {"email", "post"}, "email": {"callum@family.example"}, "again": {"calum@family.example"}}
	page = b.press(page, "check", typed).is(http.StatusUnprocessableEntity)
	page.says("The two e-mail addresses differ")
	if kept, _ := page.form("check"); kept.Get("name") != "Callum Ashdown" || kept.Get("again") != "calum@family.example" {
		t.Errorf("what was typed is gone: %v", kept)
	}
	page = b.press(page, "check", url.Values{"again": {"callum@family.example"}}).is(http.StatusOK)
	page.says("Add Callum Ashdown to this case?", "callum@family.example", "Rowan Elodie Ashdown, born 14 February 2015", "has confirmed this e-mail address", "No, go back")
	if len(s.Load(t).Family()) != 1 {
		t.Error("the person was added before that was confirmed")
	}
	page = b.press(page, "confirm", nil).is(http.StatusOK)
	page.says("The person has been added", "Callum Ashdown", "Father", "Has access")
	b.get(s.at("")).says("Callum Ashdown", "Contact by e-mail and post")

	var father people.Person
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) (err error) {
		father, err = stores.People.ByEmail(ctx, "callum@family.example")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if !s.Holds(t, father) || !access.May(access.SeeCase, s.Load(t).Subject(father.Actor(), false)) || father.Registered {
		t.Errorf("the new person: %+v", father)
	}
	if told := s.Events(t, ehc.PersonAdded); len(told) != 1 || told[0].Data[ehc.DataPerson] != string(father.ID) {
		t.Errorf("told %+v", told)
	}
	for _, who := range []people.Person{s.Parent, s.SENCO} { // the council checks whom they ask for
		s.as(who).get(s.at("/people/add")).is(http.StatusOK).says("Ask the council to add a person")
	}
}

func TestAnIssuedCaseOpensAtItsSummary(t *testing.T) {
	w := newPlanWorld(t)
	everyone := []people.Person{personOf(w.Coordinator), personOf(w.Mother), personOf(w.OtherSENCO)}
	w.site.serve(func(s *site) []Area {
		return append(planAreas(s.t, s.pages, s.gate, system.IDs{}), NewCasePages(s.pages, s.gate))
	}, everyone...)
	w.SumUp(t)
	w.shared()
	w.Clock.Pass(16)
	sure := w.as(w.Coordinator).get(w.url("/finalise")).press("check", map[string]string{"i": string(w.Ashgrove.ID), "signed-by": string(w.Manager.Person), "health-agreed-by": "Dr Ellen Marsh", "health-agreed-on": form.DateText(w.Today())})
	sure.press("issue", nil).is(http.StatusOK)
	file := "/cases/" + string(w.Case)
	for _, who := range []ehc.Actor{w.Coordinator, w.Mother} {
		page := w.as(who).get(file).is(http.StatusOK).says(map[bool]string{true: "Plan in force", false: "Review pending"}[who.Person == w.Mother.Person], "Finalised on 17 September 2026", "Must be reviewed by 16 September 2027", "Recommended start 27 May 2027", "Assessment and planning pathway", "Completed on 17 September 2026", "View pathway")
		for _, link := range []string{"/plan/versions/2/plan.pdf", "/plan/versions/2/plan.docx", "/request"} {
			if !contains(page.addresses(), file+link) {
				t.Errorf("%s finds no link to %s", who.Name, link)
			}
		}
		w.site.queries.Reset()
		w.get(file)
		if n := w.site.queries.Count() + sessionStatements; n > 10 {
			t.Errorf("%s: %d statements; at most 10", who.Name, n)
		}
		if links := page.stageLinks(); len(links) != len(casework.Stages()) {
			t.Errorf("the stages that are past: %v", links)
		}
	}
}

func TestTheChildsFileKeepsItsBudgetOfStatements(t *testing.T) {
	s := newCaseSite(t)
	count := func(who people.Person) int {
		s.queries.Reset()
		s.as(who).get(s.at("")).is(http.StatusOK)
		return s.queries.Count() + sessionStatements
	}
	count(s.Coordinator) // how long cases take is counted once in some hours
	before := count(s.Coordinator)
	for _, p := range []people.Person{s.SENCO, s.Psychologist, s.Paediatrician, s.SocialWorker} {
		s.asked(assessment.AdviceAsk{Limb: advice.Other, Person: p.ID})
	}
	for _, who := range []people.Person{s.Coordinator, s.Parent, s.SENCO, s.Psychologist} {
		if n := count(who); n > 10 {
			t.Errorf("%s: %d statements; at most 10", who.Name, n)
		}
	}
	if after := count(s.Coordinator); after != before {
		t.Errorf("four requests cost %d statements more", after-before)
	}
}

func TestEachOpenDateSaysWhatIsWaitedFor(t *testing.T) {
	s := newCaseSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	s.as(s.Parent).get(s.at("")).is(http.StatusOK).
		says("We are waiting for advice from an educational psychologist. There is not enough history in this council yet to say how long that takes.")
}

func TestOnlyAConsultedSettingIsAskedToAnswer(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return append(planAreas(s.t, s.pages, s.gate, system.IDs{}), NewCasePages(s.pages, s.gate))
	}, personOf(w.Coordinator), personOf(w.SENCO), personOf(w.OtherSENCO))
	w.shared()
	file := "/cases/" + string(w.Case)
	w.as(w.OtherSENCO).get(file).is(http.StatusOK).says("Answer the consultation")
	w.as(w.SENCO).get(file).is(http.StatusOK).says("Read the plan").never("Answer the consultation")
}

func TestWhoIsConsultedIsToldOnlyToThoseWhoMaySeeIt(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return append(planAreas(s.t, s.pages, s.gate, system.IDs{}), NewCasePages(s.pages, s.gate))
	}, personOf(w.Coordinator), personOf(w.Mother), personOf(w.SENCO), personOf(w.OtherSENCO), personOf(w.Psychologist))
	replier := personOf(w.OtherSENCO)
	replier.Email = "bryn@ashgrove.example"
	if err := w.site.gate.Units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, replier) }); err != nil {
		t.Fatal(err)
	}
	w.shared()
	file := "/cases/" + string(w.Case)
	w.as(w.OtherSENCO).get(file + "/people").is(http.StatusOK).says("Ashgrove School")
	w.consultation().press("check", map[string]string{"reply": "can-be-named", "note": "There is a place."}).press("send", nil)
	for _, who := range []ehc.Actor{w.SENCO, w.Psychologist} {
		w.as(who).get(file + "/people").is(http.StatusOK).says("Leila Haddad").never("Ashgrove School")
		for _, page := range []string{file, file + "/timeline"} {
			w.get(page).is(http.StatusOK).says("Draft version 1 of the plan was shared").never("Ashgrove School", "Bryn Calder", "setting was consulted", "consulted setting answered")
		}
	}
	for _, who := range []ehc.Actor{w.Mother, w.Coordinator} {
		w.as(who).get(file + "/people").is(http.StatusOK).says("Ashgrove School")
		w.get(file+"/timeline").is(http.StatusOK).says("A setting was consulted", "A consulted setting answered", "Bryn Calder")
	}
}

func TestThePhotoIsTheFamilysAndTheCoordinatorsToChange(t *testing.T) {
	s := newCaseSite(t)
	photo := filesURL(s.Case, assessment.ForPhoto, "", s.at(""))
	for _, who := range []people.Person{s.Parent, s.Coordinator} {
		if !s.as(who).get(s.at("")).is(http.StatusOK).links(photo) {
			t.Errorf("%s finds no way to change the photo", who.Name)
		}
	}
	if s.as(s.SENCO).get(s.at("")).is(http.StatusOK).links(photo) {
		t.Error("the SENCO is offered to change the photo")
	}
}

func TestAColleagueWhoActsForTheSettingIsChosenAndNotTypedAgain(t *testing.T) {
	s := newCaseSite(t)
	deputy := people.Person{ID: portstest.NewID[ehc.PersonID](), Name: "Ada Quill", JobTitle: "Deputy head", Email: "ada@larkfield.example", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{s.Setting.ID}}
	gone := people.Person{ID: portstest.NewID[ehc.PersonID](), Name: "Gone Already", Email: "gone@larkfield.example", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{s.Setting.ID}, ClosedAt: s.Clock.Now()}
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) error {
		if err := stores.People.Save(ctx, gone); err != nil {
			return err
		}
		return stores.People.Save(ctx, deputy)
	}); err != nil {
		t.Fatal(err)
	}
	b := s.as(s.Coordinator)
	page := b.get(s.at("/people/add?setting=" + string(s.Setting.ID))).is(http.StatusOK)
	page.says("Somebody who acts for Larkfield Primary School already", "Ada Quill, Deputy head")
	page.saysNot("Gone Already")
	b.press(page, "check", url.Values{"colleague": {string(s.Stranger.ID)}}).is(http.StatusUnprocessableEntity).says("Enter their full name")
	typed := url.Values{"name": {gone.Name}, "detail": {"SENCO"}, "email": {gone.Email}, "again": {gone.Email}}
	page = b.press(b.press(page, "check", typed).is(http.StatusOK), "confirm", nil)
	page.is(http.StatusUnprocessableEntity).says("was closed", "manager of the service can open it again")
	page = b.get(s.at("/people/add?setting=" + string(s.Setting.ID)))
	page = b.press(page, "check", url.Values{"colleague": {string(deputy.ID)}}).is(http.StatusOK)
	page.says("Add Ada Quill to this case?", "ada@larkfield.example", "born")
	b.press(page, "confirm", nil).is(http.StatusOK).says("The person has been added", "Ada Quill")
	b.get(s.at("/people/add?setting=" + string(s.Setting.ID))).is(http.StatusOK).saysNot("Ada Quill, Deputy head")
}

func TestPeopleOnACaseStandThereAsTheyAreNow(t *testing.T) {
	s := newCaseSite(t)
	s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) error {
		mother, err := stores.People.Get(ctx, s.Parent.ID)
		if err != nil {
			return err
		}
		mother.Name, mother.Email = "Aurelia Newname", "aurelia@new.example"
		if err := stores.People.Save(ctx, mother); err != nil {
			return err
		}
		adviser, err := stores.People.Get(ctx, s.Psychologist.ID)
		if err != nil {
			return err
		}
		adviser.ClosedAt = s.Clock.Now()
		return stores.People.Save(ctx, adviser)
	}); err != nil {
		t.Fatal(err)
	}
	b := s.as(s.Coordinator)
	b.get(s.at("/people")).is(http.StatusOK).says("Aurelia Newname", "Account closed", "Sees nothing any more").saysNot("Aurelia Ashdown")
	b.get(s.at("/details")).is(http.StatusOK).says("Aurelia Newname", "aurelia@new.example").saysNot(s.Parent.Email)
}
