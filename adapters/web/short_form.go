package web

import (
	"net/http"

	"ehchub/adapters/web/form"
)

// shortForm is a form of a few fields that takes one step: it is read and taken, and shown again with everything typed
// where something is wrong.
type shortForm[In any] struct {
	check func(in *In, errs *form.Errors) // what the fields don't say by themselves; nil where that is nothing
	take  func(in In) error
	again func(status int, in In, values *form.Values, errs form.Errors)
	said  string // once it is taken
	next  string // the page that follows
}

func (f shortForm[In]) answer(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in In
	errs := form.Read(values, &in)
	if values.ClearPressed() {
		f.again(http.StatusOK, in, values, form.Errors{})
		return nil
	}
	if f.check != nil {
		f.check(&in, &errs)
	}
	if !errs.Any() {
		if err = f.take(in); err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		f.again(statusAgain(errs, err), in, values, errs)
		return nil
	}
	LeaveNotice(w, f.said)
	http.Redirect(w, r, f.next, http.StatusSeeOther)
	return nil
}
