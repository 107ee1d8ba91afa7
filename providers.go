package ehchub

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"ehchub/adapters/authenticator"
	"ehchub/adapters/console"
	"ehchub/adapters/demo"
	"ehchub/adapters/email"
	"ehchub/adapters/filestore"
	"ehchub/adapters/filetext"
	"ehchub/adapters/filetype"
	"ehchub/adapters/gias"
	"ehchub/adapters/html"
	"ehchub/adapters/ical"
	"ehchub/adapters/identity"
	"ehchub/adapters/notify"
	"ehchub/adapters/passkey"
	"ehchub/adapters/pdf"
	"ehchub/adapters/picture"
	"ehchub/adapters/postgres"
	"ehchub/adapters/scan"
	"ehchub/adapters/system"
	"ehchub/adapters/web"
	"ehchub/adapters/web/assets"
	"ehchub/adapters/word"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/application/complaints"
	"ehchub/application/conversing"
	"ehchub/application/documents"
	"ehchub/application/hosting"
	"ehchub/application/importing"
	"ehchub/application/notifying"
	"ehchub/application/reading"
	"ehchub/application/recording"
	"ehchub/application/timing"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Hub is the whole hub, put together.
type Hub struct {
	Handler http.Handler
	// Routes are all the addresses that Handler answers, style sheets and scripts aside.
	Routes   []web.Route
	config   Config
	database *postgres.Database
	units    ports.UnitOfWork
	workers  workers
	board    *postgres.Board
	clock    ports.Clock
}

// workers are what goes on while the hub serves, each until it is told to stop. Any number of processes may run them.
type workers struct {
	Send   notifying.Worker
	Drafts assessment.ClearDrafts
	Remind notifying.Remind
	Timing timing.Worker
	Kept   accounts.ClearKeptForms
	Daily  notifying.SendDigests
	Moves  timing.FindTransfers
	Upkeep timing.BringUpToDate
	Answer conversing.RemindOfAnswers
	Follow notifying.FollowUnread
	Lost   notifying.AskLost
}

func (w workers) all() []interface{ Run(context.Context) } {
	return []interface{ Run(context.Context) }{w.Send, w.Drafts, w.Remind, w.Timing, w.Kept, w.Daily, w.Moves, w.Upkeep, w.Answer, w.Follow, w.Lost}
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
	if err := checkMark(ctx, c, d); err != nil {
		return nil, err
	}
	if err := ensureProfile(ctx, c, postgres.NewUnitOfWork(d.DB)); err != nil {
		return nil, err
	}
	inbox, err := openInbox(c)
	if err != nil {
		return nil, err
	}
	return assemble(ctx, c, d, system.Clock{}, system.IDs{}, inbox)
}

// openInbox opens the demo's messages where they are shown; elsewhere nothing is put into the inbox.
func openInbox(c Config) (*console.Inbox, error) {
	if !c.ShowsMessages() {
		return console.NewInbox(system.Clock{}), nil
	}
	return console.OpenInbox(system.Clock{}, c.messagesFile())
}

func newHub(handler http.Handler, a areas, c Config, d *postgres.Database, units ports.UnitOfWork, workers workers, board *postgres.Board, clock ports.Clock) *Hub {
	return &Hub{handler, web.Routes(a.all()...), c, d, units, workers, board, clock}
}

// Export says which plan is wanted, as which file, and as whom.
type Export struct {
	As         string // an e-mail address
	Reference  string // the case ID that people use
	Format     string // "pdf" or "docx"
	WithAdvice bool   // binds in the advice that section K lists
}

// ExportPlan gives the version of a plan that was shared last as a file, to the person with the e-mail address as if
// they had asked for it in the browser: authorised and recorded alike.
func ExportPlan(ctx context.Context, d *postgres.Database, e Export) (documents.File, error) {
	units := postgres.NewUnitOfWork(d.DB)
	actor, err := accounts.ActAs{Units: units}.Do(ctx, e.As)
	if err != nil {
		return documents.File{}, err
	}
	gate := application.Gate{Units: units, Refusals: postgres.NewRefusalLog(d.DB), Clock: system.Clock{}, IDs: system.IDs{}}
	export := documents.ExportPlan{Gate: gate, Renderers: newRenderers(gate)}
	return export.Do(ctx, actor, documents.ExportInput{Reference: ehc.Reference(e.Reference), Format: ports.Format(e.Format), WithAdvice: e.WithAdvice})
}

