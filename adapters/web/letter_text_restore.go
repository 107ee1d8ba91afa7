package web

import (
	"net/http"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/documents"
	"ehchub/domain/fault"
)

// askRestore asks before going back to the hub's own text (V19).
func (p LetterTextPages) askRestore(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	own := letterTextURL(out.About.Kind)
	p.pages.Show(w, r, http.StatusOK, "confirm_page", &confirmPage{
		Page: view.Page{Title: "Go back to the hub’s own text?", Caption: out.About.Name, Back: &view.Link{Text: "Back to the text", Href: own}},
		Confirm: view.Confirm{
			What:   []string{"Letters from now on use the text that the hub came with.", "Your text stays in the list of earlier texts. Letters that were issued stay as they are."},
			Hidden: []view.Hidden{{Name: versionField, Value: strconv.Itoa(out.Current.Version)}},
			Yes:    view.Button{Text: "Yes, go back to the hub’s own text", Value: "restore"}, No: view.Link{Text: "No, go back", Href: own}, Action: own + "/restore",
		},
	})
	return nil
}

func (p LetterTextPages) restore(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	kind := kindOf(r)
	err = p.texts.Do(r.Context(), ActorOf(r), documents.LetterTextInput{Kind: kind, Version: readVersion(values), Restore: true})
	if fault.Is(err, fault.Conflict) {
		LeaveNotice(w, "Somebody else has changed this text since you opened it. Look at it before you go back to the hub’s own.")
	} else if err != nil {
		return err
	} else {
		LeaveNotice(w, "Letters use the hub’s own text again.")
	}
	http.Redirect(w, r, letterTextURL(kind), http.StatusSeeOther)
	return nil
}
