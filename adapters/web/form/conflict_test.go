package form_test

import (
	"net/url"
	"slices"
	"testing"

	"ehchub/adapters/web/form"
)

// opened is a form as a browser posts it: the fields, and the marks of what was stored when it was shown.
func opened(stored, typed url.Values) *form.Values {
	fields := url.Values{}
	for name, values := range typed {
		fields[name] = values
	}
	for _, mark := range form.Marks(stored) {
		fields.Add(mark.Name, mark.Value)
	}
	return form.Of(fields)
}

func TestMergeTakesWhatOnlyOneChanged(t *testing.T) {
	was := url.Values{"a": {"one"}, "b": {"two"}, "c": {"three\nfour"}, "d": {"five"}}
	mine := opened(was, url.Values{"a": {"mine"}, "b": {"two"}, "c": {"three\r\nfour"}, "d": {"mine too"}, "version": {"1"}})
	differences := form.Merge(mine, url.Values{"a": {"one"}, "b": {"theirs"}, "c": {"three\nfour"}, "d": {"theirs too"}})
	if mine.Text("a") != "mine" || mine.Text("b") != "theirs" || mine.Lines("c") != "three\nfour" || mine.Text("version") != "1" {
		t.Errorf("merged to %v", mine.Fields())
	}
	if len(differences) != 1 || differences[0] != (form.Difference{Field: "d", Mine: "mine too", Theirs: "theirs too"}) {
		t.Errorf("differences %v", differences)
	}
}

func TestMergeWithoutMarksAsksAboutEveryDifference(t *testing.T) {
	mine := form.Of(url.Values{"a": {"mine"}, "b": {"same"}})
	if d := form.Merge(mine, url.Values{"a": {"theirs"}, "b": {"same"}}); len(d) != 1 || d[0].Field != "a" {
		t.Errorf("differences %v", d)
	}
}

func TestMergeOfLists(t *testing.T) {
	was := url.Values{"o.order": {"1", "2", "3", "4"}, "o[1].t": {"a"}, "o[2].t": {"b"}, "o[3].t": {"c"}, "o[4].t": {"d"}}
	// I removed 1 and 2, changed 3 and added 5; they changed 2, removed 3 and 4 and added 6.
	mine := opened(was, url.Values{"o.order": {"3", "4", "5"}, "o[3].t": {"C"}, "o[4].t": {"d"}, "o[5].t": {"e"}})
	stored := url.Values{"o.order": {"1", "2", "6"}, "o[1].t": {"a"}, "o[2].t": {"B"}, "o[6].t": {"f"}}
	if d := form.Merge(mine, stored); len(d) != 0 {
		t.Errorf("differences %v: nothing that either wrote is lost, so there is nothing to ask", d)
	}
	if order := mine.All("o.order"); !slices.Equal(order, []string{"3", "5", "2", "6"}) {
		t.Errorf("order %v", order)
	}
	if mine.Text("o[2].t") != "B" || mine.Text("o[6].t") != "f" || mine.Text("o[3].t") != "C" {
		t.Errorf("merged to %v", mine.Fields())
	}
}

func TestChooseBetweenTwoTexts(t *testing.T) {
	label := func(field string) string { return "field " + field }
	stored := url.Values{"a": {"theirs"}, "b": {"theirs"}}
	posted := url.Values{"conflict": {"a", "b"}, "a": {"mine"}, "b": {"mine"}, "choose.a": {"theirs"}}
	mine := form.Of(posted)
	differences, errs := form.Choose(mine, stored, label)
	if errs.For("choose.b") != "Choose which text to keep for field b" || len(differences) != 2 || differences[0].Choice != "theirs" || mine.Text("a") != "mine" {
		t.Fatalf("a missing choice: %v, %v, %v", differences, errs.Summary(), mine.Fields())
	}
	posted.Set("choose.b", "mine")
	if d, errs := form.Choose(mine, stored, label); errs.Any() || d != nil {
		t.Fatalf("refused: %v", errs.Summary())
	}
	if mine.Text("a") != "theirs" || mine.Text("b") != "mine" || !mine.Chosen() {
		t.Errorf("chosen %v", mine.Fields())
	}
}

func TestCarryMarkedRemembersTheNewestText(t *testing.T) {
	was, now := url.Values{"a": {"one"}}, url.Values{"a": {"theirs"}}
	mine := opened(was, url.Values{"a": {"mine"}, "version": {"1"}, "choose.a": {"mine"}, "conflict": {"a"}})
	carried := url.Values{}
	for _, h := range mine.CarryMarked(now, "version") {
		carried.Add(h.Name, h.Value)
	}
	if len(carried) != 2 || carried.Get("a") != "mine" || len(form.Merge(form.Of(carried), now)) != 0 {
		t.Errorf("carried %v", carried)
	}
}