// SettingsImport says which file of the national register of settings to read, and as whom.
type SettingsImport struct {
	As     string // an e-mail address
	File   string
	Areas  []string // codes of the authorities whose settings are offered first
	Commit bool     // brings it in; else it is only checked
}

// ImportSettings reads a file of the register as the person with the e-mail address, authorised and recorded as in the
// browser, and says in lines of text what it changes.
func ImportSettings(ctx context.Context, c Config, d *postgres.Database, in SettingsImport) (report []string, err error) {
	units := postgres.NewUnitOfWork(d.DB)
	actor, err := accounts.ActAs{Units: units}.Do(ctx, in.As)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(in.File)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	files, err := newFileStore(c)
	if err != nil {
		return nil, err
	}
	means := importing.Means{Units: units, Files: files, Reader: gias.File{}, Clock: system.Clock{}, IDs: system.IDs{}}
	load, err := importing.CheckRegister{Means: means}.Do(ctx, actor, importing.CheckRegisterInput{Name: in.File, Content: file, Areas: in.Areas})
	if err == nil && in.Commit {
		load, err = importing.LoadRegister{Means: means}.Do(ctx, actor, load.ID)
	}
	return importing.Said(load), err
}

// Run serves and sends messages until ctx ends, or until something that the hub needs ends by itself.
func (h *Hub) Run(ctx context.Context, listener net.Listener) error {
	return h.work(ctx, func(ctx context.Context) error { return web.Serve(ctx, listener, h.Handler) })
}

// Work sends messages, and does all else that goes on by itself, without serving; it ends as Run does. Any number of
// processes may run and work at once.
func (h *Hub) Work(ctx context.Context) error {
	return h.work(ctx, func(ctx context.Context) error { <-ctx.Done(); return nil })
}

func (h *Hub) work(ctx context.Context, serve func(context.Context) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var working sync.WaitGroup
	working.Go(func() { h.board.Run(ctx, lookAtCouncil) })
	for _, worker := range h.workers.all() {
		working.Go(func() { pausing{h.board, h.clock, lookAtCouncil}.run(ctx, worker) })
	}
	working.Go(func() {
		select {
		case <-ctx.Done():
		case <-h.database.Ended:
			stop(errDatabaseEnded)
		}
	})
	err := serve(ctx)
	stop(nil)
	working.Wait()
	if cause := context.Cause(ctx); errors.Is(cause, errDatabaseEnded) {
		return errors.Join(err, cause)
	}
	return err
}

var errDatabaseEnded = errors.New("the private database server ended by itself")

func newSendDue(gate application.Gate, outbox ports.Outbox, mail ports.MailSender, post ports.PostSender, digests ports.Digests, invite accounts.InvitePerson, c Config) notifying.SendDue {
	return notifying.SendDue{Gate: gate, Outbox: outbox, Mail: mail, Post: post, Drawing: pdf.Renderer{}, Enclosures: documents.Enclosures{Gate: gate}, Binder: pdf.Renderer{}, Digests: digests, Invite: invite, PublicURL: c.PublicURL}
}

func newSendDigests(gate application.Gate, digests ports.Digests, mail ports.MailSender, c Config) notifying.SendDigests {
	return notifying.SendDigests{Gate: gate, Digests: digests, Mail: mail, PublicURL: c.PublicURL}
}

func newPublicURL(c Config) web.PublicURL { return web.PublicURL(c.PublicURL) }

// hashesAtOnce bounds how many passwords are hashed at the same moment; each takes 19 MiB.
const hashesAtOnce = 4

func newPasswords() ports.Passwords { return identity.NewPasswords(hashesAtOnce) }

// newNotify gives the council's service at GOV.UK Notify; nil where it has none.
func newNotify(c Config, clock ports.Clock) (*notify.Client, error) {
	if c.NotifyKey == "" {
		return nil, nil
	}
	return notify.NewClient(notify.Config{Key: c.NotifyKey, EmailTemplate: c.NotifyEmail, TextTemplate: c.NotifyText, LetterTemplate: c.NotifyLetter, URL: c.NotifyURL}, clock)
}

