package web

import (
	"net/http"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/organising"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/people"

	"github.com/gorilla/mux"
)

// Where teams and services are looked after.
const (
	councilTeams    = councilHome + "/teams"
	councilServices = councilHome + "/services"
)

// TeamPages are the teams and services that can be asked for advice, with their people (F331, F354).
type TeamPages struct {
	pages *Pages
	means organising.Means
}

// NewTeamPages makes the pages.
func NewTeamPages(pages *Pages, gate application.Gate) TeamPages {
	return TeamPages{pages, organising.Means{Gate: gate}}
}

// Routes lists their addresses: the same pages for teams and for services.
func (p TeamPages) Routes() []Route {
	var routes []Route
	for base, name := range map[string]string{councilTeams: "council.team", councilServices: "council.service"} {
		one, service := base+"/{team}", base == councilServices
		routes = append(routes,
			Route{Method: http.MethodGet, Path: base, Name: name + "s", Do: p.list(service)},
			Route{Method: http.MethodGet, Path: base + "/new", Name: name + ".new.ask", Do: p.askNew(service)},
			Route{Method: http.MethodPost, Path: base + "/new", Name: name + ".new", Do: p.make(service), MaxBody: smallForm},
			Route{Method: http.MethodGet, Path: one, Name: name, Do: p.show},
			Route{Method: http.MethodPost, Path: one, Name: name + ".save", Do: p.save, MaxBody: smallForm},
			Route{Method: http.MethodPost, Path: one + "/people", Name: name + ".people", Do: p.arrange, MaxBody: smallForm})
	}
	return routes
}

func teamsPlace(service bool) string {
	if service {
		return councilServices
	}
	return councilTeams
}

func teamURL(t people.Team) string { return teamsPlace(t.Service) + "/" + string(t.ID) }

func teamOf(r *http.Request) ehc.TeamID { return ehc.TeamID(mux.Vars(r)["team"]) }

func (p TeamPages) list(service bool) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		all, err := organising.ListTeams{Means: p.means}.Do(r.Context(), ActorOf(r))
		if err != nil {
			return err
		}
		page := &formPage{Page: view.Page{Title: "Teams", Width: view.Wide, Back: councilBack(), Lead: "A team’s manager gives what it is asked to one of its members."}}
		begin := "Make a team"
		if service {
			page.Title, page.Lead, begin = "Services", "What a service is asked, any of its people answers; the record names who did.", "Make a service"
		}
		t := view.Table{Caption: page.Title, HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Managers"}, {Text: "People", Number: true}, {Text: "Kinds of advice"}, {Text: "Status"}}, Empty: view.Empty{Title: "None yet", Text: "Make one, then say who belongs to it."}}
		for _, one := range all {
			if one.Service != service {
				continue
			}
			status := view.Tag{Text: "Open", Tone: view.Good}
			if one.Closed {
				status = view.Tag{Text: "Closed", Tone: view.Plain}
			}
			t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: one.Name, Sub: one.Email, Href: teamURL(one.Team), Main: true}, {Text: strings.Join(one.Managers, ", ")}, {Text: view.Count(one.People, "person", "people")}, {Text: kindsOfAdvice(one.Limbs)}, {Tags: []view.Tag{status}}}})
		}
		page.Parts = []view.Component{t}
		page.Buttons.Buttons = []view.Button{{Text: begin, Href: teamsPlace(service) + "/new"}}
		p.pages.Show(w, r, http.StatusOK, "form", page)
		return nil
	}
}

func kindsOfAdvice(limbs []string) string {
	var words []string
	for _, limb := range limbs {
		info, _ := advice.Info(advice.Limb(limb))
		words = append(words, info.Label)
	}
	if len(words) == 0 {
		return "Any"
	}
	return strings.Join(words, "; ")
}

func (p TeamPages) askNew(service bool) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if _, err := (organising.ListTeams{Means: p.means}).Do(r.Context(), ActorOf(r)); err != nil {
			return err
		}
		p.drawNew(w, r, http.StatusOK, service, form.Of(nil), form.Errors{})
		return nil
	}
}

func (p TeamPages) drawNew(w http.ResponseWriter, r *http.Request, status int, service bool, v *form.Values, errs form.Errors) {
	p.pages.Show(w, r, status, "form", &formPage{
		Page:    view.Page{Title: "Make a " + people.Team{Service: service}.Word(), Errors: errs.Summary(), Back: &view.Link{Text: "Back to the list", Href: teamsPlace(service)}},
		Parts:   teamFields(service, v, errs),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Make it", Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: teamsPlace(service)}},
	})
}

