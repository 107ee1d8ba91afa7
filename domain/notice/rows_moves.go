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
			{"E1", ToCoordinator, "A plan must be reviewed", "The plan of this case, if it has one, must be reviewed as soon as reasonably practicable. Sign in to see why.", "/custody"},
		}},
		{ehc.ReviewedAfterRelease, "The plan was reviewed after the release from custody", InCustody, nil},
		{ehc.HealthBoardChanged, "A change of integrated care board was recorded", Moving, []Message{
			{"E1", ToFamily, "Another health board looks after your plan’s health support", "A move to the area of another integrated care board was recorded. By {{due date}} the board of where you lived must tell the new one of it. The plan stays in force.", "/health-board"},
			{"E1", ToCoordinator, "A change of integrated care board was recorded", "A family moves to the area of another integrated care board. The old board must tell the new one by {{due date}}.", "/health-board"},
		}},
		{ehc.NewHealthBoardTold, "The new integrated care board was told of the move", Moving, []Message{
			{"E1", ToCoordinator, "A new integrated care board has been told", "A new integrated care board was told of a move. If it cannot arrange the health support in the plan, it asks for an assessment or a review by {{due date}}.", "/health-board"},
		}},
		{ehc.HealthBoardArranges, "The new integrated care board can arrange the health support in the plan", Moving, []Message{
			{"E1", ToFamily, "Your plan’s health support goes on with the new board", "The new integrated care board has said that it can arrange the health support in the plan.", "/health-board"},
		}},
		{ehc.HealthBoardAsked, "The new integrated care board asked the council to look at the plan again", Moving, []Message{
			{"E1", ToFamily, "The council must look at your plan again", "The new integrated care board has said that it cannot arrange the health support in the plan. It asked the council to look at the plan again, and the council must.", "/health-board"},
			{"E1", ToCoordinator, "A new integrated care board asks for an assessment or a review", "A new integrated care board cannot arrange the health support in a plan. What it asks for must be done. Sign in to read it.", "/health-board"},
		}},
		{ehc.HealthBoardHeard, "The council began what the new integrated care board asked for", Moving, nil},
		{ehc.HealthBoardUnchanged, "The change of integrated care board was taken back", Moving, []Message{
			{"E1", ToFamily, "Your integrated care board stays the same", "A change of integrated care board had been recorded by mistake, and was taken back.", ""},
		}},
		{ehc.PlanTakenOver, "The plan of another council was taken over", Everyone, nil},
		{ehc.TransferTold, "The family was told of the transfer, whether there will be an assessment, and by when the plan is reviewed", Everyone, []Message{
			{"E1", ToFamily, "Your plan was transferred to us", "Your plan was transferred to us, and we must keep to it. We will review it by {{due date}}. Sign in to read whether we propose a new assessment.", "/moved-in"},
		}},
	}
}
