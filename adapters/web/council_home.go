package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// CouncilPages lead to what the council sets for itself.
type CouncilPages struct{ pages *Pages }

// NewCouncilPages makes the page.
func NewCouncilPages(pages *Pages) CouncilPages { return CouncilPages{pages} }

// Routes lists its address.
func (p CouncilPages) Routes() []Route {
	return []Route{{Method: http.MethodGet, Path: councilHome, Name: "council", Do: p.show}}
}

const councilHome = "/council"

// councilPlaces are the pages of the council's own work, each for the offices to which the access table gives it.
var councilPlaces = []struct {
	may access.Action
	placeTo
}{
	{access.SeePeople, placeTo{"People", "Everyone who has an account: register and invite, change names, roles, teams and settings, close accounts.", councilPeople}},
	{access.SetProfile, placeTo{"The council’s profile", "Its name, logo and colour, how people reach it, the services that letters name, and the rules that it sets itself.", councilProfile}},
	{access.WriteBanners, placeTo{"Messages at the top of pages", "Tell everybody of an outage or of news, with a start and an end.", councilBanners}},
	{access.SwitchReadOnly, placeTo{"Read-only for maintenance", "For a time everything can be read and nothing changed; what people type is kept for them.", councilMaintenance}},
	{access.SetCalendar, placeTo{"Working calendar", "How early the council works towards its dates, when a date is near, and on which days the offices are shut.", councilCalendar}},
	{access.KeepRegister, placeTo{"Register of schools and colleges", "Bring in the national register, and move children whose school has become another one.", councilRegister}},
	{access.PostLetters, placeTo{"Letters to post", "What is to be printed and posted today to people who asked for letters, and what was.", councilPost}},
	{access.MindMessages, placeTo{"Messages that could not be sent", "Their cause in plain words; send them again, or give them up.", councilMessages}},
	{access.WriteLetterTexts, placeTo{"Texts of letters", "What each kind of letter says, in the council’s own words, with what the law asks it to tell.", councilLetters}},
	{access.SetSharing, placeTo{"Who reads families’ comments", "Whether professionals who give advice read what a family says about a draft.", councilSharing}},
	{access.WriteMessageTexts, placeTo{"Texts of messages", "What the hub writes to people by e-mail when something happens, in the council’s own words.", councilMessageTexts}},
	{access.WriteGuidance, placeTo{"Guidance of each stage", "What each stage’s page tells its reader: what the stage is, what to do and by when.", councilGuidance}},
	{access.RecordBreach, placeTo{"Log of breaches", "Each time that somebody’s data went where it should not: the risk, who was told and by when, and what came of it.", councilBreaches}},
	{access.SearchAudit, placeTo{"Who looked at what", "Every look at a child’s file, change, download and refusal: by person, case, kind and day, to read or to take away.", councilAudit}},
	{access.DeclareProcessors, placeTo{"Who works with children’s data", "Companies, people and tools that work with children’s data for the council, as every family sees them.", councilProcessors}},
}

func councilPlacesOf(actor ehc.Actor) []placeTo {
	var found []placeTo
	for _, place := range councilPlaces {
		if access.DecideOffice(actor, place.may) == nil {
			found = append(found, place.placeTo)
		}
	}
	return found
}

func (p CouncilPages) show(w http.ResponseWriter, r *http.Request) error {
	places := councilPlacesOf(ActorOf(r))
	if len(places) == 0 {
		return fault.New(fault.Forbidden, "access.denied", "Your role in the council does not include its settings.")
	}
	p.pages.Show(w, r, http.StatusOK, "places", &placesPage{Page: view.Page{Title: "The council’s settings"}, Places: places})
	return nil
}
