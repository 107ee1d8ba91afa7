package standing_test

import (
	"context"
	"slices"
	"testing"

	"ehchub/application/reading"
	"ehchub/application/standing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

func (h hub) set(t *testing.T, f casework.Flag) {
	t.Helper()
	h.must(t, standing.SetFlag{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, standing.SetFlagInput{Flag: f, From: today, Reason: "Told by social care."}))
}

func TestFlagsAreSetAndEndedByTheAuthority(t *testing.T) {
	h := newHub(t)
	in := standing.SetFlagInput{Flag: casework.Safeguarding, From: today, Reason: "x"}
	refused(t, "setting a flag", func(by ehc.Actor) error { return standing.SetFlag{Gate: h.gate}.Do(t.Context(), by, h.Case, in) }, map[fault.Kind][]ehc.Actor{
		fault.Forbidden: {h.Parent.Actor(), h.SENCO.Actor()}, fault.NotFound: {h.Stranger.Actor(), h.Officer.Actor()}})
	h.set(t, casework.Safeguarding)
	h.set(t, casework.Interpreter)
	h.must(t, standing.EndFlag{Gate: h.gate}.Do(t.Context(), h.Manager.Actor(), h.Case, standing.EndFlagInput{Flag: casework.Interpreter, To: today, Reason: "The family speaks English."}))
	if c := h.Load(t); !c.HasFlag(casework.Safeguarding) || c.HasFlag(casework.Interpreter) || len(c.Flags()) != 2 {
		t.Errorf("kept %+v", c.Flags())
	}
	for by, want := range map[*ehc.Actor]int{ptr(h.Coordinator.Actor()): 2, ptr(h.SENCO.Actor()): 2, ptr(h.Parent.Actor()): 1} {
		out, err := standing.ReadFlags{Gate: h.gate}.Do(t.Context(), *by, h.Case)
		h.must(t, err)
		if len(out.Flags) != want || by.Is(ehc.RoleSENCO) && out.Flags[0].Reason != "" {
			t.Errorf("%s reads %+v", by.Name, out.Flags)
		}
	}
}

func ptr[T any](v T) *T { return &v }

// In a list, too, each sees and finds only the flags for them.
func TestListsTellOnlyTheFlagsForTheirReader(t *testing.T) {
	h := newHub(t)
	h.set(t, casework.Safeguarding)
	h.set(t, casework.LookedAfter)
	tray := func(by ehc.Actor, tray access.Tray, only ...ports.TrayTick) []ports.TrayRow {
		out, err := reading.Tray{Units: h.Unit}.Do(context.Background(), by, reading.TrayIn{Tray: tray, Query: ports.TrayQuery{Only: only, Today: today, Page: 1}})
		h.must(t, err)
		return out.Page.Rows
	}
	both, one := []casework.Flag{casework.Safeguarding, casework.LookedAfter}, []casework.Flag{casework.LookedAfter}
	for _, tc := range []struct {
		by    ehc.Actor
		tray  access.Tray
		shown []casework.Flag
	}{
		{h.Coordinator.Actor(), access.TrayInProgress, both}, {h.Manager.Actor(), access.TrayAll, both}, {h.SENCO.Actor(), access.TraySetting, both}, {h.Parent.Actor(), access.TrayInProgress, one},
	} {
		rows := tray(tc.by, tc.tray)
		if len(rows) != 1 || !slices.Equal(sorted(rows[0].Flags), sorted(tc.shown)) {
			t.Errorf("%s sees %+v", tc.by.Name, rows)
		}
		found := len(tray(tc.by, tc.tray, ports.FlagTick(casework.Safeguarding)))
		if want := len(tc.shown) - 1; found != want {
			t.Errorf("%s finds %d by the safeguarding flag, want %d", tc.by.Name, found, want)
		}
	}
	h.must(t, standing.EndFlag{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, standing.EndFlagInput{Flag: casework.Safeguarding, To: today, Reason: "No risk."}))
	if rows := tray(h.Coordinator.Actor(), access.TrayInProgress, ports.FlagTick(casework.Safeguarding)); len(rows) != 0 {
		t.Error("an ended flag is still found")
	}
}

func sorted(flags []casework.Flag) []casework.Flag {
	flags = slices.Clone(flags)
	slices.Sort(flags)
	return flags
}
