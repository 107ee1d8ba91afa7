package dispute

import (
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Dispute is one disagreement with one decision of a case.
type Dispute struct {
	id         ehc.DisputeID
	caseID     ehc.CaseID
	version    int
	matter     Matter
	mediation  MediationState
	tribunal   TribunalState
	taken      []Taken
	healthOnly bool
	meetingOn  ehc.Date
	agreement  Agreement
	appeal     Appeal
	orders     []OrderKind
	done       []Done
	openedAt   time.Time
}

// Taken is one step that was taken: the file keeps each, with who recorded it.
type Taken struct {
	Step string // a MediationStep or a TribunalStep
	On   ehc.Date
	By   ehc.PersonID
	At   time.Time
	// ByFamily tells that the family recorded it themselves.
	ByFamily bool
	// Was is what the record said before it; Undone, who took it back as a mistake, or nil.
	Was    Before
	Undone *Undone
}

// Agreement is what a mediation ended in, in writing (SI 2014/1530 reg 42).
type Agreement struct {
	// Grounds are those of an appeal on which the authority agreed with the family: the times of an order then hold.
	Grounds []Ground
	// Other tells that the authority agreed to something that can't be appealed; Board that the integrated care
	// board agreed to something, in a mediation about health only.
	Other, Board bool
	Text         string
	// Dates are the days that both sides agreed on in place of the law's, the latest last.
	Dates []AgreedDate
}

// Appeal is what is known of an appeal.
type Appeal struct {
	Reference string // the Tribunal's
	Grounds   []Ground
	HearingOn ehc.Date
}

// Open begins the record of a disagreement. The notice must have gone out: what was not decided can't be disputed.
func Open(id ehc.DisputeID, caseID ehc.CaseID, matter Matter, today ehc.Date, now time.Time) (*Dispute, error) {
	info, ok := matter.Kind.Info()
	switch {
	case !ok:
		return nil, fault.Field("matter", "dispute.matter", "Choose the decision that the family disagrees with.").Citing("CFA 2014 s.51(2)")
	case matter.NoticeOn.IsZero():
		return nil, fault.Field("notice-on", "dispute.notice", "Enter the day on which the notice of the decision was sent.").Citing(info.Law)
	case matter.NoticeOn.After(today):
		return nil, fault.Field("notice-on", "dispute.notice-future", "The notice of the decision can’t have been sent in the future.").Citing(info.Law)
	}
	return &Dispute{id: id, caseID: caseID, matter: matter, mediation: Mediation.Initial(), tribunal: Tribunal.Initial(), openedAt: now}, nil
}

// ID is the identity that URLs carry.
func (d *Dispute) ID() ehc.DisputeID { return d.id }

// Case is the case that it belongs to.
func (d *Dispute) Case() ehc.CaseID { return d.caseID }

// Matter is what it is about.
func (d *Dispute) Matter() Matter { return d.matter }

// Mediation is where the mediation stands.
func (d *Dispute) Mediation() MediationState { return d.mediation }

// Tribunal is where the appeal stands.
func (d *Dispute) Tribunal() TribunalState { return d.tribunal }

// Taken lists the steps that were taken, in the order in which they were recorded, also those that were undone.
func (d *Dispute) Taken() []Taken { return slices.Clone(d.taken) }

// HealthOnly reports that the mediation is about health only, which the integrated care board then arranges.
func (d *Dispute) HealthOnly() bool { return d.healthOnly }

// MeetingOn is the day set for the mediation; zero before one is.
func (d *Dispute) MeetingOn() ehc.Date { return d.meetingOn }

// Agreement is what the mediation ended in; zero without one.
func (d *Dispute) Agreement() Agreement { return d.agreement }

// Appeal is what is known of the appeal; zero without one.
func (d *Dispute) Appeal() Appeal { a := d.appeal; a.Grounds = slices.Clone(a.Grounds); return a }

// Orders lists what the Tribunal ordered.
func (d *Dispute) Orders() []OrderKind { return slices.Clone(d.orders) }

// on is the day of a step, the latest where it was taken more than once; zero when it was not.
func (d *Dispute) on(step string) ehc.Date {
	for _, t := range slices.Backward(d.standing()) {
		if t.Step == step {
			return t.On
		}
	}
	return ehc.Date{}
}

// MediationOn is the day of a step of the mediation; zero when it was not taken.
func (d *Dispute) MediationOn(step MediationStep) ehc.Date { return d.on(string(step)) }

// TribunalOn is the day of a step of the appeal; zero when it was not taken.
func (d *Dispute) TribunalOn(step TribunalStep) ehc.Date { return d.on(string(step)) }

// first is the day on which a step was taken first.
func (d *Dispute) first(step MediationStep) ehc.Date {
	for _, t := range d.standing() {
		if t.Step == string(step) {
			return t.On
		}
	}
	return ehc.Date{}
}

// Snapshot is the whole disagreement as a store keeps it.
type Snapshot struct {
	ID         ehc.DisputeID
	Case       ehc.CaseID
	Version    int
	Matter     Matter
	Mediation  MediationState
	Tribunal   TribunalState
	Taken      []Taken
	HealthOnly bool
	MeetingOn  ehc.Date
	Agreement  Agreement
	Appeal     Appeal
	Orders     []OrderKind
	Done       []Done
	OpenedAt   time.Time
}

// Snapshot gives the disagreement to a store.
func (d *Dispute) Snapshot() Snapshot {
	return Snapshot{ID: d.id, Case: d.caseID, Version: d.version, Matter: d.matter, Mediation: d.mediation, Tribunal: d.tribunal, Taken: d.Taken(),
		HealthOnly: d.healthOnly, MeetingOn: d.meetingOn, Agreement: d.agreement, Appeal: d.Appeal(), Orders: d.Orders(), Done: slices.Clone(d.done), OpenedAt: d.openedAt}
}

// Restore brings a stored disagreement back. Only stores and imports call it.
func Restore(s Snapshot) *Dispute {
	return &Dispute{id: s.ID, caseID: s.Case, version: s.Version, matter: s.Matter, mediation: s.Mediation, tribunal: s.Tribunal, taken: s.Taken,
		healthOnly: s.HealthOnly, meetingOn: s.MeetingOn, agreement: s.Agreement, appeal: s.Appeal, orders: s.Orders, done: s.Done, openedAt: s.OpenedAt}
}
