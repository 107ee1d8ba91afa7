package web

import (
	"net/http"

	"ehchub/application/documents"
)

// askRestore asks before going back to the hub's own text (V19).
func (p LetterTextPages) askRestore(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", restorePage(out.About.Name, letterTextURL(out.About.Kind), out.Current.Version,
		"Letters from now on use the text that the hub came with.", "Your text stays in the list of earlier texts. Letters that were issued stay as they are."))
	return nil
}

func (p LetterTextPages) restore(w http.ResponseWriter, r *http.Request) error {
	kind := kindOf(r)
	return takeRestore(w, r, letterTextURL(kind), "Letters use the hub’s own text again.", func(version int) error {
		return p.texts.Do(r.Context(), ActorOf(r), documents.LetterTextInput{Kind: kind, Version: version, Restore: true})
	})
}
