package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/casefile"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// removalLink leads to where a party's access is ended, or is asked to be; ok is false where that is not for this reader,
// and for the reader themselves.
func removalLink(h application.Head, party casework.Party) (link view.Link, ok bool) {
	if _, err := h.Case.Removable(party.Holder.ID); err != nil || h.Case.State().Closed() || party.Holder.ID == "" || party.Holder.ID == string(h.Reader) {
		return link, false
	}
	link = view.Link{Text: "End access", Hidden: "of " + party.Name, Href: caseURL(h.Case, "/people/"+party.Holder.ID+"/remove")}
	if !h.May(access.RemovePerson) {
		link.Text = "Ask to remove"
		link.Hidden = party.Name
	}
	return link, h.May(access.AskToRemove)
}

// removalForm is the one field of ending somebody's access, or of asking for it.
type removalForm struct {
	Why string `form:"why,lines" label:"the reason" ask:"Say why" validate:"required,max=2000"`
}

func (p CasePages) partyAt(r *http.Request) (casefile.PartyOut, error) {
	id, err := caseID(r)
	if err != nil {
		return casefile.PartyOut{}, err
	}
	holder, err := pathID[ehc.PersonID](r, "holder")
	if err != nil {
		return casefile.PartyOut{}, err
	}
	return p.party.Do(r.Context(), ActorOf(r), id, string(holder))
}

func (p CasePages) askRemoval(w http.ResponseWriter, r *http.Request) error {
	out, err := p.partyAt(r)
	if err != nil {
		return err
	}
	p.showRemoval(w, r, http.StatusOK, out, "", form.Errors{})
	return nil
}

func (p CasePages) removePerson(w http.ResponseWriter, r *http.Request) error {
	out, err := p.partyAt(r)
	if err != nil {
		return err
	}
	said, take := out.Name+" no longer has access to this case.", p.remove.Do
	if !out.May(access.RemovePerson) {
		said, take = "The council has been asked to end "+out.Name+"’s access. You get a message when it has answered.", p.askEnd.Do
	}
	return shortForm[removalForm]{
		take: func(in removalForm) error {
			err := take(r.Context(), ActorOf(r), out.Case.ID(), out.Holder.ID, in.Why)
			if f := fault.As(err); f != nil && f.Field == "because" {
				return f.At("why")
			}
			return err
		},
		again: func(status int, in removalForm, _ *form.Values, errs form.Errors) {
			p.showRemoval(w, r, status, out, in.Why, errs)
		},
		said: said, next: caseURL(out.Case, "/people"),
	}.answer(w, r)
}

func (p CasePages) showRemoval(w http.ResponseWriter, r *http.Request, status int, out casefile.PartyOut, why string, errs form.Errors) {
	child := out.Case.Child()
	back := view.Link{Text: "No, go back", Href: caseURL(out.Case, "/people")}
	page := &confirmPage{Page: view.Page{Title: "End " + out.Name + "’s access to this case?", Case: caseBar(out.Head, 0), Errors: errs.Summary()}}
	page.Confirm = view.Confirm{
		What: []string{out.Name + " will no longer see the case of " + child.FullName() + ", born " + child.Born.Long() + ". This holds at once.",
			"The file goes on saying that they had access, and until when. What they wrote stays.", "We send them no message."},
		Yes: view.Button{Text: "Yes, end their access", Value: "remove", Kind: view.Warned}, No: back,
	}
	label, hint := "Why?", "The council reads this."
	if out.Relation == access.Setting {
		page.Confirm.What = append(page.Confirm.What, "Their setting still has the case. Whoever acts for the setting can go on seeing it.")
	}
	if !out.May(access.RemovePerson) {
		page.Title = "Ask the council to end " + out.Name + "’s access?"
		page.Confirm.What = []string{"The case co-ordinator reads what you write, decides, and tells you. " + out.Name + " is not told that you asked.", "Until then " + out.Name + " goes on seeing the case. If somebody is in danger, please telephone us now."}
		page.Confirm.Yes = view.Button{Text: "Ask the council", Value: "ask"}
		hint = "Only officers of the council read this."
	}
	page.Confirm.Fields = []view.Component{view.TextArea{Name: "why", Label: label, Hint: hint, Value: why, Rows: 4, Error: errs.For("why")}}
	p.pages.Show(w, r, status, "confirm_page", page)
}
