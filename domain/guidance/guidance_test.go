package guidance_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/guidance"
)

func TestEveryStageHasATextForEveryAudience(t *testing.T) {
	all := guidance.Texts.Keys()
	for _, stage := range guidance.Stages() {
		for _, audience := range []guidance.Audience{guidance.ToFamily, guidance.ToSetting, guidance.ToAdviser, guidance.ToCouncil, guidance.Over} {
			if !slices.Contains(all, guidance.Key(stage, audience)) {
				t.Errorf("%s says nothing to %s", stage, audience)
			}
		}
	}
	for _, key := range all {
		own, err := guidance.Texts.Default(key)
		if err != nil {
			t.Fatal(err)
		}
		if err := guidance.Texts.Check(key, own.Fields); err != nil {
			t.Errorf("%s: %v", key, err)
		}
		if stage, audience := guidance.Split(key); !stage.Known() || audience.Label() == "" {
			t.Errorf("%s has no name", key)
		}
	}
	if len(all) != 26 {
		t.Errorf("%d texts", len(all))
	}
}

func TestAParagraphWithNothingToSayIsLeftOut(t *testing.T) {
	const text = "First line\nand second.\n\nDo this:\n- by {{due date}}\n- soon\n\nBy {{due date}}, at {{council}}."
	facts := guidance.Facts{Council: "Wrenshire"}
	got := guidance.Compose(text, facts)
	want := []guidance.Block{{Text: "First line and second."}, {Text: "Do this:"}, {Items: []string{"soon"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("without a day: %+v", got)
	}
	facts.Due = ehc.D(2026, 11, 23)
	got = guidance.Compose(text, facts)
	want = []guidance.Block{{Text: "First line and second."}, {Text: "Do this:"}, {Items: []string{"by Monday 23 November 2026", "soon"}}, {Text: "By Monday 23 November 2026, at Wrenshire."}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("with a day: %+v", got)
	}
}

func TestWrongGuidanceIsRefused(t *testing.T) {
	for text, code := range map[string]string{" ": "guidance.empty", "Dear {{child}}": "guidance.unknown-placeholder", "By {{due date}": "guidance.braces", strings.Repeat("long ", 601): "guidance.long"} {
		if f := fault.As(guidance.Texts.Check("plan.family", map[string]string{guidance.TextField: text})); f == nil || f.Code != code || f.Field != guidance.TextField {
			t.Errorf("%.20q: %v", text, f)
		}
	}
}

func TestEachReaderHasTheirAudience(t *testing.T) {
	for audience, relations := range map[guidance.Audience][]access.Relation{
		guidance.ToCouncil: {access.Officer}, guidance.ToFamily: {access.Family, access.Author}, guidance.ToSetting: {access.Setting, access.Adviser}, guidance.ToAdviser: {access.TeamMember}, guidance.ToConsulted: {access.Consulted},
	} {
		if got := guidance.AudienceOf(relations); got != audience {
			t.Errorf("%v is %s", relations, got)
		}
	}
}

func TestEachGuideByRoleSaysWhatToDoAndWhatFollows(t *testing.T) {
	seen := map[string]bool{}
	for _, g := range guidance.RoleGuides() {
		if g.Key == "" || seen[g.Key] || g.Title == "" || g.For == "" || g.Lead == "" || len(g.Steps) < 3 {
			t.Errorf("the guide %q is not whole", g.Key)
		}
		seen[g.Key] = true
		for _, step := range g.Steps {
			if step.Title == "" || len(step.Do) == 0 || step.Next == "" {
				t.Errorf("%s: the step %q does not say what to do and what follows", g.Key, step.Title)
			}
		}
		if _, ok := guidance.Additions.Own(g.Key); !ok {
			t.Errorf("the council can add nothing to %s", g.Key)
		}
	}
	for _, role := range ehc.Roles() {
		if _, ok := guidance.RoleGuideOf(guidance.RoleGuideFor([]ehc.Role{role})); !ok {
			t.Errorf("no guide for the role %s", role)
		}
	}
	if guidance.RoleGuideFor(nil) != "" {
		t.Error("a visitor has a guide of a role")
	}
}
