package conversing

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ReadThread opens what was written with one audience, and notes how far the reader has read.
type ReadThread struct{ Gate application.Gate }

// ThreadOut is the thread.
type ThreadOut struct {
	application.Head
	With       conversation.Audience
	Thread     *conversation.Thread
	ForCouncil bool // the reader writes for the council
	// Readers are how far others have read, for the council only.
	Readers []ports.ReadUpTo
	ReplyBy ehc.Date // by when a message that is written now is answered
}

// Do reads it.
func (u ReadThread) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, with conversation.Audience) (out ThreadOut, err error) {
	action, err := actionFor(with)
	if err != nil {
		return out, err
	}
	err = u.Gate.Open(ctx, actor, id, action, "messages/"+string(with), func(ctx context.Context, v *application.Visit) error {
		thread, err := v.Stores.Conversations.Of(ctx, conversation.ID{Case: id, With: with})
		if err != nil {
			return err
		}
		out = ThreadOut{Head: v.Head(), With: with, Thread: thread, ForCouncil: forCouncil(v), ReplyBy: v.Profile.ReplyBy(v.Today)}
		readers, err := v.Stores.Conversations.Read(ctx, thread.ID(), actor.Person, len(thread.Messages()), v.Now)
		if out.ForCouncil {
			out.Readers = slices.DeleteFunc(readers, func(r ports.ReadUpTo) bool { return r.Person == actor.Person })
		}
		return err
	})
	return out, err
}

// forCouncil reports whether somebody writes for the council.
func forCouncil(v *application.Visit) bool { return v.May(access.SeeAuthorityNotes) }

// ListThreads tells of the conversations of a case that somebody may read.
type ListThreads struct{ Gate application.Gate }

// ThreadsOut are those conversations; one in which nothing was written yet has no messages.
type ThreadsOut struct {
	application.Head
	ForCouncil bool
	Threads    []ports.ThreadState
}

// Do lists them.
func (u ListThreads) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (out ThreadsOut, err error) {
	err = u.Gate.Open(ctx, actor, id, access.SeeCase, "messages", func(ctx context.Context, v *application.Visit) error {
		out.Head, out.ForCouncil = v.Head(), forCouncil(v)
		written, err := application.CorrespondenceOnCase(ctx, v)
		out.Threads = written.Threads
		return err
	})
	return out, err
}