// newMailSender sends e-mails through GOV.UK Notify or to a mail server, or keeps them for the demo's pages.
func newMailSender(c Config, inbox *console.Inbox, client *notify.Client) (ports.MailSender, error) {
	switch {
	case c.mailsByNotify():
		return client, nil
	case c.SMTPHost == "":
		return inbox, nil
	}
	return email.NewSender(email.Config{Host: c.SMTPHost, Port: c.SMTPPort, User: c.SMTPUser, Password: c.SMTPPassword, Security: email.Security(c.SMTPTLS), From: c.MailFrom, FromName: "EHC Hub"})
}

// newTextSender gives GOV.UK Notify, the demo's inbox, or nothing: codes then go by e-mail.
func newTextSender(c Config, inbox *console.Inbox, client *notify.Client) ports.TextSender {
	switch {
	case client != nil && client.SendsTexts():
		return client
	case c.ShowsMessages():
		return inbox
	}
	return nil
}

// newFollowUnread writes by text message where the council sends any; see newTextSender.
func newFollowUnread(send notifying.SendDue, texts ports.TextSender) notifying.FollowUnread {
	return notifying.FollowUnread{Send: send, Texts: texts}
}

// newAskLost asks GOV.UK Notify what became of messages whose reports did not come; nobody where it sends nothing.
func newAskLost(gate application.Gate, client *notify.Client) notifying.AskLost {
	if client == nil {
		return notifying.AskLost{Gate: gate}
	}
	return notifying.AskLost{Gate: gate, Carrier: client}
}

// newPostSender sends letters through GOV.UK Notify where it prints them, else to the council's own print queue.
func newPostSender(queue *postgres.PrintQueue, client *notify.Client) ports.PostSender {
	if client == nil || !client.SendsPost() {
		return queue
	}
	return postRoute{queue, client}
}

// postRoute chooses for each letter. What has something to be put in beside it, GOV.UK Notify can't post.
type postRoute struct {
	queue  *postgres.PrintQueue
	client *notify.Client
}

// SendPost sends a letter. Before a document goes a page with the address, where Notify looks for it.
func (r postRoute) SendPost(ctx context.Context, p ports.Post) error {
	if p.Enclose != "" || p.Long {
		return r.queue.SendPost(ctx, p)
	}
	if p.Text == "" {
		sheet, err := pdf.Renderer{}.AddressSheet(append([]string{p.Name}, p.Address...)...)
		if err != nil {
			return err
		}
		if p.PDF, err = (pdf.Renderer{}).Bind(sheet, p.PDF); err != nil {
			return err
		}
	}
	return r.client.SendPost(ctx, p)
}

func newAccountMeans(c Config, units ports.UnitOfWork, passwords ports.Passwords, mail ports.MailSender, texts ports.TextSender, clock ports.Clock, ids ports.IDs) (accounts.Means, error) {
	secret, err := c.secret()
	if err != nil {
		return accounts.Means{}, err
	}
	keys, named, err := passkey.New(c.PublicURL, "EHC Hub")
	means := accounts.Means{Units: units, Passwords: passwords, Mail: mail, Texts: texts, Apps: authenticator.Codes{}, Clock: clock, IDs: ids, Pepper: []byte(secret), PublicURL: c.PublicURL}
	if named {
		means.Passkeys = keys
	}
	return means, err
}

func newPages(files *assets.Set, board ports.Board, clock ports.Clock, config Config, units ports.UnitOfWork) (*web.Pages, error) {
	pages, err := web.NewPages(files, web.FrameOf(board, clock, config.IsDemo()))
	if err != nil {
		return nil, err
	}
	return pages.WithGuidance(reading.Guidance{Units: units}), nil
}

