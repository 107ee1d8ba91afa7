package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/application"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// letterStep is a step that issues letters: it shows each letter just as it will be kept, and issues them once the
// officer has said yes to what was shown.
type letterStep struct {
	values  *form.Values
	confirm string // the button that says yes
	issue   func(application.LetterChoice) error
	// rehearse gives the letters that issuing would keep, or what stands in the way.
	rehearse func(application.LetterChoice) ([]ports.Letter, error)
}

// run takes the step, or gives the letters to show before it, with the status of the page that shows them. A letter that
// reads differently by now is shown again, and errs says so.
func (s letterStep) run(errs *form.Errors) (done bool, letters []ports.Letter, status int, err error) {
	choice, status := letterChoice(s.values), http.StatusOK
	if s.values.Action() == s.confirm && choice.Seen != "" {
		err := s.issue(choice)
		if err == nil {
			return true, nil, http.StatusSeeOther, nil
		}
		if !fault.Has(err, "letter.changed") {
			return false, nil, StatusOf(err), err
		}
		errs.AddConflict(err)
		status = http.StatusConflict
	}
	choice.Seen = ""
	letters, err = s.rehearse(choice)
	return false, letters, status, err
}
