package ehchub

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"sync"

	"ehchub/adapters/console"
	"ehchub/adapters/email"
	"ehchub/adapters/filestore"
	"ehchub/adapters/filetype"
	"ehchub/adapters/html"
	"ehchub/adapters/identity"
	"ehchub/adapters/pdf"
	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/adapters/web"
	"ehchub/adapters/web/assets"
	"ehchub/adapters/web/view"
	"ehchub/adapters/word"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/application/documents"
	"ehchub/application/notifying"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Hub is the whole hub, put together.
type Hub struct {
	Handler  http.Handler
	config   Config
	database *postgres.Database
	units    ports.UnitOfWork
	worker   notifying.Worker
}

// OpenDatabase opens the database that the configuration names, or the private one, migrated.
func OpenDatabase(ctx context.Context, c Config, log io.Writer) (*postgres.Database, error) {
	return postgres.OpenDatabase(ctx, c.DatabaseURL, filepath.Join(c.DataDir, "postgres"), log)
}

// JoinDatabase opens the database for one command, beside a hub that may be serving.
func JoinDatabase(ctx context.Context, c Config, log io.Writer) (*postgres.Database, error) {
	return postgres.JoinDatabase(ctx, c.DatabaseURL, filepath.Join(c.DataDir, "postgres"), log)
}

// Open puts the hub together for a migrated database, with the real clock.
func Open(ctx context.Context, c Config, d *postgres.Database) (*Hub, error) {
	if err := ensureProfile(ctx, c, postgres.NewUnitOfWork(d.DB)); err != nil {
		return nil, err
	}
	return assemble(ctx, c, d, system.Clock{}, system.IDs{})
}

func newHub(handler http.Handler, c Config, d *postgres.Database, units ports.UnitOfWork, worker notifying.Worker) *Hub {
	return &Hub{handler, c, d, units, worker}
}

// ExportPlan gives the version of a plan that was shared last as a file ("pdf", "docx"), to the person with the e-mail
// address as if they had asked for it in the browser: authorised and recorded alike.
func ExportPlan(ctx context.Context, d *postgres.Database, email, reference, format string) (documents.File, error) {
	units := postgres.NewUnitOfWork(d.DB)
	actor, err := accounts.ActAs{Units: units}.Do(ctx, email)
	if err != nil {
		return documents.File{}, err
	}
	gate := application.Gate{Units: units, Refusals: postgres.NewRefusalLog(d.DB), Clock: system.Clock{}, IDs: system.IDs{}}
	export := documents.ExportPlan{Gate: gate, Renderers: newRenderers()}
	return export.Do(ctx, actor, documents.ExportInput{Reference: ehc.Reference(reference), Format: ports.Format(format)})
}

// Run serves and sends messages until ctx ends, or until something that the hub needs ends by itself.
func (h *Hub) Run(ctx context.Context, listener net.Listener) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var working sync.WaitGroup
	working.Go(func() { h.worker.Run(ctx) })
	working.Go(func() {
		select {
		case <-ctx.Done():
		case <-h.database.Ended:
			stop(errDatabaseEnded)
		}
	})
	err := web.Serve(ctx, listener, h.Handler)
	stop(nil)
	working.Wait()
	if cause := context.Cause(ctx); errors.Is(cause, errDatabaseEnded) {
		return errors.Join(err, cause)
	}
	return err
}

var errDatabaseEnded = errors.New("the private database server ended by itself")

func newSendDue(gate application.Gate, outbox ports.Outbox, mail ports.MailSender, invite accounts.InvitePerson, c Config) notifying.SendDue {
	return notifying.SendDue{Gate: gate, Outbox: outbox, Mail: mail, Invite: invite, PublicURL: c.PublicURL}
}

func newPublicURL(c Config) web.PublicURL { return web.PublicURL(c.PublicURL) }

// hashesAtOnce bounds how many passwords are hashed at the same moment; each takes 19 MiB.
const hashesAtOnce = 4

func newPasswords() ports.Passwords { return identity.NewPasswords(hashesAtOnce) }

func newMailSender(c Config, inbox *console.Inbox) (ports.MailSender, error) {
	if c.SMTPHost == "" {
		return inbox, nil
	}
	return email.NewSender(email.Config{Host: c.SMTPHost, Port: c.SMTPPort, User: c.SMTPUser, Password: c.SMTPPassword, Security: email.Security(c.SMTPTLS), From: c.MailFrom, FromName: "EHC Hub"})
}

// newTextSender gives the demo's inbox, or nothing: codes then go by e-mail.
func newTextSender(c Config, inbox *console.Inbox) ports.TextSender {
	if c.ShowsMessages() {
		return inbox
	}
	return nil
}

