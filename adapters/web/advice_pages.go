package web

import (
	"net/http"

	"ehchub/application/assessment"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// AdvicePages are the adviser's: what is asked, the parts to fill in, and sending it.
type AdvicePages struct {
	pages  *Pages
	texts  RichTexts
	ids    ports.IDs
	open   assessment.OpenAdvice
	write  assessment.WriteAdvice
	submit assessment.SubmitAdvice
	read   assessment.ReadAdvice
}

// NewAdvicePages makes the adviser's pages.
func NewAdvicePages(pages *Pages, texts RichTexts, ids ports.IDs, open assessment.OpenAdvice, write assessment.WriteAdvice, submit assessment.SubmitAdvice, read assessment.ReadAdvice) AdvicePages {
	return AdvicePages{pages, texts, ids, open, write, submit, read}
}

// Routes lists the adviser's addresses.
func (p AdvicePages) Routes() []Route {
	const at = "/cases/{case}/assessment/advice/{advice}"
	return []Route{
		{Method: http.MethodGet, Path: at, Name: "advice", Do: p.show},
		{Method: http.MethodGet, Path: at + "/about", Name: "advice.about", Do: p.showAbout},
		{Method: http.MethodPost, Path: at + "/about", Name: "advice.about.save", Do: p.saveAbout},
		{Method: http.MethodGet, Path: at + "/background", Name: "advice.background", Do: p.showBackground},
		{Method: http.MethodPost, Path: at + "/background", Name: "advice.background.save", Do: p.saveBackground},
		{Method: http.MethodGet, Path: at + "/questions", Name: "advice.questions", Do: p.showQuestions},
		{Method: http.MethodPost, Path: at + "/questions", Name: "advice.questions.save", Do: p.saveQuestions},
		{Method: http.MethodGet, Path: at + "/areas/{area}", Name: "advice.area", Do: p.showArea},
		{Method: http.MethodPost, Path: at + "/areas/{area}", Name: "advice.area.save", Do: p.saveArea},
		{Method: http.MethodGet, Path: at + "/submit", Name: "advice.check", Do: p.check},
		{Method: http.MethodPost, Path: at + "/submit", Name: "advice.submit", Do: p.send},
		{Method: http.MethodGet, Path: at + "/read", Name: "advice.read", Do: p.showRead},
	}
}

// adviceView is one request for advice as the pages draw it.
type adviceView struct {
	assessment.AdviceOut
	// guest draws it for somebody without an account, at addresses of their own.
	guest bool
}

// opened reads the request that the address names, for its writer.
func (p AdvicePages) opened(r *http.Request) (adviceView, error) {
	id, advice, err := advicePath(r)
	if err != nil {
		return adviceView{}, err
	}
	out, err := p.open.Do(r.Context(), ActorOf(r), id, advice)
	return adviceView{out, ActorOf(r).Kind == ehc.Guest}, err
}

func advicePath(r *http.Request) (ehc.CaseID, ehc.AdviceID, error) {
	id, err := caseID(r)
	if err != nil {
		return "", "", err
	}
	advice, err := pathID[ehc.AdviceID](r, "advice")
	return id, advice, err
}

// pathArea reads the area of need from the path.
func pathArea(r *http.Request) (needs.AreaInfo, error) {
	info, ok := needs.Info(needs.Area(mux.Vars(r)["area"]))
	if !ok {
		return info, fault.New(fault.NotFound, "web.path", "There is no such page.")
	}
	return info, nil
}
