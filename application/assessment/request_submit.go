package assessment

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/people"
	"ehchub/domain/timescale"
)

// SubmitRequest sends a draft: the case gets its ID and every clock starts (F84, G5).
type SubmitRequest struct{ Gate application.Gate }

// ReceiptOut is what the sender is told at once: the case ID and the two dates, nothing of the child.
type ReceiptOut struct {
	Case       ehc.CaseID
	Sent       bool // false while the request is a draft
	Reference  ehc.Reference
	ReceivedOn ehc.Date
	DecisionBy ehc.Date // last lawful day for the decision whether to assess (SI 2014/1530 reg 5(1))
	PlanBy     ehc.Date // last lawful day for the final plan (reg 13(2))
	Email      string   // where the acknowledgement goes; empty when none was given
	// Invited tells that an e-mail asks the requester to register, or to sign in. A visitor is told so whether the
	// address has an account or not: nobody learns that from a receipt.
	Invited bool
	// Own reports that it is the receipt of whoever asks for it, and May that they have the case.
	Own, May bool
}

// Do sends it. fault.Invalid lists what is missing, field by field. Sending twice gives the first receipt again.
func (u SubmitRequest) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ReceiptOut, error) {
	var out ReceiptOut
	err := application.UntilNotCrossed(func() error {
		return u.Gate.Open(ctx, actor, id, access.SeeReceipt, "", func(ctx context.Context, v *application.Visit) (err error) {
			if v.Case.State() == casework.RequestDraft {
				if err := u.submit(ctx, v); err != nil {
					return err
				}
			}
			out, err = receiptOf(ctx, v)
			return err
		})
	})
	return out, err
}

func (u SubmitRequest) submit(ctx context.Context, v *application.Visit) error {
	if err := v.Decide(access.SubmitRequest); err != nil {
		return err
	}
	on, request := receivedOn(v), v.Case.Request()
	if err := checkReceipt(request.Channel, request.ReceivedOn, v.Today); err != nil {
		return err
	}
	if err := v.Case.CheckRequest(on); err != nil {
		return err // before a number is used up
	}
	number, err := v.Stores.Cases.NextNumber(ctx, on.Year)
	if err != nil {
		return err
	}
	if err := v.Case.Submit(v.Actor, ehc.Reference(v.Profile.Reference(on.Year, number)), on, v.Now); err != nil {
		return err
	}
	if err := u.admitRequester(ctx, v); err != nil {
		return err
	}
	if _, err := v.IssueLetter(ctx, u.Gate.IDs, requestLetter(v.Head()), application.LetterChoice{}); err != nil {
		return err
	}
	if err := v.Stores.Cases.Save(ctx, v.Case); err != nil {
		return err
	}
	return application.SuspectKin(ctx, v)
}

// requestLetter gives the letter that says that the request has come. A requester without an account gets it by their name.
func requestLetter(h application.Head) application.Letter {
	q := h.Case.Request().Requester
	decision, _ := h.DateOf(timescale.DecideWhetherToAssess)
	final, _ := h.DateOf(timescale.SendFinalPlan)
	told := letter.Request{ReceivedOn: h.Case.ReceivedOn(), Yours: q.Kind == casework.ByParent || q.Kind == casework.ByYoungPerson, Responsible: q.Kind == casework.ByAuthority, DecisionBy: decision.Last, FinalBy: final.Last}
	if q.Kind == casework.BySetting {
		told.From = h.Case.Child().Setting.Name
	}
	l := application.Letter{Facts: told}
	if told.Yours && len(h.Case.With(access.Family)) == 0 {
		l.To = letter.Addressee{Name: q.Name, Address: application.AddressLines(q.Address)}
	}
	return l
}

// admitRequester lets a parent or young person who asked without an account, and gave an e-mail address, hold the
// case. Who is new to the hub is invited to register (G1). Where a visitor gave the address of an account, its owner is
// asked first whether it was they.
func (u SubmitRequest) admitRequester(ctx context.Context, v *application.Visit) error {
	q := v.Case.Request().Requester
	if q.Person != "" || q.Email == "" || (q.Kind != casework.ByParent && q.Kind != casework.ByYoungPerson) {
		return nil
	}
	email, err := people.NormalEmail(q.Email)
	if err != nil {
		return fault.As(err).At("requester.email")
	}
	if v.Actor.Kind == ehc.Visitor {
		known, err := v.Stores.People.ByEmail(ctx, email)
		if err == nil {
			return v.Case.AskToConfirm(v.Actor, known.ID, v.Now)
		}
		if !fault.Is(err, fault.NotFound) {
			return err
		}
	}
	wanted := people.Person{Email: email, Name: q.Name, ByEmail: true, ByPost: q.ByPost, Address: q.Address}
	wanted.Phone, _ = people.NormalMobile(q.Phone) // codes go by text message to a number that works; any other can be put right when registering
	person, err := application.KnownAs(ctx, v.Stores, u.Gate.IDs, wanted, ehc.RoleFamily)
	if err != nil {
		return err
	}
	return v.Case.AdmitRequester(v.Actor, person.ID, !person.Registered, v.Now)
}

// ReadReceipt reads the receipt again.
type ReadReceipt struct{ Gate application.Gate }

// Do reads it; Sent is false while the request is still a draft.
func (u ReadReceipt) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ReceiptOut, error) {
	var out ReceiptOut
	err := u.Gate.Open(ctx, actor, id, access.SeeReceipt, "", func(ctx context.Context, v *application.Visit) (err error) {
		out, err = receiptOf(ctx, v)
		return err
	})
	return out, err
}

func receiptOf(ctx context.Context, v *application.Visit) (ReceiptOut, error) {
	c := v.Case
	out := ReceiptOut{Case: c.ID(), Reference: c.Reference(), ReceivedOn: c.ReceivedOn(), Sent: c.State() != casework.RequestDraft}
	if !out.Sent {
		return out, nil
	}
	decision, _ := v.Head().DateOf(timescale.DecideWhetherToAssess)
	final, _ := v.Head().DateOf(timescale.SendFinalPlan)
	out.DecisionBy, out.PlanBy = decision.Last, final.Last
	now := c.Subject(v.Actor, v.Profile.SecondPersonDecides) // the case may have been sent just now
	out.Own, out.May = slices.Contains(now.Relations, access.Author), access.May(access.SeeCase, now)
	if !out.Own {
		return out, nil // who only wrote in it learns nothing of whoever sent it
	}
	q := c.Request().Requester
	out.Email = q.Email
	if v.Actor.Kind == ehc.Visitor {
		out.Invited = q.Email != "" && (q.Kind == casework.ByParent || q.Kind == casework.ByYoungPerson)
		return out, nil
	}
	if q.Person == "" || q.Person == v.Actor.Person {
		return out, nil
	}
	person, err := v.Stores.People.Get(ctx, q.Person)
	out.Invited = err == nil && !person.Registered
	return out, err
}
