package documents_test

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/domain/access"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

func TestADraftIsPostedWithItsFormAndAPlanByItself(t *testing.T) {
	c := newCast(t)
	c.SumUp(t)
	c.begin(t)
	c.share(t, 1, c.Ashgrove.ID)
	enclosed := func(kind ehc.EventKind, number int) (found []ports.Enclosed) {
		t.Helper()
		ok(t, c.Gate.Open(ctx, ehc.SystemActor(), c.Case, access.SeeCase, "", func(ctx context.Context, v *application.Visit) (err error) {
			found, err = documents.Enclosures{Gate: c.Gate}.Enclose(ctx, v, ehc.Event{Kind: kind, Case: c.Case, Data: map[string]string{ehc.DataVersion: strconv.Itoa(number)}}, c.Mother.Person)
			return err
		}))
		return found
	}
	draft := enclosed(ehc.DraftShared, 1)
	if len(draft) != 2 || draft[0].Title != "version 1 of the plan" || !draft[0].Document.Meta.Draft || draft[1].Title != "a form for comments" {
		t.Fatalf("with a draft go %+v", draft)
	}
	code := draft[1].Document.Meta.PageCode
	if !strings.HasPrefix(code, "EHC:") || draft[0].Document.Meta.PageCode != "" || strings.Contains(code, "26") && strings.Contains(code, "0001") {
		t.Errorf("the form's code is %q", code)
	}
	if again := enclosed(ehc.DraftShared, 1); again[1].Document.Meta.PageCode != code {
		t.Errorf("a second print has another code: %q, %q", code, again[1].Document.Meta.PageCode)
	}
	for _, b := range draft[1].Document.Blocks {
		if _, is := b.(document.Address); is {
			t.Error("the form has a letter of its own")
		}
	}
	c.answer(t, c.OtherSENCO, c.Ashgrove.ID, "There is room.")
	c.Clock.Pass(20)
	c.finalise(t, 2)
	if final := enclosed(ehc.PlanFinalised, 2); len(final) != 1 || final[0].Title != "version 2 of the plan" || final[0].Document.Meta.Draft {
		t.Errorf("with a final plan go %+v", final)
	}
	if late := enclosed(ehc.DraftShared, 1); len(late) != 1 {
		t.Errorf("a form goes out that nobody can answer by: %+v", late)
	}
}
