package web

import (
	"net/http"
	"time"

	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// RequestPages are asking for an assessment: the public start page, the draft's pages and the receipt; and the
// request as it is read once it was sent.
type RequestPages struct {
	pages   *Pages
	keys    draftKeys
	board   ports.Board
	uses    RequestUses
	proxies int
}

// RequestUses are the use cases of a request.
type RequestUses struct {
	Start   assessment.StartRequest
	Begun   assessment.ListDrafts
	Open    assessment.OpenRequestDraft
	Write   assessment.WriteRequest
	Submit  assessment.SubmitRequest
	Receipt assessment.ReadReceipt
	Read    assessment.ReadRequest
	Upload  assessment.UploadFile
	Remove  assessment.RemoveFile
	// PrepareConfirm and Confirm ask the owner of an account whether a visitor's request is theirs.
	PrepareConfirm assessment.PrepareConfirm
	Confirm        assessment.ConfirmRequest
}

// NewRequestPages makes the pages. The council's contacts stand on them; proxies tell visitors apart.
func NewRequestPages(pages *Pages, uses RequestUses, board ports.Board, public PublicURL, o AccountOptions) RequestPages {
	return RequestPages{pages: pages, keys: draftKeys{public.secure()}, board: board, uses: uses, proxies: o.Proxies}
}

// Routes lists the addresses. Those of a draft need no sign-in: the key in the browser opens it.
func (p RequestPages) Routes() []Route {
	const draft = "/requests/{case}"
	return []Route{
		{Method: http.MethodGet, Path: "/request", Name: "request.start", Do: p.showStart, Open: true},
		{Method: http.MethodPost, Path: "/request", Name: "request.started", Do: p.start, Open: true},
		{Method: http.MethodGet, Path: "/requests/new", Name: "request.new", Do: p.showNew},
		{Method: http.MethodPost, Path: "/requests/new", Name: "request.new.started", Do: p.startNew},
		{Method: http.MethodGet, Path: draft, Name: "request.draft", Do: p.draft(p.showTasks), Open: true},
		{Method: http.MethodGet, Path: draft + "/you", Name: "request.you", Do: p.draft(p.showYou), Open: true},
		{Method: http.MethodPost, Path: draft + "/you", Name: "request.you.save", Do: p.draft(p.saveYou), Open: true},
		{Method: http.MethodGet, Path: draft + "/child", Name: "request.child", Do: p.draftWith(true, p.showChild), Open: true},
		{Method: http.MethodPost, Path: draft + "/child", Name: "request.child.save", Do: p.draftWith(true, p.saveChild), Open: true},
		{Method: http.MethodGet, Path: draft + "/story", Name: "request.story", Do: p.draft(p.showStory), Open: true},
		{Method: http.MethodPost, Path: draft + "/story", Name: "request.story.save", Do: p.draft(p.saveStory), Open: true},
		{Method: http.MethodGet, Path: draft + "/documents", Name: "request.documents", Do: p.draft(p.showDocuments), Open: true},
		{Method: http.MethodPost, Path: draft + "/documents", Name: "request.documents.save", Do: p.draft(p.saveDocuments), Open: true, MaxBody: uploadBody, Timeout: uploadTime},
		{Method: http.MethodGet, Path: draft + "/check", Name: "request.check", Do: p.draft(p.showCheck), Open: true},
		{Method: http.MethodPost, Path: draft + "/check", Name: "request.send", Do: p.send, Open: true},
		{Method: http.MethodGet, Path: draft + "/sent", Name: "request.sent", Do: p.showSent, Open: true},
		{Method: http.MethodGet, Path: "/cases/{case}/confirm", Name: "request.confirm", Do: p.showConfirm},
		{Method: http.MethodPost, Path: "/cases/{case}/confirm", Name: "request.confirmed", Do: p.confirm},
		{Method: http.MethodGet, Path: "/cases/{case}/request", Name: "request.read", Do: p.showRequest},
	}
}

// Bounds of a page that takes documents.
const (
	uploadBody = 110 << 20
	uploadTime = 90 * time.Second
)

// draftURL is the address of one of a draft's pages: draftURL(id, "/child").
func draftURL(id ehc.CaseID, page string) string { return "/requests/" + string(id) + page }

// draftHandler answers for one page of an open draft.
type draftHandler func(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error

// draft opens the draft that the address names, for its author. Once it was sent, its pages lead to the receipt.
func (p RequestPages) draft(do draftHandler) Handler { return p.draftWith(false, do) }

// draftWith also reads the settings that can be chosen.
func (p RequestPages) draftWith(settings bool, do draftHandler) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		id, err := caseID(r)
		if err != nil {
			return err
		}
		out, err := p.uses.Open.Do(r.Context(), p.keys.actor(r), id, settings)
		if fault.Is(err, fault.Forbidden) || fault.Is(err, fault.NotFound) {
			if receipt, receiptErr := p.uses.Receipt.Do(r.Context(), p.keys.actor(r), id); receiptErr == nil && receipt.Sent {
				http.Redirect(w, r, draftURL(id, "/sent"), http.StatusSeeOther)
				return nil
			}
		}
		if err != nil {
			return err
		}
		return do(w, r, out)
	}
}

// draftPage is the frame of one of a draft's pages.
func draftPage(out assessment.RequestDraftOut, title string) view.Page {
	return view.Page{Title: title, Caption: "Request for an assessment", Back: &view.Link{Text: "Back to the list", Href: draftURL(out.Case.ID(), "")}}
}

// draftBar saves and goes on, saves and stays, or goes back without saving.
func draftBar(out assessment.RequestDraftOut) view.SaveBar {
	saved := out.Case.UpdatedAt()
	if saved.Equal(out.Case.CreatedAt()) {
		saved = time.Time{} // it was started, nothing more
	}
	bar := saveBar(view.Link{Text: "Back without saving", Href: draftURL(out.Case.ID(), "")}, saved, out.Today)
	bar.Buttons = []view.Button{{Text: "Save and continue", Value: "continue"}, {Text: "Save", Value: "save", Kind: view.Secondary}}
	return bar
}

// onBehalf reports whether the authority writes down what reached it another way.
func onBehalf(c *casework.Case) bool { return c.Request().Channel.OnBehalf() }
