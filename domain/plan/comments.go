package plan

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// CommentStatus is where one reviewer's comments stand (F180).
type CommentStatus string

const (
	CommentsOpen      CommentStatus = "open"
	CommentsCompleted CommentStatus = "completed"
)

// Label gives the status in words.
func (s CommentStatus) Label() string {
	if s == CommentsCompleted {
		return "Completed"
	}
	return "Open"
}

// SectionComment is what a reviewer says of one section.
type SectionComment struct {
	Letter string // section letter
	Agree  string // "yes", "no" or "" while unanswered
	Text   string
}

// MaxComment is how long the comment on one section can be, in characters.
const MaxComment = 10_000

// Comments is one family member's answer to one version of the draft (CFA 2014 s.38(2)).
type Comments struct {
	Case         ehc.CaseID
	Version      ehc.VersionID
	Number       int // of the version
	Reviewer     ehc.PersonID
	ReviewerName string
	SharedOn     ehc.Date
	// DueBy is the date that the reviewer is shown: the day after the window closes by law.
	DueBy        ehc.Date
	Revision     int
	Status       CommentStatus
	Sections     []SectionComment
	Preferred    string // the setting that the family would like named: s.38(2)(b)(ii), s.38(3)
	PreferredID  ehc.SettingID
	WantsMeeting bool      // with an officer of the authority: reg 13(1)
	Budget       bool      // asks for a personal budget: s.49
	NoComment    bool      // says explicitly that there is nothing to say
	UpdatedAt    time.Time // of the last save, in UTC
	SubmittedAt  time.Time
}

// Invite opens a reviewer's comments on a version.
func Invite(v Version, reviewer ehc.PersonID, name string, dueBy ehc.Date) Comments {
	return Comments{Case: v.Case, Version: v.ID, Number: v.Number, Reviewer: reviewer, ReviewerName: name, SharedOn: v.SharedOn, DueBy: dueBy, Status: CommentsOpen}
}

// Carrying takes over what the reviewer had written on an earlier version without sending it, so that a revised
// draft loses nobody's words.
func (c Comments) Carrying(earlier Comments) Comments {
	if earlier.Status == CommentsCompleted || earlier.Reviewer != c.Reviewer {
		return c
	}
	return c.saying(earlier)
}

func (c Comments) saying(next Comments) Comments {
	c.Sections, c.Preferred, c.PreferredID, c.WantsMeeting, c.Budget, c.NoComment = next.Sections, next.Preferred, next.PreferredID, next.WantsMeeting, next.Budget, next.NoComment
	return c
}

// Write keeps what the reviewer says so far.
func (c Comments) Write(next Comments, now time.Time) (Comments, error) {
	if c.Status == CommentsCompleted {
		return c, fault.New(fault.Illegal, "comments.sent", "These comments have been sent and are locked.")
	}
	if next.Revision != c.Revision {
		return c, fault.New(fault.Conflict, "comments.stale", "These comments were saved somewhere else while you were writing. Both texts are shown below: choose which to keep.")
	}
	if err := next.check(); err != nil {
		return c, err
	}
	c = c.saying(next)
	c.UpdatedAt = now
	return c, nil
}

// Submit sends the comments. Having none must be said: silence is not an answer.
func (c Comments) Submit(now time.Time) (Comments, error) {
	if c.Status == CommentsCompleted {
		return c, fault.New(fault.Illegal, "comments.sent", "These comments have been sent and are locked.")
	}
	if err := c.Complete(); err != nil {
		return c, err
	}
	c.Status, c.SubmittedAt, c.UpdatedAt = CommentsCompleted, now, now
	return c, nil
}

// Reopen lets comments be put right that an officer wrote down.
func (c Comments) Reopen(now time.Time) (Comments, error) {
	if c.Status != CommentsCompleted {
		return c, fault.New(fault.Illegal, "comments.open", "These comments are open already.")
	}
	c.Status, c.SubmittedAt, c.UpdatedAt = CommentsOpen, time.Time{}, now
	return c, nil
}

// Words lists what was said, a line for each thing; nothing where nothing was.
func (c Comments) Words() []string {
	var words []string
	for _, s := range c.Sections {
		text := strings.TrimSpace(s.Text)
		switch {
		case s.Agree == "yes":
			text = strings.TrimSpace("I agree. " + text)
		case s.Agree == "no":
			text = strings.TrimSpace("I would like a change. " + text)
		}
		if text != "" {
			words = append(words, "Section "+s.Letter+": "+text)
		}
	}
	if c.Preferred != "" {
		words = append(words, "School or college asked for: "+c.Preferred)
	}
	for _, ask := range []struct {
		yes   bool
		words string
	}{{c.WantsMeeting, "Asks for a meeting"}, {c.Budget, "Asks for a personal budget"}, {c.NoComment, "Has no comment"}} {
		if ask.yes {
			words = append(words, ask.words)
		}
	}
	return words
}

// Complete reports, as a fault.Invalid, why the comments can't be sent as they are.
func (c Comments) Complete() error {
	switch {
	case !c.NoComment && !c.says():
		return fault.Field("no-comment", "comments.empty", "Write a comment, or tick that you have none.")
	case c.NoComment && c.says():
		return fault.Field("no-comment", "comments.both", "You ticked that you have no comment, but something is filled in. Take off the tick, or clear what is filled in.")
	}
	return nil
}

// check refuses a comment on a section that no plan has, and texts beyond the hub's limits.
func (c Comments) check() error {
	for _, s := range c.Sections {
		field := "text." + s.Letter
		if _, ok := Section(s.Letter); !ok || (s.Agree != "" && s.Agree != "yes" && s.Agree != "no") {
			return fault.Field(field, "comments.section", "Choose from the sections and answers on the page.")
		}
		if utf8.RuneCountInString(s.Text) > MaxComment {
			return fault.Field(field, "comments.too-long", "Use 10,000 characters or fewer for one section. You can send us the rest as a letter.")
		}
	}
	if utf8.RuneCountInString(c.Preferred) > 1000 {
		return fault.Field("preferred", "comments.too-long", "The name of the setting is too long.")
	}
	return nil
}

func (c Comments) says() bool {
	for _, s := range c.Sections {
		if strings.TrimSpace(s.Text) != "" || s.Agree != "" {
			return true
		}
	}
	return c.Preferred != "" || c.PreferredID != "" || c.WantsMeeting || c.Budget
}

// Unread gives who was asked, when and how it stands, without a word of what they say.
func (c Comments) Unread() Comments { return c.saying(Comments{}) }

// Unsent reports that something is written and not sent: nobody but the reviewer may read it yet.
func (c Comments) Unsent() bool { return c.Status != CommentsCompleted && (c.NoComment || c.says()) }

// On gives what the reviewer says of one section.
func (c Comments) On(letter string) SectionComment {
	for _, s := range c.Sections {
		if s.Letter == letter {
			return s
		}
	}
	return SectionComment{Letter: letter}
}

// AllAnswered reports whether every one of the family's members who can comment has sent a final answer to the
// version; with nobody who can, nobody has.
func AllAnswered(version ehc.VersionID, all []Comments, family []ehc.PersonID) bool {
	sent := map[ehc.PersonID]bool{}
	for _, c := range all {
		if c.Version == version && c.Status == CommentsCompleted {
			sent[c.Reviewer] = true
		}
	}
	for _, person := range family {
		if !sent[person] {
			return false
		}
	}
	return len(family) > 0
}
