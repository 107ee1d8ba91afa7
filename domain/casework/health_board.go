package casework

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// HealthBoardChange is one time at which a child or young person with a plan moved into the area of another integrated
// care board, which then has to arrange the health provision in the plan (SI 2014/1530 reg 16).
type HealthBoardChange struct {
	To     string   // the new board
	On     ehc.Date // the day of the move, which may lie ahead
	KnewOn ehc.Date // the day on which the old board learned of it, as far as the authority knows: its time begins with it
	ToldOn ehc.Date // the day on which the old board told the new one; no date before
	// Answer is what the new board said, on AnsweredOn; empty before.
	Answer     HealthBoardAnswer
	AnsweredOn ehc.Date
	// DoneOn is the day on which the authority began what the new board asked for; no date before.
	DoneOn     ehc.Date
	RecordedBy ehc.PersonID
	RecordedOn ehc.Date
	// CancelledOn is the day on which it was found to be a mistake; Why says so.
	CancelledOn ehc.Date
	Why         string
}

// HealthBoardAnswer is what the new board says of the health provision in the plan.
type HealthBoardAnswer string

// What the new board can say (SI 2014/1530 reg 16).
const (
	BoardArranges       HealthBoardAnswer = "arranges"
	BoardAsksAssessment HealthBoardAnswer = "asks-assessment"
	BoardAsksReview     HealthBoardAnswer = "asks-review"
)

// Label says it in words; "" for an answer that is none.
func (a HealthBoardAnswer) Label() string {
	return map[HealthBoardAnswer]string{
		BoardArranges:       "It can arrange the health support in the plan",
		BoardAsksAssessment: "It cannot, and asks the council for a new assessment",
		BoardAsksReview:     "It cannot, and asks the council for a review of the plan",
	}[a]
}

// HealthBoardAnswers lists what the new board can say.
func HealthBoardAnswers() []HealthBoardAnswer {
	return []HealthBoardAnswer{BoardArranges, BoardAsksAssessment, BoardAsksReview}
}

// Asks reports whether the authority must act on the answer.
func (a HealthBoardAnswer) Asks() bool { return a == BoardAsksAssessment || a == BoardAsksReview }

// Finished reports whether nobody owes anything of the change any more.
func (h HealthBoardChange) Finished() bool {
	return !h.CancelledOn.IsZero() || h.Answer == BoardArranges || !h.DoneOn.IsZero()
}

const lawOfBoards = "SI 2014/1530 reg 16"

// HealthBoardChanges lists the changes of integrated care board, the latest first, without those recorded by mistake.
func (c *Case) HealthBoardChanges() []HealthBoardChange {
	all := slices.DeleteFunc(slices.Clone(c.boards), func(h HealthBoardChange) bool { return !h.CancelledOn.IsZero() })
	slices.Reverse(all)
	return all
}

// HealthBoardChange gives the change of which something is still owed; ok is false without one.
func (c *Case) HealthBoardChange() (h HealthBoardChange, ok bool) {
	if len(c.boards) == 0 || c.boards[len(c.boards)-1].Finished() {
		return HealthBoardChange{}, false
	}
	return c.boards[len(c.boards)-1], true
}

// RecordHealthBoardChange records that the child now lives, or will live, in the area of another integrated care board.
// The old board tells the new one on the day of the move, or within 15 working days beginning with the day on which it
// learned of it, whichever is later.
func (c *Case) RecordHealthBoardChange(actor ehc.Actor, h HealthBoardChange, today ehc.Date, now time.Time) error {
	if !c.PlanInForce() {
		return fault.New(fault.Illegal, "health-board.no-plan", "No plan is in force, so no health provision goes over to another board.").Citing(lawOfBoards)
	}
	if _, open := c.HealthBoardChange(); open {
		return fault.New(fault.Illegal, "health-board.recorded", "A change of integrated care board is recorded already, and not finished.").Citing(lawOfBoards)
	}
	var faults []*fault.Fault
	if strings.TrimSpace(h.To) == "" {
		faults = append(faults, fault.Field("to", "health-board.to", "Enter the integrated care board of the new area."))
	}
	if h.On.IsZero() {
		faults = append(faults, fault.Field("on", "health-board.on", "Enter the day of the move."))
	} else if h.On.Before(c.child.Born) {
		faults = append(faults, fault.Field("on", "health-board.before-birth", "This is before the child or young person was born."))
	}
	faults = append(faults, c.checkBoardDay("knew-on", h.KnewOn, c.finalOn, "the day on which the plan was made", today, "Enter the day on which the old board learned of the move. Its time begins with that day.")...)
	if err := fault.Join(faults...); err != nil {
		return err
	}
	kept := HealthBoardChange{To: strings.TrimSpace(h.To), On: h.On, KnewOn: h.KnewOn, RecordedBy: actor.Person, RecordedOn: today}
	c.boards = append(slices.Clone(c.boards), kept)
	due := timescale.LimitOf(timescale.HealthBoardChanged, timescale.TellNewHealthBoard, h.KnewOn, timescale.Facts{Moved: h.On}, timescale.England()).Last
	c.raise(ehc.HealthBoardChanged, actor, now, map[string]string{ehc.DataDue: due.String()})
	return nil
}

func (c *Case) checkBoardDay(field string, on, from ehc.Date, fromWords string, today ehc.Date, missing string) []*fault.Fault {
	switch {
	case on.IsZero():
		return []*fault.Fault{fault.Field(field, "health-board.day", missing).Citing(lawOfBoards)}
	case on.After(today):
		return []*fault.Fault{fault.Field(field, "health-board.future", "This can’t be in the future.")}
	case on.Before(from):
		return []*fault.Fault{fault.Field(field, "health-board.early", "This can’t be before "+from.Long()+", "+fromWords+".")}
	}
	return nil
}

