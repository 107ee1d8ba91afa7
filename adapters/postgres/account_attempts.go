package postgres

import (
	"cmp"
	"context"
	"slices"
	"time"

	"ehchub/ports"
)

// attemptsKept is how long a count is kept after its first try; longer than any limit runs.
const attemptsKept = 24 * time.Hour

type attemptStore struct{ statements }

func (s attemptStore) Count(ctx context.Context, now time.Time, limits ...ports.Limit) (wait time.Duration, err error) {
	inOrder := slices.SortedFunc(slices.Values(limits), func(a, b ports.Limit) int { return cmp.Compare(a.Key, b.Key) }) // or two could wait for each other
	for _, l := range inOrder {
		var counted []struct {
			Tries int
			Since time.Time
		}
		over := now.Add(-l.Within)
		err := s.all(ctx, &counted, `
			INSERT INTO attempt AS a (key, tries, since) VALUES (?, 1, ?)
			ON CONFLICT (key) DO UPDATE SET tries = CASE WHEN a.since <= ?::timestamptz THEN 1 ELSE least(a.tries + 1, 1000000) END,
				since = CASE WHEN a.since <= ?::timestamptz THEN excluded.since ELSE a.since END
			RETURNING tries, since`, l.Key, now, over, over)
		if err != nil {
			return 0, err
		}
		for _, c := range counted {
			if c.Tries > l.Most {
				wait = max(wait, c.Since.Add(l.Within).Sub(now), time.Second)
			}
		}
	}
	return wait, nil
}

func (s attemptStore) Forget(ctx context.Context, now time.Time, whole string, oneOf ...string) error {
	_, err := s.exec(ctx, "DELETE FROM attempt WHERE key = ? OR key IN (SELECT key FROM attempt WHERE since <= ? FOR UPDATE SKIP LOCKED)", whole, now.Add(-attemptsKept))
	if err != nil || len(oneOf) == 0 {
		return err
	}
	_, err = s.exec(ctx, "UPDATE attempt SET tries = tries - 1 WHERE key IN (?) AND tries > 0", listOf(oneOf))
	return err
}
