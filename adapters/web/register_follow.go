package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/importing"
	"ehchub/domain/ehc"
)

// followForm is the shape of moving the children of a setting that is shut.
type followForm struct {
	On ehc.Date `form:"on" label:"the first day at the new setting"`
}

// following reads from where to where an address asks children to be moved.
func followingOf(r *http.Request) (from, to ehc.SettingID) {
	q := r.URL.Query()
	return ehc.SettingID(q.Get("from")), ehc.SettingID(q.Get("to"))
}

func (p RegisterPages) askFollow(w http.ResponseWriter, r *http.Request) error {
	return p.drawFollow(w, r, http.StatusOK, nil, form.Errors{})
}

func (p RegisterPages) drawFollow(w http.ResponseWriter, r *http.Request, status int, v *form.Values, errs form.Errors) error {
	from, to := followingOf(r)
	left, heir, err := p.follow.Read(r.Context(), ActorOf(r), from, to)
	if err != nil {
		return err
	}
	on := form.DateText(left.On)
	if v != nil {
		on = v.Text("on")
	}
	page := &formPage{
		Page: view.Page{Title: "Move " + view.Count(left.Children, "child", "children") + " to " + heir.Name, Errors: errs.Summary(), Back: &view.Link{Text: "Back to the register", Href: councilRegister},
			Lead: left.Setting.Name + " is shut. The register says that " + heir.Name + " took its place."},
		Parts: []view.Component{
			view.DateInput{Name: "on", Label: "First day at the new setting", Value: on, Error: errs.For("on")},
			view.Inset{Paragraphs: []string{
				"Each child’s record gets " + heir.Name + " as their setting, with " + left.Setting.Name + " as the one before.",
				peopleWords(left.People, left.Setting.Name, heir.Name),
				"Plans that name " + left.Setting.Name + " in section I stay as they were issued.",
			}},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Move them", Value: "send"}}, Link: &view.Link{Text: "Leave them where they are", Href: councilRegister}},
	}
	p.pages.Show(w, r, status, "form", page)
	return nil
}

func peopleWords(n int, from, to string) string {
	if n == 0 {
		return "Nobody acts for " + from + " in the hub, so nobody gains or loses access."
	}
	return view.Count(n, "person who acts", "people who act") + " for " + from + " will act for " + to + " too, and see these children’s files as before."
}

func (p RegisterPages) followIt(w http.ResponseWriter, r *http.Request) error {
	from, to := followingOf(r)
	var drawn error
	step := shortForm[followForm]{
		take: func(in followForm) error {
			_, err := p.follow.Do(r.Context(), ActorOf(r), importing.FollowInput{From: from, To: to, On: in.On})
			return err
		},
		again: func(status int, _ followForm, v *form.Values, errs form.Errors) {
			drawn = p.drawFollow(w, r, status, v, errs)
		},
		said: "The children are moved. Each file’s timeline says so.",
		next: councilRegister,
	}
	if err := step.answer(w, r); err != nil {
		return err
	}
	return drawn
}
