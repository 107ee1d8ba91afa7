package ehchub

import (
	"context"
	"runtime"
	"time"

	"ehchub/adapters/authenticator"
	"ehchub/adapters/clamd"
	"ehchub/adapters/console"
	"ehchub/adapters/demo"
	"ehchub/adapters/filestore"
	"ehchub/adapters/filetext"
	"ehchub/adapters/filetype"
	"ehchub/adapters/film"
	"ehchub/adapters/html"
	"ehchub/adapters/ical"
	"ehchub/adapters/identity"
	"ehchub/adapters/passkey"
	"ehchub/adapters/pdf"
	"ehchub/adapters/picture"
	"ehchub/adapters/s3"
	"ehchub/adapters/web"
	"ehchub/adapters/web/assets"
	"ehchub/adapters/word"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/application/attending"
	"ehchub/application/documents"
	"ehchub/application/reading"
	"ehchub/application/timing"
	"ehchub/ports"
)

func newPublicURL(c Config) web.PublicURL { return web.PublicURL(c.PublicURL) }

// hashesAtOnce bounds how many passwords are hashed at the same moment; each takes 19 MiB.
const hashesAtOnce = 4

func newPasswords() ports.Passwords { return identity.NewPasswords(hashesAtOnce) }

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

func newLivePages(pages *web.Pages, sessions web.Sessions, gate application.Gate, presence ports.Presence, means accounts.Means) *web.LivePages {
	return web.NewLivePages(pages, sessions, attending.Attend{Gate: gate, Presence: presence, Secret: means.Pepper})
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

// newRichTexts lets pages read and show formatted text.
func newRichTexts() web.RichTexts {
	return web.RichTexts{Parse: html.ParseRichText, Editor: html.HTML, Page: html.RichText}
}

// newFileStore keeps documents in the bucket that the configuration names, else in a folder below the hub's data.
func newFileStore(c Config) (ports.FileStore, error) {
	if c.S3Bucket != "" {
		return s3.Open(context.Background(), s3.Config{Endpoint: c.S3Endpoint, Region: c.S3Region, Bucket: c.S3Bucket, Key: c.S3Key, Secret: c.S3Secret})
	}
	return filestore.Open(c.FilesDir())
}

// newScanner reaches the ClamAV daemon that the configuration names; nil where it names none.
func newScanner(c Config) (ports.Scanner, error) {
	if c.Clamd == "" {
		return nil, nil
	}
	return clamd.New(c.Clamd)
}

func newUploadFile(gate application.Gate, store ports.FileStore, scanner ports.Scanner) assessment.UploadFile {
	places := []ports.PlaceStripper{picture.Stripper{}}
	if films, ok := film.Find(); ok {
		places = append(places, films)
	}
	return assessment.UploadFile{Gate: gate, Store: store, Inspector: filetype.Inspector{}, Pictures: picture.NewCleaner(), Places: places, Words: filetext.Reader{}, Scanner: scanner}
}

func newRemoveFile(gate application.Gate, store ports.FileStore) assessment.RemoveFile {
	return assessment.RemoveFile{Gate: gate, Store: store}
}

func newRenderers(gate application.Gate) documents.Renderers {
	return documents.NewRenderers(runtime.GOMAXPROCS(0), map[ports.Format]ports.Renderer{ports.PDF: pdf.Renderer{}, ports.Word: word.Renderer{}, ports.HTML: html.Renderer{}}).WithLogos(gate.Units)
}
