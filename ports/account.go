package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// Accounts is everything about signing in that a unit of work can read and write. Persons are in People.
type Accounts struct {
	Credentials    Credentials
	Codes          Codes
	Sessions       Sessions
	Attempts       Attempts
	Browsers       Browsers
	KeptForms      KeptForms
	SelfSaves      SelfSaves
	OwnSessions    OwnSessions
	Proofs         Proofs
	Devices        Devices
	Authenticators Authenticators
	RecoveryCodes  RecoveryCodes
	Identities     Identities
	OwnAddresses   OwnAddresses
	Passkeys       Passkeys
	PasskeyAsks    PasskeyAsks
}

// Credentials keeps password hashes, apart from persons, so that reading a person never reads a hash.
type Credentials interface {
	// ByEmail finds who signs in with a normal e-mail address, any that is theirs, and their password's hash. fault.NotFound when
	// nobody does, or the person has set no password yet.
	ByEmail(ctx context.Context, email string) (person ehc.PersonID, hash string, err error)
	// Set replaces a person's password.
	Set(ctx context.Context, person ehc.PersonID, hash string, at time.Time) error
}

// CodePurpose is what a code or link was sent for. One sent for a purpose is worth nothing for another.
type CodePurpose string

const (
	ForSignIn   CodePurpose = "sign-in"  // the six digits after the password
	ForPassword CodePurpose = "password" // the link by which a person chooses a password
	ForPhone    CodePurpose = "phone"    // the code that proves a mobile number of one's own
	ForAddress  CodePurpose = "address"  // the code that proves an e-mail address of one's own
	ForProof    CodePurpose = "proof"    // the code that proves somebody who has no password, before a change
	ForGuest    CodePurpose = "guest"    // the six digits after a guest's link
)

// Code is what was sent to a person to prove that they read their telephone or their post. Only hashes are kept.
type Code struct {
	Person  ehc.PersonID
	Purpose CodePurpose
	// Way is how it is asked for, where there are several.
	Way string
	// To is the number or address that it went to, where that is not simply the account's own.
	To string
	// Token is the hash of the secret that the browser (or the link) carries.
	Token []byte
	// Seal is the keyed hash of what the person must give with it.
	Seal []byte
	// Begun is when the sign-in began, and stays when a fresh code is sent within it; SentAt when this one was sent.
	Begun, SentAt time.Time
	ExpiresAt     time.Time
	MostTries     int
}

// CodeTry is what became of one try.
type CodeTry struct {
	Person ehc.PersonID // empty when no code holds under the token: unknown, used, expired, replaced, tried too often
	Fits   bool         // the seal was right, and nobody else had used the code: it is used now
	Left   int          // tries left
}

// Codes keeps single-use codes and links. A person has at most one for each purpose.
type Codes interface {
	// Keep stores one; the person's earlier one for the same purpose no longer holds.
	Keep(ctx context.Context, c Code) error
	// Find gives the code under a token, used, expired or not. fault.NotFound when there is none, or a fresh
	// one under another token took its place. A used one is not found.
	Find(ctx context.Context, purpose CodePurpose, token []byte) (Code, error)
	// Try counts one try, and uses the code when the seal fits. Of several tries at once only one can fit.
	Try(ctx context.Context, purpose CodePurpose, token, seal []byte, now time.Time) (CodeTry, error)
}

// SessionBounds says which sessions hold: seen since one instant, begun since another. A session last seen before
// Touch is marked as seen Now.
type SessionBounds struct {
	Now, SeenSince, BegunSince, Touch time.Time
}

// Session is one that holds.
type Session struct {
	Actor   ehc.Actor
	BegunAt time.Time
}

// Sessions keeps who is signed in, under the hash of the token in their browser.
type Sessions interface {
	// Begin stores a session, and forgets those that no longer hold.
	Begin(ctx context.Context, token []byte, person ehc.PersonID, bounds SessionBounds) error
	// Find gives the person of a session that holds, with their roles, settings and teams, in one statement.
	// fault.Unauthenticated when there is none.
	Find(ctx context.Context, token []byte, bounds SessionBounds) (Session, error)
	// End ends one session; ending none is no error.
	End(ctx context.Context, token []byte) error
	// EndAll ends every session of a person.
	EndAll(ctx context.Context, person ehc.PersonID) error
}

// Limit bounds how often something may be tried within a time that begins with the first try.
type Limit struct {
	Key    string // what is counted, without a name or an address in plain text
	Most   int
	Within time.Duration
}

// Attempts counts tries, for all replicas of the hub together.
type Attempts interface {
	// Count counts one try against every limit. wait is how long until all of them allow another; zero when
	// this try is allowed.
	Count(ctx context.Context, now time.Time, limits ...Limit) (wait time.Duration, err error)
	// Forget takes counted tries back: all of the first key, one of each further. It also drops counts that are
	// more than a day old.
	Forget(ctx context.Context, now time.Time, whole string, oneOf ...string) error
}

// Passwords hashes passwords slowly, a few at a time.
type Passwords interface {
	Hash(ctx context.Context, password string) (string, error)
	// EasilyGuessed reports whether a password is common, or little more than one of the words about its owner.
	EasilyGuessed(password string, own ...string) bool
	// Fits reports whether the hash was made of the password. An empty hash fits nothing and takes as long.
	Fits(ctx context.Context, password, hash string) (bool, error)
}
