package plan_test

import (
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

func invited(t *testing.T) plan.Comments {
	t.Helper()
	v := share(t, begun())
	c := plan.Invite(v, "mother", "Leila Haddad", v.AnswerBy())
	if c.Status != plan.CommentsOpen || c.DueBy != ehc.D(2026, 9, 27) || c.SharedOn != sharedOn || c.Number != 1 {
		t.Fatalf("invited with %+v", c)
	}
	return c
}

func TestSubmittingComments(t *testing.T) {
	tests := []struct {
		name  string
		write func(*plan.Comments)
		code  string
	}{
		{"nothing said", func(*plan.Comments) {}, "comments.empty"},
		{"blanks alone", func(c *plan.Comments) { c.Sections = []plan.SectionComment{{Letter: "B", Text: "  "}} }, "comments.empty"},
		{"says that there is nothing to say", func(c *plan.Comments) { c.NoComment = true }, ""},
		{"agrees with one section", func(c *plan.Comments) { c.Sections = []plan.SectionComment{{Letter: "B", Agree: "yes"}} }, ""},
		{"asks for a setting", func(c *plan.Comments) { c.Preferred = "Ashgrove School" }, ""},
		{"asks for a meeting", func(c *plan.Comments) { c.WantsMeeting = true }, ""},
		{"asks for a budget", func(c *plan.Comments) { c.Budget = true }, ""},
		{"no comment, and one all the same", func(c *plan.Comments) { c.NoComment, c.WantsMeeting = true, true }, "comments.both"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := invited(t)
			next := c
			test.write(&next)
			c, err := c.Write(next, now)
			if err != nil {
				t.Fatal(err)
			}
			sent, err := c.Submit(now)
			if test.code == "" {
				if err != nil || sent.Status != plan.CommentsCompleted || !sent.SubmittedAt.Equal(now) {
					t.Errorf("sent %+v, %v", sent, err)
				}
				return
			}
			if !fault.Has(err, test.code) || sent.Status != plan.CommentsOpen {
				t.Errorf("got %v, want %s", err, test.code)
			}
		})
	}
}

func TestSentCommentsAreLocked(t *testing.T) {
	c := invited(t)
	c.NoComment = true
	c, err := c.Submit(now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Write(c, now); !fault.Has(err, "comments.sent") {
		t.Errorf("writing: %v", err)
	}
	if _, err := c.Submit(now); !fault.Has(err, "comments.sent") {
		t.Errorf("sending again: %v", err)
	}
}

func TestCommentsRefuseWhatThePageDoesNotOffer(t *testing.T) {
	tests := []struct {
		name string
		next func(plan.Comments) plan.Comments
		code string
	}{
		{"a stale revision", func(c plan.Comments) plan.Comments { c.Revision += 1; return c }, "comments.stale"},
		{"a section that no plan has", func(c plan.Comments) plan.Comments {
			c.Sections = []plan.SectionComment{{Letter: "Z", Text: "x"}}
			return c
		}, "comments.section"},
		{"an answer that is none", func(c plan.Comments) plan.Comments {
			c.Sections = []plan.SectionComment{{Letter: "B", Agree: "maybe"}}
			return c
		}, "comments.section"},
		{"a text beyond the limit", func(c plan.Comments) plan.Comments {
			c.Sections = []plan.SectionComment{{Letter: "B", Text: strings.Repeat("x", plan.MaxComment+1)}}
			return c
		}, "comments.too-long"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := invited(t)
			if _, err := c.Write(test.next(c), now); !fault.Has(err, test.code) {
				t.Errorf("got %v, want %s", err, test.code)
			}
		})
	}
}

func TestARevisedDraftKeepsWhatWasNotSentYet(t *testing.T) {
	first := invited(t)
	first.Sections = []plan.SectionComment{{Letter: "F", Agree: "no", Text: "An hour a week is too little."}}
	second := plan.Invite(plan.Version{Shared: plan.Shared{ID: "version-2", Number: 2}}, "mother", "Leila Haddad", first.DueBy)
	if got := second.Carrying(first).On("F").Text; got != "An hour a week is too little." {
		t.Errorf("carried %q", got)
	}
	first.Status = plan.CommentsCompleted
	if got := second.Carrying(first).On("F").Text; got != "" {
		t.Errorf("comments that were sent on the first version were carried: %q", got)
	}
	other := first
	other.Status, other.Reviewer = plan.CommentsOpen, "father"
	if got := second.Carrying(other).On("F").Text; got != "" {
		t.Errorf("someone else's comments were carried: %q", got)
	}
}

func TestTheFamilyHasAnsweredWhenEachOfThemHas(t *testing.T) {
	sent := func(version ehc.VersionID, person ehc.PersonID, status plan.CommentStatus) plan.Comments {
		return plan.Comments{Version: version, Reviewer: person, Status: status}
	}
	family := []ehc.PersonID{"mother", "father"}
	tests := []struct {
		name   string
		all    []plan.Comments
		family []ehc.PersonID
		want   bool
	}{
		{"both", []plan.Comments{sent("v2", "mother", plan.CommentsCompleted), sent("v2", "father", plan.CommentsCompleted)}, family, true},
		{"one is open", []plan.Comments{sent("v2", "mother", plan.CommentsCompleted), sent("v2", "father", plan.CommentsOpen)}, family, false},
		{"one was added later and never asked", []plan.Comments{sent("v2", "mother", plan.CommentsCompleted)}, family, false},
		{"one answered the earlier version", []plan.Comments{sent("v2", "mother", plan.CommentsCompleted), sent("v1", "father", plan.CommentsCompleted)}, family, false},
		{"an advocate's open page does not hold it up", []plan.Comments{sent("v2", "mother", plan.CommentsCompleted), sent("v2", "advocate", plan.CommentsOpen)}, family[:1], true},
		{"nobody can answer", nil, nil, false},
	}
	for _, test := range tests {
		if got := plan.AllAnswered("v2", test.all, test.family); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
