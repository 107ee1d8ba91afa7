package notice

import (
	"strings"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// ChangesFor picks, of what happened on a case, what someone with these rights is told of as changed: what the timeline
// shows them, without the hub's own reminders.
func ChangesFor(s access.Subject, events []ehc.Event) []ehc.Event {
	var seen []ehc.Event
	for _, e := range events {
		if entry, known := For(e.Kind); known && entry.Audience.VisibleTo(s) && !reminds(e.Kind) {
			seen = append(seen, e)
		}
	}
	return seen
}

func reminds(kind ehc.EventKind) bool {
	switch kind {
	case ehc.AdviceNear, ehc.AdviceOverdue, ehc.ConsultationNear, ehc.ConsultationOverdue, ehc.DutyNear, ehc.DutyOverdue, ehc.TurningNear:
		return true
	}
	return false
}

// pages are where events are read that send no message.
var pages = map[ehc.EventKind]string{
	ehc.PersonAdded: "/people", ehc.ColleagueAdded: "/people", ehc.CoordinatorAssigned: "/people", ehc.DetailsChanged: "/details", ehc.FileAdded: "/files", ehc.ViewsSaved: "/assessment#views",
	ehc.AdviceSubmitted: "/assessment", ehc.AdviceClosed: "/assessment", ehc.AdviceDeclined: "/assessment", ehc.AdviceChased: "/assessment", ehc.AdviceEscalated: "/assessment", ehc.EarlierAdviceRelied: "/assessment", ehc.PlanPartSaved: "/plan", ehc.ConsultationStarted: "/plan", ehc.ConsultationWithdrawn: "/plan",
	ehc.CasesRelated: "/relations", ehc.FlagSet: "/flags", ehc.FlagEnded: "/flags", ehc.PanelRecommended: "", ehc.ReassessmentConsidered: "/reassessment", ehc.PlanSentToCustody: "/custody",
	ehc.DisputeOpened: "/disputes", ehc.MediationAdviserContacted: "/disputes", ehc.MediationDeclined: "/disputes", ehc.HealthBoardTold: "/disputes", ehc.MediationHeld: "/disputes",
	ehc.AppealOpposed: "/disputes", ehc.ConsentOrderAsked: "/disputes", ehc.SettlementCarriedOut: "/disputes",
}

// PageOf gives the page below the case on which an event can be read: that of its messages, or the timeline.
func PageOf(e ehc.Event) string {
	if page, ok := pages[e.Kind]; ok {
		return page
	}
	entry, _ := For(e.Kind)
	for _, m := range entry.Messages {
		if m.Link != "" && !strings.Contains(m.Link, "{item}") && !strings.Contains(m.Link, "{consultation}") {
			return m.Page(e)
		}
	}
	return "/timeline"
}