// newProviders reaches the providers of identities that the configuration names.
func newProviders(c Config) ports.IdentityProviders {
	var all []identity.Provider
	for _, p := range c.SignIn {
		all = append(all, identity.Provider{IdentityProvider: ports.IdentityProvider{Name: p.Name, Label: p.Label, About: p.About}, Issuer: p.Issuer, ClientID: p.ClientID, ClientSecret: p.ClientSecret,
			Scopes: p.Scopes, Tenant: p.Tenant, Domains: p.Domains, Back: web.ElsewhereURL(c.PublicURL, p.Name)})
	}
	return identity.NewProviders(time.Now, all...)
}

// newAccountOptions says who can be chosen in the demo, where messages are read, and how far X-Forwarded-For is believed.
func newAccountOptions(c Config) web.AccountOptions {
	o := web.AccountOptions{MessagesShown: c.ShowsMessages(), Proxies: c.Proxies}
	if len(c.SignIn) > 0 {
		o.Elsewhere = newProviders(c)
	}
	if c.IsDemo() {
		o.Demo = demo.Cast{}
	}
	return o
}

func newDemoPages(c Config, pages *web.Pages, inbox *console.Inbox) web.DemoPages {
	if !c.ShowsMessages() {
		return web.NewDemoPages(pages, nil)
	}
	return web.NewDemoPages(pages, inbox)
}

// newCalendarFeed gives people their own dates as a calendar.
func newCalendarFeed(c Config, gate application.Gate) timing.CalendarFeed {
	return timing.CalendarFeed{Units: gate.Units, Clock: gate.Clock, Format: ical.Format{}, PublicURL: c.PublicURL}
}

// areas are the pages of the hub, an area each.
type areas struct {
	Rules     web.RulePages
	Account   web.AccountPages
	Own       web.OwnAccountPages
	Kept      *web.KeptPages
	Demo      web.DemoPages
	Trays     web.TrayPages
	Cases     web.CasePages
	Timetable web.TimetablePages
	Delays    web.DelayPages
	Letters   web.LetterPages
	Texts     web.LetterTextPages
	Calendar  web.CalendarPages
	Messages  messageAreas
	Sending   sendingAreas
	Council   web.CouncilPages
	Directory web.DirectoryPages
	Organise  organisingAreas
	Hosting   hostingAreas
	Talk      web.ConversationPages
	Register  web.RegisterPages
	Settings  web.SettingPages
	Transfers web.TransferPages
	Turnings  web.TurningPages
	Decisions web.DecisionPages
	Advice    adviceAreas
	Plans     web.PlanSite
	Requests  requestSite
	Takeaway  web.DocumentPages
	Standing  standingAreas
}

func (a areas) all() []web.Area {
	all := []web.Area{
		a.Rules,
		a.Account, a.Own, a.Kept, a.Demo,
		a.Trays, a.Cases, a.Timetable, a.Delays,
		a.Letters, a.Texts, a.Calendar,
		a.Talk,
		a.Council, a.Directory, a.Register, a.Settings,
		a.Transfers, a.Turnings,
		a.Decisions, a.Plans, a.Takeaway,
	}
	all = append(append(append(all, a.Messages...), a.Sending...), a.Organise...)
	return append(append(append(append(all, a.Advice...), a.Standing...), a.Requests...), a.Hosting...)
}

// organisingAreas are the pages about how people work together.
type organisingAreas []web.Area

func newOrganisingAreas(pages *web.Pages, gate application.Gate, means accounts.Means) organisingAreas {
	return organisingAreas{web.NewAwayPages(pages, gate), web.NewSettingStaffPages(pages, gate, means), web.NewHandOverPages(pages, gate), web.NewTeamPages(pages, gate)}
}

// messageAreas are the pages of what people are written.
type messageAreas []web.Area

func newMessageAreas(pages *web.Pages, units ports.UnitOfWork, clock ports.Clock, ids ports.IDs, rich web.RichTexts, mail ports.MailSender, c Config) messageAreas {
	return messageAreas{
		web.NewPreferencePages(pages, units),
		web.NewGuidancePages(pages, rich, units, clock),
		web.NewAdditionPages(pages, rich, units, clock),
		web.NewMessageTextPages(pages, rich, notifying.NewMessageTexts(units, clock, ids, mail, c.PublicURL)),
	}
}

