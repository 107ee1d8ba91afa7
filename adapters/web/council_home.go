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

// councilGroup is a heading of the council's own work.
type councilGroup struct {
	Title  string
	Places []councilPlace
}

// councilPlace is a page of the council's own work, for the offices to which the access table gives it.
type councilPlace struct {
	may access.Action
	placeTo
}

// councilPlaces are the pages of the council's own work, as a manager looks for them.
var councilPlaces = []councilGroup{
	{"Today’s work", []councilPlace{
		{access.PostLetters, placeTo{"Letters to post", "What is to be printed and posted today to people who asked for letters, and what was.", councilPost}},
		{access.SteerComplaint, placeTo{"Complaints", "About the service: what is due, who answers it, and what came of it.", councilComplaints}},
		{access.CheckCases, placeTo{"Who has which case", "What the nightly check found: cases without a co-ordinator, settings and people that do not fit the record.", councilCheck}},
		{access.AnswerProblems, placeTo{"Reports of problems", "What people told of pages that did not work; answer them.", councilProblems}},
		{access.SortScans, placeTo{"Scanned paper", "Bring in forms and letters that came back on paper; their codes bring them to their cases.", councilScans}},
		{access.MindMessages, placeTo{"Messages that could not be sent", "Their cause in plain words; send them again, or give them up.", councilMessages}},
	}},
	{"People and organisations", []councilPlace{
		{access.SeePeople, placeTo{"People", "Everyone who has an account: register and invite, change names, roles, teams and settings, close accounts.", councilPeople}},
		{access.SeeGuests, placeTo{"Guests", "People without an account who are asked for advice: send a new link, or end their access.", councilGuests}},
		{access.LookAfterTeams, placeTo{"Teams", "Teams that are asked for advice: their people and managers; make, rename, move and close.", councilTeams}},
		{access.LookAfterTeams, placeTo{"Services", "Professional services: which kinds of advice they answer, how they are reached, and who belongs to them.", councilServices}},
		{access.LookAfterSetting, placeTo{"Settings and their people", "Who acts for each nursery, school and college, who administers it, and how it is reached.", councilSettings}},
		{access.KeepRegister, placeTo{"Register of schools and colleges", "Bring in the national register, and move children whose school has become another one.", councilRegister}},
	}},
	{"Words", []councilPlace{
		{access.WriteGuidance, placeTo{"Guidance of each stage", "What each stage’s page tells its reader: what the stage is, what to do and by when.", councilGuidance}},
		{access.WriteGuidance, placeTo{"Help and public pages", "Add your own words to the guides by role, and to the pages on accessibility, privacy and support.", councilAdditions}},
		{access.WriteMessageTexts, placeTo{"Texts of messages", "What the hub writes to people by e-mail when something happens, in the council’s own words.", councilMessageTexts}},
		{access.WriteMessageTexts, placeTo{"Texts of messages about accounts", "Codes, links to a password, and what was changed in somebody’s account, in the council’s own words.", councilAccountTexts}},
		{access.WriteLetterTexts, placeTo{"Texts of letters", "What each kind of letter says, in the council’s own words, with what the law asks it to tell.", councilLetters}},
	}},
	{"The council", []councilPlace{
		{access.SetProfile, placeTo{"The council’s profile", "Its name, logo and colour, how people reach it, the services that letters name, and the rules that it sets itself.", councilProfile}},
		{access.SetProfile, placeTo{"Local support for families", "Parent groups, charities and advocates near you, as families find them on the page of independent support.", councilSupport}},
		{access.SetCalendar, placeTo{"Working calendar", "How early the council works towards its dates, when a date is near, and on which days the offices are shut.", councilCalendar}},
		{access.SetSharing, placeTo{"Who reads families’ comments", "Whether professionals who give advice read what a family says about a draft.", councilSharing}},
		{access.WriteBanners, placeTo{"Messages at the top of pages", "Tell everybody of an outage or of news, with a start and an end.", councilBanners}},
		{access.WriteIncidents, placeTo{"What does not work", "Tell everybody of trouble on the page of status, and how it goes on.", councilIncidents}},
		{access.SwitchReadOnly, placeTo{"Read-only for maintenance", "For a time everything can be read and nothing changed; what people type is kept for them.", councilMaintenance}},
	}},
	{"Watch over", []councilPlace{
		{access.SearchAudit, placeTo{"Who looked at what", "Every look at a child’s file, change, download and refusal: by person, case, kind and day, to read or to take away.", councilAudit}},
		{access.RecordBreach, placeTo{"Log of breaches", "Each time that somebody’s data went where it should not: the risk, who was told and by when, and what came of it.", councilBreaches}},
		{access.DeclareProcessors, placeTo{"Who works with children’s data", "Companies, people and tools that work with children’s data for the council, as every family sees them.", councilProcessors}},
	}},
}

// councilPlacesOf gives the places that somebody's office opens, under their headings; a heading without any is left out.
func councilPlacesOf(actor ehc.Actor) []placesGroup {
	var found []placesGroup
	for _, group := range councilPlaces {
		shown := placesGroup{Title: group.Title}
		for _, place := range group.Places {
			if access.DecideOffice(actor, place.may) == nil {
				shown.Places = append(shown.Places, place.placeTo)
			}
		}
		if len(shown.Places) > 0 {
			found = append(found, shown)
		}
	}
	return found
}

// councilPage leads to the places, group by group.
type councilPage struct {
	view.Page
	Groups []placesGroup
}

type placesGroup struct {
	Title  string
	Places []placeTo
}

func (p CouncilPages) show(w http.ResponseWriter, r *http.Request) error {
	groups := councilPlacesOf(ActorOf(r))
	if len(groups) == 0 {
		return fault.New(fault.Forbidden, "access.denied", "Your role in the council does not include its settings.")
	}
	p.pages.Show(w, r, http.StatusOK, "council_home", &councilPage{Page: view.Page{Title: "The council’s settings", Width: view.Wide}, Groups: groups})
	return nil
}
