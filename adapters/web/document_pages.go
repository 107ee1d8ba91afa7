package web

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// documentTimeout bounds setting and sending one document: a long plan takes longer than a page.
const documentTimeout = time.Minute

// DocumentPages hand out files: plans, letters, advice, the request, and what pages show.
type DocumentPages struct {
	Public    PublicURL
	Gate      application.Gate
	Renderers documents.Renderers
	Plan      documents.PlanFile
	Draft     documents.DraftFile
	Letter    documents.LetterFile
	Advice    documents.AdviceFile
	Request   documents.RequestFile
	Views     documents.ViewsFile
	Transfer  documents.TransferPack
}

// Routes lists the addresses of files. A visitor takes away the draft request that they hold the key of.
func (p DocumentPages) Routes() []Route {
	const number, format = "{number:[0-9]{1,4}}", "{format:pdf|docx}"
	routes := []Route{
		download("document.plan", "/cases/{case}/plan/versions/"+number+"/plan."+format, p.givePlan(false)),
		download("document.plan-with-advice", "/cases/{case}/plan/versions/"+number+"/plan-with-advice."+format, p.givePlan(true)),
		download("document.plan-letter", "/cases/{case}/plan/versions/"+number+"/letter."+format, p.givePlanLetter),
		download("document.draft", "/cases/{case}/plan/draft."+format, p.giveDraft(false)),
		download("document.draft-with-advice", "/cases/{case}/plan/draft-with-advice."+format, p.giveDraft(true)),
		download("document.assess-letter", "/cases/{case}/decision/letter."+format, p.giveDecision(casework.WhetherToAssess)),
		download("document.issue-letter", "/cases/{case}/issue-decision/letter."+format, p.giveDecision(casework.WhetherToIssue)),
		download("document.reassess-letter", "/cases/{case}"+reassessPath+"/decision/letter."+format, p.giveDecision(casework.WhetherToReassess)),
		download("document.replace-letter", "/cases/{case}"+reassessPath+"/plan-decision/letter."+format, p.giveDecision(casework.WhetherToReplace)),
		download("document.consultation-letter", "/cases/{case}/plan/consultations/{consultation}/letter."+format, p.giveConsultation),
		download("document.answer", "/cases/{case}/plan/consultations/{consultation}/answer.{format:pdf}", p.giveAnswer),
		download("document.advice", "/cases/{case}/assessment/advice/{advice}/advice."+format, p.giveAdvice),
		download("document.views", "/cases/{case}/assessment/views."+format, p.giveViews),
		download("document.transfer-pack", "/cases/{case}"+movingPath+"/pack."+format, func(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
			return p.Transfer.Do(r.Context(), ActorOf(r), id, f)
		}),
		download("document.form", "/cases/{case}"+recordPath+"/form."+format, p.giveForm),
		download("document.request", "/cases/{case}/request/request."+format, p.giveRequest),
		{Method: http.MethodGet, Path: "/requests/{case}/request." + format, Name: "document.request-draft", Do: handOver(p.giveDraftRequest), Timeout: documentTimeout, Open: true},
	}
	for _, page := range takenPages {
		routes = append(routes, download("document."+page.name, "/cases/{case}"+page.path+"."+format, p.givePage(page)))
	}
	return routes
}

// giveFile finds the file that an address of a case names.
type giveFile func(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error)

func download(name, path string, give giveFile) Route {
	return Route{Method: http.MethodGet, Path: path, Name: name, Do: handOver(give), Timeout: documentTimeout}
}

// handOver sends a file to be kept, never to be shown by the browser within the hub's own pages.
func handOver(give giveFile) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		id, err := caseID(r)
		if err != nil {
			return err
		}
		file, err := give(r, id, ports.Format(mux.Vars(r)["format"]))
		if err != nil {
			return err
		}
		sendFile(w, r, file)
		return nil
	}
}

