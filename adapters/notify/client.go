// Package notify sends e-mails, text messages and letters through GOV.UK Notify.
package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Endpoint is where GOV.UK Notify answers.
const Endpoint = "https://api.notifications.service.gov.uk"

// Config says who sends, and with which templates. At Notify each template holds nothing but ((subject)) and ((body)),
// that of a text message only ((body)): what is said is written here, in one place for every way.
type Config struct {
	// Key is the API key as Notify shows it: its name, the service's identity, and the secret.
	Key string
	// EmailTemplate, TextTemplate and LetterTemplate are the identities of the templates. One that is empty is not sent by.
	EmailTemplate, TextTemplate, LetterTemplate string
	// URL is another address than Notify's own, for tests.
	URL string
	// Timeout bounds each request; 20 seconds unless set.
	Timeout time.Duration
}

const (
	usualTimeout = 20 * time.Second
	mostAnswer   = 1 << 20 // bytes of an answer that are read
)

// Client is the council's service at GOV.UK Notify. It is a ports.MailSender, a ports.TextSender, a ports.PostSender and
// a ports.Enquirer; it may be used from several goroutines. Make it with NewClient.
type Client struct {
	config          Config
	service, secret string
	base            *url.URL
	clock           ports.Clock
	http            *http.Client
}

// NewClient checks the configuration. It doesn't connect yet.
func NewClient(c Config, clock ports.Clock) (*Client, error) {
	service, secret, err := splitKey(c.Key)
	if err != nil {
		return nil, err
	}
	if c.URL == "" {
		c.URL = Endpoint
	}
	base, err := url.Parse(c.URL)
	if err != nil || base.Host == "" || base.Scheme != "https" && base.Hostname() != "127.0.0.1" && base.Hostname() != "localhost" {
		return nil, errors.New("the address of GOV.UK Notify must begin with https://")
	}
	for _, template := range []string{c.EmailTemplate, c.TextTemplate, c.LetterTemplate} {
		if template != "" && !isUUID(template) {
			return nil, errors.New("the identity of a template at GOV.UK Notify looks like 01234567-89ab-cdef-0123-456789abcdef")
		}
	}
	if c.Timeout == 0 {
		c.Timeout = usualTimeout
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // the key goes to no other place
	return &Client{c, service, secret, base, clock, &http.Client{Timeout: c.Timeout, CheckRedirect: stay}}, nil
}

// SendsMail, SendsTexts and SendsPost report whether the council has set a template up for the way.
func (c *Client) SendsMail() bool { return c.config.EmailTemplate != "" }

// SendsTexts: see SendsMail.
func (c *Client) SendsTexts() bool { return c.config.TextTemplate != "" }

// SendsPost: see SendsMail. Letters that are documents need no template, those that are texts do.
func (c *Client) SendsPost() bool { return c.config.LetterTemplate != "" }

// splitKey takes an API key apart: its last 36 characters are the secret, the 36 before them the service.
func splitKey(key string) (service, secret string, err error) {
	key = strings.TrimSpace(key)
	if len(key) >= 73 {
		service, secret = key[len(key)-73:len(key)-37], key[len(key)-36:]
	}
	if !isUUID(service) || !isUUID(secret) {
		return "", "", errors.New("the key of GOV.UK Notify is not whole: copy it again, from the name to the last letter")
	}
	return service, secret, nil
}

func isUUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i, r := range text {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (r == '-') || !dash && !strings.ContainsRune("0123456789abcdefABCDEF", r) {
			return false
		}
	}
	return true
}

// post hands something over, unless an earlier try did.
func (c *Client) post(ctx context.Context, kind string, key ehc.MessageID, again bool, body any) error {
	if again {
		if _, known, err := c.Ask(ctx, key); err != nil || known {
			return err
		}
	}
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	_, err = c.ask(ctx, key, http.MethodPost, "/v2/notifications/"+kind, nil, text)
	return err
}

// ask makes one request and gives the answer's body.
func (c *Client) ask(ctx context.Context, key ehc.MessageID, method, path string, query url.Values, body []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	to := c.base.JoinPath(path)
	to.RawQuery = query.Encode()
	r, err := http.NewRequestWithContext(ctx, method, to.String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+c.token())
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "ehchub")
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, c.unreached(ctx, key, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer))
	if err != nil {
		return nil, c.unreached(ctx, key, err)
	}
	if answer.StatusCode/100 == 2 {
		return text, nil
	}
	f := explain(answer.StatusCode, text)
	slog.WarnContext(ctx, "GOV.UK Notify refused", "message", key, "status", answer.StatusCode, "code", fault.As(f).Code)
	return nil, f
}

// unreached tells that no answer came; what was asked may have been done all the same.
func (c *Client) unreached(ctx context.Context, key ehc.MessageID, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var wrong *url.Error
	if errors.As(err, &wrong) {
		err = wrong.Err // without the address, which holds the reference
	}
	slog.WarnContext(ctx, "GOV.UK Notify not reached", "message", key, "error", fmt.Sprint(err))
	return fault.New(fault.Unavailable, ports.NotReached, "The hub can’t reach GOV.UK Notify just now. Please try again in a few minutes.")
}
