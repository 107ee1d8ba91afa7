package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// OpenAdvice opens a request for its writer: what is asked, and what is written so far.
type OpenAdvice struct{ Gate application.Gate }

// AdviceOut is one request for advice as its form or its page shows it.
type AdviceOut struct {
	application.Head
	Request *advice.Request
	Files   []ports.File
	// MayWrite reports that the reader can still write it; MayReopen that they can re-open or close it.
	MayWrite  bool
	MayReopen bool
	// MayAllocate reports that the reader can give it to a member of the team.
	MayAllocate bool
	// ForOthers reports that the reader was not asked, and writes down what came another way.
	ForOthers bool
	// Scan is the form that came back on paper and waits to be written down, for whoever does; nil for none.
	Scan *paper.Arrival
	// LeavesEmpty reports that closing the request would leave a limb that the law wants without advice.
	LeavesEmpty bool
	// Recorded tells who wrote the advice down, where an officer did.
	Recorded *paper.Record
}

// Do reads the request. Sent advice can be opened too; MayWrite is then false.
func (u OpenAdvice) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.AdviceID) (AdviceOut, error) {
	var out AdviceOut
	err := u.Gate.Open(ctx, actor, id, access.EnterCase, string(of), func(ctx context.Context, v *application.Visit) error {
		r, err := adviceOf(ctx, v, of, access.AnswerAdvice)
		if err != nil {
			return err
		}
		return out.read(ctx, v, r)
	})
	return out, err
}

func (out *AdviceOut) read(ctx context.Context, v *application.Visit, r *advice.Request) (err error) {
	out.Head, out.Request = v.Head(), r
	may := mayOn(v, r)
	out.MayWrite, out.MayReopen, out.MayAllocate = may.Write, may.Reopen || may.Close, may.Allocate
	out.ForOthers = !r.AnsweredBy(v.Actor)
	if out.ForOthers && out.MayWrite {
		if scan, waits, err := v.WaitingScan(ctx, paper.Advice, string(r.ID())); err != nil {
			return err
		} else if waits {
			out.Scan = &scan
		}
	}
	if recorded, ok, err := v.RecordedFor(ctx, paper.Advice, string(r.ID())); err != nil {
		return err
	} else if ok {
		out.Recorded = &recorded
	}
	out.Files, err = v.Stores.Files.Many(ctx, r.Answer().Files...)
	return err
}

// WriteAdvice keeps what an adviser has written so far, complete or not.
type WriteAdvice struct{ Gate application.Gate }

// WriteAdviceInput changes the parts that are given and leaves the others as they are stored.
type WriteAdviceInput struct {
	Case   ehc.CaseID
	Advice ehc.AdviceID
	// Version is the one that the writer had read.
	Version    int
	About      *AboutAdvice
	Background *advice.Background
	// Replies answer the council's own questions.
	Replies []advice.Reply
	// Area names the area that Findings are for.
	Area     needs.Area
	Findings *needs.Findings
	// Areas are findings of several areas at once.
	Areas map[needs.Area]needs.Findings
}

// AboutAdvice is the first part of the form (F108-F111).
type AboutAdvice struct {
	OnBehalf advice.OnBehalf
	Will     advice.Will
	Details  string
}

// Do saves. fault.Conflict "advice.stale" when someone else saved since the version that was read: nothing is
// kept then, and the writer is shown both texts.
func (u WriteAdvice) Do(ctx context.Context, actor ehc.Actor, in WriteAdviceInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.EnterCase, string(in.Advice), func(ctx context.Context, v *application.Visit) error {
		r, err := adviceOf(ctx, v, in.Advice, access.AnswerAdvice)
		if err != nil {
			return err
		}
		if err := assessed(v.Case); err != nil {
			return err
		}
		if err := r.Save(actor, in.applied(r.Answer()), in.Version, v.Now); err != nil {
			return err
		}
		return v.Stores.Advice.Save(ctx, r)
	})
}

