package web

import (
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
)

// caseMenu is what this reader may do about the child and the case as a whole, from every page of the case (F58, F59).
func caseMenu(h application.Head) []view.Link {
	c := h.Case
	if c.State() == casework.RequestDraft {
		return nil
	}
	var links []view.Link
	add := func(may bool, text, page string) {
		if may {
			links = append(links, view.Link{Text: text, Href: caseURL(c, page)})
		}
	}
	edits, open := h.May(access.EditChildRecord), !c.State().Closed()
	add(edits, "Edit details", "/details")
	add(!edits && h.May(access.SeeChildRecord), "See details", "/details")
	if h.May(access.ChangePhoto) {
		links = append(links, view.Link{Text: "Change the photo", Href: filesURL(c.ID(), assessment.ForPhoto, "", caseURL(c, ""))})
	}
	add(h.May(access.SeeAccess), "See who can see this file, and who looked", accessPath)
	add(h.May(access.SeeCase), "See the people on this case", "/people")
	add(h.May(access.AddPerson) && open, "Add a family member or advocate", "/people/add")
	add(h.May(access.Assign) && open, assignWords(c), "/assign")
	add(h.May(access.SeeRelations), "Brothers, sisters and second requests", relationsPath)
	add(h.May(access.KeepPrivate) && open, "Keep details private from somebody", privatePath)
	add(h.May(access.RecordForOthers) && open, "Write down what came on paper or by telephone", recordPath)
	add(h.May(access.RecallShare), "Take back what was shared by mistake", recallPath)
	add(h.May(access.SeeWarnings), "See warnings about documents", "/warnings")
	add(h.May(access.SeeDeliveries), "See what became of messages", deliveriesPath)
	add(h.May(access.SeeCase), "See case flags", "/flags")
	add(h.May(access.WriteWithFamily) || h.May(access.WriteWithSetting) || h.May(access.WriteWithAdvisers) || h.May(access.WriteInCouncil), "Messages", messagesPath)
	add(h.May(access.SeeCase), "See the letters", "/letters")
	add(h.May(access.SeeCase), "See the timeline", "/timeline")
	add(h.May(access.SeeCase), "See every date and its rule", "/timetable")
	add(h.May(access.SeeRequest) && turnsSoon(h), "See rights and the plan, by age", turningsPath)
	add(h.May(access.SeeCase) && !c.FinalOn().IsZero(), "Move to the next phase of education", transferPath)
	add(h.May(access.RecordCustody) && open && c.MayBeDetained(h.Today) || h.May(access.SeeCustody) && len(c.Custodies()) > 0, "Time in custody", custodyPath)
	_, moves := c.Moving()
	add(moves && h.May(access.SeeMoves) || c.PlanInForce() && h.May(access.RecordMoves), "Moving to another area", movingPath)
	add(c.PlanInForce() && h.May(access.RecordMoves) || len(c.HealthBoardChanges()) > 0 && h.May(access.SeeMoves), "Integrated care board", healthBoardPath)
	if open {
		links = append(links, view.Link{Text: "Make a complaint", Href: complaintsHome + "/new?case=" + string(c.ID())})
	}
	add(h.May(access.AskToWithdraw) && c.CanBeWithdrawn(), "Withdraw the request", "/withdraw")
	add(h.May(access.CloseCase) && open, "Close the case outside of the process", "/close")
	return links
}
