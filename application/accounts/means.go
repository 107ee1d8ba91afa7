package accounts

import (
	"time"

	"ehchub/ports"
)

// Means is what the use cases of this package work with.
type Means struct {
	Units     ports.UnitOfWork
	Passwords ports.Passwords
	Mail      ports.MailSender
	// Texts is nil where the council sends no text messages; codes then go by e-mail.
	Texts ports.TextSender
	Apps  ports.AppCodes
	// Passkeys is nil where the hub has no name to which a key could belong.
	Passkeys ports.PasskeyChecks
	Clock    ports.Clock
	IDs      ports.IDs
	// Pepper is the key of codes and of counted tries: at least 32 secret bytes, the same for every replica.
	Pepper []byte
	// PublicURL is where people reach the hub, without a slash at its end.
	PublicURL string
}

// How long things hold, and how often they may be tried.
const (
	CodeLife        = 10 * time.Minute // of one code
	SignInLife      = 30 * time.Minute // from the right password to the right code, fresh codes included
	CodeTries       = 5
	SessionIdle     = 30 * time.Minute // F31
	SessionLife     = 12 * time.Hour
	InvitationLife  = 7 * 24 * time.Hour // of the link for a first password
	NewPasswordLife = time.Hour          // of the link for a new one

	sessionTouch = time.Minute // a session is marked as seen at most this often
)

func accountLimit(key string) ports.Limit {
	return ports.Limit{Key: key, Most: 10, Within: 15 * time.Minute}
}
func addressLimit(key string) ports.Limit {
	return ports.Limit{Key: key, Most: 100, Within: 15 * time.Minute}
}
func codeLimit(key string) ports.Limit {
	return ports.Limit{Key: key, Most: 5, Within: 15 * time.Minute}
}
func proofLimit(key string) ports.Limit {
	return ports.Limit{Key: key, Most: 10, Within: 15 * time.Minute}
}
func linkLimit(key string) ports.Limit { return ports.Limit{Key: key, Most: 3, Within: time.Hour} }
func linksFromLimit(key string) ports.Limit {
	return ports.Limit{Key: key, Most: 20, Within: time.Hour}
}
