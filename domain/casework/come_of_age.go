package casework

import (
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// Turning is a day in a young person's life on which the law changes whose rights these are, or ends the plan.
type Turning string

// The turnings.
const (
	RightsPass Turning = "rights"   // compulsory school age ends (CFA 2014 s.83(2); Education Act 1996 s.8)
	PlanEnds   Turning = "plan-end" // the 25th birthday (CFA 2014 s.46; SI 2014/1530 reg 46)
)

// TurningInfo is one row of the table of turnings.
type TurningInfo struct {
	Turning Turning
	Code    string // of the time limit
	Label   string
	// Todo lists what must be done before the day.
	Todo []string
	Law  string
}

// Turnings lists them, the earlier in life first.
func Turnings() []TurningInfo {
	return []TurningInfo{
		{RightsPass, timescale.LeaveSchoolAge, "The rights pass to the young person", []string{
			"Tell the young person and the parents, each in words they understand, that the rights pass, and from which day.",
			"Ask whether the young person can make these decisions, with support. If not, find out who represents them: a deputy or attorney or, without one, the parent. Their wishes are heard all the same.",
			"Ask whether the young person wants their parents to stay involved, and record what they say.",
			"Check the young person’s own contact details and how they want to hear from us, and give them access to this case.",
			"Tell them of the free advice service.",
		}, "CFA 2014 s.83(2), s.80; Education Act 1996 s.8; SI 2014/1530 regs 63 to 65"},
		{PlanEnds, timescale.ReachEndAge, "The plan ends at 25, unless the council keeps it", []string{
			"Decide whether the plan is kept to the end of the academic year in which the young person turns 25.",
			"Tell the young person, and whoever represents them, what is decided and why.",
			"Agree with adult social care and health what goes on after the plan.",
			"Tell the setting or college until when the support in the plan is paid for.",
		}, "CFA 2014 s.46; SI 2014/1530 reg 46"},
	}
}

// Info finds the row of a turning; ok is false when there is none.
func (t Turning) Info() (info TurningInfo, ok bool) {
	at := slices.IndexFunc(Turnings(), func(row TurningInfo) bool { return row.Turning == t })
	if at < 0 {
		return TurningInfo{}, false
	}
	return Turnings()[at], true
}

// TurningLead is how many days before a turning its preparation is a task: 12 weeks.
const TurningLead = 84

// TurningStale is how many days after the rights have passed nobody is asked to prepare it any more. A plan past its end
// is never forgotten.
const TurningStale = 365

// RightsHolder is who acts in the process once compulsory school age is over.
type RightsHolder string

// Who may act (SI 2014/1530 regs 63 to 65).
const (
	TheYoungPerson RightsHolder = "young-person"
	TheirDeputy    RightsHolder = "deputy" // of the Court of Protection, or an attorney
	TheirParent    RightsHolder = "parent" // as the alternative person, where there is no deputy or attorney
)

// Prepared is how a turning was prepared: who ticked it off, when, and with what.
type Prepared struct {
	Turning Turning
	// Holder is who acts once the rights have passed, Name the representative where it is not the young person.
	Holder RightsHolder
	Name   string
	// KeptUntil is the last day of a plan that is kept past the 25th birthday; zero where it ends with it.
	KeptUntil ehc.Date
	Note      string
	On        ehc.Date
	By        ehc.PersonID
	ByName    string
}

// TurningDay is the day of a turning; ok is false where there is none: without a birth date, for rights that had passed
// before the case began, and for the end of a plan that there is not.
func (c *Case) TurningDay(t Turning) (day ehc.Date, ok bool) {
	info, known := t.Info()
	received := c.ReceivedOn()
	if !known || c.child.Born.IsZero() || received.IsZero() || t == PlanEnds && c.finalOn.IsZero() {
		return ehc.Date{}, false
	}
	day = timescale.LimitOf(timescale.DateOfBirth, info.Code, c.child.Born, timescale.Facts{}, timescale.England()).Last
	return day, t == PlanEnds || !day.Before(received)
}

// Prepared gives how a turning was prepared last; ok is false while it was not.
func (c *Case) Prepared(t Turning) (p Prepared, ok bool) {
	for _, one := range c.prepared {
		if one.Turning == t {
			p, ok = one, true
		}
	}
	return p, ok
}

// TurningsDue lists what is to be prepared now: from 12 weeks before the day, until it is ticked off.
func (c *Case) TurningsDue(today ehc.Date) []TurningInfo {
	var due []TurningInfo
	for _, info := range Turnings() {
		day, ok := c.TurningDay(info.Turning)
		_, done := c.Prepared(info.Turning)
		stale := info.Turning == RightsPass && today.After(day.AddDays(TurningStale))
		if ok && !done && !stale && !c.state.Closed() && !today.Before(day.AddDays(-TurningLead)) {
			due = append(due, info)
		}
	}
	return due
}

// RightsHeld says who acts in the process today, once compulsory school age is over; ok is false while the parent does.
// Unless something else is recorded it is the young person (CFA 2014 s.83(2); Mental Capacity Act 2005 s.1(2)).
func (c *Case) RightsHeld(today ehc.Date) (p Prepared, ok bool) {
	if !c.child.IsYoungPersonOn(today) {
		return Prepared{}, false
	}
	if p, ok = c.Prepared(RightsPass); !ok {
		p = Prepared{Turning: RightsPass, Holder: TheYoungPerson}
	}
	return p, true
}

// maxTurningNote bounds a note, in characters.
const maxTurningNote = 5000

// PrepareTurning ticks off that a turning is prepared. It can be recorded again when something changes; what was
// recorded before is kept.
func (c *Case) PrepareTurning(actor ehc.Actor, p Prepared, today ehc.Date, now time.Time) error {
	info, known := p.Turning.Info()
	if !known {
		return fault.New(fault.NotFound, "turning.unknown", "There is no such task on this case.")
	}
	if err := c.mayPrepare(info, today); err != nil {
		return err
	}
	p.Name, p.Note = strings.TrimSpace(p.Name), strings.TrimSpace(p.Note)
	var faults []*fault.Fault
	if p.Turning == RightsPass {
		p.KeptUntil = ehc.Date{}
		faults = p.checkHolder()
	} else {
		p.Holder, p.Name = "", ""
		faults = c.checkKept(p.KeptUntil)
	}
	if len([]rune(p.Note)) > maxTurningNote {
		faults = append(faults, fault.Field("note", "turning.note", "Use 5,000 characters or fewer."))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	p.On, p.By, p.ByName = today, actor.Person, actor.Name
	c.prepared = append(slices.Clone(c.prepared), p)
	c.raise(ehc.TurningPrepared, actor, now, map[string]string{ehc.DataItem: string(p.Turning)})
	return nil
}

func (c *Case) mayPrepare(info TurningInfo, today ehc.Date) error {
	if c.state.Closed() {
		return fault.New(fault.Illegal, "turning.closed", "The case is closed.")
	}
	day, ok := c.TurningDay(info.Turning)
	if !ok && info.Turning == RightsPass && c.child.IsYoungPersonOn(today) {
		return nil // who acts can be recorded, though nothing had to be prepared here
	}
	if !ok {
		return fault.New(fault.NotFound, "turning.unknown", "There is no such task on this case.")
	}
	if from := day.AddDays(-TurningLead); today.Before(from) {
		return fault.New(fault.Illegal, "turning.early", "This can be prepared from "+from.Long()+", 12 weeks before the day.").Citing(info.Law)
	}
	return nil
}

func (p Prepared) checkHolder() []*fault.Fault {
	var faults []*fault.Fault
	switch p.Holder {
	case TheYoungPerson:
	case TheirDeputy, TheirParent:
		if p.Name == "" {
			faults = append(faults, fault.Field("name", "turning.name", "Enter who represents the young person."))
		}
	default:
		faults = append(faults, fault.Field("holder", "turning.holder", "Choose who acts once the rights have passed."))
	}
	if len([]rune(p.Name)) > 200 {
		faults = append(faults, fault.Field("name", "turning.name-long", "Use 200 characters or fewer."))
	}
	return faults
}

// checkKept bounds how long a plan is kept past the 25th birthday: to the end of the academic year, which is at the
// latest the day before the 26th (SI 2014/1530 reg 46).
func (c *Case) checkKept(until ehc.Date) []*fault.Fault {
	if until.IsZero() || until.After(c.child.turns(EndAge)) && until.Before(c.child.turns(EndAge+1)) {
		return nil
	}
	return []*fault.Fault{fault.Field("kept-until", "turning.kept", "A plan can be kept to a day after the 25th birthday, "+c.child.turns(EndAge).Long()+", and before the 26th.").Citing("SI 2014/1530 reg 46")}
}

// birthHappened tells of the turnings that the case's clock counts from the birth.
func (c *Case) birthHappened() []timescale.Happening {
	h := happening(timescale.DateOfBirth, c.child.Born)
	for _, info := range Turnings() {
		if _, ok := c.TurningDay(info.Turning); !ok {
			continue
		}
		h.Only = append(h.Only, info.Code)
		if p, done := c.Prepared(info.Turning); done {
			h.Met[info.Code] = p.On
		}
	}
	if len(h.Only) == 0 {
		return nil
	}
	return []timescale.Happening{h}
}
