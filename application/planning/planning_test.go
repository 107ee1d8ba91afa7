package planning_test

import (
	"context"
	"testing"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
	"ehchub/ports"
)

var ctx = context.Background()

func newCast(t *testing.T) *planningtest.Cast {
	t.Helper()
	t.Parallel()
	db := pgtest.New(t)
	return planningtest.New(t, postgres.NewUnitOfWork(db), postgres.NewRefusalLog(db), system.IDs{})
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refused fails the test unless the error has the code, and the law where one is given.
func refused(t *testing.T, what string, err error, code, law string) {
	t.Helper()
	f := fault.As(err)
	if f == nil || !fault.Has(err, code) {
		t.Errorf("%s: got %v, want %s", what, err, code)
		return
	}
	for _, one := range f.All() {
		if one.Code == code && one.Law != law {
			t.Errorf("%s cites %q, want %q", what, one.Law, law)
		}
	}
}

func share(t *testing.T, c *planningtest.Cast, number int, consult ...ehc.SettingID) {
	t.Helper()
	ok(t, planning.ShareDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ShareDraftInput{
		Case: c.Case, Number: number, Seen: c.SeenDraft(t), Letter: "Here is the draft.", Consult: planning.ConsultInput{Settings: consult, Letter: "Can you be named?"},
	}))
}

func readPlan(t *testing.T, c *planningtest.Cast, who ehc.Actor) planning.PlanOut {
	t.Helper()
	out, err := planning.ReadPlan{Gate: c.Gate}.Do(ctx, who, c.Case)
	ok(t, err)
	return out
}

func readPart(t *testing.T, c *planningtest.Cast, key plan.PartKey) planning.PartOut {
	t.Helper()
	out, err := planning.ReadPart{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case, key)
	ok(t, err)
	return out
}

func writePart(t *testing.T, c *planningtest.Cast, part plan.Part, take ...plan.Taken) plan.Part {
	t.Helper()
	stored, err := planning.WritePart{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.WritePartInput{Case: c.Case, Part: part, Take: take})
	ok(t, err)
	return stored
}

func events(t *testing.T, c *planningtest.Cast, kind ehc.EventKind) []ports.TimelineEntry {
	t.Helper()
	var found []ports.TimelineEntry
	ok(t, c.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Pages.Timeline(ctx, c.Case, 500)
		for _, e := range all {
			if e.Kind == kind {
				found = append(found, e)
			}
		}
		return err
	}))
	return found
}

func state(t *testing.T, c *planningtest.Cast) casework.State {
	t.Helper()
	var state casework.State
	ok(t, c.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		file, err := s.Cases.Get(ctx, c.Case)
		if err == nil {
			state = file.State()
		}
		return err
	}))
	return state
}

func TestTheDraftIsFilledFromAdviceAndViews(t *testing.T) {
	c := newCast(t)
	out := readPlan(t, c, c.Coordinator)
	content := out.Draft.Content()
	if got := content.Area(needs.Communication).Findings.Needs[0]; got.Text != "Finds long instructions hard to follow." || got.From.Author != c.Psychologist.Name || got.From.Advice != c.PsychologistsAdvice {
		t.Errorf("the need came over as %+v", got)
	}
	if got := richtext.Plain(content.A.Parents); got != "Our hopes and aspirations\n\nThat she has a friend." {
		t.Errorf("the parents' views read %q", got)
	}
	if !content.Area(needs.SocialCare).NotApplicable || content.Area(needs.Health).NotApplicable {
		t.Error("areas are marked wrongly")
	}
	var authors []string
	for _, a := range out.Advice {
		authors = append(authors, a.Author)
	}
	if len(out.Advice) != 5 { // the parents', the child's, and three advisers
		t.Errorf("section K lists %v", authors)
	}
	ok(t, planning.BeginDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case))
	if again := readPlan(t, c, c.Coordinator); again.Draft.ID() != out.Draft.ID() {
		t.Error("beginning twice made two drafts")
	}
}

func TestTwoWhoBeginAtOnceMakeOneDraft(t *testing.T) {
	c := newCast(t)
	errs := make(chan error)
	for range 4 {
		go func() { errs <- planning.BeginDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case) }()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if got := readPart(t, c, plan.PartOf(needs.Communication)).Part.Area.Findings; len(got.Needs) != 1 {
		t.Errorf("the draft holds %d needs", len(got.Needs))
	}
}

