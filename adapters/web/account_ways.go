package web

import (
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
)

func (p OwnAccountPages) showWays(w http.ResponseWriter, r *http.Request) error {
	return p.drawWays(w, r, http.StatusOK, form.Errors{})
}

// drawWays shows how one signs in. Each change asks for the password again.
func (p OwnAccountPages) drawWays(w http.ResponseWriter, r *http.Request, status int, errs form.Errors) error {
	out, err := accounts.ReadWays{Means: p.means}.Do(r.Context(), ActorOf(r).Person)
	if err != nil {
		return err
	}
	proof, err := p.proof(r)
	if err != nil {
		return err
	}
	ways := view.SummaryList{}
	for i, way := range out.Ways {
		row := view.SummaryRow{Key: wayNames[way], Text: wayAbout(way, out)}
		if i == 0 {
			row.Note = "We ask for this first."
		}
		ways.Rows = append(ways.Rows, row)
	}
	page := &ownPage{Page: view.Page{Title: "How you sign in", Errors: errs.Summary(), Lead: "After your password you show in one of these ways that it is you. E-mail always remains, so that you are never shut out."}, Parts: []view.Component{ways}}
	page.Sections = []ownSection{appSection(out, proof, errs), recoverySection(out, proof, errs)}
	if out.Texts {
		page.Sections = slices.Insert(page.Sections, 1, phoneSection(out, proof, errs))
	}
	if out.MayKey {
		page.Sections = append(passkeySections(out, proof, errs), page.Sections...)
	}
	page.Sections = proofFirst(proof, ownWays, page.Sections...)
	p.show(w, r, status, page)
	return nil
}

var wayNames = map[accounts.Way]string{accounts.ByPasskey: "Passkey", accounts.ByApp: "Authenticator app", accounts.ByText: "Text message", accounts.ByMail: "E-mail", accounts.ByRecovery: "Recovery codes"}

func wayAbout(way accounts.Way, own accounts.OwnWays) string {
	switch way {
	case accounts.ByPasskey:
		return view.Count(len(own.Passkeys), "device or password manager", "devices or password managers") + " can sign you in."
	case accounts.ByApp:
		return "A code that the app on your phone or computer shows. Added on " + view.When(own.AppSince) + "."
	case accounts.ByText:
		return "A code to your phone number that ends in " + lastDigits(own.Phone) + "."
	case accounts.ByMail:
		return "A code to " + own.Email + "."
	}
	return view.Count(own.Codes, "code is left", "codes are left") + " on your paper."
}

func appSection(own accounts.OwnWays, proof accounts.Proof, errs form.Errors) ownSection {
	section := ownSection{Title: "Authenticator app", Parts: []view.Component{view.Inset{Text: "An app makes a code without signal or e-mail. Any app for codes will do; many password managers and phones have one built in.",
		Link: &view.Link{Text: "Add an authenticator app", Href: ownWays + "/app"}}}}
	if !own.AppSince.IsZero() {
		section.Parts = []view.Component{view.Inset{Text: "If you have a new phone, add the app again on it. The earlier one then stops.", Link: &view.Link{Text: "Add the app on another phone", Href: ownWays + "/app"}}}
		section.Forms = []ownForm{proofForm(proof, ownWays+"/app/remove", "remove-password", "to remove the app", view.Button{Text: "Remove the app", Value: "remove", Kind: view.Warned}, errs)}
	}
	return section
}

func recoverySection(own accounts.OwnWays, proof accounts.Proof, errs form.Errors) ownSection {
	text := "Make recovery codes"
	if own.Codes > 0 {
		text = "Make new recovery codes"
	}
	return ownSection{Title: "Recovery codes", Parts: []view.Component{view.Inset{Text: "Ten codes to print and keep at home, for the day when your phone is lost. Each works once. New ones end the earlier ones."}},
		Forms: []ownForm{proofForm(proof, ownWays+"/recovery", "recovery-password", "to make recovery codes", view.Button{Text: text, Value: "make", Kind: view.Secondary}, errs)}}
}

// again puts what a change was refused for beside its own password field, and shows the page.
func (p OwnAccountPages) againWays(w http.ResponseWriter, r *http.Request, name string, err error) error {
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	return p.drawWays(w, r, status, atField(errs, name))
}

func (p OwnAccountPages) showApp(w http.ResponseWriter, r *http.Request) error {
	return p.drawApp(w, r, http.StatusOK, "", form.Errors{})
}

