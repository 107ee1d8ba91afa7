package documents_test

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application/documents"
	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/domain/plan"
	"ehchub/ports"
	"ehchub/ports/portstest"

	"github.com/uptrace/bun"
)

var ctx = context.Background()

var renderers = documents.NewRenderers(2, formats)

// cast is a child about to get a plan, with the use cases that give files.
type cast struct {
	*planningtest.Cast
	db *bun.DB
}

func newCast(t testing.TB) cast {
	t.Helper()
	db := pgtest.New(t)
	return cast{planningtest.New(t, postgres.NewUnitOfWork(db), postgres.NewRefusalLog(db), system.IDs{}), db}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (c cast) planFile(who ehc.Actor, number int, f ports.Format) (documents.File, error) {
	return documents.PlanFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, documents.PlanFileInput{Case: c.Case, Number: number, Format: f})
}

func (c cast) planWithAdvice(who ehc.Actor, f ports.Format) (documents.File, error) {
	return documents.PlanFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, documents.PlanFileInput{Case: c.Case, Number: 1, Format: f, WithAdvice: true})
}

func (c cast) viewsFile(who ehc.Actor) (documents.File, error) {
	return documents.ViewsFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, c.Case, ports.HTML)
}

func (c cast) draftFile(who ehc.Actor) (documents.File, error) {
	return documents.DraftFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, documents.DraftFileInput{Case: c.Case, Format: ports.HTML})
}

func (c cast) draftWithAdvice(who ehc.Actor) (documents.File, error) {
	return documents.DraftFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, documents.DraftFileInput{Case: c.Case, Format: ports.HTML, WithAdvice: true})
}

func (c cast) planLetter(who ehc.Actor, number int) (documents.File, error) {
	return documents.LetterFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, c.Case, documents.OfVersion(number), ports.HTML)
}

func (c cast) decisionLetter(who ehc.Actor, q casework.Question, number int) (documents.File, error) {
	return documents.LetterFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, c.Case, documents.OfDecision(q, number), ports.HTML)
}

func (c cast) consultationLetter(who ehc.Actor, id ehc.ConsultationID) (documents.File, error) {
	return documents.LetterFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, c.Case, documents.OfConsultation(id), ports.HTML)
}

func (c cast) adviceFile(who ehc.Actor, id ehc.AdviceID) (documents.File, error) {
	return documents.AdviceFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, documents.AdviceFileInput{Case: c.Case, Advice: id, Format: ports.HTML})
}

func (c cast) requestFile(who ehc.Actor) (documents.File, error) {
	return documents.RequestFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, who, c.Case, ports.HTML)
}

// do changes what is stored.
func (c cast) do(t testing.TB, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	ok(t, c.Gate.Units.Do(ctx, work))
}

func (c cast) begin(t testing.TB) {
	t.Helper()
	ok(t, planning.BeginDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case))
}

func (c cast) share(t testing.TB, number int, consult ...ehc.SettingID) {
	t.Helper()
	ok(t, planning.ShareDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ShareDraftInput{Case: c.Case, Number: number, Seen: c.SeenDraft(t), Letter: "Here is the draft.",
		Consult: planning.ConsultInput{Settings: consult, Letter: "Can you be named?"}}))
}

// consultation finds a setting's consultation.
func (c cast) consultation(t testing.TB, setting ehc.SettingID) plan.Consultation {
	t.Helper()
	var found plan.Consultation
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Consultations.OfCase(ctx, c.Case)
		for _, one := range all {
			if one.Setting == setting {
				found = one
			}
		}
		return err
	})
	return found
}

// answer lets a consulted setting send its answer.
func (c cast) answer(t testing.TB, who ehc.Actor, setting ehc.SettingID, note string) {
	t.Helper()
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		asked, err := s.Consultations.Get(ctx, c.consultation(t, setting).ID)
		if err != nil {
			return err
		}
		asked, err = asked.Write(who, plan.CanBeNamed, note, asked.Revision, c.Clock.At)
		if err != nil {
			return err
		}
		if asked, err = asked.Answer(who, c.Today(), c.Clock.At); err != nil {
			return err
		}
		if err := s.Consultations.Save(ctx, asked); err != nil {
			return err
		}
		file, err := s.Cases.Get(ctx, c.Case)
		if err != nil {
			return err
		}
		file.ConsultationWasAnswered(who, casework.SettingConsulted{Setting: casework.SettingRef{ID: setting}, Consultation: asked.ID}, c.Clock.At)
		return s.Cases.Save(ctx, file)
	})
}

