package conversing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// RemindOfAnswers tells those who run a case, the day after it was due, that an answer of the council is late. Families
// are never reminded: the council owes the answer.
type RemindOfAnswers struct{ Gate application.Gate }

// beginsAt is the hour of the day, in London, at which reminders go.
const beginsAt = 8

// Run does it every day until ctx ends.
func (u RemindOfAnswers) Run(ctx context.Context) {
	application.Every(ctx, application.LookEvery, "people reminded of answers", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}

// Do goes the round of one day.
func (u RemindOfAnswers) Do(ctx context.Context, actor ehc.Actor) (int, error) {
	return application.Round{Gate: u.Gate, Daily: "answers", Hour: beginsAt,
		Wanting: func(ctx context.Context, s ports.Stores, today ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
			return s.Conversations.Late(ctx, today, after, limit)
		},
		Work: func(ctx context.Context, id ehc.CaseID) (reminded int, err error) {
			err = u.Gate.Open(ctx, actor, id, access.Remind, "messages", func(ctx context.Context, v *application.Visit) error {
				for _, with := range conversation.Audiences() {
					t, err := v.Stores.Conversations.Of(ctx, conversation.ID{Case: id, With: with})
					if err != nil {
						return err
					}
					if !t.Remind(v.Now, v.Today) {
						continue
					}
					reminded++
					if err := v.Stores.Conversations.Save(ctx, t); err != nil {
						return err
					}
				}
				return nil
			})
			return reminded, err
		}}.Go(ctx)
}
