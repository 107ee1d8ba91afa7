// Package passkey asks people's devices to sign in with a key, and checks what they answer (W3C Web Authentication).
package passkey

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/url"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"ehchub/domain/fault"
	"ehchub/ports"
)

// Checks asks and checks for one hub, at its public address.
type Checks struct{ web *webauthn.WebAuthn }

var _ ports.PasskeyChecks = Checks{}

// New makes the checks for the hub that people reach at an address. A key belongs to the name of that address, so that a
// page elsewhere can't ask for it. An address without a name, as of a machine, can have none: ok is false.
func New(public, hub string) (_ Checks, ok bool, err error) {
	address, err := url.Parse(public)
	if err != nil {
		return Checks{}, false, err
	}
	name := address.Hostname()
	if name == "" || net.ParseIP(name) != nil {
		return Checks{}, false, nil
	}
	made, err := webauthn.New(&webauthn.Config{
		RPID: name, RPDisplayName: hub, RPOrigins: []string{address.Scheme + "://" + address.Host},
		AttestationPreference:  protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{ResidentKey: protocol.ResidentKeyRequirementPreferred, UserVerification: protocol.VerificationPreferred},
	})
	return Checks{made}, err == nil, err
}

// user is the owner as the library knows them.
type user struct {
	ports.PasskeyOwner
	keys []webauthn.Credential
}

func (u user) WebAuthnID() []byte                         { return []byte(u.Person) }
func (u user) WebAuthnName() string                       { return u.Email }
func (u user) WebAuthnDisplayName() string                { return u.Name }
func (u user) WebAuthnCredentials() []webauthn.Credential { return u.keys }

func userOf(owner ports.PasskeyOwner, known []ports.Passkey) (user, error) {
	u := user{PasskeyOwner: owner}
	for _, k := range known {
		var key webauthn.Credential
		if err := json.Unmarshal(k.Record, &key); err != nil {
			return u, fmt.Errorf("passkey: read a kept key: %w", err)
		}
		u.keys = append(u.keys, key)
	}
	return u, nil
}

// Offer asks for a new key.
func (c Checks) Offer(owner ports.PasskeyOwner, known []ports.Passkey) (ask, expect []byte, err error) {
	u, err := userOf(owner, known)
	if err != nil {
		return nil, nil, err
	}
	creation, session, err := c.web.BeginRegistration(u, webauthn.WithExclusions(webauthn.Credentials(u.keys).CredentialDescriptors()))
	if err != nil {
		return nil, nil, fmt.Errorf("passkey: ask for a new key: %w", err)
	}
	return inJSON(creation.Response, session)
}

// Challenge asks for a known key.
func (c Checks) Challenge(owner ports.PasskeyOwner, known []ports.Passkey) (ask, expect []byte, err error) {
	u, err := userOf(owner, known)
	if err != nil {
		return nil, nil, err
	}
	assertion, session, err := c.web.BeginLogin(u)
	if err != nil {
		return nil, nil, fmt.Errorf("passkey: ask for a key: %w", err)
	}
	return inJSON(assertion.Response, session)
}

func inJSON(asked any, session *webauthn.SessionData) (ask, expect []byte, err error) {
	if ask, err = json.Marshal(asked); err == nil {
		expect, err = json.Marshal(session)
	}
	return ask, expect, err
}

// errUnfit is what people are told of an answer that doesn't fit, whatever is wrong with it.
var errUnfit = fault.Field("passkey", "account.passkey-unfit", "Your device’s answer does not fit. Try again, or choose another way.")

// Accept checks the answer with a new key.
func (c Checks) Accept(owner ports.PasskeyOwner, expect, answer []byte) (ports.Passkey, error) {
	var session webauthn.SessionData
	if err := json.Unmarshal(expect, &session); err != nil {
		return ports.Passkey{}, fmt.Errorf("passkey: read what was expected: %w", err)
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return ports.Passkey{}, errUnfit
	}
	key, err := c.web.CreateCredential(user{PasskeyOwner: owner}, session, parsed)
	if err != nil {
		return ports.Passkey{}, errUnfit
	}
	return keyOf(key)
}

// Check checks the answer with a known key.
func (c Checks) Check(owner ports.PasskeyOwner, known []ports.Passkey, expect, answer []byte) (ports.Passkey, error) {
	var session webauthn.SessionData
	if err := json.Unmarshal(expect, &session); err != nil {
		return ports.Passkey{}, fmt.Errorf("passkey: read what was expected: %w", err)
	}
	u, err := userOf(owner, known)
	if err != nil {
		return ports.Passkey{}, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return ports.Passkey{}, errUnfit
	}
	key, err := c.web.ValidateLogin(u, session, parsed)
	if err != nil || key.Authenticator.CloneWarning {
		return ports.Passkey{}, errUnfit
	}
	return keyOf(key)
}

func keyOf(key *webauthn.Credential) (ports.Passkey, error) {
	record, err := json.Marshal(key)
	return ports.Passkey{ID: base64.RawURLEncoding.EncodeToString(key.ID), Record: record}, err
}
