// Package issuertest is an OpenID Connect provider on this machine, for tests: it keeps the protocol (discovery, PKCE,
// codes that work once, signed tokens) and lets whoever it was told to sign in.
package issuertest

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// Issuer is the provider. Its fields may be changed between two sign-ins.
type Issuer struct {
	URL                    string
	ClientID, ClientSecret string
	// Claims are what it says of whoever signs in, besides issuer, audience, nonce and times.
	Claims map[string]any
	// Spoil changes the claims last of all, and may spoil what the protocol asks for.
	Spoil func(claims map[string]any)
	// Refuse makes it send the browser back with this error.
	Refuse string
	// Away makes it answer nothing.
	Away bool

	t      testing.TB
	now    func() time.Time
	signer jose.Signer
	keys   jose.JSONWebKeySet

	mu    sync.Mutex
	codes map[string]url.Values
	asked int
}

// Open starts it. It ends with the test.
func Open(t testing.TB, now func() time.Time) *Issuer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: key, KeyID: "one"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	i := &Issuer{ClientID: "the-hub", ClientSecret: "a secret of the hub’s", t: t, now: now, signer: signer, codes: map[string]url.Values{},
		keys: jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: key.Public(), KeyID: "one", Algorithm: "RS256", Use: "sig"}}}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", i.discover)
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) { i.say(w, http.StatusOK, i.keys) })
	mux.HandleFunc("GET /authorize", i.authorize)
	mux.HandleFunc("POST /token", i.redeem)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if i.Away {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	i.URL = server.URL
	return i
}

// Redeemed is how many codes were asked to be exchanged.
func (i *Issuer) Redeemed() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.asked
}

func (i *Issuer) say(w http.ResponseWriter, status int, what any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(what); err != nil {
		i.t.Error(err)
	}
}

func (i *Issuer) discover(w http.ResponseWriter, _ *http.Request) {
	i.say(w, http.StatusOK, map[string]any{"issuer": i.URL, "authorization_endpoint": i.URL + "/authorize", "token_endpoint": i.URL + "/token", "jwks_uri": i.URL + "/keys",
		"response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"}, "id_token_signing_alg_values_supported": []string{"RS256"}, "code_challenge_methods_supported": []string{"S256"}})
}

// authorize signs in at once, and sends the browser back with a code.
func (i *Issuer) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("client_id") != i.ClientID || q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" || q.Get("code_challenge") == "" || q.Get("nonce") == "" || q.Get("state") == "" {
		http.Error(w, "not a request of the hub", http.StatusBadRequest)
		return
	}
	back := url.Values{"state": {q.Get("state")}}
	if i.Refuse != "" {
		back.Set("error", i.Refuse)
	} else {
		code := rand.Text()
		i.mu.Lock()
		i.codes[code] = q
		i.mu.Unlock()
		back.Set("code", code)
	}
	http.Redirect(w, r, q.Get("redirect_uri")+"?"+back.Encode(), http.StatusFound)
}

// redeem gives a signed token for a code, once, to the client that asked for it.
func (i *Issuer) redeem(w http.ResponseWriter, r *http.Request) {
	id, secret, basic := r.BasicAuth()
	if !basic {
		id, secret = r.PostFormValue("client_id"), r.PostFormValue("client_secret")
	} else {
		id, _ = url.QueryUnescape(id)
		secret, _ = url.QueryUnescape(secret)
	}
	i.mu.Lock()
	i.asked++
	q := i.codes[r.PostFormValue("code")]
	delete(i.codes, r.PostFormValue("code"))
	i.mu.Unlock()
	proof := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if id != i.ClientID || secret != i.ClientSecret || q == nil || q.Get("code_challenge") != base64.RawURLEncoding.EncodeToString(proof[:]) || q.Get("redirect_uri") != r.PostFormValue("redirect_uri") {
		i.say(w, http.StatusBadRequest, map[string]string{"error": "invalid_grant"})
		return
	}
	now := i.now()
	claims := map[string]any{"iss": i.URL, "aud": i.ClientID, "nonce": q.Get("nonce"), "iat": now.Unix(), "exp": now.Add(5 * time.Minute).Unix(), "sub": "somebody"}
	maps.Copy(claims, i.Claims)
	if i.Spoil != nil {
		i.Spoil(claims)
	}
	text, err := json.Marshal(claims)
	if err != nil {
		i.t.Error(err)
	}
	signed, err := i.signer.Sign(text)
	if err != nil {
		i.t.Error(err)
	}
	token, err := signed.CompactSerialize()
	if err != nil {
		i.t.Error(err)
	}
	i.say(w, http.StatusOK, map[string]any{"access_token": rand.Text(), "token_type": "Bearer", "expires_in": 300, "id_token": token})
}
