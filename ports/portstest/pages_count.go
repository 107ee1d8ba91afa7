package portstest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

func searchByCaseID(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	for n, surname := range map[int]string{37: "Ash", 371: "Birch", 3702: "Cedar"} {
		c := d.add(casework.Assessing, named(surname))
		c.Version, c.Reference = 1, ehc.Reference(fmt.Sprintf("EHC/26/%04d", n))
		d.save(c)
	}
	for _, holders := range [][]ehc.Holder{{d.holder}, {ehc.Authority()}} {
		q := ports.TrayQuery{Tray: access.TrayInProgress, Holders: holders, Reference: "EHC/26/0037", Sort: ports.ByName}
		if holders[0] == ehc.Authority() {
			q.Tray = access.TrayAll
		}
		q.Search = "ehc 26 37"
		d.shows(q.Search, q, "Ash, Kit")
		q.Search = "26/37"
		d.shows(q.Search, q, "Ash, Kit", "Cedar, Kit")
	}
}

func (d *desk) matching(open ports.TrayQuery, lists ...ports.TrayQuery) []int {
	d.t.Helper()
	var counted []int
	do(d.t, d.u, func(ctx context.Context, s ports.Stores) (err error) {
		counted, err = s.Pages.Matching(ctx, open, lists...)
		return err
	})
	return counted
}

func matchesAreCounted(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	other := ehc.Holder{Kind: ehc.HeldByTeam, ID: NewID[string]()}
	d.add(casework.Assessing, named("Hale"))
	d.add(casework.ReviewPending, named("Shaw"))
	d.add(casework.ReviewPending, named("Ash"))
	d.add(casework.ReviewPending, named("Hart"), heldBy(other, access.TeamMember))
	list := func(tray access.Tray, search string, holders ...ehc.Holder) ports.TrayQuery {
		return ports.TrayQuery{Tray: tray, Holders: holders, Search: search}
	}
	nowhere := list(access.TrayInProgress, "")
	for _, search := range []string{"ha", "haw", "EHC/26"} {
		lists := []ports.TrayQuery{list(access.TrayInProgress, search, d.holder), list(access.TrayLive, search, d.holder, other), list(access.TrayLive, search), list(access.TrayAll, search, ehc.Authority())}
		closedToo := list(access.TrayInProgress, search, d.holder)
		closedToo.IncludeClosed = true
		narrowed := list(access.TrayAll, search, ehc.Authority())
		narrowed.Statuses = []string{string(casework.Assessing)}
		for what, tc := range map[string]struct {
			open ports.TrayQuery
			want map[string][]int
		}{
			"no other list":                {nowhere, map[string][]int{"ha": {1, 2, 0, 3}, "haw": {0, 1, 0, 1}, "EHC/26": {1, 3, 0, 4}}},
			"beside the cases in progress": {closedToo, map[string][]int{"ha": {0, 2, 0, 2}, "haw": {0, 1, 0, 1}, "EHC/26": {0, 3, 0, 3}}},
			"beside all cases":             {lists[3], map[string][]int{"ha": {0, 0, 0, 0}, "haw": {0, 0, 0, 0}, "EHC/26": {0, 0, 0, 0}}},
			"beside some of all cases":     {narrowed, map[string][]int{"ha": {0, 2, 0, 2}, "haw": {0, 1, 0, 1}, "EHC/26": {0, 3, 0, 3}}},
		} {
			if got := d.matching(tc.open, lists...); !slices.Equal(got, tc.want[search]) {
				t.Errorf("%q, %s: %v match, want %v", search, what, got, tc.want[search])
			}
		}
	}
	if got := d.matching(nowhere); len(got) != 0 {
		t.Errorf("no list: %v", got)
	}
	for range ports.MatchLimit + 5 {
		d.add(casework.Assessing, named("Hale"))
	}
	if got := d.matching(nowhere, list(access.TrayInProgress, "hale", d.holder), list(access.TrayAll, "hale", ehc.Authority())); !slices.Equal(got, []int{ports.MatchLimit + 1, ports.MatchLimit + 1}) {
		t.Errorf("many matches: %v", got)
	}
}

// numberIsKept lets many people change trays at once: the number stays that of the cases.
func numberIsKept(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	team := ehc.Holder{Kind: ehc.HeldByTeam, ID: NewID[string]()}
	var cases []casework.Snapshot
	for range 12 {
		cases = append(cases, d.add(casework.Assessing, named("Ash"), heldBy(team, access.TeamMember)))
	}
	var all sync.WaitGroup
	for i := range cases {
		all.Go(func() {
			c := &cases[i]
			for n, state := range []casework.State{casework.ReviewPending, casework.Closed, casework.Drafting, casework.ReviewPending, casework.Assessing, casework.ReviewPending}[:1+i%6] {
				c.Version, c.State = n+1, state
				if n == 2 {
					c.Parties = c.Parties[:1]
				}
				if err := u.Do(context.Background(), func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(*c)) }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	for _, holders := range [][]ehc.Holder{{d.holder}, {team}, {d.holder, team}, {ehc.Authority()}} {
		for _, tray := range []access.Tray{access.TrayInProgress, access.TrayLive, access.TrayAll} {
			q := ports.TrayQuery{Tray: tray, Holders: holders, IncludeClosed: tray == access.TrayAll}
			if page := d.tray(q); page.Total != len(page.Rows) {
				t.Errorf("%s of %v: says %d cases and has %d", tray, holders, page.Total, len(page.Rows))
			}
		}
	}
}
