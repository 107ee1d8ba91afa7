package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
)

func (p OwnAccountPages) proof(r *http.Request) (accounts.Proof, error) {
	return accounts.ReadProof{Means: p.means}.Do(r.Context(), ActorOf(r).Person)
}

// proofField asks for the password, or for the code that we sent where there is none. what says what it is for, where a
// page has several.
func proofField(proof accounts.Proof, name, what string, errs form.Errors) view.Component {
	if what != "" {
		what = ", " + what
	}
	if proof.ByCode {
		field := codeField("", errs)
		field.Name, field.Label, field.Error = name, "Code from our e-mail"+what, errs.For(name)
		return field
	}
	return view.PasswordInput{Name: name, Label: "Your password" + what, Autocomplete: "current-password", Error: errs.For(name)}
}

// proofForm is a form of one button that asks for the proof.
func proofForm(proof accounts.Proof, action, name, what string, b view.Button, errs form.Errors) ownForm {
	return ownForm{Action: action, Parts: []view.Component{proofField(proof, name, what, errs)}, Buttons: view.Buttons{Buttons: []view.Button{b}}}
}

// proofFirst puts before the sections of a page how somebody without a password gets the code that its forms ask for.
func proofFirst(proof accounts.Proof, next string, sections ...ownSection) []ownSection {
	if !proof.ByCode {
		return sections
	}
	text, button := "You sign in with an account from work and have no password here. Before you change something on this page, ask for a code: we send it to "+proof.Email+". Each change needs one.", view.Button{Text: "Send me a code", Value: "send", Kind: view.Secondary}
	if proof.Sent {
		text, button.Text = "We have sent a code to "+proof.Email+". It works once, within 10 minutes.", "Send me another code"
	}
	return append([]ownSection{{Title: "Show that it is you", Parts: []view.Component{view.Inset{Text: text}}, Forms: []ownForm{pressForm(ownProofs, "next", next, button)}}}, sections...)
}

// sendProof sends the code, and leads back to the page that asked for it.
func (p OwnAccountPages) sendProof(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	next := ownWays
	if asked := localPage(values.Raw("next")); isOrBelow(asked, accountHome) {
		next = asked
	}
	if err := (accounts.SendProofCode{Means: p.means}).Do(r.Context(), ActorOf(r).Person); err != nil {
		var errs form.Errors
		if status, ok := taken(w, &errs, err); ok {
			return p.drawWays(w, r, status, errs)
		}
		return err
	}
	return saidThen(w, r, "We have sent you a code. Enter it where this page asks for it.", next)
}
