package casework_test

import (
	"slices"
	"strings"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func sees(c *casework.Case, actor ehc.Actor) bool {
	return access.May(access.SeeCase, c.Subject(actor, false))
}

func TestADraftIsSeenByItsAuthorAlone(t *testing.T) {
	c := drafted(mother)
	manager := ehc.Actor{Kind: ehc.Human, Person: "manager", Roles: []ehc.Role{ehc.RoleManager}}
	if !sees(c, mother) {
		t.Error("the author does not see the draft")
	}
	for _, other := range []ehc.Actor{coordinator, senco, manager, stranger, visitor, {}, ehc.SystemActor()} {
		if other.Kind != ehc.System && sees(c, other) {
			t.Errorf("%s sees someone's draft", other.Person)
		}
	}
}

func TestAVisitorsDraftOpensWithTheirKeyAlone(t *testing.T) {
	c := drafted(visitor)
	for _, other := range []ehc.Actor{{Kind: ehc.Visitor, DraftKey: "another"}, {Kind: ehc.Visitor}, mother, {Kind: ehc.Human, Person: "x", DraftKey: "hash"}} {
		if sees(c, other) {
			t.Errorf("%+v sees the visitor's draft", other)
		}
	}
	if !sees(c, visitor) {
		t.Error("the visitor does not see their draft")
	}
}

func TestADraftTakesAnyStateOfCompleteness(t *testing.T) {
	c := casework.StartRequest("case-1", mother, casework.Request{Requester: casework.Requester{Person: "mother"}}, casework.Child{}, now)
	ok(t, c.AttachToRequest("file-1", now))
	ok(t, c.WriteRequest(casework.Request{Requester: casework.Requester{Name: "Isla"}}, casework.Child{Preferred: "Ro"}, now))
	r := c.Request()
	if r.Requester.Name != "Isla" || c.Child().Preferred != "Ro" || !slices.Equal(r.Files, []ehc.FileID{"file-1"}) || r.Requester.Person != "mother" {
		t.Errorf("kept %+v of %+v", r, c.Child())
	}
	ok(t, c.DetachFromRequest("file-1", now))
	if len(c.Request().Files) != 0 {
		t.Error("the document is still there")
	}
}

func TestWhatIsMissingIsSaidFieldByField(t *testing.T) {
	c := casework.StartRequest("case-1", mother, casework.Request{}, casework.Child{}, now)
	err := c.Submit(mother, "EHC/26/0001", today, now)
	for code, field := range map[string]string{
		"request.kind": "requester.kind", "request.name": "requester.name", "request.relationship": "requester.relationship",
		"request.contact": "requester.email", "request.consent": "requester.consent", "request.story": "story.not-working",
		"child.forenames": "child.forenames", "child.surname": "child.surname", "child.born-missing": "child.born",
	} {
		wrong(t, err, code, field)
	}
	if c.State() != casework.RequestDraft || c.Reference() != "" {
		t.Error("an incomplete request was taken")
	}
}

func TestWhatIsWrongIsRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		change      func(*casework.Request, *casework.Child)
		code, field string
	}{
		"born tomorrow":       {func(_ *casework.Request, c *casework.Child) { c.Born = today.AddDays(1) }, "child.born-future", "child.born"},
		"25 already":          {func(_ *casework.Request, c *casework.Child) { c.Born = ehc.D(2001, 9, 1) }, "child.too-old", "child.born"},
		"a child for itself":  {func(r *casework.Request, _ *casework.Child) { r.Requester.Kind = casework.ByYoungPerson }, "request.too-young", "requester.kind"},
		"an unusable address": {func(r *casework.Request, _ *casework.Child) { r.Requester.Email = "isla at home" }, "request.email", "requester.email"},
		"an endless answer": {func(r *casework.Request, _ *casework.Child) {
			r.Story.Health = strings.Repeat("ä", casework.MaxStory+1)
		}, "request.story-long", "story.health"},
		"a wrong NHS number": {func(_ *casework.Request, c *casework.Child) { c.NHSNumber = "123 456 7890" }, "child.nhs-number", "child.nhs"},
		"a wrong UPN":        {func(_ *casework.Request, c *casework.Child) { c.UPN = "A801200001001" }, "child.upn", "child.upn"},
		"a short ULN":        {func(_ *casework.Request, c *casework.Child) { c.ULN = "12345" }, "child.uln", "child.uln"},
	} {
		t.Run(name, func(t *testing.T) {
			request, child := fullRequest(), fullChild()
			tc.change(&request, &child)
			c := casework.StartRequest("case-1", mother, request, child, now)
			wrong(t, c.Submit(mother, "EHC/26/0001", today, now), tc.code, tc.field)
		})
	}
}

