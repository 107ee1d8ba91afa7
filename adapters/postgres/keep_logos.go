package postgres

import (
	"context"

	"ehchub/domain/fault"
)

// logoStore keeps pictures of the council's logo.
type logoStore struct{ statements }

func (s logoStore) Get(ctx context.Context, sha string) ([]byte, error) {
	var row struct{ Picture []byte }
	err := s.one(ctx, &row, fault.New(fault.NotFound, "logo.unknown", "There is no such picture."), "SELECT picture FROM council_logo WHERE sha = ?", sha)
	return row.Picture, err
}

func (s logoStore) Save(ctx context.Context, sha string, picture []byte) error {
	_, err := s.exec(ctx, "INSERT INTO council_logo (sha, picture) VALUES (?, ?) ON CONFLICT (sha) DO NOTHING", sha, picture)
	return err
}