func TestNobodyOutsideSeesAnUnsharedDraft(t *testing.T) {
	c := newCast(t)
	readPlan(t, c, c.Coordinator)
	for _, who := range []ehc.Actor{c.Mother, c.Advocate, c.SENCO, c.Psychologist} {
		if out := readPlan(t, c, who); !out.Compiling() || out.Draft != nil || len(out.Advice) != 0 {
			t.Errorf("%s sees %+v", who.Name, out)
		}
		_, err := planning.ReadPart{Gate: c.Gate}.Do(ctx, who, c.Case, plan.PartA)
		if !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s reads a part: %v", who.Name, err)
		}
		_, err = planning.ReadVersion{Gate: c.Gate}.Do(ctx, who, c.Case, 1)
		if !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s reads a version: %v", who.Name, err)
		}
		_, err = planning.ReadComments{Gate: c.Gate}.Do(ctx, who, c.Case)
		if !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s opens the comments: %v", who.Name, err)
		}
	}
	for _, who := range []ehc.Actor{c.Stranger, c.OtherSENCO, c.OtherOfficer} {
		if _, err := (planning.ReadPlan{Gate: c.Gate}).Do(ctx, who, c.Case); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s: %v", who.Name, err)
		}
	}
}

func TestThereIsNoPlanBeforeTheDecision(t *testing.T) {
	c := newCast(t)
	early := ehc.CaseID(system.IDs{}.New())
	ok(t, c.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		asked := casework.Request{Requester: casework.Requester{Kind: casework.ByParent, Name: c.Mother.Name, Relationship: "Mother", Email: "leila@example.org", Consent: true}, Story: casework.Story{NotWorking: "Reading."}}
		file := casework.StartRequest(early, c.Mother, asked, casework.Child{Forenames: "Sami", Surname: "Haddad", Born: ehc.D(2016, 1, 1)}, c.Clock.At)
		if err := file.Submit(c.Mother, "EHC/26/0002", c.Today(), c.Clock.At); err != nil {
			return err
		}
		party := casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(c.Coordinator.Person)}, Name: c.Coordinator.Name}
		if err := file.Assign(c.Coordinator, party, c.Clock.At); err != nil {
			return err
		}
		return s.Cases.Save(ctx, file)
	}))
	for what, err := range map[string]error{
		"reading":   second(planning.ReadPlan{Gate: c.Gate}.Do(ctx, c.Coordinator, early)),
		"beginning": planning.BeginDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, early),
		"a part":    second(planning.ReadPart{Gate: c.Gate}.Do(ctx, c.Coordinator, early, plan.PartA)),
	} {
		if !fault.Has(err, "plan.not-begun") {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, err := range map[string]error{
		"sharing":    planning.ShareDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ShareDraftInput{Case: early, Number: 1}),
		"finalising": planning.Finalise{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.FinaliseInput{Case: early, Number: 1}),
		"consulting": planning.Consult{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ConsultInput{Case: early, Settings: []ehc.SettingID{c.Ashgrove.ID}, Letter: "?"}),
	} {
		if !fault.Is(err, fault.Illegal) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestWritingAPartIsKeptAndTold(t *testing.T) {
	c := newCast(t)
	part := readPart(t, c, plan.PartK).Part
	part.K = &plan.Monitoring{Who: richtext.FromPlain("The SENCO, each term.")}
	stored := writePart(t, c, part)
	if stored.Writer != c.Coordinator.Name || stored.Revision != part.Revision+1 || !stored.UpdatedAt.Equal(c.Clock.At) {
		t.Errorf("stored as %+v", stored)
	}
	if got := readPart(t, c, plan.PartK).Part; richtext.Plain(got.K.Who) != "The SENCO, each term." {
		t.Errorf("read back %+v", got.K)
	}
	writePart(t, c, stored)
	if told := events(t, c, ehc.PlanPartSaved); len(told) != 1 || told[0].Data[ehc.DataPart] != "k" {
		t.Errorf("two saves of which one changed nothing tell %+v", told)
	}
}

func TestTheSecondWriterSeesTheOtherText(t *testing.T) {
	c := newCast(t)
	first := readPart(t, c, plan.PartK).Part
	second := first
	first.K, second.K = &plan.Monitoring{Who: richtext.FromPlain("The SENCO")}, &plan.Monitoring{Who: richtext.FromPlain("The head")}
	writePart(t, c, first)
	stored, err := planning.WritePart{Gate: c.Gate}.Do(ctx, c.Manager, planning.WritePartInput{Case: c.Case, Part: second})
	if !fault.Is(err, fault.Conflict) {
		t.Fatalf("got %v", err)
	}
	if richtext.Plain(stored.K.Who) != "The SENCO" || stored.Writer != c.Coordinator.Name || stored.Revision != second.Revision+1 {
		t.Errorf("came back with %+v", stored)
	}
}

func TestWhatAFormDoesNotCarryStays(t *testing.T) {
	c := newCast(t)
	key := plan.PartOf(needs.Communication)
	part := readPart(t, c, key).Part
	f := part.Area.Findings
	f.Needs = []needs.Need{{ID: f.Needs[0].ID, Text: "Finds spoken instructions hard."}} // as a form reads it: without its source
	part.Area = &plan.AreaPart{Findings: f}
	if got := writePart(t, c, part).Area.Findings.Needs[0]; got.From.Author != c.Psychologist.Name || got.Text != "Finds spoken instructions hard." {
		t.Errorf("the need is now %+v", got)
	}
}

func TestTakingOverAnItemSavesWhatWasTyped(t *testing.T) {
	c := newCast(t)
	key := plan.PartOf(needs.Communication)
	part := readPart(t, c, key).Part
	part.Area = &plan.AreaPart{Findings: needs.Findings{Strengths: richtext.FromPlain("Typed just now.")}, NotApplicable: true}
	emptied := writePart(t, c, part)

	out := readPart(t, c, key)
	if len(out.Advice) != 1 || out.Advice[0].Author != c.Psychologist.Name {
		t.Fatalf("beside the area stands the advice of %+v", out.Advice)
	}
	advised := out.Advice[0].Areas[needs.Communication]
	stored := writePart(t, c, emptied, plan.Taken{Advice: c.PsychologistsAdvice, Item: advised.Needs[0].ID}, plan.Taken{Advice: c.PsychologistsAdvice, Item: advised.Outcomes[0].ID})
	f := stored.Area.Findings
	if richtext.Plain(f.Strengths) != "Typed just now." || len(f.Needs) != 1 || len(f.Outcomes) != 1 || f.Outcomes[0].Needs[0] != f.Needs[0].ID || stored.Area.NotApplicable {
		t.Errorf("after taking over: %+v", stored.Area)
	}
}

func TestOnlyTheAuthorityWrites(t *testing.T) {
	c := newCast(t)
	part := readPart(t, c, plan.PartK).Part
	for _, who := range []ehc.Actor{c.Mother, c.Advocate, c.SENCO, c.Psychologist} {
		for what, err := range map[string]error{
			"writing":    second(planning.WritePart{Gate: c.Gate}.Do(ctx, who, planning.WritePartInput{Case: c.Case, Part: part})),
			"sharing":    planning.ShareDraft{Gate: c.Gate}.Do(ctx, who, planning.ShareDraftInput{Case: c.Case, Number: 1}),
			"preparing":  second(planning.PrepareShare{Gate: c.Gate}.Do(ctx, who, c.Case)),
			"consulting": planning.Consult{Gate: c.Gate}.Do(ctx, who, planning.ConsultInput{Case: c.Case}),
			"finalising": planning.Finalise{Gate: c.Gate}.Do(ctx, who, planning.FinaliseInput{Case: c.Case}),
			"the finals": second(planning.PrepareFinal{Gate: c.Gate}.Do(ctx, who, c.Case)),
		} {
			if !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s, %s: %v", who.Name, what, err)
			}
		}
	}
}

func TestSharingStartsTheFamilysTime(t *testing.T) {
	c := newCast(t)
	out, err := planning.PrepareShare{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case)
	ok(t, err)
	if out.Number != 1 || out.AnswerBy != ehc.D(2026, 9, 16) || out.ByPost || len(out.Hurdles) != 0 || len(out.Settings) != 3 {
		t.Errorf("prepared: %d, by %s, by post %v, %v", out.Number, out.AnswerBy, out.ByPost, out.Hurdles)
	}
	share(t, c, 1)
	if got := state(t, c); got != casework.DraftShared {
		t.Errorf("the case is %s", got)
	}
	seen := readPlan(t, c, c.Mother)
	if seen.Version == nil || seen.Version.ClosesOn != ehc.D(2026, 9, 15) || len(seen.Version.Content.Advice) != 5 || seen.Draft != nil {
		t.Fatalf("the mother sees %+v", seen.Version)
	}
	if len(seen.Comments) != 1 || seen.Comments[0].Reviewer != c.Mother.Person || seen.Comments[0].DueBy != ehc.D(2026, 9, 16) || seen.Comments[0].Status != plan.CommentsOpen {
		t.Errorf("asked to comment: %+v", seen.Comments)
	}
	if told := events(t, c, ehc.DraftShared); len(told) != 1 || told[0].Data[ehc.DataDue] != "2026-09-16" || told[0].Data[ehc.DataVersion] != "1" {
		t.Errorf("told %+v", told)
	}
	for _, who := range []ehc.Actor{c.Advocate, c.SENCO, c.Psychologist} {
		if readPlan(t, c, who).Version == nil {
			t.Errorf("%s can't read the shared draft", who.Name)
		}
	}
	err = planning.ShareDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ShareDraftInput{Case: c.Case, Number: 1})
	refused(t, "pressing share twice", err, "plan.shared-already", "")
}

