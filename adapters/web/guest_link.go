package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/casefile"
)

// guestNewLink is where a guest asks for a new link.
const guestNewLink = guestHome + "/new-link"

// newLinkForm is its one field.
type newLinkForm struct {
	Email string `form:"email" label:"your e-mail address" validate:"required,max=254"`
}

func (p GuestPages) showNewLink(w http.ResponseWriter, r *http.Request) error {
	p.drawNewLink(w, r, http.StatusOK, "", form.Errors{})
	return nil
}

func (p GuestPages) drawNewLink(w http.ResponseWriter, r *http.Request, status int, typed string, errs form.Errors) {
	page := &formPage{Page: view.Page{Title: "Ask for a new link", Errors: errs.Summary(), Lead: "For people who are asked for advice without an account. The new link goes to the e-mail address at which you were asked."}}
	page.Parts = []view.Component{view.TextInput{Name: "email", Label: "Your e-mail address", Type: "email", Autocomplete: "email", NoSpelling: true, Value: typed, Error: errs.For("email")}}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Send me a new link", Value: "send"}}}
	p.pages.Show(w, r, status, "form", page)
}

// askNewLink answers everybody the same, whether somebody is asked at the address or not.
func (p GuestPages) askNewLink(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in newLinkForm
	errs := form.Read(values, &in)
	status := http.StatusUnprocessableEntity
	if !errs.Any() {
		err = p.uses.NewLink.Do(r.Context(), ActorOf(r), casefile.AskForLinkInput{Email: in.Email, From: addressOf(r, p.proxies)})
		if told, ok := taken(w, &errs, err); ok {
			status = told
		} else if err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.drawNewLink(w, r, status, in.Email, errs)
		return nil
	}
	return p.showShut(w, r, http.StatusOK, "Look for our e-mail", "If somebody is asked for advice at this address, a new link is on its way to it. It can take some minutes. An earlier link no longer works; nothing that was saved is lost.")
}
