package web

import (
	"net/http"
	"strconv"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/casefile"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// GuestListPages let the council see who is asked for advice without an account, send a new link and end access (C8).
type GuestListPages struct {
	pages  *Pages
	list   casefile.ListGuests
	read   casefile.ReadGuest
	renew  casefile.RenewGuestLink
	end    casefile.EndGuest
	invite accounts.InvitePerson
}

// NewGuestListPages makes the pages.
func NewGuestListPages(pages *Pages, gate application.Gate, invite accounts.InvitePerson) GuestListPages {
	return GuestListPages{pages, casefile.ListGuests{Gate: gate}, casefile.ReadGuest{Gate: gate}, casefile.RenewGuestLink{Gate: gate}, casefile.EndGuest{Gate: gate}, invite}
}

const councilGuests = councilHome + "/guests"

// Routes lists their addresses.
func (p GuestListPages) Routes() []Route {
	const one = "/cases/{case}/people/guests/{guest}"
	return []Route{
		{Method: http.MethodGet, Path: councilGuests, Name: "council.guests", Do: p.showAll},
		{Method: http.MethodGet, Path: one, Name: "case.people.guest", Do: p.show},
		{Method: http.MethodPost, Path: one, Name: "case.people.guest.change", Do: p.change},
		{Method: http.MethodGet, Path: one + "/end", Name: "case.people.guest.end.ask", Do: p.askEnd},
		{Method: http.MethodPost, Path: one + "/end", Name: "case.people.guest.end", Do: p.takeEnd},
	}
}

func guestPlace(g casework.Guest, page string) string {
	return "/cases/" + string(g.Case) + "/people/guests/" + string(g.ID) + page
}

// guestTag says how far an invitation is.
func guestTag(g casework.Guest, sent bool, now time.Time) view.Tag {
	state := g.State(now)
	switch {
	case state == casework.GuestEnded:
		return view.Tag{Text: state.Label(), Tone: view.Plain}
	case sent:
		return view.Tag{Text: "Advice is in", Tone: view.Good}
	case state == casework.LinkExpired:
		return view.Tag{Text: state.Label(), Tone: view.Late}
	case state == casework.GuestCame:
		return view.Tag{Text: state.Label(), Tone: view.Active}
	}
	return view.Tag{Text: state.Label(), Tone: view.Soon}
}

func (p GuestListPages) showAll(w http.ResponseWriter, r *http.Request) error {
	page, _ := strconv.Atoi(r.URL.Query().Get("page"))
	in := casefile.ListGuestsInput{Page: page, Ended: r.URL.Query().Get("ended") == "yes"}
	out, err := p.list.Do(r.Context(), ActorOf(r), in)
	if err != nil {
		return err
	}
	now := p.list.Gate.Clock.Now()
	t := view.Table{Caption: "Guests", HideCaption: true, Columns: []view.Column{{Text: "Guest"}, {Text: "Case"}, {Text: "Asked by"}, {Text: "State"}, {Text: "Until"}},
		Empty: view.Empty{Title: "No guests", Text: "Whoever is asked for advice by an e-mail address that the hub does not know is listed here."}}
	for _, g := range out.Guests {
		until := view.Cell{Text: day(g.ExpiresAt)}
		if !g.EndedAt.IsZero() {
			until = view.Cell{Text: "Ended " + day(g.EndedAt), Sub: g.EndedBecause}
		} else if !g.Sent {
			until.Links = []view.Link{{Text: "End access", Hidden: "of " + g.Name, Href: guestPlace(g.Guest, "/end")}}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: g.Name, Sub: joined(g.Specialism, g.Email), Main: true, Href: guestPlace(g.Guest, "")}, {Text: string(g.Reference), Sub: g.Called},
			{Text: g.Inviter, Sub: day(g.InvitedAt)}, {Tags: []view.Tag{guestTag(g.Guest, g.Sent, now)}}, until}})
	}
	shown := &formPage{Page: view.Page{Title: "Guests", Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
		Lead: "People without an account who are asked for advice. Each sees one request, and what the law gives to whoever is asked."}, Parts: []view.Component{t}}
	if !out.Everywhere {
		shown.Lead += " These are those of your own cases, and of cases that nobody has."
	}
	shown.Parts = append(shown.Parts, guestPaging(out)...)
	p.pages.Show(w, r, http.StatusOK, "guests", shown)
	return nil
}

// guestPaging leads to further pages, and to those whose access has ended.
func guestPaging(out casefile.GuestsOut) []view.Component {
	var links view.Links
	at := func(page int, ended bool) string {
		href := councilGuests + "?page=" + strconv.Itoa(page)
		if ended {
			href += "&ended=yes"
		}
		return href
	}
	if out.Page > 1 {
		links.Links = append(links.Links, view.Link{Text: "Earlier page", Href: at(out.Page-1, out.Ended)})
	}
	if out.Page*casefile.GuestsOnPage < out.Total {
		links.Links = append(links.Links, view.Link{Text: "Next page", Href: at(out.Page+1, out.Ended)})
	}
	if out.Ended {
		links.Links = append(links.Links, view.Link{Text: "Leave out those whose access has ended", Href: councilGuests})
	} else {
		links.Links = append(links.Links, view.Link{Text: "Show those whose access has ended too", Href: at(1, true)})
	}
	return []view.Component{links}
}

func (p GuestListPages) at(r *http.Request) (casefile.GuestOut, error) {
	id, err := caseID(r)
	if err != nil {
		return casefile.GuestOut{}, err
	}
	of, err := pathID[ehc.GuestID](r, "guest")
	if err != nil {
		return casefile.GuestOut{}, err
	}
	return p.read.Do(r.Context(), ActorOf(r), id, of)
}