// TellNewHealthBoard records the day on which the old board told the new one. The new board's 15 working days begin
// with it.
func (c *Case) TellNewHealthBoard(actor ehc.Actor, on, today ehc.Date, now time.Time) error {
	h, open := c.HealthBoardChange()
	if !open || !h.ToldOn.IsZero() {
		return fault.New(fault.Illegal, "health-board.not-now", "No change of integrated care board waits for the new board to be told.").Citing(lawOfBoards)
	}
	if err := fault.Join(c.checkBoardDay("told-on", on, h.KnewOn, "the day on which the old board learned of the move", today, "Enter the day on which the new board was told.")...); err != nil {
		return err
	}
	c.changeBoard(func(h *HealthBoardChange) { h.ToldOn = on })
	due := timescale.LimitOf(timescale.HealthBoardChanged, timescale.AskForHealthProvision, on, timescale.Facts{}, timescale.England()).Last
	c.raise(ehc.NewHealthBoardTold, actor, now, map[string]string{ehc.DataDue: due.String()})
	return nil
}

// AnswerOfHealthBoard records what the new board said: that it can arrange the health provision, or what it asks the
// authority for, which the authority must then do.
func (c *Case) AnswerOfHealthBoard(actor ehc.Actor, answer HealthBoardAnswer, on, today ehc.Date, now time.Time) error {
	h, open := c.HealthBoardChange()
	if !open || h.ToldOn.IsZero() || h.Answer != "" {
		return fault.New(fault.Illegal, "health-board.not-now", "No new integrated care board has been told that has not answered yet.").Citing(lawOfBoards)
	}
	faults := c.checkBoardDay("answered-on", on, h.ToldOn, "the day on which it was told", today, "Enter the day on which the board said it.")
	if answer.Label() == "" {
		faults = append(faults, fault.Field("answer", "health-board.answer", "Choose what the new board says.").Citing(lawOfBoards))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	c.changeBoard(func(h *HealthBoardChange) { h.Answer, h.AnsweredOn = answer, on })
	c.raise(map[HealthBoardAnswer]ehc.EventKind{BoardArranges: ehc.HealthBoardArranges, BoardAsksAssessment: ehc.HealthBoardAsked, BoardAsksReview: ehc.HealthBoardAsked}[answer], actor, now, nil)
	return nil
}

// DoAsHealthBoardAsked records the day on which the authority began the assessment or review that the new board asked for.
func (c *Case) DoAsHealthBoardAsked(actor ehc.Actor, on, today ehc.Date, now time.Time) error {
	h, open := c.HealthBoardChange()
	if !open || !h.Answer.Asks() {
		return fault.New(fault.Illegal, "health-board.not-now", "No integrated care board waits for an assessment or a review.").Citing(lawOfBoards)
	}
	if err := fault.Join(c.checkBoardDay("done-on", on, h.AnsweredOn, "the day on which the board asked", today, "Enter the day on which it began.")...); err != nil {
		return err
	}
	c.changeBoard(func(h *HealthBoardChange) { h.DoneOn = on })
	c.raise(ehc.HealthBoardHeard, actor, now, nil)
	return nil
}

// CancelHealthBoardChange takes a change back that was recorded by mistake, while nothing of it is finished.
func (c *Case) CancelHealthBoardChange(actor ehc.Actor, why string, today ehc.Date, now time.Time) error {
	_, open := c.HealthBoardChange()
	switch {
	case !open:
		return fault.New(fault.Illegal, "health-board.none", "There is no change of integrated care board that could be taken back.")
	case strings.TrimSpace(why) == "":
		return fault.Field("reason", "health-board.why", "Say why the change is taken back.")
	case utf8.RuneCountInString(why) > MaxReason:
		return fault.Field("reason", "health-board.why-long", "The reason must be 20,000 characters or fewer.")
	}
	c.changeBoard(func(h *HealthBoardChange) { h.CancelledOn, h.Why = today, strings.TrimSpace(why) })
	c.raise(ehc.HealthBoardUnchanged, actor, now, nil)
	return nil
}

func (c *Case) changeBoard(change func(*HealthBoardChange)) {
	c.boards = slices.Clone(c.boards)
	change(&c.boards[len(c.boards)-1])
}

// boardsHappened tells of each change: the old board's time from the day on which it learned of the move, and the new
// one's from the day on which it was told.
func (c *Case) boardsHappened() []timescale.Happening {
	var all []timescale.Happening
	for i, b := range c.boards {
		off := ""
		if !b.CancelledOn.IsZero() {
			off = "The change of integrated care board had been recorded by mistake."
		}
		item := "health-board-" + itoa(i+1)
		tell := happening(timescale.HealthBoardChanged, b.KnewOn)
		tell.Item, tell.Only, tell.Facts.Moved = item, []string{timescale.TellNewHealthBoard}, b.On
		tell.Met[timescale.TellNewHealthBoard] = b.ToldOn
		all = append(all, fallsAway(tell, off))
		if b.ToldOn.IsZero() {
			continue
		}
		ask := happening(timescale.HealthBoardChanged, b.ToldOn)
		ask.Item, ask.Only = item, []string{timescale.AskForHealthProvision}
		if b.Answer.Asks() {
			ask.Met[timescale.AskForHealthProvision] = b.AnsweredOn
		} else if b.Answer == BoardArranges && off == "" {
			off = "The new board can arrange the health support in the plan."
		}
		all = append(all, fallsAway(ask, off))
	}
	return all
}

// fallsAway takes every duty of a happening away that was not done, where there is a reason.
func fallsAway(h timescale.Happening, because string) timescale.Happening {
	if because != "" {
		h.Off[timescale.All] = because
	}
	return h
}