// teamForm is a team or service as it is typed.
type teamForm struct {
	Name  string            `form:"name" label:"the name" validate:"required,max=100"`
	Side  people.Specialism `form:"side" label:"the specialism" ask:"Choose a specialism from the list" validate:"omitempty,oneof='Education' 'Health' 'Social care'"`
	Email string            `form:"email" label:"the e-mail address" validate:"max=254"`
	Phone string            `form:"phone" label:"the telephone number" validate:"max=40"`
	Limbs []string          `form:"limbs" label:"the kinds of advice"`
}

func (f teamForm) team() people.Team {
	return people.Team{Name: f.Name, Specialism: f.Side, Email: f.Email, Phone: f.Phone, Limbs: f.Limbs}
}

func teamFields(service bool, v *form.Values, errs form.Errors) []view.Component {
	fields := []view.Component{
		view.TextInput{Name: "name", Label: "Name", Value: v.Text("name"), Error: errs.For("name")},
		view.Radios{Name: "side", Legend: "Specialism", Value: v.Text("side"), Error: errs.For("side"), Clearable: true, Options: []view.Option{{Value: string(people.Education), Text: "Education"}, {Value: string(people.HealthCare), Text: "Health"}, {Value: string(people.Social), Text: "Social care"}}},
		view.TextInput{Name: "email", Label: "E-mail address", Hint: "Its own mailbox, if it has one.", Type: "email", Value: v.Text("email"), Error: errs.For("email"), NoSpelling: true},
		view.TextInput{Name: "phone", Label: "Telephone", Type: "tel", Value: v.Text("phone"), Error: errs.For("phone")},
	}
	if service {
		boxes := view.Checkboxes{Name: "limbs", Legend: "Kinds of advice that it answers", Hint: "Leave all empty for any.", Values: v.All("limbs"), Error: errs.For("limbs"), Small: true}
		for _, info := range advice.Limbs() {
			if !info.ByViews {
				boxes.Options = append(boxes.Options, view.Option{Value: string(info.Limb), Text: info.Label, Hint: info.Source})
			}
		}
		fields = append(fields, boxes)
	}
	return fields
}

func (p TeamPages) make(service bool) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		values, err := form.Parse(r)
		if err != nil {
			return err
		}
		if _, err := (organising.ListTeams{Means: p.means}).Do(r.Context(), ActorOf(r)); err != nil {
			return err
		}
		var in teamForm
		errs := form.Read(values, &in)
		t := in.team()
		t.Service = service
		if !errs.Any() {
			if t.ID, err = (organising.WriteTeam{Means: p.means}).Do(r.Context(), ActorOf(r), t); err != nil && !errs.AddFault(err) {
				return err
			}
		}
		if errs.Any() {
			p.drawNew(w, r, statusAgain(errs, err), service, values, errs)
			return nil
		}
		return saidThen(w, r, "It is made. Now say who belongs to it.", teamURL(t))
	}
}

func (p TeamPages) open(r *http.Request) (organising.TeamOut, error) {
	return organising.ReadTeam{Means: p.means}.Do(r.Context(), ActorOf(r), teamOf(r))
}

func (p TeamPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, nil, form.Errors{})
	return nil
}

