package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
)

// FrameOf gives the function that fills a page's frame: the council, who is signed in and their places.
func FrameOf(council view.Council, demo bool) func(*http.Request) view.Frame {
	return func(r *http.Request) view.Frame {
		f := view.Frame{Council: council, Demo: demo, Notice: noticeOf(r)}
		if actor := ActorOf(r); actor.Kind == ehc.Human {
			f.Person = &view.Person{Name: actor.Name, Role: actor.JobTitle}
			f.Places = placesOf(actor, r.URL.Path, r.URL.Query().Get("tray"))
		}
		return f
	}
}

// place is one row of the table of places: whose header shows it.
type place struct {
	text, tray string
	roles      []ehc.Role
}

// places lists the links of the header by role; a person sees each that one of their roles has, at most five.
var places = []place{
	{"My cases in progress", "in-progress", []ehc.Role{ehc.RoleCoordinator, ehc.RoleContributor, ehc.RoleSENCO}},
	{"My live cases", "live", []ehc.Role{ehc.RoleCoordinator, ehc.RoleContributor, ehc.RoleSENCO}},
	{"Setting cases", "setting", []ehc.Role{ehc.RoleSENCO}},
	{"New requests", "unassigned", []ehc.Role{ehc.RoleCoordinator, ehc.RoleManager}},
	{"All cases", "all", []ehc.Role{ehc.RoleManager, ehc.RoleDecider}},
}

func placesOf(actor ehc.Actor, path, tray string) []view.Place {
	var found []view.Place
	if actor.Is(ehc.RoleFamily) || actor.Is(ehc.RoleAdvocate) {
		found = append(found, view.Place{Text: "My family", Href: "/", Current: path == "/"})
	}
	for _, p := range places {
		if hasAny(actor, p.roles) {
			found = append(found, view.Place{Text: p.text, Href: "/cases?tray=" + p.tray, Current: path == "/cases" && tray == p.tray})
		}
	}
	return found[:min(5, len(found))]
}

// markWithin marks the place whose list an open case stands in.
func markWithin(places []view.Place, tray string) {
	for i := range places {
		places[i].Within = tray != "" && strings.HasSuffix(places[i].Href, tray)
	}
}

func hasAny(actor ehc.Actor, roles []ehc.Role) bool {
	for _, role := range roles {
		if actor.Is(role) {
			return true
		}
	}
	return false
}
