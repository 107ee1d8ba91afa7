package ports

import (
	"context"
	"time"

	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/domain/people"
	"ehchub/domain/plan"
)

// UnitOfWork runs one use case in one transaction. Stores are reachable only inside it. When work returns an
// error nothing is kept; a COMMIT that fails is returned. Nothing is sent to anyone inside.
type UnitOfWork interface {
	Do(ctx context.Context, work func(ctx context.Context, s Stores) error) error
}

// Stores is everything that one unit of work can read and write.
type Stores struct {
	Cases         Cases
	Drafts        Drafts
	Advice        AdviceRequests
	Views         Views
	Plans         Plans
	Comments      Comments
	Consultations Consultations
	Clocks        Clocks
	Recounts      Recounts
	CalendarLinks CalendarLinks
	Disputes      Disputes
	Proposals     Proposals
	PaperRecords  PaperRecords
	Guests        Guests
	Choosing      Choosing
	Packs         Packs
	Scans         Scans
	Arrivals      Arrivals
	Reminders     Reminders
	Rounds        Rounds
	Histories     Histories
	Letters       Letters
	Transfers     Transfers
	Upkeep        Upkeep
	Templates     LetterTemplates
	Texts         CouncilTexts
	People        People
	Settings      Settings
	Register      Register
	RegisterLoads RegisterLoads
	Attendance    Attendance
	Teams         Teams
	Files         Files
	ToScan        ToScan
	Uploads       Uploads
	UploadClaims  UploadClaims
	UploadLists   UploadLists
	Warnings      DocumentWarnings
	Audit         Audit
	Trail         Trail
	Processors    Processors
	Desk          Desk
	Breaches      Breaches
	Mentions      Mentions
	CaseGaps      CaseGaps
	Relations     Relations
	Council       Council
	Banners       Banners
	Maintenance   Maintenance
	Logos         Logos
	Pages         Pages
	Waiting       WaitingLists
	Conversations Conversations
	Messages      Messages
	Parked        Parked
	PrintQueue    PrintQueue
	FollowUps     FollowUps
	Preferences   Preferences
	PersonNames   PersonNames
	Looks         Looks
	Guides        Guides
	Accounts      Accounts
	Organisations Organisations
	Office        Office
}

// Cases keeps cases. Saving also keeps the trays, the search rows, the timeline and the outbox of the case's
// events, in the same transaction.
type Cases interface {
	// Get loads a case. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.CaseID) (*casework.Case, error)
	// ByReference finds a case by the ID that people use. fault.NotFound when there is none.
	ByReference(ctx context.Context, ref ehc.Reference) (*casework.Case, error)
	// Save writes the case. fault.Conflict when someone else saved it since it was loaded.
	Save(ctx context.Context, c *casework.Case) error
	// NextNumber counts on in the year, for the next case ID; a number is never given twice.
	NextNumber(ctx context.Context, year int) (int, error)
	// Record writes events of something that belongs to the case (a saved part of the plan, say) and brings
	// the case's trays up to date, without loading or versioning the case itself.
	Record(ctx context.Context, events ...ehc.Event) error
}

// DraftBegun is a draft request, as its author finds it again.
type DraftBegun struct {
	Case    ehc.CaseID
	Called  string // the child's name; empty before it was written
	SavedAt time.Time
}

// CaseOfChild is a case, or a draft request, that may be of the child whom a paper is about.
type CaseOfChild struct {
	Case      ehc.CaseID
	Reference ehc.Reference // empty for a draft
	Called    string
	State     casework.State
}

// Drafts finds draft requests: an author's own, and those that visitors abandoned, to clear them.
type Drafts interface {
	// Begun lists the drafts of an account or of a visitor's key, those that settings have, and those in which they were asked to write, the one saved last first, at
	// most limit. Nobody has none.
	Begun(ctx context.Context, author ehc.PersonID, key string, limit int, settings ...ehc.SettingID) ([]DraftBegun, error)
	// SameChild lists the cases, and the drafts at the authority's desk, of a child with this surname and date of birth,
	// the one saved last first, at most limit.
	SameChild(ctx context.Context, surname string, born ehc.Date, limit int) ([]CaseOfChild, error)
	// Abandoned lists visitors' drafts that were last saved before an instant, the oldest first, at most limit.
	Abandoned(ctx context.Context, before time.Time, limit int) ([]ehc.CaseID, error)
	// Clear deletes a visitor's draft with everything but the audit. It refuses any other case. fault.Conflict when
	// someone saved it since it was loaded.
	Clear(ctx context.Context, c *casework.Case) error
}

