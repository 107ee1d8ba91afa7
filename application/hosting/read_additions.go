package hosting

import (
	"context"

	"ehchub/domain/council"
	"ehchub/domain/guidance"
	"ehchub/ports"
)

// PublicWords reads what stands on public pages and the council sets. Anybody may read it, signed in or not.
type PublicWords struct{ Units ports.UnitOfWork }

// Addition gives what the council added to a page, by the page's key; nothing where it added nothing.
func (u PublicWords) Addition(ctx context.Context, key string) (blocks []guidance.Block, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Texts.Current(ctx, guidance.Additions.Area, key)
		blocks = guidance.AdditionTo(key, all)
		return err
	})
	return blocks, err
}

// mostSupport bounds the rows of local support.
const mostSupport = 200

// Support gives who supports families near by, in the order of their names.
func (u PublicWords) Support(ctx context.Context) (rows []council.SupportRow, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		rows, err = supportRows(ctx, s, false)
		return err
	})
	return rows, err
}

// Processors gives who works with every child's data for the council now.
func (u PublicWords) Processors(ctx context.Context) (now []council.Processor, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Processors.Of(ctx, "")
		for _, p := range all {
			if p.Until.IsZero() {
				now = append(now, p)
			}
		}
		return err
	})
	return now, err
}
