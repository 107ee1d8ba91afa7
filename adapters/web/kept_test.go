package web_test

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/web"
	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// desk is a page on which someone writes, and saves what they wrote as their job title.
type desk struct {
	pages *web.Pages
	units ports.UnitOfWork
}

type deskPage struct {
	view.Page
	Parts   []view.Component
	Buttons view.Buttons
}

const deskPath = "/desk"

func (d desk) Routes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Path: deskPath, Name: "desk", Do: func(w http.ResponseWriter, r *http.Request) error {
			d.draw(w, r, http.StatusOK, "", form.Errors{})
			return nil
		}},
		{Method: http.MethodPost, Path: deskPath, Name: "desk.save", Do: d.save, MaxBody: 8 << 20},
		{Method: http.MethodPost, Path: "/open-desk", Name: "desk.open", Do: d.save, Open: true},
		{Method: http.MethodPost, Path: "/gone", Name: "desk.gone", Do: func(http.ResponseWriter, *http.Request) error { return ports.Rehearsed }},
	}
}

func (d desk) draw(w http.ResponseWriter, r *http.Request, status int, text string, errs form.Errors) {
	d.pages.Show(w, r, status, "form", &deskPage{Page: view.Page{Title: "Desk", Errors: errs.Summary()}, Parts: []view.Component{view.TextInput{Name: "text", Label: "Text", Value: text}}})
}

func (d desk) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if web.ActorOf(r).Kind == ehc.Nobody {
		_, err := fmt.Fprintf(w, "a visitor wrote %s", values.Text("text"))
		return err
	}
	err = d.units.Do(r.Context(), func(ctx context.Context, s ports.Stores) error {
		p, err := s.People.Get(ctx, web.ActorOf(r).Person)
		if err != nil {
			return err
		}
		p.JobTitle = values.Text("text")
		return s.People.Save(ctx, p)
	})
	var errs form.Errors
	if errs.AddFault(err) {
		d.draw(w, r, http.StatusUnprocessableEntity, values.Text("text"), errs)
		return nil
	}
	if err == nil {
		http.Redirect(w, r, "/", http.StatusSeeOther)
	}
	return err
}

// saved is what the desk holds of a person.
func (h *accountHub) saved(t *testing.T, p people.Person) (text string) {
	t.Helper()
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		found, err := s.People.Get(ctx, p.ID)
		text = found.JobTitle
		return err
	})
	return text
}

var openedField = regexp.MustCompile(`name="opened-by" value="([^"]+)"`)

// mark is what the browser's forms carry.
func (b browser) mark() string {
	b.t.Helper()
	found := openedField.FindStringSubmatch(b.get(deskPath).body)
	if found == nil {
		b.t.Fatal("the form carries no mark")
	}
	return found[1]
}

// send posts a form as a browser does, which says where the page came from.
func (b browser) send(path, kind string, body []byte) seen {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.site+path, bytes.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.arrived(b.client.Do(r))
}

func (b browser) sendForm(path string, fields ...string) seen {
	b.t.Helper()
	values := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		values.Set(fields[i], fields[i+1])
	}
	return b.send(path, "application/x-www-form-urlencoded", []byte(values.Encode()))
}

// signBackIn signs in and gives where that leads.
func (b browser) signBackIn(h *accountHub, email string) seen {
	b.t.Helper()
	b.post("/sign-in", "email", email, "password", aPassword)
	return b.post("/sign-in/code", "code", h.code(b.t))
}

var keptField = regexp.MustCompile(`name="kept" value="([^"]+)"`)

// show presses the first button by which a kept form comes back.
func (b browser) show(kept seen, path string) seen {
	b.t.Helper()
	found := keptField.FindStringSubmatch(kept.body)
	if found == nil {
		b.t.Fatalf("nothing waits:\n%s", kept.body)
	}
	return b.sendForm(path, "opened-by", b.mark(), "kept", found[1], "show", "yes")
}

// signedOutAtTheDesk is Ada's browser with a page left open, whose mark it gives, after she signed out in another tab.
func signedOutAtTheDesk(t *testing.T) (h *accountHub, b browser, mark string) {
	t.Helper()
	h = newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b = h.browser(t)
	b.signIn(h, "ada@example.org")
	mark = b.mark()
	b.post("/sign-out")
	return h, b, mark
}

const typedText = "Mia manages ten minutes of reading"

