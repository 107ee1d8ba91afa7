package plan

import (
	"strings"
	"time"

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
	WantsMeeting bool // with an officer of the authority: reg 13(1)
	Budget       bool // asks for a personal budget: s.49
	NoComment    bool // says explicitly that there is nothing to say
	SubmittedAt  time.Time
}

// Invite opens a reviewer's comments on a version.
func Invite(v Version, reviewer ehc.PersonID, name string, dueBy ehc.Date) Comments {
	return Comments{Case: v.Case, Version: v.ID, Number: v.Number, Reviewer: reviewer, ReviewerName: name, SharedOn: v.SharedOn, DueBy: dueBy, Status: CommentsOpen}
}

// Write keeps what the reviewer says so far.
func (c Comments) Write(next Comments) (Comments, error) {
	if c.Status == CommentsCompleted {
		return c, fault.New(fault.Illegal, "comments.sent", "These comments have been sent and are locked.")
	}
	if next.Revision != c.Revision {
		return c, fault.New(fault.Conflict, "comments.stale", "These comments were saved somewhere else while you were writing. Both texts are shown below: choose which to keep.")
	}
	c.Sections, c.Preferred, c.PreferredID, c.WantsMeeting, c.Budget, c.NoComment = next.Sections, next.Preferred, next.PreferredID, next.WantsMeeting, next.Budget, next.NoComment
	return c, nil
}

// Submit sends the comments. Having none must be said: silence is not an answer.
func (c Comments) Submit(now time.Time) (Comments, error) {
	if c.Status == CommentsCompleted {
		return c, fault.New(fault.Illegal, "comments.sent", "These comments have been sent and are locked.")
	}
	if !c.NoComment && !c.says() {
		return c, fault.Field("no-comment", "comments.empty", "Write a comment, or tick that you have none.")
	}
	c.Status, c.SubmittedAt = CommentsCompleted, now
	return c, nil
}

func (c Comments) says() bool {
	for _, s := range c.Sections {
		if strings.TrimSpace(s.Text) != "" || s.Agree != "" {
			return true
		}
	}
	return c.Preferred != "" || c.WantsMeeting || c.Budget
}

// On gives what the reviewer says of one section.
func (c Comments) On(letter string) SectionComment {
	for _, s := range c.Sections {
		if s.Letter == letter {
			return s
		}
	}
	return SectionComment{Letter: letter}
}

// AllAnswered reports whether every reviewer has sent a final answer; with no reviewer nobody has.
func AllAnswered(all []Comments) bool {
	for _, c := range all {
		if c.Status != CommentsCompleted {
			return false
		}
	}
	return len(all) > 0
}
