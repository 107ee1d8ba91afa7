package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application/documents"
	"ehchub/application/hosting"
	"ehchub/domain/council"
	"ehchub/domain/fault"
	"ehchub/domain/guidance"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// HelpPages are whom to ask, the guides by role, and who supports families (F13, F19, F21).
type HelpPages struct {
	pages *Pages
	board ports.Board
	words hosting.PublicWords
	file  documents.GuideFile
}

// NewHelpPages makes the pages.
func NewHelpPages(pages *Pages, board ports.Board, words hosting.PublicWords, file documents.GuideFile) HelpPages {
	return HelpPages{pages, board, words, file}
}

const (
	helpHome    = "/help"
	supportPage = helpHome + "/support"
)

// Routes lists the addresses. None needs signing in.
func (p HelpPages) Routes() []Route {
	const guide = helpHome + "/guides/{guide:[a-z-]{1,20}}"
	return []Route{
		{Method: http.MethodGet, Path: helpHome, Name: "help", Do: p.home, Open: true},
		{Method: http.MethodGet, Path: supportPage, Name: "help.support", Do: p.support, Open: true},
		{Method: http.MethodGet, Path: guide, Name: "help.guide", Do: p.guide, Open: true},
		{Method: http.MethodGet, Path: guide + "/guide.{format:pdf|docx}", Name: "help.guide.file", Do: p.guideFile, Open: true, Timeout: documentTimeout},
	}
}

func guideURL(key string) string { return helpHome + "/guides/" + key }

type helpPage struct {
	view.Page
	Council council.Profile
	// Guide is the one for the reader's own role; nil for a visitor.
	Guide  *guidance.RoleGuide
	Guides []guidance.RoleGuide
}

func (p HelpPages) home(w http.ResponseWriter, r *http.Request) error {
	page := &helpPage{Page: view.Page{Title: "Help"}, Council: p.board.Standing().Profile}
	own := guidance.RoleGuideFor(ActorOf(r).Roles)
	for _, g := range guidance.RoleGuides() {
		if g.Key == own {
			page.Guide = &g
			continue
		}
		page.Guides = append(page.Guides, g)
	}
	p.pages.Show(w, r, http.StatusOK, "help", page)
	return nil
}

type guidePage struct {
	view.Page
	Guide     guidance.RoleGuide
	Own       []view.GuidanceBlock
	Council   string
	Downloads view.Links
}

func (p HelpPages) guide(w http.ResponseWriter, r *http.Request) error {
	guide, ok := guidance.RoleGuideOf(mux.Vars(r)["guide"])
	if !ok {
		return fault.New(fault.NotFound, "guide.unknown", "There is no such guide.")
	}
	blocks, err := p.words.Addition(r.Context(), guide.Key)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "help_guide", &guidePage{
		Page:  view.Page{Title: guide.Title, Caption: "Guide", Lead: guide.For, Back: &view.Link{Text: "Back to help", Href: helpHome}},
		Guide: guide, Own: guidanceBlocks(blocks), Council: p.board.Standing().Profile.Name, Downloads: fileLinks("this guide", guideURL(guide.Key)+"/guide"),
	})
	return nil
}

func (p HelpPages) guideFile(w http.ResponseWriter, r *http.Request) error {
	file, err := p.file.Draw(r.Context(), mux.Vars(r)["guide"], ports.Format(mux.Vars(r)["format"]))
	if err != nil {
		return err
	}
	sendFile(w, r, file)
	return nil
}

type supportPageView struct {
	view.Page
	Services, Local view.Contacts
	Council         council.Profile
	Own             []view.GuidanceBlock
}

// support names those who help families and are independent of the council's decisions.
func (p HelpPages) support(w http.ResponseWriter, r *http.Request) error {
	rows, err := p.words.Support(r.Context())
	if err != nil {
		return err
	}
	blocks, err := p.words.Addition(r.Context(), guidance.PageSupport)
	if err != nil {
		return err
	}
	profile := p.board.Standing().Profile
	page := &supportPageView{Council: profile, Own: guidanceBlocks(blocks), Page: view.Page{Title: "Independent support",
		Lead: "These people do not take the council’s decisions. You can ask them at any time, and most are free.", Back: &view.Link{Text: "Back to help", Href: helpHome}}}
	page.Services = contactsOf(
		helpFor{"Free advice on your rights, help with letters and at meetings", profile.Advice},
		helpFor{"Mediation: a meeting with the council, led by somebody who sides with nobody", profile.Mediation},
		helpFor{"Help to settle a disagreement about how needs are met", profile.Resolution},
		helpFor{"Appeals against decisions and plans", profile.Tribunal},
	)
	for _, row := range rows {
		page.Local.Contacts = append(page.Local.Contacts, view.Contact{For: row.HelpsWith, Name: row.Name, Phone: row.Phone, Email: row.Email, Web: row.Web})
	}
	p.pages.Show(w, r, http.StatusOK, "help_support", page)
	return nil
}
