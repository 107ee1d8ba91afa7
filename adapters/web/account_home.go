package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/domain/people"
)

// accountHome is where a person finds what is their own.
const accountHome = "/account"

func (p AccountPages) showAccount(w http.ResponseWriter, r *http.Request) error {
	actor := ActorOf(r)
	about := view.SummaryList{Rows: []view.SummaryRow{{Key: "Name", Text: actor.Name}, {Key: "E-mail", Text: actor.Email}}}
	if actor.JobTitle != "" {
		about.Rows = append(about.Rows, view.SummaryRow{Key: "Role", Text: actor.JobTitle})
	}
	places := []placeTo{
		{"Your name and how we write to you", "How others see you, and where letters go.", ownProfile},
		{"Your e-mail addresses", "Where messages go, and further addresses that you sign in with.", ownAddresses},
		{"Your dates in your calendar", "A private link for the calendar on your phone or computer.", calendarHome},
		{"How you sign in", p.waysWords(), ownWays},
		{"Where you are signed in", "Your sessions and browsers. Sign out of one that you no longer use.", ownSessions},
		{"When we write to you", "At once or once a day, and hours in which we send nothing.", accountMessages},
		{"Complaints", "Those that you made and those that you answer, and how to make one.", complaintsHome},
		{"Change your password", "We send a link to your e-mail address.", "/register"},
	}
	if (people.Person{Roles: actor.Roles}).AtWork() {
		places = append(places, placeTo{"Time away from work", "When you are away, and who stands in for you meanwhile.", awayHome})
	}
	if len(actor.Administers) > 0 {
		places = append(places, placeTo{"The people of your setting", "Who acts for it: invite colleagues, and remove those who leave.", ownSettings})
	}
	p.pages.Show(w, r, http.StatusOK, "places", &placesPage{
		Page:  view.Page{Title: "Your account", Back: &view.Link{Text: "Back to the start", Href: "/"}},
		Parts: []view.Component{about}, Places: places,
	})
	return nil
}

// waysWords says which ways to sign in there are. A passkey is offered only where the hub's address allows one.
func (p AccountPages) waysWords() string {
	const words = "odes by text message or with an app, and recovery codes for the day when your phone is lost."
	if p.passkeys {
		return "A passkey, c" + words
	}
	return "C" + words
}