func newAccountMeans(c Config, units ports.UnitOfWork, passwords ports.Passwords, mail ports.MailSender, texts ports.TextSender, clock ports.Clock, ids ports.IDs) (accounts.Means, error) {
	secret, err := c.secret()
	return accounts.Means{Units: units, Passwords: passwords, Mail: mail, Texts: texts, Clock: clock, IDs: ids, Pepper: []byte(secret), PublicURL: c.PublicURL}, err
}

// newFrame reads the council's name and colour once; they change with a restart.
func newFrame(profile council.Profile) view.Council {
	return view.Council{Name: profile.Name, Mark: view.Initials(profile.ShortName), Colour: profile.Colour}
}

func profileOf(ctx context.Context, units ports.UnitOfWork) (council.Profile, error) {
	var profile council.Profile
	err := units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		profile, err = s.Council.Profile(ctx)
		return err
	})
	return profile, err
}

func newPages(files *assets.Set, c view.Council, config Config) (*web.Pages, error) {
	return web.NewPages(files, c, web.FrameOf(c, config.IsDemo()))
}

// newAccountOptions says where messages are read, and how far X-Forwarded-For is believed.
func newAccountOptions(c Config) web.AccountOptions {
	return web.AccountOptions{MessagesShown: c.ShowsMessages(), Proxies: c.Proxies}
}

func newDemoPages(c Config, pages *web.Pages, inbox *console.Inbox) web.DemoPages {
	if !c.ShowsMessages() {
		return web.NewDemoPages(pages, nil)
	}
	return web.NewDemoPages(pages, inbox)
}

// newHandler puts every area of pages behind one server.
func newHandler(pages *web.Pages, files *assets.Set, c Config, sessions web.SessionKeeper, about web.AboutPages, account web.AccountPages, demo web.DemoPages, trays web.TrayPages, cases web.CasePages, decisions web.DecisionPages, advice adviceAreas, plans web.PlanSite, requests requestSite, takeaway web.DocumentPages) (http.Handler, error) {
	areas := append([]web.Area{about, account, demo, trays, cases, decisions, plans, takeaway}, advice...)
	return web.NewServer(pages, files, sessions, c.PublicURL).Handler(append(areas, requests...)...)
}

// ensureProfile gives a new database the council that the configuration names, so that every page has a name to
// show. A profile that is there already stays.
func ensureProfile(ctx context.Context, c Config, units ports.UnitOfWork) error {
	return units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Council.Profile(ctx)
		if !fault.Is(err, fault.NotFound) {
			return err
		}
		return s.Council.SaveProfile(ctx, council.New(c.CouncilName))
	})
}

// newRichTexts lets pages read and show formatted text.
func newRichTexts() web.RichTexts {
	return web.RichTexts{Parse: html.ParseRichText, Editor: html.HTML, Page: html.RichText}
}

// adviceAreas are the pages of the assessment.
type adviceAreas []web.Area

func newAdviceAreas(stage web.AssessmentPages, ask web.AdviceAskPages, write web.AdvicePages, control web.AdviceControlPages, views web.ViewsPages) adviceAreas {
	return adviceAreas{stage, ask, write, control, views}
}

// newFileStore keeps documents in a folder below the hub's data.
func newFileStore(c Config) (ports.FileStore, error) { return filestore.Open(c.FilesDir()) }

func newUploadFile(gate application.Gate, store ports.FileStore) assessment.UploadFile {
	return assessment.UploadFile{Gate: gate, Store: store, Inspector: filetype.Inspector{}}
}

func newRemoveFile(gate application.Gate, store ports.FileStore) assessment.RemoveFile {
	return assessment.RemoveFile{Gate: gate, Store: store}
}

// requestSite is the pages of requests and documents.
type requestSite []web.Area

func newRequestSite(pages *web.Pages, gate application.Gate, store ports.FileStore, upload assessment.UploadFile, remove assessment.RemoveFile, profile council.Profile, public web.PublicURL, options web.AccountOptions) requestSite {
	uses := web.RequestUses{
		Start: assessment.StartRequest{Gate: gate}, Open: assessment.OpenRequestDraft{Gate: gate}, Write: assessment.WriteRequest{Gate: gate},
		Submit: assessment.SubmitRequest{Gate: gate}, Receipt: assessment.ReadReceipt{Gate: gate}, Read: assessment.ReadRequest{Gate: gate}, Upload: upload, Remove: remove,
	}
	return requestSite{
		web.NewRequestPages(pages, uses, profile, public, options),
		web.NewFilePages(pages, public, assessment.ListFiles{Gate: gate}, upload, remove, assessment.DownloadFile{Gate: gate, Store: store}),
	}
}

func newRenderers() documents.Renderers {
	return documents.Renderers{ports.PDF: pdf.Renderer{}, ports.Word: word.Renderer{}, ports.HTML: html.Renderer{}}
}
