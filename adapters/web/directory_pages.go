package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// councilPeople is where managers look after everyone's accounts.
const councilPeople = "/council/people"

// DirectoryPages list everyone who has an account, and let managers look after them (F34, F331, F354).
type DirectoryPages struct {
	pages *Pages
	means accounts.Means
}

// NewDirectoryPages makes the pages.
func NewDirectoryPages(pages *Pages, means accounts.Means) DirectoryPages {
	return DirectoryPages{pages, means}
}

// Routes lists their addresses.
func (p DirectoryPages) Routes() []Route {
	const one = councilPeople + "/{person}"
	return []Route{
		{Method: http.MethodGet, Path: councilPeople, Name: "council.people", Do: p.list},
		{Method: http.MethodGet, Path: councilPeople + "/new", Name: "council.people.new.ask", Do: p.askNew},
		{Method: http.MethodPost, Path: councilPeople + "/new", Name: "council.people.new", Do: p.register},
		{Method: http.MethodGet, Path: one, Name: "council.person", Do: p.show},
		{Method: http.MethodPost, Path: one, Name: "council.person.invite", Do: p.invite},
		{Method: http.MethodGet, Path: one + "/change", Name: "council.person.change.ask", Do: p.askChange},
		{Method: http.MethodPost, Path: one + "/change", Name: "council.person.change", Do: p.change},
		{Method: http.MethodGet, Path: one + "/account", Name: "council.person.account.ask", Do: p.askAccount},
		{Method: http.MethodPost, Path: one + "/account", Name: "council.person.account", Do: p.closeOrReopen},
		{Method: http.MethodGet, Path: one + waysPath, Name: "council.person.ways.ask", Do: p.askResetWays},
		{Method: http.MethodPost, Path: one + waysPath, Name: "council.person.ways", Do: p.resetWays},
	}
}

func personURL(id ehc.PersonID, below string) string { return councilPeople + "/" + string(id) + below }

func personID(r *http.Request) ehc.PersonID { return ehc.PersonID(mux.Vars(r)["person"]) }

type directoryPage struct {
	view.Page
	Search          view.SearchBox
	Keep            []view.Hidden
	Role, To, State view.Select
	Unfolded        bool
	Table           view.Table
	Pagination      view.Pagination
	Count, Clear    string
	New             view.Link
}

// accountStates are how far an account can be, with words and tones.
var accountStates = []struct {
	state ports.AccountState
	tag   view.Tag
}{
	{ports.Registered, view.Tag{Text: "Registered", Tone: view.Good}},
	{ports.Invited, view.Tag{Text: "Not registered yet", Tone: view.Soon}},
	{ports.ClosedAccount, view.Tag{Text: "Closed", Tone: view.Plain}},
}

func accountTag(e ports.DirectoryEntry) view.Tag {
	for _, s := range accountStates {
		if s.state == e.State() {
			return s.tag
		}
	}
	return view.Tag{}
}

func (p DirectoryPages) list(w http.ResponseWriter, r *http.Request) error {
	v := r.URL.Query()
	number, _ := strconv.Atoi(v.Get("page"))
	q := ports.DirectoryQuery{Search: v.Get("q"), Role: ehc.Role(v.Get("role")), To: v.Get("to"), State: ports.AccountState(v.Get("state")), Page: min(max(number, 1), 100_000)}
	out, err := accounts.ListPeople{Means: p.means}.Do(r.Context(), ActorOf(r), q)
	if err != nil {
		return err
	}
	page := &directoryPage{
		Page:   view.Page{Title: "People", Width: view.Wide, Back: councilBack(), Lead: "Everyone who has an account, was invited to have one, or had one."},
		Search: view.SearchBox{Action: councilPeople, Label: "Search by name or e-mail address", Value: q.Search, Keep: keptOf(v, "role", "to", "state"), Results: "results", Clear: councilPeople},
		Keep:   keptOf(v, "q"), Unfolded: q.Role != "" || q.To != "" || q.State != "", Clear: councilPeople, Table: directoryTable(out.Entries),
		Role:  view.Select{Name: "role", Label: "Role", Value: v.Get("role"), Choose: "All", ChooseNone: true},
		To:    view.Select{Name: "to", Label: "Team or setting", Value: q.To, Choose: "All", ChooseNone: true, Options: settingOptions(out.Organisations)},
		State: view.Select{Name: "state", Label: "Account", Value: v.Get("state"), Choose: "All", ChooseNone: true},
		Count: view.Count(out.Total, "person", "people"), New: view.Link{Text: "Register a person", Href: councilPeople + "/new"},
		Pagination: view.Paginate(q.Page, ports.PageSize, out.Total, func(n int) string {
			v.Set("page", strconv.Itoa(n))
			return councilPeople + "?" + v.Encode()
		}),
	}
	for _, info := range people.RoleInfos() {
		page.Role.Options = append(page.Role.Options, view.Option{Value: string(info.Role), Text: info.Label})
	}
	for _, s := range accountStates {
		page.State.Options = append(page.State.Options, view.Option{Value: string(s.state), Text: s.tag.Text})
	}
	p.pages.Show(w, r, http.StatusOK, "directory", page)
	return nil
}

func councilBack() *view.Link {
	return &view.Link{Text: "Back to the council’s settings", Href: councilHome}
}

// keptOf carries parameters of the address along in a form.
func keptOf(v url.Values, names ...string) []view.Hidden {
	var hidden []view.Hidden
	for _, name := range names {
		if v.Get(name) != "" {
			hidden = append(hidden, view.Hidden{Name: name, Value: v.Get(name)})
		}
	}
	return hidden
}

func directoryTable(entries []ports.DirectoryEntry) view.Table {
	t := view.Table{Caption: "People", HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Roles"}, {Text: "Account"}, {Text: "Last signed in"}},
		Empty: view.Empty{Title: "Nobody found", Text: "Search for another part of the name, or clear the filters."}}
	for _, e := range entries {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: e.Name, Sub: e.Email, Href: personURL(e.ID, ""), Main: true}, {Text: rolesInWords(e.Roles), Sub: e.JobTitle}, {Tags: []view.Tag{accountTag(e)}}, {Text: signedInWords(e)}}})
	}
	return t
}

func signedInWords(e ports.DirectoryEntry) string {
	if e.SignedInAt.IsZero() {
		return "Not known"
	}
	return view.When(e.SignedInAt)
}

func rolesInWords(roles []ehc.Role) string {
	var words []string
	for _, role := range roles {
		words = append(words, people.RoleLabel(role))
	}
	return strings.Join(words, ", ")
}
