package notifying

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// FollowUnread takes another way to those who were asked for something and have not looked since (C9): a text message
// after three days, then a letter, then it is a task for the co-ordinator. Any number of servers may do so at once.
type FollowUnread struct {
	Send SendDue
	// Texts is nil where the council sends no text messages; a letter then comes at once.
	Texts ports.TextSender
}

// followHour is that of the day, in London, from which people are written to again.
const followHour = 9

// Do follows what nobody has read, once a day, and counts the messages.
func (u FollowUnread) Do(ctx context.Context, actor ehc.Actor) (followed int, err error) {
	return application.Round{Gate: u.Send.Gate, Daily: "unread", Hour: followHour,
		Wanting: func(ctx context.Context, s ports.Stores, _ ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
			return s.FollowUps.Unread(ctx, u.Send.Gate.Clock.Now().UTC(), after, limit)
		},
		Work: func(ctx context.Context, id ehc.CaseID) (int, error) { return u.followCase(ctx, actor, id) },
	}.Go(ctx)
}

// Run follows every day, until ctx ends.
func (u FollowUnread) Run(ctx context.Context) {
	application.Every(ctx, application.LookEvery, "messages that nobody has read followed", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}

// followUp is what is done about one unread message.
type followUp struct {
	ports.Unread
	letter  letter
	text    string
	mobile  string
	nothing bool // it needs nothing any more, or another message to the same person stands for it
}

func (u FollowUnread) followCase(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (followed int, err error) {
	var ups []followUp
	err = u.Send.Gate.Open(ctx, actor, id, access.SeeCase, "", func(ctx context.Context, v *application.Visit) error {
		unread, err := v.Stores.FollowUps.UnreadOf(ctx, id, v.Now)
		if err != nil {
			return err
		}
		var written []ehc.PersonID
		for _, m := range unread {
			up := followUp{Unread: m, nothing: v.Case.State().Closed() || v.Case.Quiet() || slices.Contains(written, m.Person)}
			if !up.nothing {
				if up, err = u.prepare(ctx, v, up); err != nil {
					return err
				}
			}
			if !up.nothing {
				written = append(written, m.Person)
			}
			ups = append(ups, up)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, up := range ups {
		done, failure := u.follow(ctx, up)
		if fault.Is(failure, fault.TooMany) {
			continue // they have had the day's most: tomorrow's round follows it
		}
		err = errors.Join(err, failure)
		if done {
			followed++
		}
	}
	return followed, err
}

// prepare composes what goes by the other ways; nothing for somebody whom the message concerns no more.
func (u FollowUnread) prepare(ctx context.Context, v *application.Visit, up followUp) (followUp, error) {
	entry, _ := notice.For(up.Event)
	messages, err := councilWords(ctx, v, up.Delivery.Event, entry.Messages)
	if err != nil {
		return up, err
	}
	for _, m := range messages {
		found, err := find(ctx, v, up.Delivery.Event, m.To)
		if err != nil {
			return up, err
		}
		at := slices.IndexFunc(found, func(r recipient) bool { return r.person.ID == up.Person })
		if at < 0 {
			continue
		}
		to, err := found[at].reachedBy(ctx, v, true, true)
		if err != nil {
			return up, err
		}
		up.letter = letter{to: to, by: m.To}
		up.text = textOf(v.Profile, string(v.Case.Reference()), m.Subject, u.Send.PublicURL)
		up.mobile, _ = people.NormalMobile(to.person.Phone)
		if invites(up.Delivery.Event, m) {
			return up, nil // a letter would need a fresh link, which ends the one in the e-mail
		}
		if up.letter.mail, err = u.Send.compose(ctx, v, up.Delivery.Event, m, to); err != nil {
			return up, err
		}
		up.letter.papers, err = u.Send.papers(ctx, v, up.Delivery.Event, m, to, up.letter.mail)
		return up, err
	}
	up.nothing = true
	return up, nil
}

// textOf is the text message: short, and without a word about the child.
func textOf(c council.Profile, reference, subject, url string) string {
	return fmt.Sprintf("%s EHC Hub: we wrote to you and see that you have not looked yet. %s (case %s). Please sign in: %s", c.Name, subject, reference, url)
}

// follow takes the next way that there is; where none is left, somebody must see to it.
func (u FollowUnread) follow(ctx context.Context, up followUp) (done bool, err error) {
	task := false
	switch {
	case up.nothing:
	case up.Channel == delivery.ByEmail && up.mobile != "" && u.Texts != nil:
		err = u.sendText(ctx, up)
	case up.Channel != delivery.ByPost && len(up.letter.papers) > 0 && len(up.letter.to.address) > 1:
		for _, p := range up.letter.papers {
			err = errors.Join(err, u.Send.post(ctx, up.Delivery, up.letter, p))
		}
	default:
		task = true
	}
	if err != nil {
		return false, fmt.Errorf("recipient %s: %w", up.letter.to.key, err)
	}
	err = u.Send.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		now := u.Send.Gate.Clock.Now().UTC()
		if err := s.FollowUps.Follow(ctx, up.ID, now, task); err != nil || !task {
			return err
		}
		return s.Cases.Record(ctx, ehc.Event{Kind: ehc.MessageNotRead, Case: up.Case, At: now, Data: map[string]string{ehc.DataPerson: string(up.Person)}})
	})
	return !up.nothing, err
}

func (u FollowUnread) sendText(ctx context.Context, up followUp) error {
	return handOver(ctx, u.Send.Gate, up.letter.note(up.Delivery, delivery.ByText), func(ctx context.Context, id ehc.MessageID, again bool) error {
		return u.Texts.SendText(ctx, ports.Text{Key: id, To: up.mobile, Body: up.text, Again: again})
	})
}
