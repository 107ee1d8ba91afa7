package web

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// writingPage is a form that is saved piece by piece: what it is for, its fields, and a bar to save with that stays
// in reach. Changes that were not saved are never dropped without a word.
type writingPage struct {
	view.Page
	Intro  []view.Component
	Hidden []view.Hidden
	Parts  []view.Component
	Save   view.SaveBar
	// Unsaved means that the form shows something that is not kept yet, although nobody typed it.
	Unsaved bool
	// Submit is the action of the key Enter; "save" where it is empty.
	Submit string
}

// confirmPage asks once more before a step (V19).
type confirmPage struct {
	view.Page
	Intro   []view.Component
	Confirm view.Confirm
}

// saveBar is the bar of a writing page: save and stay, save and go back, or go back without.
func saveBar(back view.Link, savedAt time.Time, today ehc.Date) view.SaveBar {
	bar := view.SaveBar{Buttons: []view.Button{{Text: "Save", Value: "save"}, {Text: "Save and go back", Value: "back", Kind: view.Secondary}}, Link: &back, ByItself: true}
	switch {
	case savedAt.IsZero():
		bar.State = "Not saved yet"
	case ehc.DateIn(savedAt, application.London) == today:
		bar.State = "Saved at " + view.Clock(savedAt)
	default:
		bar.State = "Saved " + view.When(savedAt)
	}
	return bar
}

func versionHidden(version int) view.Hidden {
	return view.Hidden{Name: versionField, Value: strconv.Itoa(version)}
}

// saving is one save of a form that two people may have open at once.
type saving struct {
	values *form.Values
	errs   *form.Errors
	// save reads the values and calls the use case with the version that the writer had read. What is wrong with
	// the values it says in errs, and then doesn't call.
	save func(version int) error
	// load gives what is stored by now.
	load func() (stored, error)
	// written is what the save itself says is stored now, so that nobody has to read it; nil where it doesn't say.
	written *stored
	// status is that of the form when it has to be shown again.
	status int
	// posted is what was sent, before it was brought together with what others had saved.
	posted *form.Values
	// wrong is what a page that saved by itself could not save, where the rest was saved; partly is that only the rest
	// is being saved.
	wrong  form.Errors
	partly bool
}

// clash is what is left to ask when two people wrote in the same place.
type clash struct {
	stored
	differences []form.Difference
	errs        form.Errors
}

// run saves. A nil clash with nothing in s.errs means that it is saved.
func (s *saving) run(r *http.Request) (*clash, error) {
	s.posted = form.Of(s.values.Fields())
	if s.values.Chosen() {
		by, err := s.load()
		if err != nil {
			return nil, err
		}
		if left, errs := form.Choose(s.values, by.Fields, by.Label); errs.Any() {
			return &clash{by, left, errs}, nil
		}
	}
	if savesByItself(r) && s.errs.Any() {
		return s.keepRest(r)
	}
	left, err := s.merge(r)
	if err == nil && left == nil && savesByItself(r) && s.errs.Any() {
		return s.keepRest(r)
	}
	return left, err
}

// merge saves, brought together with what others have saved meanwhile.
func (s *saving) merge(r *http.Request) (*clash, error) {
	version, err := readVersion(s.values), error(nil)
	for range 3 {
		done := s.noting(r)
		err = s.save(version)
		done()
		if errors.Is(err, ports.SavedAlready) {
			return nil, nil
		}
		if !fault.Is(err, fault.Conflict) {
			told := s.errs.AddFault(err)
			if s.status = statusAgain(*s.errs, err); told || s.errs.Any() {
				return nil, nil // the form says so, with everything typed still there
			}
			return nil, err
		}
		by, loadErr := s.load()
		if loadErr != nil {
			return nil, loadErr
		}
		earlier, again, lastErr := lastSelfSave(r)
		if again || lastErr != nil {
			return nil, lastErr
		}
		form.Recognise(s.values, by.Fields, earlier.Marks)
		if left := form.Merge(s.values, by.Fields); len(left) > 0 {
			return &clash{by, left, form.Errors{}}, nil
		}
		version = by.Version
	}
	return nil, err
}

// keepRest saves what a page saves by itself without the fields that are wrong: they stay as they are stored, and the
// page says what is wrong with them. Where the rest can't be saved either, nothing is.
func (s *saving) keepRest(r *http.Request) (*clash, error) {
	wrong, status := *s.errs, s.status
	if len(wrong.Fields()) == 0 {
		return nil, nil
	}
	by, err := s.load()
	if err != nil {
		return nil, err
	}
	for _, field := range wrong.Fields() {
		s.values.TakeStored(field, by.Fields)
	}
	*s.errs, s.partly = form.Errors{}, true
	left, err := s.merge(r)
	if s.errs.Any() || err != nil || left != nil {
		*s.errs, s.status, s.partly = wrong, max(status, http.StatusUnprocessableEntity), false
		return left, err
	}
	s.wrong = wrong
	return nil, nil
}