// comment lets the mother send a comment on the latest draft.
func (c cast) comment(t testing.TB, letter, text string) {
	t.Helper()
	out, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case)
	ok(t, err)
	out.Mine.Sections = append(out.Mine.Sections, plan.SectionComment{Letter: letter, Text: text})
	_, err = planning.WriteComments{Gate: c.Gate}.Do(ctx, c.Mother, planning.WriteCommentsInput{Case: c.Case, Comments: out.Mine, Send: true})
	ok(t, err)
}

func (c cast) finalise(t testing.TB, number int) {
	t.Helper()
	out, err := planning.PrepareFinal{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case)
	ok(t, err)
	ok(t, planning.Finalise{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.FinaliseInput{Case: c.Case, Number: number, Seen: out.Seen, Answers: out.Answers, Setting: c.Ashgrove.ID, Signed: plan.Finalisation{
		Letter: "Thank you for your patience.", SignedBy: "Howard Pell", SignedAs: "Head of SEND", SignedOn: c.Today(), HealthAgreedBy: "Dr Ellen Marsh", HealthAgreedOn: c.Today()}}))
}

// refused fails the test unless the file was refused in the way given.
func refused(t testing.TB, what string, err error, kind fault.Kind) {
	t.Helper()
	if !fault.Is(err, kind) {
		t.Errorf("%s: got %v, want %s", what, err, kind)
	}
}

// audited counts the visits on record.
func (c cast) audited(t testing.TB, who ehc.Actor, action access.Action, item string, wasRefused bool) (n int) {
	t.Helper()
	ok(t, c.db.QueryRowContext(ctx, "SELECT count(*) FROM audit WHERE case_id = ? AND actor = ? AND action = ? AND item = ? AND refused = ?",
		string(c.Case), string(who.Person), string(action), item, wasRefused).Scan(&n))
	return n
}

func TestPlanFileFollowsTheAccessTable(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.begin(t)
	_, err := c.planFile(c.Mother, 1, ports.PDF)
	refused(t, "the mother before sharing", err, fault.Forbidden)
	_, err = c.planFile(c.Stranger, 1, ports.PDF)
	refused(t, "a stranger", err, fault.NotFound)

	c.share(t, 1, c.Ashgrove.ID)
	for _, who := range []ehc.Actor{c.Coordinator, c.Manager, c.Mother, c.Advocate, c.SENCO, c.OtherSENCO, c.Psychologist} {
		file, err := c.planFile(who, 1, ports.PDF)
		if err != nil {
			t.Errorf("%s: %v", who.Name, err)
			continue
		}
		if file.Name != "20260901120000-plan-file.pdf" || file.Type != "application/pdf" {
			t.Errorf("%s gets %q, %q", who.Name, file.Name, file.Type)
		}
	}
	_, err = c.planFile(c.Stranger, 1, ports.PDF)
	refused(t, "a stranger", err, fault.NotFound)
	_, err = c.planFile(c.Mother, 9, ports.PDF)
	if err == nil {
		t.Error("version 9 was found")
	}
	_, err = c.planFile(c.Mother, 1, "exe")
	refused(t, "another format", err, fault.NotFound)
	if n := c.audited(t, c.Mother, access.ReadPlan, "plan version 1", false); n < 1 {
		t.Error("the mother's download is not on record")
	}
	if n := c.audited(t, c.Stranger, access.SeeCase, "plan version 1", true); n < 1 {
		t.Error("the stranger's try is not on record")
	}
}

func TestEveryFormatOfAPlanThroughTheUseCase(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.begin(t)
	c.share(t, 1)
	for f := range formats {
		file, err := c.planFile(c.Mother, 1, f)
		ok(t, err)
		again, err := c.planFile(c.SENCO, 1, f)
		ok(t, err)
		if string(file.Content) != string(again.Content) {
			t.Errorf("%s: two readers get different bytes", f)
		}
		holds(t, string(f), textOf(t, f, file.Content), "Noor Haddad", "Draws what she means.", "Finds long instructions hard to follow.", "Follows three-step instructions in class.", "Two steps with pictures.", "31 March 2027",
			"A visual timetable, gone through each morning.", "Every school day", "Has absence seizures.", "Training for everyone who works with her.", "That she has a friend.", "Trains and maps.", "Imogen Farrow", "Wednesday 16 September 2026")
	}
}