func sendFile(w http.ResponseWriter, r *http.Request, file documents.File) {
	h := w.Header()
	h.Set("Content-Type", file.Type)
	h.Set("Content-Disposition", `attachment; filename="`+file.Name+`"`)
	h.Set("Content-Length", strconv.Itoa(len(file.Content)))
	h.Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodHead {
		_, _ = w.Write(file.Content) // the reader went away: nothing to tell it
	}
}

// letterSize says what kind of file a letter is, and how large: it is drawn only when it is asked for.
var letterSize = fmt.Sprintf("PDF, under %d KB", documents.MostLetterBytes/1000)

// fileLinks offers a document in both formats.
func fileLinks(what, address string) view.Links {
	return view.Links{Links: []view.Link{{Text: "Download " + what + " (PDF)", Href: address + ".pdf"}, {Text: "Download " + what + " (MS Word)", Href: address + ".docx"}}}
}

// giveForm draws a form to be filled in by hand and sent back.
func (p DocumentPages) giveForm(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
	q := r.URL.Query()
	ask := documents.PackAsk{Kind: paper.Kind(q.Get("kind")), Item: q.Get("item")}
	if person := q.Get("person"); person != "" && ehc.ValidID(person) {
		ask.Person = ehc.PersonID(person)
	}
	return documents.PaperPack{Gate: p.Gate, Renderers: p.Renderers}.Do(r.Context(), ActorOf(r), id, ask, f)
}

func (p DocumentPages) givePlan(withAdvice bool) giveFile {
	return func(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
		return p.Plan.Do(r.Context(), ActorOf(r), documents.PlanFileInput{Case: id, Number: pathNumber(r), Format: f, WithAdvice: withAdvice})
	}
}

func (p DocumentPages) givePlanLetter(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
	return p.Letter.Do(r.Context(), ActorOf(r), id, documents.OfVersion(pathNumber(r)), f)
}

// pathNumber reads a number that its route has found to be digits.
func pathNumber(r *http.Request) int {
	number, _ := strconv.Atoi(mux.Vars(r)["number"])
	return number
}

func (p DocumentPages) giveDraft(withAdvice bool) giveFile {
	return func(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
		return p.Draft.Do(r.Context(), ActorOf(r), documents.DraftFileInput{Case: id, Format: f, WithAdvice: withAdvice})
	}
}

// giveDecision gives the letter of the latest decision, or with ?n=1 of the first, ?n=2 of the second.
func (p DocumentPages) giveDecision(q casework.Question) giveFile {
	return func(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
		number := 0
		if asked := r.URL.Query().Get("n"); asked != "" {
			var err error
			if number, err = strconv.Atoi(asked); err != nil || number < 1 {
				return documents.File{}, fault.New(fault.NotFound, "decision.unknown", "There is no such decision.")
			}
		}
		return p.Letter.Do(r.Context(), ActorOf(r), id, documents.OfDecision(q, number), f)
	}
}

func (p DocumentPages) giveConsultation(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
	of, err := pathID[ehc.ConsultationID](r, "consultation")
	if err != nil {
		return documents.File{}, err
	}
	return p.Letter.Do(r.Context(), ActorOf(r), id, documents.OfConsultation(of), f)
}

func (p DocumentPages) giveAdvice(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
	of, err := pathID[ehc.AdviceID](r, "advice")
	if err != nil {
		return documents.File{}, err
	}
	return p.Advice.Do(r.Context(), ActorOf(r), documents.AdviceFileInput{Case: id, Advice: of, Format: f})
}

func (p DocumentPages) giveViews(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
	return p.Views.Do(r.Context(), ActorOf(r), id, f)
}

// giveDraftRequest gives a draft to whoever started it, who may have no account.
func (p DocumentPages) giveDraftRequest(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
	return p.Request.Do(r.Context(), draftKeys{p.Public.secure()}.actor(r), id, f)
}

func (p DocumentPages) giveRequest(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
	return p.Request.Do(r.Context(), ActorOf(r), id, f)
}
