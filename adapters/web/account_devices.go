package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
)

func (p OwnAccountPages) showSessions(w http.ResponseWriter, r *http.Request) error {
	out, err := accounts.ListSessions{Means: p.means}.Do(r.Context(), accounts.ListSessionsInput{Person: ActorOf(r).Person, Session: p.sessions.token(r), Devices: p.sessions.devices(r)})
	if err != nil {
		return err
	}
	page := &ownPage{Page: view.Page{Title: "Where you are signed in", Lead: "If you do not know one of these, end it and choose a new password."}}
	for i, one := range out.Sessions {
		page.Sections = append(page.Sections, sessionSection(one, i == 0))
	}
	if len(out.Sessions) > 1 {
		page.Sections = append(page.Sections, ownSection{Forms: []ownForm{pressForm(ownSessions+"/end-others", "", "", view.Button{Text: "Sign out everywhere else", Value: "end", Kind: view.Secondary})}})
	}
	page.Sections = append(page.Sections, deviceSections(out.Devices)...)
	p.show(w, r, http.StatusOK, page)
	return nil
}

func sessionSection(one accounts.SignedInAt, first bool) ownSection {
	section := ownSection{}
	if first {
		section.Title = "Signed in now"
	}
	card := view.SummaryList{Title: orUnknown(one.Device), Level: 3, Rows: []view.SummaryRow{{Key: "Signed in", Text: view.When(one.BegunAt)}, {Key: "Last seen", Text: view.When(one.SeenAt)}}}
	if one.This {
		card.Rows = append(card.Rows, view.SummaryRow{Key: "This is", Text: "where you are now"})
	} else {
		section.Forms = []ownForm{pressForm(ownSessions+"/end", "session", one.ID, view.Button{Text: "Sign out", Hidden: "of " + orUnknown(one.Device) + ", signed in " + view.When(one.BegunAt), Value: "end", Kind: view.Secondary})}
	}
	section.Parts = []view.Component{card}
	return section
}

// deviceSections lists the browsers in which one signs in. Forgetting one makes the hub tell of the next sign-in there.
func deviceSections(devices []accounts.KnownDevice) []ownSection {
	var sections []ownSection
	for i, d := range devices {
		section := ownSection{}
		if i == 0 {
			section.Title = "Browsers that you sign in with"
		}
		card := view.SummaryList{Title: orUnknown(d.Name), Level: 3, Rows: []view.SummaryRow{{Key: "First used", Text: view.When(d.FirstAt)}, {Key: "Last sign-in", Text: view.When(d.SeenAt)}}}
		if d.This {
			card.Rows = append(card.Rows, view.SummaryRow{Key: "This is", Text: "the one you use now"})
		}
		button := view.Button{Text: "Forget this browser", Hidden: orUnknown(d.Name) + ", first used " + view.When(d.FirstAt), Value: "forget", Kind: view.Secondary}
		if d.Skips {
			card.Rows = append(card.Rows, view.SummaryRow{Key: "Remembered", Text: "Until " + view.When(d.RememberedUntil), Note: "Your password alone signs you in there."})
		}
		section.Parts, section.Forms = []view.Component{card}, []ownForm{pressForm(ownSessions+"/forget", "device", d.ID, button)}
		sections = append(sections, section)
	}
	return sections
}

func orUnknown(device string) string {
	if device == "" {
		return "A browser"
	}
	return device
}

func (p OwnAccountPages) endSession(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err == nil {
		err = accounts.EndSession{Means: p.means}.Do(r.Context(), ActorOf(r).Person, values.Text("session"))
	}
	if err != nil {
		return err
	}
	return saidThen(w, r, "You are signed out there.", ownSessions)
}

func (p OwnAccountPages) endOthers(w http.ResponseWriter, r *http.Request) error {
	if err := (accounts.EndOtherSessions{Means: p.means}).Do(r.Context(), ActorOf(r).Person, p.sessions.token(r)); err != nil {
		return err
	}
	return saidThen(w, r, "You are signed out everywhere but here.", ownSessions)
}

func (p OwnAccountPages) forgetDevice(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err == nil {
		err = accounts.ForgetDevice{Means: p.means}.Do(r.Context(), ActorOf(r).Person, values.Text("device"))
	}
	if err != nil {
		return err
	}
	return saidThen(w, r, "The browser is forgotten. The next sign-in there needs every step.", ownSessions)
}
