package web

import (
	"fmt"
	"html/template"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"ehchub/adapters/html"
	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"

	"pgregory.net/rapid"
)

var testTexts = RichTexts{Parse: html.ParseRichText, Editor: html.HTML, Page: html.RichText}

// item gives a well-formed identity for a test.
func item(n int) ehc.ItemID { return ehc.ItemID(fmt.Sprintf("00000000-0000-7000-8000-%012d", n)) }

func allFindings() needs.Findings {
	return needs.Findings{
		Strengths: richtext.ParseMarkdown("Draws **maps** from memory.\n\n- kind\n- patient"),
		Needs:     []needs.Need{{ID: item(1), Text: "Finding words\nwhen upset"}, {ID: item(2), Text: "Taking turns"}},
		Outcomes: []needs.Outcome{
			{ID: item(3), Text: "Asks for help", Needs: []ehc.ItemID{item(1), item(2)}, Preparing: []needs.Preparing{needs.Employment, needs.Community},
				Steps: []needs.Step{{ID: item(4), Text: "Uses a card", By: ehc.D(2027, 4, 1)}, {ID: item(5), Text: "Says it"}},
				Provisions: []needs.Provision{{ID: item(6), Section: "H2", Support: richtext.FromPlain("A word bank"), Provider: "Teaching assistant", Ratio: "1:1",
					Quantity: "30 minutes", Frequency: "Every school day"}}},
			{ID: item(7), Text: "Joins a game"},
		},
	}
}

func TestFindingsReadBackFromTheirForm(t *testing.T) {
	values := form.Of(findingsFields(needs.SocialCare, allFindings()))
	var errs form.Errors
	got := readFindings(values, &errs)
	if errs.Any() || !reflect.DeepEqual(got, allFindings()) {
		t.Errorf("%v\ngot  %+v\nwant %+v", errs.Summary(), got, allFindings())
	}
}

func TestTheEditorPostsWhatItShows(t *testing.T) {
	area, _ := needs.Info(needs.SocialCare)
	set, err := componentSet(templateFiles)
	if err != nil {
		t.Fatal(err)
	}
	nested, err := set.Clone()
	if err != nil {
		t.Fatal(err)
	}
	draw := func(c view.Component) (template.HTML, error) { return drawComponent(nested, c) }
	nested.Funcs(template.FuncMap{"component": draw})
	html, err := draw(drawFindings(area, testTexts, form.Of(findingsFields(area.Area, allFindings())), form.Errors{}, editorOptions{Sections: true, Stored: allFindings()}))
	if err != nil {
		t.Fatal(err)
	}
	page := string(html)
	for name, values := range findingsFields(area.Area, allFindings()) {
		for range values {
			if !strings.Contains(page, `name="`+name+`"`) {
				t.Errorf("the page has no field %s", name)
			}
		}
	}
	for _, text := range []string{"A word bank", "1/4/2027", "30 minutes", `value="add-step:` + string(item(3)) + `"`, "Need 2: Taking turns"} {
		if !strings.Contains(page, text) {
			t.Errorf("the page lacks %q", text)
		}
	}
}

func TestButtonsOfTheEditor(t *testing.T) {
	fresh := func() string { return string(item(99)) }
	tests := []struct {
		action, back string
		ask          ehc.ItemID
		there        bool // whether the named item is there afterwards
		id           ehc.ItemID
	}{
		{addNeed, itemAnchor(item(99)), "", true, item(99)},
		{addOutcome, itemAnchor(item(99)), "", true, item(99)},
		{addStep + string(item(3)), itemAnchor(item(99)), "", true, item(99)},
		{addProvision + string(item(3)), itemAnchor(item(99)), "", true, item(99)},
		{removeItem + string(item(1)), "", item(1), true, item(1)},
		{confirmRemove + string(item(1)), "needs", "", false, item(1)},
		{confirmRemove + string(item(6)), itemAnchor(item(3)), "", false, item(6)},
		{confirmRemove + string(item(7)), "outcomes", "", false, item(7)},
	}
	for _, test := range tests {
		press, ok := pressFindings(test.action, allFindings(), fresh)
		if !ok || press.Back != test.back || press.Ask != test.ask || press.Findings.Has(test.id) != test.there {
			t.Errorf("%s: %v, back to %q, asks about %q, there %v", test.action, ok, press.Back, press.Ask, press.Findings.Has(test.id))
		}
	}
	empty := needs.Findings{}.AddNeed(item(1))
	if press, _ := pressFindings(removeItem+string(item(1)), empty, fresh); press.Ask != "" || press.Findings.Has(item(1)) {
		t.Error("an empty item was not removed at once")
	}
	if _, ok := pressFindings("save", empty, fresh); ok {
		t.Error("save is no button of the editor's own")
	}
}

func TestAWrongDateIsSaidAtItsField(t *testing.T) {
	fields := findingsFields(needs.Health, allFindings())
	name := fmt.Sprintf("outcome[%s].step[%s].by", item(3), item(4))
	fields.Set(name, "31/2/2027")
	var errs form.Errors
	readFindings(form.Of(fields), &errs)
	if errs.For(name) == "" {
		t.Error("nothing was said")
	}
}

