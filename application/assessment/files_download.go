package assessment

import (
	"context"
	"io"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
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
		if err := servable(v, f); err != nil {
			return err
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

// servable refuses a document that may hold a virus. A photo was drawn anew when it came, so nothing of that can be in it.
func servable(v *application.Visit, f ports.File) error {
	switch {
	case f.Scan == ports.ScanVirus:
		return fault.New(fault.Illegal, "file.virus-later", "The virus scanner found something harmful in this document after it was added, so it was taken away. Ask whoever added it for a clean copy.")
	case f.Scan == ports.ScanWaits:
		return fault.New(fault.Illegal, "file.being-checked", "This document is still being checked for viruses. Try again in a few minutes.")
	case f.Scan == ports.NotScanned && !v.Profile.OpensUnscanned && Purpose(f.Purpose) != ForPhoto:
		return fault.New(fault.Illegal, "file.not-scanned", "This document was not scanned for viruses, and the council opens only documents that were. It is kept. Ask the case co-ordinator.")
	}
	return nil
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