// sendingAreas are the pages of how messages go, and of what became of them.
type sendingAreas []web.Area

func newSendingAreas(pages *web.Pages, gate application.Gate, c Config) sendingAreas {
	return sendingAreas{
		web.NewPostPages(pages, notifying.PostLetters{Gate: gate, Binder: pdf.Renderer{}}), web.NewParkedPages(pages, notifying.MindParked{Gate: gate}),
		web.NewDeliveryPages(pages, gate), web.NewCallbackPages(notifying.TakeReport{Gate: gate}, c.NotifyCallback),
	}
}

// newHandler puts every area of pages behind one server.
func newHandler(pages *web.Pages, files *assets.Set, c Config, sessions web.SessionKeeper, board ports.Board, clock ports.Clock, a areas) (http.Handler, error) {
	return web.NewServer(pages, files, sessions, a.Kept, c.PublicURL).ReadOnlyBy(board, clock).Handler(a.all()...)
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

func newAdviceAreas(stage web.AssessmentPages, ask web.AdviceAskPages, write web.AdvicePages, control web.AdviceControlPages, views web.ViewsPages, guest web.GuestPages, guests web.GuestListPages) adviceAreas {
	return adviceAreas{stage, ask, write, control, views, guest, guests}
}

// standingAreas are the pages of what a case stands under beside its stage.
type standingAreas []web.Area

func newStandingAreas(pages *web.Pages, rich web.RichTexts, gate application.Gate, store ports.FileStore) standingAreas {
	scans := recording.BringInScan{Units: gate.Units, Clock: gate.Clock, IDs: gate.IDs, Store: store, Inspector: filetype.Inspector{}, Reader: scan.Reader{}}
	return standingAreas{web.NewRecordPages(pages, gate), web.NewScanPages(pages, scans), web.NewAccessPages(pages, gate), web.NewAuditPages(pages, gate), web.NewPrivatePages(pages, gate), web.NewRecallPages(pages, gate), web.NewBreachPages(pages, gate), web.NewSharingPages(pages, gate), web.NewClosingPages(pages, gate), web.NewReassessPages(pages, gate), web.NewMovePages(pages, rich, gate), web.NewCustodyPages(pages, gate), web.NewHealthBoardPages(pages, gate), web.NewFlagPages(pages, gate), web.NewEarlierAdvicePages(pages, gate), web.NewDisputePages(pages, gate)}
}

// newFileStore keeps documents in a folder below the hub's data.
func newFileStore(c Config) (ports.FileStore, error) { return filestore.Open(c.FilesDir()) }

func newUploadFile(gate application.Gate, store ports.FileStore) assessment.UploadFile {
	return assessment.UploadFile{Gate: gate, Store: store, Inspector: filetype.Inspector{}, Pictures: picture.NewCleaner(), Words: filetext.Reader{}}
}

func newRemoveFile(gate application.Gate, store ports.FileStore) assessment.RemoveFile {
	return assessment.RemoveFile{Gate: gate, Store: store}
}

// requestSite is the pages of requests and documents.
type requestSite []web.Area

func newRequestSite(pages *web.Pages, gate application.Gate, store ports.FileStore, upload assessment.UploadFile, remove assessment.RemoveFile, board ports.Board, public web.PublicURL, options web.AccountOptions) requestSite {
	uses := web.RequestUses{
		Start: assessment.StartRequest{Gate: gate}, Begun: assessment.ListDrafts{Units: gate.Units}, Open: assessment.OpenRequestDraft{Gate: gate}, Write: assessment.WriteRequest{Gate: gate},
		Submit: assessment.SubmitRequest{Gate: gate}, Receipt: assessment.ReadReceipt{Gate: gate}, Read: assessment.ReadRequest{Gate: gate}, Upload: upload, Remove: remove,
		PrepareConfirm: assessment.PrepareConfirm{Gate: gate}, Confirm: assessment.ConfirmRequest{Gate: gate},
	}
	return requestSite{
		web.NewRequestPages(pages, uses, board, public, options),
		web.NewFilePages(pages, public, assessment.ListFiles{Gate: gate}, upload, remove, assessment.DownloadFile{Gate: gate, Store: store}),
	}
}

func newRenderers(gate application.Gate) documents.Renderers {
	return documents.NewRenderers(runtime.GOMAXPROCS(0), map[ports.Format]ports.Renderer{ports.PDF: pdf.Renderer{}, ports.Word: word.Renderer{}, ports.HTML: html.Renderer{}}).WithLogos(gate.Units)
}

// Start puts the hub together with everything that it serves: the demo council is loaded first where it is wanted
// and missing. out receives the few lines that a person should read.
func Start(ctx context.Context, c Config, d *postgres.Database, out io.Writer) (*Hub, error) {
	if !c.IsDemo() {
		return Open(ctx, c, d)
	}
	if err := prepareDemo(ctx, c, d, out); err != nil {
		return nil, err
	}
	return Open(ctx, c, d)
}

// prepareDemo loads the demo into the private database, and expects it in a named one.
func prepareDemo(ctx context.Context, c Config, d *postgres.Database, out io.Writer) error {
	mark, err := d.Mark(ctx)
	if err != nil || mark == postgres.DemoLoaded {
		return err
	}
	if !d.Private() {
		return errors.New("EHCHUB_DEMO is on, but this database does not hold the demo council. To load it into an empty database, run: ehchub demo")
	}
	return LoadDemo(ctx, c, d, out)
}

// RemoveDemo takes the demo council away: the private database wherever it is kept, the documents, the messages and the
// key that lie beside it. It says first what it removes. Whatever is not the demo's own is left alone: it refuses a
// named database, and a private one that holds something else.
func RemoveDemo(ctx context.Context, c Config, out io.Writer) error {
	if c.DatabaseURL != "" || !c.IsDemo() {
		return errors.New("DATABASE_URL is set, or EHCHUB_DEMO is off: only the demo council in the hub's own private database is removed. Nothing was changed")
	}
	dir := filepath.Join(c.DataDir, "postgres")
	folders, err := postgres.KeptPrivately(dir)
	if err != nil {
		return err
	}
	if len(folders) == 0 {
		_, err := fmt.Fprintf(out, "There is no demo council in %s: nothing to remove.\n", c.DataDir)
		return err
	}
	if err := holdsDemoOnly(ctx, c, folders); err != nil {
		return err
	}
	beside := []string{c.FilesDir(), c.messagesFile(), c.secretFile()}
	fmt.Fprintln(out, "The demo council is removed, with all that was typed into it. These go:")
	for _, path := range append(folders, beside...) {
		fmt.Fprintln(out, "  "+path)
	}
	if err := postgres.RemovePrivate(ctx, dir, out); err != nil {
		return err
	}
	for _, path := range beside {
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	_ = os.Remove(c.DataDir) // stays where anything else lies in it
	_, err = fmt.Fprintln(out, "Done. The next start loads it anew.")
	return err
}

// holdsDemoOnly refuses a private database that holds anything but the demo, or whose content can't be told.
func holdsDemoOnly(ctx context.Context, c Config, folders []string) (err error) {
	d, err := JoinDatabase(ctx, c, io.Discard)
	if err != nil {
		return fmt.Errorf("what the database holds can't be told, so nothing was removed. If it is the demo's, delete %s by hand: %w", strings.Join(folders, " and "), err)
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	if mark, err := d.Mark(ctx); err != nil || mark != postgres.NoMark {
		return err
	}
	if err := d.BeginDemo(ctx); err != nil {
		return fmt.Errorf("removing the demo council: %w. Nothing was changed", err)
	}
	return nil
}

// LoadDemo loads the demo council into an empty database, and marks it. What an interrupted loading left in the
// private database is thrown away first. Where the demo is there already it changes nothing.
func LoadDemo(ctx context.Context, c Config, d *postgres.Database, out io.Writer) error {
	return loadDemo(ctx, c, d, out, system.Clock{}.Now())
}

func loadDemo(ctx context.Context, c Config, d *postgres.Database, out io.Writer, now time.Time) error {
	mark, err := d.Mark(ctx)
	switch {
	case err != nil || mark == postgres.DemoLoaded:
		return err
	case mark == postgres.DemoBegun && !d.Private():
		return errors.New("loading the demo into this database was interrupted: make the database anew, empty, and run this again")
	case mark == postgres.DemoBegun:
		fmt.Fprintln(out, "Loading the demo council was interrupted last time, so it begins again.")
		if err := d.Rebuild(ctx); err != nil {
			return err
		}
	}
	if err := d.BeginDemo(ctx); errors.Is(err, postgres.ErrNotEmpty) {
		return fmt.Errorf("loading the demo council: %w: set EHCHUB_DEMO=off to serve them, or name another folder with EHCHUB_DATA or another DATABASE_URL", err)
	} else if err != nil {
		return err
	}
	fmt.Fprintf(out, "Loading the demo council, once: %d children…\n", demo.Children())
	sent, err := tellDemo(ctx, c, d, now)
	if err != nil {
		return fmt.Errorf("loading the demo council: %w", err)
	}
	if c.ShowsMessages() {
		if err := console.StoreMessages(c.messagesFile(), sent); err != nil {
			return fmt.Errorf("keeping the demo's messages: %w", err)
		}
	}
	return d.FinishDemo(ctx)
}

// tellDemo tells the demo's stories up to the day before an instant.
func tellDemo(ctx context.Context, c Config, d *postgres.Database, now time.Time) (sent []ports.Outgoing, err error) {
	fast, err := d.ForLoading()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, fast.Close()) }()
	clock := system.NewSetClock(now)
	inbox := console.NewInbox(clock)
	loader, err := assembleDemo(c, fast, clock, system.NewSeededIDs(demo.Seed, clock), inbox)
	if err != nil {
		return nil, err
	}
	if err := loader.Do(ctx, now); err != nil {
		return nil, err
	}
	return inbox.Outgoing(), nil
}

// DemoWelcome says how to sign in to the demo.
func DemoWelcome(c Config) string {
	return demo.Welcome(c.PublicURL, c.ShowsMessages())
}

// checkMark refuses to serve the demo's database in earnest: everybody knows the password of its people.
func checkMark(ctx context.Context, c Config, d *postgres.Database) error {
	if c.IsDemo() {
		return nil
	}
	mark, err := d.Mark(ctx)
	if err == nil && mark != postgres.NoMark {
		err = errors.New("this database holds the demo council, whose password everybody knows: set EHCHUB_DEMO=on, or name another database")
	}
	return err
}

// hostingAreas are the pages by which the council runs the hub for everybody.
type hostingAreas []web.Area

func newHostingAreas(gate application.Gate, pages *web.Pages, units *postgres.UnitOfWork, clock ports.Clock, ids ports.IDs, board ports.Board, renderers documents.Renderers, mail ports.MailSender, options web.AccountOptions, c Config) hostingAreas {
	words := hosting.PublicWords{Units: units}
	return hostingAreas{
		web.NewAboutPages(pages, board, words),
		web.NewHelpPages(pages, board, words, documents.GuideFile{Units: units, Clock: clock, Renderers: renderers}),
		web.NewReportPages(pages, hosting.ReportProblem{Units: units, Clock: clock, IDs: ids}, options),
		web.NewProblemPages(pages, hosting.AnswerProblems{Units: units, Clock: clock, IDs: ids, Mail: mail, PublicURL: c.PublicURL}),
		web.NewStatusPages(pages, board, clock, hosting.CheckReady{Units: units}.Check),
		web.NewIncidentPages(pages, hosting.WriteIncident{Units: units, Clock: clock, IDs: ids}),
		web.NewComplaintPages(pages, complaints.Means{Gate: gate, Mail: mail, PublicURL: c.PublicURL}, board),
		web.NewSupportPages(pages, hosting.WriteSupport{Units: units, Clock: clock, IDs: ids}),
		web.NewCouncilAssets(hosting.ShowLogo{Units: units}),
		web.NewProfilePages(pages, hosting.ChangeProfile{Units: units, Clock: clock, Pictures: picture.NewCleaner()}),
		web.NewBannerPages(pages, hosting.WriteBanner{Units: units, Clock: clock, IDs: ids}),
		web.NewMaintenancePages(pages, hosting.SwitchReadOnly{Units: units, Clock: clock}),
	}
}
