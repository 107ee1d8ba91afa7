package notifying

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
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
	"ehchub/domain/notice"
	"ehchub/ports"
)

// SendDigests sends each person one e-mail a day with all that can wait for it, in place of one for each thing, and after
// their quiet hours one with what came in them.
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
	due       ehc.Date // zero for what is not due on a day
	subject   string
	reference ehc.Reference
	sentence  string
	signIn    string
	facts     notice.Facts // of its reader
}

// tell writes to one person what still holds of their lines.
func (u SendDigests) tell(ctx context.Context, actor ehc.Actor, today ehc.Date, lines []ports.DigestLine) (sent int, err error) {
	if held, err := u.hold(ctx, lines); err != nil || held {
		return 0, err
	}
	var items []item
	var to recipient
	for _, line := range lines {
		err := u.Gate.Open(ctx, actor, line.Event.Case, access.SeeCase, "", func(ctx context.Context, v *application.Visit) error {
			one, reader, ok, err := u.read(ctx, v, line)
			if err != nil || !ok {
				return err
			}
			if reader.name == "" || to.key == "" {
				to = reader
			}
			items = append(items, one)
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	if len(items) == 0 {
		return 0, u.Digests.Drop(ctx, lines)
	}
	mail := digestMail(to, items, u.PublicURL+"/register")
	n := ports.MessageNote{Slot: "digest." + to.key + "." + markOf(lines), Event: delivery.Digest, Recipient: to.key, Person: to.person.ID, Channel: delivery.ByEmail}
	err = handOver(ctx, u.Gate, n, func(ctx context.Context, id ehc.MessageID, again bool) error {
		mail.Key, mail.Again = id, again
		return u.Mail.SendMail(ctx, mail)
	})
	if err != nil {
		return 0, fmt.Errorf("recipient %s: %w", to.key, err)
	}
	return 1, u.Digests.Done(ctx, today, lines)
}

// markOf tells these lines from any others.
func markOf(lines []ports.DigestLine) string {
	all := sha256.New()
	for _, line := range lines {
		all.Write([]byte(line.Message))
	}
	return hex.EncodeToString(all.Sum(nil)[:16])
}

// hold lets the lines of somebody whose quiet hours have begun meanwhile wait until they end.
func (u SendDigests) hold(ctx context.Context, lines []ports.DigestLine) (held bool, err error) {
	var end time.Time
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		preferences, err := s.Preferences.Of(ctx, lines[0].Person)
		end = preferences.QuietEnd(u.Gate.Clock.Now().In(application.London))
		return err
	})
	if err != nil || end.IsZero() {
		return false, err
	}
	for _, line := range lines {
		line.NotBefore = end
		if err := u.Digests.Add(ctx, line); err != nil {
			return false, err
		}
	}
	return true, nil
}

// read says what one line tells now; ok is false for what no longer holds, and for a reader who may not know of it.
func (u SendDigests) read(ctx context.Context, v *application.Visit, line ports.DigestLine) (one item, to recipient, ok bool, err error) {
	if holds, err := stillHolds(ctx, v, line.Event); err != nil || !holds {
		return one, to, false, err
	}
	found, err := find(ctx, v, line.Event, line.To)
	if err != nil {
		return one, to, false, err
	}
	who := slices.IndexFunc(found, func(r recipient) bool { return r.person.ID == line.Person && r.byEmail })
	if who < 0 {
		return one, to, false, nil
	}
	entry, _ := notice.For(line.Event.Kind)
	at := slices.IndexFunc(entry.Messages, func(m notice.Message) bool { return m.To == line.To })
	if at < 0 {
		return one, to, false, nil
	}
	messages, err := councilWords(ctx, v, line.Event, entry.Messages[at:at+1])
	if err != nil {
		return one, to, false, err
	}
	m := messages[0]
	facts := factsOf(v, line.Event, found[who], u.PublicURL+pageOf(v, line.Event, m))
	one = item{reference: facts.Reference, signIn: signInTo(facts), facts: facts}
	if one.subject, err = facts.Fill(m.Subject); err != nil {
		return one, to, false, err
	}
	if one.sentence, err = facts.Fill(m.Sentence); err != nil {
		return one, to, false, err
	}
	if notice.PurposeOf(line.Event.Kind, line.To) == notice.ToRemind {
		one.due, err = ehc.ParseDate(line.Event.Data[ehc.DataDue])
	}
	return one, found[who], true, err
}

// digestMail puts what happened first, as it happened, then what is due soon, in the order of the days.
func digestMail(to recipient, items []item, register string) ports.Mail {
	slices.SortStableFunc(items, func(a, b item) int {
		if a.due.IsZero() || b.due.IsZero() {
			return cmp.Compare(boolNumber(!a.due.IsZero()), boolNumber(!b.due.IsZero()))
		}
		return b.due.DaysUntil(a.due)
	})
	subject, lead := digestWords(items)
	reader := items[max(0, slices.IndexFunc(items, func(one item) bool { return one.facts.Name == "" }))].facts // whose name would tell one child's is named in none
	parts := []string{reader.Salutation(), lead}
	for i, one := range items {
		title := one.subject
		if !one.due.IsZero() {
			title = "By " + one.due.LongWithDay()
		}
		parts = append(parts, fmt.Sprintf("%d. %s", i+1, title), "Case ID: "+string(one.reference), one.sentence, one.signIn)
	}
	if !to.person.Registered {
		parts = append(parts, "You have not chosen a password yet. Please do that first: "+register)
	}
	parts = append(parts, "You can choose what comes at once, and what comes in one list: sign in, open “Your account”, then “When we write to you”.", reader.SignOff())
	return ports.Mail{To: to.email, Name: to.name, Subject: subject, Text: strings.Join(parts, "\n\n") + "\n"}
}

// digestWords are the subject and the first words of a list.
func digestWords(items []item) (subject, lead string) {
	due := 0
	for _, one := range items {
		due += boolNumber(!one.due.IsZero())
	}
	if due == len(items) {
		many := fmt.Sprintf("%d things are", due)
		if due == 1 {
			many = "1 thing is"
		}
		return many + " due soon", many + " due soon in your cases. The soonest comes first."
	}
	lead = "This happened in your cases."
	if due > 0 {
		lead += " What is due soon comes last, the soonest first."
	}
	switch more := len(items) - 1; more {
	case 0:
		return items[0].subject, lead
	case 1:
		return items[0].subject + ", and 1 more thing", lead
	default:
		return fmt.Sprintf("%s, and %d more things", items[0].subject, more), lead
	}
}

func boolNumber(is bool) int {
	if is {
		return 1
	}
	return 0
}
