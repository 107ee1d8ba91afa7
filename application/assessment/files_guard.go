package assessment

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// AnotherChild is the code of the warning that a document seems to be about another child.
const AnotherChild = "file.another-child"

// mostMentioned bounds how many children a document is held against.
const mostMentioned = 2000

// mostBecause is how long a reason can be, in characters.
const mostBecause = 1000

// guard stops a document that seems to be about another child with an open case, until whoever adds it says why it
// belongs here (C25); the authority is then told. It warns those at work alone: to anybody else the warning would tell
// who has a case. What families add is not stopped, and the authority is told.
func (u UploadFile) guard(ctx context.Context, v *application.Visit, in UploadFileInput, file ports.File, said words) error {
	if said.text == "" {
		return nil
	}
	others, err := v.Stores.Mentions.Children(ctx, said.marks, v.Case.ID(), mostMentioned)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(others, func(c casework.Child) bool { return c.ToldBy(said.text, said.marks) }) {
		return nil
	}
	because := strings.TrimSpace(in.Because)
	switch {
	case atWork(v.Actor) && because == "":
		return fault.Field("files", AnotherChild, in.Name+" seems to be about another child: it holds the NHS number or UPN, or the name and date of birth, of somebody else with an open case. "+CheckAndSay)
	case utf8.RuneCountInString(because) > mostBecause:
		return fault.Field("files", "file.because-long", "Say in at most 1,000 characters why the document belongs to this child.")
	}
	return warn(ctx, v, u.Gate, ports.ChildWarning, file, because)
}

// CheckAndSay ends the warning.
const CheckAndSay = "Check it. If it belongs to this child, say why and add it again."

// warn tells the authority about a document. What is done in a draft is its authors' own until they send it.
func warn(ctx context.Context, v *application.Visit, gate application.Gate, kind ports.WarningKind, file ports.File, because string) error {
	w := ports.DocumentWarning{ID: gate.IDs.New(), Case: v.Case.ID(), Kind: kind, File: file.ID, Name: file.Name, Purpose: file.Purpose, By: v.Actor.Person, ByName: v.Actor.Name, At: v.Now, Because: because}
	event := ehc.OtherChildNamed
	if kind == ports.VirusWarning {
		w.File, event = "", ehc.VirusFound
	}
	if err := v.Stores.Warnings.Record(ctx, w); err != nil || v.Case.State() == casework.RequestDraft {
		return err
	}
	return v.Record(ctx, event, map[string]string{ehc.DataItem: w.ID})
}

// atWork reports whether somebody works with cases: for the council, a setting or a service.
func atWork(a ehc.Actor) bool {
	return slices.ContainsFunc([]ehc.Role{ehc.RoleCoordinator, ehc.RoleManager, ehc.RoleDecider, ehc.RoleSENCO, ehc.RoleContributor}, a.Is)
}
