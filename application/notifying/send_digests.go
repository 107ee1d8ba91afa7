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
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// SendDigests sends each person one e-mail a day with everything that is due soon, in place of one for each thing.
type SendDigests struct {
	Gate      application.Gate
	Digests   ports.Digests
	Mail      ports.MailSender
	PublicURL string
}

const (
	// quietFor is how long nothing must have been added before a person's digest goes, so that it holds all of the day.
	quietFor = 10 * time.Minute
	// personsAtOnce is how many people one claim takes: few, so that all are served before others may take them.
	personsAtOnce = 5
	digestsEvery  = time.Minute
)

// Do sends the digests that are due, and counts them. One that fails goes back to be tried later.
func (u SendDigests) Do(ctx context.Context, actor ehc.Actor) (sent int, err error) {
	var failures error
	for {
		now := u.Gate.Clock.Now()
		today := ehc.DateIn(now, application.London)
		claimed, err := u.Digests.Claim(ctx, personsAtOnce, today, now.Add(-quietFor))
		if err != nil || len(claimed) == 0 {
			return sent, errors.Join(failures, err)
		}
		for _, lines := range claimed {
			told, failure := u.tell(ctx, actor, today, lines)
			if ctx.Err() != nil {
				return sent, ctx.Err() // what was claimed is claimed again later
			}
			if failure != nil {
				slog.WarnContext(ctx, "digest not sent", "person", lines[0].Person, "cause", cause(failure))
				failures = errors.Join(failures, u.Digests.Failed(ctx, lines))
			}
			sent += told
		}
	}
}

// Run sends digests until ctx ends.
func (u SendDigests) Run(ctx context.Context) {
	application.Every(ctx, digestsEvery, "daily lists of what is due sent", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}

// item is one thing of a digest, ready to be written.
type item struct {
	due       ehc.Date
	reference ehc.Reference
	sentence  string
	link      string
}

// tell writes to one person what still holds of their lines.
func (u SendDigests) tell(ctx context.Context, actor ehc.Actor, today ehc.Date, lines []ports.DigestLine) (sent int, err error) {
	var items []item
	var to recipient
	var sign string
	for _, line := range lines {
		err := u.Gate.Open(ctx, actor, line.Event.Case, access.SeeCase, "", func(ctx context.Context, v *application.Visit) error {
			one, reader, ok, err := u.read(ctx, v, line)
			if err != nil || !ok {
				return err
			}
			if reader.name == "" || to.key == "" {
				to = reader
			}
			items, sign = append(items, one), v.Profile.Name+" EHC Hub team"
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	if len(items) == 0 {
		return 0, u.Digests.Drop(ctx, lines)
	}
	mail := digestMail(to, items, u.PublicURL+"/register", sign)
	mail.Key = ehc.MessageID("digest." + to.key + "." + today.String())
	if err := u.Mail.SendMail(ctx, mail); err != nil {
		return 0, fmt.Errorf("recipient %s: %w", to.key, err)
	}
	return 1, u.Digests.Done(ctx, today, lines)
}

// read says what one line tells now; ok is false for what no longer holds, and for a reader who may not know of it.
func (u SendDigests) read(ctx context.Context, v *application.Visit, line ports.DigestLine) (one item, to recipient, ok bool, err error) {
	if holds, err := stillHolds(ctx, v, line.Event); err != nil || !holds {
		return one, to, false, err
	}
	p, ok, err := person(ctx, v, line.Person)
	if err != nil || !ok || !wantsEmail(p.ByEmail, p.ByPost) {
		return one, to, false, err
	}
	entry, _ := notice.For(line.Event.Kind)
	at := slices.IndexFunc(entry.Messages, func(m notice.Message) bool { return m.To == line.To })
	if at < 0 {
		return one, to, false, nil
	}
	m := entry.Messages[at]
	sentence, err := fillIn(m.Sentence, line.Event, v.Case)
	if err != nil {
		return one, to, false, err
	}
	due, err := ehc.ParseDate(line.Event.Data[ehc.DataDue])
	link := u.PublicURL + "/cases/" + string(v.Case.ID()) + strings.ReplaceAll(m.Link, "{item}", line.Event.Data[ehc.DataItem])
	return item{due, v.Case.Reference(), sentence, link}, addressed(v, p, titleOr(p, "")), true, err
}

// digestMail puts the things in the order of their days.
func digestMail(to recipient, items []item, register, sign string) ports.Mail {
	slices.SortStableFunc(items, func(a, b item) int { return b.due.DaysUntil(a.due) })
	many := fmt.Sprintf("%d things are", len(items))
	if len(items) == 1 {
		many = "1 thing is"
	}
	parts := []string{salutation(to), many + " due soon in your cases. The soonest comes first."}
	for i, one := range items {
		parts = append(parts, fmt.Sprintf("%d. By %s", i+1, one.due.LongWithDay()), "Case ID: "+string(one.reference), one.sentence, "Sign in to your account: "+one.link)
	}
	if !to.person.Registered {
		parts = append(parts, "You have not chosen a password yet. Please do that first: "+register)
	}
	parts = append(parts, "You get this list once a day, when there is something in it. What is overdue comes by itself.", "Best regards,\n"+sign)
	return ports.Mail{To: to.email, Name: to.name, Subject: many + " due soon", Text: strings.Join(parts, "\n\n") + "\n"}
}
