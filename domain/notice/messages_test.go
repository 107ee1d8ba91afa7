package notice_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/wording"
	"ehchub/ports/portstest/golden"
)

func TestTheDocumentationIsTheCatalogue(t *testing.T) {
	golden.Is(t, "../../docs/messages.md", notice.Markdown())
}

// The messages of the specification's catalogue (1.4) that are about no review: whom each must tell.
var wanted = map[string][]notice.Recipient{
	"E1":  {notice.ToFamily, notice.ToSetting, notice.ToAdvisers},
	"E2":  {notice.ToFamily, notice.ToSetting, notice.ToAdvisers},
	"E3":  {notice.ToConsulted},
	"E4":  {notice.ToFamily, notice.ToSetting, notice.ToAdvisers},
	"E8":  {notice.ToPerson},
	"E9":  {notice.ToPerson, notice.ToGuest, notice.ToTeamManagers},
	"E10": {notice.ToFamily, notice.ToSetting},
	"E11": {notice.ToRequester},
	"E12": {notice.ToPerson},
	"E13": {notice.ToPerson, notice.ToGuest, notice.ToTeamManagers},
	"E14": {notice.ToPerson, notice.ToGuest, notice.ToTeamManagers, notice.ToConsulted, notice.ToResponsible},
	"E15": {notice.ToCoordinator},
	"E16": {notice.ToCoordinator},
	"E17": {notice.ToCoordinator},
	"E18": {notice.ToFamily, notice.ToSetting, notice.ToAdvisers},
	"E23": {notice.ToPerson},
}

func TestEveryMessageOfTheSpecificationHasATextForEachRole(t *testing.T) {
	there := map[string][]notice.Recipient{}
	for _, e := range notice.Catalogue() {
		for _, m := range e.Messages {
			there[m.Code] = append(there[m.Code], m.To)
		}
	}
	for code, recipients := range wanted {
		for _, to := range recipients {
			if !slices.Contains(there[code], to) {
				t.Errorf("%s has no text for %s", code, to)
			}
		}
	}
}

func TestTheHubsOwnTextsAreThoseThatACouncilCouldSave(t *testing.T) {
	seen := map[string]bool{}
	for _, key := range notice.MessageTexts.Keys() {
		if seen[key] {
			t.Errorf("%s stands twice in the catalogue", key)
		}
		seen[key] = true
		own, err := notice.MessageTexts.Default(key)
		if err != nil {
			t.Fatal(err)
		}
		if err := notice.MessageTexts.Check(key, own.Fields); err != nil {
			t.Errorf("%s: %v", key, err)
		}
		if _, m, _ := notice.FindMessage(key); m.To.Label() == "" {
			t.Errorf("%s goes to nobody that has a name", key)
		}
	}
	for _, e := range notice.Catalogue() {
		if strings.ContainsAny(e.Title(), "{}") {
			t.Errorf("%s has a mark that nothing fills: %s", e.Kind, e.Timeline)
		}
	}
}

