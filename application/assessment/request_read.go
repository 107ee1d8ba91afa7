package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ReadRequest opens the request as it was sent, with its documents.
type ReadRequest struct{ Gate application.Gate }

// RequestOut is the request below the head of its case.
type RequestOut struct {
	application.Head
	Files []ports.File
}

// Do reads it.
func (u ReadRequest) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (RequestOut, error) {
	var out RequestOut
	err := u.Gate.Open(ctx, actor, id, access.SeeRequest, "request", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		out.Files, err = v.Stores.Files.Many(ctx, v.Case.Request().Files...)
		return err
	})
	return out, err
}
