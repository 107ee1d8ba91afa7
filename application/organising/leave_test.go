package organising_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/domain/richtext"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// next is whoever comes to the school after its SENCO.
func (h hub) next(t *testing.T) people.Person {
	t.Helper()
	p := people.Person{ID: portstest.NewID[ehc.PersonID](), Name: "Monday Thorne", JobTitle: "SENCO", Email: "monday@larkfield.example", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{h.Setting.ID}, Registered: true}
	h.do(t, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, p) })
	return p
}

func (h hub) accounts() accounts.Means {
	return accounts.Means{Units: h.Unit, Clock: h.Clock, IDs: h.Gate.IDs}
}

// leaves takes the school's SENCO out of the school.
func (h hub) leaves(t *testing.T) people.Person {
	t.Helper()
	var p people.Person
	h.do(t, func(ctx context.Context, s ports.Stores) (err error) {
		p, err = s.People.Get(ctx, h.SENCO.ID)
		return err
	})
	err := accounts.ChangePerson{Means: h.accounts()}.Do(t.Context(), h.Manager.Actor(), accounts.ChangePersonInput{Person: p.ID, Version: p.Version, Name: p.Name, JobTitle: p.JobTitle, Specialism: p.Specialism, Email: p.Email, Roles: p.Roles})
	if err != nil {
		t.Fatal(err)
	}
	p.Settings = nil
	return p
}

func (h hub) draft(t *testing.T) ehc.CaseID {
	t.Helper()
	id, err := assessment.StartRequest{Gate: h.Gate}.Do(t.Context(), h.SENCO.Actor(), assessment.StartRequestInput{})
	if err != nil {
		t.Fatal(err)
	}
	open, err := assessment.OpenRequestDraft{Gate: h.Gate}.Do(t.Context(), h.SENCO.Actor(), id, false)
	if err != nil {
		t.Fatal(err)
	}
	child, asker := open.Case.Child(), open.Case.Request().Requester
	child.Forenames, child.Surname, child.Born = "Juniper", "Vale", ehc.D(2016, 3, 2)
	asker.Consent = true
	err = assessment.WriteRequest{Gate: h.Gate}.Do(t.Context(), h.SENCO.Actor(), assessment.WriteRequestInput{Case: id, Child: &child, Requester: &asker, Story: &casework.Story{NotWorking: "Juniper hides when the bell rings."}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestADraftRequestIsItsSettingsAndGoesOnWithoutItsAuthor(t *testing.T) {
	h := newHub(t)
	id := h.draft(t)
	read := func(p people.Person) (string, error) {
		out, err := assessment.OpenRequestDraft{Gate: h.Gate}.Do(t.Context(), p.Actor(), id, false)
		if err != nil {
			return "", err
		}
		return out.Case.Request().Story.NotWorking, nil
	}
	monday := h.next(t)
	for _, who := range []people.Person{h.SENCO, monday} {
		if text, err := read(who); err != nil || text != "Juniper hides when the bell rings." {
			t.Errorf("%s reads %q, %v", who.Name, text, err)
		}
	}
	for _, who := range []people.Person{h.Manager, h.Coordinator, h.Parent, h.Stranger} {
		if _, err := read(who); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s: %v", who.JobTitle, err)
		}
	}
	friday := h.leaves(t)
	if _, err := read(friday); !fault.Is(err, fault.NotFound) {
		t.Errorf("the leaver still reads it: %v", err)
	}
	begun, err := assessment.ListDrafts{Units: h.Unit}.Do(t.Context(), monday.Actor())
	if err != nil || len(begun) != 1 || begun[0].Case != id {
		t.Errorf("offered: %+v, %v", begun, err)
	}
	sent, err := assessment.SubmitRequest{Gate: h.Gate}.Do(t.Context(), monday.Actor(), id)
	if err != nil || !sent.Sent {
		t.Fatalf("%+v, %v", sent, err)
	}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, id)
		if q := c.Request().Requester; q.Person != monday.ID || q.Name != monday.Name || q.Email != monday.Email {
			t.Errorf("it is sent by %+v", q)
		}
		if access.May(access.SeeCase, c.Subject(friday.Actor(), false)) || access.May(access.SeeReceipt, c.Subject(friday.Actor(), false)) || !access.May(access.SeeCase, c.Subject(monday.Actor(), false)) {
			t.Error("the wrong SENCO has the case")
		}
		return err
	})
}

