package postgres

import (
	"github.com/uptrace/bun"

	"ehchub/ports"
)

func accountsOn(s statements) ports.Accounts {
	return ports.Accounts{Credentials: credentialStore{s}, Codes: codeStore{s}, Sessions: sessionStore{s}, Attempts: attemptStore{s}, Browsers: browserStore{s}, KeptForms: keptFormStore{s}, SelfSaves: selfSaveStore{s},
		OwnSessions: ownSessionStore{s}, Proofs: proofStore{s}, Devices: deviceStore{s}, Authenticators: authenticatorStore{s}, RecoveryCodes: recoveryCodeStore{s}, Identities: identityStore{s}, OwnAddresses: ownAddressStore{s}, Passkeys: passkeyStore{s}, PasskeyAsks: passkeyAskStore{s}}
}

// NewSessions gives the sessions outside of any unit of work: finding one is a single statement on every request.
func NewSessions(db *bun.DB) ports.Sessions { return sessionStore{onPool(db)} }
