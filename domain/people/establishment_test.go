package people_test

import (
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

func aSchool() people.Establishment {
	return people.Establishment{URN: "199001", Name: "Alder Bank School", TypeCode: "7", Type: "Community special school", Status: people.RegisterOpen, AuthorityCode: "999",
		LowAge: 4, HighAge: 19, Street: "1 Alder Bank", Town: "Wrenford", Postcode: "ZZ1 1AA", Phone: "01632 960001"}
}

// CFA 2014 s.38(3): which institutions a parent or young person may ask for.
func TestWhatCanBeAskedForByRight(t *testing.T) {
	for code, want := range map[string]bool{"1": true, "2": true, "3": true, "5": true, "7": true, "8": true, "12": true, "15": true, "18": true, "28": true, "31": true, "34": true, "43": true,
		"6": false, "10": false, "11": false, "14": false, "24": false, "25": false, "29": false, "30": false, "32": false, "49": false} {
		if got := (people.Establishment{TypeCode: code}).AskedByRight(); got != want {
			t.Errorf("type %s: %v", code, got)
		}
	}
	for _, code := range []string{"10", "32"} {
		if !(people.Establishment{TypeCode: code, Section41: true}).AskedByRight() {
			t.Errorf("type %s approved under s.41 can be asked for", code)
		}
	}
}

func TestTheRegisterLeavesWhatTheCouncilAdded(t *testing.T) {
	shut := people.Closure{FirstShut: ehc.D(2026, 7, 20), LastShut: ehc.D(2026, 9, 2)}
	ours := people.Setting{ID: "one", Name: "Alder Bank", Email: "office@alder.example", Phone: "01632 960999", Closures: []people.Closure{shut}}
	row := aSchool()
	row.Phone = ""
	got := ours.Registered(row)
	if got.Email != ours.Email || got.Phone != ours.Phone || len(got.Closures) != 1 || got.ID != ours.ID {
		t.Errorf("what the council added is gone: %+v", got)
	}
	if got.Name != "Alder Bank School" || got.URN != "199001" || got.Address != "1 Alder Bank, Wrenford, ZZ1 1AA" || !got.Section38 || got.Closed || got.HighAge != 19 {
		t.Errorf("what the register says is missing: %+v", got)
	}
}

func TestWhatIsShutOrNotYetOpenTakesNoChild(t *testing.T) {
	for status, shut := range map[people.RegisterStatus]bool{people.RegisterOpen: false, people.RegisterClosing: false, people.RegisterClosed: true, people.RegisterNotOpened: true} {
		row := aSchool()
		row.Status = status
		if got := (people.Setting{}).Registered(row); got.Closed != shut {
			t.Errorf("status %s: closed is %v", status, got.Closed)
		}
	}
}

func TestASettingTypedByHandIsKnownByNameAndPlace(t *testing.T) {
	typed := people.Setting{Name: "ALDER BANK School", Address: "Alder Bank Lane, Wrenford zz11aa"}
	if !typed.LikelySame(aSchool()) {
		t.Error("the same school was not known")
	}
	for name, other := range map[string]people.Setting{
		"elsewhere":       {Name: "Alder Bank School", Address: "Otherton ZZ9 9ZZ"},
		"another name":    {Name: "Alder Bank Nursery", Address: "ZZ1 1AA"},
		"in the register": {Name: "Alder Bank School", Address: "ZZ1 1AA", URN: "199002"},
	} {
		if other.LikelySame(aSchool()) {
			t.Errorf("%s: taken for the same", name)
		}
	}
}

func TestARowWithoutWhatASettingNeedsIsRefused(t *testing.T) {
	for code, spoil := range map[string]func(*people.Establishment){
		"register.urn":    func(e *people.Establishment) { e.URN = "19X001" },
		"register.name":   func(e *people.Establishment) { e.Name = "" },
		"register.status": func(e *people.Establishment) { e.Status = "9" },
	} {
		row := aSchool()
		spoil(&row)
		if err := row.Check(); !fault.Has(err, code) {
			t.Errorf("%s: %v", code, err)
		}
	}
	if err := aSchool().Check(); err != nil {
		t.Error(err)
	}
}
