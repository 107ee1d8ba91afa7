package dispute

import (
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// TribunalInput is one step of the appeal as its form gives it.
type TribunalInput struct {
	Step TribunalStep
	// On is the day on which it happened.
	On ehc.Date
	// Reference and Grounds go with RegisterAppeal; On is then the day on which the Tribunal had the appeal.
	Reference string
	Grounds   []Ground
	// HearingOn goes with SetHearing: the day of the hearing, which may lie ahead.
	HearingOn ehc.Date
	// Orders go with MakeOrder.
	Orders []OrderKind
}

// MaxReference is how long the Tribunal's own number can be, in characters.
const MaxReference = 40

// StepTribunal takes one step of the appeal, as StepMediation does for the mediation. Carrying out an order is no
// such step: RecordDone tells of each thing that it asks for.
func (d *Dispute) StepTribunal(actor ehc.Actor, in TribunalInput, today ehc.Date, now time.Time) error {
	to, err := Tribunal.Next(d.tribunal, in.Step)
	if err != nil {
		return err
	}
	row, _ := Tribunal.Step(d.tribunal, in.Step)
	dated := d.checkDay(FieldOf(string(in.Step)), in.On, d.latest(isTribunal), today, row.Law)
	if err := fault.Join(dated, d.checkTribunal(in, row.Law)); err != nil {
		return err
	}
	was := d.before()
	d.keepTribunal(in)
	d.tribunal = to
	d.taken = append(d.taken, Taken{Step: string(in.Step), On: in.On, By: actor.Person, At: now, Was: was})
	return nil
}

func (d *Dispute) keepTribunal(in TribunalInput) {
	switch in.Step {
	case RegisterAppeal:
		d.appeal.Reference, d.appeal.Grounds = strings.TrimSpace(in.Reference), slices.Clone(in.Grounds)
	case SetHearing:
		d.appeal.HearingOn = in.HearingOn
	case MakeOrder:
		d.orders = slices.Clone(in.Orders)
	}
}

// checkTribunal holds a step to what its own rule asks for beside the day.
func (d *Dispute) checkTribunal(in TribunalInput, law string) *fault.Fault {
	switch in.Step {
	case RegisterAppeal:
		return d.checkGrounds(in, law)
	case ConcedeAppeal:
		if due := d.ResponseDue(); in.On.After(due) {
			return fault.Field(FieldOf(string(in.Step)), "dispute.concede-late", "The response was due on "+due.Long()+". An appeal counts as not opposed only when the Tribunal is told before that; afterwards both sides can ask for a consent order.").Citing(law)
		}
	case SetHearing:
		if in.HearingOn.IsZero() {
			return fault.Field("hearing-on", "dispute.hearing", "Enter the day of the hearing.").Citing(law)
		}
		return d.checkHearing(in.HearingOn, law)
	case MakeOrder:
		return d.checkOrders(in.Orders, law)
	}
	return nil
}

func (d *Dispute) checkHearing(on ehc.Date, law string) *fault.Fault {
	if registered := d.TribunalOn(RegisterAppeal); !on.IsZero() && on.Before(registered) {
		return fault.Field("hearing-on", "dispute.hearing-early", "The hearing can’t be before the appeal was registered, on "+registered.Long()+".").Citing(law)
	}
	return nil
}

func (d *Dispute) checkGrounds(in TribunalInput, law string) *fault.Fault {
	info, _ := d.matter.Kind.Info()
	education := false
	for _, g := range in.Grounds {
		if !slices.Contains(info.Grounds, g) {
			return fault.Field("grounds", "dispute.ground", "“"+g.Label()+"” is no ground of an appeal against this decision.").Citing(info.Law)
		}
		education = education || g.OnEducation()
	}
	switch {
	case len(in.Grounds) == 0:
		return fault.Field("grounds", "dispute.grounds", "Choose what the appeal is about.").Citing(info.Law)
	case !education:
		return fault.Field("grounds", "dispute.no-education", "The Tribunal makes recommendations about health or social care only beside an appeal about education. Choose that ground too.").Citing("SI 2017/1306")
	case len([]rune(in.Reference)) > MaxReference:
		return fault.Field("reference", "dispute.reference", "The appeal number must be 40 characters or fewer.").Citing(law)
	}
	return nil
}

func (d *Dispute) checkOrders(orders []OrderKind, law string) *fault.Fault {
	if len(orders) == 0 {
		return fault.Field("orders", "dispute.orders", "Choose what the Tribunal ordered: each order has its own time.").Citing(law)
	}
	can, binding := OrdersOn(d.appeal.Grounds), false
	for _, k := range orders {
		if !slices.ContainsFunc(can, func(o OrderInfo) bool { return o.Kind == k }) {
			return fault.Field("orders", "dispute.order", "“"+k.Label()+"” can’t be ordered on the grounds of this appeal.").Citing(law)
		}
		binding = binding || k != Recommend
	}
	if !binding {
		return fault.Field("orders", "dispute.recommend-alone", "A recommendation stands beside an order about education. Choose that order too, or record that the appeal was dismissed.").Citing("SI 2017/1306")
	}
	return nil
}

// ResponseDue is the last day for the authority's response to the Tribunal (SI 2008/2699 r.21); zero before it has
// the appeal.
func (d *Dispute) ResponseDue() ehc.Date {
	received := d.TribunalOn(ReceiveAppeal)
	if received.IsZero() {
		return received
	}
	return timescale.LimitOf(timescale.AppealReceived, timescale.RespondToAppeal, received, timescale.Facts{}, timescale.England()).Last
}
