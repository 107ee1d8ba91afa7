package dispute

import "ehchub/domain/machine"

// TribunalState is where the appeal of a disagreement stands.
type TribunalState string

// The states of an appeal.
const (
	NoAppeal    TribunalState = "none"
	Registered  TribunalState = "registered"
	ResponseDue TribunalState = "response_due"
	Unopposed   TribunalState = "unopposed"
	Consent     TribunalState = "consent"
	Hearing     TribunalState = "hearing"
	Ordered     TribunalState = "order"
	Dismissed   TribunalState = "dismissed"
	Withdrawn   TribunalState = "withdrawn"
	Complied    TribunalState = "complied"
)

// TribunalStep moves the appeal.
type TribunalStep string

// The steps of an appeal.
const (
	RegisterAppeal TribunalStep = "register_appeal"
	ReceiveAppeal  TribunalStep = "receive_appeal"
	ConcedeAppeal  TribunalStep = "concede_appeal"
	OpposeAppeal   TribunalStep = "oppose_appeal"
	AgreeOnOrder   TribunalStep = "agree_on_order"
	SetHearing     TribunalStep = "set_hearing"
	MakeOrder      TribunalStep = "make_order"
	DismissAppeal  TribunalStep = "dismiss_appeal"
	WithdrawAppeal TribunalStep = "withdraw_appeal"
	Comply         TribunalStep = "comply"
)

// Tribunal is the table of the steps of an appeal.
var Tribunal = machine.New(NoAppeal, append([]machine.Row[TribunalState, TribunalStep]{
	{From: NoAppeal, On: RegisterAppeal, To: Registered, Law: "CFA 2014 s.51; SI 2008/2699 r.20", When: "it has a ground of education"},
	{From: Registered, On: ReceiveAppeal, To: ResponseDue, Law: "SI 2008/2699 r.21"},
	{From: ResponseDue, On: SetHearing, To: ResponseDue, Law: "SI 2008/2699 r.25"},
	{From: ResponseDue, On: ConcedeAppeal, To: Unopposed, Law: "SI 2014/1530 reg 45", When: "the response is not yet due"},
	{From: ResponseDue, On: OpposeAppeal, To: Hearing, Law: "SI 2008/2699 r.21"},
	{From: ResponseDue, On: AgreeOnOrder, To: Consent, Law: "SI 2008/2699 r.29"},
	{From: Hearing, On: SetHearing, To: Hearing, Law: "SI 2008/2699 r.25"},
	{From: Hearing, On: AgreeOnOrder, To: Consent, Law: "SI 2008/2699 r.29"},
	{From: Hearing, On: MakeOrder, To: Ordered, Law: "SI 2014/1530 regs 43, 44"},
	{From: Consent, On: MakeOrder, To: Ordered, Law: "SI 2008/2699 r.29; SI 2014/1530 reg 44"},
	{From: Hearing, On: DismissAppeal, To: Dismissed, Law: "SI 2014/1530 reg 43(2)"},
	{From: ResponseDue, On: DismissAppeal, To: Dismissed, Law: "SI 2008/2699 r.8", When: "the Tribunal strikes it out"},
	{From: Unopposed, On: Comply, To: Complied, Law: "SI 2014/1530 reg 45", When: "all that it asks for is done"},
	{From: Ordered, On: Comply, To: Complied, Law: "SI 2014/1530 reg 44", When: "all that it asks for is done"},
	{From: Dismissed, On: Comply, To: Complied, Law: "SI 2014/1530 reg 44(2)", When: "it was about ending the plan, and the plan has ended"},
}, machine.FromEach([]TribunalState{Registered, ResponseDue, Consent, Hearing}, WithdrawAppeal, Withdrawn, "SI 2008/2699 r.17", "the family withdraws it")...),
	machine.Labels[TribunalState, TribunalStep]{
		States: map[TribunalState]string{
			NoAppeal: "No appeal", Registered: "Appeal registered", ResponseDue: "Response due", Unopposed: "Appeal not opposed", Consent: "Consent order asked for",
			Hearing: "Going to a hearing", Ordered: "Order made", Dismissed: "Appeal dismissed", Withdrawn: "Appeal withdrawn", Complied: "Everything carried out",
		},
		Triggers: map[TribunalStep]string{
			RegisterAppeal: "record that the family appealed", ReceiveAppeal: "record that the council received the appeal", ConcedeAppeal: "record that the council does not oppose the appeal",
			OpposeAppeal: "record that the council sent its response", AgreeOnOrder: "record that both sides ask for a consent order", SetHearing: "record that a hearing was set",
			MakeOrder: "record that the Tribunal made an order", DismissAppeal: "record that the appeal was dismissed", WithdrawAppeal: "record that the family withdrew the appeal",
			Comply: "record that everything was carried out",
		},
	})

// Label gives the state's words.
func (s TribunalState) Label() string { return Tribunal.StateLabel(s) }

// InProgress reports whether the Tribunal has the appeal before it (F48).
func (s TribunalState) InProgress() bool {
	return s == Registered || s == ResponseDue || s == Consent || s == Hearing
}
