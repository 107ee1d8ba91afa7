package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ListFiles opens the documents of one place for whoever may change them.
type ListFiles struct{ Gate application.Gate }

// FilesOut is the documents below the head of their case.
type FilesOut struct {
	application.Head
	Files []ports.File
	// Begun are the reader's own documents that are half sent to this place.
	Begun []ports.Upload
}

// Do reads them. The photo's place holds one at most.
func (u ListFiles) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, purpose Purpose, item string) (FilesOut, error) {
	var out FilesOut
	place, err := shelfFor(purpose)
	if err != nil {
		return out, err
	}
	err = u.Gate.Open(ctx, actor, id, access.SeeCase, string(purpose), func(ctx context.Context, v *application.Visit) error {
		on, err := place.open(ctx, v, item)
		if err != nil {
			return err
		}
		out.Head = v.Head()
		if out.Begun, err = begunHere(ctx, v, purpose, item); err != nil {
			return err
		}
		out.Files, err = v.Stores.Files.Many(ctx, on.files...)
		return err
	})
	return out, err
}
