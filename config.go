package ehchub

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"ehchub/adapters/clamd"

	"github.com/caarlos0/env/v11"
)

// Config is everything that the environment decides. It is read and checked once, at start.
type Config struct {
	// DatabaseURL names a PostgreSQL server. Empty: a private one is started under DataDir.
	DatabaseURL string `env:"DATABASE_URL"`
	// DataDir holds the private database, uploaded documents and generated secrets.
	DataDir string `env:"EHCHUB_DATA" envDefault:".data"`
	// Listen is the address to serve on.
	Listen string `env:"EHCHUB_LISTEN"`
	// PublicURL is the address that people type; links in e-mails begin with it.
	PublicURL string `env:"EHCHUB_URL"`
	// Demo loads and serves the invented council: "on", "off", or empty for on exactly when DatabaseURL is empty.
	Demo string `env:"EHCHUB_DEMO"`
	// CouncilName is the council's name, for a database that does not know it yet.
	CouncilName string `env:"EHCHUB_COUNCIL" envDefault:"The council"`
	// CodeSecret keys the single-use codes; at least 32 characters. Generated under DataDir when the database is
	// the private one.
	CodeSecret string `env:"EHCHUB_CODE_SECRET"`
	// Mail server for outgoing e-mail. Needed unless GOV.UK Notify sends it, or the demo shows messages in the browser.
	SMTPHost     string `env:"EHCHUB_SMTP_HOST"`
	SMTPPort     int    `env:"EHCHUB_SMTP_PORT" envDefault:"587"`
	SMTPUser     string `env:"EHCHUB_SMTP_USER"`
	SMTPPassword string `env:"EHCHUB_SMTP_PASSWORD"`
	SMTPTLS      string `env:"EHCHUB_SMTP_TLS" envDefault:"starttls"`
	MailFrom     string `env:"EHCHUB_MAIL_FROM"`
	// GOV.UK Notify: the API key, and the identity of a template for each way that goes through Notify.
	NotifyKey    string `env:"EHCHUB_NOTIFY_KEY"`
	NotifyEmail  string `env:"EHCHUB_NOTIFY_EMAIL_TEMPLATE"`
	NotifyText   string `env:"EHCHUB_NOTIFY_TEXT_TEMPLATE"`
	NotifyLetter string `env:"EHCHUB_NOTIFY_LETTER_TEMPLATE"`
	NotifyURL    string `env:"EHCHUB_NOTIFY_URL"`
	// NotifyCallback is the bearer token with which Notify reports what became of messages. Without it no report is taken.
	NotifyCallback string `env:"EHCHUB_NOTIFY_CALLBACK_TOKEN"`
	// Secrets may lie in files instead, whose names are given: what runs the hub then never shows them.
	SMTPPasswordFile string `env:"EHCHUB_SMTP_PASSWORD_FILE,file"`
	CodeSecretFile   string `env:"EHCHUB_CODE_SECRET_FILE,file"`
	NotifyKeyFile    string `env:"EHCHUB_NOTIFY_KEY_FILE,file"`
	CallbackFile     string `env:"EHCHUB_NOTIFY_CALLBACK_TOKEN_FILE,file"`
	// SignIn are the providers of identities with which people at work sign in: EHCHUB_SIGN_IN_0_NAME and so on.
	SignIn []SignInProvider `envPrefix:"EHCHUB_SIGN_IN_"`
	// Proxies is how many proxies of the council's own stand before the hub and add to X-Forwarded-For. Tries to
	// sign in are counted by the address that the outermost of them saw.
	Proxies int `env:"EHCHUB_PROXIES"`
	// Clamd is where a ClamAV daemon listens that looks for viruses in documents: unix:/path or tcp:host:port. Empty:
	// documents are not scanned.
	Clamd string `env:"EHCHUB_CLAMD"`
	// S3 is a bucket that keeps uploaded documents instead of DataDir.
	S3Endpoint   string `env:"EHCHUB_S3_ENDPOINT"` // "https://s3.eu-west-2.amazonaws.com"
	S3Region     string `env:"EHCHUB_S3_REGION"`
	S3Bucket     string `env:"EHCHUB_S3_BUCKET"`
	S3Key        string `env:"EHCHUB_S3_KEY"`
	S3Secret     string `env:"EHCHUB_S3_SECRET"`
	S3SecretFile string `env:"EHCHUB_S3_SECRET_FILE,file"`
	// LogLevel is debug, info, warn or error.
	LogLevel string `env:"EHCHUB_LOG" envDefault:"info"`
}

