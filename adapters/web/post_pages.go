package web

import (
	"net/http"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/documents"
	"ehchub/application/notifying"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

const councilPost = councilHome + "/post"

// PostPages are the council's own post: what is to be printed and posted today, and what was.
type PostPages struct {
	pages   *Pages
	letters notifying.PostLetters
}

// NewPostPages makes the pages.
func NewPostPages(pages *Pages, letters notifying.PostLetters) PostPages {
	return PostPages{pages, letters}
}

// Routes lists their addresses.
func (p PostPages) Routes() []Route {
	const back = councilPost + "/{message}/back"
	return []Route{
		{Method: http.MethodGet, Path: councilPost, Name: "council.post", Do: p.show},
		{Method: http.MethodPost, Path: councilPost, Name: "council.post.mark", Do: p.mark},
		{Method: http.MethodGet, Path: councilPost + "/letters.pdf", Name: "council.post.file", Do: p.print, Timeout: documentTimeout},
		{Method: http.MethodGet, Path: back, Name: "council.post.back.ask", Do: p.askBack},
		{Method: http.MethodPost, Path: back, Name: "council.post.back", Do: p.putBack},
	}
}

type postForm struct {
	Letters []string `form:"letters" label:"the letters that you have posted"`
	On      ehc.Date `form:"posted-on" label:"the day on which they were posted"`
}

func (p PostPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.letters.Do(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	var all []string
	for _, item := range out.Waiting {
		all = append(all, string(item.Message))
	}
	p.draw(w, r, http.StatusOK, out, all, form.DateText(out.Today), form.Errors{})
	return nil
}

func (p PostPages) draw(w http.ResponseWriter, r *http.Request, status int, out notifying.PostOut, chosen []string, on string, errs form.Errors) {
	page := &postPage{Page: view.Page{Title: "Letters to post", Errors: errs.Summary(), Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome}}, Posted: postedTable(out.Posted)}
	if len(out.Waiting) == 0 {
		page.Parts = []view.Component{view.Empty{Title: "Nothing to post", Text: "Letters to people who asked for post wait here until somebody prints and posts them."}}
		p.pages.Show(w, r, status, "post", page)
		return
	}
	page.Lead = "Print the letters, put each into its envelope with what goes beside it, and post them today: the law counts from the day of posting."
	page.Parts = []view.Component{view.Buttons{Buttons: []view.Button{{Text: "Download " + letterCount(len(out.Waiting)) + " as one PDF", Href: councilPost + "/letters.pdf", Kind: view.Secondary}}}}
	boxes := view.Checkboxes{Name: "letters", Legend: "Letters that you have posted", Hint: "Take the tick away from a letter that has not gone yet.", Values: chosen, Error: errs.For("letters")}
	for _, item := range out.Waiting {
		boxes.Options = append(boxes.Options, view.Option{Value: string(item.Message), Text: item.Name + ", " + strings.Join(item.Address, ", "), Hint: postHint(item)})
	}
	page.Form = []view.Component{boxes, view.DateInput{Name: "posted-on", Label: "Posted on", Value: on, Error: errs.For("posted-on"), Max: form.DateText(out.Today)}}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Mark as posted", Value: "send"}}}
	p.pages.Show(w, r, status, "post", page)
}

type postPage struct {
	view.Page
	Parts, Form []view.Component
	Buttons     view.Buttons
	Posted      *view.Table
}

func letterCount(n int) string {
	if n == 1 {
		return "1 letter"
	}
	return strconv.Itoa(n) + " letters"
}

func postHint(item ports.PostItem) string {
	words := []string{item.Title}
	if item.Reference != "" {
		words = append(words, string(item.Reference))
	}
	words = append(words, "written "+view.When(item.QueuedAt))
	if item.Enclose != "" {
		words = append(words, "put in: "+item.Enclose)
	}
	return strings.Join(words, " · ")
}

func postedTable(items []ports.PostItem) *view.Table {
	if len(items) == 0 {
		return nil
	}
	t := &view.Table{Caption: "Posted in the last 14 days", Columns: []view.Column{{Text: "To"}, {Text: "Letter"}, {Text: "Posted on"}, {Text: "By"}, {Text: "Mistake", Hidden: true}}}
	for _, item := range items {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{
			{Text: item.Name, Sub: string(item.Reference), Main: true}, {Text: item.Title}, {Text: item.PostedOn.Long()}, {Text: item.PostedBy},
			{Text: "Put back", Hidden: "the letter to " + item.Name, Href: councilPost + "/" + string(item.Message) + "/back"},
		}})
	}
	return t
}

func (p PostPages) mark(w http.ResponseWriter, r *http.Request) error {
	return shortForm[postForm]{
		take: func(in postForm) error {
			ids := make([]ehc.MessageID, len(in.Letters))
			for i, id := range in.Letters {
				ids[i] = ehc.MessageID(id)
			}
			_, err := p.letters.Mark(r.Context(), ActorOf(r), in.On, ids...)
			return err
		},
		again: func(status int, in postForm, values *form.Values, errs form.Errors) {
			out, err := p.letters.Do(r.Context(), ActorOf(r))
			if err != nil {
				p.pages.ShowError(w, r, err)
				return
			}
			p.draw(w, r, status, out, in.Letters, values.Text("posted-on"), errs)
		},
		said: "Marked as posted. The day stands on the timeline of each case.", next: councilPost,
	}.answer(w, r)
}

func (p PostPages) print(w http.ResponseWriter, r *http.Request) error {
	file, err := p.letters.Print(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	sendFile(w, r, documents.File{Name: "letters-to-post.pdf", Type: ports.PDF.MediaType(), Content: file})
	return nil
}

// posted finds a letter that was marked as posted lately.
func (p PostPages) posted(r *http.Request) (ports.PostItem, error) {
	out, err := p.letters.Do(r.Context(), ActorOf(r))
	if err != nil {
		return ports.PostItem{}, err
	}
	for _, item := range out.Posted {
		if string(item.Message) == mux.Vars(r)["message"] {
			return item, nil
		}
	}
	return ports.PostItem{}, fault.New(fault.NotFound, "post.unknown", "This letter was not marked as posted in the last 14 days, or somebody else has put it back.")
}

func (p PostPages) askBack(w http.ResponseWriter, r *http.Request) error {
	item, err := p.posted(r)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", &confirmPage{
		Page: view.Page{Title: "Was this letter not posted?", Caption: "Letters to post", Back: &view.Link{Text: "Back to the letters", Href: councilPost}},
		Confirm: view.Confirm{
			What: []string{"To " + item.Name + ": " + item.Title + ", marked as posted on " + item.PostedOn.Long() + ".", "It waits to be posted again. The timeline of the case tells that it was marked by mistake."},
			Yes:  view.Button{Text: "Yes, put it back", Value: "back"}, No: view.Link{Text: "No, go back", Href: councilPost}, Action: councilPost + "/" + string(item.Message) + "/back",
		},
	})
	return nil
}

func (p PostPages) putBack(w http.ResponseWriter, r *http.Request) error {
	if err := p.letters.PutBack(r.Context(), ActorOf(r), ehc.MessageID(mux.Vars(r)["message"])); err != nil {
		return err
	}
	LeaveNotice(w, "The letter waits to be posted again.")
	http.Redirect(w, r, councilPost, http.StatusSeeOther)
	return nil
}
