package portstest

import (
	"fmt"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

func searchedDesk(t *testing.T, u ports.UnitOfWork) *desk {
	d := newDesk(t, u)
	d.add(casework.Assessing, casework.Child{Surname: "Hale", Forenames: "Rowan James", Preferred: "Jimbo"})
	d.add(casework.Assessing, casework.Child{Surname: "100%", Forenames: "A_b"})
	d.add(casework.Assessing, casework.Child{Surname: "O’Brien", Forenames: "Zoë"})
	return d
}

func searchFinds(t *testing.T, u ports.UnitOfWork) {
	d := searchedDesk(t, u)
	for _, s := range searches {
		d.shows(fmt.Sprintf("%q", s.text), ports.TrayQuery{Search: s.text}, s.want...)
		if page := d.tray(ports.TrayQuery{Search: s.text, Sort: ports.ByName}); page.Total != len(s.want) || len(page.Rows) != len(s.want) {
			t.Errorf("%q by name: %d rows of %d", s.text, len(page.Rows), page.Total)
		}
	}
	id := d.tray(ports.TrayQuery{Search: "hale"}).Rows[0].Case
	d.shows("the identity of a link", ports.TrayQuery{Search: string(id)}, "Hale, Rowan James")
	d.shows("someone else's case", ports.TrayQuery{Search: "hale", Holders: []ehc.Holder{personHolder()}})
	d.shows("someone else's link", ports.TrayQuery{Search: string(id), Holders: []ehc.Holder{personHolder()}})
}

func searchAuthority(t *testing.T, u ports.UnitOfWork) {
	d := searchedDesk(t, u)
	startCase(t, u, aPerson("An author"), casework.Child{Surname: "Hale", Forenames: "In a draft"})
	for _, s := range searches {
		d.shows(fmt.Sprintf("%q", s.text), ports.TrayQuery{Tray: access.TrayAll, Holders: []ehc.Holder{ehc.Authority()}, Search: s.text}, s.want...)
	}
}

func filtersNarrow(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	ivy := casework.SettingRef{ID: NewID[ehc.SettingID](), Name: "Ivy Lane"}
	d.add(casework.Assessing, casework.Child{Surname: "Ash", Setting: ivy})
	d.add(casework.Drafting, casework.Child{Surname: "Birch", Setting: ivy})
	d.add(casework.Assessing, casework.Child{Surname: "Cedar"})
	late := d.add(casework.DraftShared, casework.Child{Surname: "Dogwood"})
	late.Version, late.UpdatedAt = 1, time.Date(2026, 9, 9, 23, 0, 0, 0, time.UTC) // midnight in London
	d.save(late)
	d.shows("a status", ports.TrayQuery{Statuses: []string{"assessing"}}, "Cedar, ", "Ash, ")
	d.shows("two statuses", ports.TrayQuery{Statuses: []string{"drafting", "draft_shared"}}, "Dogwood, ", "Birch, ")
	d.shows("an unknown status", ports.TrayQuery{Statuses: []string{"' OR true"}})
	d.shows("a setting", ports.TrayQuery{Setting: ivy.ID}, "Birch, ", "Ash, ")
	d.shows("a setting and a status", ports.TrayQuery{Setting: ivy.ID, Statuses: []string{"assessing"}}, "Ash, ")
	d.shows("no setting's identity", ports.TrayQuery{Setting: "x"})
	d.shows("changed since", ports.TrayQuery{UpdatedSince: ehc.D(2026, 9, 10)}, "Dogwood, ")
	d.shows("changed since the day after", ports.TrayQuery{UpdatedSince: ehc.D(2026, 9, 11)})
	d.shows("all at once", ports.TrayQuery{Search: "dog", Statuses: []string{"draft_shared"}, UpdatedSince: ehc.D(2026, 9, 1), Sort: ports.ByName}, "Dogwood, ")
}

// dutiesNarrow: of three duties due on 13 October, 22 December and 19 January, a tray can be kept to those that are near
// or late.
func dutiesNarrow(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	d.add(casework.Assessing, named("Ash"))
	running := d.add(casework.Requested, named("Birch"))
	c := clock.New(running.ID)
	c.Reckon([]timescale.Happening{request(received)}, timescale.England(), "", At)
	saveClock(t, u, c)
	for day, shown := range map[ehc.Date]map[ports.TrayTick]bool{
		ehc.D(2026, 9, 28):  {},
		ehc.D(2026, 9, 29):  {ports.Impending: true},
		ehc.D(2026, 10, 13): {ports.Impending: true},
		ehc.D(2026, 10, 14): {ports.Overdue: true},
		ehc.D(2026, 12, 20): {ports.Overdue: true, ports.Impending: true},
	} {
		for _, tick := range []ports.TrayTick{ports.Impending, ports.Overdue} {
			for _, tray := range []access.Tray{access.TrayInProgress, access.TrayAll} {
				q := ports.TrayQuery{Tray: tray, Only: []ports.TrayTick{tick}, Today: day, NearDays: 14}
				if tray == access.TrayAll {
					q.Holders = []ehc.Holder{ehc.Authority()}
				}
				var want []string
				if shown[tick] {
					want = []string{"Birch, Kit"}
				}
				d.shows(string(tick)+" on "+day.Long(), q, want...)
			}
		}
	}
	if rows := d.tray(ports.TrayQuery{Search: "Birch"}).Rows; len(rows) != 1 || rows[0].DueOn != ehc.D(2026, 10, 13) {
		t.Errorf("due on: %v", rows)
	}
	d.shows("a box that does not exist", ports.TrayQuery{Only: []ports.TrayTick{"' OR true"}})
}
