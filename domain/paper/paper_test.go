package paper_test

import (
	"reflect"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
)

func TestPagesOfOneFormAreOnePaperWhereverTheyLie(t *testing.T) {
	const a, b = "7QK2M4XD9RT2", "2222333344AA"
	page := func(n int, codes ...string) paper.ScannedPage { return paper.ScannedPage{Number: n, Codes: codes} }
	of := func(code, number string) string { return paper.PageCode("AB12", code) + ":" + number }
	bundles, blank := paper.Split([]paper.ScannedPage{
		page(1, of(a, "1.3")), {Number: 2, Blank: true}, page(3, of(b, "2.2")), page(4, of(a, "3.3")), page(5), page(6, "https://a.shop.example"), page(7, of(b, "1.2")),
		page(8), page(9, "EHC:ZZ99:ZZZZZZZZZZZZ:1.3"), page(10, of(a, "1.3"), of(b, "1.2")), page(11, of("ZZZZZZZZZZZZ", "1.1")), page(12, "EHC:ZZ99:"+b+":1.2"),
	}, func(code string) bool { return code == a || code == b }, "AB12")
	want := []paper.Bundle{
		{Pages: []int{1, 4}, Code: a, Missing: []int{2}}, {Pages: []int{3, 7, 12}, Code: b}, {Pages: []int{5, 6}, Reason: paper.NoCode},
		{Pages: []int{8}, Reason: paper.NoCode}, {Pages: []int{9}, Reason: paper.OtherCouncil}, {Pages: []int{10}, Reason: paper.SeveralCodes}, {Pages: []int{11}, Reason: paper.UnknownCode},
	}
	if !reflect.DeepEqual(bundles, want) || !reflect.DeepEqual(blank, []int{2}) {
		t.Errorf("%+v, blank %v", bundles, blank)
	}
}

func TestCodesThatAreNoneAreRefused(t *testing.T) {
	for _, text := range []string{"", "EHC", "EHC:AB12:7QK2M4XD9RT2", "EHC:AB12:7QK2M4XD9RT2:0.3", "EHC:AB12:7QK2M4XD9RT2:4.3", "EHC:AB12:7QK2M4XD9RT2:1.99999", "EHC:AB12:SHORT:1.3", "EHC:AB12:7QK2M4XD9RT2:x.y", "EHC:AB12:7QK2M4XD9RT1:1.1"} {
		if r, ok := paper.ReadPageCode(text); ok {
			t.Errorf("%q is read as %+v", text, r)
		}
	}
	if code, ok := paper.TidyCode(" 7qk2-m4xd 9rt2"); !ok || code != "7QK2M4XD9RT2" || paper.ReadableCode(code) != "7QK2-M4XD-9RT2" {
		t.Errorf("typed by hand: %q %v", code, ok)
	}
	if _, ok := paper.TidyCode("7QK2/M4XD"); ok {
		t.Error("half a code is taken")
	}
}

func TestAReceiptHasAWayAndADayThatCanBe(t *testing.T) {
	opened, today := ehc.D(2026, 9, 1), ehc.D(2026, 9, 10)
	for code, r := range map[string]paper.Receipt{
		"paper.channel": {Channel: paper.Online, On: today}, "paper.received": {Channel: paper.Letter}, "paper.future": {Channel: paper.Phone, On: today.AddDays(1)}, "paper.early": {Channel: paper.Email, On: opened.AddDays(-1)},
	} {
		if err := r.Check(opened, today, "it was asked"); !fault.Has(err, code) {
			t.Errorf("%+v: %v, want %s", r, err, code)
		}
	}
	for _, on := range []ehc.Date{opened, today} {
		if err := (paper.Receipt{Channel: paper.InPerson, On: on}).Check(opened, today, "it was asked"); err != nil {
			t.Errorf("%s: %v", on, err)
		}
	}
}

func TestAPaperIsSortedAndSeenToOnce(t *testing.T) {
	now, by := time.Date(2026, 9, 10, 9, 0, 0, 0, time.UTC), ehc.Actor{Name: "Petra Lindqvist"}
	a := paper.Arrival{Reason: paper.NoCode}
	if _, err := a.Sort(by, "case", "poem"); !fault.Has(err, "paper.kind") {
		t.Errorf("a kind that is none: %v", err)
	}
	sorted, err := a.Sort(by, "case", paper.Comments)
	if err != nil || sorted.Reason != paper.NoReason || sorted.ByHand() {
		t.Fatalf("%+v, %v", sorted, err)
	}
	if _, err := sorted.Sort(by, "other", paper.Comments); !fault.Has(err, "paper.sorted") {
		t.Errorf("sorted twice: %v", err)
	}
	if _, err := sorted.PutAside(by, " ", now); !fault.Has(err, "paper.why") {
		t.Errorf("put aside for no reason: %v", err)
	}
	done := sorted.Recorded(by, "record", now)
	if again := done.Recorded(ehc.Actor{Name: "Another"}, "second", now); again.RecordID != "record" || again.DoneBy != by.Name {
		t.Errorf("the second answer of one paper: %+v", again)
	}
	if _, err := done.PutAside(by, "A double", now); !fault.Has(err, "paper.done") {
		t.Errorf("put aside when done: %v", err)
	}
}
