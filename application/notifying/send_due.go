package notifying

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// SendDue sends what waits in the outbox.
type SendDue struct {
	Gate   application.Gate
	Outbox ports.Outbox
	Mail   ports.MailSender
	// Post has letters printed and posted, as Drawing draws them. Without it nobody gets any.
	Post    ports.PostSender
	Drawing ports.Renderer
	// Enclosures composes what goes with a letter about a plan, Binder makes one file of them. Without them somebody is told
	// to put the plan in.
	Enclosures Enclosures
	Binder     ports.Binder
	// Digests is where what can wait for the day's one e-mail waits.
	Digests ports.Digests
	// Invite makes the links by which people choose their first password.
	Invite Inviter
	// PublicURL is where people reach the hub, without a slash at its end.
	PublicURL string
}

// Inviter makes the links by which people without a password come in.
type Inviter interface {
	// PasswordLink makes the link by which a person chooses a password, in place of any earlier one.
	PasswordLink(ctx context.Context, s ports.Stores, person people.Person, now time.Time) (url string, err error)
	// GuestLink makes the link by which a guest comes in, in place of any earlier one.
	GuestLink(ctx context.Context, s ports.Stores, id ehc.GuestID, now time.Time) (url string, err error)
}

// Enclosures composes what goes into the envelope of a letter beside it.
type Enclosures interface {
	Enclose(ctx context.Context, v *application.Visit, e ehc.Event, person ehc.PersonID) ([]ports.Enclosed, error)
}

// atOnce is how many events one call takes. Few, so that all are sent before other workers may take them again.
const atOnce = 5

// Do takes a few events and sends their e-mails. It reports how many it took, so that the worker knows when to
// rest. One that fails goes back to be tried later, without those recipients who were reached.
func (u SendDue) Do(ctx context.Context, actor ehc.Actor) (taken int, err error) {
	deliveries, err := u.Outbox.Claim(ctx, atOnce)
	if err != nil {
		return 0, err
	}
	for _, d := range deliveries {
		failure := u.deliver(ctx, actor, d)
		if ctx.Err() != nil {
			return len(deliveries), ctx.Err() // stopping: what is left is claimed again later
		}
		if failure == nil {
			err = errors.Join(err, u.Outbox.Done(ctx, d.ID))
			continue
		}
		slog.WarnContext(ctx, "message not sent", "message", d.ID, "case", d.Event.Case, "event", d.Event.Kind, "attempts", d.Attempts, "cause", cause(failure))
		err = errors.Join(err, u.Outbox.Failed(ctx, d.ID, cause(failure), waitOf(failure)))
	}
	return len(deliveries), err
}

// deliver writes to everyone an event concerns. It goes on past a recipient who is refused, but not when nobody
// can be reached: others wait meanwhile.
func (u SendDue) deliver(ctx context.Context, actor ehc.Actor, d ports.Delivery) error {
	letters, err := u.write(ctx, actor, d)
	if err != nil {
		return err
	}
	var failures error
	for _, l := range letters {
		if err := u.send(ctx, d, l); err != nil {
			failures = errors.Join(failures, fmt.Errorf("recipient %s: %w", l.to.key, err))
			if fault.Has(err, ports.NotReached) {
				return failures
			}
			continue
		}
		if err := u.Outbox.Sent(ctx, d.ID, l.to.key); err != nil {
			failures = errors.Join(failures, err)
		}
	}
	return failures
}

// send writes to one recipient by each way that they asked for. An e-mail may wait for the day's one to them, or for the
// end of their quiet hours.
func (u SendDue) send(ctx context.Context, d ports.Delivery, l letter) error {
	var failures error
	for _, p := range l.papers {
		failures = errors.Join(failures, u.post(ctx, d, l, p))
	}
	if !l.to.byEmail {
		return failures
	}
	return errors.Join(failures, u.mail(ctx, d, l))
}

func (u SendDue) mail(ctx context.Context, d ports.Delivery, l letter) error {
	if l.when.Daily || !l.when.NotBefore.IsZero() {
		return u.Digests.Add(ctx, ports.DigestLine{Message: d.ID, Person: l.to.person.ID, To: l.by, Event: d.Event, NotBefore: l.when.NotBefore, Held: !l.when.Daily})
	}
	return handOver(ctx, u.Gate, l.note(d, delivery.ByEmail), func(ctx context.Context, id ehc.MessageID, again bool) error {
		mail := l.mail
		mail.Key, mail.Again = id, again
		return u.Mail.SendMail(ctx, mail)
	})
}

// waitOf gives how long whoever carries messages asked to be left alone; zero where they did not.
func waitOf(err error) time.Duration {
	if f := fault.As(err); f != nil && f.Kind == fault.TooMany {
		return f.Wait
	}
	return 0
}

// letter is what one recipient of an event is told.
type letter struct {
	to     recipient
	by     notice.Recipient // which message of the event it is
	mail   ports.Mail
	when   notice.Moment
	papers []paper // what they get by post
}

// note says what is kept of it, by one way.
func (l letter) note(d ports.Delivery, by delivery.Channel) ports.MessageNote {
	recipient := l.to.key
	if recipient == requesterKey { // there is one on each case
		recipient += "." + string(d.Event.Case)
	}
	return ports.MessageNote{Slot: string(d.ID) + "." + l.to.key + "." + string(by), Delivery: d.ID, Case: d.Event.Case, Event: d.Event.Kind,
		Recipient: recipient, Person: l.to.person.ID, Channel: by, Asks: delivery.Asks(d.Event.Kind)}
}

// write composes the e-mails of an event as the case stands now, for those whom no earlier try has reached. Someone
// whom several messages of an event concern gets the first of them.
func (u SendDue) write(ctx context.Context, actor ehc.Actor, d ports.Delivery) (letters []letter, err error) {
	entry, known := notice.For(d.Event.Kind)
	if !known || len(entry.Messages) == 0 {
		return nil, nil
	}
	err = u.Gate.Open(ctx, actor, d.Event.Case, access.SeeCase, "", func(ctx context.Context, v *application.Visit) error {
		if holds, err := stillHolds(ctx, v, d.Event); err != nil || !holds {
			return err
		}
		messages, err := councilWords(ctx, v, d.Event, entry.Messages)
		if err != nil {
			return err
		}
		passed := slices.Clone(d.Served)
		for _, m := range messages {
			found, err := find(ctx, v, d.Event, m.To)
			if err != nil {
				return err
			}
			for _, to := range found {
				if slices.Contains(passed, to.key) {
					continue
				}
				passed = append(passed, to.key)
				mail, err := u.compose(ctx, v, d.Event, m, to)
				if err != nil {
					return err
				}
				when, err := whenToSend(ctx, v, d.Event, m, to)
				if err != nil {
					return err
				}
				papers, err := u.papers(ctx, v, d.Event, m, to, mail)
				if err != nil {
					return err
				}
				letters = append(letters, letter{to, m.To, mail, when, papers})
			}
		}
		return nil
	})
	return letters, err
}

// cause says what went wrong for an administrator, in identities and codes only.
func cause(err error) string {
	var said []string
	for _, line := range strings.Split(err.Error(), "\n") {
		if recipient, _, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(recipient, "recipient ") {
			said = append(said, recipient)
		}
	}
	if f := fault.As(err); f != nil {
		return strings.TrimSpace(strings.Join(said, ", ") + " " + f.Code + ": " + f.Message)
	}
	return strings.TrimSpace(strings.Join(said, ", ") + " unexpected error")
}
