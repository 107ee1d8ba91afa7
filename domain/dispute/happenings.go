package dispute

import (
	"maps"
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Happenings tells what happened in the disagreement, and what became of the time limits that it started. They
// stand beside those of the case and stop none of them.
func (d *Dispute) Happenings() []timescale.Happening {
	all := append(d.mediationHappenings(), d.appealHappenings()...)
	return append(all, d.settling()...)
}

// happening makes an event of the disagreement; none for no day.
func (d *Dispute) happening(t timescale.Trigger, on ehc.Date) timescale.Happening {
	return timescale.Happening{Event: timescale.Event{Trigger: t, On: on}, Item: string(d.id), Met: map[string]ehc.Date{}, Off: map[string]string{}}
}

func (d *Dispute) mediationHappenings() []timescale.Happening {
	var all []timescale.Happening
	if on := d.first(RequestMediation); !on.IsZero() {
		all = append(all, d.wanted(on))
	}
	certified := d.MediationOn(IssueCertificate)
	end := func(t timescale.Trigger, on ehc.Date) {
		if on.IsZero() {
			return
		}
		h := d.happening(t, on)
		if !certified.IsZero() {
			h.Met[timescale.CertifyMediation] = certified
		} else if d.mediation == Agreed && !d.tribunal.InProgress() && len(d.undone()) == 0 {
			h.Off[timescale.CertifyMediation] = "What was agreed is done."
		}
		all = append(all, h)
	}
	end(timescale.MediationDeclined, d.MediationOn(DeclineMediation))
	end(timescale.MediationEnded, d.MediationOn(HoldMediation))
	end(timescale.MediationEnded, d.MediationOn(MissMediation))
	if !certified.IsZero() {
		h := d.happening(timescale.MediationCertificate, certified)
		h.Facts.Decision = d.matter.NoticeOn
		h.Off[timescale.SendAppeal] = "It is counted with the notice of the decision."
		all = append(all, h)
	}
	return all
}

// wanted is the request for mediation, which somebody must arrange in 30 days: the authority, or, where it is about
// health only, the integrated care board.
func (d *Dispute) wanted(on ehc.Date) timescale.Happening {
	h := d.happening(timescale.MediationRequested, on)
	arranged := d.first(ArrangeMediation)
	if d.healthOnly {
		h.Off[timescale.ArrangeMediation] = "It is about health only: the integrated care board arranges it."
		if told := d.MediationOn(TellHealthBoard); !told.IsZero() {
			h.Met[timescale.ArrangeMediation+"-health"] = told
		}
	} else {
		h.Off[timescale.ArrangeMediation+"-health"] = "It is not about health only."
		if !arranged.IsZero() {
			h.Met[timescale.ArrangeMediation] = arranged
		}
	}
	switch d.mediation {
	case Declined:
		h.Off[timescale.All] = "The family no longer wants mediation."
	case Certified:
		h.Off[timescale.All] = "A certificate was issued, with which the family can appeal."
	}
	return h
}

// Beside puts what disagreements tell beside what the rest of their case told. A notice that the case told learns
// what became of the family's time to act; a settlement that it told too is told once, by the disagreement.
func Beside(told []timescale.Happening, disputes []*Dispute) []timescale.Happening {
	if len(disputes) == 0 {
		return told
	}
	var all, own []timescale.Happening
	for _, d := range disputes {
		own = append(own, d.Happenings()...)
		if !slices.ContainsFunc(told, d.isNotice) {
			own = append(own, d.OfDecision(d.happening(timescale.DecisionNotice, d.matter.NoticeOn)))
		}
	}
	for _, h := range told {
		if slices.ContainsFunc(own, func(o timescale.Happening) bool { return o.Event == h.Event }) {
			continue
		}
		for _, d := range disputes {
			h = d.OfDecision(h)
		}
		all = append(all, h)
	}
	return append(all, own...)
}

func (d *Dispute) isNotice(h timescale.Happening) bool {
	return h.Trigger == timescale.DecisionNotice && h.On == d.matter.NoticeOn
}

// OfDecision fills in what the disagreement knows of the notice of its own decision: when the family contacted the
// mediation adviser (D32), and appealed (D36), for which a certificate may give it longer.
func (d *Dispute) OfDecision(h timescale.Happening) timescale.Happening {
	if !d.isNotice(h) {
		return h
	}
	met, off := map[string]ehc.Date{}, map[string]string{}
	maps.Copy(met, h.Met)
	maps.Copy(off, h.Off)
	h.Met, h.Off, h.Facts.Certificate = met, off, d.MediationOn(IssueCertificate)
	if taken := d.standing(); len(taken) > 0 && IsMediation(taken[0].Step) {
		h.Met[timescale.ContactMediation] = taken[0].On
	} else if !d.TribunalOn(RegisterAppeal).IsZero() && !d.NeedsCertificate() {
		h.Off[timescale.ContactMediation] = "An appeal about section I alone needs no mediation certificate."
	}
	if on := d.TribunalOn(RegisterAppeal); !on.IsZero() {
		h.Met[timescale.SendAppeal] = on
	} else if d.mediated() {
		h.Off[timescale.SendAppeal] = "The mediation ended in an agreement."
	}
	return h
}

func (d *Dispute) appealHappenings() []timescale.Happening {
	received := d.TribunalOn(ReceiveAppeal)
	if received.IsZero() {
		return nil
	}
	h := d.happening(timescale.AppealReceived, received)
	if answered := d.TribunalOn(OpposeAppeal); !answered.IsZero() {
		h.Met[timescale.RespondToAppeal] = answered
	} else if d.tribunal != ResponseDue {
		h.Off[timescale.RespondToAppeal] = map[TribunalState]string{
			Withdrawn: "The family withdrew the appeal.", Dismissed: "The Tribunal dismissed the appeal.", Consent: "Both sides ask for a consent order.", Ordered: "Both sides asked for a consent order.",
		}[d.tribunal]
		if on := d.TribunalOn(ConcedeAppeal); !on.IsZero() {
			h.Met[timescale.RespondToAppeal] = on
		} else if h.Off[timescale.RespondToAppeal] == "" {
			h.Off[timescale.RespondToAppeal] = "The appeal has ended."
		}
	}
	return []timescale.Happening{h}
}

// settling is what the authority, or somebody else, must do because of what was agreed, conceded or ordered.
func (d *Dispute) settling() []timescale.Happening {
	var all []timescale.Happening
	if on := d.MediationOn(ReachAgreement); !on.IsZero() {
		all = append(all, d.agreed(on)...)
	}
	if on := d.TribunalOn(ConcedeAppeal); !on.IsZero() {
		for _, about := range subjects(d.appeal.Grounds) {
			h := d.happening(timescale.AppealConceded, on)
			h.Facts.About = about
			all = append(all, h)
		}
	}
	for _, k := range d.orders {
		info, _ := k.Info()
		all = append(all, d.happening(info.Trigger, d.TribunalOn(MakeOrder)))
	}
	if on := d.TribunalOn(DismissAppeal); !on.IsZero() && d.matter.Kind == ToCease {
		all = append(all, d.happening(timescale.OrderCease, on))
	}
	for _, h := range all {
		d.fill(h)
	}
	return all
}

// agreed is one event for each thing that was agreed. Times for what can't be appealed, and for a board, stand with
// the first one only.
func (d *Dispute) agreed(on ehc.Date) []timescale.Happening {
	about := subjects(d.agreement.Grounds)
	if len(about) == 0 {
		about = []timescale.Subject{""}
	}
	var all []timescale.Happening
	for i, subject := range about {
		h := d.happening(timescale.MediationAgreement, on)
		h.Facts.About, h.Agreed = subject, d.agreement.datesAgreed()
		if subject == "" {
			h.Off[timescale.DoAsAgreed+"-about"] = "Nothing was agreed that an appeal could have brought."
		}
		if !d.agreement.Other || i > 0 {
			h.Off[timescale.DoAsAgreed+"-other"] = "Nothing else was agreed."
		}
		if !d.agreement.Board || i > 0 {
			h.Off[timescale.DoAsAgreed+"-health"] = "The mediation was not about health only."
		}
		all = append(all, h)
	}
	return all
}

// fill writes what was done into an event's limits.
func (d *Dispute) fill(h timescale.Happening) {
	for _, one := range d.done {
		switch {
		case one.Trigger != h.Trigger:
		case one.Off != "":
			h.Off[one.Key] = one.Off
		default:
			h.Met[one.Key] = one.On
		}
	}
}
