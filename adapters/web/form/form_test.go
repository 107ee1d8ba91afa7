package form_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ehchub/adapters/web/form"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func post(body string) *http.Request {
	r := httptest.NewRequest("POST", "/x?name=query", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

func TestParseRefusesWhatCanNotBeKept(t *testing.T) {
	for _, tc := range []struct {
		name, body string
		kind       fault.Kind
	}{
		{"NUL in a value", "name=a%00b", fault.Invalid},
		{"NUL in a name", "na%00me=a", fault.Invalid},
		{"not UTF-8", "name=%ff%fe", fault.Invalid},
		{"half an escape", "name=%f", fault.Invalid},
		{"one field too long", "name=" + strings.Repeat("a", 1<<20+1), fault.TooLarge},
		{"too many fields", strings.Repeat("a=1&", 5001), fault.TooLarge},
	} {
		if _, err := form.Parse(post(tc.body)); !fault.Is(err, tc.kind) {
			t.Errorf("%s: got %v", tc.name, err)
		}
	}
	r := post("name=" + strings.Repeat("a", 500))
	r.Body = http.MaxBytesReader(httptest.NewRecorder(), r.Body, 100)
	if _, err := form.Parse(r); !fault.Is(err, fault.TooLarge) {
		t.Errorf("body over the server's limit: got %v", err)
	}
}

func TestParseReadsOnlyTheBody(t *testing.T) {
	v, err := form.Parse(post("name=+Ada+%0D%0A+Lovelace+&note=one%0D%0Atwo%0D%0A&tick=a&tick=&tick=b"))
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Text("name"); got != "Ada   Lovelace" {
		t.Errorf("Text = %q", got)
	}
	if got := v.Lines("note"); got != "one\ntwo" {
		t.Errorf("Lines = %q", got)
	}
	if got := v.All("tick"); len(got) != 2 || got[1] != "b" {
		t.Errorf("All = %q", got)
	}
}

func TestParseReadsFiles(t *testing.T) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	_ = w.WriteField("note", "hello")
	part, _ := w.CreateFormFile("files", "a.pdf")
	_, _ = part.Write([]byte("%PDF"))
	_, _ = w.CreateFormFile("files", "")
	_ = w.Close()
	r := httptest.NewRequest("POST", "/", &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	v, err := form.Parse(r)
	if err != nil {
		t.Fatal(err)
	}
	if files := v.Files("files"); v.Text("note") != "hello" || len(files) != 1 || files[0].Filename != "a.pdf" {
		t.Errorf("note %q, files %v", v.Text("note"), files)
	}
}

func TestDatesAsPeopleTypeThem(t *testing.T) {
	want := ehc.D(2026, 9, 1)
	for _, text := range []string{"1/9/2026", "01/09/2026", "1-9-2026", "1.9.2026", "1 9 2026", " 1 / 9 / 2026 ", "1 September 2026",
		"1 september 2026", "1st Sept 2026", "Tuesday 1 September 2026", "Tuesday, 1 September, 2026", "1-Sep-2026", "2026-09-01", "2026-9-1"} {
		if got, err := form.ParseDate(text, "the due date"); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for text, message := range map[string]string{
		"9/31/2026":     "The due date must be a real date",
		"30/2/2026":     "The due date must be a real date",
		"0/0/2026":      "The due date must be a real date",
		"1/9/26":        "The year of the due date must have 4 numbers, for example 2026",
		"tomorrow":      "Enter the due date as day, month and year, for example 27/3/2026",
		"1 Sober 2026":  "Enter the due date as day, month and year, for example 27/3/2026",
		"1/9/2026 noon": "Enter the due date as day, month and year, for example 27/3/2026",
	} {
		if _, err := form.ParseDate(text, "the due date"); fault.As(err) == nil || fault.As(err).Message != message {
			t.Errorf("%q: %v", text, err)
		}
	}
	if got, _ := form.ParseDate(form.DateText(want), ""); got != want {
		t.Errorf("a date written into a field reads back as %v", got)
	}
}

type request struct {
	Name    string    `form:"name" label:"your full name" validate:"required,max=20"`
	Email   string    `form:"email" label:"your email address" validate:"required,email"`
	Post    string    `form:"post" label:"your postcode" validate:"omitempty,postcode"`
	Phone   string    `form:"phone" label:"your telephone number" validate:"omitempty,telephone"`
	Born    ehc.Date  `form:"born" label:"the date of birth" validate:"required"`
	Met     ehc.Date  `form:"met" label:"the day you met"`
	Who     string    `form:"who" label:"who you are" ask:"Say who you are" validate:"oneof=parent school"`
	Hours   int       `form:"hours" label:"hours of help" validate:"lte=40"`
	Limbs   []string  `form:"limbs" label:"kinds of advice" ask:"Choose at least one kind of advice" validate:"min=1,max=2"`
	Views   form.Rich `form:"views" label:"your views" ask:"Write your views" validate:"required,max=3000"`
	Agreed  bool      `form:"agreed" label:"that you agree" ask:"Tick the box if you agree" validate:"required"`
	Ignored string
}

func TestReadTellsEveryMistakeInOrder(t *testing.T) {
	v := form.Of(url.Values{"name": {strings.Repeat("n", 21)}, "email": {"ada"}, "post": {"nowhere"}, "phone": {"call me"}, "met": {"soon"}, "hours": {"1,000"}})
	var in request
	errs := form.Read(v, &in)
	var got []string
	for _, item := range errs.Summary().Items {
		got = append(got, item.Href+" "+item.Text)
	}
	want := []string{
		"#name Your full name must be 20 characters or fewer",
		"#email Enter an e-mail address in the correct format, like name@example.com",
		"#post Enter a full UK postcode, like WR4 1QT",
		"#phone Enter a telephone number, like 01632 960 001",
		"#born Enter the date of birth",
		"#met Enter the day you met as day, month and year, for example 27/3/2026",
		"#who Say who you are",
		"#hours Hours of help must be 40 or less",
		"#limbs Choose at least one kind of advice",
		"#views Write your views",
		"#agreed Tick the box if you agree",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestReadFillsEveryKindOfField(t *testing.T) {
	v := form.Of(url.Values{"name": {" Ada "}, "email": {"ada@example.org"}, "post": {"wr4 1qt"}, "phone": {"+44 1632 960001 ext 4"}, "born": {"1/9/2019"},
		"who": {"parent"}, "hours": {"12"}, "limbs": {"a", "b"}, "views": {"<p>x</p>"}, "views.format": {"html"}, "agreed": {"yes"}})
	var in request
	if errs := form.Read(v, &in); errs.Any() {
		t.Fatalf("refused: %v", errs.Summary())
	}
	if in.Name != "Ada" || in.Born != ehc.D(2019, 9, 1) || in.Hours != 12 || len(in.Limbs) != 2 || !in.Views.HTML() || !in.Agreed || !in.Met.IsZero() {
		t.Errorf("read %+v", in)
	}
}

func TestFaultsOfTheLawJoinTheSummary(t *testing.T) {
	var errs form.Errors
	err := fault.Join(fault.Field("due", "advice.due-past", "The date must be in the future"), fault.Field("due", "x", "Again"), fault.New(fault.Illegal, "plan.window", "The family still has time to answer").Citing("reg 13(1)"))
	if !errs.AddFault(err) {
		t.Fatal("the fault was not taken up")
	}
	items := errs.Summary().Items
	if len(items) != 2 || items[0].Href != "#due" || items[1].Text != "The family still has time to answer (reg 13(1))" || items[1].Href != "" {
		t.Errorf("summary %v", items)
	}
	if errs.AddFault(nil) || errs.AddFault(fault.New(fault.NotFound, "case.none", "No such case")) {
		t.Error("took up what a form can't mend")
	}
}

func TestClearSelectionWithoutJavaScript(t *testing.T) {
	v := form.Of(url.Values{"met": {"yes"}, "note": {"kept"}, "clear": {"met"}})
	if !v.ClearPressed() || v.Has("met") || v.Text("note") != "kept" || v.ClearPressed() {
		t.Error("clearing does not take away just the one selection, once")
	}
}

func TestItemsInTheirOrder(t *testing.T) {
	v := form.Of(url.Values{"outcome.order": {"b", "a", "b", "x]["}, "outcome[a].text": {"A"}, "outcome[b].text": {"B"},
		"outcome[b].step.order": {"1"}, "outcome[b].step[1].text": {"first"}, "outcome[a].step.order": {"9"}})
	items := v.Items("outcome")
	if len(items) != 2 || items[0].Text("text") != "B" || items[1].ID != "a" {
		t.Fatalf("items %v", items)
	}
	steps := items[0].Items("step")
	if len(steps) != 1 || steps[0].Text("text") != "first" || steps[0].Name("text") != "outcome[b].step[1].text" {
		t.Errorf("steps %v", steps)
	}
	if items[0].Blank() || !form.Of(url.Values{"o.order": {"1"}, "o[1].text": {" "}, "o[1].text.format": {"html"}}).Items("o")[0].Blank() {
		t.Error("blank items are not told from written ones")
	}
}

func TestCarryLosesNothing(t *testing.T) {
	v := form.Of(url.Values{"a": {"1", "2"}, "version": {"3"}, "action": {"save"}})
	hidden := v.Carry("version")
	if len(hidden) != 2 || hidden[0].Value != "1" || hidden[1].Value != "2" {
		t.Errorf("carried %v", hidden)
	}
}
