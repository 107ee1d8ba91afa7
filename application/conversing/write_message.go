package conversing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// WriteMessage adds a message to a thread. Those whom it concerns are told that there is one, never what it says.
type WriteMessage struct{ Gate application.Gate }

// writeTries is how often a message is tried when others write at the same moment: messages do not exclude each other.
const writeTries = 5

// Do adds it. fault.Invalid at the field that is wrong; fault.Illegal on a case that is closed.
func (u WriteMessage) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, with conversation.Audience, d conversation.Draft) error {
	action, err := actionFor(with)
	if err != nil {
		return err
	}
	for range writeTries {
		err = u.Gate.Open(ctx, actor, id, action, "messages/"+string(with), func(ctx context.Context, v *application.Visit) error {
			if v.Case.State().Closed() {
				return fault.New(fault.Illegal, "message.closed", "This case is closed, so nothing more can be written here. Call or write to the council instead.")
			}
			return change(ctx, v, with, func(t *conversation.Thread) error {
				return t.Write(v.NamedBoth(), forCouncil(v), d, v.Profile.ReplyBy(v.Today), v.Today, v.Now)
			})
		})
		if !fault.Has(err, "message.stale") {
			break
		}
	}
	return err
}

func change(ctx context.Context, v *application.Visit, with conversation.Audience, verb func(t *conversation.Thread) error) error {
	t, err := v.Stores.Conversations.Of(ctx, conversation.ID{Case: v.Case.ID(), With: with})
	if err != nil {
		return err
	}
	if err := verb(t); err != nil {
		return err
	}
	return v.Stores.Conversations.Save(ctx, t)
}

// TakeBackMessage takes a message's words away from everybody: one's own, or as the one who runs the case.
type TakeBackMessage struct{ Gate application.Gate }

// Do takes it back. fault.NotFound for no such message.
func (u TakeBackMessage) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, with conversation.Audience, number int, why string) error {
	action, err := actionFor(with)
	if err != nil {
		return err
	}
	return u.Gate.Open(ctx, actor, id, action, "messages/"+string(with), func(ctx context.Context, v *application.Visit) error {
		return change(ctx, v, with, func(t *conversation.Thread) error {
			if all := t.Messages(); number > 0 && number <= len(all) && all[number-1].By != actor.Person {
				if err := v.Decide(access.TakeBackMessages); err != nil {
					return err
				}
			}
			return t.TakeBack(v.NamedBoth(), number, why, v.Now)
		})
	})
}
