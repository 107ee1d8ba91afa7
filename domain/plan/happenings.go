package plan

import (
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Happenings tells of each draft that was served: the family's days begin with that day (SI 2014/1530 reg 13(1)).
// answered are the days on which the whole family had sent its final answer, by version.
func (p *Plan) Happenings(answered map[ehc.VersionID]ehc.Date) []timescale.Happening {
	var all []timescale.Happening
	for i, v := range p.shared {
		if v.Kind != DraftVersion {
			continue
		}
		h := timescale.Happening{Event: timescale.Event{Trigger: timescale.DraftServed, On: v.SharedOn}, Item: string(v.ID), Met: map[string]ehc.Date{timescale.AnswerDraft: answered[v.ID]}, Off: map[string]string{}}
		if i+1 < len(p.shared) {
			h.Off[timescale.All] = p.shared[i+1].Label() + " took its place."
		}
		all = append(all, h)
	}
	return all
}

// DraftsServed lists the days on which drafts were served, the earliest first.
func (p *Plan) DraftsServed() []ehc.Date {
	var days []ehc.Date
	for _, v := range p.shared {
		if v.Kind == DraftVersion {
			days = append(days, v.SharedOn)
		}
	}
	return days
}

// Happening tells of the consultation, which the setting should answer in 15 days (Code of Practice 9.83).
func (c Consultation) Happening() timescale.Happening {
	h := timescale.Happening{Event: timescale.Event{Trigger: timescale.SettingConsulted, On: c.SentOn}, Item: string(c.ID),
		Owes: ehc.Holder{Kind: ehc.HeldBySetting, ID: string(c.Setting)}, Met: map[string]ehc.Date{timescale.AnswerConsultation: c.RepliedOn}}
	if c.Status == WithdrawnConsult || c.Status == ClosedConsult {
		h.Off = map[string]string{timescale.All: "The consultation ended without an answer."}
	}
	return h
}
