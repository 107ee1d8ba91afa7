package hosting

import (
	"cmp"
	"context"
	"crypto/rand"
	"log/slog"
	"strings"

	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// AnswerProblems lets those who look after the hub read and answer reports of problems.
type AnswerProblems struct {
	Units     ports.UnitOfWork
	Clock     ports.Clock
	IDs       ports.IDs
	Mail      ports.MailSender
	PublicURL string
}

// ProblemsListed bounds the list of reports.
const ProblemsListed = 500

// List gives the reports, the latest first.
func (u AnswerProblems) List(ctx context.Context, actor ehc.Actor) (all []council.Problem, err error) {
	if err := access.DecideOffice(actor, access.AnswerProblems); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		all, err = s.Office.Problems.List(ctx, ProblemsListed)
		return err
	})
	return all, err
}

// Read gives one.
func (u AnswerProblems) Read(ctx context.Context, actor ehc.Actor, id council.ProblemID) (p council.Problem, err error) {
	if err := access.DecideOffice(actor, access.AnswerProblems); err != nil {
		return p, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err = s.Office.Problems.Get(ctx, id)
		return err
	})
	return p, err
}

// AnswerProblemInput is what became of a report, with the version that its writer had read.
type AnswerProblemInput struct {
	ID           council.ProblemID
	Version      int
	State        council.ProblemState
	Answer, Note string
}

// Do keeps it. Whoever reported the problem and asked to be told gets an e-mail once it is answered; told says whether
// one went. fault.Invalid at the fields that lack something, fault.Conflict when somebody else answered meanwhile.
func (u AnswerProblems) Do(ctx context.Context, actor ehc.Actor, in AnswerProblemInput) (told bool, err error) {
	if err := access.DecideOffice(actor, access.AnswerProblems); err != nil {
		return false, err
	}
	now := u.Clock.Now().UTC()
	var p council.Problem
	var profile council.Profile
	fresh, key := false, rand.Text()
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if p, err = s.Office.Problems.Get(ctx, in.ID); err != nil {
			return err
		}
		if profile, err = s.Council.Profile(ctx); err != nil {
			return err
		}
		answer := strings.TrimSpace(in.Answer)
		fresh = in.State == council.ProblemAnswered && (p.State != council.ProblemAnswered || p.Answer != answer)
		p.Version, p.State, p.Answer, p.Note = in.Version, in.State, answer, strings.TrimSpace(in.Note)
		if fresh {
			p.AnsweredAt, p.AnsweredBy = now, actor.Name
			if p.Email != "" {
				p.AnswerKeyHash = hashOf(key)
			}
		}
		if err := p.CheckAnswer(); err != nil {
			return err
		}
		if p.Email != "" && p.Person != "" { // they may have another address by now
			reporter, err := s.People.Get(ctx, p.Person)
			if err != nil && !fault.Is(err, fault.NotFound) {
				return err
			}
			p.Email = cmp.Or(reporter.Email, p.Email)
		}
		if err := s.Office.Problems.Save(ctx, p); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.AnswerProblems), Item: "problem/" + string(p.ID), Kind: ports.Changed})
	})
	if err != nil || !fresh || p.Email == "" {
		return false, err
	}
	if err := u.Mail.SendMail(ctx, u.mail(p, profile, key)); err != nil {
		slog.ErrorContext(ctx, "an answer to a report of a problem was not told", "problem", p.ID)
		return false, nil
	}
	return true, nil
}

// mail says that there is an answer and leads to it, and not what it says.
func (u AnswerProblems) mail(p council.Problem, profile council.Profile, key string) ports.Mail {
	facts := notice.Facts{Council: notice.CouncilName(profile.Name)}
	text := facts.Salutation() + "\n\nThank you for telling us of a problem with the EHC Hub. Your report " + p.Reference() + " has been answered.\n\nRead the answer here: " +
		u.PublicURL + "/report-a-problem/" + string(p.ID) + "/" + key + "\n\n" + facts.SignOff() + "\n"
	return ports.Mail{Key: ehc.MessageID(u.IDs.New()), To: p.Email, Subject: "Your report " + p.Reference() + " has been answered", Text: text}
}