func TestFewAnswersAreEnough(t *testing.T) {
	for name, change := range map[string]func(*casework.Request, *casework.Child){
		"as it is": func(*casework.Request, *casework.Child) {},
		"a postal address alone": func(r *casework.Request, _ *casework.Child) {
			r.Requester.Email, r.Requester.Address = "", "1 Mill Lane"
		},
		"the day before the 25th birthday": func(_ *casework.Request, c *casework.Child) { c.Born = ehc.D(2001, 9, 2) },
		"the council itself, consent or contact not asked": func(r *casework.Request, _ *casework.Child) {
			r.Requester.Kind, r.Requester.Consent, r.Requester.Email = casework.ByAuthority, false, ""
		},
		"a young person, no relationship asked": func(r *casework.Request, c *casework.Child) {
			r.Requester.Kind, r.Requester.Relationship, c.Born = casework.ByYoungPerson, "", ehc.D(2010, 9, 1)
		},
		"good numbers": func(_ *casework.Request, c *casework.Child) {
			c.NHSNumber, c.UPN, c.ULN = "943 476 5919", "H801200001001", "1234 567890"
		},
	} {
		request, child := fullRequest(), fullChild()
		change(&request, &child)
		c := casework.StartRequest("case-1", mother, request, child, now)
		if err := c.Submit(mother, "EHC/26/0001", today, now); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSendingStartsTheClocksAndOpensTheCase(t *testing.T) {
	c := received(t)
	if c.State() != casework.Requested || c.Reference() != "EHC/26/0001" || c.ReceivedOn() != today || c.Request().Channel != casework.Online {
		t.Errorf("state %s, reference %s, received %s by %s", c.State(), c.Reference(), c.ReceivedOn(), c.Request().Channel)
	}
	if got := kinds(c.TakeEvents()); !slices.Equal(got, []ehc.EventKind{ehc.RequestStarted, ehc.RequestReceived}) {
		t.Errorf("events %v", got)
	}
	for _, actor := range []ehc.Actor{mother, senco, coordinator} {
		if !sees(c, actor) {
			t.Errorf("%s does not see the case", actor.Person)
		}
	}
	if sees(c, stranger) {
		t.Error("a stranger sees the case")
	}
	if relations := c.RelationsOf(mother); !slices.Contains(relations, access.Family) {
		t.Errorf("the mother is %v", relations)
	}
}

func TestNothingChangesOnceItIsSent(t *testing.T) {
	c := received(t)
	for _, err := range []error{
		c.WriteRequest(fullRequest(), fullChild(), now), c.AttachToRequest("file-1", now), c.DetachFromRequest("file-1", now),
		c.Submit(mother, "EHC/26/0002", today, now),
	} {
		if !fault.Is(err, fault.Illegal) {
			t.Errorf("want a refusal, got %v", err)
		}
	}
	if c.Reference() != "EHC/26/0001" {
		t.Errorf("the reference became %s", c.Reference())
	}
}

func TestTheWriterOfAPaperRequestIsNotFamily(t *testing.T) {
	request := fullRequest()
	request.Requester.Person, request.Channel, request.ReceivedOn = "", casework.Paper, today.AddDays(-3)
	c := casework.StartRequest("case-1", coordinator, request, fullChild(), now)
	if !c.ReceivedOn().IsZero() || c.Happenings(nil) != nil {
		t.Error("a draft has clocks running")
	}
	ok(t, c.Submit(coordinator, "EHC/26/0001", request.ReceivedOn, now))
	if len(c.Family()) != 0 {
		t.Errorf("family is %v", c.Family())
	}
	if c.Request().Channel != casework.Paper || c.ReceivedOn() != today.AddDays(-3) {
		t.Errorf("received %s by %s", c.ReceivedOn(), c.Request().Channel)
	}
}

func TestARequesterWithoutAnAccountBecomesFamily(t *testing.T) {
	c := drafted(visitor)
	if err := c.AdmitRequester(visitor, "new", true, now); !fault.Is(err, fault.Illegal) {
		t.Errorf("admitted to a draft: %v", err)
	}
	ok(t, c.Submit(visitor, "EHC/26/0001", today, now))
	c.TakeEvents()
	ok(t, c.AdmitRequester(visitor, "new", true, now))
	if family := c.Family(); len(family) != 1 || family[0].Holder.ID != "new" || family[0].Detail != "Mother" || c.Request().Requester.Person != "new" {
		t.Errorf("family is %+v", family)
	}
	if events := c.TakeEvents(); len(events) != 1 || events[0].Kind != ehc.RegistrationInvited || events[0].Data[ehc.DataPerson] != "new" {
		t.Errorf("events %+v", events)
	}
	request := fullRequest()
	request.Requester.Kind = casework.ByOther
	other := casework.StartRequest("case-2", visitor, request, fullChild(), now)
	ok(t, other.Submit(visitor, "EHC/26/0002", today, now))
	if err := other.AdmitRequester(visitor, "neighbour", true, now); !fault.Is(err, fault.Illegal) {
		t.Errorf("a neighbour became family: %v", err)
	}
}

func TestTheSENCOWhoAskedIsTheSettingsNamedPerson(t *testing.T) {
	request := fullRequest()
	request.Requester.Kind, request.Requester.Person = casework.BySetting, "senco"
	child := fullChild()
	child.Setting = casework.SettingRef{Name: "A school that the register has not"}
	c := casework.StartRequest("case-1", senco, request, child, now)
	ok(t, c.Submit(senco, "EHC/26/0001", today, now))
	if !sees(c, senco) || slices.Contains(c.RelationsOf(senco), access.Family) {
		t.Errorf("the SENCO is %v", c.RelationsOf(senco))
	}
}

func TestAVisitorsKeyOpensOnlyTheReceiptOnceItIsSent(t *testing.T) {
	c := drafted(visitor)
	ok(t, c.Submit(visitor, "EHC/26/0001", today, now))
	subject := c.Subject(visitor, false)
	for _, a := range access.Actions() {
		if got := access.May(a, subject); got != (a == access.SeeReceipt) {
			t.Errorf("%s: %v", a, got)
		}
	}
}
