package assessment

import (
	"context"
	"slices"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// Purpose says what an uploaded document belongs to. With all but the request and the photo goes an item: the advice
// request, the tile, the consultation.
type Purpose string

const (
	ForRequest      Purpose = "request"
	ForAdvice       Purpose = "advice"
	ForViews        Purpose = "views"
	ForConsultation Purpose = "consultation" // the authority's documents; without an item they wait to be sent with one
	ForReply        Purpose = "reply"        // the consulted setting's documents
	ForPhoto        Purpose = "photo"
	ForScan         Purpose = application.ScanPurpose // the paper that something was written down from; its item is the record
	ForTransfer     Purpose = "transfer"              // a plan of another authority as it came, with its advice
)

// opened is a shelf that the actor may change.
type opened struct {
	files []ehc.FileID // what is on it
	// change puts a document on it or takes it away, and saves what the shelf belongs to.
	change func(ctx context.Context, id ehc.FileID, put bool) error
}

// shelf is where documents of one purpose belong.
type shelf struct {
	// open asks whether the actor may change the shelf of the item, before any byte is kept.
	open func(ctx context.Context, v *application.Visit, item string) (opened, error)
	// read asks whether the actor may read a document on it.
	read func(ctx context.Context, v *application.Visit, f ports.File) error
	// pictures takes pictures alone.
	pictures bool
}

var shelves = map[Purpose]shelf{
	ForRequest:      {open: openRequestShelf, read: readRequestFile},
	ForAdvice:       {open: openAdviceShelf, read: readAdviceFile},
	ForViews:        {open: openViewsShelf, read: readViewsFile},
	ForConsultation: {open: openConsultationShelf, read: readConsultationFile},
	ForReply:        {open: openReplyShelf, read: readReplyFile},
	ForTransfer:     {open: openTransferShelf, read: readTransferFile},
	ForScan:         {open: openScanShelf, read: readScan},
	ForPhoto:        {open: openPhotoShelf, read: readPhoto, pictures: true},
}

func shelfFor(purpose Purpose) (shelf, error) {
	s, ok := shelves[purpose]
	if !ok {
		return s, fault.New(fault.NotFound, "file.purpose", "There is no place for documents here.")
	}
	return s, nil
}

func openRequestShelf(_ context.Context, v *application.Visit, _ string) (opened, error) {
	if err := v.Decide(access.WriteInRequest); err != nil {
		return opened{}, err
	}
	return opened{v.Case.Request().Files, func(ctx context.Context, id ehc.FileID, put bool) error {
		if err := mayRemove(ctx, v, id, put); err != nil {
			return err
		}
		change := v.Case.DetachFromRequest
		if put {
			change = v.Case.AttachToRequest
		}
		if err := change(id, v.Now); err != nil {
			return err
		}
		v.Case.NoteWriting(v.Actor, casework.TheDocuments, v.Now)
		return v.Stores.Cases.Save(ctx, v.Case)
	}}, mayWrite(v, casework.TheDocuments)
}

// mayRemove keeps what somebody else added from those who were asked to add documents to a draft; its authors see to all.
func mayRemove(ctx context.Context, v *application.Visit, id ehc.FileID, put bool) error {
	if put || v.May(access.EditRequest) {
		return nil
	}
	files, err := v.Stores.Files.Many(ctx, id)
	if err == nil && (len(files) == 0 || files[0].UploadedBy != v.Actor.Person) {
		err = fault.New(fault.Forbidden, "access.part", "Somebody else added this document. They can remove it, or whoever sends the request.")
	}
	return err
}

func readRequestFile(_ context.Context, v *application.Visit, _ ports.File) error {
	if slices.Contains(v.Case.PartsFor(v.Actor), casework.TheDocuments) {
		return nil
	}
	return v.Decide(access.SeeRequest)
}

func openAdviceShelf(ctx context.Context, v *application.Visit, item string) (opened, error) {
	r, err := adviceOf(ctx, v, ehc.AdviceID(item), access.AnswerAdvice)
	if err != nil {
		return opened{}, err
	}
	if err := assessed(v.Case); err != nil {
		return opened{}, err
	}
	return opened{r.Answer().Files, func(ctx context.Context, id ehc.FileID, put bool) error {
		change := r.Detach
		if put {
			change = r.Attach
		}
		if err := change(id, v.Now); err != nil {
			return err
		}
		return v.Stores.Advice.Save(ctx, r)
	}}, nil
}

// readAdviceFile opens a document of advice to whoever writes it, and to whoever may read it once it is sent.
func readAdviceFile(ctx context.Context, v *application.Visit, f ports.File) error {
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	r := find(requests, ehc.AdviceID(f.Item))
	if r == nil {
		return noDocument
	}
	v.Knowing(readingFacts(v.Actor, r, requests)).Knowing(access.Facts{access.OwnOnly: r.AnsweredBy(v.Actor)})
	if v.May(access.AnswerAdvice) {
		return nil
	}
	if err := v.Decide(access.ReadAdvice); err != nil {
		return err
	}
	if r.Status() != advice.Completed {
		return fault.New(fault.Illegal, "advice.not-sent", "This advice has not been sent, so there is nothing to read yet.")
	}
	return nil
}

func openViewsShelf(ctx context.Context, v *application.Visit, item string) (opened, error) {
	tile, err := tileOf(item)
	if err != nil {
		return opened{}, err
	}
	if err := v.Decide(writeAction(tile)); err != nil {
		return opened{}, err
	}
	if err := viewsOpen(v.Case); err != nil {
		return opened{}, err
	}
	views, err := v.Stores.Views.Of(ctx, v.Case.ID())
	if err != nil {
		return opened{}, err
	}
	return opened{views.Tile(tile.Key).Files, func(ctx context.Context, id ehc.FileID, put bool) error {
		change := views.Detach
		if put {
			change = views.Attach
		}
		if err := change(v.Actor, tile.Key, id, v.Now); err != nil {
			return err
		}
		if err := v.Stores.Views.Save(ctx, views); err != nil {
			return err
		}
		return tell(ctx, v, ehc.ViewsSaved, ehc.DataTile, tile.Key)
	}}, nil
}

func readViewsFile(_ context.Context, v *application.Visit, _ ports.File) error {
	return v.Decide(access.ReadViews)
}

func openConsultationShelf(ctx context.Context, v *application.Visit, item string) (opened, error) {
	if err := v.Decide(access.Consult); err != nil {
		return opened{}, err
	}
	if item == "" { // it is sent with a consultation that is being prepared
		return opened{change: func(context.Context, ehc.FileID, bool) error { return nil }}, nil
	}
	return openConsultation(ctx, v, item, access.Consult, plan.Consultation.Attach, func(c plan.Consultation) []ehc.FileID { return c.Files })
}

func openReplyShelf(ctx context.Context, v *application.Visit, item string) (opened, error) {
	return openConsultation(ctx, v, item, access.AnswerConsultation, plan.Consultation.AttachReply, func(c plan.Consultation) []ehc.FileID { return c.ReplyFiles })
}

func openConsultation(ctx context.Context, v *application.Visit, item string, action access.Action,
	attach func(plan.Consultation, ehc.FileID, time.Time) (plan.Consultation, error), files func(plan.Consultation) []ehc.FileID) (opened, error) {
	c, err := v.Stores.Consultations.Get(ctx, ehc.ConsultationID(item))
	if err == nil && c.Case != v.Case.ID() {
		err = noDocument
	}
	if err != nil {
		return opened{}, err
	}
	change := func(ctx context.Context, id ehc.FileID, put bool) (err error) {
		if put {
			c, err = attach(c, id, v.Now)
		} else {
			c, err = c.Detach(id, v.Now)
		}
		if err != nil {
			return err
		}
		if err := v.Stores.Consultations.Save(ctx, c); err != nil {
			return err
		}
		return tell(ctx, v, ehc.FileAdded, ehc.DataConsultation, item)
	}
	return opened{files(c), change}, v.Knowing(access.Facts{access.OwnOnly: v.Actor.WorksAt(c.Setting)}).Decide(action)
}

// readConsultationFile opens the authority's document to the settings that it was sent to. What goes with a
// consultation stays between the authority and the setting.
func readConsultationFile(ctx context.Context, v *application.Visit, f ports.File) error {
	c, found, err := consultationHolding(ctx, v, func(c plan.Consultation) []ehc.FileID { return c.Files }, f.ID)
	switch {
	case err != nil:
		return err
	case !found:
		return v.Decide(access.Consult) // it waits to be sent with one
	}
	return v.Knowing(access.Facts{access.OwnOnly: v.Actor.WorksAt(c.Setting)}).Decide(access.SeeConsultationNote)
}

// readReplyFile opens the setting's document to the setting and, once it has answered, to the authority; before
// that to the officer who added it to an answer that came another way.
func readReplyFile(ctx context.Context, v *application.Visit, f ports.File) error {
	c, found, err := consultationHolding(ctx, v, func(c plan.Consultation) []ehc.FileID { return c.ReplyFiles }, f.ID)
	switch {
	case err != nil:
		return err
	case !found:
		return noDocument
	}
	own := v.Actor.WorksAt(c.Setting)
	if err := v.Knowing(access.Facts{access.OwnOnly: own}).Decide(access.SeeConsultationNote); err != nil {
		return err
	}
	if c.Status != plan.Complete && !own && f.UploadedBy != v.Actor.Person {
		return fault.New(fault.Illegal, "consultation.not-sent", "The setting has not sent its answer, so there is nothing to read yet.")
	}
	return nil
}

// consultationHolding finds a consultation that has the document on its list: the actor's own where there are several.
func consultationHolding(ctx context.Context, v *application.Visit, list func(plan.Consultation) []ehc.FileID, id ehc.FileID) (found plan.Consultation, ok bool, err error) {
	all, err := v.Stores.Consultations.OfCase(ctx, v.Case.ID())
	for _, c := range all {
		if slices.Contains(list(c), id) && (!ok || v.Actor.WorksAt(c.Setting)) {
			found, ok = c, true
		}
	}
	return found, ok, err
}

func openTransferShelf(_ context.Context, v *application.Visit, _ string) (opened, error) {
	if err := v.Decide(access.RecordMoves); err != nil {
		return opened{}, err
	}
	t, ok := v.Case.TakenOver()
	if !ok {
		return opened{}, noDocument
	}
	return opened{t.Files, func(ctx context.Context, id ehc.FileID, put bool) error {
		if err := v.Case.ChangePlanFiles(v.Actor, id, put, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	}}, nil
}

// readTransferFile opens the plan as it came to whoever may read the plan: it was shared long ago.
func readTransferFile(_ context.Context, v *application.Visit, _ ports.File) error {
	return v.Knowing(access.Facts{access.OnceShared: true}).Decide(access.ReadPlan)
}

func openPhotoShelf(_ context.Context, v *application.Visit, _ string) (opened, error) {
	var photo []ehc.FileID
	if is := v.Case.Child().Photo; is != "" {
		photo = append(photo, is)
	}
	return opened{photo, func(ctx context.Context, id ehc.FileID, put bool) error {
		if !put {
			id = ""
		}
		v.Case.ChangePhoto(v.Actor, id, v.Now)
		return v.Stores.Cases.Save(ctx, v.Case)
	}}, v.Decide(access.ChangePhoto)
}

func readPhoto(_ context.Context, v *application.Visit, _ ports.File) error {
	return v.Decide(access.SeeChildRecord)
}

// openScanShelf lets an officer add the paper that something was written down from.
func openScanShelf(ctx context.Context, v *application.Visit, item string) (opened, error) {
	if err := v.Decide(access.RecordForOthers); err != nil {
		return opened{}, err
	}
	r, err := v.Stores.PaperRecords.Get(ctx, ehc.RecordID(item))
	if err == nil && r.Case != v.Case.ID() {
		err = noDocument
	}
	if err != nil {
		return opened{}, err
	}
	var on []ehc.FileID
	if r.Scan != "" {
		on = append(on, r.Scan)
	}
	return opened{on, func(ctx context.Context, id ehc.FileID, put bool) error {
		switch {
		case put && r.Scan != "":
			return fault.Field("files", "paper.scanned", "The paper is here already. One file can hold all of its pages.")
		case put:
			r.Scan = id
		default:
			return fault.New(fault.Illegal, "paper.evidence", "The paper that something was written down from stays with the record.")
		}
		return v.Stores.PaperRecords.Save(ctx, r)
	}}, nil
}

// readScan opens the paper to the authority, and to whoever said what stands on it.
func readScan(ctx context.Context, v *application.Visit, f ports.File) error {
	records, err := v.Stores.PaperRecords.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	own := slices.ContainsFunc(records, func(r paper.Record) bool { return r.Scan == f.ID && r.SaidBy(v.Actor) })
	return v.Knowing(access.Facts{access.OwnOnly: own}).Decide(access.SeeRecorded)
}

func tell(ctx context.Context, v *application.Visit, kind ehc.EventKind, key, value string) error {
	return v.Record(ctx, kind, map[string]string{key: value})
}
