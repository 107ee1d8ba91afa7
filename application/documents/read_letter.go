package documents

import (
	"context"
	"fmt"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// readWith says what lets a reader read a letter of a kind.
var readWith = map[notice.Letter]access.Action{
	notice.RequestCame: access.ReadRequestLetter, notice.WillAssess: access.SeeDecision, notice.WillNotAssess: access.SeeDecision,
	notice.WillIssue: access.SeeDecision, notice.WillNotIssue: access.SeeDecision, notice.WillReassess: access.SeeDecision, notice.WillNotReassess: access.SeeDecision,
	notice.WillReplace: access.SeeDecision, notice.WillKeep: access.SeeDecision, notice.DraftPlan: access.ReadPlanLetter,
	notice.FinalPlan: access.ReadPlanLetter, notice.Consultation: access.ReadConsultLetter, notice.Delay: access.ReadDelay,
	notice.Transferred: access.SeeMoves,
}

// knowing adds what the access table asks about a letter that was issued: its step was published and shared with it.
func knowing(ctx context.Context, v *application.Visit, l ports.Letter) error {
	own := false
	if l.Kind == notice.Consultation {
		c, err := v.Stores.Consultations.Get(ctx, ehc.ConsultationID(l.About))
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		own = err == nil && v.Actor.WorksAt(c.Setting)
	}
	v.Knowing(access.Facts{access.OncePublished: true, access.OnceShared: true, access.OwnOnly: own})
	return nil
}

// maySee asks the access table about a letter.
func maySee(ctx context.Context, v *application.Visit, l ports.Letter) error {
	if err := knowing(ctx, v, l); err != nil {
		return err
	}
	if err := v.Decide(readWith[l.Kind]); err != nil {
		return err
	}
	return v.NotRecalled(casework.SharedLetter(l.ID))
}

// SentLetter gives a letter as it was issued.
type SentLetter struct {
	Gate      application.Gate
	Renderers Renderers
}

// SentLetterOut is the letter below the head of its case.
type SentLetterOut struct {
	application.Head
	Letter ports.Letter
}

// Do reads the letter. fault.NotFound when the case has none such.
func (u SentLetter) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, which ehc.LetterID) (SentLetterOut, error) {
	var out SentLetterOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, fmt.Sprintf("letter/%s", which), func(ctx context.Context, v *application.Visit) (err error) {
		if out.Letter, err = v.Stores.Letters.Get(ctx, id, which); err != nil {
			return err
		}
		if err := maySee(ctx, v, out.Letter); err != nil {
			return err
		}
		out.Head, out.Letter.Document = v.Head(), forReader(v, out.Letter.Document)
		return nil
	})
	return out, err
}

// File draws the letter.
func (u SentLetter) File(ctx context.Context, actor ehc.Actor, id ehc.CaseID, which ehc.LetterID, f ports.Format) (File, error) {
	out, err := u.Do(ctx, actor, id, which)
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, out.Letter.Document, f, stampOn(out.Letter.SentOn), fileName(out.Letter.Kind))
}

// fileName names the file of a letter; it says nothing of the child.
func fileName(kind notice.Letter) string {
	switch readWith[kind] {
	case access.SeeDecision:
		return "decision-letter"
	case access.ReadPlanLetter:
		return "plan-letter"
	}
	return string(kind) + "-letter"
}

// forReader leaves out where the letter was posted to for everyone but the authority: parents may live apart, and for a
// reason.
func forReader(v *application.Visit, d document.Document) document.Document {
	if v.May(access.SeeAuthorityNotes) {
		return d
	}
	blocks := append([]document.Block(nil), d.Blocks...)
	for i, b := range blocks {
		if a, ok := b.(document.Address); ok && !a.Sender && len(a.Lines) > 1 {
			blocks[i] = document.Address{Lines: a.Lines[:1]}
		}
	}
	d.Blocks = blocks
	return d
}
