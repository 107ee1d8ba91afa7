package ehchub

import (
	"context"
	"time"

	"ehchub/adapters/picture"
	"ehchub/adapters/postgres"
	"ehchub/adapters/web"
	"ehchub/application/hosting"
	"ehchub/ports"
)

// lookAtCouncil is how often a server looks whether another has changed what the council sets.
const lookAtCouncil = time.Second

// runUnlessReadOnly runs a worker, and lets it rest while the hub is read-only.
func (h *Hub) runUnlessReadOnly(ctx context.Context, worker interface{ Run(context.Context) }) {
	for ctx.Err() == nil {
		if h.readOnly() {
			rest(ctx)
			continue
		}
		working, stop := context.WithCancel(ctx)
		ended := make(chan struct{})
		go func() {
			worker.Run(working)
			close(ended)
		}()
		h.awaitReadOnly(ctx, ended)
		stop()
		<-ended
		rest(ctx)
	}
}

// awaitReadOnly returns when the hub is read-only, the worker has ended or ctx ends.
func (h *Hub) awaitReadOnly(ctx context.Context, ended <-chan struct{}) {
	ticker := time.NewTicker(lookAtCouncil)
	defer ticker.Stop()
	for !h.readOnly() {
		select {
		case <-ticker.C:
		case <-ended:
			return
		case <-ctx.Done():
			return
		}
	}
}

func (h *Hub) readOnly() bool { return h.board.Standing().Maintenance.On(h.clock.Now()) }

func rest(ctx context.Context) {
	timer := time.NewTimer(lookAtCouncil)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// hostingAreas are the pages by which the council runs the hub for everybody.
type hostingAreas []web.Area

func newHostingAreas(pages *web.Pages, units *postgres.UnitOfWork, clock ports.Clock, ids ports.IDs) hostingAreas {
	return hostingAreas{
		web.NewCouncilAssets(hosting.ShowLogo{Units: units}),
		web.NewProfilePages(pages, hosting.ChangeProfile{Units: units, Clock: clock, Pictures: picture.NewCleaner()}),
		web.NewBannerPages(pages, hosting.WriteBanner{Units: units, Clock: clock, IDs: ids}),
		web.NewMaintenancePages(pages, hosting.SwitchReadOnly{Units: units, Clock: clock}),
	}
}