func (in WriteAdviceInput) applied(a advice.Answer) advice.Answer {
	if in.About != nil {
		a.OnBehalf, a.Will, a.Details = in.About.OnBehalf, in.About.Will, in.About.Details
	}
	if in.Background != nil {
		a.Background = *in.Background
	}
	if in.Replies != nil {
		a.Replies = in.Replies
	}
	if in.Findings != nil {
		a = a.WithArea(in.Area, *in.Findings)
	}
	for area, f := range in.Areas {
		a = a.WithArea(area, f)
	}
	return a
}

// SubmitAdvice sends advice and locks it (F130).
type SubmitAdvice struct{ Gate application.Gate }

// SubmitAdviceInput names the advice, in the version that its author checked.
type SubmitAdviceInput struct {
	Case    ehc.CaseID
	Advice  ehc.AdviceID
	Version int
	// Behalf is set where an officer writes down what the adviser said.
	Behalf *paper.Behalf
}

// Do sends it. fault.Invalid lists what is missing, field by field; fault.Conflict when it was changed after the
// author had checked it.
func (u SubmitAdvice) Do(ctx context.Context, actor ehc.Actor, in SubmitAdviceInput) error {
	return application.UntilNotCrossed(func() error {
		return u.Gate.Open(ctx, actor, in.Case, access.EnterCase, string(in.Advice), func(ctx context.Context, v *application.Visit) error {
			r, err := adviceOf(ctx, v, in.Advice, access.AnswerAdvice)
			if err != nil {
				return err
			}
			if err := assessed(v.Case); err != nil {
				return err
			}
			if r.Open() && r.Version() != in.Version {
				return fault.New(fault.Conflict, "advice.stale", "This advice was changed after you checked it. Read it again, then send it.")
			}
			return u.submit(ctx, v, r, in.Behalf)
		})
	})
}

func (u SubmitAdvice) submit(ctx context.Context, v *application.Visit, r *advice.Request, b *paper.Behalf) error {
	voice, err := adviceVoice(v, r, b)
	if err != nil {
		return err
	}
	if err := takeForTeam(ctx, v, r); err != nil {
		return err
	}
	if err := r.Submit(v.Actor, voice.On, v.Now); err != nil {
		return err
	}
	v.Case.Touch(v.Actor, sentKind(r), about(r, nil), v.Now)
	if err := tellAllIn(ctx, v, r); err != nil {
		return err
	}
	if err := v.Stores.Advice.Save(ctx, r); err != nil {
		return err
	}
	if err := v.Stores.Cases.Save(ctx, v.Case); err != nil {
		return err
	}
	return voice.Keep(ctx, v, u.Gate.IDs, paper.Advice, string(r.ID()))
}

// adviceVoice is the adviser's: whoever was asked sends today, and an officer writes down how and when it came.
func adviceVoice(v *application.Visit, r *advice.Request, b *paper.Behalf) (application.Voice, error) {
	if r.AnsweredBy(v.Actor) {
		return v.Own(), nil
	}
	if b == nil {
		b = &paper.Behalf{}
	}
	voice, err := v.SpeakingFor(*b, r.RequestedOn(), "the advice was asked for")
	voice.Actor.Name, _ = r.Attribution()
	switch a := r.Adviser(); {
	case a.Person != "":
		voice.For = ehc.Holder{Kind: ehc.HeldByPerson, ID: string(a.Person)}
	case a.Setting != "":
		voice.For = ehc.Holder{Kind: ehc.HeldBySetting, ID: string(a.Setting)}
	default:
		voice.For = ehc.Holder{Kind: ehc.HeldByTeam, ID: string(a.Team)}
	}
	return voice, err
}

// takeForTeam puts a member's name on a team's request that they send without its having been given to anyone:
// section K names who advised.
func takeForTeam(ctx context.Context, v *application.Visit, r *advice.Request) error {
	a := r.Adviser()
	if a.Person != "" || a.Team == "" || !v.Actor.MemberOf(a.Team) || !r.Open() {
		return nil
	}
	p, err := v.Stores.People.Get(ctx, v.Actor.Person)
	if err != nil {
		return err
	}
	return r.Allocate(p.ID, p.Name, p.JobTitle, string(p.Specialism), v.Now)
}