// SignInProvider is one provider of identities, reached by OpenID Connect. It sends browsers back to
// EHCHUB_URL/sign-in/with/NAME/back.
type SignInProvider struct {
	Name         string   `env:"NAME"`  // in addresses: lower-case letters, such as dfe
	Label        string   `env:"LABEL"` // on the page: “DfE Sign-in”
	About        string   `env:"ABOUT"` // for whom it is
	Issuer       string   `env:"ISSUER"`
	ClientID     string   `env:"CLIENT_ID"`
	ClientSecret string   `env:"CLIENT_SECRET"`
	SecretFile   string   `env:"CLIENT_SECRET_FILE,file"`
	Scopes       []string `env:"SCOPES"`  // besides openid and email, such as organisation
	Tenant       string   `env:"TENANT"`  // the directory of Entra ID that accounts must be of
	Domains      []string `env:"DOMAINS"` // of the e-mail addresses that it vouches for; without them an address must be said to be verified
}

// complete reports whether everything is there that a provider needs.
func (p SignInProvider) complete() bool {
	return p.Name != "" && strings.Trim(p.Name, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && p.Label != "" && isIssuer(p.Issuer) && p.ClientID != "" && p.ClientSecret != ""
}

// ReadConfig reads the environment and checks it. The error names every variable that is wrong or missing.
func ReadConfig() (Config, error) {
	c, err := env.ParseAs[Config]()
	if err != nil {
		return c, fmt.Errorf("reading the environment: %w", err)
	}
	c.fill()
	return c, c.check()
}

// ReadDatabaseConfig reads the environment for a command that only works with the database. What such a command does
// not use is not asked for.
func ReadDatabaseConfig() (Config, error) {
	c, err := env.ParseAs[Config]()
	if err != nil {
		return c, fmt.Errorf("reading the environment: %w", err)
	}
	c.fill()
	return c, nil
}

// takeFiles takes each secret that lies in a file, unless the environment holds it itself.
func (c *Config) takeFiles() {
	files := map[*string]string{&c.SMTPPassword: c.SMTPPasswordFile, &c.CodeSecret: c.CodeSecretFile, &c.NotifyKey: c.NotifyKeyFile, &c.NotifyCallback: c.CallbackFile, &c.S3Secret: c.S3SecretFile}
	for i := range c.SignIn {
		files[&c.SignIn[i].ClientSecret] = c.SignIn[i].SecretFile
	}
	for secret, file := range files {
		if *secret == "" {
			*secret = strings.TrimSpace(file)
		}
	}
}

func (c *Config) fill() {
	c.takeFiles()
	if c.Demo == "" {
		c.Demo = "off"
		if c.DatabaseURL == "" {
			c.Demo = "on"
		}
	}
	if c.Listen == "" {
		c.Listen = "127.0.0.1:8080"
	}
	if c.PublicURL == "" && c.DatabaseURL == "" {
		c.PublicURL = "http://" + localAddress(c.Listen)
	}
	c.PublicURL = strings.TrimRight(c.PublicURL, "/")
	if c.MailFrom == "" && c.IsDemo() {
		c.MailFrom = "no-reply@wrenshire.example"
	}
}

func localAddress(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if err != nil || host == "" || host == "127.0.0.1" || host == "0.0.0.0" {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

// IsDemo reports whether the invented council is served.
func (c Config) IsDemo() bool { return c.Demo == "on" }

// ShowsMessages reports whether e-mails and text messages are shown in the browser instead of being sent: in the
// demo, and never anywhere else.
func (c Config) ShowsMessages() bool { return c.IsDemo() && c.SMTPHost == "" && c.NotifyKey == "" }

// mailsByNotify reports whether e-mails go through GOV.UK Notify, and not to a mail server.
func (c Config) mailsByNotify() bool { return c.NotifyKey != "" && c.NotifyEmail != "" }

// Level is the log level.
func (c Config) Level() slog.Level {
	return map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}[c.LogLevel]
}

// messagesFile keeps the messages that the demo shows.
func (c Config) messagesFile() string { return filepath.Join(c.DataDir, "demo-messages.jsonl") }

// secretFile keeps the generated key of single-use codes.
func (c Config) secretFile() string { return filepath.Join(c.DataDir, "code-secret") }

// FilesDir is where uploaded documents are kept.
func (c Config) FilesDir() string { return filepath.Join(c.DataDir, "files") }

func (c Config) check() error {
	var wrong []error
	say := func(bad bool, name, why string) {
		if bad {
			wrong = append(wrong, fmt.Errorf("%s %s", name, why))
		}
	}
	host, _, err := net.SplitHostPort(c.Listen)
	say(err != nil, "EHCHUB_LISTEN", "must be an address such as 127.0.0.1:8080")
	say(c.Demo != "on" && c.Demo != "off", "EHCHUB_DEMO", "must be on or off")
	say(err == nil && c.IsDemo() && !isLoopback(host), "EHCHUB_LISTEN", "must be on 127.0.0.1 while the demo is on, because everyone can sign in to it")
	say(c.PublicURL == "" || !isWebAddress(c.PublicURL), "EHCHUB_URL", "must be the web address that people type, such as https://hub.example.gov.uk")
	say(c.CodeSecret != "" && len(c.CodeSecret) < 32, "EHCHUB_CODE_SECRET", "must have at least 32 characters")
	say(c.CodeSecret == "" && c.DatabaseURL != "", "EHCHUB_CODE_SECRET", "is missing: give 32 or more random characters, the same for every server")
	say(!c.ShowsMessages() && !c.mailsByNotify() && c.SMTPHost == "", "EHCHUB_SMTP_HOST", "is missing: name the mail server, or send e-mails through GOV.UK Notify with EHCHUB_NOTIFY_KEY and EHCHUB_NOTIFY_EMAIL_TEMPLATE")
	say(!c.mailsByNotify() && c.MailFrom == "", "EHCHUB_MAIL_FROM", "is missing: give the address that e-mails come from")
	say(c.NotifyKey == "" && c.NotifyEmail+c.NotifyText+c.NotifyLetter != "", "EHCHUB_NOTIFY_KEY", "is missing: without it no template of GOV.UK Notify can be used")
	say(!oneOf(c.SMTPTLS, "starttls", "tls", "plain"), "EHCHUB_SMTP_TLS", "must be starttls, tls (for port 465) or plain")
	say(c.NotifyCallback != "" && len(c.NotifyCallback) < 32, "EHCHUB_NOTIFY_CALLBACK_TOKEN", "must have at least 32 characters")
	for i, p := range c.SignIn {
		say(!p.complete(), fmt.Sprintf("EHCHUB_SIGN_IN_%d_…", i), "must have NAME (small letters), LABEL, ISSUER (a web address), CLIENT_ID and CLIENT_SECRET")
	}
	_, clamdErr := clamd.New(c.Clamd)
	say(c.Clamd != "" && clamdErr != nil, "EHCHUB_CLAMD", "must say where the ClamAV daemon listens, such as unix:/run/clamav/clamd.ctl or tcp:scanner.example.gov.uk:3310")
	s3 := c.S3Endpoint + c.S3Bucket + c.S3Key + c.S3Secret
	say(s3 != "" && !isEndpoint(c.S3Endpoint), "EHCHUB_S3_ENDPOINT", "must be the https address of the store, such as https://s3.eu-west-2.amazonaws.com")
	say(s3 != "" && c.S3Bucket == "", "EHCHUB_S3_BUCKET", "is missing: name the bucket")
	say(s3 != "" && (c.S3Key == "" || c.S3Secret == ""), "EHCHUB_S3_KEY", "and EHCHUB_S3_SECRET must both be given")
	say(c.Proxies < 0, "EHCHUB_PROXIES", "must be 0 or more")
	say(!oneOf(c.LogLevel, "debug", "info", "warn", "error"), "EHCHUB_LOG", "must be debug, info, warn or error")
	return errors.Join(wrong...)
}

func oneOf(text string, choices ...string) bool {
	for _, c := range choices {
		if text == c {
			return true
		}
	}
	return false
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// isIssuer reports whether text names an issuer of OpenID Connect: a web address, perhaps with a path.
func isIssuer(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http" && isLoopback(u.Hostname())) && u.Host != "" && u.RawQuery == "" && u.Fragment == ""
}

// isEndpoint reports whether text is a web address whose line nobody else can read: https, or this machine.
func isEndpoint(text string) bool {
	u, err := url.Parse(text)
	return err == nil && isWebAddress(strings.TrimSuffix(text, "/")) && (u.Scheme == "https" || isLoopback(u.Hostname()))
}

func isWebAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.Path == ""
}

// secret gives the key of single-use codes: the configured one, or one generated once beside the private database.
func (c Config) secret() (string, error) {
	if c.CodeSecret != "" {
		return c.CodeSecret, nil
	}
	path := c.secretFile()
	if kept, err := os.ReadFile(path); err == nil && len(kept) >= 32 {
		return string(kept), nil
	}
	fresh := rand.Text() + rand.Text()
	if err := os.MkdirAll(c.DataDir, 0o700); err != nil {
		return "", fmt.Errorf("making %s: %w", c.DataDir, err)
	}
	return fresh, os.WriteFile(path, []byte(fresh), 0o600)
}