func TestPostAndTheCouncilsRuleLengthenTheTime(t *testing.T) {
	c := newCast(t)
	c.Clock.Pass(3) // Friday 4 September 2026: post sent then is delivered on Monday 7
	ok(t, c.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		file, err := s.Cases.Get(ctx, c.Case)
		if err != nil {
			return err
		}
		father := casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: system.IDs{}.New()}, Relation: access.Family, Name: "Karim Haddad", ByPost: true}
		if err := file.Admit(c.Coordinator, father, c.Clock.At); err != nil {
			return err
		}
		return s.Cases.Save(ctx, file)
	}))
	prepare := func() planning.ShareOut {
		out, err := planning.PrepareShare{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case)
		ok(t, err)
		return out
	}
	if out := prepare(); !out.ByPost || out.AnswerBy != ehc.D(2026, 9, 22) {
		t.Errorf("by post %v, by %s", out.ByPost, out.AnswerBy)
	}
	ok(t, c.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		profile.DraftWindowDays = 21
		return s.Council.SaveProfile(ctx, profile)
	}))
	if out := prepare(); out.AnswerBy != ehc.D(2026, 9, 28) {
		t.Errorf("with 21 days: by %s", out.AnswerBy)
	}
}

func TestADraftThatNamesASettingIsNotShared(t *testing.T) {
	c := newCast(t)
	part := readPart(t, c, plan.PartI)
	if len(part.Settings) != 3 {
		t.Errorf("%d settings to choose from", len(part.Settings))
	}
	named := part.Part
	named.I = &plan.Placement{Setting: c.Ashgrove.ID}
	if got := writePart(t, c, named).I; got.Name != c.Ashgrove.Name || got.Type != c.Ashgrove.Type {
		t.Errorf("section I holds %+v", got)
	}
	err := planning.ShareDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ShareDraftInput{Case: c.Case, Number: 1, Seen: c.SeenDraft(t)})
	refused(t, "sharing with section I filled", err, "plan.draft-names-setting", "CFA 2014 s.38(5)")
	if got := state(t, c); got != casework.Drafting {
		t.Errorf("the case is %s", got)
	}
	out, err := planning.PrepareShare{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case)
	if err != nil || len(out.Hurdles) != 1 || out.Hurdles[0].Field != "i" {
		t.Errorf("what stands in the way: %v, %v", out.Hurdles, err)
	}
}

