package email_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"html"
	"io"
	"math/big"
	"mime"
	"mime/multipart"
	"net"
	netmail "net/mail"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"ehchub/adapters/email"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// server is a real SMTP server on this machine that keeps what it takes.
type server struct {
	mu     sync.Mutex
	kept   []letter
	refuse error // answered to every recipient
	user   string
}

type letter struct{ from, to, raw string }

type conversation struct {
	server *server
	letter letter
	signed bool
}

func (s *server) NewSession(*smtp.Conn) (smtp.Session, error) { return &conversation{server: s}, nil }
func (c *conversation) Reset()                                { c.letter = letter{} }
func (c *conversation) Logout() error                         { return nil }
func (c *conversation) AuthMechanisms() []string              { return []string{sasl.Plain} }
func (c *conversation) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != c.server.user || password != "mail secret" {
			return smtp.ErrAuthFailed
		}
		c.signed = true
		return nil
	}), nil
}
func (c *conversation) Mail(from string, _ *smtp.MailOptions) error {
	if c.server.user != "" && !c.signed {
		return smtp.ErrAuthRequired
	}
	c.letter.from = from
	return nil
}
func (c *conversation) Rcpt(to string, _ *smtp.RcptOptions) error {
	c.letter.to += to
	return c.server.refuse
}
func (c *conversation) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	c.letter.raw = string(raw)
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.kept = append(c.server.kept, c.letter)
	return err
}

func (s *server) letters() []letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]letter(nil), s.kept...)
}

// listen starts the server with the certificate, and stops it with the test.
func (s *server) listen(t *testing.T, certificate *tls.Certificate, encrypted bool) (host string, port int) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port = listener.Addr().(*net.TCPAddr).Port
	smtpServer := smtp.NewServer(s)
	smtpServer.Domain = "localhost"
	if certificate != nil {
		smtpServer.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*certificate}}
	}
	if encrypted {
		listener = tls.NewListener(listener, smtpServer.TLSConfig)
	}
	ended := make(chan error, 1)
	go func() { ended <- smtpServer.Serve(listener) }()
	t.Cleanup(func() {
		_ = smtpServer.Close()
		if err := <-ended; err != nil && !errors.Is(err, smtp.ErrServerClosed) && !errors.Is(err, net.ErrClosed) {
			t.Error(err)
		}
	})
	return "127.0.0.1", port
}

func newSender(t *testing.T, c email.Config) *email.Sender {
	t.Helper()
	c.From, c.FromName = "hub@wrenshire.example", "Wrenshire County Council"
	sender, err := email.NewSender(c)
	if err != nil {
		t.Fatal(err)
	}
	return sender
}

func read(t *testing.T, l letter) ports.Mail {
	t.Helper()
	message, err := netmail.ReadMessage(strings.NewReader(l.raw))
	if err != nil {
		t.Fatal(err)
	}
	words := mime.WordDecoder{}
	subject, err := words.DecodeHeader(message.Header.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	to, err := message.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != l.to || message.Header.Get("Bcc") != "" {
		t.Fatalf("to %v (%v), handed over for %q", to, err, l.to)
	}
	text, page := alternatives(t, message)
	if said := wordsOf(t, page); strings.Join(strings.Fields(text), " ") != said {
		t.Errorf("the page says something else than the text: %q, not %q", said, text)
	}
	return ports.Mail{Key: ehc.MessageID(message.Header.Get("Message-ID")), To: to[0].Address, Name: to[0].Name, Subject: subject, Text: text}
}

// alternatives gives what an e-mail says as a text, and as a page.
func alternatives(t *testing.T, message *netmail.Message) (text, page string) {
	t.Helper()
	kind, how, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("an e-mail of the kind %q: %v", kind, err)
	}
	said := map[string]string{}
	for parts := multipart.NewReader(message.Body, how["boundary"]); ; {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return said["text/plain"], said["text/html"]
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(part) // the reader has undone quoted-printable
		if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		said[kind] = strings.ReplaceAll(string(body), "\r\n", "\n")
	}
}

// wordsOf gives the words that a page shows.
func wordsOf(t *testing.T, page string) string {
	t.Helper()
	_, body, ok := strings.Cut(page, "<body")
	_, body, _ = strings.Cut(body, ">")
	if !ok || !strings.Contains(page, `<html lang="en-GB">`) || !strings.Contains(page, "<title>") {
		t.Fatalf("no page with a language and a title: %q", page)
	}
	words := html.UnescapeString(regexp.MustCompile(`<br>|</?(a|p|div|body|html)\b[^>]*>`).ReplaceAllStringFunc(body, func(tag string) string {
		if strings.HasPrefix(tag, "<a") || strings.HasPrefix(tag, "</a") {
			return ""
		}
		return " "
	}))
	return strings.Join(strings.Fields(words), " ")
}

func TestThePageOfAnEMailFetchesNothing(t *testing.T) {
	s := &server{}
	host, port := s.listen(t, nil, false)
	m := sample
	m.Text = "Dear <b>Ada</b> & co,\n\nCase ID: EHC/26/0001\nSign in: https://hub.example/cases/1?a=1&b=\"2.\n\n<img src=https://tracker.example/x.gif>"
	if err := newSender(t, email.Config{Host: host, Port: port, Security: email.Plain}).SendMail(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	message, err := netmail.ReadMessage(strings.NewReader(s.letters()[0].raw))
	if err != nil {
		t.Fatal(err)
	}
	_, page := alternatives(t, message)
	for _, never := range []string{"<img", "src=\"", "url(", "<script", "<link", "<b>", "onload"} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %s: %s", never, page)
		}
	}
	if !strings.Contains(page, `<a href="https://hub.example/cases/1?a=1&amp;b=`) || !strings.Contains(page, "&lt;b&gt;Ada") {
		t.Errorf("the page: %s", page)
	}
}

