package web

import (
	"net/http"

	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/application/timing"
)

// DelayPages tell families of missed dates, and show which dates of a case were missed.
type DelayPages struct {
	pages   *Pages
	texts   RichTexts
	prepare documents.PrepareDelayLetter
	send    documents.SendDelayLetter
	log     timing.ReadDelays
}

// NewDelayPages makes the pages, whose use cases all enter through the gate.
func NewDelayPages(pages *Pages, texts RichTexts, gate application.Gate) DelayPages {
	return DelayPages{pages, texts, documents.PrepareDelayLetter{Gate: gate}, documents.SendDelayLetter{Gate: gate}, timing.ReadDelays{Gate: gate}}
}

// Routes lists the addresses of delays.
func (p DelayPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/delay-letter", Name: "delay.ask", Do: p.ask},
		{Method: http.MethodPost, Path: "/cases/{case}/delay-letter", Name: "delay.send", Do: p.sendLetter},
		{Method: http.MethodGet, Path: "/cases/{case}/delays", Name: "delay.log", Do: p.showLog},
	}
}
