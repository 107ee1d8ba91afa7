package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"ehchub/adapters/web/assets"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"

	"github.com/gorilla/mux"
)

// CouncilAssets are the council's colour, mark and logo as files. Each address says what it holds, so that every server
// answers it alike and a browser may keep it for a year.
type CouncilAssets struct{ logo hosting.ShowLogo }

// NewCouncilAssets makes them.
func NewCouncilAssets(logo hosting.ShowLogo) CouncilAssets { return CouncilAssets{logo} }

// Routes lists their addresses, below those of the files that are built.
func (p CouncilAssets) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: assets.Prefix + "council/{colour:[0-9a-f]{6}}.css", Name: "council.style", Do: p.style, Open: true},
		{Method: http.MethodGet, Path: assets.Prefix + "council/{colour:[0-9a-f]{6}}/{mark:[^/]{1,12}}.svg", Name: "council.mark", Do: p.mark, Open: true},
		{Method: http.MethodGet, Path: assets.Prefix + "council/logo/{sha:[0-9a-f]{64}}", Name: "council.logo", Do: p.picture, Open: true},
	}
}

func colourOf(c view.Council) string {
	return strings.TrimPrefix(readableColour(c.Colour).String(), "#")
}

func styleURL(c view.Council) string { return assets.Prefix + "council/" + colourOf(c) + ".css" }

func markURL(c view.Council) string {
	mark := c.Mark
	if mark == "" {
		mark = "EHC"
	}
	return assets.Prefix + "council/" + colourOf(c) + "/" + url.PathEscape(mark) + ".svg"
}

func logoURL(sha string) string { return assets.Prefix + "council/logo/" + sha }

// councilShown is the council as the header shows it.
func councilShown(p council.Profile) view.Council {
	shown := view.Council{Name: p.Name, Mark: view.Initials(p.ShortName), Colour: p.Colour}
	if p.Logo != "" {
		shown.Logo = logoURL(p.Logo)
	}
	return shown
}

// bannersShown are the messages that stand at the top of a page now: first whether anything can be changed at all.
func bannersShown(s council.Standing, now time.Time, signedIn bool) []view.Banner {
	var shown []view.Banner
	switch m := s.Maintenance; {
	case m.On(now):
		shown = append(shown, view.Banner{Important: true, Text: strings.TrimSpace("You can read everything, and change nothing, until " + view.When(m.Until) + ". " + m.Message)})
	case m.Ahead(now):
		shown = append(shown, view.Banner{Important: true, Text: strings.TrimSpace("From " + view.When(m.From) + " until " + view.When(m.Until) + " you can read everything, and change nothing. " + m.Message)})
	}
	for _, b := range s.Banners {
		if b.Shows(now, signedIn) {
			shown = append(shown, view.Banner{Text: b.Text, Important: b.Important})
		}
	}
	return shown
}

// troubleBanner tells whoever comes to sign in of trouble with the hub that is not over, with the way to what is known.
func troubleBanner(s council.Standing, now time.Time) []view.Banner {
	for _, one := range s.Incidents {
		if !one.Over(now) {
			return []view.Banner{{Important: true, Text: "There is trouble with the hub: " + strings.TrimSuffix(one.Title, ".") + ".", Link: &view.Link{Text: "See what we know of it", Href: statusPage}}}
		}
	}
	return nil
}

func (p CouncilAssets) style(w http.ResponseWriter, r *http.Request) error {
	return giveForever(w, "text/css; charset=utf-8", councilStyle("#"+mux.Vars(r)["colour"]))
}

func (p CouncilAssets) mark(w http.ResponseWriter, r *http.Request) error {
	return giveForever(w, "image/svg+xml", councilMark(mux.Vars(r)["mark"], "#"+mux.Vars(r)["colour"]))
}

func (p CouncilAssets) picture(w http.ResponseWriter, r *http.Request) error {
	picture, err := p.logo.Picture(r.Context(), mux.Vars(r)["sha"])
	if err != nil {
		return err
	}
	return giveForever(w, http.DetectContentType(picture), picture)
}

func giveForever(w http.ResponseWriter, kind string, body []byte) error {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, err := w.Write(body)
	return err
}
