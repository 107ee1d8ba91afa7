// Package conversing is what the council and those on a case write to each other.
package conversing

import (
	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/conversation"
	"ehchub/domain/fault"
)

var noThread = fault.New(fault.NotFound, "message.no-thread", "There is no such conversation.")

func actionFor(with conversation.Audience) (access.Action, error) {
	action, ok := application.ThreadActions[with]
	if !ok {
		return "", noThread
	}
	return action, nil
}
