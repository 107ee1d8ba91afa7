package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// IdentityProvider is where people sign in with an account that they have elsewhere, such as their council's or the
// Department for Education's.
type IdentityProvider struct {
	Name  string // in addresses: "dfe"
	Label string // on the button: "DfE Sign-in"
	About string // for whom it is: "Staff of schools and colleges"
}

// Departure is a browser that went to a provider to sign in there, with the secrets that its coming back must fit.
type Departure struct {
	Provider string
	State    string // binds the coming back to this browser
	Nonce    string // binds what the provider says to this departure
	Verifier string // proves that whoever redeems the provider's code is who asked for it (PKCE, RFC 7636)
	Next     string // the page of the hub that was asked for
}

// OutsideIdentity is who somebody is at a provider.
type OutsideIdentity struct {
	Subject string // the provider's own name for the account; it never changes
	Email   string // normal; empty where the provider does not vouch for it
	URN     string // number in the national register of the setting for which they signed in; empty where none was chosen
}

// IdentityProviders reaches the providers by OpenID Connect.
type IdentityProviders interface {
	// Providers lists them in the order in which they are offered.
	Providers() []IdentityProvider
	// Address gives where to send a browser to sign in. fault.NotFound for an unknown provider; fault.Unavailable when the
	// provider can't be reached.
	Address(ctx context.Context, d Departure) (string, error)
	// Redeem gives who signed in. fault.Unauthenticated when the code or what the provider says of it does not hold.
	Redeem(ctx context.Context, d Departure, code string) (OutsideIdentity, error)
}

// Identity ties an account elsewhere to a person of the hub.
type Identity struct {
	Provider, Subject string
	Person            ehc.PersonID
	LinkedAt, UsedAt  time.Time
}

// Identities keeps which accounts elsewhere are whose, and the browsers that are on their way.
type Identities interface {
	// Find gives whose an account is, and notes that it was used. fault.NotFound when it is nobody's.
	Find(ctx context.Context, provider, subject string, now time.Time) (Identity, error)
	// Link ties an account to a person, in place of another account of theirs at the same provider.
	Link(ctx context.Context, i Identity) error
	// OfPerson lists a person's accounts, by provider.
	OfPerson(ctx context.Context, person ehc.PersonID) ([]Identity, error)
	// Depart keeps a departure under the hash of its state, until an instant.
	Depart(ctx context.Context, state []byte, d Departure, until time.Time) error
	// Return gives a departure that still holds, once. fault.NotFound afterwards, and for an unknown state.
	Return(ctx context.Context, state []byte, now time.Time) (Departure, error)
}
