package complaints

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/complaint"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// Means are what every use case of complaints works with.
type Means struct {
	Gate      application.Gate
	Mail      ports.MailSender
	PublicURL string
}

// at is the moment of a use case with what counts days in it.
type at struct {
	now     time.Time // UTC
	today   ehc.Date  // in London
	profile council.Profile
}

func (m Means) at(ctx context.Context, s ports.Stores) (a at, err error) {
	a.now = m.Gate.Clock.Now().UTC()
	a.today = ehc.DateIn(a.now, application.London)
	a.profile, err = s.Council.Profile(ctx)
	return a, err
}

func (a at) times() complaint.Times { return complaint.Times(a.profile.Complaints.Whole()) }

func (a at) count(from ehc.Date, days int) ehc.Date { return a.profile.Calendar().OpenDays(from, days) }

// Standing is what an actor is to a complaint.
func standing(actor ehc.Actor, s complaint.Snapshot) access.ComplaintStanding {
	return access.ComplaintStanding{IsFrom: s.IsFrom(actor.Person), IsAnswers: actor.StandsFor(s.Handler), IsAbout: slices.ContainsFunc(s.About, actor.StandsFor)}
}

// May reports whether an actor may do something to a complaint.
func May(actor ehc.Actor, action access.Action, s complaint.Snapshot) bool {
	return access.DecideComplaint(actor, action, standing(actor, s)) == nil
}

// step loads a complaint in the version that its reader had, asks the access table, does a step and keeps it. Nothing of
// it is written on the case: those on it do not learn that there is a complaint.
func (m Means) step(ctx context.Context, actor ehc.Actor, id complaint.ID, version int, action access.Action, do func(ctx context.Context, s ports.Stores, a at, c *complaint.Complaint) error) (out complaint.Snapshot, profile council.Profile, err error) {
	err = m.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Office.Complaints.Get(ctx, id)
		if err != nil {
			return err
		}
		if err := access.DecideComplaint(actor, action, standing(actor, c.Snapshot())); err != nil {
			return err
		}
		a, err := m.at(ctx, s)
		if err != nil {
			return err
		}
		if err := do(ctx, s, a, c); err != nil {
			return err
		}
		c.ReadAs(version)
		out, profile = c.Snapshot(), a.profile
		if err := s.Office.Complaints.Save(ctx, c); err != nil {
			return err
		}
		return record(ctx, s, a, actor, action, id, ports.Changed)
	})
	return out, profile, err
}

func record(ctx context.Context, s ports.Stores, a at, actor ehc.Actor, action access.Action, id complaint.ID, kind ports.AuditKind) error {
	return s.Audit.Record(ctx, ports.AuditEntry{At: a.now, Actor: actor.Person, Action: string(action), Item: "complaint/" + string(id), Kind: kind})
}

// tell writes to somebody that there is news of a complaint, and not what. What it tells of is kept already, so a message
// that can't be sent is logged and undoes nothing.
func (m Means) tell(ctx context.Context, to ehc.PersonID, profile council.Profile, c complaint.Snapshot, what string) {
	var person people.Person
	err := m.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		person, err = s.People.Get(ctx, to)
		return err
	})
	if err != nil || person.Email == "" {
		return
	}
	facts := notice.Facts{Name: notice.ReaderName(person.Name), Role: notice.ReaderRole(person.RoleAtWork()), Council: notice.CouncilName(profile.Name)}
	text := strings.Join([]string{facts.Salutation(), what, "Read it after you sign in: " + m.PublicURL + "/complaints/" + string(c.ID), facts.SignOff() + "\n"}, "\n\n")
	mail := ports.Mail{Key: ehc.MessageID(m.Gate.IDs.New()), To: person.Email, Name: person.Name, Subject: "Complaint " + c.Called(), Text: text}
	if err := m.Mail.SendMail(ctx, mail); err != nil {
		slog.ErrorContext(ctx, "news of a complaint was not told", "complaint", c.ID)
	}
}

// tellComplainant tells whoever made the complaint, where they have an account.
func (m Means) tellComplainant(ctx context.Context, profile council.Profile, c complaint.Snapshot, what string) {
	if c.By != "" {
		m.tell(ctx, c.By, profile, c, what)
	}
}
