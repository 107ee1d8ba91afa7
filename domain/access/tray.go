package access

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Tray is a list of cases that a person works from.
type Tray string

const (
	TrayInProgress Tray = "in-progress" // My cases in progress (F35)
	TrayLive       Tray = "live"        // My live cases (F41)
	TraySetting    Tray = "setting"     // Setting cases (F42)
	TrayUnassigned Tray = "unassigned"  // new requests that nobody has yet (G6)
	TrayAll        Tray = "all"         // every case, for those who manage the service
)

// TrayInfo is one row of the table of trays: its name, who has it, and through which holders its cases come.
type TrayInfo struct {
	Tray    Tray
	Label   string
	Roles   []ehc.Role // empty: everyone who is signed in
	Through []ehc.HolderKind
}

// Trays lists the trays.
func Trays() []TrayInfo {
	own := []ehc.HolderKind{ehc.HeldByPerson, ehc.HeldByTeam}
	authority := []ehc.HolderKind{ehc.HeldByAuthority}
	return []TrayInfo{
		{TrayInProgress, "My cases in progress", nil, own},
		{TrayLive, "My live cases", nil, own},
		{TraySetting, "Setting cases", []ehc.Role{ehc.RoleSENCO}, []ehc.HolderKind{ehc.HeldBySetting}},
		{TrayUnassigned, "New requests", []ehc.Role{ehc.RoleCoordinator, ehc.RoleManager}, authority},
		{TrayAll, "All cases", []ehc.Role{ehc.RoleManager, ehc.RoleDecider}, authority},
	}
}

// MayOpen reports whether the actor has the tray.
func (t TrayInfo) MayOpen(actor ehc.Actor) bool {
	if actor.Kind != ehc.Human {
		return false
	}
	return len(t.Roles) == 0 || slices.ContainsFunc(t.Roles, actor.Is)
}

// DecideTray gives the holders whose cases the tray lists for this actor. fault.Unauthenticated for nobody,
// fault.NotFound for a tray that the actor hasn't got.
func DecideTray(actor ehc.Actor, tray Tray) (TrayInfo, []ehc.Holder, error) {
	if actor.Kind != ehc.Human {
		return TrayInfo{}, nil, fault.New(fault.Unauthenticated, "access.sign-in", "Sign in to see this page.")
	}
	for _, info := range Trays() {
		if info.Tray == tray && info.MayOpen(actor) {
			return info, info.holders(actor), nil
		}
	}
	return TrayInfo{}, nil, fault.New(fault.NotFound, "access.tray", "You have no such list of cases.")
}

func (t TrayInfo) holders(actor ehc.Actor) []ehc.Holder {
	var holders []ehc.Holder
	for _, h := range actor.Holders() {
		if slices.Contains(t.Through, h.Kind) {
			holders = append(holders, h)
		}
	}
	return holders
}
