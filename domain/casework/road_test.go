package casework_test

import (
	"testing"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	today       = ehc.D(2026, 9, 1)
	now         = time.Date(2026, 9, 1, 9, 30, 0, 0, time.UTC)
	mother      = ehc.Actor{Kind: ehc.Human, Person: "mother", Name: "Isla Farrow", Roles: []ehc.Role{ehc.RoleFamily}}
	coordinator = ehc.Actor{Kind: ehc.Human, Person: "coordinator", Name: "Petra Lindqvist", Roles: []ehc.Role{ehc.RoleCoordinator}}
	senco       = ehc.Actor{Kind: ehc.Human, Person: "senco", Name: "Tom Wexley", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{"larkfield"}}
	visitor     = ehc.Actor{Kind: ehc.Visitor, DraftKey: "hash"}
	stranger    = ehc.Actor{Kind: ehc.Human, Person: "stranger", Roles: []ehc.Role{ehc.RoleFamily}}
)

func fullRequest() casework.Request {
	return casework.Request{
		Requester: casework.Requester{Kind: casework.ByParent, Person: "mother", Name: "Isla Farrow", Relationship: "Mother", Email: "isla@example.org", Consent: true},
		Story:     casework.Story{NotWorking: "Reading is very hard."},
	}
}

func fullChild() casework.Child {
	return casework.Child{Forenames: "Rowan Alder", Surname: "Farrow", Born: ehc.D(2017, 3, 4),
		Setting: casework.SettingRef{ID: "larkfield", Name: "Larkfield Primary School"}}
}

func drafted(actor ehc.Actor) *casework.Case {
	return casework.StartRequest("case-1", actor, fullRequest(), fullChild(), now)
}

func received(t *testing.T) *casework.Case {
	t.Helper()
	c := drafted(mother)
	ok(t, c.Submit(mother, "EHC/26/0001", today, now))
	return c
}

func assigned(t *testing.T) *casework.Case {
	t.Helper()
	c := received(t)
	ok(t, c.Assign(coordinator, person(coordinator), now))
	return c
}

func person(a ehc.Actor) casework.Party {
	return casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(a.Person)}, Name: a.Name}
}

// agreed and refused are decisions without fault, to assess or to issue.
func agreed(q casework.Question) casework.Decision {
	return casework.Decision{Question: q, Agreed: true, HasSEN: casework.Yes, ProvisionMayBeNeeded: casework.Yes, Reason: "The evidence shows it.", DecidedOn: today}
}

func refused(q casework.Question) casework.Decision {
	d := agreed(q)
	d.Agreed, d.ProvisionMayBeNeeded = false, casework.No
	return d
}

func decide(t *testing.T, c *casework.Case, d casework.Decision) {
	t.Helper()
	ok(t, c.Decide(coordinator, d, today, now))
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wrong wants a fault with the code at the field.
func wrong(t *testing.T, err error, code, field string) {
	t.Helper()
	f := fault.As(err)
	if f == nil {
		t.Errorf("want %s, got %v", code, err)
		return
	}
	for _, one := range f.All() {
		if one.Code == code && one.Field == field {
			return
		}
	}
	t.Errorf("want %s at %q, got %v", code, field, f.All())
}

func kinds(events []ehc.Event) []ehc.EventKind {
	var out []ehc.EventKind
	for _, e := range events {
		out = append(out, e.Kind)
	}
	return out
}

// live is a case whose plan was made today.
func live(t *testing.T) *casework.Case {
	t.Helper()
	c := assigned(t)
	decide(t, c, agreed(casework.WhetherToAssess))
	ok(t, c.AskForIssueDecision(coordinator, nil, "", now))
	decide(t, c, agreed(casework.WhetherToIssue))
	ok(t, c.DraftWasShared(coordinator, 1, today, now))
	ok(t, c.PlanWasFinalised(coordinator, today, 2, now))
	return c
}
