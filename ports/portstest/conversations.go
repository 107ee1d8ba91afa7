package portstest

import (
	"context"
	"testing"

	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// ConversationsContract proves what use cases rely on when they keep what is written.
func ConversationsContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field of a thread comes back":        everyFieldOfAThread,
		"two who write at once, one conflict":       threadConflict,
		"each person's own unread messages":         unreadMessages,
		"late answers are found until reminded of":  lateAnswers,
		"threads of one case by audience are apart": threadsApart,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func threadOf(t testing.TB, u ports.UnitOfWork, id conversation.ID) (thread *conversation.Thread) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		thread, err = s.Conversations.Of(ctx, id)
		return err
	})
	return thread
}

func saveThread(t testing.TB, u ports.UnitOfWork, thread *conversation.Thread) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Conversations.Save(ctx, thread) })
}

func everyFieldOfAThread(t *testing.T, u ports.UnitOfWork) {
	want := Fill[conversation.Snapshot](t)
	want.ID, want.Version = conversation.ID{Case: someCase(t, u), With: conversation.WithFamily}, 0
	officer := aPerson("An officer")
	first := conversation.New(want.ID)
	if err := first.Write(officer, true, conversation.Draft{Text: "One", AnswerBy: ehc.D(2026, 12, 1)}, ehc.Date{}, ehc.D(2026, 11, 23), At); err != nil {
		t.Fatal(err)
	}
	saveThread(t, u, first)
	want.Messages = []conversation.Message{want.Messages[0]}
	want.Messages[0].Number = 1
	again := conversation.Restore(conversation.Snapshot{ID: want.ID, Version: 1, Messages: want.Messages, Owed: want.Owed, Asked: want.Asked, Reminded: want.Reminded})
	if err := again.Write(officer, false, conversation.Draft{Text: "Two"}, ehc.D(2026, 12, 5), ehc.D(2026, 11, 24), At); err != nil {
		t.Fatal(err)
	}
	saveThread(t, u, again)
	got, kept := threadOf(t, u, want.ID).Snapshot(), again.Snapshot()
	kept.Version, kept.Messages[0] = 2, got.Messages[0] // the first was not written again
	same(t, "the thread", got, kept)
	if got.Messages[0].Text != "One" {
		t.Errorf("the first message reads %q", got.Messages[0].Text)
	}
}

func threadConflict(t *testing.T, u ports.UnitOfWork) {
	id := conversation.ID{Case: someCase(t, u), With: conversation.WithSetting}
	one, two := threadOf(t, u, id), threadOf(t, u, id)
	for _, thread := range []*conversation.Thread{one, two} {
		if err := thread.Write(aPerson("Somebody"), false, conversation.Draft{Text: "Hello"}, ehc.D(2026, 12, 1), ehc.D(2026, 11, 23), At); err != nil {
			t.Fatal(err)
		}
	}
	saveThread(t, u, one)
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Conversations.Save(ctx, two) })
	kind(t, "the second writer", err, fault.Conflict)
}

func unreadMessages(t *testing.T, u ports.UnitOfWork) {
	id := conversation.ID{Case: someCase(t, u), With: conversation.WithFamily}
	ada, tom := account(t, u, "ada@example.org").Actor(), account(t, u, "tom@example.org").Actor()
	thread := threadOf(t, u, id)
	for range 2 {
		if err := thread.Write(tom, false, conversation.Draft{Text: "Hello"}, ehc.D(2026, 12, 1), ehc.D(2026, 11, 23), At); err != nil {
			t.Fatal(err)
		}
	}
	saveThread(t, u, thread)
	state := func(reader ehc.PersonID) (s ports.ThreadState) {
		do(t, u, func(ctx context.Context, st ports.Stores) error {
			all, err := st.Conversations.OfCase(ctx, id.Case, reader)
			if err == nil && len(all.Threads) == 1 {
				s = all.Threads[0]
			}
			return err
		})
		return s
	}
	same(t, "what Ada finds", state(ada.Person), ports.ThreadState{With: conversation.WithFamily, Messages: 2, Unread: 2, LastAt: At, ReplyBy: ehc.D(2026, 12, 1)})
	if s := state(tom.Person); s.Unread != 0 {
		t.Errorf("one's own messages are unread: %+v", s)
	}
	for _, upTo := range []int{2, 1} { // an older look does not take back a later one
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			_, err := s.Conversations.Read(ctx, id, ada.Person, upTo, At)
			return err
		})
	}
	if s := state(ada.Person); s.Unread != 0 {
		t.Errorf("read, and still unread: %+v", s)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		readers, err := s.Conversations.Read(ctx, id, tom.Person, 0, At)
		same(t, "who has read", readers, []ports.ReadUpTo{{Person: ada.Person, Name: ada.Name, UpTo: 2, At: At}})
		return err
	})
}

func lateAnswers(t *testing.T, u ports.UnitOfWork) {
	id := conversation.ID{Case: someCase(t, u), With: conversation.WithFamily}
	thread := threadOf(t, u, id)
	if err := thread.Write(aPerson("A parent"), false, conversation.Draft{Text: "When?"}, ehc.D(2026, 12, 1), ehc.D(2026, 11, 23), At); err != nil {
		t.Fatal(err)
	}
	saveThread(t, u, thread)
	late := func(before ehc.Date) (cases []ehc.CaseID) {
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			cases, err = s.Conversations.Late(ctx, before, "", 10)
			return err
		})
		return cases
	}
	if got := late(ehc.D(2026, 12, 1)); len(got) != 0 {
		t.Errorf("late on its last day: %v", got)
	}
	same(t, "late", late(ehc.D(2026, 12, 2)), []ehc.CaseID{id.Case})
	thread = threadOf(t, u, id)
	if !thread.Remind(At, ehc.D(2026, 12, 2)) {
		t.Fatal("nothing to remind of")
	}
	saveThread(t, u, thread)
	if got := late(ehc.D(2026, 12, 2)); len(got) != 0 {
		t.Errorf("late after the reminder: %v", got)
	}
}

func threadsApart(t *testing.T, u ports.UnitOfWork) {
	on := someCase(t, u)
	for _, with := range conversation.Audiences() {
		thread := threadOf(t, u, conversation.ID{Case: on, With: with})
		if err := thread.Write(aPerson("Somebody"), true, conversation.Draft{Text: "To " + string(with)}, ehc.Date{}, ehc.D(2026, 11, 23), At); err != nil {
			t.Fatal(err)
		}
		saveThread(t, u, thread)
	}
	for _, with := range conversation.Audiences() {
		if all := threadOf(t, u, conversation.ID{Case: on, With: with}).Messages(); len(all) != 1 || all[0].Text != "To "+string(with) {
			t.Errorf("%s holds %+v", with, all)
		}
	}
}
