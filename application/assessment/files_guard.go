package assessment

import (
	"bytes"
	"context"
	"io"
	"slices"

	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// AnotherChild is the code of the warning that a document seems to be about another child.
const AnotherChild = "file.another-child"

// mostMentioned bounds how many children a document is held against.
const mostMentioned = 2000

// guard stops a document that seems to be about another child with an open case, until whoever adds it says that it
// belongs here (C25). It warns those at work alone: to anybody else the warning would tell who has a case.
func (u UploadFile) guard(ctx context.Context, v *application.Visit, in UploadFileInput, mediaType string, body io.Reader) (io.Reader, error) {
	if u.Words == nil || in.Checked || !atWork(v.Actor) || in.Purpose == ForPhoto {
		return body, nil
	}
	content, err := io.ReadAll(body)
	if err != nil {
		return nil, err
	}
	text := u.Words.Words(ctx, mediaType, content)
	marks := casework.FindMarks(text)
	others, err := v.Stores.Mentions.Children(ctx, marks, v.Case.ID(), mostMentioned)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(others, func(c casework.Child) bool { return c.ToldBy(text, marks) }) {
		return nil, fault.Field("files", AnotherChild, in.Name+" seems to be about another child: it holds the NHS number or UPN, or the name and date of birth, of somebody else with an open case. "+CheckAndTick)
	}
	return bytes.NewReader(content), nil
}

// CheckAndTick ends the warning.
const CheckAndTick = "Check it. If it belongs to this child, tick the box and add it again."

// atWork reports whether somebody works with cases: for the council, a setting or a service.
func atWork(a ehc.Actor) bool {
	return slices.ContainsFunc([]ehc.Role{ehc.RoleCoordinator, ehc.RoleManager, ehc.RoleDecider, ehc.RoleSENCO, ehc.RoleContributor}, a.Is)
}
