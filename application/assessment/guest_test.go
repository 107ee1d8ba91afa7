package assessment_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"ehchub/application/assessment"
	"ehchub/application/casefile"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

func (h hub) askByEmail(t *testing.T, who ...assessment.NewAdviser) ([]assessment.AdviceAsked, error) {
	t.Helper()
	var asks []assessment.AdviceAsk
	for i, one := range who {
		limb := []advice.Limb{advice.Other, advice.Medical, advice.Psychological}[i%3]
		asks = append(asks, assessment.AdviceAsk{Limb: limb, ByEmail: &one})
	}
	return assessment.AskAdvice{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.AskAdviceInput{Case: h.Case, Asks: asks})
}

func (h hub) within(t *testing.T, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	if err := h.Unit.Do(t.Context(), work); err != nil {
		t.Fatal(err)
	}
}

func (h hub) guestsOf(t *testing.T) (all []casework.Guest) {
	t.Helper()
	h.within(t, func(ctx context.Context, s ports.Stores) (err error) {
		all, err = s.Guests.Invitations.OfCase(ctx, h.Case)
		return err
	})
	return all
}

var olga = assessment.NewAdviser{Name: "Olga Marsh", Email: " Olga@Therapy.example ", Specialism: "Music therapist", Phone: "07700 900123"}

