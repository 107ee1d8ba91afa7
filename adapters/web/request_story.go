package web

import (
	"net/http"
	"net/url"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
)

var storyPart = requestPart{part: casework.TheStory, title: "Their story", draw: drawStory, read: readStory, next: "/documents",
	fields: func(out assessment.RequestDraftOut) url.Values { return storyFields(out.Case.Request().Story) },
	label:  func(field string) string { return casework.StoryQuestion(strings.TrimPrefix(field, "story.")) }}

func (p RequestPages) showStory(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	return p.openPart(w, r, storyPart, out)
}

func (p RequestPages) saveStory(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	return p.savePart(w, r, storyPart, out)
}

// storyQuestion is one question of the story (G4), by the key of its answer.
type storyQuestion struct {
	key, hint string
	rows      int
	of        func(*casework.Story) *string
}

func (q storyQuestion) label() string { return casework.StoryQuestion(q.key) }

var storyQuestions = []storyQuestion{
	{"working-well", "What they enjoy, what they are good at, what helps", 5, func(s *casework.Story) *string { return &s.WorkingWell }},
	{"not-working", "At home, and at nursery, school or college. A few words are enough.", 8, func(s *casework.Story) *string { return &s.NotWorking }},
	{"history", "Anything from earlier years that matters: birth, moves, changes of school", 6, func(s *casework.Story) *string { return &s.History }},
	{"health", "Diagnoses, treatment, medicines, who sees them", 5, func(s *casework.Story) *string { return &s.Health }},
	{"social-care", "Any help from social workers or family support", 4, func(s *casework.Story) *string { return &s.SocialCare }},
	{"tried", "What the nursery, school or college has done, how often, for how long, and with what effect", 8, func(s *casework.Story) *string { return &s.Tried }},
	{"attainment", "Levels, test results, what they can do now and could do a year ago", 5, func(s *casework.Story) *string { return &s.Attainment }},
	{"attendance", "How much they attend, and why they miss days", 3, func(s *casework.Story) *string { return &s.Attendance }},
}

func storyFields(s casework.Story) url.Values {
	fields := url.Values{}
	for _, q := range storyQuestions {
		fields.Set("story."+q.key, *q.of(&s))
	}
	return fields
}

func readStory(_ assessment.RequestDraftOut, v *form.Values, in *assessment.WriteRequestInput) form.Errors {
	var errs form.Errors
	in.Story = &casework.Story{}
	for _, q := range storyQuestions {
		name := "story." + q.key
		text := v.Lines(name)
		if len([]rune(text)) > casework.MaxStory {
			errs.Add(name, "“"+q.label()+"” must be "+view.Number(casework.MaxStory)+" characters or fewer. You can add a longer text as a document.")
		}
		*q.of(in.Story) = text
	}
	return errs
}

func drawStory(out assessment.RequestDraftOut, v *form.Values, errs form.Errors) []view.Component {
	private := "Nobody reads it until you send the request."
	if len(out.Case.Writers()) > 0 || len(out.Case.With(access.Author)) > 1 {
		private = "Only those who write this request with you read it until it is sent."
	}
	parts := []view.Component{view.Inset{Text: "Write as much or as little as you like, in your own words. " + private + " Then the council’s team, the child’s nursery, school or college and the professionals whom we ask for advice can read it."}}
	for _, q := range storyQuestions {
		name := "story." + q.key
		label := q.label()
		if q.key == "not-working" {
			label += needed
		}
		parts = append(parts, view.TextArea{Name: name, Label: label, Hint: q.hint, Rows: q.rows, Value: v.Lines(name), Error: errs.For(name)})
	}
	return parts
}
