package postgres

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"

	"github.com/jackc/pgx/v5"
)

// presenceChannel carries the places in which something has changed, to every process that listens.
const presenceChannel = "hub_presence"

// Presence knows who has a page open, and hears from the database what other processes tell. Run listens.
type Presence struct {
	statements
	dsn string

	mu       sync.Mutex
	watches  map[string]map[chan struct{}]bool // by place
	wanted   chan struct{}                     // holds a sign once somebody watches
	listens  bool
	interval time.Duration // until a lost connection is tried again
}

// NewPresence makes the one presence of a process.
func NewPresence(d *Database) *Presence {
	return &Presence{statements: onPool(d.DB), dsn: d.DSN, watches: map[string]map[chan struct{}]bool{}, wanted: make(chan struct{}, 1), interval: 2 * time.Second}
}

// Stay tells that somebody has a page open, and forgets pages that were not closed but are no longer there.
func (p *Presence) Stay(ctx context.Context, s ports.Stay, now, until time.Time) error {
	if !ehc.ValidID(s.Page) || !valid(s.Person) {
		return nil
	}
	_, err := p.exec(ctx, `
		WITH was AS (
			SELECT FROM presence WHERE page = ?::uuid AND place = ? AND until > ?
		), gone AS (
			DELETE FROM presence WHERE page IN (SELECT page FROM presence WHERE until <= ? AND page <> ?::uuid FOR UPDATE SKIP LOCKED)
		), kept AS (
			INSERT INTO presence (page, place, person_id, name, until) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (page) DO UPDATE SET place = excluded.place, person_id = excluded.person_id, name = excluded.name, until = excluded.until
		)
		SELECT pg_notify('`+presenceChannel+`', ?) WHERE NOT EXISTS (SELECT FROM was)`,
		s.Page, s.Place, now.UTC(), now.UTC(), s.Page, s.Page, s.Place, string(s.Person), s.Name, until.UTC(), s.Place)
	return err
}

// Leave tells that a page is closed.
func (p *Presence) Leave(ctx context.Context, page string) error {
	if !ehc.ValidID(page) {
		return nil
	}
	_, err := p.exec(ctx, `WITH gone AS (DELETE FROM presence WHERE page = ? RETURNING place) SELECT pg_notify('`+presenceChannel+`', place) FROM gone`, page)
	return err
}

// Look gives who else is in a place, and who saved its text last.
func (p *Presence) Look(ctx context.Context, place, page string, now time.Time) (others []ports.Stay, last ports.LastSave, err error) {
	if !ehc.ValidID(page) {
		return nil, last, nil
	}
	var rows []struct {
		Page, PersonID, Name string
		At                   *time.Time
	}
	err = p.all(ctx, &rows, `
		(SELECT page::text, person_id::text, name, NULL::timestamptz AS at FROM presence WHERE place = ? AND page <> ? AND until > ? ORDER BY name, page)
		UNION ALL
		(SELECT '', coalesce(person_id::text, ''), by_name, at FROM self_save WHERE place = ? AND page <> ? ORDER BY at DESC LIMIT 1)`,
		place, page, now.UTC(), place, page)
	for _, row := range rows {
		if row.At != nil {
			last = ports.LastSave{Person: ehc.PersonID(row.PersonID), Name: row.Name, At: row.At.UTC()}
			continue
		}
		others = append(others, ports.Stay{Page: row.Page, Place: place, Person: ehc.PersonID(row.PersonID), Name: row.Name})
	}
	return others, last, err
}

// Watch hears of changes in a place while Run goes on.
func (p *Presence) Watch(place string) (changed <-chan struct{}, stop func()) {
	sign := make(chan struct{}, 1)
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.listens {
		close(sign)
		return sign, func() {}
	}
	if p.watches[place] == nil {
		p.watches[place] = map[chan struct{}]bool{}
	}
	p.watches[place][sign] = true
	select {
	case p.wanted <- struct{}{}:
	default:
	}
	return sign, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.watches[place], sign)
		if len(p.watches[place]) == 0 {
			delete(p.watches, place)
		}
	}
}

// Run listens until ctx ends, from when somebody watches for the first time. What was told while the connection was lost
// is not known: then every watch gets a sign.
func (p *Presence) Run(ctx context.Context) {
	p.mu.Lock()
	p.listens = true
	p.mu.Unlock()
	defer p.end()
	select {
	case <-p.wanted:
	case <-ctx.Done():
		return
	}
	for ctx.Err() == nil {
		if err := p.listen(ctx); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "listening for who has a page open was interrupted", "error", err)
		}
		select {
		case <-time.After(p.interval):
		case <-ctx.Done():
		}
	}
}

func (p *Presence) listen(ctx context.Context) error {
	config, err := pgx.ParseConfig(p.dsn)
	if err != nil {
		return err
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = longestWait
	}
	setDefault(config, "application_name", "ehchub presence")
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // it ends either way
	if _, err := conn.Exec(ctx, "LISTEN "+presenceChannel); err != nil {
		return err
	}
	p.sign("")
	for {
		told, err := conn.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		p.sign(told.Payload)
	}
}

// sign gives a sign to every watch of a place; to all watches where it is empty.
func (p *Presence) sign(place string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for at, watches := range p.watches {
		if place != "" && at != place {
			continue
		}
		for sign := range watches {
			select {
			case sign <- struct{}{}:
			default: // it holds one already
			}
		}
	}
}

// end lets everybody who watches know that nothing more will come.
func (p *Presence) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.listens = false
	for _, watches := range p.watches {
		for sign := range watches {
			close(sign)
		}
	}
	p.watches = map[string]map[chan struct{}]bool{}
}

var _ ports.Presence = (*Presence)(nil)
