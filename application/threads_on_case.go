package application

import (
	"context"
	"slices"

	"ehchub/domain/access"
	"ehchub/domain/conversation"
	"ehchub/ports"
)

// ThreadActions says which action of the access table opens each conversation, to read and to write.
var ThreadActions = map[conversation.Audience]access.Action{
	conversation.WithFamily:   access.WriteWithFamily,
	conversation.WithSetting:  access.WriteWithSetting,
	conversation.WithAdvisers: access.WriteWithAdvisers,
	conversation.Council:      access.WriteInCouncil,
}

// ThreadsOnCase tells of the conversations that the visitor may read, also of those in which nothing was written yet.
func ThreadsOnCase(ctx context.Context, v *Visit) ([]ports.ThreadState, error) {
	written, err := v.Stores.Conversations.OfCase(ctx, v.Case.ID(), v.Actor.Person)
	if err != nil {
		return nil, err
	}
	var threads []ports.ThreadState
	for _, with := range conversation.Audiences() {
		if !v.May(ThreadActions[with]) {
			continue
		}
		state := ports.ThreadState{With: with}
		if at := slices.IndexFunc(written, func(s ports.ThreadState) bool { return s.With == with }); at >= 0 {
			state = written[at]
		}
		threads = append(threads, state)
	}
	return threads, nil
}
