package demo

import (
	"context"

	"ehchub/application/standing"
	"ehchub/domain/casework"
)

// tellMove tells of a family that moved away the day before; the case was closed too early once, and that was undone.
func (s *story) tellMove(day int) {
	s.close(day-6, casework.Closing{Kind: casework.ByMovingAway, To: "Northmoor Council", Reason: "The family moves to another county."})
	s.on(day-5, "undo the closing", true, func(ctx context.Context) error {
		return standing.UndoClosing{Gate: s.Gate}.Do(ctx, s.actor("marguerite"), s.id, "The family had only told us that it would move. Until the day of the move we are responsible.")
	})
	s.close(day, casework.Closing{Kind: casework.ByMovingAway, To: "Northmoor Council", Reason: s.say(noLongerHere[0])})
}

// tellWithdrawal tells of a request that was taken back in a meeting, which the authority confirmed later.
func (s *story) tellWithdrawal(asked, closed int, reason string) {
	on := s.date(asked)
	s.on(closed, "close: withdrawn", true, func(ctx context.Context) error {
		c := casework.Closing{Kind: casework.ByWithdrawal, On: on, AskedBy: s.called(), Reason: s.say(reason)}
		return standing.CloseCase{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, c)
	})
}

func (s *story) close(day int, c casework.Closing) {
	s.on(day, "close: "+string(c.Kind), true, func(ctx context.Context) error {
		c.On = s.now()
		return standing.CloseCase{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, c)
	})
}