func TestMailSenderContract(t *testing.T) {
	s := &server{}
	host, port := s.listen(t, nil, false)
	sender := newSender(t, email.Config{Host: host, Port: port, Security: email.Plain})
	portstest.MailSenderContract(t, sender, func(t *testing.T) (got []ports.Mail) {
		for _, l := range s.letters() {
			got = append(got, read(t, l))
		}
		return got
	})
}

var sample = ports.Mail{Key: "019aa000-0000-7000-8000-000000000009.7", To: "ada@example.org", Subject: "Hello", Text: "Hello"}

func TestHeadersSayWhoWroteAndThatAMachineDid(t *testing.T) {
	s := &server{}
	host, port := s.listen(t, nil, false)
	if err := newSender(t, email.Config{Host: host, Port: port, Security: email.Plain}).SendMail(t.Context(), sample); err != nil {
		t.Fatal(err)
	}
	l := s.letters()[0]
	message, err := netmail.ReadMessage(strings.NewReader(l.raw))
	if err != nil {
		t.Fatal(err)
	}
	h := message.Header
	if h.Get("Message-Id") != "<019aa000-0000-7000-8000-000000000009.7@wrenshire.example>" || h.Get("Auto-Submitted") != "auto-generated" || l.from != "hub@wrenshire.example" ||
		!strings.Contains(h.Get("From"), "Wrenshire County Council") || h.Get("User-Agent") != "" || h.Get("X-Mailer") != "" {
		t.Errorf("from %q, headers %v", l.from, h)
	}
}

func TestNothingIsSentOverAnUnprotectedLineByDefault(t *testing.T) {
	s := &server{}
	host, port := s.listen(t, nil, false)
	err := newSender(t, email.Config{Host: host, Port: port}).SendMail(t.Context(), sample)
	if !fault.Has(err, "message.unreachable") || len(s.letters()) != 0 {
		t.Errorf("%v, and %d letters arrived", err, len(s.letters()))
	}
}

func TestProtectedLinesWithAPassword(t *testing.T) {
	certificate, authorities := certify(t)
	for security, encrypted := range map[email.Security]bool{email.StartTLS: false, email.TLS: true} {
		t.Run(string(security), func(t *testing.T) {
			s := &server{user: "hub"}
			host, port := s.listen(t, certificate, encrypted)
			config := email.Config{Host: host, Port: port, Security: security, User: "hub", Password: "mail secret", Authorities: authorities}
			if err := newSender(t, config).SendMail(t.Context(), sample); err != nil || len(s.letters()) != 1 {
				t.Errorf("%v, and %d letters arrived", err, len(s.letters()))
			}
			config.Password = "wrong"
			if err := newSender(t, config).SendMail(t.Context(), sample); !fault.Has(err, "message.unreachable") {
				t.Errorf("with a wrong password: %v", err)
			}
			config.Password, config.Authorities = "mail secret", nil
			if err := newSender(t, config).SendMail(t.Context(), sample); !fault.Has(err, "message.unreachable") || len(s.letters()) != 1 {
				t.Errorf("to a server that nobody vouches for: %v", err)
			}
		})
	}
}

func TestRefusalsTellNobodyTheAddress(t *testing.T) {
	for answer, code := range map[int]string{451: "message.later", 550: "message.refused"} {
		s := &server{refuse: &smtp.SMTPError{Code: answer, EnhancedCode: smtp.EnhancedCode{answer / 100, 1, 1}, Message: "no such user ada@example.org"}}
		host, port := s.listen(t, nil, false)
		err := newSender(t, email.Config{Host: host, Port: port, Security: email.Plain}).SendMail(t.Context(), sample)
		if !fault.Has(err, code) || !fault.Is(err, fault.Unavailable) || strings.Contains(err.Error(), "ada") {
			t.Errorf("%d gave %v", answer, err)
		}
	}
}

func TestAServerThatTakesNothingFromTheHubRefusesNobodysAddress(t *testing.T) {
	s := &server{user: "hub"} // asks for a password before it takes anything
	host, port := s.listen(t, nil, false)
	if err := newSender(t, email.Config{Host: host, Port: port, Security: email.Plain}).SendMail(t.Context(), sample); !fault.Has(err, "message.settings") {
		t.Errorf("gave %v", err)
	}
}

func TestServerThatNeverAnswersIsGivenUp(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	sender := newSender(t, email.Config{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Security: email.Plain, Timeout: 50 * time.Millisecond})
	if err := sender.SendMail(t.Context(), sample); !fault.Has(err, "message.unreachable") {
		t.Errorf("gave %v", err)
	}
}

func TestWrongSettingsAreRefusedAtStart(t *testing.T) {
	for _, c := range []email.Config{
		{Host: "mail.example.org", From: "not an address"},
		{Host: "mail.example.org", From: "hub@example.org", Security: "ssl"},
		{Host: "", From: "hub@example.org"},
		{Host: "mail.example.org", From: "hub@example.org", Port: 70000},
	} {
		if _, err := email.NewSender(c); err == nil {
			t.Errorf("took %+v", c)
		}
	}
}

// certify makes a certificate for this machine, and the pool that vouches for it.
func certify(t *testing.T) (*tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}
