package identity

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// Provider is how one provider is reached by OpenID Connect: a council's own Entra ID, DfE Sign-in, or any other.
type Provider struct {
	ports.IdentityProvider
	Issuer       string
	ClientID     string
	ClientSecret string
	// Scopes are asked for besides openid and email, such as "organisation" at DfE Sign-in.
	Scopes []string
	// Tenant, where it is set, is the directory that an account must be of (the claim tid of Entra ID).
	Tenant string
	// Domains, where they are set, are those whose e-mail addresses the provider vouches for. Without them an address counts
	// only when the provider says that it was verified.
	Domains []string
	// Back is the address of the hub to which the provider sends browsers.
	Back string
}

// Providers asks providers of identities who signed in. Each is looked up when it is first needed, so that the hub starts
// when one of them is away.
type Providers struct {
	all    []Provider
	client *http.Client
	now    func() time.Time

	mu     sync.Mutex
	looked map[string]*oidc.Provider
}

const (
	longestAsk     = 10 * time.Second
	longestAnswer  = 1 << 20
	longestSubject = 255
)

// NewProviders makes them. now tells the time, by which what a provider says runs out.
func NewProviders(now func() time.Time, all ...Provider) *Providers {
	return &Providers{all: all, now: now, looked: map[string]*oidc.Provider{}, client: &http.Client{Timeout: longestAsk, Transport: bounded{http.DefaultTransport}}}
}

// bounded cuts off answers that are longer than any provider's.
type bounded struct{ next http.RoundTripper }

func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := b.next.RoundTrip(r)
	if err == nil {
		answer.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(answer.Body, longestAnswer), answer.Body}
	}
	return answer, err
}

// Providers lists those that are configured.
func (p *Providers) Providers() []ports.IdentityProvider {
	var known []ports.IdentityProvider
	for _, one := range p.all {
		known = append(known, one.IdentityProvider)
	}
	return known
}

var (
	noProvider  = fault.New(fault.NotFound, "account.no-provider", "There is no such way to sign in.")
	errUnproved = fault.New(fault.Unauthenticated, "account.not-proved", "We could not check who signed in. Please try again.")
)

func (p *Providers) find(ctx context.Context, name string) (Provider, *oidc.Provider, error) {
	at := slices.IndexFunc(p.all, func(one Provider) bool { return one.Name == name })
	if at < 0 {
		return Provider{}, nil, noProvider
	}
	one := p.all[at]
	p.mu.Lock()
	found := p.looked[name]
	p.mu.Unlock()
	if found != nil {
		return one, found, nil
	}
	// The keys are fetched again later, so the client must outlive this request.
	found, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), p.client), one.Issuer)
	if err != nil {
		slog.WarnContext(ctx, "a provider of identities is away", "provider", name, "error", err)
		return one, nil, fault.New(fault.Unavailable, "account.provider-away", one.Label+" can’t be reached just now. Please try again in a few minutes, or sign in with your password.")
	}
	p.mu.Lock()
	p.looked[name] = found
	p.mu.Unlock()
	return one, found, nil
}

func (one Provider) config(found *oidc.Provider) oauth2.Config {
	return oauth2.Config{ClientID: one.ClientID, ClientSecret: one.ClientSecret, Endpoint: found.Endpoint(), RedirectURL: one.Back,
		Scopes: append([]string{oidc.ScopeOpenID, "email"}, one.Scopes...)}
}

// Address gives where to send a browser.
func (p *Providers) Address(ctx context.Context, d ports.Departure) (string, error) {
	one, found, err := p.find(ctx, d.Provider)
	if err != nil {
		return "", err
	}
	config := one.config(found)
	return config.AuthCodeURL(d.State, oidc.Nonce(d.Nonce), oauth2.S256ChallengeOption(d.Verifier)), nil
}

// Redeem exchanges the code for what the provider says of who signed in, and checks its signature, issuer, audience, age
// and nonce.
func (p *Providers) Redeem(ctx context.Context, d ports.Departure, code string) (ports.OutsideIdentity, error) {
	one, found, err := p.find(ctx, d.Provider)
	if err != nil {
		return ports.OutsideIdentity{}, err
	}
	ctx = oidc.ClientContext(ctx, p.client)
	config := one.config(found)
	tokens, err := config.Exchange(ctx, code, oauth2.VerifierOption(d.Verifier))
	if err != nil {
		return ports.OutsideIdentity{}, p.unproved(ctx, one, "exchange", err)
	}
	raw, _ := tokens.Extra("id_token").(string)
	token, err := found.VerifierContext(ctx, &oidc.Config{ClientID: one.ClientID, Now: p.now}).Verify(ctx, raw)
	if err != nil {
		return ports.OutsideIdentity{}, p.unproved(ctx, one, "verify", err)
	}
	if token.Nonce != d.Nonce {
		return ports.OutsideIdentity{}, p.unproved(ctx, one, "nonce", errors.New("another nonce"))
	}
	var said claims
	if err := token.Claims(&said); err != nil {
		return ports.OutsideIdentity{}, p.unproved(ctx, one, "claims", err)
	}
	if one.Tenant != "" && said.Tenant != one.Tenant || token.Subject == "" || len(token.Subject) > longestSubject {
		return ports.OutsideIdentity{}, p.unproved(ctx, one, "tenant", errors.New("another directory, or no subject"))
	}
	return ports.OutsideIdentity{Subject: token.Subject, Email: one.vouched(said), URN: said.Organisation.URN.String()}, nil
}

// unproved logs what did not hold, without the code or anything that the provider said of a person.
func (p *Providers) unproved(ctx context.Context, one Provider, step string, why error) error {
	var away *oauth2.RetrieveError
	if errors.As(why, &away) {
		why = fmt.Errorf("the provider answered %s", away.ErrorCode)
	}
	slog.WarnContext(ctx, "a sign-in elsewhere did not hold", "provider", one.Name, "step", step, "error", why)
	return errUnproved
}

// claims is what a provider says of an account.
type claims struct {
	Email        string   `json:"email"`
	Verified     truth    `json:"email_verified"`
	UserName     string   `json:"preferred_username"`
	Tenant       string   `json:"tid"`
	Organisation orgClaim `json:"organisation"`
}

type orgClaim struct {
	URN json.Number `json:"urn"`
}

// UnmarshalJSON takes an organisation with its number as text, as a number, or without one.
func (o *orgClaim) UnmarshalJSON(text []byte) error {
	var loose struct {
		URN any `json:"urn"`
	}
	if err := json.Unmarshal(text, &loose); err != nil {
		return nil // no organisation was chosen
	}
	if loose.URN != nil {
		o.URN = json.Number(strings.TrimSuffix(fmt.Sprint(loose.URN), ".0"))
	}
	return nil
}

// truth is a claim that some providers write as true and others as "true".
type truth bool

// UnmarshalJSON takes both.
func (t *truth) UnmarshalJSON(text []byte) error {
	*t = truth(strings.Trim(string(text), `"`) == "true")
	return nil
}

// vouched gives the e-mail address that the provider vouches for, or "".
func (one Provider) vouched(said claims) string {
	for _, text := range []string{said.Email, said.UserName} {
		email, err := people.NormalEmail(text)
		if err != nil {
			continue
		}
		_, domain, _ := strings.Cut(email, "@")
		switch {
		case len(one.Domains) > 0:
			if slices.Contains(one.Domains, domain) {
				return email
			}
		case bool(said.Verified) && text == said.Email:
			return email
		}
	}
	return ""
}

var _ ports.IdentityProviders = (*Providers)(nil)