func TestWhatAFormCannotForge(t *testing.T) {
	fields := findingsFields(needs.Health, allFindings())
	fields.Add("need.order", "luck")
	fields.Set("need[luck].text", "Forged")
	fields.Add(fmt.Sprintf("outcome[%s].needs", item(7)), string(item(50)))
	var errs form.Errors
	got := readFindings(form.Of(fields), &errs)
	if len(got.Needs) != 2 || len(got.Outcomes[1].Needs) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestFieldsAreCalledAsPeopleCallThem(t *testing.T) {
	words := wordsOf(form.Of(findingsFields(needs.Health, allFindings())), nil)
	provision := fmt.Sprintf("outcome[%s].provision[%s].", item(3), item(6))
	for field, want := range map[string]string{
		"strengths":                                              "Strengths",
		fmt.Sprintf("need[%s].text", item(2)):                    "Need 2",
		fmt.Sprintf("outcome[%s].text", item(7)):                 "Outcome 2",
		fmt.Sprintf("outcome[%s].needs", item(3)):                "Outcome 1: needs that it meets",
		fmt.Sprintf("outcome[%s].step[%s].by", item(3), item(5)): "Outcome 1, step 2: date to be achieved by",
		provision + "frequency":                                  "Outcome 1, provision 1: how often",
	} {
		if got := words.Label(field); got != want {
			t.Errorf("%s is called %q, want %q", field, got, want)
		}
	}
	if got := words.Words(fmt.Sprintf("outcome[%s].needs", item(3)), string(item(2))); got != "Need 2: Taking turns" {
		t.Errorf("a linked need: %q", got)
	}
}

func TestAPostedEditorTextAndATypedOneSettleAlike(t *testing.T) {
	var errs form.Errors
	values := form.Of(url.Values{"strengths": {"<p>Draws <strong>maps</strong></p><script>x</script>"}, "strengths.format": {"html"}, "note": {"<b>plain</b>"}})
	testTexts.Settle(values, &errs)
	if errs.Any() || values.Lines("strengths") != "Draws **maps**" || values.Rich("strengths").HTML() || values.Lines("note") != "<b>plain</b>" {
		t.Errorf("%v %v", errs.Summary(), values.Fields())
	}
}

func TestAFormThatComesBackKeepsItsFirstMarks(t *testing.T) {
	first := findingsFields(needs.Health, allFindings())
	posted := url.Values{}
	for _, h := range form.Marks(first) {
		posted.Add(h.Name, h.Value)
	}
	changed := allFindings()
	changed.Needs[0].Text = "Saved by someone else meanwhile"
	if got := marksFor(form.Of(posted), findingsFields(needs.Health, changed)); !reflect.DeepEqual(got, form.Marks(first)) {
		t.Error("the marks moved on with what someone else saved, which would then be overwritten")
	}
}

// drawFindingsAtRandom makes findings as a careful person types them: no space around, no empty line at an end.
func drawFindingsAtRandom(t *rapid.T) needs.Findings {
	number := 0
	id := func() ehc.ItemID { number++; return item(number) }
	text := rapid.StringMatching(`[A-Za-zé’0-9]([A-Za-z é’0-9,.:;*_#\[\]<>&"-]*[A-Za-z0-9])?`)
	rich := func() richtext.Doc { return richtext.ParseMarkdown(text.Draw(t, "rich")) }
	f := needs.Findings{Strengths: rich()}
	for range rapid.IntRange(0, 3).Draw(t, "needs") {
		f.Needs = append(f.Needs, needs.Need{ID: id(), Text: text.Draw(t, "need")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "outcomes") {
		o := needs.Outcome{ID: id(), Text: text.Draw(t, "outcome")}
		for _, n := range f.Needs {
			if rapid.Bool().Draw(t, "meets") {
				o.Needs = append(o.Needs, n.ID)
			}
		}
		for range rapid.IntRange(0, 2).Draw(t, "steps") {
			o.Steps = append(o.Steps, needs.Step{ID: id(), Text: text.Draw(t, "step"), By: ehc.D(2027, 1, rapid.IntRange(1, 365).Draw(t, "day"))})
		}
		for range rapid.IntRange(0, 2).Draw(t, "provisions") {
			o.Provisions = append(o.Provisions, needs.Provision{ID: id(), Section: "F", Support: rich(), Provider: text.Draw(t, "provider"), Quantity: text.Draw(t, "quantity")})
		}
		f.Outcomes = append(f.Outcomes, o)
	}
	return f
}

func TestAnyFindingsReadBackFromTheirForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFindingsAtRandom(t)
		var errs form.Errors
		if got := readFindings(form.Of(findingsFields(needs.Cognition, f)), &errs); errs.Any() || !reflect.DeepEqual(got, f) {
			t.Fatalf("%v\ngot  %+v\nwant %+v", errs.Summary(), got, f)
		}
	})
}

// Two people who change different items of the same area both get what they wrote, without a question.
func TestTwoPeoplesItemsComeTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := drawFindingsAtRandom(t)
		mine, theirs := before.AddNeed(item(501)), before.AddNeed(item(502))
		mine.Needs[len(mine.Needs)-1].Text, theirs.Needs[len(theirs.Needs)-1].Text = "Mine", "Theirs"
		posted := findingsFields(needs.Cognition, mine)
		for _, mark := range form.Marks(findingsFields(needs.Cognition, before)) {
			posted.Add(mark.Name, mark.Value)
		}
		values := form.Of(posted)
		if left := form.Merge(values, findingsFields(needs.Cognition, theirs)); len(left) > 0 {
			t.Fatalf("asks about %v", left)
		}
		var errs form.Errors
		merged := readFindings(values, &errs)
		if len(merged.Needs) != len(before.Needs)+2 || !merged.HasNeed(item(501)) || !merged.HasNeed(item(502)) || len(merged.Outcomes) != len(before.Outcomes) {
			t.Fatalf("merged to %+v", merged)
		}
	})
}
