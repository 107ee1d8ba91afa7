package notice

import "ehchub/domain/ehc"

// disputeRows are the rows of mediation and appeals. Advisers and settings learn nothing of either.
func disputeRows() []Entry {
	const page = "/disputes"
	row := func(kind ehc.EventKind, timeline string, messages ...Message) Entry {
		return Entry{kind, timeline, Disputing, messages}
	}
	mediation := func(to Recipient, subject, sentence string) Message {
		return Message{"E25", to, subject, sentence, page}
	}
	appeal := func(to Recipient, subject, sentence string) Message {
		return Message{"E26", to, subject, sentence, page}
	}
	return []Entry{
		row(ehc.DisputeOpened, "A disagreement with a decision was recorded"),
		row(ehc.MediationAdviserContacted, "The family contacted the mediation adviser"),
		row(ehc.MediationDeclined, "The family does not want mediation"),
		row(ehc.MediationRequested, "The family wants mediation",
			mediation(ToFamily, "Mediation has been asked for", "We have recorded that you want mediation about our decision. It must be arranged by {{due date}}."),
			mediation(ToCoordinator, "A family wants mediation", "A family wants mediation about a decision. The council can’t refuse it, and it must be arranged by {{due date}}.")),
		row(ehc.HealthBoardTold, "The integrated care board was told that the family wants mediation"),
		row(ehc.MediationArranged, "The mediation was arranged for {{due date}}",
			mediation(ToFamily, "A day for mediation is set", "The mediation is arranged for {{due date}}. Sign in to see what happens next.")),
		row(ehc.MediationNotArranged, "The mediation was not arranged in 30 days",
			mediation(ToFamily, "Mediation was not arranged in time", "We are sorry: the mediation was not arranged within 30 days. The mediation adviser gives you a certificate, with which you can appeal.")),
		row(ehc.MediationHeld, "The mediation took place"),
		row(ehc.MediationAgreed, "The mediation ended in an agreement",
			mediation(ToFamily, "What was agreed at mediation", "The agreement that was reached at mediation is recorded. Sign in to read it, and by when each part of it will be done."),
			mediation(ToCoordinator, "A mediation ended in an agreement", "The agreement of a mediation is recorded. Sign in to see by when each part of it must be done.")),
		row(ehc.MediationCertified, "The mediation certificate was issued",
			mediation(ToFamily, "The mediation certificate", "The mediation certificate is recorded. If you want to appeal, the Tribunal must have your appeal by {{due date}}.")),
		row(ehc.AppealRegistered, "The family appealed to the Tribunal",
			appeal(ToCoordinator, "A family has appealed", "A family has appealed to the Tribunal about a decision.")),
		row(ehc.AppealReceived, "The council received the appeal",
			appeal(ToCoordinator, "The response to an appeal is due", "The council has received an appeal. The Tribunal must have the response by {{due date}}.")),
		row(ehc.AppealConceded, "The council told the Tribunal that it does not oppose the appeal",
			appeal(ToFamily, "We do not oppose your appeal", "We have told the Tribunal that we do not oppose your appeal. Sign in to see what we will do now, and by when."),
			appeal(ToCoordinator, "An appeal is not opposed", "The council does not oppose an appeal, which counts as won. Sign in to see by when each step must be done.")),
		row(ehc.AppealOpposed, "The council sent the Tribunal its response"),
		row(ehc.ConsentOrderAsked, "Both sides asked the Tribunal for a consent order"),
		row(ehc.HearingSet, "The hearing was set for {{due date}}",
			appeal(ToFamily, "The day of the hearing", "The Tribunal will hear your appeal on {{due date}}."),
			appeal(ToCoordinator, "The day of a hearing", "The Tribunal will hear an appeal on {{due date}}.")),
		row(ehc.TribunalOrdered, "The Tribunal made an order",
			appeal(ToFamily, "The Tribunal’s order", "The Tribunal’s order is recorded. Sign in to see what we must do, and by when."),
			appeal(ToCoordinator, "The Tribunal has made an order", "The Tribunal’s order is recorded. Sign in to see by when each part of it must be done.")),
		row(ehc.AppealDismissed, "The Tribunal dismissed the appeal",
			appeal(ToFamily, "The Tribunal’s decision", "The Tribunal’s decision about the appeal is recorded. Sign in to read it.")),
		row(ehc.AppealWithdrawn, "The family withdrew the appeal",
			appeal(ToCoordinator, "An appeal was withdrawn", "A family has withdrawn its appeal.")),
		row(ehc.DisputeStepUndone, "A step of mediation or an appeal had been recorded by mistake, and was taken back",
			mediation(ToFamily, "A mistake in the record of your disagreement", "A step of mediation or of an appeal had been recorded by mistake, and was taken back. Sign in to see how things stand.")),
		row(ehc.MediationDatesAgreed, "Another day was agreed in mediation",
			mediation(ToFamily, "Another day was agreed in mediation", "Another day for something that was agreed at mediation is recorded, as both sides agreed in writing. Sign in to see it, and why.")),
		row(ehc.SettlementCarriedOut, "Something that was agreed or ordered was done"),
	}
}
