package web

import (
	"net/http"
	"strings"
	"testing"

	"ehchub/adapters/web/view"
	"ehchub/domain/council"
	"ehchub/domain/people"
	"ehchub/ports"
)

func TestHelpNamesTheCouncilsContacts(t *testing.T) {
	s := newSite(t, func(s *site) []Area {
		profile := testCouncil()
		profile.LocalOffer, profile.PlanPage = "https://localoffer.wrenshire.example", "https://wrenshire.example/plans"
		profile.Team, profile.Help = "SEND team", council.Contact{Name: "Hub help desk", Phone: "01632 960 199"}
		return []Area{NewAboutPages(s.pages, ports.FixedBoard{Profile: profile})}
	})
	page := s.as(people.Person{}).get("/help").is(http.StatusOK)
	page.says("Help with a case", "01632 960 100", "send@wrenshire.example", "Help with the hub", "Hub help desk", "01632 960 199", "Wrenshire SEND advice service", "The Local Offer", "About EHC plans")
}

func TestEmptyListsSaySo(t *testing.T) {
	set, err := componentSet(templateFiles)
	if err != nil {
		t.Fatal(err)
	}
	for says, empty := range map[string]view.Component{
		"There is nothing to choose from yet": view.Select{Name: "a", Label: "A"},
		"No setting is known yet.":            view.TypeAhead{Name: "b", Label: "B", Nothing: "No setting is known yet."},
		"Nobody has been asked":               view.Table{Columns: []view.Column{{Text: "Name"}}, Empty: view.Empty{Title: "Nobody has been asked"}},
		"Nothing has happened yet.":           view.Timeline{Empty: "Nothing has happened yet."},
		"No documents yet.":                   view.Files{Empty: "No documents yet."},
	} {
		if got, err := drawComponent(set, empty); err != nil || !strings.Contains(string(got), says) {
			t.Errorf("an empty %s doesn't say %q: %s, %v", empty.Component(), says, got, err)
		}
	}
}