func TestTheWorkingDraftIsForItsWritersAlone(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	_, err := c.draftFile(c.Coordinator)
	refused(t, "before it was begun", err, fault.NotFound)
	c.begin(t)
	file, err := c.draftFile(c.Coordinator)
	ok(t, err)
	if file.Name != "20260901120000-draft-plan.html" {
		t.Errorf("it is called %s", file.Name)
	}
	holds(t, "the working draft", textOf(t, ports.HTML, file.Content), "Working draft, not shared", "Finds long instructions hard to follow.", "Imogen Farrow", "This section is empty in a draft.")
	for _, who := range []ehc.Actor{c.Mother, c.SENCO, c.Psychologist} {
		_, err := c.draftFile(who)
		refused(t, who.Name, err, fault.Forbidden)
	}
	_, err = c.draftFile(c.Stranger)
	refused(t, "a stranger", err, fault.NotFound)
}

func TestALetterNamesNoAddressToParentsWhoLiveApart(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	father := ehc.Actor{Kind: ehc.Human, Person: ehc.PersonID(c.Gate.IDs.New()), Name: "Karim Haddad", Roles: []ehc.Role{ehc.RoleFamily}}
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		for _, p := range []people.Person{
			{ID: c.Mother.Person, Name: c.Mother.Name, Email: "leila@family.example", Address: "4 Orchard Row, Alderbridge, WR2 2BB", Roles: []ehc.Role{ehc.RoleFamily}},
			{ID: father.Person, Name: father.Name, Email: "karim@family.example", Address: "19 Quay Street\nFenbridge", Roles: []ehc.Role{ehc.RoleFamily}},
		} {
			if err := s.People.Save(ctx, p); err != nil {
				return err
			}
		}
		file, err := s.Cases.Get(ctx, c.Case)
		if err != nil {
			return err
		}
		if err := file.Admit(c.Coordinator, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(father.Person)}, Relation: access.Family, Name: father.Name}, c.Clock.At); err != nil {
			return err
		}
		return s.Cases.Save(ctx, file)
	})
	read := func(who ehc.Actor) string {
		file, err := c.decisionLetter(who, casework.WhetherToIssue, 0)
		ok(t, err)
		if file.Name != "20260901-decision-letter.html" {
			t.Errorf("it is called %s", file.Name)
		}
		return textOf(t, ports.HTML, file.Content)
	}
	for _, who := range []ehc.Actor{c.Mother, father, c.Coordinator, c.SENCO, c.Psychologist, c.Advocate} {
		holds(t, who.Name, read(who), "Dear Leila Haddad and Karim Haddad,", "A plan is necessary.", "composed again from what was recorded")
		lacks(t, who.Name, read(who), "4 Orchard Row", "19 Quay Street")
	}
	_, err := c.decisionLetter(c.Stranger, casework.WhetherToIssue, 0)
	refused(t, "a stranger", err, fault.NotFound)
}

func TestEarlierDecisionsKeepTheirLetters(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	for number, want := range map[int]bool{0: true, 1: true, 2: false, -1: false} {
		_, err := c.decisionLetter(c.Mother, casework.WhetherToAssess, number)
		if (err == nil) != want {
			t.Errorf("letter %d: %v", number, err)
		}
	}
	file, err := c.decisionLetter(c.Mother, casework.WhetherToAssess, 1)
	ok(t, err)
	holds(t, "the first letter", textOf(t, ports.HTML, file.Content), "We will carry out an education, health and care needs assessment for Noor", "There is no right of appeal against a decision to assess.", "Both parts of the test are met.")
}

