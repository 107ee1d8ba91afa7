package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// RemoveFile takes a document away again while what it belongs to can still be changed: a draft request, advice
// that is not sent, views, an open consultation, the photo.
type RemoveFile struct {
	Gate  application.Gate
	Store ports.FileStore
}

// Do removes the document and its bytes.
func (u RemoveFile) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, file ehc.FileID) error {
	err := u.Gate.Open(ctx, actor, id, access.EnterCase, string(file), func(ctx context.Context, v *application.Visit) error {
		f, place, err := documentOf(ctx, v, file)
		if err != nil {
			return err
		}
		on, err := place.open(ctx, v, f.Item)
		if err != nil {
			return err
		}
		if err := on.change(ctx, file, false); err != nil {
			return err
		}
		return v.Stores.Files.Delete(ctx, file)
	})
	if err != nil {
		return err
	}
	return u.Store.Remove(context.WithoutCancel(ctx), file)
}