func TestADraftThatNamesAnotherSettingStaysItsAuthors(t *testing.T) {
	h := newHub(t)
	id := h.draft(t)
	other := people.Setting{ID: portstest.NewID[ehc.SettingID](), Name: "Ashgrove School"}
	there := people.Person{ID: portstest.NewID[ehc.PersonID](), Name: "Ashgrove’s own", Email: "own@ashgrove.example", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{other.ID}, Registered: true}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		if err := s.Settings.Save(ctx, other); err != nil {
			return err
		}
		return s.People.Save(ctx, there)
	})
	child := casework.Child{Forenames: "Juniper", Surname: "Vale", Setting: casework.SettingRef{ID: other.ID, Name: other.Name}}
	if err := (assessment.WriteRequest{Gate: h.Gate}).Do(t.Context(), h.SENCO.Actor(), assessment.WriteRequestInput{Case: id, Child: &child}); err != nil {
		t.Fatal(err)
	}
	for _, who := range []people.Person{there, h.next(t)} {
		if _, err := (assessment.OpenRequestDraft{Gate: h.Gate}).Do(t.Context(), who.Actor(), id, false); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s reads a draft that is not of their setting: %v", who.Name, err)
		}
	}
}

func TestTheLeaverHasNoneOfTheSchoolsCasesAndAColleagueGoesOnWithTheirAdvice(t *testing.T) {
	h := newHub(t)
	ids, err := assessment.AskAdvice{Gate: h.Gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: []assessment.AdviceAsk{{Limb: advice.Educational, Person: h.SENCO.ID}}})
	if err != nil {
		t.Fatal(err)
	}
	open, err := assessment.OpenAdvice{Gate: h.Gate}.Do(t.Context(), h.SENCO.Actor(), h.Case, ids[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := writes(t, h, h.SENCO, ids[0].ID, open.Request.Version(), "Rowan reads alone by the window."); err != nil {
		t.Fatal(err)
	}
	monday := h.next(t)
	friday := h.leaves(t)
	if h.opens(t, friday.Actor()) || h.Holds(t, friday) {
		t.Error("the leaver still has the case")
	}
	got, err := assessment.OpenAdvice{Gate: h.Gate}.Do(t.Context(), monday.Actor(), h.Case, ids[0].ID)
	if err != nil || !strings.Contains(fmt.Sprint(got.Request.Answer()), "by the window") || got.Request.Adviser().Person != monday.ID {
		t.Fatalf("%+v, %v", got.Request, err)
	}
	if !slices.Contains(h.Load(t).RelationsOf(monday.Actor()), access.Adviser) {
		t.Error("Monday’s SENCO is not among those who were asked")
	}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		waits, err := s.Waiting.Of(ctx, 10, monday.Actor().Holders()...)
		if len(waits) != 1 || waits[0].Item != string(ids[0].ID) {
			t.Errorf("waits for Monday’s SENCO: %+v", waits)
		}
		return err
	})
}

func writes(t *testing.T, h hub, by people.Person, id ehc.AdviceID, version int, text string) error {
	t.Helper()
	return assessment.WriteAdvice{Gate: h.Gate}.Do(t.Context(), by.Actor(), assessment.WriteAdviceInput{Case: h.Case, Advice: id, Version: version, Background: &advice.Background{InPlace: richtext.FromPlain(text)}})
}

func TestOfTwoManagersWhoCloseEachOtherAtOnceOneStays(t *testing.T) {
	h := newHub(t)
	second := people.Person{ID: portstest.NewID[ehc.PersonID](), Name: "Second Manager", Email: "second@wrenshire.example", Roles: []ehc.Role{ehc.RoleManager}, Registered: true}
	h.do(t, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, second) })
	closed := make(chan error, 2)
	for _, pair := range [][2]people.Person{{h.Manager, second}, {second, h.Manager}} {
		go func() {
			closed <- accounts.CloseAccount{Means: h.accounts()}.Do(context.Background(), pair[0].Actor(), pair[1].ID)
		}()
	}
	refused := 0
	for range 2 {
		if err := <-closed; err != nil {
			refused++
		}
	}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		left, err := s.Organisations.Directory.Managers(ctx)
		if len(left) != 1 || refused != 1 {
			t.Errorf("%d managers are left, %d refused", len(left), refused)
		}
		return err
	})
}
