// Package email sends e-mail by SMTP.
package email

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	netmail "net/mail"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"ehchub/domain/fault"
	"ehchub/ports"
)

// Security is how the way to the mail server is protected.
type Security string

const (
	// StartTLS asks for encryption after connecting and sends nothing without it. It is the default.
	StartTLS Security = "starttls"
	// TLS is encrypted from the first byte, on port 465.
	TLS Security = "tls"
	// Plain is not encrypted: for a mail server on the same machine.
	Plain Security = "plain"
)

// Config says which mail server to use and who writes.
type Config struct {
	Host     string
	Port     int // 587, or 465 with TLS, unless set
	Security Security
	// User and Password are empty for a server that asks for none.
	User, Password string
	// From is the address that the e-mails come from, FromName the name beside it.
	From, FromName string
	// Authorities, where set, are trusted in the place of the machine's own, for a council's own mail server.
	Authorities *x509.CertPool
	// Timeout bounds each step of talking to the server; 15 seconds unless set.
	Timeout time.Duration
}

// Sender sends e-mail by SMTP. Make it with NewSender.
type Sender struct {
	config  Config
	options []mail.Option
	domain  string // of the sender, for Message-IDs
}

// NewSender checks the configuration. It doesn't connect yet.
func NewSender(c Config) (*Sender, error) {
	from, err := netmail.ParseAddress(c.From)
	if err != nil {
		return nil, fmt.Errorf("the sender's e-mail address %q is not one", c.From)
	}
	_, domain, _ := strings.Cut(from.Address, "@")
	s := &Sender{config: c, domain: domain}
	if s.options, err = c.options(); err != nil {
		return nil, err
	}
	if _, err := mail.NewClient(c.Host, s.options...); err != nil {
		return nil, fmt.Errorf("settings of the mail server: %w", err)
	}
	return s, nil
}

func (c Config) options() ([]mail.Option, error) {
	port, timeout := c.Port, c.Timeout
	if timeout == 0 {
		timeout = 15 * time.Second
	}
	options := []mail.Option{mail.WithTimeout(timeout)}
	switch c.Security {
	case StartTLS, "":
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	case TLS:
		options = append(options, mail.WithSSL())
		if port == 0 {
			port = 465
		}
	case Plain:
		options = append(options, mail.WithTLSPolicy(mail.NoTLS))
	default:
		return nil, fmt.Errorf("the mail server's security is %q; it is starttls, tls or plain", c.Security)
	}
	if port == 0 {
		port = 587
	}
	if c.User != "" {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(c.User), mail.WithPassword(c.Password))
	}
	return append(options, mail.WithPort(port), mail.WithTLSConfig(&tls.Config{ServerName: c.Host, RootCAs: c.Authorities, MinVersion: tls.VersionTLS12})), nil
}

// SendMail hands an e-mail to the mail server. Its Message-ID is made of the key, so that a second try is known as
// the same message. Faults as ports.Mail says.
func (s *Sender) SendMail(ctx context.Context, m ports.Mail) error {
	message, err := s.compose(m)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	client, err := mail.NewClient(s.config.Host, s.options...)
	if err != nil {
		return fmt.Errorf("settings of the mail server: %w", err)
	}
	connection, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		slog.WarnContext(ctx, "mail server not reached", "message", m.Key, "error", err)
		return fault.New(fault.Unavailable, ports.NotReached, "The hub can’t reach the council’s mail server just now. Please try again in a few minutes.")
	}
	err = client.SendWithSMTPClient(connection, message)
	_ = client.CloseWithSMTPClient(connection) // what was taken is taken, whatever the farewell says
	return explain(err)
}

func (s *Sender) compose(m ports.Mail) (*mail.Msg, error) {
	to, err := netmail.ParseAddress(m.To)
	if err != nil || to.Address != m.To {
		return nil, fault.New(fault.Unavailable, ports.NotEver, "The e-mail address can’t be written to.")
	}
	message := mail.NewMsg(mail.WithNoDefaultUserAgent())
	message.FromMailAddress(&netmail.Address{Name: s.config.FromName, Address: s.config.From})
	message.ToMailAddress(&netmail.Address{Name: oneLine(m.Name), Address: m.To})
	message.Subject(oneLine(m.Subject))
	message.SetDate()
	message.SetMessageIDWithValue(string(m.Key) + "@" + s.domain)
	message.SetGenHeader("Auto-Submitted", "auto-generated")
	message.SetBodyString(mail.TypeTextPlain, m.Text)
	message.AddAlternativeString(mail.TypeTextHTML, htmlOf(m.Subject, m.Text))
	return message, nil
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// explain says what went wrong without the address that the server's own answer repeats.
func explain(err error) error {
	if err == nil {
		return nil
	}
	var refusal *mail.SendError
	if !errors.As(err, &refusal) {
		return fault.New(fault.Unavailable, ports.NotNow, "The mail server did not take the e-mail. Please try again in a few minutes.")
	}
	answer := fmt.Sprint(refusal.ErrorCode(), " ", refusal.EnhancedStatusCode())
	if refusal.IsTemp() || refusal.ErrorCode() < 500 {
		return fault.New(fault.Unavailable, ports.NotNow, "The mail server did not take the e-mail now (it answered "+strings.TrimSpace(answer)+"). Please try again in a few minutes.")
	}
	if refusal.Reason == mail.ErrSMTPRcptTo {
		return fault.New(fault.Unavailable, ports.NotEver, "The mail server refused the address (it answered "+strings.TrimSpace(answer)+").")
	}
	return fault.New(fault.Unavailable, ports.NotSetUp, "The mail server refused the e-mail (it answered "+strings.TrimSpace(answer)+"). It may not take e-mails from the hub, or from its address.")
}
