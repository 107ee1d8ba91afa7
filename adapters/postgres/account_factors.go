package postgres

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var noAuthenticator = fault.New(fault.NotFound, "account.no-app", "There is no authenticator app on this account.")

type authenticatorStore struct{ statements }

func (s authenticatorStore) Of(ctx context.Context, person ehc.PersonID) (ports.Authenticator, error) {
	if !valid(person) {
		return ports.Authenticator{}, noAuthenticator
	}
	var row struct {
		Sealed  []byte
		AddedAt time.Time
	}
	err := s.one(ctx, &row, noAuthenticator, "SELECT sealed, added_at FROM authenticator WHERE person_id = ?", string(person))
	return ports.Authenticator{Sealed: row.Sealed, AddedAt: row.AddedAt.UTC()}, err
}

func (s authenticatorStore) Save(ctx context.Context, person ehc.PersonID, a ports.Authenticator) error {
	if !valid(person) {
		return noPerson
	}
	_, err := s.exec(ctx, `
		INSERT INTO authenticator (person_id, sealed, added_at) VALUES (?, ?, ?)
		ON CONFLICT (person_id) DO UPDATE SET sealed = excluded.sealed, added_at = excluded.added_at, used_step = 0`, string(person), a.Sealed, a.AddedAt)
	return err
}

func (s authenticatorStore) Drop(ctx context.Context, person ehc.PersonID) error {
	if !valid(person) {
		return nil
	}
	_, err := s.exec(ctx, "DELETE FROM authenticator WHERE person_id = ?", string(person))
	return err
}

func (s authenticatorStore) Use(ctx context.Context, person ehc.PersonID, step int64) (bool, error) {
	if !valid(person) {
		return false, nil
	}
	n, err := s.exec(ctx, "UPDATE authenticator SET used_step = ? WHERE person_id = ? AND used_step < ?", step, string(person), step)
	return n == 1, err
}

type recoveryCodeStore struct{ statements }

func (s recoveryCodeStore) Replace(ctx context.Context, person ehc.PersonID, seals [][]byte) error {
	if !valid(person) {
		return noPerson
	}
	if _, err := s.exec(ctx, "DELETE FROM recovery_code WHERE person_id = ?", string(person)); err != nil {
		return err
	}
	for _, seal := range seals {
		if _, err := s.exec(ctx, "INSERT INTO recovery_code (person_id, seal) VALUES (?, ?)", string(person), seal); err != nil {
			return err
		}
	}
	return nil
}

func (s recoveryCodeStore) Use(ctx context.Context, person ehc.PersonID, seal []byte) (bool, error) {
	if !valid(person) {
		return false, nil
	}
	n, err := s.exec(ctx, "DELETE FROM recovery_code WHERE person_id = ? AND seal = ?", string(person), seal)
	return n == 1, err
}

func (s recoveryCodeStore) Left(ctx context.Context, person ehc.PersonID) (n int, err error) {
	if !valid(person) {
		return 0, nil
	}
	err = s.one(ctx, &n, noPerson, "SELECT count(*) FROM recovery_code WHERE person_id = ?", string(person))
	return n, err
}
