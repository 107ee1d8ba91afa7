package demo

import (
	"context"
	"time"

	"ehchub/application/accounts"
	"ehchub/application/organising"
	"ehchub/domain/people"
)

// tellOfPeople tells what became of the council's own people: one left, and one is away while another stands in.
func (l *loading) tellOfPeople() {
	l.steps = append(l.steps, step{at: morning(l.today.AddDays(-40)).Add(7 * time.Hour), what: "close the account of who has left", do: func(ctx context.Context) error {
		return accounts.CloseAccount{Means: l.Accounts}.Do(ctx, l.actor("marguerite"), l.people["rupert"].ID)
	}}, step{at: morning(l.today.AddDays(-1)).Add(8 * time.Hour), what: "record an absence with its cover", do: func(ctx context.Context) error {
		return organising.RecordAbsence{Means: organising.Means{Gate: l.Gate}}.Do(ctx, l.actor("marek"), people.Absence{Person: l.people["marek"].ID,
			From: l.today.AddDays(-1), To: l.today.AddDays(9), By: l.people["colm"].ID})
	}})
}
