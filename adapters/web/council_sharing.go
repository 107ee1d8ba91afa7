package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/oversight"
	"ehchub/domain/fault"
)

// SharingPages decide what the council lets contributors read (F183).
type SharingPages struct {
	pages *Pages
	set   oversight.SetSharing
}

// NewSharingPages makes the page.
func NewSharingPages(pages *Pages, gate application.Gate) SharingPages {
	return SharingPages{pages, oversight.SetSharing{Units: gate.Units, Clock: gate.Clock}}
}

const councilSharing = "/council/sharing"

// Routes lists its addresses.
func (p SharingPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/council/sharing", Name: "council.sharing", Do: p.ask},
		{Method: http.MethodPost, Path: "/council/sharing", Name: "council.sharing.set", Do: p.take},
	}
}

type sharingForm struct {
	Comments string `form:"comments" label:"who reads families’ comments"`
}

func (p SharingPages) ask(w http.ResponseWriter, r *http.Request) error {
	kept, err := p.set.Read(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	in := sharingForm{"yes"}
	if kept {
		in.Comments = "no"
	}
	p.show(w, r, http.StatusOK, in, form.Errors{})
	return nil
}

func (p SharingPages) take(w http.ResponseWriter, r *http.Request) error {
	if _, err := p.set.Read(r.Context(), ActorOf(r)); err != nil {
		return err
	}
	return shortForm[sharingForm]{
		take: func(in sharingForm) error {
			if in.Comments != "yes" && in.Comments != "no" {
				return fault.Field("comments", "sharing.comments", "Say whether contributors read families’ comments.")
			}
			return p.set.Do(r.Context(), ActorOf(r), in.Comments == "no")
		},
		again: func(status int, in sharingForm, _ *form.Values, errs form.Errors) { p.show(w, r, status, in, errs) },
		said:  "Saved. It holds from now on, for every case.", next: councilSharing,
	}.answer(w, r)
}

func (p SharingPages) show(w http.ResponseWriter, r *http.Request, status int, in sharingForm, errs form.Errors) {
	p.pages.Show(w, r, status, "decision_record", &decisionRecordPage{
		Page: view.Page{Title: "Who reads families’ comments", Errors: errs.Summary(), Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
			Lead: "The family, the council and the child’s own setting always read what the family sent about a draft."},
		Parts:   []view.Component{view.Radios{Name: "comments", Legend: "May professionals who give advice, and their teams, read it too?", Value: in.Comments, Options: view.YesNo("Yes, they read it once the family has sent it", "No, it is kept from them"), Error: errs.For("comments")}},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: councilHome}},
	})
}
