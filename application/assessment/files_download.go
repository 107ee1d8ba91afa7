package assessment

import (
	"context"
	"io"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// DownloadFile gives an uploaded document back to whoever may read what it belongs to (F344). Each download is
// recorded.
type DownloadFile struct {
	Gate  application.Gate
	Store ports.FileStore
}

// DownloadOut is a document with its bytes, which the caller closes.
type DownloadOut struct {
	File    ports.File
	Content io.ReadSeekCloser
}

// Do opens the document.
func (u DownloadFile) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, file ehc.FileID) (DownloadOut, error) {
	var out DownloadOut
	err := u.Gate.Open(ctx, actor, id, access.EnterCase, string(file), func(ctx context.Context, v *application.Visit) error {
		f, place, err := documentOf(ctx, v, file)
		if err != nil {
			return err
		}
		if err := place.read(ctx, v, f); err != nil {
			return err
		}
		if err := v.NotRecalled(casework.SharedDocument(f.ID)); err != nil {
			return err
		}
		if mine := f.UploadedBy == actor.Person; !mine && Purpose(f.Purpose) != ForPhoto && !v.May(access.SeePlaces) {
			return v.Decide(access.SeePlaces) // nobody can tell what stands in it
		}
		out.File = f
		if Purpose(f.Purpose) != ForPhoto { // pages show it
			v.TakesAway()
		}
		out.Content, err = u.Store.Open(ctx, file)
		return err
	})
	if err != nil && out.Content != nil {
		_ = out.Content.Close() // the look could not be recorded
		out = DownloadOut{}
	}
	return out, err
}

// documentOf finds a document of this case and its shelf.
func documentOf(ctx context.Context, v *application.Visit, id ehc.FileID) (ports.File, shelf, error) {
	f, err := v.Stores.Files.Get(ctx, id)
	if err == nil && f.Case != v.Case.ID() {
		err = noDocument
	}
	if err != nil {
		return f, shelf{}, err
	}
	place, err := shelfFor(Purpose(f.Purpose))
	return f, place, err
}