// TestALetterKeepsTheLogoWithWhichItWasIssued: one with a logo keeps it when the council uses none, and one without
// stays without when the council has another.
func TestALetterKeepsTheLogoWithWhichItWasIssued(t *testing.T) {
	t.Parallel()
	for name, issuedWith := range map[string]string{"with a logo": strings.Repeat("a1", 32), "without one": ""} {
		c := newCast(t)
		look := func(sha string) {
			c.do(t, func(ctx context.Context, s ports.Stores) error {
				p, err := s.Council.Profile(ctx)
				if err != nil {
					return err
				}
				if p.Logo = sha; sha != "" {
					if err := s.Logos.Save(ctx, sha, portstest.Logo("png")); err != nil {
						return err
					}
				}
				return s.Council.SaveProfile(ctx, p)
			})
		}
		look(issuedWith)
		c.SumUp(t)
		c.begin(t)
		c.share(t, 1, c.Ashgrove.ID)
		draw := func(f ports.Format) string {
			file, err := documents.LetterFile{Gate: c.Gate, Renderers: renderers.WithLogos(c.Gate.Units)}.Do(ctx, c.Mother, c.Case, documents.OfVersion(1), f)
			ok(t, err)
			return string(file.Content)
		}
		before := map[ports.Format]string{ports.PDF: draw(ports.PDF), ports.Word: draw(ports.Word)}
		if shown := strings.Contains(before[ports.PDF], "/S /Figure") && strings.Contains(before[ports.Word], "word/media/logo.png"); shown != (issuedWith != "") {
			t.Errorf("%s: a logo is shown: %v", name, shown)
		}
		look(map[bool]string{true: "", false: strings.Repeat("b2", 32)}[issuedWith != ""])
		for f, was := range before {
			if draw(f) != was {
				t.Errorf("%s: the letter as %s has changed", name, f)
			}
		}
	}
}

// TestAnIssuedLetterNeverChanges: whatever the council changes afterwards, the letter and its files stay.
func TestAnIssuedLetterNeverChanges(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.SumUp(t)
	c.begin(t)
	c.share(t, 1, c.Ashgrove.ID)
	c.answer(t, c.OtherSENCO, c.Ashgrove.ID, "One place.")
	c.Clock.Pass(20)
	c.finalise(t, 2)
	draw := func(f ports.Format) string {
		file, err := documents.LetterFile{Gate: c.Gate, Renderers: renderers}.Do(ctx, c.Mother, c.Case, documents.OfVersion(2), f)
		ok(t, err)
		return string(file.Content)
	}
	before := map[ports.Format]string{ports.PDF: draw(ports.PDF), ports.Word: draw(ports.Word)}
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		p.Name, p.Mediation = "Another Council", council.Contact{}
		if err := s.Council.SaveProfile(ctx, p); err != nil {
			return err
		}
		text := letter.Default(notice.FinalPlan)
		return s.Templates.Save(ctx, text.Next(text.Words, false, c.Manager, c.Clock.At))
	})
	for f, was := range before {
		if draw(f) != was {
			t.Errorf("the letter as %s has changed", f)
		}
	}
	text := textOf(t, ports.PDF, []byte(draw(ports.PDF)))
	holds(t, "the letter", text, "Howard Pell", "Head of SEND", "Thank you for your patience.")
	lacks(t, "the letter", text, "composed again", "Another Council")
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		kept, err := s.Letters.OfCase(ctx, c.Case, notice.FinalPlan)
		if len(kept) != 1 || kept[0].Template != 0 || kept[0].SentName != c.Coordinator.Name || kept[0].About != "version 2" {
			t.Errorf("kept: %+v", kept)
		}
		return err
	})
}

func TestAPlanIsNotIssuedWhereItsLetterWouldLackAContact(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.SumUp(t)
	c.begin(t)
	c.share(t, 1, c.Ashgrove.ID)
	c.answer(t, c.OtherSENCO, c.Ashgrove.ID, "One place.")
	c.Clock.Pass(20)
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		p.Mediation = council.Contact{}
		return s.Council.SaveProfile(ctx, p)
	})
	out, err := planning.PrepareFinal{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case)
	ok(t, err)
	err = planning.Finalise{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.FinaliseInput{Case: c.Case, Number: 2, Seen: out.Seen, Answers: out.Answers, Setting: c.Ashgrove.ID, Signed: plan.Finalisation{SignedBy: "Howard Pell", SignedOn: c.Today(), HealthAgreedBy: "Dr Ellen Marsh", HealthAgreedOn: c.Today()}})
	if f := fault.As(err); f == nil || f.Kind != fault.Illegal || !strings.Contains(f.Message, "mediation adviser") || f.Law != "SI 2014/1530 regs 14, 32" {
		t.Errorf("got %v", err)
	}
}

