package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
)

// phoneSection is where a person adds, changes or removes the number that codes go to.
func phoneSection(own accounts.OwnWays, proof accounts.Proof, errs form.Errors) ownSection {
	section := ownSection{Title: "Text messages", Parts: []view.Component{view.Inset{Text: "We send the code to your mobile phone.", Link: &view.Link{Text: "Add a mobile number", Href: ownWays + "/phone"}}}}
	if own.Phone != "" {
		section.Parts = []view.Component{view.Inset{Text: "Codes go to your number that ends in " + lastDigits(own.Phone) + ".", Link: &view.Link{Text: "Change the number", Href: ownWays + "/phone"}}}
		section.Forms = []ownForm{proofForm(proof, ownWays+"/phone/remove", "phone-password", "to remove the number", view.Button{Text: "Remove the number", Value: "remove", Kind: view.Warned}, errs)}
	}
	return section
}

// lastDigits is the end of a number, by which its owner knows it.
func lastDigits(phone string) string { return phone[max(len(phone)-3, 0):] }

// atHome gives a British number as people in Britain write it.
func atHome(phone string) string {
	if national, found := strings.CutPrefix(phone, "+44"); found && len(national) == 10 {
		return "0" + national[:4] + " " + national[4:]
	}
	return phone
}

func (p OwnAccountPages) showPhone(w http.ResponseWriter, r *http.Request) error {
	return p.drawPhone(w, r, http.StatusOK, "", form.Errors{})
}

func (p OwnAccountPages) drawPhone(w http.ResponseWriter, r *http.Request, status int, phone string, errs form.Errors) error {
	proof, err := p.proof(r)
	if err != nil {
		return err
	}
	p.show(w, r, status, &ownPage{
		Page: view.Page{Title: "Your mobile number", Errors: errs.Summary(), Lead: "We send a code to it now. Once you have entered that code, your codes for signing in come to this number.", Back: &view.Link{Text: "Back to how you sign in", Href: ownWays}},
		Sections: proofFirst(proof, ownWays+"/phone", ownSection{Forms: []ownForm{{Action: ownWays + "/phone",
			Parts:   []view.Component{mobileField(phone, errs), proofField(proof, "password", "", errs)},
			Buttons: view.Buttons{Buttons: []view.Button{{Text: "Send me a code", Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: ownWays}}}}}),
	})
	return nil
}

func (p OwnAccountPages) sendPhone(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	err = accounts.SendPhoneCode{Means: p.means}.Do(r.Context(), accounts.SendPhoneCodeInput{Person: ActorOf(r).Person, Phone: values.Text("phone"), Password: values.Raw("password")})
	if err == nil {
		http.Redirect(w, r, ownWays+"/phone/code", http.StatusSeeOther)
		return nil
	}
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	return p.drawPhone(w, r, status, values.Text("phone"), errs)
}

func (p OwnAccountPages) showPhoneCode(w http.ResponseWriter, r *http.Request) error {
	return p.drawPhoneCode(w, r, http.StatusOK, "", form.Errors{})
}

func (p OwnAccountPages) drawPhoneCode(w http.ResponseWriter, r *http.Request, status int, typed string, errs form.Errors) error {
	to, err := accounts.WaitingPhone{Means: p.means}.Do(r.Context(), ActorOf(r).Person)
	if fault.Has(err, "account.no-code") {
		http.Redirect(w, r, ownWays+"/phone", http.StatusSeeOther)
		return nil
	}
	if err != nil {
		return err
	}
	p.show(w, r, status, p.ownCodePage("We have sent a text message to "+atHome(to)+".", ownWays+"/phone", typed, errs))
	return nil
}

// ownCodePage asks for the code that proves a number or address of one's own; at is where another one is asked for.
func (p OwnAccountPages) ownCodePage(sent, at, typed string, errs form.Errors) *ownPage {
	page := &ownPage{
		Page: view.Page{Title: "Enter the code", Errors: errs.Summary(), Lead: sent + " It may take a minute to arrive.", Back: &view.Link{Text: "Back", Href: at}},
		Sections: []ownSection{{Forms: []ownForm{{Action: at + "/code", Parts: []view.Component{codeField(typed, errs)},
			Buttons: view.Buttons{Buttons: []view.Button{{Text: "Continue", Value: "confirm"}}, Link: &view.Link{Text: "Nothing came? Ask for a new code", Href: at}}}}}},
	}
	if p.options.MessagesShown {
		page.Parts = []view.Component{view.Inset{Text: "In the demonstration it appears on the page of messages.", Link: &view.Link{Text: "Messages", Href: "/demo/messages"}}}
	}
	return page
}

// codeField takes a code that was sent.
func codeField(typed string, errs form.Errors) view.TextInput {
	return view.TextInput{Name: "code", Label: "Six-digit code", Hint: "It works once, within 10 minutes. You can paste it.", InputMode: "numeric", Autocomplete: "one-time-code",
		Chars: 10, NoSpelling: true, Value: typed, Error: errs.For("code")}
}

func (p OwnAccountPages) confirmPhone(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if err = (accounts.ConfirmPhone{Means: p.means}).Do(r.Context(), ActorOf(r).Person, values.Text("code")); err == nil {
		return saidThen(w, r, "Your number is saved. Codes come to it from now on.", ownWays)
	}
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	return p.drawPhoneCode(w, r, status, values.Text("code"), errs)
}

func (p OwnAccountPages) removePhone(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if err := (accounts.DropPhone{Means: p.means}).Do(r.Context(), ActorOf(r).Person, values.Raw("phone-password")); err != nil {
		return p.againWays(w, r, "phone-password", err)
	}
	return saidThen(w, r, "The number is removed. Codes come by e-mail.", ownWays)
}
