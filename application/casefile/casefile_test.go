package casefile_test

import (
	"context"
	"testing"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/casefile"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

type hub struct {
	*portstest.World
	gate application.Gate
}

func newHub(t *testing.T) hub {
	t.Parallel()
	db := pgtest.New(t)
	w := portstest.NewWorld(t, postgres.NewUnitOfWork(db))
	return hub{w, application.Gate{Units: w.Unit, Refusals: postgres.NewRefusalLog(db), Clock: w.Clock, IDs: system.IDs{}}}
}

// change saves the record as it stands, with an edit, as the co-ordinator who has just read it.
func (h hub) change(t *testing.T, edit func(*casework.Child)) error {
	t.Helper()
	c := h.Load(t)
	child := c.Child()
	edit(&child)
	return casefile.ChangeRecord{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), casefile.ChangeRecordInput{Case: h.Case, Version: c.Version(), Child: child})
}

func TestTheSecondToChangeTheRecordIsTold(t *testing.T) {
	h := newHub(t)
	read := h.Load(t)
	if err := h.change(t, func(c *casework.Child) { c.Preferred = "Ro" }); err != nil {
		t.Fatal(err)
	}
	late := read.Child()
	late.GP = "Dr Odell"
	err := casefile.ChangeRecord{Gate: h.gate}.Do(t.Context(), h.Manager.Actor(), casefile.ChangeRecordInput{Case: h.Case, Version: read.Version(), Child: late})
	if c := h.Load(t).Child(); !fault.Is(err, fault.Conflict) || c.Preferred != "Ro" || c.GP != read.Child().GP {
		t.Errorf("%v, and the record says %q, %q", err, c.Preferred, c.GP)
	}
}

func TestEverySettingOfTheRecordComesFromTheRegister(t *testing.T) {
	h := newHub(t)
	known := casework.SettingRef{ID: h.Setting.ID, Name: "wrongly typed"}
	if err := h.change(t, func(c *casework.Child) {
		c.Setting, c.SecondSetting, c.PreviousSetting = casework.SettingRef{Name: "A school in Wales"}, known, known
	}); err != nil {
		t.Fatal(err)
	}
	if c := h.Load(t).Child(); c.SecondSetting.Name != h.Setting.Name || c.PreviousSetting.Name != h.Setting.Name {
		t.Errorf("kept %+v and %+v", c.SecondSetting, c.PreviousSetting)
	}
	none := casework.SettingRef{ID: portstest.NewID[ehc.SettingID]()}
	err := h.change(t, func(c *casework.Child) { c.Setting, c.SecondSetting, c.PreviousSetting = none, none, none })
	var fields []string
	for _, f := range fault.As(err).All() {
		fields = append(fields, f.Field)
	}
	if len(fields) != 3 || fields[0] != "child.setting" || fields[1] != "child.second-setting" || fields[2] != "child.previous-setting" {
		t.Errorf("wrong at %v: %v", fields, err)
	}
}

func TestTheRecordIsCheckedAgainstTheDayInLondon(t *testing.T) {
	h := newHub(t)
	h.Clock.Set(time.Date(2023, 8, 30, 23, 30, 0, 0, time.UTC)) // half past midnight on 31 August in London
	if err := h.change(t, func(c *casework.Child) { c.Born, c.SettingSince = ehc.D(2023, 8, 31), ehc.Date{} }); err != nil {
		t.Errorf("born today: %v", err)
	}
	if err := h.change(t, func(c *casework.Child) { c.Born = ehc.D(2023, 9, 1) }); !fault.Has(err, "child.born-future") {
		t.Errorf("born tomorrow: %v", err)
	}
}

func TestSomeoneTheHubKnowsGetsThePartThatTheyAreAddedIn(t *testing.T) {
	h := newHub(t)
	add := func(as access.Relation, email string) error {
		return casefile.AddPerson{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, casefile.NewPerson{As: as, Name: "As typed", Detail: "Uncle", Email: email, ByEmail: true})
	}
	if err := add(access.Family, " "+h.Stranger.Email); err != nil {
		t.Fatal(err)
	}
	if err := add(access.Advocate, "new@example.org"); err != nil {
		t.Fatal(err)
	}
	for _, party := range h.Load(t).Family() {
		if party.Holder.ID == string(h.Parent.ID) {
			continue
		}
		var p people.Person
		err := h.Unit.Do(t.Context(), func(ctx context.Context, s ports.Stores) (err error) {
			p, err = s.People.Get(ctx, ehc.PersonID(party.Holder.ID))
			return err
		})
		want, name := ehc.RoleFamily, h.Stranger.Name
		if party.Relation == access.Advocate {
			want, name = ehc.RoleAdvocate, "As typed"
		}
		if err != nil || !p.Actor().Is(want) || p.Name != name {
			t.Errorf("%s is %+v, %v", party.Relation, p, err)
		}
	}
}
