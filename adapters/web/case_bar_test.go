package web

import (
	"testing"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
)

// Every link of the stage bar opens: a consulted setting reads the file but not the request (F192).
func TestTheStageBarLeadsOnlyToWhatTheReaderMayOpen(t *testing.T) {
	c := casework.Restore(casework.Snapshot{ID: "019fdc45-f4c0-7000-9565-e787ee2e388a", State: casework.DraftShared})
	for relation, leads := range map[access.Relation]bool{access.Family: true, access.Coordinator: true, access.Consulted: false} {
		bar := stageBar(application.Head{Case: c, Subject: access.Subject{Relations: []access.Relation{relation}}}, 0)
		if got := bar.Stages[0].Href != ""; got != leads {
			t.Errorf("%s: leads to the request: %t", relation, got)
		}
		if bar.Stages[4].Href == "" {
			t.Errorf("%s: does not lead to the plan", relation)
		}
	}
}

func TestTheHeaderMarksTheListThatTheReaderComesFrom(t *testing.T) {
	for name, tc := range map[string]struct {
		state     casework.State
		relations []access.Relation
		want      string
	}{
		"nobody's yet, to an officer": {casework.Requested, []access.Relation{access.Officer}, "tray=unassigned"},
		"an adviser's":                {casework.Assessing, []access.Relation{access.Adviser}, "tray=in-progress"},
		"with a plan in force":        {casework.ReviewPending, []access.Relation{access.Adviser}, "tray=live"},
		"of a setting":                {casework.ReviewPending, []access.Relation{access.Setting}, "tray=setting"},
		"of a family":                 {casework.Assessing, []access.Relation{access.Family}, "/"},
	} {
		c := casework.Restore(casework.Snapshot{ID: "019fdc45-f4c0-7000-9565-e787ee2e388a", State: tc.state})
		if got := trayOf(application.Head{Case: c, Subject: access.Subject{Relations: tc.relations}}); got != tc.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
