package letter

import (
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Draft is a draft plan that is shared with the family.
type Draft struct {
	Number   int
	AnswerBy ehc.Date
	OwnWords string
}

// Kind is the letter that goes with a draft.
func (Draft) Kind() notice.Letter { return notice.DraftPlan }

func (d Draft) said() string { return d.OwnWords }

func (d Draft) values(w *writer) map[string]value {
	return map[string]value{
		"version": text(itoa(d.Number)), "answer by": day(d.AnswerBy),
		"what the family can do": alone(append(say("You have until the end of "+d.AnswerBy.LongWithDay()+" to:"), document.Bullets(
			"comment on anything that the draft says",
			w.words("ask for a school or other setting to be named in the plan", "ask for a school, college or other setting to be named in the plan"),
			"ask to meet an officer of the council about the draft",
		))...),
		"where to find settings": alone(say(labelled("Information about schools, colleges and other settings is in the Local Offer: ", w.Profile.LocalOffer))...),
	}
}

// Final is a plan that is issued.
type Final struct {
	MadeOn ehc.Date
	// Placement is what section I says.
	Placement string
	// Changes are the sections that differ from the draft.
	Changes  []Change
	OwnWords string
}

// Change is a section of a final plan that differs from the draft, and why (Code of Practice 9.125).
type Change struct{ Section, Title, Because string }

// Kind is the letter that goes with a final plan.
func (Final) Kind() notice.Letter { return notice.FinalPlan }

func (f Final) said() string { return f.OwnWords }

func (f Final) values(w *writer) map[string]value {
	duty := " We must arrange the special educational provision in section F, and the health commissioner must arrange the health provision in section G."
	return map[string]value{
		"final plan": alone(say(w.words("With this letter comes {child}’s final plan, dated "+f.MadeOn.Long()+"."+duty, "With this letter comes your final plan, dated "+f.MadeOn.Long()+"."+duty),
			"Section I of the plan says: "+f.Placement+".")...),
		"changes": alone(f.changes()...),
	}
}

func (f Final) changes() []document.Block {
	if len(f.Changes) == 0 {
		return nil
	}
	var rows []document.KeyValue
	for _, c := range f.Changes {
		rows = append(rows, document.KeyValue{Label: "Section " + c.Section + ", " + lowerFirst(c.Title), Value: document.Words(c.Because)})
	}
	return append(say("After what you told us about the draft, we changed:"), document.KeyValues{Rows: rows})
}
