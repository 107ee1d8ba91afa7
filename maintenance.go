package ehchub

import (
	"context"
	"time"

	"ehchub/ports"
)

// lookAtCouncil is how often a server looks whether another has changed what the council sets.
const lookAtCouncil = time.Second

// pausing lets workers rest while the hub is read-only.
type pausing struct {
	board ports.Board
	clock ports.Clock
	each  time.Duration // how often it looks
}

func (p pausing) readOnly() bool { return p.board.Standing().Maintenance.On(p.clock.Now()) }

// run runs a worker until ctx ends, and stops it while the hub is read-only.
func (p pausing) run(ctx context.Context, worker interface{ Run(context.Context) }) {
	for ctx.Err() == nil {
		if p.readOnly() {
			p.rest(ctx)
			continue
		}
		working, stop := context.WithCancel(ctx)
		ended := make(chan struct{})
		go func() {
			worker.Run(working)
			close(ended)
		}()
		p.awaitReadOnly(ctx, ended)
		stop()
		<-ended
		p.rest(ctx)
	}
}

// awaitReadOnly returns when the hub is read-only, the worker has ended or ctx ends.
func (p pausing) awaitReadOnly(ctx context.Context, ended <-chan struct{}) {
	ticker := time.NewTicker(p.each)
	defer ticker.Stop()
	for !p.readOnly() {
		select {
		case <-ticker.C:
		case <-ended:
			return
		case <-ctx.Done():
			return
		}
	}
}

func (p pausing) rest(ctx context.Context) {
	timer := time.NewTimer(p.each)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
