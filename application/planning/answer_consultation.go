package planning

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// ReadConsultation opens one consultation.
type ReadConsultation struct{ Gate application.Gate }

// ConsultationOut is a consultation with what the setting is asked on.
type ConsultationOut struct {
	application.Head
	Consultation plan.Consultation
	Version      plan.Version
	// Files came with the question, ReplyFiles with the answer; both as far as this reader may see them.
	Files, ReplyFiles []ports.File
	// MayAnswer reports that this reader can write the answer.
	MayAnswer bool
	// DecidedOn is when the authority decided to issue a plan, FinalBy the last day for the final one (F188).
	DecidedOn ehc.Date
	FinalBy   ehc.Date
	// Recorded tells who wrote the answer down, where an officer did.
	Recorded *paper.Record
}

// Do reads it, as far as this reader may see it.
func (u ReadConsultation) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, which ehc.ConsultationID) (ConsultationOut, error) {
	var out ConsultationOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, string(which), func(ctx context.Context, v *application.Visit) error {
		c, err := consultationOn(ctx, v, which, access.SeeConsultations)
		if err != nil {
			return err
		}
		out = ConsultationOut{Head: v.Head(), DecidedOn: v.Case.DecidedOn(casework.WhetherToIssue), FinalBy: finalBy(v.Head())}
		out.MayAnswer = c.Status == plan.AwaitingResponse && v.May(access.AnswerConsultation)
		out.Consultation, _ = consultationFor(v, c)
		if r, ok, err := v.RecordedFor(ctx, paper.Consultation, string(c.ID)); err != nil {
			return err
		} else if ok && v.May(access.SeeConsultationNote) {
			out.Recorded = &r
		}
		if err := out.readFiles(ctx, v); err != nil {
			return err
		}
		p, err := v.Stores.Plans.Of(ctx, id, plan.PartI)
		if err != nil {
			return err
		}
		for _, shared := range p.Shared() {
			if shared.ID == c.Version {
				out.Version, err = v.Stores.Plans.Version(ctx, id, shared.Number)
			}
		}
		return err
	})
	return out, err
}

func (o *ConsultationOut) readFiles(ctx context.Context, v *application.Visit) error {
	ids := append(slices.Clone(o.Consultation.Files), o.Consultation.ReplyFiles...)
	if len(ids) == 0 {
		return nil
	}
	files, err := v.Stores.Files.Many(ctx, ids...)
	for _, f := range files {
		if slices.Contains(o.Consultation.Files, f.ID) {
			o.Files = append(o.Files, f)
		} else {
			o.ReplyFiles = append(o.ReplyFiles, f)
		}
	}
	return err
}

// AnswerConsultation keeps or sends a setting's answer. A setting that is not the child's own loses the file when
// it has answered (F192).
type AnswerConsultation struct{ Gate application.Gate }

// AnswerInput is what the setting says.
type AnswerInput struct {
	Case         ehc.CaseID
	Consultation ehc.ConsultationID
	Revision     int // the one that the writer had read
	Reply        plan.Reply
	Note         string
	Send         bool
	// Behalf is set where an officer writes down what the setting answered. Name is whoever answered for it.
	Behalf *paper.Behalf
}

// Do saves the answer, and sends it when asked to. With fault.Conflict it gives back what a colleague saved.
func (u AnswerConsultation) Do(ctx context.Context, actor ehc.Actor, in AnswerInput) (plan.Consultation, error) {
	var stored plan.Consultation
	err := u.Gate.Open(ctx, actor, in.Case, access.SeeCase, string(in.Consultation), func(ctx context.Context, v *application.Visit) error {
		c, err := consultationOn(ctx, v, in.Consultation, access.AnswerConsultation)
		if err != nil {
			return err
		}
		if stored = c; !actor.WorksAt(c.Setting) {
			stored = c.Unanswered()
		}
		voice, err := answerVoice(v, c, in.Behalf)
		if err != nil {
			return err
		}
		begun := begunAnswer(c)
		if c, err = c.Write(actor, in.Reply, in.Note, in.Revision, v.Now); err != nil {
			return err
		}
		if in.Send {
			if c, err = c.Answer(voice.Actor, voice.On, v.Now); err != nil {
				return err
			}
		}
		if err := v.Stores.Consultations.Save(ctx, c); err != nil {
			return err
		}
		stored = c
		if !in.Send {
			return nil
		}
		v.Case.ConsultationWasAnswered(actor, ofCase(c), v.Now)
		if err := v.Stores.Cases.Save(ctx, v.Case); err != nil {
			return err
		}
		return voice.Keep(ctx, v, u.Gate.IDs, paper.Consultation, string(c.ID), begun...)
	})
	return stored, err
}

// answerVoice is the setting's: those who act for it answer today, and an officer writes down how and when it answered.
func answerVoice(v *application.Visit, c plan.Consultation, b *paper.Behalf) (application.Voice, error) {
	if v.Actor.WorksAt(c.Setting) {
		return v.Own(), nil
	}
	if b == nil {
		b = &paper.Behalf{}
	}
	voice, err := v.SpeakingFor(*b, c.SentOn, "the setting was asked")
	if err == nil && voice.Actor.Name == "" {
		err = fault.Field("by", "paper.by", "Write who answered for the setting.")
	}
	voice.For = ehc.Holder{Kind: ehc.HeldBySetting, ID: string(c.Setting)}
	return voice, err
}

// begunAnswer is what the setting has written and not sent.
func begunAnswer(c plan.Consultation) (words []string) {
	if c.Writer == "" {
		return nil
	}
	for _, text := range []string{c.Reply.Label(), c.Note} {
		if text != "" {
			words = append(words, text)
		}
	}
	return words
}

// WithdrawConsultation ends a consultation that is no longer needed.
type WithdrawConsultation struct{ Gate application.Gate }

// Do withdraws it; the setting loses the file.
func (u WithdrawConsultation) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, which ehc.ConsultationID) error {
	return u.Gate.Open(ctx, actor, id, access.Consult, string(which), func(ctx context.Context, v *application.Visit) error {
		c, err := consultationOn(ctx, v, which, access.Consult)
		if err != nil {
			return err
		}
		if c, err = c.Withdraw(v.Now); err != nil {
			return err
		}
		if err := v.Stores.Consultations.Save(ctx, c); err != nil {
			return err
		}
		v.Case.ConsultationWasWithdrawn(actor, ofCase(c), v.Now)
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

// consultationOn loads a consultation of this case and asks whether the actor may do the action to it.
func consultationOn(ctx context.Context, v *application.Visit, which ehc.ConsultationID, action access.Action) (plan.Consultation, error) {
	c, err := v.Stores.Consultations.Get(ctx, which)
	if err == nil && c.Case != v.Case.ID() {
		err = fault.New(fault.NotFound, "consultation.unknown", "There is no such consultation.")
	}
	if err != nil {
		return plan.Consultation{}, err
	}
	v.Knowing(access.Facts{access.OwnOnly: v.Actor.WorksAt(c.Setting)})
	return c, v.Decide(action)
}

// finalBy is the last day by law for the final plan; zero when the case has none.
func finalBy(h application.Head) ehc.Date {
	final, _ := h.DateOf(timescale.SendFinalPlan)
	return final.Last
}
