package dispute

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Way is how a disagreement was settled.
type Way string

// The ways in which it can be settled so that the authority must act.
const (
	ByAgreement  Way = "agreement"  // SI 2014/1530 reg 42
	ByConcession Way = "concession" // reg 45
	ByConsent    Way = "consent"    // reg 44
	ByOrder      Way = "order"      // reg 44
)

// Settlement is what a disagreement ended in.
type Settlement struct {
	Way Way
	On  ehc.Date
	// About says what it obliges the authority to; empty when it is to decide again.
	About []timescale.Subject
}

// Settled gives the latest settlement; ok is false while there is none. An agreement about other things than an
// appeal could bring settles nothing that the authority has decided.
func (d *Dispute) Settled() (s Settlement, ok bool) {
	if d.mediated() {
		s, ok = Settlement{ByAgreement, d.MediationOn(ReachAgreement), subjects(d.agreement.Grounds)}, true
	}
	switch {
	case len(d.orders) > 0:
		way := ByOrder
		if !d.TribunalOn(AgreeOnOrder).IsZero() {
			way = ByConsent
		}
		return Settlement{way, d.TribunalOn(MakeOrder), d.ordered()}, true
	case !d.TribunalOn(ConcedeAppeal).IsZero():
		return Settlement{ByConcession, d.TribunalOn(ConcedeAppeal), subjects(d.appeal.Grounds)}, true
	}
	return s, ok
}

func (d *Dispute) mediated() bool {
	return !d.MediationOn(ReachAgreement).IsZero() && len(d.agreement.Grounds) > 0
}

// ordered says what the orders oblige the authority to.
func (d *Dispute) ordered() []timescale.Subject {
	about := map[OrderKind]timescale.Subject{MakePlan: timescale.AboutMakePlan, Amend: timescale.AboutAmend, NameSetting: timescale.AboutNameSetting, ContinuePlan: timescale.AboutContinue, Assess: timescale.AboutAssess}
	if slices.Contains(d.appeal.Grounds, RefusalToReassess) {
		about[Assess] = timescale.AboutReassess
	}
	var all []timescale.Subject
	for _, k := range d.orders {
		if about[k] != "" {
			all = append(all, about[k])
		}
	}
	return all
}

// Open reports whether anything is still to come: a step of the mediation or the appeal, or something that was
// agreed or ordered and is not done yet.
func (d *Dispute) Open() bool {
	return d.mediation.InProgress() || d.tribunal.InProgress() || len(d.undone()) > 0
}

// NeedsPermission says why the Tribunal must give its permission for the appeal: a mediation certificate that is
// missing, or an appeal that came late. It is empty when it needn't.
func (d *Dispute) NeedsPermission() []string {
	appealed := d.TribunalOn(RegisterAppeal)
	if appealed.IsZero() {
		return nil
	}
	var why []string
	certificate := d.MediationOn(IssueCertificate)
	if d.NeedsCertificate() && (certificate.IsZero() || certificate.After(appealed)) {
		why = append(why, "There was no mediation certificate when the appeal was sent (CFA 2014 s.55(3)).")
	}
	if last := d.AppealBy(); appealed.After(last) {
		why = append(why, "The appeal came after "+last.Long()+", the last day for it (SI 2008/2699 r.20).")
	}
	return why
}

// NeedsCertificate reports whether an appeal needs a mediation certificate. One about section I alone does not
// (CFA 2014 s.55(2)).
func (d *Dispute) NeedsCertificate() bool {
	for _, g := range d.appeal.Grounds {
		if g.OnEducation() && g != SectionI {
			return true
		}
	}
	return len(d.appeal.Grounds) == 0
}

// AppealBy is the last day on which the Tribunal can have an appeal in time.
func (d *Dispute) AppealBy() ehc.Date {
	facts := timescale.Facts{Certificate: d.MediationOn(IssueCertificate)}
	return timescale.LimitOf(timescale.DecisionNotice, timescale.SendAppeal, d.matter.NoticeOn, facts, timescale.England()).Last
}
