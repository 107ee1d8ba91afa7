package web

import (
	"net/http"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
)

const ownAddresses = "/account/addresses"

func (p OwnAccountPages) showAddresses(w http.ResponseWriter, r *http.Request) error {
	return p.drawAddresses(w, r, http.StatusOK, "", form.Errors{})
}

// drawAddresses lists one's own addresses, each further one with what can be done with it.
func (p OwnAccountPages) drawAddresses(w http.ResponseWriter, r *http.Request, status int, typed string, errs form.Errors) error {
	own, err := accounts.ReadOwn{Means: p.means}.Do(r.Context(), ActorOf(r).Person)
	if err != nil {
		return err
	}
	proof, err := p.proof(r)
	if err != nil {
		return err
	}
	sections := []ownSection{{Parts: []view.Component{view.SummaryList{Rows: []view.SummaryRow{{Key: "Messages go to", Text: own.Email, Note: "You sign in with it."}}}}}}
	for i, further := range own.Further {
		name := "password-" + strconv.Itoa(i)
		change := ownForm{Action: ownAddresses + "/change", Parts: []view.Component{view.Hidden{Name: "email", Value: further.Email}, view.Hidden{Name: "at", Value: name}, proofField(proof, name, "to change "+further.Email, errs)},
			Buttons: view.Buttons{Buttons: []view.Button{{Text: "Send messages here", Hidden: "to " + further.Email, Name: "do", Value: "use", Kind: view.Secondary}, {Text: "Remove", Hidden: further.Email, Name: "do", Value: "drop", Kind: view.Warned}}}}
		sections = append(sections, ownSection{Title: further.Email, Parts: []view.Component{view.Inset{Text: "You can sign in with it, too. Added on " + view.When(further.AddedAt) + "."}}, Forms: []ownForm{change}})
	}
	sections = append(sections, ownSection{Title: "Add an e-mail address", Forms: []ownForm{{Action: ownAddresses, Parts: []view.Component{
		view.TextInput{Name: "email", Label: "E-mail address", Hint: "We send a code to it. Once you have entered the code, you can sign in with this address, too.", Type: "email", Autocomplete: "email", NoSpelling: true, Value: typed, Error: errs.For("email")},
		proofField(proof, "password", "to add an address", errs)}, Buttons: view.Buttons{Buttons: []view.Button{{Text: "Send me a code", Value: "send"}}}}}})
	p.show(w, r, status, &ownPage{Page: view.Page{Title: "Your e-mail addresses", Errors: errs.Summary()}, Sections: proofFirst(proof, ownAddresses, sections...)})
	return nil
}

func (p OwnAccountPages) sendAddress(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	err = accounts.SendAddressCode{Means: p.means}.Do(r.Context(), accounts.SendAddressCodeInput{Person: ActorOf(r).Person, Email: values.Text("email"), Password: values.Raw("password")})
	if err == nil {
		http.Redirect(w, r, ownAddresses+"/code", http.StatusSeeOther)
		return nil
	}
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	return p.drawAddresses(w, r, status, values.Text("email"), errs)
}

func (p OwnAccountPages) showAddressCode(w http.ResponseWriter, r *http.Request) error {
	return p.drawAddressCode(w, r, http.StatusOK, "", form.Errors{})
}

func (p OwnAccountPages) drawAddressCode(w http.ResponseWriter, r *http.Request, status int, typed string, errs form.Errors) error {
	to, err := accounts.WaitingAddress{Means: p.means}.Do(r.Context(), ActorOf(r).Person)
	if fault.Has(err, "account.no-code") {
		http.Redirect(w, r, ownAddresses, http.StatusSeeOther)
		return nil
	}
	if err != nil {
		return err
	}
	p.show(w, r, status, p.ownCodePage("We have sent an e-mail to "+to+".", ownAddresses, typed, errs))
	return nil
}

func (p OwnAccountPages) confirmAddress(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if err = (accounts.ConfirmAddress{Means: p.means}).Do(r.Context(), ActorOf(r).Person, values.Text("code")); err == nil {
		return saidThen(w, r, "The address is added. You can sign in with it.", ownAddresses)
	}
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	return p.drawAddressCode(w, r, status, values.Text("code"), errs)
}

// changeAddress sends messages to a further address, or takes it away. Whichever field the proof was typed in says what
// is wrong with it.
func (p OwnAccountPages) changeAddress(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	email, at, said := values.Text("email"), values.Text("at"), "The address is removed."
	if values.Text("do") == "use" {
		said = "Messages go to " + email + " from now on."
		err = accounts.UseAddress{Means: p.means}.Do(r.Context(), ActorOf(r).Person, email, values.Raw(at))
	} else {
		err = accounts.DropAddress{Means: p.means}.Do(r.Context(), ActorOf(r).Person, email, values.Raw(at))
	}
	if err == nil {
		return saidThen(w, r, said, ownAddresses)
	}
	if fault.Has(err, "account.address-not-own") {
		return saidThen(w, r, "This address is not among yours any more.", ownAddresses)
	}
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	return p.drawAddresses(w, r, status, "", atField(errs, at))
}

// atField puts what was said of the password at the field of one's page where it was typed.
func atField(errs form.Errors, name string) form.Errors {
	said := errs.For("password")
	if said == "" {
		return errs
	}
	var renamed form.Errors
	renamed.Add(name, said)
	return renamed
}
