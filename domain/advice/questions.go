package advice

import (
	"fmt"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/richtext"
)

// Bounds of the authority's own questions to one adviser.
const (
	MostQuestions   = 20
	LongestQuestion = 1_000 // characters
)

// AskedQuestion is one question of the authority to this adviser. Its identity ties the reply to it.
type AskedQuestion struct {
	ID   ehc.ItemID
	Text string
}

// Reply answers one question of the authority.
type Reply struct {
	To   ehc.ItemID // the question
	Text richtext.Doc
}

// Reply gives the answer to a question of the authority; nil where there is none.
func (a Answer) Reply(to ehc.ItemID) richtext.Doc {
	for _, r := range a.Replies {
		if r.To == to {
			return r.Text
		}
	}
	return nil
}

// ReplyField is how forms and faults name the reply to a question.
func ReplyField(id ehc.ItemID) string { return "reply[" + string(id) + "].text" }

// PutQuestions adds the authority's questions to a request that is being made. Empty lines are no questions.
func (r *Request) PutQuestions(texts []string, newItem func() ehc.ItemID) error {
	var asked []AskedQuestion
	for _, text := range texts {
		text = strings.TrimSpace(text)
		switch {
		case text == "":
			continue
		case len([]rune(text)) > LongestQuestion:
			return fault.Field("questions", "advice.question-long", fmt.Sprintf("Use %d characters or fewer for one question.", LongestQuestion))
		}
		asked = append(asked, AskedQuestion{newItem(), text})
	}
	if len(asked) > MostQuestions {
		return fault.Field("questions", "advice.questions-many", fmt.Sprintf("Ask %d questions or fewer. Each line is one question.", MostQuestions))
	}
	r.questions = asked
	return nil
}

// Questions lists what the authority asks of this adviser beside the structured advice.
func (r *Request) Questions() []AskedQuestion { return r.questions }

// Replied counts the questions that have a reply. None has to have one: the law asks for the advice.
func (r *Request) Replied() int {
	n := 0
	for _, q := range r.questions {
		if !richtext.IsEmpty(r.answer.Reply(q.ID)) {
			n++
		}
	}
	return n
}

// Suggested lists questions that an authority usually asks under a limb. Whoever asks can change them: each limb's advice is
// on needs, on the provision that they may call for, and on the outcomes (SI 2014/1530 reg 6(1)).
func Suggested(limb Limb) []string {
	return map[Limb][]string{
		Educational: {
			"What can they do now, and how does it compare with what is expected at their age?",
			"What has been tried, for how long, and what difference did each thing make?",
			"What do they need that the setting can’t give from what it has?",
		},
		Medical: {
			"Which diagnoses and health conditions do they have, and how do these affect learning and daily life?",
			"What treatment or equipment do they have, and what must trained staff do?",
			"Which therapy do they need, how much and how often, and does it educate or train them?",
		},
		Psychological: {
			"How do they learn, remember, attend and solve problems, and how do you know?",
			"How do they feel, and how do they get on with others?",
			"What provision do you advise, given by whom, how much and how often?",
		},
		SocialCare: {
			"Are the child and the family known to social care, and since when?",
			"Which social care needs follow from the special educational needs or the disability?",
			"What support do the child and the family need at home and in the community, how much and how often?",
		},
		Adulthood: {
			"What do they hope for in work, home, friends and health, and what stands in the way?",
			"What must they learn or have arranged by the time they are 16, 18 and 25?",
		},
		Other: {"What do you know of their needs that others may not, and what helps?"}, Requested: {"What do you know of their needs that others may not, and what helps?"},
	}[limb]
}
