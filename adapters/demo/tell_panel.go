package demo

import (
	"context"

	"ehchub/application/assessment"
	"ehchub/domain/casework"
)

// tellPanel tells of a panel that looked at the request before the decision whether to assess.
func (s *story) tellPanel(day int, yes bool) {
	r := casework.Recommendation{Question: casework.WhetherToAssess, Recommends: casework.RecommendsNo, Note: "The panel thought that the school can do more with what it has. It asked for the notes of the last review of support."}
	if yes {
		r.Recommends, r.Note = casework.RecommendsYes, "All agreed."
	}
	s.on(day, "record the panel’s recommendation", false, func(ctx context.Context) error {
		r.PanelOn = s.now()
		return assessment.RecordPanel{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id, r)
	})
}
