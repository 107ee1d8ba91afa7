package casework

import (
	"slices"
	"time"

	"ehchub/domain/ehc"
)

// Snapshot is the whole case as a store keeps it.
type Snapshot struct {
	ID        ehc.CaseID
	Reference ehc.Reference
	Version   int
	State     State
	Child     Child
	Request   Request
	Author    ehc.PersonID
	DraftKey  string
	Parties   []Party
	Decisions []Decision
	Override  string
	FinalOn   ehc.Date
	Closings  []Closing
	// Reassessments are those of the plan in force, the earliest first.
	Reassessments []Reassessment
	// Moving is the move to another authority that was recorded last; TakenOver the plan that another made; nil without.
	Moving    *Moving
	TakenOver *TakenOver
	// Custodies are the times in custody, the earliest first.
	Custodies []Custody
	// HealthBoards are the changes of integrated care board, the earliest first.
	HealthBoards []HealthBoardChange
	// Withdrawal is a wish to withdraw that waits for the authority; nil without one.
	Withdrawal      *Withdrawal
	Flags           []RaisedFlag
	Earlier         []EarlierAdvice
	Recommendations []Recommendation
	// Prepared lists how turnings were prepared, the oldest first.
	Prepared []Prepared
	// Shields keep address, setting and meeting places from persons on the case, the earliest first.
	Shields []Shield
	// Recalls are the shares that were taken back, the earliest first.
	Recalls []Recall
	// Writings tell who wrote in which part of the request.
	Writings  []Writing
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Snapshot gives the case to a store.
func (c *Case) Snapshot() Snapshot {
	return Snapshot{
		ID: c.id, Reference: c.reference, Version: c.version, State: c.state, Child: c.child, Request: c.request,
		Author: c.author, DraftKey: c.draftKey, Parties: c.Parties(), Decisions: append([]Decision(nil), c.decisions...),
		Override: c.override, FinalOn: c.finalOn, Closings: append([]Closing(nil), c.closings...), Withdrawal: c.withdrawal, Flags: slices.Clone(c.flags), Reassessments: slices.Clone(c.reassessments), Moving: c.moving, TakenOver: c.takenOver, Custodies: slices.Clone(c.custodies), HealthBoards: slices.Clone(c.boards),
		Earlier: slices.Clone(c.earlier), Recommendations: slices.Clone(c.recommendations), Prepared: slices.Clone(c.prepared), Shields: slices.Clone(c.shields), Recalls: slices.Clone(c.recalls), Writings: slices.Clone(c.writings), CreatedAt: c.createdAt, UpdatedAt: c.updatedAt,
	}
}

// Restore brings a stored case back. Only stores and imports call it.
func Restore(s Snapshot) *Case {
	return &Case{
		id: s.ID, reference: s.Reference, version: s.Version, state: s.State, child: s.Child, request: s.Request,
		author: s.Author, draftKey: s.DraftKey, parties: s.Parties, decisions: s.Decisions,
		override: s.Override, finalOn: s.FinalOn, closings: s.Closings, reassessments: s.Reassessments, moving: s.Moving, takenOver: s.TakenOver, custodies: s.Custodies, boards: s.HealthBoards, withdrawal: s.Withdrawal, flags: s.Flags, earlier: s.Earlier, recommendations: s.Recommendations, prepared: s.Prepared, shields: s.Shields, recalls: s.Recalls, writings: s.Writings, createdAt: s.CreatedAt, updatedAt: s.UpdatedAt,
	}
}

// TakeEvents hands over what happened since the case was loaded, once.
func (c *Case) TakeEvents() []ehc.Event {
	events := c.events
	c.events = nil
	return events
}

// Raised lists the kinds of event that happened since the case was loaded, taken or not.
func (c *Case) Raised() []ehc.EventKind { return append([]ehc.EventKind(nil), c.raised...) }