// AdviceRequests keeps requests for advice.
type AdviceRequests interface {
	Get(ctx context.Context, id ehc.AdviceID) (*advice.Request, error)
	// OfCase lists a case's requests, the oldest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]*advice.Request, error)
	// Save writes a request. fault.Conflict when someone else saved it since it was loaded.
	Save(ctx context.Context, r *advice.Request) error
}

// Views keeps the child's and the parents' views.
type Views interface {
	// Of gives a case's views; empty ones when nothing was recorded.
	Of(ctx context.Context, id ehc.CaseID) (*advice.Views, error)
	// Given gives them with all that was written down for others on the case, the latest first, in one statement.
	Given(ctx context.Context, id ehc.CaseID) (*advice.Views, []paper.Record, error)
	// Save writes the tiles that changed. fault.Conflict when a newer revision is stored.
	Save(ctx context.Context, v *advice.Views) error
}

// Plans keeps working drafts and shared versions.
type Plans interface {
	// Of loads a case's plan with the parts named, or with every part when none is. fault.NotFound before the
	// draft was begun.
	Of(ctx context.Context, id ehc.CaseID, parts ...plan.PartKey) (*plan.Plan, error)
	// Save writes the parts that changed and the versions that are new. fault.Conflict when a newer revision of
	// a part is stored.
	Save(ctx context.Context, p *plan.Plan) error
	// Version loads one shared version of a case, with its content.
	Version(ctx context.Context, id ehc.CaseID, number int) (plan.Version, error)
}

// Comments keeps the family's comments on drafts.
type Comments interface {
	// OfCase lists the comments of every reviewer on every version, the latest version first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]plan.Comments, error)
	// Get finds one reviewer's comments on one version. fault.NotFound when they were not invited.
	Get(ctx context.Context, version ehc.VersionID, reviewer ehc.PersonID) (plan.Comments, error)
	// Save writes them; c.Revision is the one that was loaded. fault.Conflict when a newer one is stored.
	Save(ctx context.Context, c plan.Comments) error
}

// Consultations keeps the consultations of settings.
type Consultations interface {
	Get(ctx context.Context, id ehc.ConsultationID) (plan.Consultation, error)
	// OfCase lists a case's consultations, the oldest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]plan.Consultation, error)
	// AnsweredBy lists what settings have answered, the consultation that was sent last first, at most limit.
	AnsweredBy(ctx context.Context, limit int, settings ...ehc.SettingID) ([]AnswerSent, error)
	// Save writes one; c.Revision is the one that was loaded. fault.Conflict when a newer one is stored.
	Save(ctx context.Context, c plan.Consultation) error
}

// AnswerSent is a setting's answer, with the case ID that it was about.
type AnswerSent struct {
	plan.Consultation
	Reference ehc.Reference
}

// Clocks keeps the deadlines of cases.
type Clocks interface {
	// Of gives a case's clock; an empty one when nothing has happened yet.
	Of(ctx context.Context, id ehc.CaseID) (*clock.Clock, error)
	// Open gives, for cases that come after the given one, the deadlines that are still open: at most limit cases,
	// in the order of their identity; dates only, without the
	// words of the law. It is how every clock is counted again.
	Open(ctx context.Context, after ehc.CaseID, limit int) ([]*clock.Clock, error)
	// Save writes what changed since the clocks were loaded.
	Save(ctx context.Context, clocks ...*clock.Clock) error
	// Move writes the dates of deadlines that were counted again; one that somebody else counted since it was loaded
	// stays as it is now.
	Move(ctx context.Context, clocks ...*clock.Clock) error
	// Own lists the open dates that are a person's own, the soonest first: what they, their teams and settings owe,
	// what the authority owes on cases that they co-ordinate, and the time that they have as family.
	Own(ctx context.Context, actor ehc.Actor, today ehc.Date) ([]OwnDeadline, error)
}

