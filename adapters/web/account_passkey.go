package web

import (
	"net/http"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
)

// passkeySections lists one's passkeys, each with its removal, and leads to a further one.
func passkeySections(own accounts.OwnWays, proof accounts.Proof, errs form.Errors) []ownSection {
	sections := []ownSection{{Title: "Passkeys", Parts: []view.Component{view.Inset{Text: "A passkey is kept by your phone, your computer or a password manager. It needs no code: your finger, your face or a PIN is enough, and nobody can trick you out of it.",
		Link: &view.Link{Text: "Add a passkey", Href: ownWays + "/passkey"}}}}}
	for i, key := range own.Passkeys {
		name := "key-password-" + strconv.Itoa(i)
		card := view.SummaryList{Title: key.Name, Level: 3, Rows: []view.SummaryRow{{Key: "Added", Text: view.When(key.AddedAt)}, {Key: "Last used", Text: "Never"}}}
		if !key.UsedAt.IsZero() {
			card.Rows[1].Text = view.When(key.UsedAt)
		}
		remove := proofForm(proof, ownWays+"/passkey/remove", name, "to remove “"+key.Name+"”", view.Button{Text: "Remove this passkey", Hidden: key.Name, Value: "remove", Kind: view.Warned}, errs)
		remove.Parts = append([]view.Component{view.Hidden{Name: "passkey", Value: key.ID}, view.Hidden{Name: "at", Value: name}}, remove.Parts...)
		sections = append(sections, ownSection{Parts: []view.Component{card}, Forms: []ownForm{remove}})
	}
	return sections
}

func (p OwnAccountPages) showPasskey(w http.ResponseWriter, r *http.Request) error {
	return p.drawPasskey(w, r, http.StatusOK, browserNamed(r.UserAgent()), form.Errors{})
}

func (p OwnAccountPages) drawPasskey(w http.ResponseWriter, r *http.Request, status int, name string, errs form.Errors) error {
	proof, err := p.proof(r)
	if err != nil {
		return err
	}
	p.show(w, r, status, &ownPage{
		Page: view.Page{Title: "Add a passkey", Errors: errs.Summary(), Back: &view.Link{Text: "Back to how you sign in", Href: ownWays}},
		Sections: proofFirst(proof, ownWays+"/passkey", ownSection{Forms: []ownForm{{Action: ownWays + "/passkey", Parts: []view.Component{
			view.TextInput{Name: "name", Label: "Name", Hint: "So that you know it again in the list, such as “My phone”.", NoSpelling: true, Value: name, Error: errs.For("name")},
			proofField(proof, "password", "", errs)},
			Buttons: view.Buttons{Buttons: []view.Button{{Text: "Continue", Value: "ask"}}, Link: &view.Link{Text: "Cancel", Href: ownWays}}}}}),
	})
	return nil
}

// askNewPasskey lets the device make a key.
func (p OwnAccountPages) askNewPasskey(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	name := values.Text("name")
	ask, err := accounts.OfferPasskey{Means: p.means}.Do(r.Context(), accounts.PasskeyInput{Person: ActorOf(r).Person, Name: name, Password: values.Raw("password")})
	if err != nil {
		return p.againPasskey(w, r, name, err)
	}
	p.show(w, r, http.StatusOK, &ownPage{
		Page: view.Page{Title: "Make the passkey", Lead: "Press the button, then do what your device asks for.", Back: &view.Link{Text: "Back", Href: ownWays + "/passkey"}},
		Sections: []ownSection{{Forms: []ownForm{{Action: ownWays + "/passkey/add", Parts: []view.Component{view.Hidden{Name: "name", Value: name}, view.PasskeyAsk{Make: true, Ask: string(ask)}},
			Buttons: view.Buttons{Buttons: []view.Button{{Text: "Make the passkey", Value: "make"}}, Link: &view.Link{Text: "Cancel", Href: ownWays}}}}}},
	})
	return nil
}

func (p OwnAccountPages) againPasskey(w http.ResponseWriter, r *http.Request, name string, err error) error {
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	return p.drawPasskey(w, r, status, name, unlinked(errs))
}

// unlinked says what is wrong with a passkey without a field, as there is none to put right.
func unlinked(errs form.Errors) form.Errors {
	said := errs.For("passkey")
	if said == "" {
		return errs
	}
	var plain form.Errors
	plain.Add("", said)
	return plain
}

func (p OwnAccountPages) addPasskey(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	name := values.Text("name")
	if err := (accounts.AddPasskey{Means: p.means}).Do(r.Context(), accounts.AddPasskeyInput{Person: ActorOf(r).Person, Name: name, Answer: []byte(values.Raw("answer"))}); err != nil {
		return p.againPasskey(w, r, name, err)
	}
	return saidThen(w, r, "The passkey is added. We ask for it when you sign in.", ownWays)
}

func (p OwnAccountPages) removePasskey(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	at := values.Text("at")
	if err := (accounts.DropPasskey{Means: p.means}).Do(r.Context(), ActorOf(r).Person, values.Text("passkey"), values.Raw(at)); err != nil {
		return p.againWays(w, r, at, err)
	}
	return saidThen(w, r, "The passkey is removed. It no longer signs you in.", ownWays)
}

// askPasskey puts the ask for a passkey into the page of the second step.
func (p AccountPages) askPasskey(r *http.Request, page *codePage) error {
	page.Title, page.To, page.Go.Text = "Use your passkey", "/sign-in/passkey", "Use my passkey"
	page.Passkey = &view.PasskeyAsk{}
	ask, err := p.ask.Do(r.Context(), p.sessions.waiting(r))
	if f := fault.As(err); f != nil && f.Kind == fault.Invalid {
		return nil // removed meanwhile; the other ways are below
	}
	page.Passkey.Ask = string(ask)
	return err
}

// sendPasskey takes what the device answered.
func (p AccountPages) sendPasskey(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	next := values.Raw("next")
	session, err := p.key.Do(r.Context(), p.sessions.waiting(r), []byte(values.Raw("answer")))
	if err == nil {
		return p.begin(w, r, session, next, values.Yes("remember"))
	}
	var errs form.Errors
	if status, ok := taken(w, &errs, err); ok {
		return p.drawCode(w, r, status, "", next, unlinked(errs))
	}
	return p.startAgain(w, r, next, err)
}
