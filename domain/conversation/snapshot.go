package conversation

import "ehchub/domain/ehc"

// Snapshot is a thread as it is stored.
type Snapshot struct {
	ID       ID
	Version  int
	Messages []Message
	Owed     Reply
	Asked    ehc.Date
	Reminded ehc.Date
}

// Snapshot gives the thread to a store.
func (t *Thread) Snapshot() Snapshot {
	return Snapshot{ID: t.id, Version: t.version, Messages: t.messages, Owed: t.owed, Asked: t.asked, Reminded: t.reminded}
}

// Restore makes the thread that was stored.
func Restore(s Snapshot) *Thread {
	return &Thread{id: s.ID, version: s.Version, messages: s.Messages, owed: s.Owed, asked: s.Asked, reminded: s.Reminded}
}

// TakeChanged gives the messages that a store must write, and forgets them.
func (t *Thread) TakeChanged() []Message {
	var changed []Message
	for _, m := range t.messages {
		if t.changed[m.Number] {
			changed = append(changed, m)
		}
	}
	t.changed = nil
	return changed
}

// TakeEvents gives what happened, and forgets it.
func (t *Thread) TakeEvents() []ehc.Event {
	events := t.events
	t.events = nil
	return events
}
