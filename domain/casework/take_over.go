package casework

import (
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// TakenOver is a plan that another authority made, and that this one took over with the child. It counts as if this
// authority had made it (CFA 2014 s.47; SI 2014/1530 reg 15).
type TakenOver struct {
	From          string // the authority that made it
	TransferredOn ehc.Date
	MadeOn        ehc.Date
	LastReview    ehc.Date // no date before the first review
	// SettingStays says whether attending the setting that the plan names is still practicable after the move. Where it
	// is not, the authority arranges another until the plan is amended.
	SettingStays Answer
	Files        []ehc.FileID // the plan as it came, with its advice
	// Told is what the family was told of the transfer; nil before.
	Told *TransferTold
}

// TransferTold is what the family must be told within 6 weeks of the transfer (SI 2014/1530 reg 15(4)).
type TransferTold struct {
	On         ehc.Date
	WillAssess Answer   // whether the authority proposes an assessment
	ReviewBy   ehc.Date // when it proposes to review the plan
	By         string
}

// TakenOver gives the plan that was taken over from another authority; ok is false for one that was made here.
func (c *Case) TakenOver() (t TakenOver, ok bool) {
	if c.takenOver == nil {
		return TakenOver{}, false
	}
	t = *c.takenOver
	t.Files = slices.Clone(t.Files)
	return t, true
}

// CheckTakeOver says what a plan that comes from another authority lacks, field by field.
func CheckTakeOver(child Child, t TakenOver, today ehc.Date) error {
	faults := append(child.check(today), child.checkAge(t.TransferredOn)...)
	if strings.TrimSpace(t.From) == "" {
		faults = append(faults, fault.Field("from", "take-over.from", "Enter the council that made the plan."))
	}
	day := func(field string, on ehc.Date, code, missing string) {
		switch {
		case on.IsZero() && missing != "":
			faults = append(faults, fault.Field(field, code, missing))
		case on.After(today):
			faults = append(faults, fault.Field(field, code+"-future", "This can’t be in the future."))
		case !on.IsZero() && on.Before(child.Born):
			faults = append(faults, fault.Field(field, code+"-early", "This is before the child or young person was born."))
		}
	}
	day("transferred-on", t.TransferredOn, "take-over.transferred", "Enter the day on which the plan was transferred. The time limits count from it.")
	day("made-on", t.MadeOn, "take-over.made", "Enter the day on which the plan was made.")
	day("last-review", t.LastReview, "take-over.review", "")
	if t.MadeOn.After(t.TransferredOn) && !t.TransferredOn.IsZero() {
		faults = append(faults, fault.Field("made-on", "take-over.made-late", "The plan can’t have been made after it was transferred."))
	}
	if !t.LastReview.IsZero() && (t.LastReview.Before(t.MadeOn) || t.LastReview.After(t.TransferredOn)) {
		faults = append(faults, fault.Field("last-review", "take-over.review-when", "The last review lies between the making of the plan and the transfer."))
	}
	if t.SettingStays.Label() == "" {
		faults = append(faults, fault.Field("setting-stays", "take-over.setting", "Say whether the setting that the plan names can still be attended.").Citing("SI 2014/1530 reg 15"))
	}
	return fault.Join(faults...)
}

// TakeOver makes the draft a live case with the plan of another authority. No request was made here: the time limits
// count from the transfer.
func (c *Case) TakeOver(actor ehc.Actor, reference ehc.Reference, t TakenOver, today ehc.Date, now time.Time) error {
	if err := CheckTakeOver(c.child, t, today); err != nil {
		return err
	}
	if err := c.step(TakeOverPlan); err != nil {
		return err
	}
	t.From, t.Files, t.Told = strings.TrimSpace(t.From), nil, nil
	c.takenOver, c.finalOn, c.reference = &t, t.MadeOn, reference
	c.request = Request{Requester: Requester{Kind: ByAuthority, Name: t.From, Relationship: "The council that made the plan"}, Channel: Online, ReceivedOn: t.TransferredOn,
		Story: Story{History: "No request was made here. The plan was made by " + t.From + " on " + t.MadeOn.Long() + ", and was taken over when the family moved."}}
	c.closeDraft(actor, now)
	c.openToAuthority(now)
	c.openToSetting(now)
	c.flagsFollowRecord(actor, "From the plan that was taken over.", t.TransferredOn)
	c.raise(ehc.PlanTakenOver, actor, now, nil)
	return nil
}

// ChangePlanFiles adds a document to the plan that was taken over, or takes one away.
func (c *Case) ChangePlanFiles(actor ehc.Actor, file ehc.FileID, put bool, now time.Time) error {
	if c.takenOver == nil {
		return fault.New(fault.Illegal, "take-over.none", "This plan was made here.")
	}
	t, _ := c.TakenOver()
	if put {
		files, err := ehc.AddFile(t.Files, file)
		if err != nil {
			return err
		}
		t.Files = files
	} else {
		t.Files = slices.DeleteFunc(t.Files, func(f ehc.FileID) bool { return f == file })
	}
	c.takenOver = &t
	c.raise(ehc.FileAdded, actor, now, nil)
	return nil
}

// CanTellOfTransfer refuses where no plan came over (fault.NotFound), or the family has been told of it (fault.Illegal).
func (c *Case) CanTellOfTransfer() error {
	switch t, ok := c.TakenOver(); {
	case !ok:
		return fault.New(fault.NotFound, "take-over.none", "This case has no plan of another council.")
	case t.Told != nil:
		return fault.New(fault.Illegal, "take-over.told", "The family was told on "+t.Told.On.Long()+".")
	}
	return nil
}

// TellOfTransfer records that the family was told of the transfer: that it was made, whether an assessment is proposed,
// and when the plan is reviewed. The review may be no later than the law allows.
func (c *Case) TellOfTransfer(actor ehc.Actor, told TransferTold, today ehc.Date, now time.Time) error {
	if err := c.CanTellOfTransfer(); err != nil {
		return err
	}
	t, _ := c.TakenOver()
	last := t.reviewBy()
	var faults []*fault.Fault
	if told.WillAssess.Label() == "" {
		faults = append(faults, fault.Field("will-assess", "take-over.assess", "Say whether the council proposes an assessment.").Citing("SI 2014/1530 reg 15(4)(b)"))
	}
	switch {
	case told.ReviewBy.IsZero():
		faults = append(faults, fault.Field("review-by", "take-over.review-by", "Enter the day by which the plan is reviewed.").Citing("SI 2014/1530 reg 15(4)(c)"))
	case told.ReviewBy.After(last) && !today.After(last):
		faults = append(faults, fault.Field("review-by", "take-over.review-late", "The plan must be reviewed by "+last.Long()+".").Citing("SI 2014/1530 reg 15(5)"))
	case told.ReviewBy.Before(today):
		faults = append(faults, fault.Field("review-by", "take-over.review-past", "This can’t be in the past."))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	told.On, told.By = today, actor.Name
	t.Told = &told
	c.takenOver = &t
	c.raise(ehc.TransferTold, actor, now, map[string]string{ehc.DataDue: told.ReviewBy.String()})
	return nil
}

// reviewBy is the last day for the review after the transfer (SI 2014/1530 reg 15(5)).
func (t TakenOver) reviewBy() ehc.Date {
	return timescale.LimitOf(timescale.Transferred, timescale.ReviewAfterTransfer, t.TransferredOn, t.facts(), timescale.England()).Last
}

func (t TakenOver) facts() timescale.Facts {
	return timescale.Facts{PlanMade: t.MadeOn, LastReview: t.LastReview}
}

// takenOverHappened tells of the transfer to this authority.
func (c *Case) takenOverHappened() timescale.Happening {
	t := *c.takenOver
	h := happening(timescale.Transferred, t.TransferredOn)
	h.Facts = t.facts()
	if t.Told != nil {
		h.Met[timescale.TellOfTransfer] = t.Told.On
	}
	return h
}
