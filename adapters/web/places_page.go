package web

import "ehchub/adapters/web/view"

// placesPage leads to other pages and says what each is for.
type placesPage struct {
	view.Page
	Parts  []view.Component
	Places []placeTo
}

type placeTo struct{ Text, Says, Href string }
