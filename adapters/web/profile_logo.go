package web

import (
	"io"
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"
)

const (
	logoBody   = 6 << 20
	logoAtMost = 5 << 20
)

// logoPage takes a picture of the council's logo.
type logoPage struct {
	view.Page
	Now     string
	Version view.Hidden
	Picture view.FileUpload
	Buttons view.Buttons
}

func (p ProfilePages) askLogo(w http.ResponseWriter, r *http.Request) error {
	editions, err := p.open(r)
	if err != nil {
		return err
	}
	p.drawLogo(w, r, http.StatusOK, editions[0], form.Errors{})
	return nil
}

func (p ProfilePages) drawLogo(w http.ResponseWriter, r *http.Request, status int, e council.Edition, errs form.Errors) {
	page := &logoPage{
		Page:    view.Page{Title: "The council’s logo", Caption: "The council’s profile", Lead: "It stands at the head of every page, and of the first page of each document. Letters that were issued before stay as they are. The picture is drawn anew, so that nothing is kept but what it shows.", Errors: errs.Summary(), Back: &view.Link{Text: "Back to the profile", Href: councilProfile}},
		Version: versionHidden(e.Number),
		Picture: view.FileUpload{Name: "logo", Label: "A picture of your logo", Hint: "PNG or JPEG, about 400 points wide, on white or without ground.", Accept: "image/png,image/jpeg", Error: errs.For("logo")},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Use this logo", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: councilProfile}},
	}
	if e.Profile.Logo != "" {
		page.Now = logoURL(e.Profile.Logo)
		page.Buttons.Buttons = append(page.Buttons.Buttons, view.Button{Text: "Use no logo", Value: "none", Kind: view.Secondary})
	}
	p.pages.Show(w, r, status, "profile_logo", page)
}

func (p ProfilePages) saveLogo(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	editions, err := p.open(r)
	if err != nil {
		return err
	}
	in := hosting.ProfileInput{Number: editions[0].Number, Change: func(*council.Profile) {}}
	var errs form.Errors
	if values.Action() == "none" {
		in.Change = func(profile *council.Profile) { profile.Logo = "" }
	} else {
		in.Logo, in.LogoType, err = logoOf(values, &errs)
	}
	if err == nil && !errs.Any() {
		err = p.change.Do(r.Context(), ActorOf(r), in)
		errs.AddFault(err)
	}
	if errs.Any() {
		p.drawLogo(w, r, http.StatusUnprocessableEntity, editions[0], errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "Saved. Everyone sees it now.")
	http.Redirect(w, r, councilProfile, http.StatusSeeOther)
	return nil
}

// logoOf reads the picture; its kind is what it holds, whatever it is called.
func logoOf(values *form.Values, errs *form.Errors) ([]byte, string, error) {
	files := values.Files("logo")
	if len(files) == 0 {
		errs.Add("logo", "Choose a picture.")
		return nil, "", nil
	}
	file, err := files[0].Open()
	if err != nil {
		return nil, "", err
	}
	defer file.Close()
	picture, err := io.ReadAll(io.LimitReader(file, logoAtMost+1))
	if len(picture) > logoAtMost {
		errs.Add("logo", "This picture is larger than 5 MB. Make it smaller and send it again.")
	}
	if len(picture) == 0 {
		errs.Add("logo", "This file is empty. Choose another.")
	}
	return picture, http.DetectContentType(picture), err
}