// TestEveryoneSeesJustTheLettersThatTheyMay lists the letters of a whole road for each of its people.
func TestEveryoneSeesJustTheLettersThatTheyMay(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.begin(t)
	c.share(t, 1, c.Ashgrove.ID)
	list := func(who ehc.Actor) documents.LettersOut {
		out, err := documents.ListLetters{Gate: c.Gate}.Do(ctx, who, c.Case)
		ok(t, err)
		return out
	}
	both := list(c.Coordinator)
	if len(both.Letters) != 2 || both.Letters[0].Kind != notice.Consultation || both.Letters[1].Kind != notice.DraftPlan || len(both.Unkept) != 2 {
		t.Fatalf("the co-ordinator sees %+v", both)
	}
	for name, tc := range map[string]struct {
		who          ehc.Actor
		draft, asked bool
	}{"mother": {c.Mother, true, false}, "SENCO": {c.SENCO, true, false}, "consulted setting": {c.OtherSENCO, false, true}, "psychologist": {c.Psychologist, true, false}} {
		out := list(tc.who)
		if want := map[bool]int{true: 1}[tc.draft] + map[bool]int{true: 1}[tc.asked]; len(out.Letters) != want {
			t.Errorf("%s sees %d letters", name, len(out.Letters))
		}
		for i, l := range both.Letters {
			_, err := documents.SentLetter{Gate: c.Gate, Renderers: renderers}.Do(ctx, tc.who, c.Case, l.ID)
			if may := []bool{tc.asked, tc.draft}[i]; may != (err == nil) || !may && !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s reads %s: %v", name, l.Kind, err)
			}
		}
	}
	_, err := documents.SentLetter{Gate: c.Gate, Renderers: renderers}.Do(ctx, c.Stranger, c.Case, both.Letters[0].ID)
	refused(t, "a stranger", err, fault.NotFound)
}

func TestTheConsultationLetterIsForTheSettingAndTheAuthority(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.begin(t)
	c.share(t, 1, c.Ashgrove.ID)
	id := c.consultation(t, c.Ashgrove.ID).ID
	for _, who := range []ehc.Actor{c.Coordinator, c.OtherSENCO} {
		file, err := c.consultationLetter(who, id)
		ok(t, err)
		if file.Name != "20260901-consultation-letter.html" {
			t.Errorf("it is called %s", file.Name)
		}
		holds(t, who.Name, textOf(t, ports.HTML, file.Content), "May we name Ashgrove School", "Can you be named?", "version 1 of the draft", "Dear head teacher or principal,")
	}
	for _, who := range []ehc.Actor{c.Mother, c.Advocate, c.SENCO, c.Psychologist} {
		_, err := c.consultationLetter(who, id)
		refused(t, who.Name, err, fault.Forbidden)
	}
	_, err := c.planLetter(c.OtherSENCO, 1)
	refused(t, "the family's letter to a consulted setting", err, fault.Forbidden)
	_, err = c.consultationLetter(c.Coordinator, ehc.ConsultationID(c.Gate.IDs.New()))
	refused(t, "no such consultation", err, fault.NotFound)

	c.answer(t, c.OtherSENCO, c.Ashgrove.ID, "One place.")
	_, err = c.consultationLetter(c.OtherSENCO, id)
	refused(t, "the setting after its answer", err, fault.NotFound)
}

// askNurse asks somebody who has not answered yet.
func (c cast) askNurse(t testing.TB) (ehc.Actor, ehc.AdviceID) {
	t.Helper()
	nurse := ehc.Actor{Kind: ehc.Human, Person: ehc.PersonID(c.Gate.IDs.New()), Name: "Bettina Crewe", Roles: []ehc.Role{ehc.RoleContributor}}
	open := ehc.AdviceID(c.Gate.IDs.New())
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		file, err := s.Cases.Get(ctx, c.Case)
		if err != nil {
			return err
		}
		if err := file.Admit(c.Coordinator, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(nurse.Person)}, Relation: access.Adviser, Name: nurse.Name}, c.Clock.At); err != nil {
			return err
		}
		if err := s.Cases.Save(ctx, file); err != nil {
			return err
		}
		asked, err := advice.Ask(open, c.Case, advice.Other, advice.Adviser{Person: nurse.Person, Name: nurse.Name}, "Please say how she sleeps.", c.Today(), c.Today().AddDays(42), c.Clock.At)
		if err != nil {
			return err
		}
		return s.Advice.Save(ctx, asked)
	})
	return nurse, open
}