func (p OwnAccountPages) drawApp(w http.ResponseWriter, r *http.Request, status int, secret string, errs form.Errors) error {
	proof, err := p.proof(r)
	if err != nil {
		return err
	}
	offer, err := accounts.OfferApp{Means: p.means}.Do(r.Context(), ActorOf(r).Email, secret)
	if err != nil {
		return err
	}
	page := &ownPage{Page: view.Page{Title: "Add an authenticator app", Errors: errs.Summary(), Back: &view.Link{Text: "Back to how you sign in", Href: ownWays}}}
	page.Sections = proofFirst(proof, ownWays+"/app",
		ownSection{Title: "1. Show this to the app", Parts: []view.Component{
			view.SummaryList{Rows: []view.SummaryRow{{Key: "Picture to scan", HTML: qrPicture(offer.Picture)}, {Key: "Or type this key", Text: inFours(offer.Secret)}}}}},
		ownSection{Title: "2. Enter the code that the app shows", Forms: []ownForm{{Action: ownWays + "/app",
			Parts: []view.Component{view.Hidden{Name: "secret", Value: offer.Secret},
				view.TextInput{Name: "code", Label: "Six-digit code", Hint: "It changes every half minute.", InputMode: "numeric", Autocomplete: "one-time-code", Chars: 10, NoSpelling: true, Error: errs.For("code")},
				proofField(proof, "password", "", errs)},
			Buttons: view.Buttons{Buttons: []view.Button{{Text: "Add the app", Value: "add"}}, Link: &view.Link{Text: "Cancel", Href: ownWays}}}}})
	p.show(w, r, status, page)
	return nil
}

// qrPicture draws the square that a camera reads; the key beside it says the same to everyone else.
func qrPicture(rows [][]bool) template.HTML {
	var path strings.Builder
	for y, row := range rows {
		for x, dark := range row {
			if dark {
				fmt.Fprintf(&path, "M%d %dh1v1h-1z", x+4, y+4)
			}
		}
	}
	size := len(rows) + 8 // four light fields on each side, as cameras need
	return template.HTML(fmt.Sprintf(`<svg role="img" aria-label="Picture for the camera of your phone. It holds the key below." xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="220" height="220" shape-rendering="crispEdges"><rect width="%d" height="%d" fill="#fff"/><path d="%s" fill="#000"/></svg>`, size, size, size, size, path.String()))
}

// inFours parts a key so that it can be typed.
func inFours(key string) string {
	var parts []string
	for len(key) > 4 {
		parts, key = append(parts, key[:4]), key[4:]
	}
	return strings.Join(append(parts, key), " ")
}

func (p OwnAccountPages) addApp(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	secret := values.Text("secret")
	err = accounts.AddApp{Means: p.means}.Do(r.Context(), accounts.AddAppInput{Person: ActorOf(r).Person, Secret: secret, Code: values.Text("code"), Password: values.Raw("password")})
	if err == nil {
		return saidThen(w, r, "The app is added. We ask for its code when you sign in.", ownWays)
	}
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	return p.drawApp(w, r, status, secret, errs)
}

func (p OwnAccountPages) removeApp(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if err := (accounts.DropApp{Means: p.means}).Do(r.Context(), ActorOf(r).Person, values.Raw("remove-password")); err != nil {
		return p.againWays(w, r, "remove-password", err)
	}
	return saidThen(w, r, "The app is removed. Its codes no longer work.", ownWays)
}

// makeRecovery shows the codes this once: they are stored as hashes only.
func (p OwnAccountPages) makeRecovery(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	codes, err := accounts.MakeRecoveryCodes{Means: p.means}.Do(r.Context(), ActorOf(r).Person, values.Raw("recovery-password"))
	if err != nil {
		return p.againWays(w, r, "recovery-password", err)
	}
	p.show(w, r, http.StatusOK, &ownPage{
		Page:  view.Page{Title: "Your recovery codes", Lead: "Print this page, or write the codes down, and keep them where you keep other papers. They are shown only now.", Back: &view.Link{Text: "Back to how you sign in", Href: ownWays}},
		Parts: []view.Component{view.SummaryList{Rows: []view.SummaryRow{{Key: "Each works once", Lines: codes}}}},
	})
	return nil
}

// tryAnotherWay asks for another of one's own ways within a sign-in.
func (p AccountPages) tryAnotherWay(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	next := values.Raw("next")
	err = p.another.Do(r.Context(), p.sessions.waiting(r), accounts.Way(values.Text("way")))
	if err == nil {
		http.Redirect(w, r, withNext("/sign-in/code", next), http.StatusSeeOther)
		return nil
	}
	var errs form.Errors
	if status, ok := taken(w, &errs, err); ok {
		return p.drawCode(w, r, status, "", next, errs)
	}
	return p.startAgain(w, r, next, err)
}

// wayButtons offer the other ways, each by what one needs for it.
func wayButtons(others []accounts.Way) (buttons []view.Button) {
	words := map[accounts.Way]string{accounts.ByPasskey: "Use my passkey", accounts.ByApp: "Use my authenticator app", accounts.ByText: "Send a text message", accounts.ByMail: "Send an e-mail", accounts.ByRecovery: "Use a recovery code"}
	for _, way := range others {
		buttons = append(buttons, view.Button{Text: words[way], Name: "way", Value: string(way), Kind: view.Secondary})
	}
	return buttons
}
