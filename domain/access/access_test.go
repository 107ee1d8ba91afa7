package access

import (
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func subject(r Relation, facts ...Condition) Subject {
	s := Subject{Relations: []Relation{r}, Facts: Facts{}}
	for _, f := range facts {
		s.Facts[f] = true
	}
	return s
}

func TestAStrangerIsToldNothing(t *testing.T) {
	stranger := ehc.Actor{Kind: ehc.Human, Person: "p"}
	for _, action := range Actions() {
		if err := Decide(stranger, action, Subject{Facts: Facts{}}); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s: a stranger got %v, not \"not found\"", action, err)
		}
	}
}

func TestNobodyIsAskedToSignIn(t *testing.T) {
	if err := Decide(ehc.Actor{}, SeeCase, Subject{}); !fault.Is(err, fault.Unauthenticated) {
		t.Errorf("got %v", err)
	}
}

// The rules that families, schools and the law rely on most, each as one row.
func TestRulesPeopleRelyOn(t *testing.T) {
	tests := []struct {
		name   string
		action Action
		who    Subject
		want   bool
	}{
		{"the family never reads a setting's supporting comments (F200)", SeeConsultationNote, subject(Family, OwnOnly, OnceSubmitted, OnceShared), false},
		{"the family sees which settings were consulted and what they answered", SeeConsultations, subject(Family), true},
		{"a setting reads its own supporting comments", SeeConsultationNote, subject(Consulted, OwnOnly), true},
		{"a setting whose consultation is over reads its own answer", ReadOwnAnswer, subject(Answered, OwnOnly), true},
		{"a setting whose consultation is over reads no other's", ReadOwnAnswer, subject(Answered), false},
		{"a setting whose consultation is over has lost the file (F192)", SeeCase, subject(Answered, OwnOnly), false},
		{"a setting never reads another's", SeeConsultationNote, subject(Consulted), false},
		{"an adviser does not read others' advice before their own is in (F131)", ReadAdvice, subject(Adviser), false},
		{"an adviser reads it afterwards", ReadAdvice, subject(Adviser, AfterOwn), true},
		{"a consulted setting reads submitted advice (F193)", ReadAdvice, subject(Consulted, OnceSubmitted), true},
		{"an unshared draft stays with the council", ReadPlan, subject(Family), false},
		{"a shared draft is read by the family", ReadPlan, subject(Family, OnceShared), true},
		{"only the council writes the plan", DraftPlan, subject(Setting, OwnOnly, OnceShared, OnceSubmitted), false},
		{"the co-ordinator decides where one person may", DecideToAssess, subject(Coordinator, OnePersonRules), true},
		{"the co-ordinator does not decide where a second person must", DecideToAssess, subject(Coordinator, TwoPersonRules), false},
		{"the second person decides there", DecideToAssess, subject(Decider, TwoPersonRules), true},
		{"another co-ordinator does not open an assigned case", SeeCase, subject(Officer), false},
		{"another co-ordinator opens one that nobody has", SeeCase, subject(Officer, WhenUnassigned), true},
		{"a draft request is its author's", SeeCase, subject(Author, WhenDraft), true},
		{"a draft request is not the manager's to write", EditRequest, subject(Manager, WhenDraft), false},
		{"a guest answers the one request", AnswerAdvice, subject(Guest, OwnOnly), true},
		{"a guest answers no other", AnswerAdvice, subject(Guest), false},
		{"a guest reads the request: reg 6(3)", SeeRequest, subject(Guest), true},
		{"a guest does not see the case", SeeCase, subject(Guest, OwnOnly, OnceShared, OnceSubmitted, AfterOwn), false},
		{"a guest reads nobody's advice", ReadAdvice, subject(Guest, OwnOnly, OnceShared, OnceSubmitted, AfterOwn), false},
		{"a sent request can't be written any more", EditRequest, subject(Author), false},
	}
	for _, test := range tests {
		if got := May(test.action, test.who); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestARefusalSaysWhy(t *testing.T) {
	err := Decide(ehc.Actor{Kind: ehc.Human, Person: "p"}, ReadAdvice, subject(Adviser))
	if !fault.Has(err, "access.after-own") {
		t.Errorf("got %v", err)
	}
}

func TestEveryActionIsGrantedToSomebody(t *testing.T) {
	for _, action := range Actions() {
		granted := false
		for _, g := range Table() {
			granted = granted || g.Action == action
		}
		if !granted {
			t.Errorf("nobody may %s", action)
		}
	}
}

func TestTraysBelongToRoles(t *testing.T) {
	parent := ehc.Actor{Kind: ehc.Human, Person: "p", Roles: []ehc.Role{ehc.RoleFamily}}
	for _, tray := range []Tray{TraySetting, TrayUnassigned, TrayAll, "no-such-tray"} {
		if _, _, err := DecideTray(parent, tray); !fault.Is(err, fault.NotFound) {
			t.Errorf("a parent opened %s: %v", tray, err)
		}
	}
	if _, holders, err := DecideTray(parent, TrayInProgress); err != nil || len(holders) != 1 {
		t.Errorf("a parent's own cases: %v, %v", holders, err)
	}
}
