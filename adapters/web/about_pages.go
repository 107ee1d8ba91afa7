package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/domain/council"
	"ehchub/ports"
)

// AboutPages are the pages at the foot of every page: help, accessibility, privacy and what changed.
type AboutPages struct {
	pages *Pages
	board ports.Board
}

// NewAboutPages makes the pages; the council's contacts stand on them.
func NewAboutPages(pages *Pages, board ports.Board) AboutPages { return AboutPages{pages, board} }

// Routes lists their addresses. None needs signing in.
func (p AboutPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/help", Name: "about.help", Do: p.show("about_help", "Help"), Open: true},
		{Method: http.MethodGet, Path: "/accessibility", Name: "about.accessibility", Do: p.show("about_accessibility", "Accessibility statement"), Open: true},
		{Method: http.MethodGet, Path: "/privacy", Name: "about.privacy", Do: p.show("about_privacy", "Privacy and cookies"), Open: true},
		{Method: http.MethodGet, Path: "/what-changed", Name: "about.changes", Do: p.show("about_changes", "What changed"), Open: true},
	}
}

type aboutPage struct {
	view.Page
	Council council.Profile
}

func (p AboutPages) show(template, title string) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		p.pages.Show(w, r, http.StatusOK, template, &aboutPage{Page: view.Page{Title: title}, Council: p.board.Standing().Profile})
		return nil
	}
}
