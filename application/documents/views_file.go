package documents

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ViewsFile gives the child's and the parents' views as one file (F15, F137).
type ViewsFile struct {
	Gate      application.Gate
	Renderers Renderers
}

// Do draws the views as they stand.
func (u ViewsFile) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, f ports.Format) (File, error) {
	var d document.Document
	err := u.Gate.Open(ctx, actor, id, access.ReadViews, "views file", func(ctx context.Context, v *application.Visit) error {
		v.TakesAway()
		views, err := v.Stores.Views.Of(ctx, id)
		if err != nil {
			return err
		}
		names, err := namesOf(ctx, v, filesOf(views))
		if err != nil {
			return err
		}
		about, err := aboutRecorded(ctx, v)
		if err != nil {
			return err
		}
		d = ViewsDocument(about, views, names)
		if d.Meta.Created.IsZero() {
			d.Meta.Created = v.Now
		}
		return nil
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, f, StampAt(d.Meta.Created), "views")
}

// aboutChild is what a document without an addressee needs to know of its case.
func aboutChild(v *application.Visit) About {
	return About{Case: v.Case.ID(), Reference: v.Case.Reference(), Child: v.Case.Child(), Profile: v.Profile}
}

// aboutRecorded is that, with what was written down for those who did not use the hub.
func aboutRecorded(ctx context.Context, v *application.Visit) (about About, err error) {
	about = aboutChild(v)
	about.Records, err = v.Stores.PaperRecords.OfCase(ctx, v.Case.ID())
	return about, err
}

// filesOf lists the documents of all views.
func filesOf(views *advice.Views) []ehc.FileID {
	var ids []ehc.FileID
	for _, voice := range []advice.Voice{advice.Child, advice.Parents} {
		for _, view := range views.Of(voice) {
			ids = append(ids, view.Files...)
		}
	}
	return ids
}

// namesOf finds the names of documents.
func namesOf(ctx context.Context, v *application.Visit, ids []ehc.FileID) (FileNames, error) {
	names := FileNames{}
	if len(ids) == 0 {
		return names, nil
	}
	files, err := v.Stores.Files.Many(ctx, ids...)
	for _, f := range files {
		names[f.ID] = f.Name
	}
	return names, err
}
