package casework_test

import (
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func TestAnotherHealthBoardIsToldAndAnswersInFifteenWorkingDays(t *testing.T) {
	c := live(t)
	knew := ehc.D(2026, 11, 2) // a Monday
	change := casework.HealthBoardChange{To: "Northmoor Integrated Care Board", On: ehc.D(2026, 10, 26), KnewOn: knew}
	wrong(t, assigned(t).RecordHealthBoardChange(coordinator, change, knew, now), "health-board.no-plan", "")
	wrong(t, c.RecordHealthBoardChange(coordinator, casework.HealthBoardChange{On: knew, KnewOn: knew}, knew, now), "health-board.to", "to")
	wrong(t, c.RecordHealthBoardChange(coordinator, change, knew.AddDays(-1), now), "health-board.future", "knew-on")
	ok(t, c.RecordHealthBoardChange(coordinator, change, knew, now))
	wrong(t, c.RecordHealthBoardChange(coordinator, change, knew, now), "health-board.recorded", "")
	if k := keyDate(t, c, "D28-tell"); k.Last != ehc.D(2026, 11, 20) || !k.Open() {
		t.Errorf("told by %s", k.Last)
	}
	wrong(t, c.AnswerOfHealthBoard(coordinator, casework.BoardArranges, knew, knew, now), "health-board.not-now", "")
	told := ehc.D(2026, 11, 23)
	ok(t, c.TellNewHealthBoard(coordinator, told, told, now))
	if tell, ask := keyDate(t, c, "D28-tell"), keyDate(t, c, "D28-ask"); tell.DaysLate(told) != 3 || ask.Last != ehc.D(2026, 12, 11) || !ask.Open() {
		t.Errorf("told %d days late, answered by %s", tell.DaysLate(told), ask.Last)
	}
	wrong(t, c.AnswerOfHealthBoard(coordinator, "", told, told, now), "health-board.answer", "answer")
	ok(t, c.AnswerOfHealthBoard(coordinator, casework.BoardAsksReview, told, told, now))
	if owed := c.UndatedDuties(); len(owed) != 1 || owed[0].Kind != casework.HeedHealthBoard || keyDate(t, c, "D28-ask").DoneOn != told {
		t.Errorf("the council owes %v", owed)
	}
	wrong(t, c.DoAsHealthBoardAsked(coordinator, knew, told, now), "health-board.early", "done-on")
	ok(t, c.DoAsHealthBoardAsked(coordinator, told, told, now))
	if _, open := c.HealthBoardChange(); open || len(c.UndatedDuties()) > 0 {
		t.Error("something is still owed")
	}
}

func TestABoardThatIsToldAheadIsToldOnTheDayOfTheMove(t *testing.T) {
	c := live(t)
	knew, moves := ehc.D(2026, 11, 2), ehc.D(2027, 1, 4)
	ok(t, c.RecordHealthBoardChange(coordinator, casework.HealthBoardChange{To: "Northmoor", On: moves, KnewOn: knew}, knew, now))
	if k := keyDate(t, c, "D28-tell"); k.Last != moves {
		t.Errorf("told by %s", k.Last)
	}
	ok(t, c.TellNewHealthBoard(coordinator, moves, moves, now))
	ok(t, c.AnswerOfHealthBoard(coordinator, casework.BoardArranges, moves, moves, now))
	if keyDate(t, c, "D28-ask").Off == "" || len(c.UndatedDuties()) > 0 {
		t.Error("the board must still ask for something, or the council still owes something")
	}
}

func TestAMistakenChangeOfHealthBoardIsTakenBack(t *testing.T) {
	c := live(t)
	wrong(t, c.CancelHealthBoardChange(coordinator, "A mistake.", today, now), "health-board.none", "")
	ok(t, c.RecordHealthBoardChange(coordinator, casework.HealthBoardChange{To: "Northmoor", On: today, KnewOn: today}, today, now))
	wrong(t, c.CancelHealthBoardChange(coordinator, " ", today, now), "health-board.why", "reason")
	ok(t, c.CancelHealthBoardChange(coordinator, "The wrong child.", today, now))
	if keyDate(t, c, "D28-tell").Off == "" || len(c.HealthBoardChanges()) > 0 {
		t.Error("the change still counts")
	}
	ok(t, c.RecordHealthBoardChange(coordinator, casework.HealthBoardChange{To: "Northmoor", On: today, KnewOn: today}, today, now))
}