func TestWhatWasTypedAfterTheSessionEndedWaitsForItsWriter(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	ada := h.register(t, "ada@example.org")
	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	mark := b.mark()
	h.clock.Advance(32 * time.Minute)
	s := b.sendForm(deskPath, "opened-by", mark, "text", typedText)
	s.expect(t, "after half an hour", 200, "/sign-in?ended=1&typed=kept", "your session had ended", "What you typed is safe")
	if strings.Contains(s.body, typedText) {
		t.Error("the sign-in page shows the text to whoever is there")
	}
	b.sendForm(deskPath, "opened-by", mark, "text", typedText).expect(t, "pressed twice", 200, "/sign-in?typed=kept")
	kept := b.signBackIn(h, "ada@example.org")
	kept.expect(t, "signed in again", 200, "/kept", "You were signed out before this was saved", typedText, `action="/desk"`)
	if n := strings.Count(kept.body, `name="kept"`); n != 1 {
		t.Errorf("%d forms wait, want 1", n)
	}
	b.show(kept, deskPath).expect(t, "put back", 422, deskPath, "There is a problem", ports.Rehearsed.Message, `value="`+typedText+`"`)
	if got := h.saved(t, ada); got != "SENCO" {
		t.Errorf("saved %q before she pressed the button", got)
	}
	b.get("/kept").expect(t, "not saved yet", 200, "/kept", typedText)
	b.sendForm(deskPath, "opened-by", b.mark(), "text", typedText).expect(t, "her own press", 200, "/", "Ada Quill reads /")
	if got := h.saved(t, ada); got != typedText {
		t.Errorf("saved %q", got)
	}
	b.get("/kept").expect(t, "afterwards", 200, "/kept", "Nothing is waiting")
	b.show(kept, deskPath).expect(t, "asked for once more", 404, deskPath, "not kept any more")
}

func TestWhatWasTypedIsNobodyElses(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	bea := h.register(t, "bea@example.org")
	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	mark := b.mark()
	b.post("/sign-out")
	b.sendForm(deskPath, "opened-by", mark, "text", typedText).expect(t, "signed out in another tab", 200, "/sign-in?ended=out&typed=kept", "You have signed out in this browser", "What you typed is safe")
	s := b.signBackIn(h, "bea@example.org")
	s.expect(t, "somebody else", 200, "/", "reads /")
	b.get("/kept").expect(t, "somebody else", 200, "/kept", "Nothing is waiting")
	if s := b.get("/kept"); strings.Contains(s.body, typedText) {
		t.Error("somebody else reads the text")
	}
	b.sendForm(deskPath, "opened-by", mark, "text", typedText).expect(t, "her page under the other's session", 403, deskPath, "opened by someone else")
	b.post("/sign-out")
	b.sendForm(deskPath, "opened-by", mark, "text", typedText).expect(t, "her page after the other", 200, "/sign-in?ended=out&typed=lost", "was not saved", "Back button")
	if got := h.saved(t, bea); got != "SENCO" {
		t.Errorf("saved %q in another's name", got)
	}
	if s := h.browser(t).signBackIn(h, "ada@example.org"); s.path != "/" {
		t.Errorf("another browser of hers led to %s", s.path)
	}
	b.signBackIn(h, "ada@example.org").expect(t, "herself, in her browser", 200, "/kept", typedText)
}

func TestWhatWasTypedIsKeptForAShortTimeOnly(t *testing.T) {
	t.Parallel()
	h, b, mark := signedOutAtTheDesk(t)
	b.sendForm(deskPath, "opened-by", mark, "text", typedText)
	h.clock.Advance(2 * time.Hour)
	b.signBackIn(h, "ada@example.org").expect(t, "two hours later", 200, "/")
}

func TestOnlyABrowserThatSomebodySignedInInKeepsAnything(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	stranger := h.browser(t)
	site, _ := url.Parse(h.site.URL)
	stranger.sendForm(deskPath, "opened-by", "x", "text", typedText).expect(t, "a stranger", 200, "/sign-in?typed=lost")
	stranger.client.Jar.SetCookies(site, []*http.Cookie{{Name: "hub-browser", Value: "FORGEDFORGEDFORGEDFORGED42", Path: "/"}})
	stranger.sendForm(deskPath, "opened-by", "x", "text", typedText).expect(t, "a forged cookie", 200, "/sign-in?typed=lost")
	forged := stranger.client.Jar.Cookies(site)[0].Value
	stranger.signIn(h, "ada@example.org")
	for _, cookie := range stranger.client.Jar.Cookies(site) {
		if cookie.Name == "hub-browser" && cookie.Value == forged {
			t.Error("a forged cookie is taken over")
		}
	}

	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	mark := b.mark()
	b.post("/sign-out")
	b.sendForm(deskPath, "text", typedText).expect(t, "no mark", 200, "/sign-in?ended=out&typed=lost")
	b.sendForm(deskPath, "opened-by", mark+"x", "text", typedText).expect(t, "a forged mark", 200, "/sign-in?ended=out&typed=lost")
	b.post(deskPath, "opened-by", mark, "text", typedText).expect(t, "no proof of where it came from", 200, "/sign-in?ended=out&typed=lost")
	b.sendForm("/sign-in/code", "opened-by", mark, "code", "123456").expect(t, "a code", 200, "/sign-in")
	b.sendForm("/open-desk", "text", typedText).expect(t, "a visitor's own form", 200, "/open-desk", "a visitor wrote")
	b.signBackIn(h, "ada@example.org").expect(t, "none of it is kept", 200, "/")
	b.post("/sign-out")
	b.sendForm("/open-desk", "opened-by", mark, "text", typedText).expect(t, "a form that she had opened", 200, "/sign-in?ended=out&typed=kept")
}

