package dispute

import "ehchub/domain/machine"

// MediationState is where the mediation of a disagreement stands.
type MediationState string

// The states of mediation.
const (
	NoMediation      MediationState = "none"
	AdviserContacted MediationState = "adviser_contacted"
	Declined         MediationState = "declined"
	MediationWanted  MediationState = "requested"
	Arranged         MediationState = "arranged"
	NotArranged      MediationState = "not_arranged_30d"
	Held             MediationState = "held"
	Agreed           MediationState = "agreement"
	Certified        MediationState = "certificate"
)

// MediationStep moves the mediation.
type MediationStep string

// The steps of mediation.
const (
	ContactAdviser   MediationStep = "contact_adviser"
	DeclineMediation MediationStep = "decline_mediation"
	RequestMediation MediationStep = "request_mediation"
	TellHealthBoard  MediationStep = "tell_health_board"
	ArrangeMediation MediationStep = "arrange_mediation"
	MissMediation    MediationStep = "miss_mediation"
	HoldMediation    MediationStep = "hold_mediation"
	ReachAgreement   MediationStep = "reach_agreement"
	IssueCertificate MediationStep = "issue_certificate"
)

// Mediation is the table of its steps.
var Mediation = machine.New(NoMediation, []machine.Row[MediationState, MediationStep]{
	{From: NoMediation, On: ContactAdviser, To: AdviserContacted, Law: "CFA 2014 s.55; SI 2014/1530 reg 33"},
	{From: NoMediation, On: RequestMediation, To: MediationWanted, Law: "CFA 2014 s.53; SI 2014/1530 regs 35, 36", When: "the family tells the council itself"},
	{From: AdviserContacted, On: DeclineMediation, To: Declined, Law: "CFA 2014 s.55(4); SI 2014/1530 reg 34"},
	{From: AdviserContacted, On: RequestMediation, To: MediationWanted, Law: "CFA 2014 s.53; SI 2014/1530 regs 35, 36"},
	{From: MediationWanted, On: TellHealthBoard, To: MediationWanted, Law: "SI 2014/1530 reg 35", When: "it is about health only"},
	{From: MediationWanted, On: ArrangeMediation, To: Arranged, Law: "CFA 2014 s.53(3); SI 2014/1530 reg 36"},
	{From: MediationWanted, On: MissMediation, To: NotArranged, Law: "SI 2014/1530 regs 36, 39", When: "the 30 days are over"},
	{From: MediationWanted, On: DeclineMediation, To: Declined, Law: "CFA 2014 s.55(4); SI 2014/1530 reg 34", When: "the family no longer wants it"},
	{From: Arranged, On: ArrangeMediation, To: Arranged, Law: "CFA 2014 s.53(3); SI 2014/1530 reg 36", When: "another day is set"},
	{From: Arranged, On: DeclineMediation, To: Declined, Law: "CFA 2014 s.55(4); SI 2014/1530 reg 34", When: "the family no longer wants it"},
	{From: Arranged, On: HoldMediation, To: Held, Law: "SI 2014/1530 reg 37"},
	{From: Held, On: ReachAgreement, To: Agreed, Law: "SI 2014/1530 reg 42", When: "the agreement is in writing"},
	{From: Held, On: IssueCertificate, To: Certified, Law: "CFA 2014 s.55(5); SI 2014/1530 reg 39"},
	{From: Declined, On: IssueCertificate, To: Certified, Law: "CFA 2014 s.55(4); SI 2014/1530 reg 34"},
	{From: NotArranged, On: IssueCertificate, To: Certified, Law: "SI 2014/1530 reg 39"},
	{From: Agreed, On: IssueCertificate, To: Certified, Law: "CFA 2014 s.55(5); SI 2014/1530 reg 39", When: "the family wants to appeal about what is left"},
}, machine.Labels[MediationState, MediationStep]{
	States: map[MediationState]string{
		NoMediation: "No mediation", AdviserContacted: "Mediation adviser contacted", Declined: "Mediation not wanted", MediationWanted: "Mediation wanted",
		Arranged: "Mediation arranged", NotArranged: "Mediation not arranged in 30 days", Held: "Mediation held", Agreed: "Agreement reached", Certified: "Certificate issued",
	},
	Triggers: map[MediationStep]string{
		ContactAdviser: "record that the family contacted the mediation adviser", DeclineMediation: "record that the family does not want mediation",
		RequestMediation: "record that the family wants mediation", TellHealthBoard: "record that the integrated care board was told",
		ArrangeMediation: "record that the mediation was arranged", MissMediation: "record that the mediation was not arranged in 30 days",
		HoldMediation: "record that the mediation took place", ReachAgreement: "record that an agreement was reached", IssueCertificate: "record that the mediation certificate was issued",
	},
})

// Label gives the state's words.
func (s MediationState) Label() string { return Mediation.StateLabel(s) }

// InProgress reports whether somebody still has to do something for the mediation (F48).
func (s MediationState) InProgress() bool { return s != NoMediation && s != Agreed && s != Certified }
