package plan_test

import (
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
)

var senco = ehc.Actor{Kind: ehc.Human, Person: "senco", Name: "Tamsin Okafor", Settings: []ehc.SettingID{"ashgrove"}}

func consulting(t *testing.T) plan.Consultation {
	t.Helper()
	c, err := plan.Consult("consultation-1", plan.Shared{ID: "version-1", Number: 1, Kind: plan.DraftVersion}, "case-1", "ashgrove", "Ashgrove School", "Please tell us.", nil, nil, sharedOn, sharedOn.AddDays(15), now)
	if err != nil || c.Status.Label() != "Awaiting response" {
		t.Fatalf("%+v, %v", c, err)
	}
	return c
}

func TestStartingAConsultation(t *testing.T) {
	draft := plan.Shared{ID: "version-1", Kind: plan.DraftVersion}
	tests := []struct {
		name    string
		v       plan.Shared
		setting ehc.SettingID
		letter  string
		code    string
	}{
		{"no setting", draft, "", "Please tell us.", "consultation.setting"},
		{"on an issued plan", plan.Shared{Kind: plan.Final}, "ashgrove", "Please tell us.", "consultation.final"},
	}
	for _, test := range tests {
		_, err := plan.Consult("consultation-1", test.v, "case-1", test.setting, "Ashgrove School", test.letter, nil, nil, sharedOn, sharedOn, now)
		if !fault.Has(err, test.code) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestAnsweringNeedsOneOfThreeAnswersAndReasons(t *testing.T) {
	if len(plan.Replies()) != 3 {
		t.Fatalf("the law knows three answers, here are %d", len(plan.Replies()))
	}
	for _, info := range plan.Replies() {
		c, err := consulting(t).Write(senco, info.Reply, "We have a place.", 0, now)
		if err != nil {
			t.Fatal(err)
		}
		c, err = c.Answer(senco, sharedOn, now)
		if err != nil || c.Status != plan.Complete || c.RepliedOn != sharedOn || c.ReplierName != senco.Name || info.Source == "" {
			t.Errorf("%s: %+v, %v", info.Reply, c, err)
		}
	}
	tests := []struct {
		name, note string
		reply      plan.Reply
		code       string
	}{
		{"no answer", "We have a place.", "", "consultation.reply"},
		{"no reasons", " ", plan.CanBeNamed, "consultation.note"},
	}
	for _, test := range tests {
		c, err := consulting(t).Write(senco, test.reply, test.note, 0, now)
		if err != nil {
			t.Fatal(err)
		}
		if c, err = c.Answer(senco, sharedOn, now); !fault.Has(err, test.code) || c.Status != plan.AwaitingResponse {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestWritingAnAnswerRefuses(t *testing.T) {
	for code, write := range map[string]func(plan.Consultation) error{
		"consultation.stale": func(c plan.Consultation) error { _, err := c.Write(senco, "", "", 7, now); return err },
		"consultation.reply": func(c plan.Consultation) error { _, err := c.Write(senco, "perhaps", "", 0, now); return err },
		"consultation.too-long": func(c plan.Consultation) error {
			_, err := c.Write(senco, "", strings.Repeat("x", needs.MaxText+1), 0, now)
			return err
		},
	} {
		if err := write(consulting(t)); !fault.Has(err, code) {
			t.Errorf("%s: %v", code, err)
		}
	}
}

func TestALimitCountsCharacters(t *testing.T) {
	if _, err := consulting(t).Write(senco, "", strings.Repeat("é", needs.MaxText), 0, now); err != nil {
		t.Errorf("reasons of as many characters as are taken: %v", err)
	}
}

func TestAnEndedConsultationIsLocked(t *testing.T) {
	answered, _ := consulting(t).Write(senco, plan.CanBeNamed, "We have a place.", 0, now)
	answered, _ = answered.Answer(senco, sharedOn, now)
	withdrawn, _ := consulting(t).Withdraw(now)
	closed, _ := consulting(t).Close(now)
	for status, c := range map[string]plan.Consultation{"Complete": answered, "Withdrawn": withdrawn, "Closed": closed} {
		if c.Status.Label() != status {
			t.Errorf("%s reads %s", status, c.Status.Label())
		}
		_, writing := c.Write(senco, plan.Unsuitable, "No.", c.Revision, now)
		_, answering := c.Answer(senco, sharedOn, now)
		_, withdrawing := c.Withdraw(now)
		_, closing := c.Close(now)
		for verb, err := range map[string]error{"writing": writing, "answering": answering, "withdrawing": withdrawing, "closing": closing} {
			if !fault.Has(err, "consultation.closed") {
				t.Errorf("%s, %s: %v", status, verb, err)
			}
		}
	}
}
