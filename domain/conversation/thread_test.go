package conversation_test

import (
	"strings"
	"testing"
	"time"

	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	today   = ehc.D(2026, 11, 23)
	due     = ehc.D(2026, 11, 30)
	now     = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	parent  = ehc.Actor{Kind: ehc.Human, Person: "p", Name: "Leanne"}
	officer = ehc.Actor{Kind: ehc.Human, Person: "o", Name: "Nadia", JobTitle: "Case co-ordinator"}
)

func family() *conversation.Thread {
	return conversation.New(conversation.ID{Case: "c", With: conversation.WithFamily})
}

func write(t *testing.T, thread *conversation.Thread, who ehc.Actor, d conversation.Draft) {
	t.Helper()
	if err := thread.Write(who, who.Person == officer.Person, d, due, today, now); err != nil {
		t.Fatal(err)
	}
}

// C22: a question of a family has a day by which it is answered, which a second question does not move.
func TestAQuestionIsAnsweredByItsDay(t *testing.T) {
	thread := family()
	write(t, thread, parent, conversation.Draft{Text: "When is the meeting?"})
	if err := thread.Write(parent, false, conversation.Draft{Text: "And where?"}, due.AddDays(7), today.AddDays(7), now); err != nil {
		t.Fatal(err)
	}
	if r, ok := thread.Owed(); !ok || r.By != due || r.Since != today || r.Promised {
		t.Errorf("owed %+v", r)
	}
	write(t, thread, officer, conversation.Draft{Text: "I am asking the school.", ReplyBy: due.AddDays(3)})
	if r, ok := thread.Owed(); !ok || r.By != due.AddDays(3) || !r.Promised {
		t.Errorf("after a promise: %+v", r)
	}
	write(t, thread, officer, conversation.Draft{Text: "On 3 December, at school."})
	if _, ok := thread.Owed(); ok {
		t.Error("an answer is still owed")
	}
}

func TestTheCouncilAsksByADay(t *testing.T) {
	thread := family()
	write(t, thread, officer, conversation.Draft{Text: "Which school do you prefer?", AnswerBy: due})
	if thread.AskedBy() != due {
		t.Errorf("asked by %s", thread.AskedBy())
	}
	write(t, thread, parent, conversation.Draft{Text: "Larkfield."})
	if !thread.AskedBy().IsZero() {
		t.Error("the council still waits")
	}
}

func TestWhatCannotBeSentIsSaid(t *testing.T) {
	for code, d := range map[string]conversation.Draft{
		"message.empty":     {Text: " \n"},
		"message.long":      {Text: strings.Repeat("é", conversation.LongestMessage+1)},
		"message.day":       {Text: "x", ReplyBy: today.AddDays(-1)},
		"message.both-days": {Text: "x", ReplyBy: due, AnswerBy: due},
	} {
		if err := family().Write(officer, true, d, due, today, now); !fault.Has(err, code) {
			t.Errorf("%s: %v", code, err)
		}
	}
	if err := family().Write(parent, false, conversation.Draft{Text: "x", ReplyBy: due}, due, today, now); !fault.Has(err, "message.day") {
		t.Errorf("a family sets the council's day: %v", err)
	}
}

func TestAMessageThatIsTakenBackIsGoneForEverybody(t *testing.T) {
	thread := family()
	write(t, thread, officer, conversation.Draft{Text: "Meant for somebody else."})
	if err := thread.TakeBack(officer, 1, " ", now); !fault.Has(err, "message.why") {
		t.Errorf("without a reason: %v", err)
	}
	if err := thread.TakeBack(officer, 1, "Sent to the wrong family.", now); err != nil {
		t.Fatal(err)
	}
	m := thread.Messages()[0]
	if m.Text != "" || m.TakenBack == nil || m.TakenBack.Why == "" {
		t.Errorf("left: %+v", m)
	}
	if err := thread.TakeBack(officer, 1, "Again.", now); !fault.Has(err, "message.taken-back") {
		t.Errorf("twice: %v", err)
	}
	if err := thread.TakeBack(officer, 9, "No such.", now); !fault.Is(err, fault.NotFound) {
		t.Errorf("none: %v", err)
	}
}

func TestALateAnswerIsSaidOfOnceItsDayIsOver(t *testing.T) {
	thread := family()
	if thread.Remind(now, due.AddDays(1)) {
		t.Error("reminded of nothing")
	}
	write(t, thread, parent, conversation.Draft{Text: "When?"})
	if thread.Remind(now, due) {
		t.Error("reminded on the last day")
	}
	if !thread.Remind(now, due.AddDays(1)) {
		t.Error("not reminded when it is late")
	}
	if thread.Remind(now, due.AddDays(2)) {
		t.Error("reminded twice of one day")
	}
}

func TestEventsHoldNoWords(t *testing.T) {
	thread := family()
	write(t, thread, parent, conversation.Draft{Text: "Secret words"})
	for _, e := range thread.TakeEvents() {
		for _, value := range e.Data {
			if strings.Contains(value, "Secret") {
				t.Errorf("%s holds %q", e.Kind, value)
			}
		}
	}
}
