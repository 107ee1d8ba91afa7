package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// aboutMe is, below a case, the child's own page: few words and pictures (C34).
const aboutMe = "/assessment/about-me"

// childPage is the start of the child's own page.
type childPage struct {
	view.Page
	Tiles []childTile
}

// childTile is one question of the child's page.
type childTile struct {
	Picture view.Picture
	Ask     string
	Href    string
	Done    bool
}

func (p ViewsPages) showChild(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.child.Do)
	if err != nil {
		return err
	}
	page := &childPage{Page: view.Page{Title: "About me", Caption: out.Case.Child().Called(), Lead: "Tap a picture to begin. Stop whenever you like. Somebody can help you.",
		Back: &view.Link{Text: "Back to the page for grown-ups", Href: caseURL(out.Case, "/assessment#views")}}}
	for _, one := range advice.ChildPages() {
		page.Tiles = append(page.Tiles, childTile{view.Picture{Name: one.Picture}, one.Ask, caseURL(out.Case, aboutMe+"/"+one.Tile), !out.Views.Tile(one.Tile).IsEmpty()})
	}
	p.pages.Show(w, r, http.StatusOK, "views_child", page)
	return nil
}

var noChildTile = fault.New(fault.NotFound, "views.child-tile", "There is no such picture.")

func (p ViewsPages) askChild(w http.ResponseWriter, r *http.Request) error {
	out, err := p.opened(r)
	if err != nil {
		return err
	}
	if _, ok := advice.PageOf(out.Tile.Key); !ok {
		return noChildTile
	}
	if !out.MayWrite { // to read it
		http.Redirect(w, r, caseURL(out.Case, "/assessment/views/"+out.Tile.Key), http.StatusSeeOther)
		return nil
	}
	values := form.Of(viewFields(out))
	if out.OwnWords && values.Text("whose") == "" {
		values.Set("whose", childsWords(out, ActorOf(r)))
		values.Set("on-behalf", out.Case.Child().Called())
	}
	p.draw(w, r, http.StatusOK, out, values, form.Errors{})
	return nil
}

// childsWords says whose words they are before anybody has: the young person’s own, or the child’s, written down.
func childsWords(out assessment.TileOut, reader ehc.Actor) string {
	if strings.EqualFold(reader.Name, out.Case.Child().FullName()) {
		return ownViews
	}
	return "for"
}

// drawChild shows a tile as the child reads it: the pictures first, what is for whoever helps folded away.
func (p ViewsPages) drawChild(w http.ResponseWriter, r *http.Request, status int, out assessment.TileOut, page *writingPage, v *form.Values, errs form.Errors) {
	asked, _ := advice.PageOf(out.Tile.Key)
	start := view.Link{Text: "Back to all the pictures", Href: caseURL(out.Case, aboutMe)}
	page.Page = view.Page{Title: asked.Ask, Caption: "About me", Back: &start, Errors: errs.Summary()}
	page.Intro = nil
	page.Save = saveBar(start, out.View.At, out.Today)
	page.Save.Buttons = []view.Button{{Text: "Save, and next picture", Value: "next"}, {Text: "Save", Value: "save", Kind: view.Secondary}}
	helper := view.SideSection{Title: "For the person who helps", Open: errs.Any(), Parts: append([]view.Component{whoseField(out, v, errs)}, howFields(v, errs)...)}
	if assessment.WritesDownViews(out.Head) {
		helper.Open, helper.Parts = true, append(helper.Parts, paperFields(v, errs)...)
	}
	page.Parts = []view.Component{pictureCards(out, v, errs),
		p.texts.Input(v, errs, view.RichTextInput{Name: "text", Label: "Say more, if you like", Rows: 4}),
		view.Button{Text: "Add a photo, a drawing, a film or a recording", Value: "files", Kind: view.Secondary}, helper}
	p.pages.Show(w, r, status, "writing", page)
}

func pictureCards(out assessment.TileOut, v *form.Values, errs form.Errors) view.PictureCards {
	asked, _ := advice.PageOf(out.Tile.Key)
	cards := view.PictureCards{Name: "cards", Legend: "Tap what is true for you", Values: v.All("cards"), Error: errs.For("cards")}
	for _, card := range asked.Cards {
		cards.Cards = append(cards.Cards, view.PictureCard{Value: card.Key, Text: card.Word, Picture: view.Picture{Name: card.Picture}})
	}
	return cards
}

// tookPartFields ask of grown-ups how the child took part, with what the child chose from pictures.
func tookPartFields(out assessment.TileOut, v *form.Values, errs form.Errors) []view.Component {
	return append(howFields(v, errs), view.SideSection{Title: "Pictures that " + out.Case.Child().Called() + " chose", Open: len(v.All("cards")) > 0, Parts: []view.Component{pictureCards(out, v, errs)}})
}

func howFields(v *form.Values, errs form.Errors) []view.Component {
	ways := view.Radios{Name: "way", Legend: "How did the child or young person take part?", Hint: "Everybody who reads the views sees this.", Value: v.Text("way"), Error: errs.For("way"), Clearable: true}
	for _, rule := range advice.Ways() {
		ways.Options = append(ways.Options, view.Option{Value: string(rule.Way), Text: rule.Label})
	}
	return []view.Component{ways, view.TextInput{Name: "helper", Label: "Who helped, and how?", Hint: "For example: her teaching assistant, with a talking mat. Leave it empty if nobody did.", Value: v.Text("helper"), Error: errs.For("helper")}}
}

// partTaken reads how the child took part; nil where the tile is not the child's.
func partTaken(out assessment.TileOut, v *form.Values) *advice.Part {
	if out.Tile.Voice != advice.Child {
		return nil
	}
	return &advice.Part{Cards: v.All("cards"), Way: advice.Way(v.Text("way")), Helper: v.Text("helper")}
}

// nextPicture is the child's page after a tile: the next question, or all of them after the last.
func nextPicture(tile string) string {
	pages := advice.ChildPages()
	for i, one := range pages {
		if one.Tile == tile && i+1 < len(pages) {
			return aboutMe + "/" + pages[i+1].Tile
		}
	}
	return aboutMe
}