// draw shows a team; v is what was typed into one of its forms, nil for nothing.
func (p TeamPages) draw(w http.ResponseWriter, r *http.Request, status int, out organising.TeamOut, v *form.Values, errs form.Errors) {
	at := teamURL(out.Team)
	if v == nil {
		v = form.Of(map[string][]string{"name": {out.Name}, "side": {string(out.Specialism)}, "email": {out.Email}, "phone": {out.Phone}, "limbs": out.Limbs})
	}
	page := &ownPage{Page: view.Page{Title: out.Name, Width: view.Wide, Errors: errs.Summary(), Back: &view.Link{Text: "Back to the list", Href: teamsPlace(out.Service)}, Lead: "Open requests for advice: " + view.Count(out.Open, "request", "requests") + "."}}
	if out.Closed {
		page.Sections = []ownSection{{Title: "Closed", Parts: []view.Component{view.Inset{Text: "It is asked for nothing any more."}}, Forms: []ownForm{{Action: at, Buttons: view.Buttons{Buttons: []view.Button{{Text: "Open it again", Value: "reopen"}}}}}}, {Parts: []view.Component{changesTable(out.History)}}}
		p.pages.Show(w, r, status, "account_parts", page)
		return
	}
	save := []view.Component{view.Hidden{Name: "version", Value: strconv.Itoa(out.Version)}}
	page.Sections = []ownSection{
		{Title: "People", Parts: []view.Component{membersTable(out)}, Forms: memberForms(out, at, v, errs)},
		{Title: "Details", Forms: []ownForm{{Action: at, Parts: append(save, teamFields(out.Service, v, errs)...), Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save the details", Value: "save"}, {Text: "Close the " + out.Word(), Value: "close", Kind: view.Warned}}}}}},
		{Parts: []view.Component{changesTable(out.History)}},
	}
	p.pages.Show(w, r, status, "account_parts", page)
}

func membersTable(out organising.TeamOut) view.Table {
	t := view.Table{Caption: "People of " + out.Name, HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Role"}, {Text: "Part"}}, Empty: view.Empty{Title: "Nobody belongs to it yet"}}
	for _, m := range out.Members {
		part := view.Cell{Text: "Member"}
		if m.Actor().Manages(out.ID) {
			part = view.Cell{Tags: []view.Tag{{Text: "Manager", Tone: view.Active}}}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: m.Name, Sub: m.Email, Href: personURL(m.ID, ""), Main: true}, {Text: m.JobTitle}, part}})
	}
	return t
}

func memberForms(out organising.TeamOut, at string, v *form.Values, errs form.Errors) []ownForm {
	add := ownForm{Action: at + "/people", Parts: []view.Component{view.TextInput{Name: "member", Label: "Add somebody by their e-mail address", Type: "email", Value: v.Text("member"), Error: errs.For("member"), NoSpelling: true}},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Add to the " + out.Word(), Value: string(organising.IntoTheOne)}}}}
	if len(out.Members) == 0 {
		return []ownForm{add}
	}
	boxes := view.Checkboxes{Name: "people", Legend: "Choose people", Values: v.All("people"), Error: errs.For("people"), Small: true}
	for _, m := range out.Members {
		boxes.Options = append(boxes.Options, view.Option{Value: string(m.ID), Text: m.Name})
	}
	to := view.Select{Name: "to", Label: "Move them to", Value: v.Text("to"), Error: errs.For("to"), Choose: "Choose a team or service", Nothing: "There is no other."}
	for _, o := range out.Others {
		to.Options = append(to.Options, view.Option{Value: string(o.ID), Text: o.Name + " (" + o.Word() + ")"})
	}
	return []ownForm{{Action: at + "/people", Parts: []view.Component{boxes, to}, Buttons: view.Buttons{Buttons: []view.Button{{Text: "Make managers", Value: string(organising.ToManage), Kind: view.Secondary}, {Text: "No longer managers", Value: string(organising.NotManage), Kind: view.Secondary}, {Text: "Move", Value: string(organising.ToAnother), Kind: view.Secondary}, {Text: "Take out", Value: string(organising.OutOfTeam), Kind: view.Secondary}}}}, add}
}

func (p TeamPages) save(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	t, errs, said := out.Team, form.Errors{}, "The details are saved."
	switch values.Action() {
	case "close":
		t.Closed, said = true, "It is closed, and is asked for nothing any more."
	case "reopen":
		t.Closed, said = false, "It is open again."
	default:
		var in teamForm
		if errs = form.Read(values, &in); !errs.Any() {
			t = in.team()
			t.ID, t.Service = out.ID, out.Service
			if t.Version = out.Version; values.Text("version") != strconv.Itoa(out.Version) {
				errs.Add("name", "Someone else changed this at the same time. What is stored now stands on this page: type your change again.")
				p.draw(w, r, http.StatusConflict, out, nil, errs)
				return nil
			}
		}
	}
	if !errs.Any() {
		if _, err = (organising.WriteTeam{Means: p.means}).Do(r.Context(), ActorOf(r), t); err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		if values.Action() == "close" {
			values = nil
		}
		p.draw(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	return saidThen(w, r, said, teamURL(out.Team))
}

func (p TeamPages) arrange(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	in := organising.ArrangeTeamInput{Team: out.ID, Email: values.Text("member"), What: organising.Belonging(values.Action()), To: ehc.TeamID(values.Text("to"))}
	for _, id := range values.All("people") {
		in.People = append(in.People, ehc.PersonID(id))
	}
	err = organising.ArrangeTeam{Means: p.means}.Do(r.Context(), ActorOf(r), in)
	var errs form.Errors
	if errs.AddFault(err) {
		typed := form.Of(map[string][]string{"name": {out.Name}, "side": {string(out.Specialism)}, "email": {out.Email}, "phone": {out.Phone}, "limbs": out.Limbs, "member": {values.Text("member")}, "people": values.All("people"), "to": {values.Text("to")}})
		p.draw(w, r, statusAgain(errs, err), out, typed, errs)
		return nil
	}
	if err != nil {
		return err
	}
	return saidThen(w, r, "Done. Who belongs to it has changed.", teamURL(out.Team))
}
