package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/domain/fault"
)

// showConfirm asks whether it was the reader who sent a request with their e-mail address. It names nobody: the reader
// may be a stranger whose address somebody typed.
func (p RequestPages) showConfirm(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	out, err := p.uses.PrepareConfirm.Do(r.Context(), ActorOf(r), id)
	if fault.Is(err, fault.Forbidden) { // they have confirmed it, or are on the case in another way
		http.Redirect(w, r, "/cases/"+string(id), http.StatusSeeOther)
		return nil
	}
	if err != nil {
		return err
	}
	page := &confirmPage{Page: view.Page{Title: "Did you send this request?"}, Confirm: view.Confirm{
		What: []string{
			"On " + out.ReceivedOn.Long() + " we received a request for an education, health and care needs assessment, case ID " + string(out.Reference) + ". Whoever sent it gave the e-mail address of your account.",
			"If it was you, say so here. Then you can follow the case in the hub and add to it.",
			"If it was not you, go back and do nothing. You can tell us the case ID, so that we find out who did.",
		},
		Yes: view.Button{Text: "Yes, I sent it", Value: "confirm"}, No: view.Link{Text: "No, it was not me", Href: "/"},
	}}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", page)
	return nil
}

func (p RequestPages) confirm(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	if err := p.uses.Confirm.Do(r.Context(), ActorOf(r), id); err != nil {
		return err
	}
	LeaveNotice(w, "Thank you. You can now follow your request here.")
	http.Redirect(w, r, "/cases/"+string(id), http.StatusSeeOther)
	return nil
}
