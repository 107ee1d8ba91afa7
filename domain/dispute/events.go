package dispute

import "ehchub/domain/ehc"

// events names what each step tells on the timeline.
var events = map[string]ehc.EventKind{
	string(ContactAdviser): ehc.MediationAdviserContacted, string(DeclineMediation): ehc.MediationDeclined, string(RequestMediation): ehc.MediationRequested,
	string(TellHealthBoard): ehc.HealthBoardTold, string(ArrangeMediation): ehc.MediationArranged, string(MissMediation): ehc.MediationNotArranged,
	string(HoldMediation): ehc.MediationHeld, string(ReachAgreement): ehc.MediationAgreed, string(IssueCertificate): ehc.MediationCertified,
	string(RegisterAppeal): ehc.AppealRegistered, string(ReceiveAppeal): ehc.AppealReceived, string(ConcedeAppeal): ehc.AppealConceded,
	string(OpposeAppeal): ehc.AppealOpposed, string(AgreeOnOrder): ehc.ConsentOrderAsked, string(SetHearing): ehc.HearingSet, string(MakeOrder): ehc.TribunalOrdered,
	string(DismissAppeal): ehc.AppealDismissed, string(WithdrawAppeal): ehc.AppealWithdrawn, string(Comply): ehc.SettlementCarriedOut,
}

// Event names what the last step tells on the timeline, with what its message needs. It holds no name and no text.
func (d *Dispute) Event() (ehc.EventKind, map[string]string) {
	data := map[string]string{ehc.DataDispute: string(d.id)}
	if len(d.taken) == 0 {
		return "", data
	}
	step := d.taken[len(d.taken)-1].Step // of what was recorded last
	if due := d.dueAfter(step); !due.IsZero() {
		data[ehc.DataDue] = due.String()
	}
	return events[step], data
}

// dueAfter is the day that the message about a step names.
func (d *Dispute) dueAfter(step string) ehc.Date {
	switch step {
	case string(RequestMediation):
		return d.ArrangeBy()
	case string(ArrangeMediation):
		return d.meetingOn
	case string(IssueCertificate):
		return d.AppealBy()
	case string(ReceiveAppeal):
		return d.ResponseDue()
	case string(SetHearing):
		return d.appeal.HearingOn
	}
	return ehc.Date{}
}