func peopleBack(h application.Head) *view.Link {
	return &view.Link{Text: "Back to the people on the case", Href: caseURL(h.Case, "/people")}
}

func (p GuestListPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.at(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, form.Errors{})
	return nil
}

func (p GuestListPages) draw(w http.ResponseWriter, r *http.Request, status int, out casefile.GuestOut, errs form.Errors) {
	g, now := out.Guest, out.Now
	sent := out.Request.Status() == advice.Completed
	limb, _ := advice.Info(out.Request.Limb())
	page := &formPage{Page: view.Page{Title: g.Name, Caption: "Guest, this request only", Case: caseBar(out.Head, 0), Back: peopleBack(out.Head), Errors: errs.Summary()}}
	facts := view.SummaryList{Rows: []view.SummaryRow{
		{Key: "What they are", Text: g.Specialism}, {Key: "E-mail address", Text: g.Email}, {Key: "Asked for", Text: limb.Label, Note: "Due " + out.Request.DueOn().Long()},
		{Key: "Asked by", Text: g.Inviter, Note: view.When(g.InvitedAt)}, {Key: "State", Text: guestTag(g, sent, now).Text},
	}}
	add := func(key, text, note string) {
		facts.Rows = append(facts.Rows, view.SummaryRow{Key: key, Text: text, Note: note})
	}
	if !g.LinkAt.IsZero() {
		add("Link sent", view.When(g.LinkAt), "")
	}
	if !g.CameAt.IsZero() {
		add("Came in last", view.When(g.CameAt), "")
	}
	page.Parts = []view.Component{facts}
	if !g.EndedAt.IsZero() {
		page.Parts = append(page.Parts, view.Inset{Paragraphs: []string{"Their access ended " + view.When(g.EndedAt) + ".", g.EndedBecause}})
	} else {
		add("Link works until", day(g.ExpiresAt), "")
		page.Parts[0] = facts
		page.Parts = append(page.Parts, view.Inset{Text: "A new link goes to the same address, works for " + view.Number(casework.GuestLinkDays) + " days, and ends the earlier one at once. With an account they see the whole of what an adviser sees, in this case and in others that they are asked in."})
		page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Send a new link", Value: "renew"}, {Text: "Invite them to an account", Value: "account", Kind: view.Secondary}}, Link: &view.Link{Text: "End their access", Href: guestPlace(g, "/end")}}
	}
	p.pages.Show(w, r, status, "form", page)
}

func (p GuestListPages) change(w http.ResponseWriter, r *http.Request) error {
	out, err := p.at(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	said := "A new link is being sent to " + out.Guest.Email + ". The earlier one no longer works."
	switch values.Action() {
	case "renew":
		err = p.renew.Do(r.Context(), ActorOf(r), out.Guest.Case, out.Guest.ID)
	case "account":
		said = out.Guest.Name + " is invited to an account. From now on they see this case as an adviser does, once they have signed in."
		_, err = p.invite.Do(r.Context(), ActorOf(r), accounts.InvitePersonInput{Email: out.Guest.Email, Name: out.Guest.Name, JobTitle: out.Guest.Specialism, Roles: []ehc.Role{ehc.RoleContributor}})
	default:
		err = fault.New(fault.Invalid, "web.action", "Choose what to do.")
	}
	var errs form.Errors
	if f := fault.As(err); f != nil && (f.Kind == fault.Illegal || f.Kind == fault.Invalid || f.Kind == fault.Unavailable) {
		errs.Add("", f.Message)
		p.draw(w, r, StatusOf(err), out, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, said)
	http.Redirect(w, r, guestPlace(out.Guest, ""), http.StatusSeeOther)
	return nil
}

func (p GuestListPages) askEnd(w http.ResponseWriter, r *http.Request) error {
	out, err := p.at(r)
	if err != nil {
		return err
	}
	p.drawEnd(w, r, http.StatusOK, out, "", form.Errors{})
	return nil
}

func (p GuestListPages) takeEnd(w http.ResponseWriter, r *http.Request) error {
	out, err := p.at(r)
	if err != nil {
		return err
	}
	return shortForm[removalForm]{
		take: func(in removalForm) error {
			err := p.end.Do(r.Context(), ActorOf(r), out.Guest.Case, out.Guest.ID, in.Why)
			if f := fault.As(err); f != nil && f.Field == "because" {
				return f.At("why")
			}
			return err
		},
		again: func(status int, in removalForm, _ *form.Values, errs form.Errors) {
			p.drawEnd(w, r, status, out, in.Why, errs)
		},
		said: out.Guest.Name + " can no longer come in. The request is still open: close it, or ask somebody else, on the assessment page.", next: caseURL(out.Head.Case, "/people"),
	}.answer(w, r)
}

func (p GuestListPages) drawEnd(w http.ResponseWriter, r *http.Request, status int, out casefile.GuestOut, why string, errs form.Errors) {
	child := out.Head.Case.Child()
	page := &confirmPage{Page: view.Page{Title: "End " + out.Guest.Name + "’s access?", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: peopleBack(out.Head)}}
	page.Confirm = view.Confirm{
		What: []string{out.Guest.Name + " can no longer open the request about " + child.FullName() + ", born " + child.Born.Long() + ". Their link stops working at once, and so does what they have open.",
			"What they had saved stays with the request. The request itself stays open: you can close it, or ask somebody else.", "We send them no message."},
		Fields: []view.Component{view.TextArea{Name: "why", Label: "Why?", Hint: "The council reads this.", Value: why, Rows: 4, Error: errs.For("why")}},
		Yes:    view.Button{Text: "Yes, end their access", Value: "remove", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: guestPlace(out.Guest, "")},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}
