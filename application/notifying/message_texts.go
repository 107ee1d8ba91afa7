package notifying

import (
	"context"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// MessageTexts are the council's own texts of messages, for those who may change them (F326, F358).
type MessageTexts struct {
	application.CouncilTexts
	IDs       ports.IDs
	Mail      ports.MailSender
	PublicURL string
}

// NewMessageTexts makes the use case.
func NewMessageTexts(units ports.UnitOfWork, clock ports.Clock, ids ports.IDs, mail ports.MailSender, publicURL string) MessageTexts {
	return MessageTexts{application.CouncilTexts{Units: units, Clock: clock, Of: notice.MessageTexts, For: access.WriteMessageTexts}, ids, mail, publicURL}
}

// Sample is a message as one invented reader would get it.
type Sample struct {
	Reader        string // what they are to the case
	Subject, Text string
}

// Preview composes a text for each kind of reader that the message can have, each an invented person on an invented case,
// and keeps nothing. Faults are those of Do.
func (u MessageTexts) Preview(ctx context.Context, actor ehc.Actor, in application.CouncilTextInput) (samples []Sample, err error) {
	if _, err := u.Next(actor, in, u.Clock.Now()); err != nil {
		return nil, err
	}
	e, m, _ := notice.FindMessage(in.Key)
	profile, err := u.profile(ctx)
	if err != nil {
		return nil, err
	}
	for _, reader := range notice.InventedReaders(e.Kind, m.To) {
		facts := u.sampleFacts(profile, m)
		facts.Name, facts.Role = reader.Name, reader.Role
		way := u.sampleWay(m, reader, facts)
		subject, text, err := facts.Compose(in.Fields[notice.SubjectField], in.Fields[notice.SentenceField], way)
		if err != nil {
			return nil, err
		}
		samples = append(samples, Sample{Reader: string(reader.Role), Subject: subject, Text: text})
	}
	return samples, nil
}

// sampleWay says how an invented reader gets to what a message tells of.
func (u MessageTexts) sampleWay(m notice.Message, reader notice.InventedReader, facts notice.Facts) string {
	today := ehc.DateIn(u.Clock.Now(), application.London)
	switch {
	case m.To == notice.ToGuest:
		return guestWords(facts, u.PublicURL+"/guest/link/EXAMPLE", today, today.AddDays(casework.GuestLinkDays))
	case reader.NoAccount:
		return withoutAccount(facts, u.PublicURL)
	}
	return signInTo(facts)
}

// mostTests is how many test messages one person can send within an hour.
const mostTests = 20

// SendTest sends a text as a message about an invented case to whoever asks, and to nobody else. Faults are those of Do;
// fault.Illegal for someone without an e-mail address, and after many of them.
func (u MessageTexts) SendTest(ctx context.Context, actor ehc.Actor, in application.CouncilTextInput) error {
	now := u.Clock.Now()
	if _, err := u.Next(actor, in, now); err != nil {
		return err
	}
	if actor.Email == "" {
		return fault.New(fault.Illegal, "message.no-address", "Your account has no e-mail address, so we can’t send you a test.")
	}
	profile, err := u.profile(ctx)
	if err == nil {
		err = u.count(ctx, actor, now)
	}
	if err != nil {
		return err
	}
	_, m, _ := notice.FindMessage(in.Key)
	facts := u.sampleFacts(profile, m)
	facts.Name, facts.Role = notice.ReaderName(actor.Name), notice.ReaderRole(actor.JobTitle)
	subject, text, err := facts.Compose(in.Fields[notice.SubjectField], in.Fields[notice.SentenceField], u.sampleWay(m, notice.InventedReader{}, facts))
	if err != nil {
		return err
	}
	return u.Mail.SendMail(ctx, ports.Mail{Key: ehc.MessageID(u.IDs.New()), To: actor.Email, Name: actor.Name, Subject: "Test: " + subject,
		Text: "This is a test that you sent to yourself. The case in it is invented, and its link opens nothing.\n\n" + text})
}

func (u MessageTexts) profile(ctx context.Context) (p council.Profile, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err = s.Council.Profile(ctx)
		return err
	})
	return p, err
}

func (u MessageTexts) count(ctx context.Context, actor ehc.Actor, now time.Time) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		wait, err := s.Accounts.Attempts.Count(ctx, now, ports.Limit{Key: "test-message." + string(actor.Person), Most: mostTests, Within: time.Hour})
		if err == nil && wait > 0 {
			return fault.New(fault.Illegal, "message.tests", "You have sent many tests within an hour. Please wait before you send another. You can save the text meanwhile.")
		}
		return err
	})
}

// sampleFacts are those of an invented case of the council.
func (u MessageTexts) sampleFacts(p council.Profile, m notice.Message) notice.Facts {
	facts := notice.InventedFacts(ehc.DateIn(u.Clock.Now(), application.London))
	facts.Council, facts.Contact = notice.CouncilName(p.Name), contactOf(p)
	facts.Link = notice.PageAddress(u.PublicURL + "/cases/sample" + m.Page(notice.InventedEvent()))
	return facts
}
