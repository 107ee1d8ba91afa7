package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"
	"ehchub/domain/guidance"
	"ehchub/ports"
)

// AboutPages are the pages at the foot of every page: accessibility, privacy, cookies, browsers and what changed.
type AboutPages struct {
	pages *Pages
	board ports.Board
	words hosting.PublicWords
}

// NewAboutPages makes the pages; the council's contacts stand on them.
func NewAboutPages(pages *Pages, board ports.Board, words hosting.PublicWords) AboutPages {
	return AboutPages{pages, board, words}
}

// Routes lists their addresses. None needs signing in.
func (p AboutPages) Routes() []Route {
	open := func(path, name string, do Handler) Route {
		return Route{Method: http.MethodGet, Path: path, Name: name, Do: do, Open: true}
	}
	return []Route{
		open("/accessibility", "about.accessibility", p.accessibility), open("/privacy", "about.privacy", p.privacy), open("/cookies", "about.cookies", p.cookies),
		open("/browsers", "about.browsers", p.browsers), open("/what-changed", "about.changes", p.changes),
	}
}

type aboutPage struct {
	view.Page
	Council    council.Profile
	Parts      []view.Component
	Processors []council.Processor
	// Own is what the council added in its own words.
	Own []view.GuidanceBlock
}

func (p AboutPages) accessibility(w http.ResponseWriter, r *http.Request) error {
	return p.showWords(w, r, guidance.PageAccessibility, "about_accessibility", &aboutPage{Page: view.Page{Title: "Accessibility statement"}})
}

func (p AboutPages) privacy(w http.ResponseWriter, r *http.Request) (err error) {
	page := &aboutPage{Page: view.Page{Title: "Privacy notice"}}
	if page.Processors, err = p.words.Processors(r.Context()); err != nil {
		return err
	}
	return p.showWords(w, r, guidance.PagePrivacy, "about_privacy", page)
}

func (p AboutPages) browsers(w http.ResponseWriter, r *http.Request) error {
	page := &aboutPage{Page: view.Page{Title: "Browsers"}}
	lead := "You are using " + browserNamed(r.UserAgent()) + "."
	if tooOld(r.UserAgent()) {
		lead += " This version is too old for the hub to look right. You can still read and write everything."
	}
	page.Lead = lead
	page.Council = p.board.Standing().Profile
	p.pages.Show(w, r, http.StatusOK, "about_browsers", page)
	return nil
}

func (p AboutPages) changes(w http.ResponseWriter, r *http.Request) error {
	p.pages.Show(w, r, http.StatusOK, "about_changes", &aboutPage{Page: view.Page{Title: "What changed"}})
	return nil
}

// showWords shows a page with the council's own addition to it.
func (p AboutPages) showWords(w http.ResponseWriter, r *http.Request, key, template string, page *aboutPage) error {
	blocks, err := p.words.Addition(r.Context(), key)
	if err != nil {
		return err
	}
	page.Council, page.Own = p.board.Standing().Profile, guidanceBlocks(blocks)
	p.pages.Show(w, r, http.StatusOK, template, page)
	return nil
}