func TestATextThatTellsNothingIsRefused(t *testing.T) {
	const key = "draft-shared.family"
	good := map[string]string{notice.SubjectField: "The draft plan is ready", notice.SentenceField: "The draft plan is ready. Please send your comments by {{due date}}."}
	if err := notice.MessageTexts.Check(key, good); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct{ field, text, code, says string }{
		"only news":               {notice.SentenceField, "You have new information. Please sign in to see it by {{due date}}.", "message.says-nothing", "not “You have new information”"},
		"news in the subject":     {notice.SubjectField, "There is an update on your case", "message.says-nothing", ""},
		"nothing":                 {notice.SubjectField, " ", "message.empty", ""},
		"no day":                  {notice.SentenceField, "The draft plan is ready. Please send your comments.", "message.lacks", "{{due date}}"},
		"nothing to do":           {notice.SentenceField, "The draft plan has been ready since {{due date}}.", "message.what-to-do", "Please"},
		"the child":               {notice.SentenceField, "The draft plan of {{child}} is ready. Please comment by {{due date}}.", "message.unknown-placeholder", "{{child}} is not a placeholder of this message. You can use: {{name}}, {{role}}, {{case ID}}"},
		"what another event has":  {notice.SentenceField, "The draft plan: {{duty}}. Please comment by {{due date}}.", "message.unknown-placeholder", "{{duty}} is not"},
		"a brace is missing":      {notice.SentenceField, "The draft plan is ready. Please comment by {{due date}}, {{version}.", "message.braces", "{{version}"},
		"a header in the subject": {notice.SubjectField, "The draft\r\nBcc: everyone@example.org", "message.line", "one line"},
		"too long":                {notice.SubjectField, strings.Repeat("draft ", 30), "message.long", ""},
	} {
		fields := map[string]string{notice.SubjectField: good[notice.SubjectField], notice.SentenceField: good[notice.SentenceField]}
		fields[tc.field] = tc.text
		err := notice.MessageTexts.Check(key, fields)
		f := fault.As(err)
		if f == nil || f.Code != tc.code || f.Field != tc.field || !strings.Contains(f.Message, tc.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := notice.MessageTexts.Check("draft-shared.everyone", good); !fault.Is(err, fault.NotFound) {
		t.Errorf("a text that there is not: %v", err)
	}
}

// What stands in the places of placeholders comes from a struct that has no field for anything of a child: each is an ID of
// the case, a date, or one of the named types of this package, and none of them is a plain text.
func TestNoPlaceholderCanHoldAnythingOfAChild(t *testing.T) {
	allowed := []reflect.Type{
		reflect.TypeFor[notice.ReaderName](), reflect.TypeFor[notice.ReaderRole](), reflect.TypeFor[ehc.Reference](), reflect.TypeFor[notice.CouncilName](), reflect.TypeFor[notice.CouncilContact](),
		reflect.TypeFor[notice.PageAddress](), reflect.TypeFor[ehc.Date](), reflect.TypeFor[notice.PlanVersion](), reflect.TypeFor[notice.DutyName](),
	}
	facts := reflect.TypeFor[notice.Facts]()
	names := map[string]bool{}
	for i := range facts.NumField() {
		if field := facts.Field(i); !slices.Contains(allowed, field.Type) {
			t.Errorf("%s is of type %s", field.Name, field.Type)
		}
	}
	for _, e := range notice.Catalogue() {
		for _, p := range notice.MessagePlaceholders(e) {
			names[p.Name] = true
			if p.Meaning == "" {
				t.Errorf("%s has no meaning", p.Name)
			}
		}
	}
	if len(names) != facts.NumField() {
		t.Errorf("%d placeholders for %d facts: %v", len(names), facts.NumField(), names)
	}
	for name := range names {
		if _, err := (notice.Facts{}).Fill(wording.Mark(name)); err == nil {
			t.Errorf("%s is filled with nothing", name)
		}
	}
}

func TestAMessageKeepsItsShapeWhateverItSays(t *testing.T) {
	facts := notice.Facts{Name: "Ada Quill", Role: "SENCO", Reference: "EHC/26/0219", Council: "Wrenshire County Council", Due: ehc.D(2026, 9, 16), Version: 2}
	subject, text, err := facts.Compose("Draft {{version}} is ready", "Dear {{name}}, the draft is ready. Please answer by {{due date}}.", "Sign in to your account: https://hub.example/")
	want := "Dear Ada Quill - SENCO\n\nCase ID: EHC/26/0219\n\nDear Ada Quill, the draft is ready. Please answer by Wednesday 16 September 2026.\n\nSign in to your account: https://hub.example/\n\nBest regards,\nWrenshire County Council EHC Hub team\n"
	if err != nil || subject != "Draft 2 is ready (EHC/26/0219)" || text != want {
		t.Errorf("%v: %s\n%s", err, subject, text)
	}
	for salutation, f := range map[string]notice.Facts{"Hello": {}, "Dear young person": {Role: notice.RoleOfYoungPerson}, "Dear Wren Ashdown": {Name: "Wren Ashdown", Role: notice.RoleOfFamily}} {
		if got := f.Salutation(); got != salutation {
			t.Errorf("%+v is greeted with %q", f, got)
		}
	}
}
