package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
)

// Page reads the assessment: who was asked, what is in, and the family's views (F102, F103, F133, F136).
type Page struct{ Gate application.Gate }

// PageOut is the assessment as one person sees it.
type PageOut struct {
	application.Head
	Rows []AdviceRow
	// Cover says for each limb who was asked; only the authority's officers get it.
	Cover []advice.Standing
	// OwnIsIn reports that others' advice is open to the reader; Asked that they owe or gave some themselves.
	OwnIsIn, Asked bool
	Views          *advice.Views
	// MayAsk, MayFinish, MayWriteChild and MayWriteParents are what the reader can do now.
	MayAsk, MayFinish              bool
	MayWriteChild, MayWriteParents bool
	// AdviceDue is the day by which the last advice is due; zero while none is awaited.
	AdviceDue ehc.Date
}

// AdviceRow is one request with what its reader can do.
type AdviceRow struct {
	Request *advice.Request
	// Own reports that the reader, or their team, was asked.
	Own                                                   bool
	Write, Read, Allocate, Reopen, Close, Chase, Escalate bool
	// Waits reports that it is sent, and hidden until the reader's own is in (F132).
	Waits bool
	// Reason reports that the reader may see why it was closed or re-opened.
	Reason bool
	// Pushed reports that the reader may see when the council asked after it, and took it further.
	Pushed bool
}

// Do reads the page.
func (u Page) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (PageOut, error) {
	var out PageOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "assessment", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		requests, err := v.Stores.Advice.OfCase(ctx, id)
		if err != nil {
			return err
		}
		if out.Views, err = v.Stores.Views.Of(ctx, id); err != nil {
			return err
		}
		out.fill(v, requests)
		return nil
	})
	return out, err
}

func (out *PageOut) fill(v *application.Visit, requests []*advice.Request) {
	if assessing(v.Case) {
		out.AdviceDue = lastDue(requests)
	}
	out.OwnIsIn = advice.OwnIsIn(v.Actor, requests)
	for _, r := range requests {
		row := rowOf(v, r, requests)
		out.Asked = out.Asked || row.Own
		out.Rows = append(out.Rows, row)
	}
	if v.May(access.AskAdvice) {
		out.Cover = coverBy(v, requests, out.Views)
	}
	out.MayAsk = v.May(access.AskAdvice) && assessing(v.Case)
	out.MayFinish = v.May(access.PrepareDecision) && assessing(v.Case)
	if viewsOpen(v.Case) == nil {
		out.MayWriteChild, out.MayWriteParents = v.May(access.WriteChildViews), v.May(access.WriteParentViews)
	}
	if !v.May(access.ReadViews) {
		out.Views = advice.NoViews(v.Case.ID())
	}
}

func rowOf(v *application.Visit, r *advice.Request, all []*advice.Request) AdviceRow {
	v.Knowing(readingFacts(v.Actor, r, all))
	can, own := mayOn(v, r), r.AnsweredBy(v.Actor)
	return AdviceRow{
		Request: r, Own: own, Write: can.Write, Read: can.Read, Allocate: can.Allocate, Reopen: can.Reopen, Close: can.Close, Chase: can.Chase, Escalate: can.Escalate,
		Waits:  r.Status() == advice.Completed && !can.Read,
		Pushed: v.May(access.ReopenAdvice) || v.Actor.Manages(r.Adviser().Team),
		Reason: own || v.May(access.ReopenAdvice) || v.May(access.SeeAuthorityNotes),
	}
}
