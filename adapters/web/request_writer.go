package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func (p TogetherPages) showWriter(w http.ResponseWriter, r *http.Request) error {
	out, writer, err := p.writerAt(r)
	if err != nil {
		return err
	}
	var chosen []string
	for _, part := range writer.Parts {
		chosen = append(chosen, string(part))
	}
	p.drawWriter(w, r, http.StatusOK, out, writer, chosen, form.Errors{})
	return nil
}

// writerChange is the form that says anew what somebody writes, or ends it.
type writerChange struct {
	Parts  []string `form:"parts"`
	Action string   `form:"action"`
}

func (p TogetherPages) changeWriter(w http.ResponseWriter, r *http.Request) error {
	out, writer, err := p.writerAt(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	id, ends := out.Case.ID(), values.Action() == "end"
	said := "What " + writer.Name + " writes has been changed."
	if ends {
		said = writer.Name + " no longer writes in this request."
	}
	return shortForm[writerChange]{
		take: func(in writerChange) error {
			if ends {
				return p.dismiss.Do(r.Context(), ActorOf(r), id, writer.Holder.ID)
			}
			return p.change.Do(r.Context(), ActorOf(r), id, writer.Holder.ID, partsOf(in.Parts))
		},
		again: func(status int, in writerChange, _ *form.Values, errs form.Errors) {
			p.drawWriter(w, r, status, out, writer, in.Parts, errs)
		},
		said: said, next: draftURL(id, ""),
	}.answer(w, r)
}

func (p TogetherPages) drawWriter(w http.ResponseWriter, r *http.Request, status int, out assessment.RequestDraftOut, writer casework.Party, chosen []string, errs form.Errors) {
	page := &formPage{Page: draftStep(out.Head, "What "+writer.Name+" writes"), Parts: []view.Component{partBoxes(chosen, errs.For("parts"))}}
	page.Errors = errs.Summary()
	page.Lead = joined(writer.Detail, writer.Email)
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Save", Value: "save"}, {Text: "End their part in this request", Value: "end", Kind: view.Secondary}}, Link: &view.Link{Text: "Cancel", Href: draftURL(out.Case.ID(), "")}}
	p.pages.Show(w, r, status, "form", page)
}

// senderForm chooses who sends a draft.
type senderForm struct {
	To ehc.PersonID `form:"to"`
}

func (p TogetherPages) showSender(w http.ResponseWriter, r *http.Request) error {
	return p.withSenders(r, func(out assessment.SendersOut) error {
		p.drawSender(w, r, http.StatusOK, out, "", form.Errors{})
		return nil
	})
}

func (p TogetherPages) withSenders(r *http.Request, do func(assessment.SendersOut) error) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	out, err := p.senders.Do(r.Context(), ActorOf(r), id)
	if err != nil {
		return err
	}
	return do(out)
}

func (p TogetherPages) changeSender(w http.ResponseWriter, r *http.Request) error {
	return p.withSenders(r, func(out assessment.SendersOut) error {
		id := out.Case.ID()
		said := "Somebody else sends the request now, and is told by e-mail."
		take := func(in senderForm) error { return p.pass.Do(r.Context(), ActorOf(r), id, in.To) }
		if !out.May(access.ShareRequest) {
			said = "You send this request now. Please look at what is written about the person who asks."
			take = func(senderForm) error { return p.instead.Do(r.Context(), ActorOf(r), id) }
		}
		return shortForm[senderForm]{
			take: take, said: said, next: draftURL(id, ""),
			again: func(status int, in senderForm, _ *form.Values, errs form.Errors) {
				p.drawSender(w, r, status, out, in.To, errs)
			},
		}.answer(w, r)
	})
}

func (p TogetherPages) drawSender(w http.ResponseWriter, r *http.Request, status int, out assessment.SendersOut, chosen ehc.PersonID, errs form.Errors) {
	id, back := out.Case.ID(), view.Link{Text: "No, go back", Href: draftURL(out.Case.ID(), "")}
	if !out.May(access.ShareRequest) {
		name := "Your colleague"
		if sender, known := out.Case.Sender(); known {
			name = sender.Name
		}
		p.pages.Show(w, r, status, "confirm_page", &confirmPage{Page: draftStep(out.Head, "Send this request yourself?"), Confirm: view.Confirm{
			What: []string{name + " goes on seeing and writing the request, but can no longer send it.", "Your name and e-mail address take the place of theirs under “About you”.", "You say from now on who else writes in it."},
			Yes:  view.Button{Text: "Yes, I send it", Value: "send"}, No: back}})
		return
	}
	page := &formPage{Page: draftStep(out.Head, "Let somebody else send this request")}
	page.Errors = errs.Summary()
	page.Lead = "They then say who writes in it, and their name takes the place of yours under “About you”. You go on writing with them."
	list := view.Radios{Name: "to", Legend: "Who sends it?", Value: string(chosen), Error: errs.For("to")}
	for _, one := range out.Others {
		option := personOption(one, asIdentity)
		list.Options = append(list.Options, option)
	}
	if len(list.Options) == 0 {
		page.Parts = []view.Component{view.Inset{Text: "Nobody else who writes in this request has an account yet. Whoever you asked must choose a password first."}}
		page.Buttons = view.Buttons{Link: &view.Link{Text: "Back to the list", Href: draftURL(id, "")}}
	} else {
		page.Parts = []view.Component{list}
		page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Change who sends it", Value: "change-sender"}}, Link: &back}
	}
	p.pages.Show(w, r, status, "form", page)
}
