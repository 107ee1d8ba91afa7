package web

import (
	"net/http"
	"strconv"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

// KeptPages keep what someone typed and posted after they were signed out, and give it back to them.
type KeptPages struct {
	pages    *Pages
	texts    RichTexts
	sessions Sessions
	uses     KeptUses
}

// KeptUses are the use cases of forms that are kept.
type KeptUses struct {
	Keep accounts.KeepForm
	Read accounts.ReadKeptForms
	Drop accounts.DropKeptForm
	Last accounts.LastSelfSave
	Key  accounts.CopyKey
}

// NewKeptPages makes the pages.
func NewKeptPages(pages *Pages, texts RichTexts, sessions Sessions, means accounts.Means) *KeptPages {
	return &KeptPages{pages, texts, sessions, KeptUses{accounts.KeepForm{Means: means}, accounts.ReadKeptForms{Means: means}, accounts.DropKeptForm{Means: means}, accounts.LastSelfSave{Means: means}, accounts.CopyKey{Means: means}}}
}

// keptPath is the page to which signing in leads while something waits.
const keptPath = "/kept"

// Routes lists the addresses.
func (p *KeptPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: keptPath, Name: "kept", Do: p.show},
		{Method: http.MethodPost, Path: keptPath + "/{kept}/drop", Name: "kept.drop", Do: p.drop, Secret: true},
		{Method: http.MethodGet, Path: copyKeyPath, Name: "copies.key", Do: giveCopyKey(p.uses.Key, ActorOf), Open: true},
		{Method: http.MethodGet, Path: draftCopyKeyPath, Name: "copies.key.draft", Do: giveCopyKey(p.uses.Key, draftKeys{p.sessions.secure}.actor), Open: true},
		{Method: http.MethodGet, Path: "/session", Name: "session", Do: p.left, Open: true},
	}
}

// keptPage lists what waits for the reader.
type keptPage struct {
	view.Page
	Waiting  []waitingForm
	Until    string
	GoOn     view.Link
	Unopened bool
}

// waitingForm is one form that was typed and not saved.
type waitingForm struct {
	Heading string
	Address string
	Texts   []string
	Files   []string
	Kept    view.Hidden
	Show    view.Button
	DropAt  string
	Drop    view.Button
}

func (p *KeptPages) show(w http.ResponseWriter, r *http.Request) error {
	return p.draw(w, r, http.StatusOK, view.ErrorSummary{})
}

func (p *KeptPages) draw(w http.ResponseWriter, r *http.Request, status int, errs view.ErrorSummary) error {
	kept, err := p.uses.Read.Do(r.Context(), ActorOf(r).Person, p.sessions.browser(r))
	if err != nil {
		return err
	}
	next := localPage(r.URL.Query().Get("next"))
	page := &keptPage{Page: view.Page{Title: "You were signed out before this was saved", Errors: errs}, GoOn: view.Link{Text: "Go to your start page", Href: "/"}}
	if next != "" {
		page.GoOn = view.Link{Text: "Go to the page that you asked for", Href: next}
	}
	if len(kept) == 0 {
		page.Title = "Nothing is waiting to be saved"
	}
	for i, one := range kept {
		waiting, err := p.waiting(one, i, len(kept))
		if err != nil {
			return err
		}
		page.Waiting, page.Until = append(page.Waiting, waiting), view.Clock(one.Until)
	}
	p.pages.Show(w, r, status, "kept", page)
	return nil
}

func (p *KeptPages) waiting(one accounts.Kept, at, of int) (waitingForm, error) {
	typed, err := readKeptForm(one.Form)
	if err != nil {
		return waitingForm{}, err
	}
	which := ""
	if of > 1 {
		which = strconv.Itoa(at+1) + " of " + strconv.Itoa(of)
	}
	heading := "What you sent at " + view.Clock(one.KeptAt)
	if which != "" {
		heading += ", " + which
	}
	return waitingForm{
		Heading: heading, Address: typed.Address, Texts: typed.texts(p.texts), Files: typed.Files,
		Kept:   view.Hidden{Name: keptName, Value: one.ID},
		Show:   view.Button{Text: "Check it and save it", Hidden: which, Name: "show", Value: "yes"},
		DropAt: keptPath + "/" + one.ID + "/drop",
		Drop:   view.Button{Text: "Throw it away", Hidden: which, Kind: view.Secondary, Value: "drop"},
	}, nil
}

// find gives one of what is kept of whoever asks.
func (p *KeptPages) find(r *http.Request, id string) (keptForm, error) {
	kept, err := p.uses.Read.Do(r.Context(), ActorOf(r).Person, p.sessions.browser(r))
	if err != nil {
		return keptForm{}, err
	}
	for _, one := range kept {
		if one.ID == id {
			return readKeptForm(one.Form)
		}
	}
	return keptForm{}, errNotKept
}

func (p *KeptPages) drop(w http.ResponseWriter, r *http.Request) error {
	if _, err := form.Parse(r); err != nil {
		return err
	}
	if err := p.uses.Drop.Do(r.Context(), ActorOf(r).Person, p.sessions.browser(r), mux.Vars(r)["kept"]); err != nil {
		return err
	}
	LeaveNotice(w, "What you had typed is thrown away.")
	http.Redirect(w, r, keptPath, http.StatusSeeOther)
	return nil
}

// showUnopened tells why a kept form can't be put back into its page, with its text to copy.
func (p *KeptPages) showUnopened(w http.ResponseWriter, r *http.Request, cause error) {
	f := fault.As(cause)
	if f == nil {
		p.pages.ShowError(w, r, cause)
		return
	}
	errs := form.Errors{}
	if f.Code != "account.nothing-kept" {
		errs.Add("", "The page can’t be opened with what you typed. You can still copy your text below.")
	}
	for _, one := range f.All() {
		errs.Add("", one.Message)
	}
	if err := p.draw(w, r, StatusOf(cause), errs.Summary()); err != nil {
		p.pages.ShowError(w, r, err)
	}
}

// left tells a script how many seconds its reader stays signed in; asking counts as being there.
func (p *KeptPages) left(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if !signedIn(r) {
		w.WriteHeader(http.StatusUnauthorized)
		return nil
	}
	_, err := w.Write([]byte(strconv.Itoa(int(sessionLeft(r) / time.Second))))
	return err
}