func TestThereIsRoomForTenFormsAndNoHugeOne(t *testing.T) {
	t.Parallel()
	h, b, mark := signedOutAtTheDesk(t)
	var huge strings.Builder
	for huge.Len() < 900<<10 {
		huge.WriteString(h.means.IDs.New())
	}
	fields := url.Values{"opened-by": {mark}}
	for i := range 6 { // random, so that packing makes it hardly smaller
		fields.Set(fmt.Sprint("text", i), huge.String()[i:]+h.means.IDs.New())
		huge.Reset()
		for huge.Len() < 900<<10 {
			huge.WriteString(h.means.IDs.New())
		}
	}
	b.send(deskPath, "application/x-www-form-urlencoded", []byte(fields.Encode())).expect(t, "a huge form", 200, "/sign-in?ended=out&typed=lost")
	for i := range 11 {
		want := "/sign-in?ended=out&typed=kept"
		if i == 10 {
			want = "/sign-in?ended=out&typed=lost"
		}
		b.sendForm(deskPath, "opened-by", mark, "text", fmt.Sprint("text ", i)).expect(t, fmt.Sprint("form ", i), 200, want)
	}
	kept := b.signBackIn(h, "ada@example.org")
	if n := strings.Count(kept.body, `name="kept"`); n != 10 {
		t.Errorf("%d forms wait, want 10", n)
	}
	id := keptField.FindStringSubmatch(kept.body)[1]
	b.sendForm("/kept/"+id+"/drop", "opened-by", b.mark()).expect(t, "thrown away", 200, "/kept", "thrown away")
	if s := b.get("/kept"); strings.Contains(s.body, id) {
		t.Error("it is still there")
	}
}

func TestDocumentsAreToBeChosenAgain(t *testing.T) {
	t.Parallel()
	h, b, mark := signedOutAtTheDesk(t)
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	_ = w.WriteField("opened-by", mark)
	_ = w.WriteField("text", typedText)
	part, _ := w.CreateFormFile("files", "reading report.pdf")
	_, _ = part.Write([]byte("%PDF the report itself"))
	_ = w.Close()
	b.send(deskPath, w.FormDataContentType(), body.Bytes()).expect(t, "with a document", 200, "/sign-in?ended=out&typed=kept")
	kept := b.signBackIn(h, "ada@example.org")
	kept.expect(t, "signed in again", 200, "/kept", "Documents are not kept", "reading report.pdf", typedText)
	b.show(kept, deskPath).expect(t, "put back", 422, deskPath, `value="`+typedText+`"`)
}

func TestAPageThatCanNotShowTheTextSaysWhy(t *testing.T) {
	t.Parallel()
	h, b, mark := signedOutAtTheDesk(t)
	b.sendForm("/gone", "opened-by", mark, "text", typedText)
	kept := b.signBackIn(h, "ada@example.org")
	b.show(kept, "/gone").expect(t, "a page without a form", 422, "/gone", "You can still copy your text below", typedText)
	b.show(kept, deskPath).expect(t, "at another page", 404, deskPath, "not kept any more")
}

func TestASessionTellsHowLongItHolds(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.get("/session").expect(t, "nobody", 401, "/session")
	b.signIn(h, "ada@example.org")
	b.get(deskPath).expect(t, "a page", 200, deskPath, `data-session="1800"`, "Stay signed in")
	for range 28 {
		h.clock.Advance(25 * time.Minute)
		b.get("/session").expect(t, "still there", 200, "/session")
	}
	if s := b.get("/session"); s.body != "1200" { // 11 hours and 40 minutes have passed, of 12
		t.Errorf("left: %s", s.body)
	}
}