func TestARevisedDraftIsTheNextVersion(t *testing.T) {
	c := newCast(t)
	share(t, c, 1)
	comments := planning.WriteComments{Gate: c.Gate}
	mine := readPlan(t, c, c.Mother).Comments[0]
	mine.Sections = []plan.SectionComment{{Letter: "F", Agree: "no", Text: "Twenty minutes is too little."}}
	_, err := comments.Do(ctx, c.Mother, planning.WriteCommentsInput{Case: c.Case, Comments: mine})
	ok(t, err)
	c.Clock.Pass(3)
	share(t, c, 2)
	out := readPlan(t, c, c.Mother)
	if out.Version.Number != 2 || len(out.Versions) != 2 || len(out.Comments) != 1 || out.Comments[0].On("F").Text != "Twenty minutes is too little." || out.Comments[0].DueBy != ehc.D(2026, 9, 19) {
		t.Errorf("the second version: %+v with %+v", out.Version.Shared, out.Comments)
	}
	first, err := planning.ReadVersion{Gate: c.Gate}.Do(ctx, c.Mother, c.Case, 1)
	if err != nil || first.Version.Number != 1 || first.Latest.Number != 2 {
		t.Errorf("the first version: %+v, %v", first.Version.Shared, err)
	}
	if len(events(t, c, ehc.RevisedDraftShared)) != 1 {
		t.Error("the revised draft was not told")
	}
	stale, err := comments.Do(ctx, c.Mother, planning.WriteCommentsInput{Case: c.Case, Comments: mine})
	if !fault.Has(err, "comments.newer-draft") || stale.Number != 2 {
		t.Errorf("writing on the old version: %v, %d", err, stale.Number)
	}
}
