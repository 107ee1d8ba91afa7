package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// personOption offers somebody to be chosen: their name and job title, and below them all by which they can be found.
// value gives what the form posts for them.
func personOption(p ports.Choosable, value func(ehc.PersonID) string) view.Option {
	return view.Option{Value: value(p.ID), Text: joined(p.Name, p.JobTitle), Hint: strings.Join(slices.DeleteFunc(append(slices.Clone(p.Through), p.Email), func(part string) bool { return part == "" }), ", ")}
}

// ofPersons posts persons among others.
func ofPersons(id ehc.PersonID) string { return string(ehc.HeldByPerson) + ":" + string(id) }

// asIdentity posts persons alone.
func asIdentity(id ehc.PersonID) string { return string(id) }

// mostAnswered is how many choices one answer to a type-ahead holds.
const mostAnswered = 50

// answerChoices gives choices to a type-ahead that asks for those who are not in its list.
func answerChoices(w http.ResponseWriter, options []view.Option) error {
	type choice struct {
		Value string `json:"value"`
		Text  string `json:"text"`
		Hint  string `json:"hint"`
	}
	found := make([]choice, 0, min(len(options), mostAnswered))
	for _, o := range options[:min(len(options), mostAnswered)] {
		found = append(found, choice{o.Value, o.Text, o.Hint})
	}
	text, err := json.Marshal(found)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, err = w.Write(text)
	return err
}