// attach adds a document to a tile of the views, and one to the doctor's advice.
func (c cast) attach(t testing.TB, toViews, toAdvice string) {
	t.Helper()
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		views, err := s.Views.Of(ctx, c.Case)
		if err != nil {
			return err
		}
		drawing, scores := ehc.FileID(c.Gate.IDs.New()), ehc.FileID(c.Gate.IDs.New())
		if err := views.Attach(c.Mother, "my-past", drawing, c.Clock.At); err != nil {
			return err
		}
		requests, err := s.Advice.OfCase(ctx, c.Case)
		if err != nil {
			return err
		}
		for _, r := range requests {
			if r.ID() != c.DoctorsAdvice {
				continue
			}
			kept := r.Snapshot()
			kept.Answer.Files = []ehc.FileID{scores}
			if err := s.Advice.Save(ctx, advice.Restore(kept)); err != nil {
				return err
			}
		}
		return errors.Join(s.Views.Save(ctx, views),
			s.Files.Save(ctx, ports.File{ID: drawing, Case: c.Case, Name: toViews, Type: "image/png", UploadedBy: c.Mother.Person, At: c.Clock.At, Purpose: "views", Item: "my-past"}),
			s.Files.Save(ctx, ports.File{ID: scores, Case: c.Case, Name: toAdvice, Type: "application/pdf", UploadedBy: c.Doctor.Person, At: c.Clock.At, Purpose: "advice", Item: string(c.DoctorsAdvice)}))
	})
}

func TestThePlanWithItsAdviceFollowsTheAccessTable(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.attach(t, "Her drawing.png", "Hearing test.pdf")
	nurse, _ := c.askNurse(t)
	c.begin(t)
	c.share(t, 1, c.Ashgrove.ID)
	for _, who := range []ehc.Actor{c.Coordinator, c.Manager, c.Mother, c.Advocate, c.SENCO, c.OtherSENCO, c.Psychologist} {
		file, err := c.planWithAdvice(who, ports.HTML)
		ok(t, err)
		if file.Name != "20260901120000-plan-file-with-advice.html" {
			t.Errorf("%s gets %s", who.Name, file.Name)
		}
		text := textOf(t, ports.HTML, file.Content)
		holds(t, who.Name, text, "Appendix K1: The parents’ views", "Appendix K2: The child’s or young person’s views", "Appendix K3: ", "Appendix K4: ", "Appendix K5: ",
			"Psychological advice and information, Imogen Farrow", "Trains and maps.", "In September.", "Appendix K2: Her drawing.png", ": Hearing test.pdf", "attached separately")
		lacks(t, who.Name, text, "Appendix K6", "not in this copy", "Please say how she sleeps.", "Bettina Crewe")
		if n := c.audited(t, who, access.ReadPlan, "plan version 1 with advice", false); n != 1 {
			t.Errorf("%s is on record %d times", who.Name, n)
		}
	}
	for f := range formats {
		first, err := c.planWithAdvice(c.Mother, f)
		ok(t, err)
		second, err := c.planWithAdvice(c.Doctor, f)
		ok(t, err)
		if string(first.Content) != string(second.Content) {
			t.Errorf("%s: two readers of the same advice get different bytes", f)
		}
	}

	waits, err := c.planWithAdvice(nurse, ports.HTML)
	ok(t, err)
	text := textOf(t, ports.HTML, waits.Content)
	holds(t, "who still owes advice", text, "These are listed here and are not in this copy:", "Appendix K3: You will see this after you have sent your own advice.", "Imogen Farrow", "Appendix K1: The parents’ views", "That she has a friend.", "Her drawing.png")
	lacks(t, "who still owes advice", text, "In September.", "Hearing test.pdf")
	_, err = c.planWithAdvice(c.Stranger, ports.HTML)
	refused(t, "a stranger", err, fault.NotFound)
}

func TestTheWorkingDraftCanHaveItsAdviceBoundIn(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.begin(t)
	plain, err := c.draftFile(c.Coordinator)
	ok(t, err)
	lacks(t, "the draft alone", textOf(t, ports.HTML, plain.Content), "Appendix K1:", "In September.")
	for _, who := range []ehc.Actor{c.Coordinator, c.Manager} {
		file, err := c.draftWithAdvice(who)
		ok(t, err)
		if !regexp.MustCompile(`^\d{14}-draft-plan-with-advice\.html$`).MatchString(file.Name) {
			t.Errorf("%s gets %s", who.Name, file.Name)
		}
		holds(t, who.Name, textOf(t, ports.HTML, file.Content), "Working draft, not shared", "Each piece of advice follows as an appendix at the end of this file", "Appendix K1: The parents’ views", "Psychological advice and information, Imogen Farrow", "In September.")
		if n := c.audited(t, who, access.DraftPlan, "working draft with advice", false); n != 1 {
			t.Errorf("%s is on record %d times", who.Name, n)
		}
	}
	for _, who := range []ehc.Actor{c.Mother, c.SENCO, c.Psychologist} {
		_, err := c.draftWithAdvice(who)
		refused(t, who.Name, err, fault.Forbidden)
	}
}