// Recounts keeps how far the counting again of every open deadline has come.
type Recounts interface {
	// Ask starts it from the first case; because is told beside each date that moves.
	Ask(ctx context.Context, because string, at time.Time) error
	// Claim gives the reason and the last case that was counted, and keeps others from going on at the same time
	// until the unit ends. ok is false when there is nothing to do, or another is at it.
	Claim(ctx context.Context) (because string, after ehc.CaseID, ok bool, err error)
	// Advance tells that all cases up to one were counted, or, with no case, that all were.
	Advance(ctx context.Context, to ehc.CaseID, at time.Time) error
}

// KeptEdition numbers what is kept beside each case: what lists show to each of its holders, and what the case tells its
// clock. Whoever changes either raises it; the hub then brings every case up to date that was stored before.
const KeptEdition = 3

// Upkeep brings what is kept beside cases up to date.
type Upkeep interface {
	// Behind lists cases that were kept in an earlier edition, in the order of their identity after the given one, at
	// most limit.
	Behind(ctx context.Context, after ehc.CaseID, limit int) ([]ehc.CaseID, error)
	// Keep writes anew what lists show of a case to everyone who holds it, and marks it as kept in this edition; the case
	// itself stays as it is. fault.Conflict when someone saved it since it was loaded.
	Keep(ctx context.Context, c *casework.Case) error
}

// Disputes keeps disagreements with decisions: mediation and appeals.
type Disputes interface {
	Get(ctx context.Context, id ehc.DisputeID) (*dispute.Dispute, error)
	// OfCase lists a case's disagreements, the latest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]*dispute.Dispute, error)
	// Save writes one, and whether mediation or an appeal is in progress for trays. fault.Conflict when someone
	// else saved it since it was loaded.
	Save(ctx context.Context, d *dispute.Dispute) error
}

// People keeps persons, with the organisations that they belong to.
type People interface {
	Get(ctx context.Context, id ehc.PersonID) (people.Person, error)
	// ByEmail finds a person by a normal e-mail address: the one they are written to at, or another of OwnAddresses. fault.NotFound when there is none.
	ByEmail(ctx context.Context, email string) (people.Person, error)
	// Find lists persons with any of the roles whose name holds the text, by name, at most limit. Closed accounts are left
	// out.
	Find(ctx context.Context, text string, limit int, roles ...ehc.Role) ([]people.Person, error)
	// Belonging lists the persons who act for a setting, or belong to a team; closed accounts are left out.
	Belonging(ctx context.Context, to ehc.Holder) ([]people.Person, error)
	// Save writes a person; the version counts on. fault.Conflict when someone else saved them.
	Save(ctx context.Context, p people.Person) error
}

// Settings keeps education settings.
type Settings interface {
	Get(ctx context.Context, id ehc.SettingID) (people.Setting, error)
	// Use gives a setting that somebody chose, however far away; from now on it is offered without being searched for.
	Use(ctx context.Context, id ehc.SettingID) (people.Setting, error)
	// Many finds several at once, in the order asked; unknown ones are left out.
	Many(ctx context.Context, ids ...ehc.SettingID) ([]people.Setting, error)
	// Find lists settings whose name holds the text, by name, at most limit; closed ones are left out. Without a text it
	// lists those that are offered without being searched for.
	Find(ctx context.Context, text string, limit int) ([]people.Setting, error)
	Save(ctx context.Context, s people.Setting) error
}

// Teams keeps teams of professionals.
type Teams interface {
	Get(ctx context.Context, id ehc.TeamID) (people.Team, error)
	// List gives every team, by name, closed ones too.
	List(ctx context.Context) ([]people.Team, error)
	// Save writes a team; the version counts on. fault.Conflict when someone else saved it.
	Save(ctx context.Context, t people.Team) error
}