func TestWhoeverIsAskedByAnUnknownAddressIsAGuestOfThatRequestAlone(t *testing.T) {
	h := newHub(t)
	asked, err := h.askByEmail(t, olga)
	if err != nil || len(asked) != 1 || !asked[0].Guest || asked[0].Adviser.Name != "Olga Marsh" {
		t.Fatalf("asked %+v, %v", asked, err)
	}
	g := h.guestsOf(t)[0]
	if g.Email != "olga@therapy.example" || g.Advice != asked[0].ID || g.Inviter != h.Coordinator.Name || !g.LinkAt.IsZero() {
		t.Errorf("invited %+v", g)
	}
	out, err := assessment.ReadAsked{Gate: h.gate}.Do(t.Context(), g.Actor(), h.Case, g.Advice)
	if err != nil || !out.MayWrite || out.Head.Case.Child().Surname == "" {
		t.Errorf("the guest reads %+v, %v", out.Request, err)
	}
	others := h.ask(t, assessment.AdviceAsk{Limb: advice.Psychological, Person: h.Psychologist.ID})
	for what, read := range map[string]error{
		"another's request": second(assessment.OpenAdvice{Gate: h.gate}.Do(t.Context(), g.Actor(), h.Case, others[0])),
		"the assessment":    second(assessment.Page{Gate: h.gate}.Do(t.Context(), g.Actor(), h.Case)),
		"another's advice":  second(assessment.ReadAdvice{Gate: h.gate}.Do(t.Context(), g.Actor(), h.Case, others[0])),
	} {
		if !fault.Is(read, fault.NotFound) {
			t.Errorf("a guest opens %s: %v", what, read)
		}
	}
	foreign := g.Actor()
	foreign.AnswersOnly = "01890a5d-ac96-774b-bcce-b302099a8057"
	if _, err := (assessment.ReadAsked{Gate: h.gate}).Do(t.Context(), foreign, h.Case, g.Advice); !fault.Is(err, fault.NotFound) {
		t.Errorf("a guest of another case: %v", err)
	}
	asPerson := people.Person{ID: g.Person, Name: g.Name, Registered: true}.Actor()
	if _, err := (assessment.OpenAdvice{Gate: h.gate}).Do(t.Context(), asPerson, h.Case, g.Advice); !fault.Is(err, fault.NotFound) {
		t.Errorf("an account without a part in the hub widens what a guest sees: %v", err)
	}
	asPerson.Roles = []ehc.Role{ehc.RoleContributor}
	if _, err := (assessment.OpenAdvice{Gate: h.gate}).Do(t.Context(), asPerson, h.Case, g.Advice); err != nil {
		t.Errorf("a guest who has an account by now: %v", err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestAKnownAddressIsAskedInItsAccount(t *testing.T) {
	h := newHub(t)
	asked, err := h.askByEmail(t, assessment.NewAdviser{Email: strings.ToUpper(h.Psychologist.Email)})
	if err != nil || asked[0].Guest || asked[0].Adviser.Person != h.Psychologist.ID || len(h.guestsOf(t)) != 0 {
		t.Errorf("asked %+v, %v", asked, err)
	}
	h.within(t, func(ctx context.Context, s ports.Stores) error {
		team := people.Team{ID: "01890a5d-ac96-774b-bcce-b302099a8058", Name: "Music therapies", Email: "music@team.example"}
		return s.Teams.Save(ctx, team)
	})
	if asked, err = h.askByEmail(t, assessment.NewAdviser{Email: "music@team.example"}); err != nil || asked[0].Adviser.TeamName != "Music therapies" {
		t.Errorf("a team's address asks %+v, %v", asked, err)
	}
}

func TestWhatIsWrongWithAnAddressIsSaid(t *testing.T) {
	h := newHub(t)
	closed := h.Psychologist
	h.within(t, func(ctx context.Context, s ports.Stores) (err error) {
		if closed, err = s.People.Get(ctx, closed.ID); err != nil {
			return err
		}
		closed.ClosedAt = h.Clock.Now()
		return s.People.Save(ctx, closed)
	})
	for _, test := range []struct {
		who   assessment.NewAdviser
		code  string
		field string
	}{
		{assessment.NewAdviser{Name: "Olga", Email: "olga", Specialism: "x"}, "person.email", "email"},
		{assessment.NewAdviser{Email: "new@therapy.example", Specialism: "x"}, "person.name", "name"},
		{assessment.NewAdviser{Name: "Olga", Email: "new@therapy.example"}, "person.job-title", "specialism"},
		{assessment.NewAdviser{Name: strings.Repeat("o", 201), Email: "new@therapy.example", Specialism: "x"}, "person.name-long", "name"},
		{assessment.NewAdviser{Name: "Olga", Email: "new@therapy.example", Specialism: "x", Phone: "12"}, "person.mobile", "phone"},
		{assessment.NewAdviser{Email: closed.Email}, "person.closed", "email"},
		{assessment.NewAdviser{Email: h.Parent.Email}, "advice.of-family", "email"},
	} {
		_, err := h.askByEmail(t, test.who)
		if f := fault.As(err); f == nil || f.Code != test.code || f.Field != test.field {
			t.Errorf("%+v: %v", test.who, err)
		}
	}
	if _, err := h.askByEmail(t, olga, olga, olga, olga); !fault.Has(err, "advice.asked-already") || len(h.guestsOf(t)) != 0 {
		t.Errorf("the same twice in a form: %v", err)
	}
}

func TestTwoWhoAskTheSameNewAddressAtOnceMakeOnePerson(t *testing.T) {
	h := newHub(t)
	var done sync.WaitGroup
	errs := make([]error, 4)
	for i := range errs {
		done.Go(func() { _, errs[i] = h.askByEmail(t, olga) })
	}
	done.Wait()
	served := 0
	for _, err := range errs {
		switch {
		case err == nil:
			served++
		case fault.As(err) == nil:
			t.Errorf("an error that is no answer: %v", err)
		}
	}
	if served != 1 || len(h.guestsOf(t)) != 1 {
		t.Errorf("%d were served, %d guests: %v", served, len(h.guestsOf(t)), errs)
	}
}

func TestTheCoordinatorRenewsAndEndsAGuest(t *testing.T) {
	h := newHub(t)
	asked, err := h.askByEmail(t, olga, olga)
	if err != nil {
		t.Fatal(err)
	}
	of := func(id ehc.AdviceID) casework.Guest {
		for _, g := range h.guestsOf(t) {
			if g.Advice == id {
				return g
			}
		}
		return casework.Guest{}
	}
	first, other := of(asked[0].ID), of(asked[1].ID)
	renew, end := casefile.RenewGuestLink{Gate: h.gate}, casefile.EndGuest{Gate: h.gate}
	if err := renew.Do(t.Context(), h.Parent.Actor(), h.Case, first.ID); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a parent renews a link: %v", err)
	}
	if err := renew.Do(t.Context(), h.Coordinator.Actor(), h.Case, first.ID); err != nil || len(h.Events(t, ehc.GuestLinkRenewed)) != 1 {
		t.Errorf("renewed: %v", err)
	}
	if err := end.Do(t.Context(), h.Coordinator.Actor(), h.Case, first.ID, " "); !fault.Has(err, "person.remove-why") {
		t.Errorf("ended without a reason: %v", err)
	}
	if err := end.Do(t.Context(), h.Coordinator.Actor(), h.Case, first.ID, "A colleague answers."); err != nil {
		t.Fatal(err)
	}
	opens := func(g casework.Guest) error {
		return second(assessment.ReadAsked{Gate: h.gate}.Do(t.Context(), g.Actor(), h.Case, g.Advice))
	}
	if err := opens(other); err != nil {
		t.Errorf("one invitation ended, and the other with it: %v", err)
	}
	if err := renew.Do(t.Context(), h.Coordinator.Actor(), h.Case, first.ID); !fault.Has(err, "guest.ended") {
		t.Errorf("a new link after the end: %v", err)
	}
	if err := end.Do(t.Context(), h.Coordinator.Actor(), h.Case, first.ID, "Again."); !fault.Has(err, "guest.ended-already") {
		t.Errorf("ended twice: %v", err)
	}
	if err := end.Do(t.Context(), h.Coordinator.Actor(), h.Case, other.ID, "This one too."); err != nil {
		t.Fatal(err)
	}
	if err := opens(other); !fault.Is(err, fault.NotFound) {
		t.Errorf("ended, and still there: %v", err)
	}
}

func TestAGuestAsksForANewLinkAndAStrangerLearnsNothing(t *testing.T) {
	h := newHub(t)
	if _, err := h.askByEmail(t, olga); err != nil {
		t.Fatal(err)
	}
	h.Clock.Pass(casework.GuestLinkDays + 1)
	if g := h.guestsOf(t)[0]; g.MayCome(h.Clock.Now()) {
		t.Fatal("the link has not expired")
	}
	ask := func(email string) error {
		return casefile.AskForLink{Gate: h.gate}.Do(t.Context(), ehc.Actor{}, casefile.AskForLinkInput{Email: email, From: "192.0.2.7"})
	}
	if err := ask("olga"); !fault.Has(err, "person.email") {
		t.Errorf("what is no address: %v", err)
	}
	for _, email := range []string{"nobody@elsewhere.example", h.Psychologist.Email, "OLGA@therapy.example"} {
		if err := ask(email); err != nil {
			t.Errorf("%s is answered otherwise: %v", email, err)
		}
	}
	if g := h.guestsOf(t)[0]; !g.MayCome(h.Clock.Now()) || !g.LinkAt.IsZero() || len(h.Events(t, ehc.GuestLinkRenewed)) != 1 {
		t.Errorf("no new link is sent: %+v", g)
	}
	for range 4 {
		if err := ask(olga.Email); err != nil {
			t.Errorf("asking often tells something: %v", err)
		}
	}
	if n := len(h.Events(t, ehc.GuestLinkRenewed)); n != 3 {
		t.Errorf("%d links are sent in an hour", n)
	}
	g := h.guestsOf(t)[0]
	h.must(t, casefile.EndGuest{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, g.ID, "Has left."))
	h.Clock.Pass(1)
	if err := ask(olga.Email); err != nil || len(h.Events(t, ehc.GuestLinkRenewed)) != 3 {
		t.Errorf("somebody whose access was ended gets a link: %v", err)
	}
}