func TestAdviceThatChangedSinceIsNotPassedOffAsTheVersions(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.begin(t)
	c.share(t, 1)
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		requests, err := s.Advice.OfCase(ctx, c.Case)
		if err != nil {
			return err
		}
		for _, r := range requests {
			if r.ID() == c.DoctorsAdvice {
				if err := r.Reopen("Seizures have stopped.", c.Today().AddDays(7), c.Today(), true, c.Clock.At); err != nil {
					return err
				}
				return s.Advice.Save(ctx, r)
			}
		}
		return nil
	})
	file, err := c.planWithAdvice(c.Mother, ports.HTML)
	ok(t, err)
	text := textOf(t, ports.HTML, file.Content)
	holds(t, "the plan", text, "It has been changed since this version of the plan was made.", "Dr Anwar Sadiq")
	lacks(t, "the plan", text, "Seizures have stopped.", "Medical advice and information, Dr Anwar Sadiq")
}

func TestTheViewsAreAFileForEveryoneOnTheCase(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	for _, who := range []ehc.Actor{c.Coordinator, c.Mother, c.Advocate, c.SENCO, c.Psychologist} {
		file, err := c.viewsFile(who)
		ok(t, err)
		if !regexp.MustCompile(`^\d{14}-views\.html$`).MatchString(file.Name) {
			t.Errorf("it is called %s", file.Name)
		}
		holds(t, who.Name, textOf(t, ports.HTML, file.Content), "Trains and maps.", "To drive a train.", "That she has a friend.", "Written by Leila Haddad")
		if n := c.audited(t, who, access.ReadViews, "views file", false); n != 1 {
			t.Errorf("%s is on record %d times", who.Name, n)
		}
	}
	_, err := c.viewsFile(c.Stranger)
	refused(t, "a stranger", err, fault.NotFound)
}

func TestAdviceOpensToOthersOnceTheirOwnIsIn(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	for _, who := range []ehc.Actor{c.Coordinator, c.Mother, c.Psychologist, c.Doctor, c.SENCO} {
		file, err := c.adviceFile(who, c.PsychologistsAdvice)
		ok(t, err)
		if !regexp.MustCompile(`^\d{14}-advice\.html$`).MatchString(file.Name) {
			t.Errorf("it is called %s", file.Name)
		}
		holds(t, who.Name, textOf(t, ports.HTML, file.Content), "Finds long instructions hard to follow.", "Imogen Farrow, Educational psychologist")
	}
	_, err := c.adviceFile(c.Stranger, c.PsychologistsAdvice)
	refused(t, "a stranger", err, fault.NotFound)

	nurse, open := c.askNurse(t)
	_, err = c.adviceFile(nurse, c.PsychologistsAdvice)
	refused(t, "before her own is in", err, fault.Forbidden)
	file, err := c.adviceFile(nurse, open)
	ok(t, err)
	holds(t, "her own in writing", textOf(t, ports.HTML, file.Content), "This advice has not been sent.", "Please say how she sleeps.")
	for _, who := range []ehc.Actor{c.Mother, c.Doctor, c.SENCO} {
		_, err := c.adviceFile(who, open)
		refused(t, who.Name+" reading what is not sent", err, fault.Forbidden)
	}
}

func TestTheRequestGoesToThoseWhoMayReadIt(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	for _, who := range []ehc.Actor{c.Coordinator, c.Mother, c.SENCO, c.Psychologist} {
		file, err := c.requestFile(who)
		ok(t, err)
		text := textOf(t, ports.HTML, file.Content)
		holds(t, who.Name, text, "She finds the classroom too loud.", "EHC/26/0001")
		if file.Name != "20260623-request.html" {
			t.Errorf("it is called %s", file.Name)
		}
		if sees := strings.Contains(text, "leila@example.org"); sees != (who.Person == c.Coordinator.Person || who.Person == c.Mother.Person) {
			t.Errorf("%s sees how to reach the mother: %v", who.Name, sees)
		}
	}
	_, err := c.requestFile(c.Stranger)
	refused(t, "a stranger", err, fault.NotFound)
	_, err = c.requestFile(ehc.Actor{Kind: ehc.Visitor, DraftKey: "guess"})
	refused(t, "a visitor", err, fault.NotFound)
}

