package documents

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// RequestFile gives a request for an assessment as a file, its draft too (F81).
type RequestFile struct {
	Gate      application.Gate
	Renderers Renderers
}

// Do draws the request. A visitor gets the draft that they hold the key of.
func (u RequestFile) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, f ports.Format) (File, error) {
	var d document.Document
	stamp := ""
	err := u.Gate.Open(ctx, actor, id, access.SeeRequest, "request file", func(ctx context.Context, v *application.Visit) (err error) {
		v.TakesAway()
		r := v.Case.Request()
		shown := RequestShown{Contacts: v.Head().SeesHowToReachAsker(actor), Address: v.Head().SeesAddress(actor)}
		if shown.Files, err = v.FileNames(ctx, r.Files); err != nil {
			return err
		}
		d = RequestDocument(aboutChild(v), r, shown)
		stamp = stampOn(r.ReceivedOn)
		if d.Meta.Draft {
			d.Meta.Created, stamp = v.Case.UpdatedAt(), StampAt(v.Case.UpdatedAt())
		}
		return nil
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, f, stamp, "request")
}
