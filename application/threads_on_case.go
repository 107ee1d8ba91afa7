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

// CorrespondenceOnCase tells of the conversations that the visitor may read, also of those in which nothing was written
// yet, and whether a message must be seen to, for those who may see what became of messages.
func CorrespondenceOnCase(ctx context.Context, v *Visit) (ports.Correspondence, error) {
	written, err := v.Stores.Conversations.OfCase(ctx, v.Case.ID(), v.Actor.Person)
	if err != nil {
		return written, err
	}
	found := ports.Correspondence{MessageWaits: written.MessageWaits && v.May(access.SeeDeliveries)}
	for _, with := range conversation.Audiences() {
		if !v.May(ThreadActions[with]) {
			continue
		}
		state := ports.ThreadState{With: with}
		if at := slices.IndexFunc(written.Threads, func(s ports.ThreadState) bool { return s.With == with }); at >= 0 {
			state = written.Threads[at]
		}
		found.Threads = append(found.Threads, state)
	}
	return found, nil
}
