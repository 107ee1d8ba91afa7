package application

import (
	"context"

	"ehchub/domain/document"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// WithLogo puts the logo that a document names into it, so that it can be drawn. A logo that is not kept is left out:
// nobody waits for a letter because of its picture.
func WithLogo(ctx context.Context, units ports.UnitOfWork, d document.Document) (document.Document, error) {
	if d.Meta.Logo == "" {
		return d, nil
	}
	err := units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		d.Picture, err = s.Logos.Get(ctx, d.Meta.Logo)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return d, nil
	}
	return d, err
}
