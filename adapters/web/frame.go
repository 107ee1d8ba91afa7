package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"ehchub/adapters/web/view"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// FrameOf gives the function that fills a page's frame: the council as it is set now with its messages, who is signed in
// and their places.
func FrameOf(board ports.Board, clock ports.Clock, demo bool) func(*http.Request) view.Frame {
	return func(r *http.Request) view.Frame {
		now, standing := clock.Now(), board.Standing()
		f := view.Frame{Council: councilShown(standing.Profile), Banners: append(oldBrowserBanner(r.UserAgent()), bannersShown(standing, now, signedIn(r))...), Demo: demo, Notice: noticeOf(r), Report: reportURL(r)}
		if r.URL.Path == "/sign-in" && !signedIn(r) {
			f.Banners = append(f.Banners, troubleBanner(standing, now)...)
		}
		if actor := ActorOf(r); actor.Kind == ehc.Human {
			f.CopyKey = copyKeyPath
			f.SessionLeft = int(sessionLeft(r) / time.Second)
			f.Person = &view.Person{Name: actor.Name, Role: actor.JobTitle, Account: accountHome}
			f.Places = placesOf(actor, r.URL.Path, r.URL.Query().Get("tray"))
		}
		if actor := ActorOf(r); actor.Kind == ehc.Guest {
			f.Person = &view.Person{Name: actor.Name, Role: "Guest", Out: guestLeave}
			f.CopyKey = guestCopyKeyPath
		} else if actor.Kind == ehc.Nobody && strings.HasPrefix(r.URL.Path, "/requests/") {
			f.CopyKey = draftCopyKeyPath
		}
		return f
	}
}

// working are the roles whose own cases are their daily work, listed in the header. A family has its home instead.
var working = []ehc.Role{ehc.RoleCoordinator, ehc.RoleContributor, ehc.RoleSENCO}

// placesOf gives the links of the header: the trays that the person has, at most five.
func placesOf(actor ehc.Actor, path, tray string) []view.Place {
	var found []view.Place
	if actor.Is(ehc.RoleFamily) || actor.Is(ehc.RoleAdvocate) {
		found = append(found, view.Place{Text: "My family", Href: "/", Current: path == "/"})
	}
	for _, t := range access.Trays() {
		own := len(t.Roles) == 0
		if t.MayOpen(actor) && (!own || slices.ContainsFunc(working, actor.Is)) {
			found = append(found, view.Place{Text: t.Label, Href: "/cases?tray=" + string(t.Tray), Current: path == "/cases" && tray == string(t.Tray)})
		}
	}
	if len(reading.TeamsOf(actor)) > 0 {
		found = append(found, view.Place{Text: "Team requests", Href: teamRequestsURL, Current: path == teamRequestsURL})
	}
	if access.DecideOffice(actor, access.SeeTransfers) == nil {
		found = append(found, view.Place{Text: "Phase transfer", Href: cohortURL, Current: path == cohortURL})
	}
	if len(councilPlacesOf(actor)) > 0 {
		found = append(found[:min(4, len(found))], view.Place{Text: "Council settings", Href: councilHome, Current: strings.HasPrefix(path, councilHome) && path != cohortURL})
	}
	return found[:min(5, len(found))]
}

// markWithin marks the place whose list an open case stands in.
func markWithin(places []view.Place, tray string) {
	for i := range places {
		places[i].Within = tray != "" && strings.HasSuffix(places[i].Href, tray)
	}
}
