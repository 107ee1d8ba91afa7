package notice

import "ehchub/domain/ehc"

// moveRows are the events of a plan that goes from one authority to another (SI 2014/1530 reg 15).
func moveRows() []Entry {
	return []Entry{
		{ehc.MoveRecorded, "A move to another council’s area was recorded", Moving, []Message{
			{"E1", ToFamily, "Your plan goes over to your new council", "We know that you move to the area of another council. We must send it the plan by {{due date}}. The plan stays in force, before the move and after it.", "/moving"},
			{"E1", ToCoordinator, "A plan must be transferred", "A family moves to the area of another council. The plan must be transferred by {{due date}}.", "/moving"},
		}},
		{ehc.MoveCancelled, "The move to another council’s area was taken back", Moving, []Message{
			{"E1", ToFamily, "Your plan stays with us", "A move to the area of another council had been recorded. It was taken back, and your plan stays with us.", ""},
		}},
		{ehc.DetentionRecorded, "A time in custody was recorded", InCustody, []Message{
			{"E1", ToCoordinator, "Something of a case must be sent", "Something was recorded that sets a date for this case. Sign in to see it, and by when it must be kept.", "/custody"},
		}},
		{ehc.PlanSentToCustody, "The plan was sent to those in charge in custody", InCustody, nil},
		{ehc.ReleaseRecorded, "A release from custody was recorded", InCustody, []Message{
			{"E1", ToCoordinator, "A plan must be reviewed", "The plan of this case, if it has one, must be reviewed as soon as practicable. Sign in to see why.", "/custody"},
		}},
		{ehc.PlanTakenOver, "The plan of another council was taken over", Everyone, nil},
		{ehc.TransferTold, "The family was told of the transfer, whether there will be an assessment, and by when the plan is reviewed", Everyone, []Message{
			{"E1", ToFamily, "Your plan was transferred to us", "Your plan was transferred to us, and we must keep to it. We will review it by {{due date}}. Sign in to read whether we propose a new assessment.", "/moved-in"},
		}},
	}
}
