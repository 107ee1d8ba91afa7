package letter

import (
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Transfer is a plan that another authority made and that came over with the child (SI 2014/1530 reg 15).
type Transfer struct {
	From          string // the authority that made it
	TransferredOn ehc.Date
	MadeOn        ehc.Date
	WillAssess    bool
	ReviewBy      ehc.Date
	// SettingTooFar reports that the setting which the plan names can't be attended any more.
	SettingTooFar bool
	OwnWords      string
}

// Kind is the letter about a plan that came over.
func (Transfer) Kind() notice.Letter { return notice.Transferred }

func (t Transfer) said() string { return t.OwnWords }

func (t Transfer) values(w *writer) map[string]value {
	whose := w.words("{child}’s education, health and care plan", "Your education, health and care plan")
	return map[string]value{
		"transfer":               alone(say(whose + ", which " + t.From + " made on " + t.MadeOn.Long() + ", was transferred to us on " + t.TransferredOn.Long() + ". It counts as if we had made it. It stays in force, and we must arrange the special educational provision that it sets out.")...),
		"new assessment":         alone(say(t.assessment(w))...),
		"next review":            alone(say(w.words("We will review {child}’s plan with you by ", "We will review your plan with you by ") + t.ReviewBy.LongWithDay() + ".")...),
		"setting after the move": alone(t.setting(w)...),
	}
}

func (t Transfer) assessment(w *writer) string {
	if t.WillAssess {
		return w.words("We propose to assess {child}’s education, health and care needs again. We will write to you about that next.", "We propose to assess your education, health and care needs again. We will write to you about that next.")
	}
	return w.words("We do not propose to assess {child}’s education, health and care needs again at this time. You can ask us to.", "We do not propose to assess your education, health and care needs again at this time. You can ask us to.")
}

func (t Transfer) setting(w *writer) []document.Block {
	if !t.SettingTooFar {
		return nil
	}
	return say(w.words("The school or other setting that the plan names is too far from where {child} lives now. Until the plan is changed, we will arrange a place at another setting, and will speak with you about which.",
		"The school, college or other setting that the plan names is too far from where you live now. Until the plan is changed, we will arrange a place at another setting, and will speak with you about which."))
}
