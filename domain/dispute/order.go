package dispute

import "ehchub/domain/timescale"

// OrderKind is one thing that the Tribunal orders. An order can hold several.
type OrderKind string

// What the Tribunal can order or recommend (SI 2014/1530 reg 43; SI 2017/1306).
const (
	Assess       OrderKind = "assess" // or reassess
	MakePlan     OrderKind = "make-plan"
	Amend        OrderKind = "amend"
	NameSetting  OrderKind = "name-setting"
	ContinuePlan OrderKind = "continue-plan"
	Remit        OrderKind = "remit"
	Recommend    OrderKind = "recommend"
)

// OrderInfo is one row of the table of orders.
type OrderInfo struct {
	Kind    OrderKind
	Label   string
	Trigger timescale.Trigger
}

// Orders lists them with the event that the time limits count from.
func Orders() []OrderInfo {
	return []OrderInfo{
		{Assess, "Assess, or reassess", timescale.OrderAssess},
		{MakePlan, "Make a plan", timescale.OrderMakePlan},
		{Amend, "Amend the plan", timescale.OrderAmend},
		{NameSetting, "Name a setting in section I", timescale.OrderNameSetting},
		{ContinuePlan, "Continue the plan", timescale.OrderContinuePlan},
		{Remit, "Decide again", timescale.OrderRemitted},
		{Recommend, "Recommendations about health or social care", timescale.Recommendation},
	}
}

// Info finds the row of an order; ok is false for one that is none.
func (k OrderKind) Info() (OrderInfo, bool) {
	for _, info := range Orders() {
		if info.Kind == k {
			return info, true
		}
	}
	return OrderInfo{}, false
}

// Label gives the order in words.
func (k OrderKind) Label() string { info, _ := k.Info(); return info.Label }

// OrdersOn lists what the Tribunal can order on these grounds, in the order of the table.
func OrdersOn(grounds []Ground) []OrderInfo {
	can := map[OrderKind]bool{}
	for _, g := range grounds {
		info, _ := g.Info()
		for _, k := range info.Orders {
			can[k] = true
		}
	}
	var found []OrderInfo
	for _, info := range Orders() {
		if can[info.Kind] {
			found = append(found, info)
		}
	}
	return found
}
