package web

import (
	"encoding/json"
	"net/http"

	"ehchub/application"
	"ehchub/ports"
)

// SettingPages find settings of the whole register for whoever types the name of one.
type SettingPages struct{ units ports.UnitOfWork }

// NewSettingPages makes them.
func NewSettingPages(units ports.UnitOfWork) SettingPages {
	return SettingPages{units}
}

// Routes lists the address. It is open: people without an account name a setting in a request, and the register is
// public.
func (p SettingPages) Routes() []Route {
	return []Route{{Method: http.MethodGet, Path: settingsFound, Name: "settings.find", Do: p.answer, Open: true}}
}

// settingFound is one setting as the list in the browser takes it.
type settingFound struct {
	Value string `json:"value"`
	Text  string `json:"text"`
}

func (p SettingPages) answer(w http.ResponseWriter, r *http.Request) error {
	found, err := application.FindSettings(r.Context(), p.units, r.URL.Query().Get("q"))
	if err != nil {
		return err
	}
	out := make([]settingFound, 0, len(found))
	for _, s := range found {
		out = append(out, settingFound{s.Value, s.Label})
	}
	text, err := json.Marshal(out)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "private, max-age=60")
	_, err = w.Write(text)
	return err
}
