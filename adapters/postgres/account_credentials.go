package postgres

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var noCredential = fault.New(fault.NotFound, "account.unknown", "Nobody signs in with this address.")

type credentialStore struct{ statements }

func (s credentialStore) ByEmail(ctx context.Context, email string) (ehc.PersonID, string, error) {
	if email == "" || !isText(email) {
		return "", "", noCredential
	}
	var row struct{ PersonID, Hash string }
	err := s.one(ctx, &row, noCredential, "SELECT c.person_id, c.hash FROM person p JOIN credential c ON c.person_id = p.id WHERE p.closed_at IS NULL AND p.id = "+whoseAddress, email, email)
	return ehc.PersonID(row.PersonID), row.Hash, err
}

func (s credentialStore) Set(ctx context.Context, person ehc.PersonID, hash string, at time.Time) error {
	if !valid(person) {
		return noPerson
	}
	_, err := s.exec(ctx, `
		INSERT INTO credential (person_id, hash, set_at) VALUES (?, ?, ?)
		ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at`, string(person), hash, at)
	return err
}