func TestAVisitorTakesAwayTheirDraftRequest(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	visitor := ehc.Actor{Kind: ehc.Visitor, DraftKey: "hash of a key"}
	c.Case = ehc.CaseID(c.Gate.IDs.New())
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		return s.Cases.Save(ctx, casework.StartRequest(c.Case, visitor, casework.Request{Story: casework.Story{NotWorking: "Sleep."}}, casework.Child{Forenames: "Perrin"}, c.Clock.At))
	})
	file, err := c.requestFile(visitor)
	ok(t, err)
	holds(t, "the draft", textOf(t, ports.HTML, file.Content), "This request is a draft. It has not been sent.", "Sleep.")
	if file.Name != "20260901120000-request.html" {
		t.Errorf("it is called %s", file.Name)
	}
	_, err = c.requestFile(ehc.Actor{Kind: ehc.Visitor, DraftKey: "another"})
	refused(t, "another visitor", err, fault.NotFound)
	_, err = c.requestFile(c.Manager)
	refused(t, "the council, before it is sent", err, fault.NotFound)
}

// TestNoFileHoldsWhatIsBetweenTheSettingAndTheAuthority takes the road to its end and reads every file as everyone.
func TestNoFileHoldsWhatIsBetweenTheSettingAndTheAuthority(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	c.SumUp(t)
	const note, comment = "Transport worries us greatly.", "Please add her brother."
	c.begin(t)
	c.share(t, 1, c.Ashgrove.ID)
	id := c.consultation(t, c.Ashgrove.ID).ID
	c.comment(t, "B", comment)
	c.answer(t, c.OtherSENCO, c.Ashgrove.ID, note)
	c.Clock.Pass(20)
	c.finalise(t, 2)
	drawn := 0
	for _, who := range c.Everyone() {
		for _, give := range []func() (documents.File, error){
			func() (documents.File, error) { return c.planFile(who, 1, ports.HTML) }, func() (documents.File, error) { return c.planFile(who, 2, ports.HTML) },
			func() (documents.File, error) { return c.planLetter(who, 1) }, func() (documents.File, error) { return c.planLetter(who, 2) },
			func() (documents.File, error) { return c.consultationLetter(who, id) }, func() (documents.File, error) { return c.decisionLetter(who, casework.WhetherToIssue, 0) },
			func() (documents.File, error) { return c.adviceFile(who, c.DoctorsAdvice) }, func() (documents.File, error) { return c.requestFile(who) },
		} {
			file, err := give()
			if err != nil {
				continue
			}
			drawn++
			if strings.Contains(file.Name, "Noor") || strings.Contains(file.Name, "Haddad") {
				t.Errorf("a file is called %s", file.Name)
			}
			lacks(t, who.Name+": "+file.Name, textOf(t, ports.HTML, file.Content), note, comment)
		}
	}
	if drawn < 40 {
		t.Errorf("only %d files were drawn", drawn)
	}
	text := func(number int) string {
		file, err := c.planFile(c.Mother, number, ports.PDF)
		ok(t, err)
		return textOf(t, ports.PDF, file.Content)
	}
	lacks(t, "the draft", text(1), "Ashgrove")
	holds(t, "the final plan", text(2), "Ashgrove School", "Howard Pell", "Dr Ellen Marsh")
	_, err := c.draftFile(c.Coordinator)
	refused(t, "a working draft of an issued plan", err, fault.NotFound)
}

func TestADownloadThatNobodyWaitsForAnyMoreIsNotDrawn(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	full := documents.NewRenderers(0, formats) // no turn ever comes
	ctx, cancel := context.WithCancel(t.Context())
	went := make(chan error)
	go func() {
		_, err := documents.RequestFile{Gate: c.Gate, Renderers: full}.Do(ctx, c.Mother, c.Case, ports.PDF)
		went <- err
	}()
	cancel()
	if err := <-went; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
