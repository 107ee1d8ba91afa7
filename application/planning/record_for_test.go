package planning_test

import (
	"testing"

	"ehchub/application"
	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/application/recording"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/plan"
)

// byLetter is a letter that came so many days ago.
func byLetter(c *planningtest.Cast, days int) *paper.Behalf {
	return &paper.Behalf{For: c.Mother.Person, Name: "Bryn Calder, SENCO", Receipt: paper.Receipt{Channel: paper.Letter, On: c.Today().AddDays(-days)}}
}

func TestCommentsByLetterCountLikeThoseInTheHub(t *testing.T) {
	c := newCast(t)
	share(t, c, 1)
	begun, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case)
	ok(t, err)
	mine := begun.Mine
	mine.Sections = []plan.SectionComment{{Letter: "F", Text: "Not finished"}}
	_, err = planning.WriteComments{Gate: c.Gate}.Do(ctx, c.Mother, planning.WriteCommentsInput{Case: c.Case, Comments: mine})
	ok(t, err)
	c.Clock.Pass(5)
	open, err := planning.ReadComments{Gate: c.Gate}.For(ctx, c.Coordinator, c.Case, c.Mother.Person)
	ok(t, err)
	if !open.Begun || len(open.Mine.Sections) > 0 || open.For.Name != c.Mother.Name {
		t.Errorf("the officer's form: %+v", open)
	}
	said := plan.Comments{Version: open.Version.ID, Revision: open.Mine.Revision, WantsMeeting: true, Sections: []plan.SectionComment{{Letter: "B", Agree: "no", Text: "She needs help at lunch."}}}
	record := func(who ehc.Actor, b *paper.Behalf) error {
		_, err := planning.WriteComments{Gate: c.Gate}.Do(ctx, who, planning.WriteCommentsInput{Case: c.Case, Comments: said, Behalf: b})
		return err
	}
	refused(t, "in the future", record(c.Coordinator, byLetter(c, -1)), "paper.future", "")
	refused(t, "before the draft", record(c.Coordinator, byLetter(c, 6)), "paper.early", "")
	refused(t, "without a way", record(c.Coordinator, &paper.Behalf{For: c.Mother.Person, Receipt: paper.Receipt{On: c.Today()}}), "paper.channel", "")
	refused(t, "without a day", record(c.Coordinator, &paper.Behalf{For: c.Mother.Person, Receipt: paper.Receipt{Channel: paper.Phone}}), "paper.received", "")
	refused(t, "for a stranger", record(c.Coordinator, &paper.Behalf{For: c.Stranger.Person, Receipt: byLetter(c, 1).Receipt}), "paper.for", "")
	for _, who := range []ehc.Actor{c.SENCO, c.Psychologist, c.Mother} {
		if err := record(who, byLetter(c, 1)); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s writes down for the mother: %v", who.Name, err)
		}
	}
	ok(t, record(c.Coordinator, byLetter(c, 2)))
	refused(t, "a second time", record(c.Coordinator, byLetter(c, 2)), "comments.sent", "")

	sent, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case)
	ok(t, err)
	if ehc.DateIn(sent.Mine.SubmittedAt, application.London) != c.Today().AddDays(-2) || !sent.Mine.WantsMeeting || sent.Mine.Status != plan.CommentsCompleted {
		t.Errorf("they count from %s: %+v", sent.Mine.SubmittedAt, sent.Mine)
	}
	r := sent.Recorded
	if r == nil || r.Source() != "Recorded by Petra Lindqvist from a letter received on 4 September 2026" || len(r.Begun) != 1 || r.Begun[0] != "Section F: Not finished" {
		t.Fatalf("the mother reads %+v", r)
	}
	told := events(t, c, ehc.ContributionRecorded)
	if len(told) != 1 || told[0].By != c.Coordinator.Person || told[0].Data[ehc.DataPerson] != string(c.Mother.Person) || told[0].Data[ehc.DataReceived] != "2026-09-04" {
		t.Errorf("told %+v", told)
	}
	if came := events(t, c, ehc.CommentsSubmitted); len(came) != 1 || came[0].Data["reviewer"] != string(c.Mother.Person) {
		t.Errorf("the comments are told as %+v", came)
	}
	objectAndCorrect(t, c, r.ID)
}

func objectAndCorrect(t *testing.T, c *planningtest.Cast, id ehc.RecordID) {
	t.Helper()
	read, err := recording.ReadRecord{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case, id)
	ok(t, err)
	if len(read.Begun) > 0 || read.MayObject {
		t.Errorf("the officer reads what was begun: %+v", read.Record)
	}
	if _, err := (recording.ReadRecord{Gate: c.Gate}).Do(ctx, c.SENCO, c.Case, id); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the SENCO reads the record: %v", err)
	}
	refused(t, "nothing wrong", recording.Object{Gate: c.Gate}.Do(ctx, c.Mother, c.Case, id, "  "), "paper.no-objection", "")
	ok(t, recording.Object{Gate: c.Gate}.Do(ctx, c.Mother, c.Case, id, "I wrote breakfast, not lunch."))
	refused(t, "twice", recording.Object{Gate: c.Gate}.Do(ctx, c.Mother, c.Case, id, "Again."), "paper.objected", "")
	if told := events(t, c, ehc.RecordObjected); len(told) != 1 {
		t.Errorf("told %+v", told)
	}
	if err := (recording.Settle{Gate: c.Gate}).Do(ctx, c.Mother, c.Case, id, "Done"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("she answers herself: %v", err)
	}
	ok(t, recording.Settle{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case, id, "Sorry. Please open your comments and put it right."))
	ok(t, planning.CorrectComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case))
	again, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, c.Mother, c.Case)
	ok(t, err)
	if again.Mine.Status != plan.CommentsOpen || again.Mine.On("B").Text != "She needs help at lunch." {
		t.Errorf("opened again: %+v", again.Mine)
	}
}

func TestAnAnswerByTelephoneCountsFromItsDay(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID)
	open := consultationOf(t, c, c.Coordinator, c.Ashgrove.ID)
	c.Clock.Pass(3)
	answer := func(b *paper.Behalf) error {
		_, err := planning.AnswerConsultation{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.AnswerInput{Case: c.Case, Consultation: open.ID, Revision: open.Revision, Reply: plan.CanBeNamed, Note: "There is room in class 4.", Send: true, Behalf: b})
		return err
	}
	refused(t, "without saying how", answer(nil), "paper.channel", "")
	refused(t, "without saying who", answer(&paper.Behalf{Receipt: byLetter(c, 1).Receipt}), "paper.by", "")
	refused(t, "before it was asked", answer(byLetter(c, 4)), "paper.early", "")
	ok(t, answer(byLetter(c, 1)))
	read, err := planning.ReadConsultation{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case, open.ID)
	ok(t, err)
	if got := read.Consultation; got.RepliedOn != c.Today().AddDays(-1) || got.ReplierName != "Bryn Calder, SENCO" || got.Status != plan.Complete {
		t.Errorf("the answer: %+v", got)
	}
	if read.Recorded == nil || read.Recorded.For != (ehc.Holder{Kind: ehc.HeldBySetting, ID: string(c.Ashgrove.ID)}) {
		t.Errorf("recorded: %+v", read.Recorded)
	}
	if told := events(t, c, ehc.AnswerRecorded); len(told) != 1 || told[0].Data[ehc.DataSetting] != string(c.Ashgrove.ID) {
		t.Errorf("told %+v", told)
	}
}
